"""Articles checked against rules: the one place that joins reading, checks and rule texts. No files, no state.

A check says where and what; the engine stamps code, severity, message and evidence. A rule that raises becomes an
`internal-error` diagnostic, and the other rules still run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from b12lint.checks import KINDS, CheckKind, Match, Subject
from b12lint.checks.places import title_span
from b12lint.claims.extract import Language, read_claims
from b12lint.claims.scorecard import Scorecard
from b12lint.diagnostics import Applicability, Diagnostic, Edit, Evidence, FileReport, Fix, PackIdentity, Severity
from b12lint.document.model import Article
from b12lint.ruleset.model import CompiledPack, CompiledRule
from b12lint.source import Span

INTERNAL_ERROR = "internal-error"


class Rule(NamedTuple):
    """A selected rule, ready to run."""

    code: str
    slug: str
    severity: Severity
    message: str
    why: str
    suggest: str
    evidence: tuple[Evidence, ...]
    kind: CheckKind
    spec: Any


class Pack(NamedTuple):
    """A pack's language and scorecards, with those of its rules that were selected."""

    identity: PackIdentity
    language: Language
    scorecards: Mapping[str, Scorecard]
    rules: tuple[Rule, ...]


class Ruleset(NamedTuple):
    """Everything a run checks by. Built once, shared by all articles and threads."""

    packs: tuple[Pack, ...]
    as_of: date

    @property
    def size(self) -> int:
        """How many rules run."""
        return sum(len(pack.rules) for pack in self.packs)


def prepare(packs: Sequence[CompiledPack], rules: Sequence[CompiledRule], *, as_of: date | None = None) -> Ruleset:
    """Make selected rules of compiled packs ready to run. `as_of` is the day articles are judged on, today by default."""
    return Ruleset(
        tuple(_pack(pack, [r for r in rules if r.pack == pack.name]) for pack in packs), as_of or date.today()
    )


def _pack(pack: CompiledPack, rules: Sequence[CompiledRule]) -> Pack:
    return Pack(
        identity=PackIdentity(pack.name, pack.version, pack.digest),
        language=Language.load(pack.derived["language"]),
        scorecards={name: Scorecard.load(data) for name, data in pack.scorecards.items()},
        rules=tuple(_rule(pack, rule) for rule in rules),
    )


def _rule(pack: CompiledPack, rule: CompiledRule) -> Rule:
    kind = KINDS[rule.check["kind"]]
    return Rule(
        code=rule.code,
        slug=rule.slug,
        severity=Severity(rule.severity),
        message=rule.message,
        why=rule.why,
        suggest=rule.suggest,
        evidence=tuple(_evidence(pack, e.source, e.says) for e in rule.evidence),
        kind=kind,
        spec=kind.spec(**{key: _frozen(value) for key, value in rule.check.items()}),
    )


def _frozen(value: Any) -> Any:
    return tuple(_frozen(v) for v in value) if isinstance(value, list | tuple) else value


def _evidence(pack: CompiledPack, source: str, says: str) -> Evidence:
    found = pack.sources[source]
    return Evidence(found.id, found.title, found.publisher, found.url, says)


def check_article(article: Article, ruleset: Ruleset) -> FileReport:
    """All diagnostics of an article, sorted by place and code."""
    found: list[Diagnostic] = []
    read = judged = 0
    on_topic = False
    for pack in ruleset.packs:
        claims = read_claims(article, pack.language)
        subject = Subject(article, claims, ruleset.as_of, pack.scorecards)
        diagnostics = [d for rule in pack.rules for d in _run(rule, subject)]
        found.extend(diagnostics)
        read += len(claims.readings)
        judged += claims.judged
        on_topic = on_topic or claims.on_topic
    found.sort(key=lambda d: (d.span, d.code))
    return FileReport(article.source.path, tuple(found), read, judged, on_topic)


def _run(rule: Rule, subject: Subject) -> Iterator[Diagnostic]:
    try:
        yield from [_diagnostic(rule, subject.article, match) for match in rule.kind.find(rule.spec, subject)]
    except Exception as error:  # a broken rule must not hide what the others found
        yield _internal_error(rule, subject.article, error)


def _diagnostic(rule: Rule, article: Article, match: Match) -> Diagnostic:
    source = article.source
    return Diagnostic(
        code=rule.code,
        name=rule.slug,
        severity=rule.severity,
        message=rule.message,
        path=source.path,
        span=match.span,
        start=source.position(match.span.start),
        end=source.position(match.span.end),
        excerpt=source.slice(match.span),
        why=rule.why,
        suggestion=rule.suggest,
        evidence=rule.evidence,
        fix=_fix(match),
        trace=match.trace,
    )


def _fix(match: Match) -> Fix | None:
    if match.replacement is None:
        return None
    return Fix(f"Write `{match.replacement}`", (Edit(match.span, match.replacement),), Applicability.SAFE)


def _internal_error(rule: Rule, article: Article, error: Exception) -> Diagnostic:
    span = title_span(article) if article.blocks else Span(0, 0)
    source = article.source
    return Diagnostic(
        code=INTERNAL_ERROR,
        name=INTERNAL_ERROR,
        severity=Severity.ERROR,
        message=f"rule {rule.code} failed on this article: {type(error).__name__}: {error}",
        path=source.path,
        span=span,
        start=source.position(span.start),
        end=source.position(span.end),
        excerpt=source.slice(span),
        why="This is a fault of the rule or of b12lint, not of the article. Please report it.",
    )


__all__ = ["INTERNAL_ERROR", "Pack", "Rule", "Ruleset", "check_article", "prepare"]
