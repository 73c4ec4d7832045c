"""Statements an article makes, for rules that ask whether something is said at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from b12lint.source import Span

Pattern = Mapping[str, Sequence[Sequence[str]]]
"""`all`: groups of evidence names, each group met by one of its names; `none`: names that must be absent (one group)."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that says a named thing: where it stands, and the heading blocks it stands under, itself included."""

    name: str
    block: int
    sentence: int
    sections: tuple[int, ...]
    is_heading: bool
    span: Span


def makes(patterns: Sequence[Pattern], names: Iterable[str]) -> bool:
    """Whether evidence names satisfy one of the patterns."""
    present = names if isinstance(names, (set, frozenset)) else frozenset(names)
    return any(_met(pattern, present) for pattern in patterns)


def _met(pattern: Pattern, present: frozenset[str] | set[str]) -> bool:
    if any(name in present for group in pattern.get("none", ()) for name in group):
        return False
    return all(any(name in present for name in group) for group in pattern.get("all", ()))
