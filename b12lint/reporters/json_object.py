"""The whole report as one JSON object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from b12lint._version import __version__
from b12lint.diagnostics import Report
from b12lint.reporters.lines import KeptLines
from b12lint.reporters.plain_data import diagnostic_data, dumps, header_data


def render(report: Report, kept: Mapping[str, KeptLines]) -> Iterator[str]:
    """The object's text, a finding at a time and a line each, ending in a line feed."""
    yield dumps(header_data(report, __version__)).removesuffix("}") + ', "diagnostics": ['
    for number, diagnostic in enumerate(report.diagnostics):
        yield (",\n" if number else "\n") + dumps(diagnostic_data(diagnostic, kept))
    yield "\n]}\n"
