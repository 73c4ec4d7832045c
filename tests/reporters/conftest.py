"""Findings in texts, without rules: what a reporter is given."""

from __future__ import annotations

from typing import Any

from b12lint.diagnostics import Diagnostic, Evidence, Failure, FileReport, PackIdentity, Report, Severity
from b12lint.reporters import render
from b12lint.reporters.lines import keep
from b12lint.reporters.style import Style
from b12lint.source import Source, Span

EVIDENCE = Evidence("guide", "A Guide", "A Press", "https://example.org/guide", "Capitals shout.")


def finding(source: Source, span: Span, **changes: Any) -> Diagnostic:
    """A finding in a span of a source."""
    fields: dict[str, Any] = {
        "code": "FAK001",
        "name": "wrong-word",
        "severity": Severity.ERROR,
        "message": "this word is wrong",
        "path": source.path,
        "span": span,
        "start": source.position(span.start),
        "end": source.position(span.end),
        "excerpt": source.slice(span),
    }
    return Diagnostic(**{**fields, **changes})


def quoted(source: Source, quote: str, **changes: Any) -> Diagnostic:
    """A finding in the first place where a quote stands."""
    start = source.text.index(quote)
    return finding(source, Span(start, start + len(quote)), **changes)


def report(source: Source, *diagnostics: Diagnostic, failures: tuple[Failure, ...] = ()) -> Report:
    """A report of one file."""
    files = (FileReport(source.path, diagnostics, claims_read=57, claims_judged=12),)
    return Report(files, failures, (PackIdentity("fake", "1.2.3", "0123abcd"),), rules_run=27)


def rendered(form: str, source: Source, *diagnostics: Diagnostic, style: Style | None = None) -> str:
    """The text of a report of one file."""
    kept = {source.path: keep(source, diagnostics)}
    return "".join(render(form, report(source, *diagnostics), kept, style or Style()))
