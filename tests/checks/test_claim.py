"""The `claim` check: one match a wrong claim, at its own words."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.building import OFF_TOPIC, matches, words

WARMING: dict[str, Any] = {"scorecard": "claims", "verdict": "warming"}
CHILLING: dict[str, Any] = {"scorecard": "claims", "verdict": "chilling"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tea is black. Tea warms you.", ["Tea warms you"]),
        ("Tea **warms** you &amp; me.", ["Tea **warms** you &amp; me"]),
        ("Tea warms you; it also warms me.", ["Tea warms you; it also warms me"]),
        ("Tea warms you. It also warms me.", ["Tea warms you", "It also warms me"]),
        ("Tea warms you; the cup is blue; it also warms me.", ["Tea warms you", "it also warms me"]),
        ("- Tea warms.\n- Coffee warms.", ["Tea warms", "Coffee warms"]),
        ("> Tea\n> warms you.", ["Tea\n> warms you"]),
        ("Myth: tea warms the whole of the winter.", []),
        ("Tea is black.", []),
    ],
)
def test_each_wrong_claim_is_one_match_at_its_words(text: str, found: list[str]) -> None:
    assert words(text, "claim", **WARMING) == found


def test_the_verdict_decides_which_claims_are_wrong() -> None:
    assert words("Tea warms you. Tea never warms me.", "claim", **CHILLING) == ["Tea never warms me"]


@pytest.mark.parametrize(
    ("about", "found"),
    [((("tea", "coffee"),), 1), ((("tea",), ("cup",)), 1), ((("tea",), ("saucer",)), 0), ((("coffee",),), 0)],
    ids=["one of a group", "every group, around the clause", "a group without", "not about it"],
)
def test_a_claim_must_be_about_every_group(about: tuple[tuple[str, ...], ...], found: int) -> None:
    assert len(words("## The cup\n\nTea warms you.", "claim", about=about, **WARMING)) == found


def test_the_trace_holds_the_heaviest_evidence() -> None:
    (match,) = matches("Tea warms you.", "claim", **WARMING)
    assert match.trace[0] == "warm +9.00"


def test_claims_of_an_article_on_something_else_are_not_judged() -> None:
    assert words(f"{OFF_TOPIC} Fire warms you.", "claim", **WARMING) == []


WORDS = "Tea warms you; but , . : — - ! # | ** > &amp; `x` yes?"
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n\n", "- ", "| a | b |\n|-|-|\n"])


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_matches_lie_in_the_text_in_order_and_apart(text: str) -> None:
    spans = [match.span for match in matches(text, "claim", **WARMING)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
