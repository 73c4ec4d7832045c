"""A table being read: which block stands in which row and column."""

from __future__ import annotations

from b12lint.document.model import Cell, Table

_MAX_SPAN = 50
_MAX_CELLS = 100_000


class Grid:
    """Hands out cells row by row, keeping clear of those that span further rows or columns."""

    def __init__(self, table: int) -> None:
        """`table` is the table's index in the article."""
        self.table = table
        self.caption: int | None = None
        self._row = -1
        self._column = 0
        self._cells: dict[tuple[int, int], Cell] = {}
        self._blocks: dict[tuple[int, int], int] = {}

    def next_row(self) -> None:
        """Begin a row."""
        self._row += 1
        self._column = 0

    def next_cell(self, header: bool, columns: int = 1, rows: int = 1) -> Cell:
        """The next free cell of the row; it may span columns and rows."""
        if self._row < 0:
            self.next_row()
        while (self._row, self._column) in self._cells:
            self._column += 1
        cell = Cell(self.table, self._row, self._column, header)
        if len(self._cells) > _MAX_CELLS:
            columns = rows = 1
        for row in range(self._row, self._row + min(max(rows, 1), _MAX_SPAN)):
            for column in range(self._column, self._column + min(max(columns, 1), _MAX_SPAN)):
                self._cells.setdefault((row, column), cell)
        return cell

    def fill(self, cell: Cell, block: int) -> None:
        """Say which block stands in a cell; the first one counts."""
        self._blocks.setdefault((cell.row, cell.column), block)

    def finish(self) -> Table:
        """The table; None stands where there is no text."""
        count = self._row + 1
        widths = [0] * count
        for row, column in self._cells:
            if row < count:
                widths[row] = max(widths[row], column + 1)
        width = max(widths, default=0)
        rows = tuple(tuple(self._block(row, column) for column in range(width)) for row in range(count))
        return Table(rows, self._header_rows(count), self.caption)

    def _block(self, row: int, column: int) -> int | None:
        cell = self._cells.get((row, column))
        return None if cell is None else self._blocks.get((cell.row, cell.column))

    def _header_rows(self, count: int) -> int:
        body = {row for (row, _), cell in self._cells.items() if not cell.header}
        return next((row for row in range(count) if row in body), count)
