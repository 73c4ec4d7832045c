"""Renderings of one report. A reporter lays out what it is given and decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from b12lint.diagnostics import Report
from b12lint.reporters.lines import KeptLines
from b12lint.reporters.style import Style

FORMATS = ("full", "concise", "json", "json-lines")


def render(form: str, report: Report, kept: Mapping[str, KeptLines], style: Style) -> Iterator[str]:
    """The report in one of FORMATS, piece by piece. `kept` holds, by path, the lines that findings stand in.

    Raises ValueError for any other format.
    """
    match form:
        case "full":
            from b12lint.reporters import full

            return full.render(report, kept, style)
        case "concise":
            from b12lint.reporters import concise

            return concise.render(report, style)
        case "json":
            from b12lint.reporters import json_object

            return json_object.render(report, kept)
        case "json-lines":
            from b12lint.reporters import json_lines

            return json_lines.render(report, kept)
    raise ValueError(f"no such output format: {form}")
