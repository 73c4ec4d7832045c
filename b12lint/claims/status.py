"""Whether an article says a thing itself: asserted, asked, held at a distance, or rejected.

Decided in a fixed order by where a cue stands: a label before a colon, a table verdict, a question mark, a frame in front
of the statement ("the belief that"), a verdict behind it or in the next sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from b12lint.claims.lexicon import Mention
from b12lint.claims.readings import Reading


class Status(StrEnum):
    """How a reading is put to the reader. Rejecting a statement asserts its opposite."""

    ASSERTED = "asserted"
    ASKED = "asked"
    DISTANCED = "distanced"
    REJECTED = "rejected"


class Judged(NamedTuple):
    """A status and the cue that decided it."""

    status: Status
    cue: str = ""


_DISTANCE = ("report-distance", "past-belief", "quote-reject")
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
    if framed is not None and not _confirmed_after(reading):
        return framed
    return _verdict_after(reading, below) or Judged(Status.ASSERTED)


def _tells(reading: Reading) -> bool:
    """Whether a question tells what it seems to ask: "Did you know that …?", "…, isn't it?"."""
    norms = reading.tokens.norms[reading.range.start : reading.range.end]
    if tuple(norms[:3]) in _TELLING:
        return True
    tag = [norm for norm in norms[-5:] if norm[0].isalpha()][-2:]
    return "," in norms[-5:-2] and (tag[-1:] == ["right"] or (len(tag) == 2 and tag[1] in _TAG_PRONOUNS))


_TELLING = frozenset({("did", "you", "know"), ("do", "you", "know"), ("have", "you", "heard"), ("who", "knew", "that")})
_TAG_PRONOUNS = frozenset({"it", "they", "he", "she", "you", "that", "there"})


def _labelled(reading: Reading) -> Judged | None:
    fact = _first(reading.label, ("fact-label", "affirm"))
    myth = _first(reading.label, ("myth-label", "reject"))
    denied = any(m.concept in ("negation", "pseudo-negation") for m in reading.label)
    if myth is not None and fact is None:
        return Judged(Status.ASSERTED if denied else Status.REJECTED, "label")
    if fact is not None and myth is None and not denied:
        return Judged(Status.ASSERTED, "label")
    return None


def _first(mentions: Iterable[Mention], concepts: Sequence[str]) -> Mention | None:
    return next((m for m in mentions if m.concept in concepts), None)


def _framed(reading: Reading, below: frozenset[Mention], subjects: frozenset[str]) -> Judged | None:
    """A cue in front of the first subject: "the belief that …", "some say …", "it is wrong to say that …"."""
    begin = reading.range.start
    content = min((m.start for m in reading.own if m.concept in subjects), default=None)
    if content is None:
        return None
    norms = reading.tokens.norms
    endorsed = [m for m in reading.own if m.concept == "report-endorse"]
    for cue in reading.own:
        if cue.concept not in _DISTANCE and cue.concept != "myth-label":
            continue
        if cue.end > content or cue.start - begin > _FRAME_REACH or _cut_off(norms, begin, cue.end, content):
            continue
        if any(e.start < cue.end and cue.start < e.end for e in endorsed):
            continue
        if cue.concept == "myth-label":
            if not _introduces(norms, cue.end, content):
                continue
            denied = cue in below or _covered(cue, reading.own)
            return Judged(Status.ASSERTED if denied else Status.REJECTED, "a label in front")
        if cue in below or cue.concept == "quote-reject":
            return Judged(Status.REJECTED, "a frame in front")
        return Judged(Status.DISTANCED, "a frame in front")
    return None


def _covered(cue: Mention, mentions: Iterable[Mention]) -> bool:
    """Whether a cue is part of a phrase that only seems to negate ("is no myth")."""
    return any(m.concept == "pseudo-negation" and m.start <= cue.start and cue.end <= m.end for m in mentions)


def _cut_off(norms: Sequence[str], begin: int, start: int, content: int) -> bool:
    """After "contrary to the belief, …": what stands before the comma is set aside, and what follows is asserted."""
    against = any(norm in _AGAINST for norm in norms[begin:start])
    return against and "," in norms[start:content]


_AGAINST = frozenset(
    {"contrary", "despite", "notwithstanding", "against", "forget", "ignore", "whatever", "regardless"}
)


def _introduces(norms: Sequence[str], start: int, content: int) -> bool:
    return any(norm in ("that", ":", "to", "is", "holds", "says") for norm in norms[start : min(content, start + 6)])


def _denied(verdict: Mention, mentions: Iterable[Mention]) -> bool:
    return any(m.concept == "negation" and m.end <= verdict.end and m.start >= verdict.start - 2 for m in mentions)


def _confirmed_after(reading: Reading) -> bool:
    return reading.after_size <= _SHORT and any(m.concept == "affirm" and m.start <= 4 for m in reading.after)


def _verdict_after(reading: Reading, below: frozenset[Mention]) -> Judged | None:
    """A verdict that ends the sentence, or a short sentence after it that is one."""
    tail = reading.range.end - _VERDICT_REACH - 1
    for m in reading.own:
        if m.concept == "reject" and m.start >= max(tail, reading.range.start + 4) and m not in below:
            return Judged(Status.REJECTED, "a verdict at the end")
    if reading.after_size <= _SHORT:
        for m in reading.after:
            if m.concept == "reject" and m.start <= 4 and not _denied(m, reading.after):
                return Judged(Status.REJECTED, "a verdict in the next sentence")
    return None
