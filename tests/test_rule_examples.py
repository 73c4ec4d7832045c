"""Every example of every packaged rule: bad ones are reported, good ones are not, and known gaps are gaps still."""

from __future__ import annotations

import pytest
import yaml

from tests.rule_examples import Example, examples, fires, reported
from tests.sort_examples import sort_file


def _cases(kind: str) -> list[object]:
    return [pytest.param(one, id=one.title) for one in examples(kind)]


@pytest.mark.parametrize("one", _cases("bad"))
def test_a_bad_example_is_reported_where_its_quote_stands(one: Example) -> None:
    assert fires(one), f"{one.code} reports {reported(one.code, one.example.text)}, not {one.example.quote!r}"


@pytest.mark.parametrize("one", _cases("good"))
def test_a_good_example_is_left_alone(one: Example) -> None:
    assert reported(one.code, one.example.text) == []


@pytest.mark.parametrize("one", _cases("known_gaps"))
def test_a_known_gap_is_not_reported_yet(one: Example) -> None:
    if fires(one):
        pytest.fail(f"{one.code} reports {one.example.name!r} now: close this gap: move it to bad")


RULE = """\
code: TEA001
examples:
  bad:
    # how people say it
    - name: first
      text: One.  # kept
      quote: One
    - name: second
      text: |-
        Two,

        and more.

    - name: third
      text: "Three."
  good:
    - name: fine
      text: Good.
  known_gaps: []
"""


def _names(text: str) -> dict[str, list[str]]:
    return {kind: [one["name"] for one in ones] for kind, ones in yaml.safe_load(text)["examples"].items()}


def test_a_rule_file_whose_examples_are_sorted_stays_as_it_is() -> None:
    assert sort_file(RULE, lambda name: True) == (RULE, [])


def test_an_unreported_bad_example_becomes_a_known_gap_with_its_lines_untouched() -> None:
    text, moved = sort_file(RULE, lambda name: name != "second")
    assert moved == ["second"]
    assert _names(text) == {"bad": ["first", "third"], "good": ["fine"], "known_gaps": ["second"]}
    assert "  known_gaps:\n    - name: second\n      text: |-\n        Two,\n\n        and more.\n" in text
    assert "text: One.  # kept" in text


def test_a_gap_that_is_reported_becomes_a_bad_example_and_all_is_as_it_was() -> None:
    moved_away, _ = sort_file(RULE, lambda name: name != "third")
    text, moved = sort_file(moved_away, lambda name: True)
    assert moved == ["third"]
    assert text == RULE


def test_two_bad_examples_stay_even_where_nothing_is_reported() -> None:
    text, moved = sort_file(RULE, lambda name: False)
    assert _names(text)["bad"] == ["first", "second"]
    assert moved == ["third"]


def test_a_file_without_known_gaps_gets_a_list_of_them_after_its_other_examples() -> None:
    text, _ = sort_file(RULE.replace("  known_gaps: []\n", "severity: error\n"), lambda name: name != "first")
    assert _names(text)["known_gaps"] == ["first"]
    assert text.endswith("severity: error\n")
