"""Scorecards add up."""

from __future__ import annotations

import pytest

from b12lint.claims.scorecard import Scorecard

CARD = Scorecard.load(
    {
        "verdicts": ["good", "bad"],
        "biases": [-1.0, 0.5],
        "weights": {"hot": "0 3.0 1 -1.0", "cold": "0 -2.0", "wet": "1 0.25", "dry": "1 -1.0"},
    }
)


@pytest.mark.parametrize(
    ("names", "scores"),
    [
        ([], [-1.0, 0.5]),
        (["hot"], [2.0, -0.5]),
        (["hot", "cold", "wet", "unknown"], [-1.0 + 1.0 / 2, 0.5 - 0.75 / 2]),
    ],
    ids=["bias only", "one", "divided by the root of how many"],
)
def test_a_score_is_the_bias_and_the_scaled_sum_of_weights(names: list[str], scores: list[float]) -> None:
    assert CARD.scores(names, len(names)) == pytest.approx(scores)


def test_reasons_are_the_heaviest_first_and_equals_by_name() -> None:
    assert CARD.reasons("bad", ["wet", "hot", "cold", "dry"]) == ("dry -1.00", "hot -1.00", "wet +0.25")
    assert CARD.reasons("bad", ["wet", "hot", "dry"], most=1) == ("dry -1.00",)


def test_reasons_for_an_unknown_verdict_raise() -> None:
    with pytest.raises(ValueError, match=r"not in tuple|not found"):
        CARD.reasons("ugly", [])
