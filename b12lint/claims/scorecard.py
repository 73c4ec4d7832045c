"""Scorecards: named evidence weighed by plain numbers. Fitted offline, read by anyone, applied by adding up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Weights of evidence for several verdicts at once.

    `weights` gives, for a name of evidence, pairs of (index into `verdicts`, weight). A verdict holds where its bias
    and the weights of the evidence present sum to more than zero, after dividing by the root of how much evidence there is.
    """

    verdicts: tuple[str, ...]
    biases: tuple[float, ...]
    weights: Mapping[str, Sequence[Sequence[float]]]

    @classmethod
    def load(cls, data: Mapping[str, Any]) -> Scorecard:
        """Build from a scorecard file's data."""
        return cls(tuple(data["verdicts"]), tuple(data["biases"]), data["weights"])

    def scores(self, names: Sequence[str]) -> list[float]:
        """The score of every verdict, in order of `verdicts`."""
        sums = [0.0] * len(self.verdicts)
        weights = self.weights
        for name in names:
            for index, weight in weights.get(name, ()):
                sums[int(index)] += weight
        scale = max(len(names), 1) ** -0.5
        return [bias + total * scale for bias, total in zip(self.biases, sums, strict=True)]

    def reasons(self, verdict: str, names: Iterable[str], most: int = 6) -> tuple[str, ...]:
        """The evidence that weighed most for or against a verdict, heaviest first, as `name +1.20`."""
        index = self.verdicts.index(verdict)
        found = [(w, name) for name in names for i, w in self.weights.get(name, ()) if i == index]
        found.sort(key=lambda pair: (-abs(pair[0]), pair[1]))
        return tuple(f"{name} {weight:+.2f}" for weight, name in found[:most])
