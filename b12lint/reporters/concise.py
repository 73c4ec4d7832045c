"""One line a finding, `path:row:column: CODE message`: for grep, for editors, for a quick look."""

from __future__ import annotations

from collections.abc import Iterator

from b12lint.diagnostics import Diagnostic, Report
from b12lint.reporters.counts import count, summary
from b12lint.reporters.style import BOLD, RED, YELLOW, Style


def render(report: Report, style: Style) -> Iterator[str]:
    """The lines of the report, each with its line feed; columns are 1-based code points."""
    for diagnostic in report.diagnostics:
        yield _line(diagnostic, style) + "\n"
    if not style.quiet:
        yield summary(count(report)) + "\n"


def _line(diagnostic: Diagnostic, style: Style) -> str:
    path = style.paint(style.visible(diagnostic.path), BOLD)
    code = style.paint(diagnostic.code, YELLOW if diagnostic.severity.rank else RED)
    place = f"{diagnostic.start.row}:{diagnostic.start.column}"
    return f"{path}:{place}: {code} {style.sentence(diagnostic.message)}"
