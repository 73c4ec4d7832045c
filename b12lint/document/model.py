"""An article as its reader meets it: blocks of plain text that know where they stand.

Every block's text carries a map back to the source, made while parsing. Nothing is searched for again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from b12lint.source import Source, Span

CODE_PLACEHOLDER = "\ufffc"
"""Stands in a block's text for inline code, which is not prose."""


class BlockKind(StrEnum):
    """The place a piece of reader-facing text stands in."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    TERM = "term"
    DEFINITION = "definition"
    FOOTNOTE = "footnote"
    IMAGE_ALT = "image-alt"
    HTML = "html"
    FRONT_MATTER = "front-matter"


class Segment(NamedTuple):
    """A run of plain text and the source it came from.

    `linear` runs map one code point to one; the others (entities, escapes, line breaks, code) map as a whole.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    linear: bool


class Mark(NamedTuple):
    """Inline markup over part of a block's text: `strong`, `emphasis`, `link` (with its target), `code`."""

    kind: str
    start: int
    end: int
    target: str = ""


@dataclass(frozen=True, slots=True)
class ProseText:
    """Plain text with a map to the source. Segments are in order and cover all of the text."""

    text: str
    segments: tuple[Segment, ...]
    marks: tuple[Mark, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(s.start for s in self.segments))

    def span(self, start: int, end: int) -> Span:
        """Source span of text offsets start..end (end exclusive, start < end)."""
        first = self.segments[bisect_right(self._starts, start) - 1]
        last = self.segments[bisect_right(self._starts, end - 1) - 1]
        source_start = first.source_start + (start - first.start if first.linear else 0)
        source_end = last.source_start + (end - last.start) if last.linear else last.source_end
        return Span(source_start, source_end)

    def is_verbatim(self, start: int, end: int) -> bool:
        """Whether text offsets start..end stand in the source code point by code point, so that a fix may edit them."""
        span = self.span(start, end)
        touched = self.segments[bisect_right(self._starts, start) - 1 : bisect_right(self._starts, end - 1)]
        return span.end - span.start == end - start and all(s.linear for s in touched)


class Cell(NamedTuple):
    """Where a table cell stands: table index, 0-based row and column, and whether it is a header cell."""

    table: int
    row: int
    column: int
    header: bool


class Block(NamedTuple):
    """One piece of reader-facing text and its context. Other blocks are named by their index in the article."""

    kind: BlockKind
    text: ProseText
    level: int = 0
    """Heading level 1..6; nesting depth (1 for outermost) of a list item; else 0."""
    headings: tuple[int, ...] = ()
    """The headings this block stands under, outermost first."""
    lead_in: int | None = None
    """The block that introduces this list item, table cell or definition: the paragraph right before the list or table."""
    parent: int | None = None
    """The list item a nested item or a further paragraph of an item belongs to; the term of a definition."""
    cell: Cell | None = None
    containers: tuple[str, ...] = ()
    """Outermost first: `blockquote`, `bullet-list`, `ordered-list`, `footnote`, `admonition`, `details`, `html`."""
    field: str = ""
    """The front-matter key of a FRONT_MATTER block."""
    number: int | None = None
    """The number of an ordered list's item."""
    reference: bool = False
    """Whether this is an entry of a reference list: titles of works are not the article's own claims."""


class Table(NamedTuple):
    """Block indexes by row and column; None where a row has fewer cells than the header."""

    rows: tuple[tuple[int | None, ...], ...]
    header_rows: int
    caption: int | None = None


class Link(NamedTuple):
    """A link or bare address in the article: its target and the block that holds it (None in HTML attributes)."""

    target: str
    block: int | None


class Comment(NamedTuple):
    """An HTML or MDX comment: its inner text and the span of the whole comment."""

    text: str
    span: Span


class FrontMatter(NamedTuple):
    """What stands before the article. `fields` holds plain YAML or TOML values; `error` says why it could not be read."""

    format: str
    span: Span
    fields: Mapping[str, object]
    error: str = ""


class Article(NamedTuple):
    """A parsed source: blocks in reading order, and what is not prose but matters."""

    source: Source
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()
    comments: tuple[Comment, ...] = ()
    front_matter: FrontMatter | None = None
    code_share: float = 0.0
    """Share (0..1) of the source's lines that stand in code blocks."""
