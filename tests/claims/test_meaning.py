"""What words come to together: composites, negation, and whether the article says a thing itself."""

from __future__ import annotations

import pytest

from b12lint.claims.composites import Composite, compose
from b12lint.claims.lexicon import Mention
from tests.claims.reading import read, shown

CUP = Composite.load("broken-cup", {"parts": [["broken"], ["cup", "handle"]], "within": 2, "unless": ["saucer"]})


def _mentions(**places: int) -> list[Mention]:
    return [Mention(name, at, at + 1) for name, at in places.items()]


@pytest.mark.parametrize(
    ("mentions", "made"),
    [
        (_mentions(broken=0, cup=3), [Mention("broken-cup", 0, 4)]),
        (_mentions(handle=0, broken=1), [Mention("broken-cup", 0, 2)]),
        (_mentions(broken=0, cup=4), []),
        (_mentions(broken=0), []),
        (_mentions(broken=0, saucer=1, cup=2), []),
        (_mentions(broken=0, cup=1, saucer=2), [Mention("broken-cup", 0, 2)]),
        (_mentions(cup=0, broken=2, handle=3), [Mention("broken-cup", 2, 4)]),
    ],
    ids=["near", "either order", "too far", "one part", "rival between", "rival outside", "the nearest"],
)
def test_parts_that_stand_near_each_other_make_a_concept(mentions: list[Mention], made: list[Mention]) -> None:
    assert compose(mentions, [CUP]) == made


def test_a_whole_stands_for_the_concept_and_later_ones_build_on_it() -> None:
    drink = Composite.load("drink", {"whole": ["tea", "coffee"]})
    hot = Composite.load("hot-drink", {"parts": [["drink"], ["hot"]]})
    made = compose(_mentions(hot=0, tea=1), [drink, hot])
    assert made == [Mention("drink", 1, 2), Mention("hot-drink", 0, 2)]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The cup was broken. It stayed on the shelf.", "It stayed", "@broken-cup"),
        ("We met on Monday. It stayed on the shelf.", "It stayed", None),
        ("They grow tea here. Each cup is warm.", "Each cup", "@tea-cup"),
        ("They grow coffee here. Each cup is warm.", "Each cup", None),
    ],
    ids=["referred to", "nothing to refer to", "borrowed part", "nothing to borrow"],
)
def test_a_clause_takes_a_concept_from_the_context_only_where_that_has_it(
    text: str, words: str, name: str | None
) -> None:
    taken = [n for n in shown(text, words) if n.startswith("@") and not set(n) & set(" >+")]
    assert taken == ([name] if name else [])


NEGATED = [
    "Tea does not warm you.",
    "Tea never warms anybody.",
    "Tea can't warm you.",
    "Tea hardly warms anyone.",
    "Without tea, we sat down, and nothing in the room could warm us.",
]
PLAIN = [
    "Tea warms you.",
    "Tea not only wakes but also warms you.",
    "It is not true that tea does not warm you.",
    "Without any sugar, tea warms you.",
    "It does not cool; tea will warm you.",
    "It does not cool you but it will warm you.",
    "Coffee, not tea, warms you.",
]


def _evidence(text: str) -> set[str]:
    claims = read(text)
    return {name for index in range(len(claims.readings)) for name in claims.evidence(index)}


@pytest.mark.parametrize("text", NEGATED)
def test_what_a_negation_reaches_is_marked(text: str) -> None:
    assert "!warm" in _evidence(text)


@pytest.mark.parametrize("text", PLAIN)
def test_what_no_negation_or_two_reach_is_not_marked(text: str) -> None:
    names = {name.lstrip("~^?") for name in _evidence(text)}
    assert "warm" in names
    assert "!warm" not in names


def test_a_negation_before_a_comma_reaches_what_stands_before_it_only() -> None:
    names = shown("Coffee, not tea, warms the cup.", "Coffee")
    assert {"!tea", "warm", "cup"} <= set(names)


STATUS = {
    "asserted": [
        "Tea warms the cup.",
        "**Fact:** tea warms the cup.",
        "Did you know that tea warms the cup?",
        "- Fact: tea warms the cup.",
        "| Statement | Verdict |\n|---|---|\n| Tea warms the cup | Fact |",
        "| Fact | Source |\n|---|---|\n| Tea warms the cup | A leaflet |",
    ],
    "rejected": [
        "**Myth:** tea warms the cup.",
        "Myth: tea warms the cup.",
        "- **Myth** – tea warms the cup.",
        "| Statement | Verdict |\n|---|---|\n| Tea warms the cup | Myth |",
        "| Myth | Source |\n|---|---|\n| Tea warms the cup | A leaflet |",
        "Common myths:\n\n- Tea warms the cup and everybody who holds it.",
        "It is a myth that tea warms the cup.",
        "“Tea warms the cup.” That is false.",
    ],
    "asked": ["Does tea warm the cup, tea warms the cup?", "## So tea warms the cup?"],
    "distanced": ["Allegedly tea warms the cup.", "Some claim that tea warms the cup."],
}


@pytest.mark.parametrize(
    ("status", "text"), [(status, text) for status, texts in STATUS.items() for text in texts], ids=lambda value: value
)
def test_a_statement_has_the_status_its_surroundings_give_it(status: str, text: str) -> None:
    assert f"status:{status}" in shown(text, "ea warm")


def test_a_short_item_under_a_list_of_myths_is_rejected_like_a_long_one() -> None:
    assert "status:rejected" in shown("Common myths:\n\n- Tea warms the cup.", "Tea warms")


@pytest.mark.parametrize(
    "text",
    [
        "It is no myth that tea warms the cup.",
        "Not a myth: tea warms the cup.",
        "Some tea warms the cup. This is not false.",
    ],
)
def test_a_denied_label_or_verdict_asserts(text: str) -> None:
    assert "status:asserted" in shown(text, "tea warms")


def test_a_claim_with_yes_beside_it_is_asserted() -> None:
    text = "| Claim | True? |\n|---|---|\n| Surely tea warms the cup | Yes |"
    assert "status:asserted" in shown(text, "tea warms")


def test_rejecting_a_statement_asserts_its_opposite() -> None:
    rejected = set(shown("Myth: tea warms the cup.", "tea warms"))
    assert {"tea", "!warm", "!cup", "status:rejected"} <= rejected
    denial = set(shown("Myth: tea does not warm the cup.", "does not warm"))
    assert "warm" in denial
    assert "!warm" not in denial
