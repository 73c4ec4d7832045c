"""A source to an article: front matter first, then the markdown, with every position recorded."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from markdown_it.token import Token

from b12lint.document.blocks import BlockBuilder
from b12lint.document.inline_html import NOTHING
from b12lint.document.inline_reader import InlineReader
from b12lint.document.model import Article, BlockKind, Comment, FrontMatter
from b12lint.document.parser import markdown_parser
from b12lint.document.positions import Body
from b12lint.document.prose import NewText, TextBuilder
from b12lint.document.reader import TokenReader
from b12lint.document.references import mark_references
from b12lint.source import Source

if TYPE_CHECKING:
    from b12lint.document.front_matter import FieldText

_CODE = frozenset({"fence", "code_block"})


def parse_article(source: Source, *, mdx: bool = False) -> Article:
    """Read a markdown (or MDX) source into blocks whose text maps back to it exactly. Never fails on any text."""
    nul_source = source.text if "\0" in source.text else None
    new_text = partial(TextBuilder, nul_source)
    front_matter, fields = _front_matter(source, new_text)
    body = Body(source.text, source.line_starts, front_matter.span.end if front_matter else 0)
    parser, env = markdown_parser(mdx), dict[str, Any]()
    comments: list[Comment] = []
    builder = BlockBuilder(InlineReader(parser, env, body, comments), new_text)
    for field in fields:
        builder.add(BlockKind.FRONT_MATTER, field.text.build(), NOTHING, field=field.field)
    tokens = parser.block.parse(body.text, parser, env, []) or []
    TokenReader(builder).read(tokens)
    while len(builder.stack) > 1:  # what an article leaves open ends with it
        builder.close()
    return Article(
        source,
        mark_references(builder.blocks),
        tables=tuple(builder.tables),
        links=tuple(builder.links),
        comments=tuple(comments),
        front_matter=front_matter,
        code_share=_code_lines(tokens) / max(len(source.line_starts), 1),
    )


def _code_lines(tokens: list[Token]) -> int:
    return sum(token.map[1] - token.map[0] for token in tokens if token.type in _CODE and token.map)


def _front_matter(source: Source, new_text: NewText) -> tuple[FrontMatter | None, list[FieldText]]:
    if not source.text.startswith(("---", "+++")):
        return None, []
    from b12lint.document.front_matter import read_front_matter

    return read_front_matter(source, new_text)
