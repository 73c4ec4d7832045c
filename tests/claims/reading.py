"""A made-up vocabulary about tea, and short ways to read a text with it."""

from __future__ import annotations

from functools import cache
from typing import Any

from b12lint.claims.compile import compile_language
from b12lint.claims.evidence import evidence
from b12lint.claims.extract import Claims, Language, read_claims
from b12lint.claims.lexicon import Lexicon, Mention, compile_terms, tag
from b12lint.claims.tokens import tokenize
from b12lint.document.model import Article
from b12lint.document.parse import parse_article
from b12lint.source import Source

CONCEPTS = {
    "tea": ("tea/n", "oolong", "Q-7"),
    "coffee": ("coffee/n",),
    "cup": ("cup/n",),
    "handle": ("handle/n",),
    "broken": ("broken", "cracked", "crack/v"),
    "saucer": ("saucer/n",),
    "warm": ("warm/v",),
}
COMPOSITES: dict[str, Any] = {
    "broken-cup": {
        "parts": [["broken"], ["cup", "handle"]],
        "within": 3,
        "unless": ["saucer"],
        "refer": ["anaphor-thing"],
    },
    "drink": {"whole": ["tea", "coffee"]},
    "tea-cup": {"parts": [["tea"], ["cup"]], "within": 4, "borrows": ["tea"]},
}
STATEMENTS: dict[str, Any] = {
    "warms": [{"all": [["tea", "coffee"], ["warm"]], "none": [["!warm"], ["?"]]}],
    "chills": [{"all": [["drink"], ["!warm"]]}],
}
TOPIC: dict[str, Any] = {"about": ["tea"], "rivals": ["coffee"]}


@cache
def language() -> Language:
    """The vocabulary joined with plain English."""
    return Language.load(compile_language(CONCEPTS, COMPOSITES, STATEMENTS, TOPIC))


def parse(text: str, path: str = "tea.md") -> Article:
    """The article a text makes."""
    return parse_article(Source(path, text))


def read(text: str, path: str = "tea.md") -> Claims:
    """What is read in a text."""
    return read_claims(parse(text, path), language())


def shown(text: str, words: str) -> list[str]:
    """The evidence of the reading that holds some words of the text."""
    claims = read(text)
    for index, reading in enumerate(claims.readings):
        if words in claims_text(claims, index, text):
            return evidence(reading, language().composites, language().subjects).names
    raise AssertionError(f"no reading holds {words!r}")


def claims_text(claims: Claims, index: int, text: str) -> str:
    """The plain words of a reading."""
    reading = claims.readings[index]
    return parse(text).blocks[reading.block].text.text[reading.start : reading.end]


def mentions(
    text: str, concepts: dict[str, list[str]], irregular: dict[str, tuple[str, ...]] | None = None
) -> list[Mention]:
    """The mentions of classes, given with their terms, in a text."""
    return tag(tokenize(text), Lexicon(**compile_terms(concepts, irregular)))


def found(text: str, *terms: str) -> list[str]:
    """The words of a text that one class of these terms is found in."""
    tokens = tokenize(text)
    return [text[tokens.starts[m.start] : tokens.ends[m.end - 1]] for m in mentions(text, {"x": list(terms)})]
