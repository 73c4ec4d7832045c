"""The exact words of a claim: a clause without what introduces it and without its closing mark."""

from __future__ import annotations

from b12lint.claims.readings import Reading

_TRAILING = " \t\n.;:,!\u2026\u2014\u2013-"
_LEADING = " \t\n,;:\u2014\u2013-"
_JOINERS = frozenset({"and", "but", "yet", "so", "or", "while", "whereas", "although", "though", "because", "however"})
_FRAMES = frozenset({"report-endorse", "factive", "certain", "no-evidence", "report-distance"})
_MAX_FRAME = 9


def claim_range(text: str, first: Reading, last: Reading) -> tuple[int, int]:
    """Text offsets of the claim that runs from one reading to another of the same sentence."""
    start = _after_frame(first)
    end = last.end
    if end - start < 2:
        start = first.start
    while end > start + 1 and text[end - 1] in _TRAILING:
        end -= 1
    while start < end - 1 and text[start] in _LEADING:
        start += 1
    return start, end


def _after_frame(reading: Reading) -> int:
    """Past a joining word, a label and its colon, or a reporting frame that ends in `that`."""
    norms, starts = reading.tokens.norms, reading.tokens.starts
    i, end = reading.range.start, reading.range.end
    while i < end - 1 and (norms[i] in _JOINERS or norms[i] == ","):
        i += 1
    for j in range(i, min(end - 3, i + _MAX_FRAME)):
        if norms[j] == "that" and any(m.concept in _FRAMES and i <= m.start < j + 1 for m in reading.own):
            return starts[j + 1]
    return starts[i]
