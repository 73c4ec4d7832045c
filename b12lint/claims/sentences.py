"""Sentences and clauses of a text, as token ranges."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from b12lint.claims.tokens import Tokens

_LONGEST = 150
_ENDS = frozenset({".", "!", "?", "...", "\u2026", "\u203d"})
_CLOSERS = frozenset("\"'\u201d\u2019)]\u00bb*_")
_OPENERS = frozenset("\"'\u201c\u2018([\u00ab*_\u00bf\u00a1")
_STRONG = frozenset({":", "\u2014", "\u2013"})
_CONTRAST = frozenset({"but", "yet", "whereas", "while", "although", "though", "however", "so", "because", "nor"})


class Range(NamedTuple):
    """A half-open token range."""

    start: int
    end: int


def sentences(text: str, tokens: Tokens, abbreviations: Collection[str]) -> list[Range]:
    """Token ranges of the sentences. `abbreviations` are lower-case words whose full stop ends nothing.

    What goes on for more than 150 tokens without an end is cut there: no reader takes it in at once, and the cost of
    reading a sentence grows faster than its length.
    """
    found: list[Range] = []
    begin = i = 0
    count = len(tokens)
    norms = tokens.norms
    while i < count:
        if i - begin >= _LONGEST:
            found.append(Range(begin, i))
            begin = i
        if norms[i] in _ENDS and _ends_sentence(text, tokens, i, abbreviations):
            i += 1
            while i < count and (norms[i] in _ENDS or (norms[i] in _CLOSERS and _glued(tokens, i))):
                i += 1
            found.append(Range(begin, i))
            begin = i
        else:
            i += 1
    if begin < count:
        found.append(Range(begin, count))
    return found


def _glued(tokens: Tokens, i: int) -> bool:
    return tokens.starts[i] == tokens.ends[i - 1]


def _ends_sentence(text: str, tokens: Tokens, i: int, abbreviations: Collection[str]) -> bool:
    j = i + 1
    while j < len(tokens) and (tokens.norms[j] in _ENDS or tokens.norms[j] in _CLOSERS) and _glued(tokens, j):
        j += 1
    if j >= len(tokens):
        return True
    spaced = tokens.starts[j] > tokens.ends[j - 1]
    if not spaced:
        return False
    before = tokens.norms[i - 1] if i else ""
    if (
        tokens.norms[i] == "."
        and i
        and _glued(tokens, i)
        and (before in abbreviations or _initial(text, tokens, i - 1))
    ):
        return False
    return _may_begin(text, tokens, j)


def _initial(text: str, tokens: Tokens, i: int) -> bool:
    """A single capital letter before a full stop is an initial, unless it is the pronoun."""
    return tokens.ends[i] - tokens.starts[i] == 1 and text[tokens.starts[i]].isupper() and tokens.norms[i] != "i"


def _may_begin(text: str, tokens: Tokens, j: int) -> bool:
    while j < len(tokens) and tokens.norms[j] in _OPENERS:
        j += 1
    if j >= len(tokens):
        return True
    first = text[tokens.starts[j]]
    return not first.islower()


def clauses(tokens: Tokens, sentence: Range) -> list[Range]:
    """Parts of a sentence that can each hold a claim: split at marks, and at commas before a contrast word.

    A short part stays with its neighbour: "Low iron: a guide" is one thought, a semicolon parts even short ones.
    """
    found: list[Range] = []
    begin = sentence.start
    for i in range(sentence.start + 1, sentence.end):
        cut, least = _cut(tokens, i)
        if cut and _has_words(tokens.norms, begin, cut, least) and _has_words(tokens.norms, cut, sentence.end, least):
            found.append(Range(begin, cut))
            begin = cut
    found.append(Range(begin, sentence.end))
    return found


def _cut(tokens: Tokens, i: int) -> tuple[int, int]:
    """Where a part would end at token i (0 for nowhere), and how many words each side needs for it."""
    if tokens.norms[i] == ";":
        return i + 1, 2
    if _is_strong(tokens, i):
        return i + 1, 5
    return (i, 4) if _turns(tokens.norms, i) else (0, 0)


def _is_strong(tokens: Tokens, i: int) -> bool:
    norm = tokens.norms[i]
    if norm in _STRONG:
        return norm != "\u2013" or tokens.starts[i] > tokens.ends[i - 1]
    return (
        norm == "-"
        and tokens.starts[i] > tokens.ends[i - 1]
        and i + 1 < len(tokens)
        and tokens.starts[i + 1] > tokens.ends[i]
    )


def _turns(norms: tuple[str, ...], i: int) -> bool:
    return norms[i] in _CONTRAST and norms[i - 1] == ","


def _has_words(norms: tuple[str, ...], start: int, end: int, least: int) -> bool:
    return sum(norms[i][0].isalnum() for i in range(start, end)) >= least
