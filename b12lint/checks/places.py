"""Where to put a finding about a whole article."""

from __future__ import annotations

from b12lint.document.model import Article, BlockKind
from b12lint.source import Span


def title_span(article: Article) -> Span:
    """The first top heading, else the title of the front matter, else the first text: what an editor sees first."""
    wanted = (
        lambda b: b.kind is BlockKind.HEADING and b.level == 1,
        lambda b: b.kind is BlockKind.FRONT_MATTER and b.field == "title",
        lambda b: b.kind is not BlockKind.FRONT_MATTER,
        lambda b: True,
    )
    for test in wanted:
        for block in article.blocks:
            if test(block) and block.text.text.strip():
                span = block.text.span(0, len(block.text.text))
                return Span(span.start, _line_end(article, span))
    return Span(0, min(1, len(article.source.text)))


def _line_end(article: Article, span: Span) -> int:
    """Findings on a whole article stay on one line."""
    row = article.source.position(span.start).row
    starts = article.source.line_starts
    line_end = starts[row - 1] + len(article.source.line(row))
    return min(span.end, line_end)
