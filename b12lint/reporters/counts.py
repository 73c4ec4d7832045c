"""The figures of a report, and the one line that sums it up. Every reporter and every exit code reads them here."""

from __future__ import annotations

from dataclasses import dataclass

from b12lint.diagnostics import Report, Severity


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found, how much was read, and how many things could not be done."""

    articles: int
    off_topic: int
    rules: int
    claims_read: int
    claims_judged: int
    errors: int
    warnings: int
    failures: int

    @property
    def findings(self) -> int:
        """Errors and warnings together."""
        return self.errors + self.warnings


def count(report: Report) -> Counts:
    """The figures of a report."""
    severities = [diagnostic.severity for diagnostic in report.diagnostics]
    return Counts(
        articles=len(report.files),
        off_topic=sum(not file.on_topic for file in report.files),
        rules=report.rules_run,
        claims_read=sum(file.claims_read for file in report.files),
        claims_judged=sum(file.claims_judged for file in report.files),
        errors=severities.count(Severity.ERROR),
        warnings=severities.count(Severity.WARNING),
        failures=len(report.failures),
    )


def summary(counts: Counts) -> str:
    """One sentence that never sounds better than the run was."""
    failed = f" {plural(counts.failures, 'failure')}: see the messages." if counts.failures else ""
    if not counts.articles:
        return f"No articles checked.{failed}"
    articles = plural(counts.articles, "article")
    extent = f"({plural(counts.claims_read, 'claim')} read, {counts.claims_judged} judged{_off_topic(counts)})"
    if not counts.findings:
        return f"Checked {articles}: nothing found {extent}.{failed}"
    kinds = [plural(counts.errors, "error")] if counts.errors else []
    kinds += [plural(counts.warnings, "warning")] if counts.warnings else []
    return f"Found {', '.join(kinds)} in {articles} {extent}.{failed}"


def plural(number: int, noun: str) -> str:
    """The number with its noun: `1 error`, `2 errors`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _off_topic(counts: Counts) -> str:
    return f", {counts.off_topic} off topic" if counts.off_topic else ""
