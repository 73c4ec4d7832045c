"""The report for people: each finding in its place, why it is one, what to write instead, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from b12lint.diagnostics import Diagnostic, Evidence, Report
from b12lint.reporters.counts import count, summary
from b12lint.reporters.lines import KeptLines
from b12lint.reporters.snippet import Row, draw
from b12lint.reporters.style import BLUE, BOLD, CYAN, RED, YELLOW, Style, wrap


def render(report: Report, kept: Mapping[str, KeptLines], style: Style) -> Iterator[str]:
    """The report's text, a finding at a time, and the summary."""
    nothing = KeptLines({}, {})
    for diagnostic in report.diagnostics:
        yield "\n".join(_finding(diagnostic, kept.get(diagnostic.path, nothing), style)) + "\n\n"
    if not style.quiet:
        yield summary(count(report)) + "\n"


def _finding(diagnostic: Diagnostic, lines: KeptLines, style: Style) -> Iterator[str]:
    color = YELLOW if diagnostic.severity.rank else RED
    rows = list(draw(diagnostic, lines, style))
    gutter = max((len(str(row.number)) for row in rows), default=1)
    path = style.visible(diagnostic.path)
    head = style.paint(f"{diagnostic.code} [{diagnostic.severity}]", color)
    yield f"{head} {style.paint(style.sentence(diagnostic.message), BOLD)}"
    yield f"{' ' * gutter}{style.paint('-->', BLUE)} {path}:{diagnostic.start.row}:{diagnostic.start.column}"
    yield from _snippet(rows, gutter, color, style)
    yield from _note("why", diagnostic.why, style)
    yield from _note("help", diagnostic.suggestion, style)
    if diagnostic.fix is not None:
        yield from _note("fix", f"{diagnostic.fix.message} ({diagnostic.fix.applicability})", style)
    for source in dict.fromkeys(_source(evidence) for evidence in diagnostic.evidence):
        yield from _note("source", source, style)
    if diagnostic.name:
        yield from _note("rule", f"{diagnostic.name} (b12lint explain {diagnostic.code})", style)


def _snippet(rows: list[Row], gutter: int, color: str, style: Style) -> Iterator[str]:
    if not rows:
        return
    bar = style.paint(f"{' ' * gutter} |", BLUE)
    yield bar
    for row in rows:
        number = str(row.number) if row.number else ""
        yield f"{style.paint(f'{number:>{gutter}} |', BLUE)} {row.text}".rstrip()
        if row.carets:
            yield f"{bar} {style.paint(row.carets, color)}"
    yield bar


def _note(label: str, text: str, style: Style) -> Iterator[str]:
    """A labelled text, folded under itself; nothing where there is no text."""
    lead = f"{label}: "
    for line in wrap(text):
        yield f"{style.paint(lead, CYAN) if lead.strip() else lead}{style.visible(line)}"
        lead = " " * len(lead)


def _source(evidence: Evidence) -> str:
    return f"{evidence.publisher}: {evidence.title}" + (f", {evidence.url}" if evidence.url else "")
