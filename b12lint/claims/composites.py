"""Concepts made of parts: a word for a place near a word for a trouble is one concept, wherever the two stand.

Sets of words multiply: a hundred ways to name each part give ten thousand ways to name the whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from b12lint.claims.lexicon import Mention


@dataclass(frozen=True, slots=True, eq=False)
class Composite:
    """A concept that is met where every part is found within a number of tokens, or where one of `whole` stands.

    `refer` are words that stand for the concept where the context names it ("it", "the shortage"); `borrows` are classes
    of parts that the context may supply.
    """

    name: str
    parts: tuple[tuple[str, ...], ...]
    within: int = 6
    whole: tuple[str, ...] = ()
    refer: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    borrows: tuple[str, ...] = ()
    classes: frozenset[str] = field(init=False, repr=False, compare=False)
    """The classes one of which must stand in a text for the concept to: those of `whole` and of the first part."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "classes", frozenset((*self.whole, *(self.parts[0] if self.parts else ()))))

    @classmethod
    def load(cls, name: str, data: Mapping[str, Any]) -> Composite:
        """Build from the plain data of a compiled pack."""
        return cls(
            name=name,
            parts=tuple(tuple(part) for part in data.get("parts", ())),
            within=data.get("within", 6),
            whole=tuple(data.get("whole", ())),
            refer=tuple(data.get("refer", ())),
            unless=tuple(data.get("unless", ())),
            borrows=tuple(data.get("borrows", ())),
        )


_ONLY = "only"


class Index(NamedTuple):
    """What is asked of all composites of a language at once."""

    by_class: Mapping[str, tuple[int, ...]]
    """Class -> places of the composites that may be met where it stands."""
    names: frozenset[str]
    things: frozenset[str]
    """The concepts that are parts of others: words for things, which may hold a negation of their own."""
    only: frozenset[str]
    """The class of words for "only", and the composites that take them in."""


@lru_cache(maxsize=16)
def index_of(composites: tuple[Composite, ...]) -> Index:
    """The index of a language's composites. Composites are told apart by identity, so looking it up is cheap."""
    by_class: dict[str, list[int]] = {}
    for place, composite in enumerate(composites):
        for name in composite.classes:
            by_class.setdefault(name, []).append(place)
    return Index(
        by_class={name: tuple(places) for name, places in by_class.items()},
        names=frozenset(c.name for c in composites),
        things=frozenset(name for c in composites for part in c.parts for name in part),
        only=frozenset((_ONLY, *(c.name for c in composites if _ONLY in c.whole))),
    )


def borrowed(composite: Composite, here: Mapping[str, Mention], there: frozenset[str]) -> Mention | None:
    """The clause's own part of a composite whose other parts only the context names; None where there is none."""
    if not composite.borrows or there.isdisjoint(composite.borrows):
        return None
    own = None
    for part in composite.parts:
        found = next((here[name] for name in part if name in here), None)
        if found is None and there.isdisjoint(set(part) & set(composite.borrows)):
            return None
        own = own or found
    return own


def compose(mentions: Sequence[Mention], composites: Sequence[Composite]) -> list[Mention]:
    """The composite mentions among plain ones, in the order of their definitions."""
    index = index_of(tuple(composites)).by_class
    by_class: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_class.setdefault(mention.concept, []).append(mention)
    possible = {place for name in by_class for place in index.get(name, ())}
    found: list[Mention] = []
    for place, composite in enumerate(composites):
        if place not in possible:
            continue
        made = list(_whole(composite, by_class))
        if composite.parts:
            made.extend(_joined(composite, by_class))
        if made:
            unique = list(dict.fromkeys(made))
            found.extend(unique)
            by_class.setdefault(composite.name, []).extend(unique)
            possible.update(index.get(composite.name, ()))
    return found


def concept_names(mentions: Sequence[Mention], composites: tuple[Composite, ...]) -> tuple[str, ...]:
    """The concepts that mentions name, plain and composite, each once and in order."""
    if not mentions:
        return ()
    return tuple(dict.fromkeys(m.concept for m in (*mentions, *compose(mentions, composites))))


def _whole(composite: Composite, by_class: Mapping[str, list[Mention]]) -> list[Mention]:
    return [Mention(composite.name, m.start, m.end) for name in composite.whole for m in by_class.get(name, ())]


def _joined(composite: Composite, by_class: Mapping[str, list[Mention]]) -> list[Mention]:
    pools = [[m for name in part for m in by_class.get(name, ())] for part in composite.parts]
    if not all(pools):
        return []
    rivals = [m for name in composite.unless for m in by_class.get(name, ())]
    made = []
    for anchor in pools[0]:
        chosen = [anchor]
        for pool in pools[1:]:
            near = min(pool, key=lambda m: (_gap(anchor, m), m.start))
            if _gap(anchor, near) > composite.within or _rival_between(anchor, near, rivals):
                break
            chosen.append(near)
        else:
            made.append(Mention(composite.name, min(m.start for m in chosen), max(m.end for m in chosen)))
    return made


def _gap(a: Mention, b: Mention) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def _rival_between(a: Mention, b: Mention, rivals: Sequence[Mention]) -> bool:
    """Whether another owner stands nearer: what lies between the parts would be the one meant."""
    low, high = min(a.end, b.end), max(a.start, b.start)
    return any(low <= r.start and r.end <= high for r in rivals)
