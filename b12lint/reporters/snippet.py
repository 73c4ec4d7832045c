"""The piece of an article a finding stands in, drawn with carets under its exact range."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from b12lint.diagnostics import Diagnostic
from b12lint.reporters.lines import KeptLines
from b12lint.reporters.style import Style, width

_COLUMNS = 100
_MARGIN = 12
_LONGEST = 600
_MOST_ROWS = 6
_TAB = 4
_CUT = "..."


@dataclass(frozen=True, slots=True)
class Row:
    """A line to draw: its number (0 where it goes on from the line above), its text, and what stands under it."""

    number: int
    text: str
    carets: str = ""


def draw(diagnostic: Diagnostic, lines: KeptLines, style: Style) -> Iterator[Row]:
    """The lines of the finding, and one on each side unless that is blank or a bare quotation mark.

    Nothing where the lines are not at hand.
    """
    rows = [row for row in _rows(diagnostic) if row in lines.texts]
    if not rows:
        return
    yield from _context(rows[0] - 1, lines, style)
    for row, following in zip(rows, [*rows[1:], rows[-1] + 1], strict=True):
        yield from _pieces(row, lines.texts[row], _columns(diagnostic, row, lines.texts[row]), style)
        if following > row + 1:
            yield Row(0, _CUT)
    yield from _context(rows[-1] + 1, lines, style)


def _rows(diagnostic: Diagnostic) -> list[int]:
    """The rows the range covers; of a long range the first and the last few."""
    first, last = diagnostic.start.row, diagnostic.end.row
    if diagnostic.end.column == 1 and last > first:
        last -= 1
    rows = list(range(first, min(last, first + _MOST_ROWS) + 1))
    if last - first < _MOST_ROWS:
        return rows
    return [first, first + 1, first + 2, last - 1, last]


def _columns(diagnostic: Diagnostic, row: int, line: str) -> tuple[int, int]:
    """Where the range begins and ends in a row, 0-based; an empty range is shown as one column."""
    begin = diagnostic.start.column - 1 if row == diagnostic.start.row else len(line) - len(line.lstrip())
    end = diagnostic.end.column - 1 if row == diagnostic.end.row else len(line.rstrip())
    return begin, max(end, begin + 1)


def _context(row: int, lines: KeptLines, style: Style) -> Iterator[Row]:
    line = lines.texts.get(row, "")
    if line.strip("> \t"):
        cut = _CUT if len(line) > _COLUMNS else ""
        yield Row(row, "".join(text for text, _ in _cells(line[:_COLUMNS], style)) + cut)


def _pieces(number: int, line: str, columns: tuple[int, int], style: Style) -> Iterator[Row]:
    """A line, cut down to what surrounds the range where it is long, and folded where that is still too wide."""
    begin, end = columns
    low, high = _window(line, begin, end)
    cells = [(text, size, begin <= low + i < end) for i, (text, size) in enumerate(_cells(line[low:high], style))]
    if begin >= len(line):
        cells.append((" ", 1, True))
    before = [(_CUT, len(_CUT), False)] if low else []
    after = [(_CUT, len(_CUT), False)] if high < len(line) else []
    for piece in _folded([*before, *cells, *after]):
        text = "".join(shown for shown, _, _ in piece)
        carets = "".join(("^" if marked else " ") * size for _, size, marked in piece)
        yield Row(number, text.rstrip(), carets.rstrip())
        number = 0


def _window(line: str, begin: int, end: int) -> tuple[int, int]:
    """The part of a line to show, from a word's start to a word's end where one is near."""
    if len(line) <= _COLUMNS:
        return 0, len(line)
    margin = max(_MARGIN, (_COLUMNS - (end - begin)) // 2)
    low = max(0, begin - margin)
    high = min(len(line), max(low + _COLUMNS, end + margin), begin + _LONGEST)
    if low:
        low = max(low, line.find(" ", low, begin) + 1)
    if high < len(line) and end < high:
        high = max(end, line.rfind(" ", end, high), high if " " not in line[end:high] else 0)
    return low, high


def _cells(text: str, style: Style) -> Iterator[tuple[str, int]]:
    """How each code point is shown and how many columns it takes; tabs reach to the next stop."""
    column = 0
    for character in text:
        shown = " " * (_TAB - column % _TAB) if character == "\t" else style.cell(character)
        size = width(shown)
        column += size
        yield shown, size


def _folded(cells: list[tuple[str, int, bool]]) -> Iterator[list[tuple[str, int, bool]]]:
    """Cells in rows of at most _COLUMNS and two cuts, broken after a space where there is one."""
    row: list[tuple[str, int, bool]] = []
    for cell in cells:
        if sum(size for _, size, _ in row) + cell[1] > _COLUMNS + 2 * len(_CUT):
            at = max((i + 1 for i, (shown, _, _) in enumerate(row) if shown.isspace()), default=len(row))
            yield row[:at]
            row = row[at:]
        row.append(cell)
    if row:
        yield row
