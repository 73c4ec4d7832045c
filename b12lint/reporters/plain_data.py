"""Diagnostics as plain values for JSON. Keys are only ever added; rows and columns are 1-based, in code points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from b12lint.diagnostics import Diagnostic, Edit, Evidence, Fix, Report
from b12lint.reporters.counts import count
from b12lint.reporters.lines import KeptLines
from b12lint.source import Position

SCHEMA_VERSION = 1


def dumps(data: Mapping[str, Any]) -> str:
    """One line of printable ASCII: the same bytes whatever the encoding, and nothing that drives a terminal."""
    import json

    return json.dumps(data).replace("\x7f", "\\u007f")


def header_data(report: Report, version: str) -> dict[str, Any]:
    """Everything about a run but its diagnostics."""
    counts = count(report)
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "b12lint", "version": version},
        "packs": [{"name": p.name, "version": p.version, "digest": p.digest} for p in report.packs],
        "column_unit": "code point",
        "summary": {name: getattr(counts, name) for name in counts.__slots__},
        "failures": [{"filename": f.path, "message": f.message} for f in report.failures],
    }


def diagnostic_data(diagnostic: Diagnostic, kept: Mapping[str, KeptLines]) -> dict[str, Any]:
    """One finding. `offset` and `end_offset` are 0-based code points of the decoded text."""
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "filename": diagnostic.path,
        "location": _place(diagnostic.start),
        "end_location": _place(diagnostic.end),
        "offset": diagnostic.span.start,
        "end_offset": diagnostic.span.end,
        "excerpt": diagnostic.excerpt,
        "why": diagnostic.why,
        "suggestion": diagnostic.suggestion,
        "evidence": [_evidence(evidence) for evidence in diagnostic.evidence],
        "trace": list(diagnostic.trace),
        "fix": None if diagnostic.fix is None else _fix(diagnostic.fix, kept[diagnostic.path]),
        "url": diagnostic.url or None,
    }


def _place(position: Position) -> dict[str, int]:
    return {"row": position.row, "column": position.column}


def _evidence(evidence: Evidence) -> dict[str, str]:
    return {name: getattr(evidence, name) for name in evidence._fields}


def _fix(fix: Fix, lines: KeptLines) -> dict[str, Any]:
    edits = [_edit(edit, lines) for edit in fix.edits]
    return {"applicability": str(fix.applicability), "message": fix.message, "edits": edits}


def _edit(edit: Edit, lines: KeptLines) -> dict[str, Any]:
    return {
        "location": _place(lines.position(edit.span.start)),
        "end_location": _place(lines.position(edit.span.end)),
        "offset": edit.span.start,
        "end_offset": edit.span.end,
        "content": edit.content,
    }
