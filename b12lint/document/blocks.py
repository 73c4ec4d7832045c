"""Blocks under construction: the stack of open containers, and what a new block learns from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from b12lint.document.grid import Grid
from b12lint.document.inline_html import NOTHING, Adder, Findings
from b12lint.document.inline_reader import InlineReader
from b12lint.document.model import Block, BlockKind, Cell, Link, ProseText, Table
from b12lint.document.prose import NewText

LISTS = ("bullet-list", "ordered-list")

_INTRODUCED = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.DEFINITION, BlockKind.TERM})


@dataclass(slots=True)
class Frame:
    """An open container: what stands directly in it has its kind and context."""

    kind: BlockKind = BlockKind.PARAGRAPH
    containers: tuple[str, ...] = ()
    headings: list[int] = field(default_factory=list)
    """The headings in force; those met inside a container end with it."""
    parent: int | None = None
    lead_in: int | None = None
    level: int = 0
    number: int | None = None
    first: int | None = None
    """The first block of a list item."""
    before: int | None = None
    """The paragraph right before: it introduces a list or table that follows."""
    table_before: int | None = None
    """The table right before, whose caption may follow."""
    cell: Cell | None = None
    grid: Grid | None = None
    tag: str = ""
    """The HTML element that opened this; empty for markdown's own containers."""
    hidden: bool = False


class BlockBuilder:
    """Collects blocks, tables and links, and keeps the stack of open containers."""

    def __init__(self, reader: InlineReader, new_text: NewText) -> None:
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.links: list[Link] = []
        self.reader = reader
        self.new_text = new_text
        self.stack: list[Frame] = [Frame()]

    @property
    def top(self) -> Frame:
        """The innermost open container."""
        return self.stack[-1]

    def open(self, **changes: object) -> Frame:
        """Open a container inside the innermost one."""
        top = self.top
        frame = Frame(
            kind=top.kind,
            containers=top.containers,
            headings=list(top.headings),
            parent=top.first if top.first is not None else top.parent,
            lead_in=top.lead_in,
            level=top.level,
            cell=top.cell,
            hidden=top.hidden,
        )
        for name, value in changes.items():
            setattr(frame, name, value)
        self.stack.append(frame)
        return frame

    def close(self) -> Frame:
        """Close the innermost container."""
        frame = self.stack.pop()
        if frame.grid is not None:
            self.tables[frame.grid.table] = frame.grid.finish()
        return frame

    def open_list(self, name: str) -> Frame:
        """Open a list; its items are introduced by the paragraph right before."""
        top = self.top
        level = sum(container in LISTS for container in top.containers) + 1
        frame = self.open(containers=(*top.containers, name), lead_in=top.before, level=level)
        top.before = None
        return frame

    def open_item(self, number: int | None) -> Frame:
        """Open a list item."""
        return self.open(kind=BlockKind.LIST_ITEM, number=number)

    def add(
        self, kind: BlockKind, text: ProseText | None, found: Findings, level: int = 0, **changes: object
    ) -> int | None:
        """Add a block in the innermost container, with its images, notes and links. Returns its index."""
        frame = self.top
        if frame.hidden:
            return None
        index = None
        if text is not None:
            index = len(self.blocks)
            self.blocks.append(self._block(kind, text, frame, level, changes))
            if kind is BlockKind.TABLE_CELL:
                self._fill(frame.cell, index)
        if found is not NOTHING:
            self._add_findings(index, found)
        return index

    def _add_findings(self, index: int | None, found: Findings) -> None:
        alternatives = [self._extra(BlockKind.IMAGE_ALT, image) for image in found.images]
        for note in found.notes:
            self._extra(BlockKind.FOOTNOTE, note)
        holder = index if index is not None else next((a for a in alternatives if a is not None), None)
        self.links.extend(Link(target, holder) for target in found.targets)

    def _fill(self, cell: Cell | None, index: int) -> None:
        for frame in reversed(self.stack):
            if cell is not None and frame.grid is not None:
                if frame.grid.table == cell.table:
                    frame.grid.fill(cell, index)
                return

    def _block(self, kind: BlockKind, text: ProseText, frame: Frame, level: int, changes: dict[str, object]) -> Block:
        is_item = kind is BlockKind.LIST_ITEM
        parent, number = (frame.parent, frame.number) if frame.first is None else (frame.first, None)
        if is_item and frame.kind is kind and frame.first is None:
            frame.first = len(self.blocks)
        block = Block(
            kind,
            text,
            level=frame.level if is_item else level,
            headings=tuple(frame.headings),
            lead_in=frame.lead_in if kind in _INTRODUCED else None,
            parent=parent,
            cell=frame.cell if kind is BlockKind.TABLE_CELL else None,
            containers=frame.containers,
            number=number if is_item else None,
        )
        return block._replace(**changes) if changes else block  # type: ignore[arg-type]

    def _extra(self, kind: BlockKind, add: Adder) -> int | None:
        text = self.new_text()
        add(text)
        prose = text.build()
        if prose is None:
            return None
        self.blocks.append(self._block(kind, prose, self.top, 0, {}))
        return len(self.blocks) - 1

    def add_heading(self, level: int, text: ProseText | None, found: Findings, **changes: object) -> None:
        """Add a heading; it stands under those of a lower level and ends the others."""
        top = self.top
        if top.hidden:
            return
        headings = [heading for heading in top.headings if self.blocks[heading].level < level]
        top.headings = headings
        index = self.add(BlockKind.HEADING, text, found, level, **changes)
        if index is not None:
            top.headings = [*headings, index]
        top.before = None
