"""The `required` check: what an article must say, when, where, and what it must never say."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.building import OFF_TOPIC, PADDING, matches, words

CASES: list[tuple[str, dict[str, Any], str, bool]] = [
    ("one of any_of is enough", {"any_of": ("cup", "saucer")}, "A saucer.", True),
    ("none of any_of", {"any_of": ("cup", "saucer")}, "A spoon.", False),
    ("all of all_of", {"all_of": ("cup", "saucer")}, "A cup. A saucer.", True),
    ("all but one of all_of", {"all_of": ("cup", "saucer")}, "A cup.", False),
    ("when is not met", {"when": ("coffee",), "all_of": ("cup",)}, "A spoon.", True),
    ("when is met", {"when": ("coffee",), "all_of": ("cup",)}, "Coffee.", False),
    ("all of when are asked for", {"when": ("coffee", "saucer"), "all_of": ("cup",)}, "Coffee.", True),
    ("one of when_any is enough", {"when_any": ("coffee", "saucer"), "all_of": ("cup",)}, "Coffee.", False),
    ("none of when_any", {"when_any": ("coffee", "saucer"), "all_of": ("cup",)}, "A spoon.", True),
    ("not where besides is said", {"all_of": ("cup",), "besides": {"cup": ("saucer",)}}, "A cup on a saucer.", False),
    ("elsewhere than besides", {"all_of": ("cup",), "besides": {"cup": ("saucer",)}}, "A cup.\n\nA saucer.", True),
    ("never said", {"never": ("saucer",)}, "A cup.", True),
]


@pytest.mark.parametrize(("spec", "text", "silent"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_an_article_must_say_what_is_required(spec: dict[str, Any], text: str, silent: bool) -> None:
    article = f"# Hills\n\n{PADDING}\n\n{text}\n"
    assert words(article, "required", **spec) == ([] if silent else ["Hills"])


def test_the_trace_names_what_is_missing() -> None:
    (match,) = matches(f"# Hills\n\n{PADDING}", "required", all_of=("cup",), any_of=("saucer", "coffee"))
    assert "cup" in match.trace[0]
    assert "saucer" in match.trace[1]
    assert "coffee" in match.trace[1]


def test_a_forbidden_sentence_is_the_place_of_the_match() -> None:
    text = f"# Hills\n\n{PADDING} Mind the *saucer* here. Then go.\n"
    assert words(text, "required", never=("saucer",)) == ["Mind the *saucer* here."]


def test_a_match_can_stand_where_the_occasion_is() -> None:
    text = f"# Hills\n\n{PADDING} Coffee came. More coffee came.\n"
    assert words(text, "required", when=("coffee",), all_of=("cup",), at="when") == ["Coffee came."]


SECTIONS = f"# Hills\n\n{PADDING}\n\n## Coffee\n\nRain. {{inside}}\n\n### More\n\n{{below}}\n\n## Else\n\n{{outside}}\n"


@pytest.mark.parametrize(
    ("places", "silent"),
    [({"inside": "A cup."}, True), ({"below": "A cup."}, True), ({"outside": "A cup."}, False), ({}, False)],
    ids=["in the section", "in a section below it", "in another section", "nowhere"],
)
def test_a_section_must_say_it_itself(places: dict[str, str], silent: bool) -> None:
    text = SECTIONS.format(**{"inside": "", "below": "", "outside": "", **places})
    found = words(text, "required", when=("coffee",), all_of=("cup",), scope="section", at="when")
    assert found == ([] if silent else ["Coffee"])


def test_where_no_heading_is_the_occasion_the_whole_article_counts() -> None:
    spec: dict[str, Any] = {"when": ("coffee",), "all_of": ("cup",), "scope": "section"}
    text = f"# Hills\n\n{PADDING}\n\n## One\n\nCoffee.\n\n## Two\n\n{{}}\n"
    assert words(text.format("A cup."), "required", **spec) == []
    assert words(text.format("A spoon."), "required", **spec) == ["Hills"]


def test_an_article_on_something_else_need_not_say_anything() -> None:
    assert words(f"# Hills\n\n{OFF_TOPIC}", "required", all_of=("cup",)) == []


def test_a_fragment_need_not_be_complete() -> None:
    assert words("# Tea\n\nTea is hot.", "required", all_of=("cup",)) == []
