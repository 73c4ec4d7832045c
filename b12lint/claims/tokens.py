"""Words and punctuation of a text, normalised for matching; offsets stay those of the text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
    (?P<name>(?:[A-Za-z][-\u2010-\u2015\u2212]?|[B-HJ-Z][\s\u00a0\u2009\u202f])\d{1,3}(?![\d.,]*\d)(?!\w))
    |(?P<number>\d+(?:[.,]\d+)*)
    |(?P<word>[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)*)
    |(?P<mark>\.{2,}|\u2026|[^\s\w]|_)
    """,
    re.VERBOSE,
)
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_APOSTROPHES = str.maketrans("\u2019\u02bc", "''")
_NAME_GAP = re.compile(r"[\s\u00a0\u2009\u202f\u2010-\u2015\u2212-]+")
_POSSESSIVE = re.compile(r"'s$|s'$")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel tuples: the normalised form of each token and its 0-based start and end in the text."""

    norms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.norms)


def tokenize(text: str) -> Tokens:
    """Split a text into words, numbers and marks. Hyphens join nothing: each part is a word of its own."""
    norms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    plain = text.translate(_SUBSCRIPTS) if not text.isascii() else text
    for match in _TOKEN.finditer(plain):
        norms.append(_normal(match))
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(tuple(norms), tuple(starts), tuple(ends))


def normal_word(word: str) -> str:
    """The form under which a single word is looked up: lower case, straight apostrophes, no possessive."""
    if not word.isascii():
        word = unicodedata.normalize("NFKC", word)
    word = word.translate(_APOSTROPHES).lower()
    return _POSSESSIVE.sub("", word) if "'" in word else word


def _normal(match: re.Match[str]) -> str:
    kind = match.lastgroup
    text = match.group()
    if kind == "word":
        return normal_word(text)
    if kind == "name":
        return _NAME_GAP.sub("", text).lower()
    return text
