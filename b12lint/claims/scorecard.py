"""Scorecards: named evidence weighed by plain numbers. Fitted offline, read by anyone, applied by adding up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Weights of evidence for several verdicts at once.

    `weights` gives, for a name of evidence, the places of verdicts and its weights for them, as one text: most are never
    asked for, and texts load fast. A verdict holds where its bias and the weights of the evidence present, divided by the
    root of how much evidence the clause itself shows, sum to more than zero.
    """

    verdicts: tuple[str, ...]
    biases: tuple[float, ...]
    weights: Mapping[str, str]
    _read: dict[str, tuple[tuple[int, float], ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, data: Mapping[str, Any]) -> Scorecard:
        """Build from a scorecard file's data."""
        return cls(tuple(data["verdicts"]), tuple(data["biases"]), data["weights"])

    def weighed(self, name: str) -> tuple[tuple[int, float], ...]:
        """The verdicts (by place) that a name of evidence speaks to, and its weight for each."""
        found = self._read.get(name)
        if found is None:
            parts = self.weights.get(name, "").split()
            pairs = zip(parts[::2], parts[1::2], strict=True)
            found = self._read[name] = tuple((int(place), float(weight)) for place, weight in pairs)
        return found

    def scores(self, names: Sequence[str], own: int) -> list[float]:
        """The score of every verdict, in order of `verdicts`; `own` is how many of the names the clause itself shows."""
        sums = [0.0] * len(self.verdicts)
        weights = self.weights
        for name in names:
            if name in weights:
                for place, weight in self.weighed(name):
                    sums[place] += weight
        scale = max(own, 1) ** -0.5
        return [bias + total * scale for bias, total in zip(self.biases, sums, strict=True)]

    def reasons(self, verdict: str, names: Iterable[str], most: int = 6) -> tuple[str, ...]:
        """The evidence that weighed most for or against a verdict, heaviest first, as `name +1.20`."""
        wanted = self.verdicts.index(verdict)
        found = [(weight, name) for name in names for place, weight in self.weighed(name) if place == wanted]
        found.sort(key=lambda pair: (-abs(pair[0]), pair[1]))
        return tuple(f"{name} {weight:+.2f}" for weight, name in found[:most])
