"""The parser's tokens to blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from markdown_it.token import Token

from b12lint.document.blocks import LISTS, BlockBuilder
from b12lint.document.grid import Grid
from b12lint.document.inline_html import NOTHING, Findings
from b12lint.document.model import BlockKind, ProseText, Table
from b12lint.document.patterns import compiled
from b12lint.document.positions import place_of

if TYPE_CHECKING:
    from b12lint.document.html import HtmlReader

_CONTAINERS = {
    "blockquote_open": "blockquote",
    "bullet_list_open": "bullet-list",
    "ordered_list_open": "ordered-list",
    "footnote_open": "footnote",
    "admonition_open": "admonition",
    "division_open": "",
}
_CLOSED = (
    "blockquote_close",
    "bullet_list_close",
    "container_close",
    "dd_close",
    "dl_close",
    "footnote_close",
    "list_item_close",
    "ordered_list_close",
)
_CAPTION = r"(?:Table|Tab\.)\s*\d*\s*[:.]\s"
_BREAKS = frozenset({"hr", "fence", "code_block"})


class TokenReader:
    """Walks the parser's tokens and feeds a builder."""

    def __init__(self, builder: BlockBuilder) -> None:
        self.builder = builder
        self._html: HtmlReader | None = None
        self._add: Callable[[ProseText | None, Findings], None] = self._add_paragraph
        self._level = 0
        self._handlers: dict[str, Callable[[Token], None]] = {
            "inline": self._inline,
            "html_block": self._html_block,
            "heading_open": self._heading_open,
            "paragraph_open": self._paragraph_open,
            "list_item_open": self._item_open,
            "table_open": self._table_open,
            "tr_open": self._row_open,
            "th_open": self._cell_open,
            "td_open": self._cell_open,
            "dl_open": self._definitions_open,
            "dt_open": self._term_open,
            "dd_open": self._definition_open,
            **dict.fromkeys(_CONTAINERS, self._container_open),
            **dict.fromkeys(_CLOSED, self._container_close),
            "table_close": self._table_close,
            **dict.fromkeys(_BREAKS, self._break),
        }

    def read(self, tokens: Sequence[Token]) -> None:
        """Add everything the tokens hold."""
        handlers = self._handlers
        for token in tokens:
            handler = handlers.get(token.type)
            if handler is not None:
                handler(token)

    def _html_block(self, token: Token) -> None:
        if self._html is None:
            from b12lint.document.html import HtmlReader

            self._html = HtmlReader(self.builder)
        self._html.read(token)

    def _break(self, token: Token) -> None:
        self.builder.top.before = self.builder.top.table_before = None

    def _container_open(self, token: Token) -> None:
        builder = self.builder
        name = _CONTAINERS[token.type]
        if name in LISTS:
            builder.open_list(name)
            return
        builder.top.before = None
        if token.info == "admonition":
            name = "admonition"
        kind = BlockKind.FOOTNOTE if name == "footnote" else BlockKind.PARAGRAPH
        builder.open(kind=kind, containers=(*builder.top.containers, name) if name else builder.top.containers)

    def _container_close(self, token: Token) -> None:
        while self.builder.close().tag:
            pass

    def _item_open(self, token: Token) -> None:
        self.builder.open_item(int(token.info) if token.info else None)

    def _heading_open(self, token: Token) -> None:
        self._add, self._level = self._add_heading, int(token.tag[1])

    def _paragraph_open(self, token: Token) -> None:
        self._add = self._add_paragraph

    def _definitions_open(self, token: Token) -> None:
        top = self.builder.top
        self.builder.open(lead_in=top.before)
        top.before = None

    def _term_open(self, token: Token) -> None:
        self._add = self._add_term

    def _definition_open(self, token: Token) -> None:
        self.builder.open(kind=BlockKind.DEFINITION)

    def _table_open(self, token: Token) -> None:
        builder, top = self.builder, self.builder.top
        grid = Grid(len(builder.tables))
        builder.tables.append(Table((), 0))
        if top.before is not None and compiled(_CAPTION, re.IGNORECASE).match(builder.blocks[top.before].text.text):
            grid.caption = top.before
        builder.open(grid=grid, lead_in=top.before, kind=BlockKind.TABLE_CELL)
        top.before = None

    def _table_close(self, token: Token) -> None:
        grid = self.builder.close().grid
        self.builder.top.table_before = grid.table if grid is not None else None

    def _row_open(self, token: Token) -> None:
        grid = self.builder.top.grid
        if grid is not None:
            grid.next_row()

    def _cell_open(self, token: Token) -> None:
        self._add = self._add_cell
        top = self.builder.top
        if top.grid is not None:
            top.cell = top.grid.next_cell(header=token.tag == "th")

    def _inline(self, token: Token) -> None:
        where = place_of(token)
        if where is None or not token.content:
            self._add(None, NOTHING)
            return
        text = self.builder.new_text()
        found = self.builder.reader.read(token.content, where, text)
        self._add(text.build(), found)

    def _add_heading(self, text: ProseText | None, found: Findings) -> None:
        self.builder.add_heading(self._level, text, found)

    def _add_paragraph(self, text: ProseText | None, found: Findings) -> None:
        top = self.builder.top
        index = self.builder.add(top.kind, text, found)
        if index is None or text is None:
            return
        top.before = index
        if top.table_before is not None and compiled(_CAPTION, re.IGNORECASE).match(text.text):
            table = self.builder.tables[top.table_before]
            self.builder.tables[top.table_before] = table._replace(caption=index)
        top.table_before = None

    def _add_term(self, text: ProseText | None, found: Findings) -> None:
        index = self.builder.add(BlockKind.TERM, text, found, parent=None)
        self.builder.top.parent = index

    def _add_cell(self, text: ProseText | None, found: Findings) -> None:
        self.builder.add(BlockKind.TABLE_CELL, text, found)
