"""Vocabularies: terms of a concept file compiled, and the tagger that finds them in a text.

A term is words in a row. `a|b` alternatives, `[a]` optional, `word/v` all forms of a verb, `word/n` of a noun,
`word*` any word that begins so (alone in its term), `_` any one word, `...` a gap of up to three words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any, NamedTuple

from b12lint.claims.inflection import noun_forms, verb_forms
from b12lint.claims.tokens import Tokens, normal_word, tokenize

END = ""
"""Key of a trie node's list of classes; no word is empty."""
ANY = "_"
_GAP = "..."
_MAX_VARIANTS = 8000
_SPECIAL = re.compile(r"^(?:_|\.\.\.)$")
_HYPHENS = frozenset("-\u2010\u2011\u2212")


class Mention(NamedTuple):
    """A class found in a text: token range, end exclusive."""

    concept: str
    start: int
    end: int


def moved(mentions: Iterable[Mention], by: int) -> tuple[Mention, ...]:
    """The same mentions some token places further on."""
    return tuple(Mention(m.concept, m.start + by, m.end + by) for m in mentions)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A compiled vocabulary.

    `terms` holds, by first word, what may follow: one line a second word, with the rest of each term and its classes. A trie
    of all words would cost more to load than a whole article costs to check, and an article uses few of its branches; so
    a branch is grown when its first two words are met. `prefixes` are the beginnings of single words.
    """

    classes: Sequence[str]
    terms: Mapping[str, str]
    prefixes: Mapping[str, Sequence[str]]
    _branches: dict[str, _Branch] = field(default_factory=dict, repr=False, compare=False)

    def branch(self, word: str) -> _Branch | None:
        """What may follow a first word; None where no term begins with it."""
        branch = self._branches.get(word)
        if branch is None:
            packed = self.terms.get(word)
            if packed is None:
                return None
            lines = (line.partition(_AFTER_WORD) for line in packed.split(_LINE))
            branch = self._branches[word] = _Branch({second: rest for second, _, rest in lines}, self.classes)
        return branch


_LINE, _AFTER_WORD, _BETWEEN, _CLASSES = "^", "`", "{", "}"
"""Marks that no term may hold, and that JSON need not escape: escapes would double the time it takes to load."""
_Node = dict[str, Any]


class _Branch:
    """The terms of one first word, by second word (empty for the first word alone), grown to tries when asked for."""

    __slots__ = ("_classes", "_grown", "_packed")

    def __init__(self, packed: dict[str, str], classes: Sequence[str]) -> None:
        self._packed = packed
        self._classes = classes
        self._grown: dict[str, _Node] = {}

    def below(self, second: str) -> _Node | None:
        """The trie below a second word; None where no term goes on with it."""
        node = self._grown.get(second)
        if node is None:
            packed = self._packed.get(second)
            if packed is None:
                return None
            node = self._grown[second] = _grow(packed, self._classes)
        return node


def _grow(packed: str, classes: Sequence[str]) -> _Node:
    root: _Node = {}
    for entry in packed.split(_BETWEEN):
        rest, _, numbers = entry.rpartition(_CLASSES)
        node = root
        for word in rest.split(" ") if rest else ():
            node = node.setdefault(word, {})
        node[END] = [classes[int(number)] for number in numbers.split(",")]
    return root


class TermError(ValueError):
    """A term that cannot be read; the message says which and why."""


def compile_terms(
    concepts: Mapping[str, Iterable[str]], irregular: Mapping[str, Sequence[str]] | None = None
) -> dict[str, Any]:
    """Compile class -> terms to plain JSON data for `Lexicon(**data)`. Raises TermError on a malformed term."""
    found: dict[tuple[str, ...], list[str]] = {}
    prefixes: dict[str, list[str]] = {}
    for concept, terms in concepts.items():
        for term in terms:
            word = term.strip()
            if word.endswith("*"):
                _add_prefix(prefixes, word, concept)
                continue
            for words in expand_term(word, irregular or {}):
                owners = found.setdefault(words, [])
                if concept not in owners:
                    owners.append(concept)
    return {"classes": list(concepts), "terms": _packed(found, list(concepts)), "prefixes": prefixes}


def _packed(found: Mapping[tuple[str, ...], Sequence[str]], classes: Sequence[str]) -> dict[str, str]:
    number = {name: str(i) for i, name in enumerate(classes)}
    branches: dict[str, dict[str, list[str]]] = {}
    for words, owners in found.items():
        second = words[1] if len(words) > 1 else ""
        entry = f"{' '.join(words[2:])}{_CLASSES}{','.join(number[name] for name in owners)}"
        branches.setdefault(words[0], {}).setdefault(second, []).append(entry)
    return {
        first: _LINE.join(f"{second}{_AFTER_WORD}{_BETWEEN.join(entries)}" for second, entries in seconds.items())
        for first, seconds in branches.items()
    }


def expand_term(term: str, irregular: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """All word sequences a term stands for. Raises TermError."""
    positions = [_alternatives(part, irregular) for part in _parts(term)]
    size = 1
    for choices in positions:
        size *= len(choices)
    if not positions or size > _MAX_VARIANTS:
        raise TermError(f"term {term!r} stands for {size if positions else 'no'} word sequences")
    for combination in product(*positions):
        words = tuple(word for choice in combination for word in choice)
        if any(mark in words for mark in (_LINE, _AFTER_WORD, _BETWEEN, _CLASSES)):
            raise TermError(f"term {term!r} holds a mark that no term may hold")
        if words and words[0] != ANY:
            yield words


def _add_prefix(prefixes: dict[str, list[str]], word: str, concept: str) -> None:
    stem = normal_word(word[:-1])
    if len(stem) < 3 or not stem.isalnum():
        raise TermError(f"term {word!r}: a prefix is one word of at least three letters")
    classes = prefixes.setdefault(stem, [])
    if concept not in classes:
        classes.append(concept)


def _parts(term: str) -> list[str]:
    parts = re.findall(r"\[[^\]]*\]|[^\s\[\]]+", term)
    if not parts or term.count("[") != term.count("]"):
        raise TermError(f"term {term!r}: brackets do not match or it is empty")
    return parts


def _alternatives(part: str, irregular: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    optional = part.startswith("[")
    choices: list[tuple[str, ...]] = [()] if optional else []
    for phrase in part.strip("[]").split("|"):
        if phrase == _GAP:
            choices.extend([(), (ANY,), (ANY, ANY), (ANY, ANY, ANY)])
        elif phrase == ANY:
            choices.append((ANY,))
        else:
            choices.extend(_forms(phrase, irregular))
    return choices


def _forms(phrase: str, irregular: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    options = []
    for piece in phrase.split():
        if piece.endswith("/v"):
            options.append([_words(f) for f in verb_forms(piece[:-2].lower(), irregular)])
        elif piece.endswith("/n"):
            options.append([_words(f) for f in noun_forms(piece[:-2].lower())])
        elif piece in (ANY, _GAP):
            options.append(_alternatives(piece, irregular))
        else:
            options.append([_words(piece)])
    return [tuple(w for words in combo for w in words) for combo in product(*options)]


def _words(text: str) -> tuple[str, ...]:
    return tuple(norm for norm in tokenize(text).norms if norm not in _HYPHENS)


def tag(tokens: Tokens, lexicon: Lexicon) -> list[Mention]:
    """All classes in a text, in order of place. Of one class's overlapping mentions starting at a token, the longest."""
    norms, places = _words_only(tokens)
    found: list[Mention] = []
    prefixes = lexicon.prefixes
    for i, word in enumerate(norms):
        longest: dict[str, int] = {}
        branch = lexicon.branch(word)
        if branch is not None:
            _follow(branch, norms, i + 1, longest)
        if prefixes and len(word) > 2:
            for size in range(3, len(word) + 1):
                for concept in prefixes.get(word[:size], ()):
                    longest.setdefault(concept, i + 1)
        for concept, end in longest.items():
            found.append(Mention(concept, places[i], places[end - 1] + 1))
    return found


def _words_only(tokens: Tokens) -> tuple[list[str], list[int]]:
    """Hyphens inside words join nothing and part nothing: they are left out of matching."""
    norms = []
    places = []
    starts, ends = tokens.starts, tokens.ends
    last = len(tokens.norms) - 1
    for i, norm in enumerate(tokens.norms):
        if norm in _HYPHENS and 0 < i < last and ends[i - 1] == starts[i] and ends[i] == starts[i + 1]:
            continue
        norms.append(norm)
        places.append(i)
    return norms, places


def _follow(branch: _Branch, norms: Sequence[str], start: int, longest: dict[str, int]) -> None:
    """Every term of a first word's branch that stands at `start`."""
    alone = branch.below("")
    if alone is not None:
        for concept in alone.get(END, ()):
            longest[concept] = max(longest.get(concept, 0), start)
    if start < len(norms):
        word = norms[start]
        node = branch.below(word)
        if node is not None:
            _walk(node, norms, start + 1, longest)
        if word[0].isalnum():
            gap = branch.below(ANY)
            if gap is not None:
                _walk(gap, norms, start + 1, longest)


def _walk(branch: Mapping[str, Any], norms: Sequence[str], start: int, longest: dict[str, int]) -> None:
    """Follow every path from `start`; a wildcard never matches a mark, so terms do not cross punctuation."""
    size = len(norms)
    stack: list[tuple[Mapping[str, Any], int]] = [(branch, start)]
    while stack:
        node, i = stack.pop()
        for concept in node.get(END, ()):
            if longest.get(concept, 0) < i:
                longest[concept] = i
        if i < size:
            word = norms[i]
            follow = node.get(word)
            if follow is not None:
                stack.append((follow, i + 1))
            gap = node.get(ANY)
            if gap is not None and word[0].isalnum():
                stack.append((gap, i + 1))
