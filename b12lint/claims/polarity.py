"""Which words of a clause stand under a negation."""

from __future__ import annotations

from collections.abc import Sequence

from b12lint.claims.composites import Index
from b12lint.claims.lexicon import Mention
from b12lint.claims.tokens import Tokens

_REACH = {"negation": 12, "scarcely": 10, "no-evidence": 16, "far-from": 10, "contrast-away": 7}
_SHORT = frozenset({"without", "neither", "nor"})
_PSEUDO = "pseudo-negation"
_JOINS = frozenset({"and", "or", ",", "nor"})
_ASIDE = 8
_STOPS = frozenset({";", ":", "\u2014", "but", "however", "yet", "although", "though", "because", "unless"})


def negated(mentions: Sequence[Mention], tokens: Tokens, end: int, index: Index) -> frozenset[Mention]:
    """The mentions that an odd number of negations reach. `end` is where the clause ends, in tokens.

    A negation inside a longer word for something ("will not turn", "not enough") belongs to that thing: one of the
    `things` of the language's `index`. In "not only" and "not the only one" it is the `only` that is negated.
    """
    hidden = [m for m in mentions if m.concept == _PSEUDO or (m.concept in index.things and m.end - m.start > 1)]
    count: dict[Mention, int] = {}
    seen: set[tuple[int, int]] = set()
    cues = [m for m in mentions if m.concept in _REACH]
    starts = frozenset(m.start for m in cues)
    for cue in cues:
        if any(h.start <= cue.start and cue.end <= h.end and h != cue for h in hidden):
            continue
        if any(a <= cue.start < b for a, b in seen):
            continue
        seen.add((cue.start, cue.end))
        stop = _scope_end(tokens, cue, min(end, cue.end + _REACH[cue.concept]), starts)
        for mention in mentions:
            if cue.end <= mention.start < stop and mention.concept not in _REACH:
                count[mention] = count.get(mention, 0) + 1
    for pseudo in hidden:
        if pseudo.concept == _PSEUDO:
            count.update(
                (m, 1) for m in mentions if m.concept in index.only and pseudo.start <= m.start and m.end <= pseudo.end
            )
    return frozenset(m for m, times in count.items() if times % 2)


def _scope_end(tokens: Tokens, cue: Mention, end: int, starts: frozenset[int]) -> int:
    """Where a negation loses its force. In a lead-in (places below zero) there are no tokens to look at."""
    start = cue.end
    if start < 0:
        return end
    norms = tokens.norms
    if cue.concept == "contrast-away" or norms[cue.start] in _SHORT or (cue.start > 0 and norms[cue.start - 1] == ","):
        # "without it, …", "unlike that, …", "the draught, not the desk, is behind it": the comma ends it
        for i in range(start, min(end, start + _ASIDE)):
            if norms[i] == ",":
                return i
    for i in range(start, end):
        if norms[i] in _STOPS or (norms[i] in _JOINS and (i + 1 in starts or i + 2 in starts)):
            return i
    return end
