"""Whether an article says a thing itself: asserted, asked, held at a distance, or rejected.

Decided in a fixed order by where a cue stands: a label before a colon, a table verdict, a question mark, a frame in front
of the statement ("the belief that"), a verdict behind it or in the next sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from b12lint.claims.lexicon import Mention
from b12lint.claims.readings import Reading


class Status(StrEnum):
    """How a reading is put to the reader. Rejecting a statement asserts its opposite."""

    ASSERTED = "asserted"
    ASKED = "asked"
    DISTANCED = "distanced"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Judged:
    """A status and the cue that decided it."""

    status: Status
    cue: str = ""


_DISTANCE = ("report-distance", "past-belief", "quote-reject")
_VERDICTS = ("myth-label", "reject")
_FRAME_REACH = 12
_VERDICT_REACH = 5
_SHORT = 12


def judge(reading: Reading, below: frozenset[Mention], subjects: frozenset[str]) -> Judged:
    """The status of a reading. `below` are its negated mentions, `subjects` the concepts a statement can be about."""
    labelled = _labelled(reading)
    if labelled is not None:
        return labelled
    if reading.asks and not _tells(reading):
        return Judged(Status.ASKED, "question mark")
    framed = _framed(reading, below, subjects)
    if framed is not None:
        return framed
    return _verdict_after(reading, below) or Judged(Status.ASSERTED)


def _tells(reading: Reading) -> bool:
    """"Did you know that …?" tells what it seems to ask."""
    opening = reading.tokens.norms[reading.range.start : reading.range.start + 4]
    return tuple(opening[:3]) in _TELLING


_TELLING = frozenset({("did", "you", "know"), ("do", "you", "know"), ("have", "you", "heard"), ("who", "knew", "that")})


def _labelled(reading: Reading) -> Judged | None:
    fact = _first(reading.label, ("fact-label",))
    myth = _first(reading.label, ("myth-label", "reject"))
    if myth is not None and fact is None:
        return Judged(Status.REJECTED, "label")
    if fact is not None and myth is None:
        return Judged(Status.ASSERTED, "label")
    return None


def _first(mentions: Iterable[Mention], concepts: Sequence[str]) -> Mention | None:
    return next((m for m in mentions if m.concept in concepts), None)


def _framed(reading: Reading, below: frozenset[Mention], subjects: frozenset[str]) -> Judged | None:
    """A cue in front of the first subject, not cut off from it by a comma."""
    begin = reading.range.start
    content = min((m.start for m in reading.own if m.concept in subjects), default=None)
    if content is None:
        return None
    norms = reading.tokens.norms
    endorsed = [m for m in reading.own if m.concept == "report-endorse"]
    for cue in reading.own:
        if cue.concept not in _DISTANCE and cue.concept != "myth-label":
            continue
        if cue.end > content or cue.start - begin > _FRAME_REACH or _cut_off(norms, cue.end, content):
            continue
        if any(e.start < cue.end and cue.start < e.end for e in endorsed):
            continue
        if cue.concept == "myth-label":
            if not _introduces(norms, cue.end, content):
                continue
            return Judged(Status.ASSERTED if cue in below else Status.REJECTED, "a label in front")
        if cue in below or cue.concept == "quote-reject":
            return Judged(Status.REJECTED, "a frame in front")
        return Judged(Status.DISTANCED, "a frame in front")
    return None


def _cut_off(norms: Sequence[str], start: int, content: int) -> bool:
    """A comma between cue and statement parts them ("contrary to the belief, …"), unless `that` ties them again."""
    between = norms[start:content]
    return "," in between and "that" not in between


def _introduces(norms: Sequence[str], start: int, content: int) -> bool:
    return any(norm in ("that", ":", "to", "is", "holds", "says") for norm in norms[start : min(content, start + 6)])


def _verdict_after(reading: Reading, below: frozenset[Mention]) -> Judged | None:
    """A verdict that ends the sentence, or a short sentence after it that is one."""
    tail = reading.range.end - _VERDICT_REACH - 1
    for m in reading.own:
        if m.concept == "reject" and m.start >= max(tail, reading.range.start + 4) and m not in below:
            return Judged(Status.REJECTED, "a verdict at the end")
    if reading.after_size <= _SHORT:
        for m in reading.after:
            if m.concept == "reject" and m.start <= 4:
                return Judged(Status.REJECTED, "a verdict in the next sentence")
    return None
