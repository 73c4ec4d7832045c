"""Which words of a clause stand under a negation."""

from __future__ import annotations

from collections.abc import Sequence

from b12lint.claims.lexicon import Mention
from b12lint.claims.tokens import Tokens

_REACH = {"negation": 12, "scarcely": 10, "no-evidence": 16, "far-from": 10, "contrast-away": 7}
_ASIDE = 6
_STOPS = frozenset({";", ":", "\u2014", "but", "however", "yet", "although", "though", "because", "unless"})


def negated(mentions: Sequence[Mention], tokens: Tokens, end: int) -> frozenset[Mention]:
    """The mentions that an odd number of negations reach. `end` is where the clause ends, in tokens."""
    hidden = [m for m in mentions if m.concept == "pseudo-negation"]
    count: dict[Mention, int] = {}
    seen: set[tuple[int, int]] = set()
    for cue in mentions:
        reach = _REACH.get(cue.concept)
        if reach is None or any(h.start <= cue.start and cue.end <= h.end for h in hidden):
            continue
        if any(a <= cue.start < b for a, b in seen):
            continue
        seen.add((cue.start, cue.end))
        stop = _scope_end(tokens, cue.end, min(end, cue.end + reach))
        for mention in mentions:
            if cue.end <= mention.start < stop and mention.concept not in _REACH:
                count[mention] = count.get(mention, 0) + 1
    return frozenset(m for m, times in count.items() if times % 2)


def _scope_end(tokens: Tokens, start: int, end: int) -> int:
    if start < 0:
        return end
    if start > 1 and tokens.norms[start - 2] == ",":
        # "the draught, not the desk, is behind it": a contrast put in commas ends with them
        for i in range(start, min(end, start + _ASIDE)):
            if tokens.norms[i] == ",":
                return i
    for i in range(start, end):
        if tokens.norms[i] in _STOPS:
            return i
    return end
