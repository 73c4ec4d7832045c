"""What every kind of check takes and gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from b12lint.claims.extract import Claims
from b12lint.claims.scorecard import Scorecard
from b12lint.claims.topic import Topic
from b12lint.document.model import Article
from b12lint.source import Span


@dataclass(frozen=True, slots=True)
class Subject:
    """What is checked: an article, what was read in it, and the day it is checked on."""

    article: Article
    claims: Claims
    as_of: date
    scorecards: Mapping[str, Scorecard]
    _scores: dict[tuple[str, int], list[float]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def in_scope(self) -> bool:
        """Whether the article's claims are the pack's business at all."""
        return self.claims.topic is not Topic.OFF

    def scores(self, card: str, index: int) -> list[float]:
        """A scorecard's scores of a reading, by verdict; worked out once for all rules."""
        key = (card, index)
        if key not in self._scores:
            shown = self.claims.shown(index)
            self._scores[key] = self.scorecards[card].scores(shown.names, shown.own)
        return self._scores[key]


class Match(NamedTuple):
    """A place where an article breaks a check, what stands there, and why it was decided so.

    `replacement` is the text that would mend the span, where the kind of check knows it.
    """

    span: Span
    trace: tuple[str, ...] = ()
    replacement: str | None = None


class CheckKind(NamedTuple):
    """A kind of check: the dataclass its specs are read into, and the function that applies one."""

    spec: type[Any]
    find: Callable[[Any, Subject], Iterable[Match]]
