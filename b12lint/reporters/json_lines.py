"""One JSON object a line and finding, to be read while it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from b12lint.diagnostics import Report
from b12lint.reporters.lines import KeptLines
from b12lint.reporters.plain_data import diagnostic_data, dumps


def render(report: Report, kept: Mapping[str, KeptLines]) -> Iterator[str]:
    """A line for each finding, in the order of the report; nothing where nothing was found."""
    for diagnostic in report.diagnostics:
        yield dumps(diagnostic_data(diagnostic, kept)) + "\n"
