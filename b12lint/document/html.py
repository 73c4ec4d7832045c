"""The visible text of HTML blocks, with exact positions. Elements stay open across the markdown between them."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.token import Token

from b12lint.document import tags
from b12lint.document.blocks import BlockBuilder, Frame
from b12lint.document.grid import Grid
from b12lint.document.inline_html import Findings, InlineHtml, add_html_text, comment_of
from b12lint.document.model import BlockKind, Table
from b12lint.document.positions import place_of
from b12lint.document.tags import Tag
from b12lint.source import Span

_MARKUP = re.compile(r"<(?=[!?/A-Za-z])")
_END_OF_TAG = re.compile(r"""[^"'>{]*+(?:(?>"[^"]*"|'[^']*'|\{[^{}]*\}|\{)[^"'>{]*+)*+>""")
_SHORT_COMMENT = re.compile(r"<!---?>")
_LONG_MARKUP = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MAX_DEPTH = 200
_ADMONITION = re.compile(
    r"\b(admonition|alert|callout|note|warning|notice|tip|info|caution|disclaimer)\b", re.IGNORECASE
)

_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "button", "cite", "code", "data", "del", "dfn", "em",
     "font", "i", "img", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span",
     "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)  # fmt: skip
_GENERIC = frozenset(
    {"address", "article", "aside", "center", "div", "fieldset", "figure", "footer", "form", "header", "main", "nav",
     "section"}
)  # fmt: skip
_RAW = frozenset({"script", "style", "textarea", "title"})
_ENDS = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tr": frozenset({"td", "th"}),
}
"""The open elements that a new one ends by itself, if they are innermost."""


class HtmlReader:
    """Feeds the text of HTML blocks to a builder, and keeps its stack of containers by their tags."""

    def __init__(self, builder: BlockBuilder) -> None:
        self._builder = builder
        self._heading = 0
        self._begin()

    def read(self, token: Token) -> None:
        """Take one HTML block."""
        where = place_of(token)
        if where is None:
            return
        body, source = where.body, self._builder.reader.body.source
        if token.content.startswith("{"):
            self._take(token.content, 0, len(token.content), lambda offset: source(body(offset)))
        else:
            self._scan(token.content, lambda offset: source(body(offset)))
        self._flush()
        self._heading = 0

    def _begin(self) -> None:
        self._found = Findings()
        self._text = self._builder.new_text()
        self._inline = InlineHtml(self._text, self._found)

    def _scan(self, content: str, source: Callable[[int], int]) -> None:
        position = 0
        while match := _MARKUP.search(content, position):
            start = match.start()
            self._add_text(content, position, start, source)
            end = self._markup_end(content, start)
            if end < 0:
                return
            position = self._take(content, start, end, source)
        self._add_text(content, position, len(content), source)

    def _markup_end(self, content: str, start: int) -> int:
        """Where the tag or comment ends; -1 where it never does: then nothing after it is visible."""
        if short := _SHORT_COMMENT.match(content, start):
            return short.end()
        for opening, closing in _LONG_MARKUP:
            if content.startswith(opening, start):
                end = content.find(closing, start + len(opening))
                return end + len(closing) if end >= 0 else -1
        match = _END_OF_TAG.match(content, start)
        return match.end() if match else -1

    def _take(self, content: str, start: int, end: int, source: Callable[[int], int]) -> int:
        """Act on the markup at start..end; returns where reading goes on."""
        text = content[start:end]
        first, last = source(start), source(end - 1) + 1
        tag = tags.read_tag(text)
        if tag is None:
            if (comment := comment_of(text, Span(first, last))) is not None:
                self._builder.reader.comments.append(comment)
            return end
        if tag.name in _RAW and not tag.closing and not tag.empty:
            closing = re.compile(f"</{tag.name}[^>]*>", re.IGNORECASE).search(content, end)
            return closing.end() if closing else len(content)
        if tag.name in _INLINE:
            self._inline.tag(tag, first, last, lambda offset: source(start + offset))
        else:
            self._block_tag(tag)
        return end

    def _add_text(self, content: str, start: int, end: int, source: Callable[[int], int]) -> None:
        if start < end and not self._inline.dropping and not self._builder.top.hidden:
            add_html_text(self._text, content[start:end], lambda offset: source(start + offset), self._found)

    def _flush(self) -> None:
        """Whatever text has gathered is a block."""
        prose, found = self._text.build(), self._found
        if prose is None and not found.images and not found.targets:
            return
        self._begin()
        builder, top = self._builder, self._builder.top
        containers = top.containers if "html" in top.containers else (*top.containers, "html")
        if self._heading:
            builder.add_heading(self._heading, prose, found, containers=containers)
            return
        kind = BlockKind.HTML if top.kind is BlockKind.PARAGRAPH else top.kind
        index = builder.add(kind, prose, found, containers=containers)
        if index is not None:
            self._settle(index, top)

    def _settle(self, index: int, top: Frame) -> None:
        """Tell the containers about a new block."""
        top.before = index
        for frame in reversed(self._builder.stack):
            if top.kind is BlockKind.TERM and frame.tag == "dl":
                frame.parent = index
                return
            if frame.grid is not None:
                if top.tag == "caption":
                    frame.grid.caption = index
                return

    def _block_tag(self, tag: Tag) -> None:
        self._flush()
        if tag.name in _HEADINGS:
            self._heading = 0 if tag.closing else _HEADINGS[tag.name]
        elif tag.closing:
            self._close(tag.name)
        elif not tag.empty and len(self._builder.stack) < _MAX_DEPTH:
            self._open(tag)

    def _open(self, tag: Tag) -> None:
        top = self._builder.top
        while top.tag and top.tag in _ENDS.get(tag.name, ()):
            self._close(top.tag)
            top = self._builder.top
        if tag.drops_text or tag.name == "pre":
            self._builder.open(tag=tag.name, hidden=True)
        elif tag.name in _OPENERS:
            _OPENERS[tag.name](self, tag)
        elif tag.name in _GENERIC or _ADMONITION.search(tag.name):
            self._open_generic(tag)

    def _close(self, name: str) -> None:
        stack = self._builder.stack
        depth = len(stack) - 1
        while stack[depth].tag and stack[depth].tag != name:
            depth -= 1
        if not stack[depth].tag:
            return
        while len(stack) > depth:
            self._leave(self._builder.close())

    def _leave(self, frame: Frame) -> None:
        """What was learnt in a mere division holds outside it."""
        if frame.tag not in _OPENERS and not frame.hidden:
            top = self._builder.top
            top.headings, top.before, top.first = frame.headings, frame.before, frame.first

    def _open_generic(self, tag: Tag) -> None:
        top = self._builder.top
        names = tag.attribute("class")
        boxed = tag.name == "aside" or _ADMONITION.search(names.value if names else tag.name)
        containers = (*top.containers, "admonition") if boxed else top.containers
        self._builder.open(tag=tag.name, containers=containers, first=top.first, before=top.before, number=top.number)

    def _open_container(self, tag: Tag) -> None:
        containers = (*self._builder.top.containers, tag.name)
        self._builder.top.before = None
        self._builder.open(tag=tag.name, containers=containers, kind=BlockKind.PARAGRAPH)

    def _open_list(self, tag: Tag) -> None:
        start = tag.attribute("start")
        frame = self._builder.open_list("ordered-list" if tag.name == "ol" else "bullet-list")
        frame.tag = tag.name
        frame.number = _integer(start.value if start else "", 1) if tag.name == "ol" else None

    def _open_item(self, tag: Tag) -> None:
        outer = self._builder.top
        frame = self._builder.open_item(outer.number)
        frame.tag = tag.name
        if outer.number is not None:
            outer.number += 1

    def _open_definitions(self, tag: Tag) -> None:
        self._builder.open(tag=tag.name, lead_in=self._builder.top.before)

    def _open_term(self, tag: Tag) -> None:
        self._builder.open(tag=tag.name, kind=BlockKind.TERM, parent=None)

    def _open_definition(self, tag: Tag) -> None:
        self._builder.open(tag=tag.name, kind=BlockKind.DEFINITION)

    def _open_table(self, tag: Tag) -> None:
        builder, before = self._builder, self._builder.top.before
        grid = Grid(len(builder.tables))
        builder.tables.append(Table((), 0))
        builder.open(tag=tag.name, grid=grid, lead_in=before)

    def _open_row(self, tag: Tag) -> None:
        if self._builder.top.grid is not None:
            self._builder.top.grid.next_row()

    def _open_cell(self, tag: Tag) -> None:
        grid = self._builder.top.grid
        if grid is None:
            return
        spans = [tag.attribute(name) for name in ("colspan", "rowspan")]
        columns, rows = (_integer(span.value if span else "", 1) for span in spans)
        cell = grid.next_cell(tag.name == "th", columns, rows)
        self._builder.open(tag=tag.name, kind=BlockKind.TABLE_CELL, cell=cell)

    def _open_caption(self, tag: Tag) -> None:
        self._builder.open(tag=tag.name, kind=BlockKind.PARAGRAPH)


_OPENERS: dict[str, Callable[[HtmlReader, Tag], None]] = {
    "ul": HtmlReader._open_list,
    "ol": HtmlReader._open_list,
    "menu": HtmlReader._open_list,
    "li": HtmlReader._open_item,
    "dl": HtmlReader._open_definitions,
    "dt": HtmlReader._open_term,
    "dd": HtmlReader._open_definition,
    "table": HtmlReader._open_table,
    "tr": HtmlReader._open_row,
    "td": HtmlReader._open_cell,
    "th": HtmlReader._open_cell,
    "caption": HtmlReader._open_caption,
    "blockquote": HtmlReader._open_container,
    "details": HtmlReader._open_container,
}


def _integer(text: str, default: int) -> int:
    return int(text) if text.strip().isdecimal() and len(text) < 9 else default
