"""Named evidence: what a reading shows, as short names that a scorecard can weigh and a person can read.

`a` a concept of the clause, `!a` under a negation, `a>b` one before the other, `a+b` side by side; `P:` the sentence before,
`N:` after, `H:` the heading, `Q:` the question answered, `L:` a label, `S:` the rest of the sentence or row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from b12lint.claims.composites import Composite, borrowed, compose, concept_names, index_of
from b12lint.claims.lexicon import Mention, moved
from b12lint.claims.polarity import negated
from b12lint.claims.readings import Reading
from b12lint.claims.status import Status, judge

_NEAR = 2


class Evidence(NamedTuple):
    """What a reading shows, each name once in a fixed order, and the concepts it or its surroundings mention at all.

    `own` is how many of the names, the first ones, the clause itself shows; the rest come from its surroundings.
    """

    names: tuple[str, ...]
    concepts: frozenset[str]
    own: int


def evidence(reading: Reading, composites: tuple[Composite, ...], subjects: frozenset[str]) -> Evidence:
    """All evidence of a reading."""
    around = {
        "P": reading.before,
        "S": concept_names(reading.aside, composites),
        "H": reading.heading,
        "Q": reading.question_names,
    }
    context = frozenset(name for names in (*around.values(), reading.earlier) for name in names)
    found: dict[str, None] = {}
    reply = _reply(reading)
    asked = _before(reading.question, reading.range.start) if reply in ("yes", "no") else ()
    every = _complete((*(asked or reading.lead), *reading.own), composites, context)
    index = index_of(composites)
    below = negated(every, reading.tokens, reading.range.end, index)
    judged = judge(reading, below, subjects)
    thought = index.names
    if judged.status is Status.REJECTED:
        below = _reversed(every, below, thought)
    elif reply == "no":
        question = [m for m in every if m.end <= reading.range.start]
        below = below | _reversed(question, below & frozenset(question), thought)
    mark = _MARKS[judged.status]
    named = [(("!" if m in below else "") + m.concept, m) for m in every]
    found.update(dict.fromkeys(mark + name for name, _ in named))
    weighty = [(name, m) for name, m in named if m.concept.lstrip("@") in thought]
    found.update(dict.fromkeys(mark + name for name in _pairs(weighty)))
    found.update(dict.fromkeys(mark + name for name in _skeleton(weighty)))
    found.update(dict.fromkeys(_words(reading)))
    own = len(found)
    for channel, names in (*around.items(), ("N", reading.after_names)):
        found.update(dict.fromkeys(f"{mark}{channel}:{name}" for name in names if name in thought or name in _TELLING))
    found.update(dict.fromkeys(f"{mark}L:{m.concept}" for m in reading.label if m.concept in _LABELS))
    found[f"status:{judged.status}"] = None
    found[f"place:{reading.place}"] = None
    if reply:
        found[f"reply:{reply}"] = None
    concepts = {m.concept.lstrip("@") for m in every}
    concepts.update(*around.values(), reading.after_names)
    return Evidence(tuple(found), frozenset(concepts), own)


_MARKS = {Status.ASSERTED: "", Status.REJECTED: "", Status.ASKED: "?", Status.DISTANCED: "^"}


def _reversed(mentions: Sequence[Mention], below: frozenset[Mention], thought: frozenset[str]) -> frozenset[Mention]:
    """What a rejection leaves negated: nothing where the statement was negative, else all that is said of its subject."""
    if below:
        return frozenset()
    first = next((m.end for m in mentions if m.concept.lstrip("@") in thought), None)
    return frozenset(m for m in mentions if first is not None and m.start >= first)


def _reply(reading: Reading) -> str:
    """How a clause answers the question before it, if it does: by its first word of that kind, the longest that starts there."""
    if not reading.first or reading.asks:
        return ""
    opening = reading.range.start + 3
    kinds = ("yes", "no", "partly", "pseudo-negation", "hedge", "hedge-modal")
    answers = [m for m in reading.own if m.concept in kinds and m.start <= opening]
    if not answers:
        return ""
    first = min(answers, key=lambda m: (m.start, -m.end, kinds.index(m.concept)))
    if first.concept.startswith("hedge"):
        return "yes" if reading.range.end - reading.range.start <= _SHORT_ANSWER else ""
    return {"pseudo-negation": "yes"}.get(first.concept, first.concept)


_TELLING = frozenset(
    {
        *("reject", "affirm", "myth-label", "fact-label", "past-belief", "quote-reject", "report-distance"),
        *("indirect", "contribute", "partly", "yes", "no", "negation"),
    }
)
"""What the text around a clause says about it, beside the concepts that stand there."""
_LABELS = frozenset({"myth-label", "fact-label", "reject", "affirm", "yes", "no", "past-belief", "quote-reject"})
_SHORT_ANSWER = 9


def _before(mentions: Sequence[Mention], place: int) -> tuple[Mention, ...]:
    """Mentions moved to end a little before a token place."""
    return moved(mentions, place - max((m.end for m in mentions), default=0) - 3)


def _complete(mentions: Sequence[Mention], composites: tuple[Composite, ...], context: frozenset[str]) -> list[Mention]:
    every = [*mentions, *compose(mentions, composites)]
    every.extend(_referents(every, composites, context))
    every.sort(key=lambda m: (m.start, m.end, m.concept))
    return every


def _words(reading: Reading) -> Iterable[str]:
    """The clause's own words, cut to their stems, alone and two together, as evidence of last resort."""
    norms = [n for n in reading.tokens.norms[reading.range.start : reading.range.end] if n[0].isalnum()]
    yield from (f"w:{stem(n)}" for n in norms if len(n) > 2 and n[0].isalpha())
    yield from (f"b:{a} {b}" for a, b in pairwise(norms))


def stem(word: str) -> str:
    """A rough stem: common endings cut off."""
    for ending in ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _referents(every: Sequence[Mention], composites: tuple[Composite, ...], context: frozenset[str]) -> list[Mention]:
    """Composite concepts that a pronoun, a definite noun or a part takes from the context; marked with `@`."""
    here: dict[str, Mention] = {}
    for mention in every:
        here.setdefault(mention.concept, mention)
    found = []
    for composite in composites:
        if composite.name in here:
            continue
        source = borrowed(composite, here, context)
        if source is None and composite.name in context:
            source = next((here[name] for name in composite.refer if name in here), None)
        if source is not None:
            found.append(Mention(f"@{composite.name}", source.start, source.end))
    return found


def _pairs(named: Sequence[tuple[str, Mention]]) -> Iterable[str]:
    for i, (left, a) in enumerate(named):
        for right, b in named[i + 1 :]:
            if b.start >= a.end and left != right:
                yield f"{left}>{right}"
                if b.start - a.end <= _NEAR:
                    yield f"{left}+{right}"


def _skeleton(named: Sequence[tuple[str, Mention]]) -> Iterable[str]:
    """The clause boiled down to its concepts in order, two and three at a time."""
    bones = _bones(named)
    for i, a in enumerate(bones):
        if i + 1 < len(bones):
            yield f"{a} {bones[i + 1]}"
        if i + 2 < len(bones):
            yield f"{a} {bones[i + 1]} {bones[i + 2]}"
            yield f"{a} _ {bones[i + 2]}"


def _bones(named: Sequence[tuple[str, Mention]]) -> list[str]:
    """Concepts that do not overlap, the longest first."""
    ranked = sorted(named, key=lambda n: (n[1].start - n[1].end, n[1].start))
    taken: list[tuple[str, Mention]] = []
    for name, mention in ranked:
        if all(mention.end <= m.start or m.end <= mention.start for _, m in taken):
            taken.append((name, mention))
    taken.sort(key=lambda n: n[1].start)
    return [name for name, _ in taken]
