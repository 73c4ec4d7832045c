"""Statements an article makes, for rules that ask whether something is said at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from b12lint.source import Span


class Pattern(NamedTuple):
    """What a sentence must show: one evidence name of each group of `every`, and none of `none`."""

    every: tuple[frozenset[str], ...]
    none: frozenset[str]

    @classmethod
    def load(cls, data: Mapping[str, Sequence[Sequence[str]]]) -> Pattern:
        """Build from a pattern's plain data: groups under `all` and `none`."""
        every = tuple(frozenset(group) for group in data.get("all", ()))
        return cls(every, frozenset(name for group in data.get("none", ()) for name in group))

    def met(self, names: frozenset[str]) -> bool:
        """Whether a sentence's evidence names satisfy the pattern."""
        return self.none.isdisjoint(names) and not any(group.isdisjoint(names) for group in self.every)


class Statement(NamedTuple):
    """A sentence that says a named thing: where it stands, and the heading blocks it stands under, itself included."""

    name: str
    block: int
    sentence: int
    sections: tuple[int, ...]
    is_heading: bool
    span: Span


def makes(patterns: Iterable[Pattern], names: frozenset[str]) -> bool:
    """Whether evidence names satisfy one of the patterns."""
    return any(pattern.met(names) for pattern in patterns)
