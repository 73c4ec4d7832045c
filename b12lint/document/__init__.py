"""Markdown articles as blocks of plain text with exact positions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from b12lint.document.parse import parse_article as parse_article


def __getattr__(name: str) -> object:
    """`parse_article`, fetched when first asked for: the markdown parser is slow to import."""
    if name == "parse_article":
        from b12lint.document.parse import parse_article

        return parse_article
    raise AttributeError(name)
