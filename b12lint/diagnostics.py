"""What a run reports: diagnostics with exact places, failures, and the report that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from b12lint.source import Position, Span


class Severity(StrEnum):
    """How much a finding weighs; `error` fails a run by default."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def rank(self) -> int:
        """0 for the most severe."""
        return list(Severity).index(self)


class Applicability(StrEnum):
    """Whether a fix may be applied by a machine."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


class Edit(NamedTuple):
    """Replace a span of the source by some text."""

    span: Span
    content: str


class Fix(NamedTuple):
    """Edits that would mend a finding, and what to call them."""

    message: str
    edits: tuple[Edit, ...]
    applicability: Applicability


class Evidence(NamedTuple):
    """A source that backs a rule: who says it, and where it can be read."""

    id: str
    title: str
    publisher: str
    url: str
    quote: str = ""


class Diagnostic(NamedTuple):
    """One finding. `code` names the rule; the rule itself is never carried along."""

    code: str
    name: str
    severity: Severity
    message: str
    path: str
    span: Span
    start: Position
    end: Position
    excerpt: str
    why: str = ""
    suggestion: str = ""
    evidence: tuple[Evidence, ...] = ()
    fix: Fix | None = None
    url: str = ""
    trace: tuple[str, ...] = ()


class Failure(NamedTuple):
    """Something that could not be done. Any failure makes the run end with 2."""

    path: str
    message: str


class PackIdentity(NamedTuple):
    """Which rules were run: enough to reproduce a report."""

    name: str
    version: str
    digest: str


class FileReport(NamedTuple):
    """What was found in one file, and how many claims were read and judged there."""

    path: str
    diagnostics: tuple[Diagnostic, ...]
    claims_read: int = 0
    claims_judged: int = 0
    on_topic: bool = True


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run, in a fixed order: files by path, diagnostics by place, then code."""

    files: tuple[FileReport, ...]
    failures: tuple[Failure, ...]
    packs: tuple[PackIdentity, ...]
    rules_run: int

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All findings of all files."""
        return tuple(d for f in self.files for d in f.diagnostics)
