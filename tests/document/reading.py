"""What the tests of this folder share: reading a text, finding words in it, and the law of positions."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from b12lint.document.model import CODE_PLACEHOLDER, Article, Block, BlockKind
from b12lint.document.parse import parse_article
from b12lint.source import Source, Span


def read(text: str, *, mdx: bool = False) -> Article:
    """The article a text is."""
    return parse_article(Source("article.md", text), mdx=mdx)


def texts(text: str, *, mdx: bool = False) -> list[str]:
    """The texts of its blocks."""
    return [block.text.text for block in read(text, mdx=mdx).blocks]


def outline(article: Article) -> list[tuple[str, str]]:
    """Kind and text of every block."""
    return [(block.kind.value, block.text.text) for block in article.blocks]


def span_of(article: Article, needle: str) -> Span:
    """The source span of the first occurrence of some words in a block's text."""
    for block in article.blocks:
        start = block.text.text.find(needle)
        if start >= 0:
            return block.text.span(start, start + len(needle))
    raise AssertionError(f"{needle!r} is in no block: {outline(article)}")


def place_of(article: Article, needle: str) -> str:
    """The same as `row:column-row:column`."""
    span = span_of(article, needle)
    start, end = article.source.position(span.start), article.source.position(span.end)
    return f"{start.row}:{start.column}-{end.row}:{end.column}"


def assert_law(article: Article) -> None:
    """Every segment is in order and re-reads to its text; every reference to a block leads to one."""
    for block in article.blocks:
        _assert_text(article.source.text, block)
        _assert_context(article, block)
    for link in article.links:
        assert link.block is None or link.block < len(article.blocks)
    for comment in article.comments:
        assert article.source.slice(comment.span).startswith(("<!", "{/*"))


def _assert_text(source: str, block: Block) -> None:
    text = block.text
    assert text.text.strip(" \t\n") == text.text != ""
    position = last = 0
    for segment in text.segments:
        assert segment.start == position < segment.end
        assert last <= segment.source_start < segment.source_end <= len(source)
        position, last = segment.end, segment.source_end
        raw, said = source[segment.source_start : segment.source_end], text.text[segment.start : segment.end]
        assert raw == said if segment.linear else _is_atom(said, raw, block.kind), (said, raw)
    assert position == len(text.text)
    for mark in text.marks:
        assert 0 <= mark.start < mark.end <= len(text.text)


def _is_atom(said: str, raw: str, kind: BlockKind) -> bool:
    forms = (*_ATOMS, *_FRONT_MATTER_ATOMS) if kind is BlockKind.FRONT_MATTER else _ATOMS
    return any(form(said, raw) for form in forms)


def _assert_context(article: Article, block: Block) -> None:
    for index in (*block.headings, block.lead_in, block.parent):
        assert index is None or (0 <= index < len(article.blocks) and article.blocks[index] is not block)
    if block.cell is not None:
        assert 0 <= block.cell.table < len(article.tables)


_BREAK = re.compile(r"[ \t]*\\?(?:\r\n?|\n)[ \t>]*|<br[^>]*>", re.IGNORECASE)
_PLACEHELD = re.compile(r"`|<|https?://|ftp://|www\.")
_ATOMS: tuple[Callable[[str, str], bool], ...] = (
    lambda said, raw: said == "\n" and _BREAK.fullmatch(raw) is not None,
    lambda said, raw: said == " " and re.fullmatch(r"[\s>]+", raw) is not None,
    lambda said, raw: raw[0] == "\\" and raw.lstrip("\\") == said.lstrip("\\"),
    lambda said, raw: raw[0] == "&" and (unescape(raw) == said or said == "\ufffd"),
    lambda said, raw: said == CODE_PLACEHOLDER and _PLACEHELD.match(raw) is not None,
    lambda said, raw: (said, raw) == ("\ufffd", "\0"),
)
"""What a piece of source may be that does not stand for itself: break, fold, escape, entity, code or address, NUL."""
_FRONT_MATTER_ATOMS: tuple[Callable[[str, str], bool], ...] = (
    lambda said, raw: said.isspace() and raw.isspace(),
    lambda said, raw: (said, raw) == ("'", "''"),
    lambda said, raw: len(said) == 1 and re.fullmatch(r"\\(?:.|[xuU][0-9A-Fa-f]+)", raw) is not None,
)
