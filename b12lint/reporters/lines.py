"""The few lines of an article that a report shows, kept so that the article itself need not be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from b12lint.diagnostics import Diagnostic
from b12lint.source import Position, Source

_EDGE = 4


@dataclass(frozen=True, slots=True)
class KeptLines:
    """Lines by 1-based row, without their endings, and the offset each starts at."""

    texts: Mapping[int, str]
    starts: Mapping[int, int]

    def position(self, offset: int) -> Position:
        """Row and column of an offset that stands in a kept line."""
        rows = sorted(self.starts)
        row = rows[bisect_right([self.starts[row] for row in rows], offset) - 1]
        return Position(row, offset - self.starts[row] + 1)


def keep(source: Source, diagnostics: Iterable[Diagnostic]) -> KeptLines:
    """The lines that the diagnostics and their fixes stand in, with one more on each side."""
    rows = {row for diagnostic in diagnostics for row in _rows(source, diagnostic)}
    shown = sorted(row for row in rows if 1 <= row <= len(source.line_starts))
    return KeptLines({row: source.line(row) for row in shown}, {row: source.line_starts[row - 1] for row in shown})


def _rows(source: Source, diagnostic: Diagnostic) -> Iterable[int]:
    """Rows from one above to one below; of a long range only those near its ends."""
    first, last = diagnostic.start.row - 1, diagnostic.end.row + 1
    rows = set(range(first, min(last, first + _EDGE) + 1)) | set(range(max(first, last - _EDGE), last + 1))
    for edit in diagnostic.fix.edits if diagnostic.fix else ():
        rows |= {source.position(edit.span.start).row, source.position(edit.span.end).row}
    return rows
