"""The claim rules are as good on unread text as they were, and the cases that say so are sound."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest

from b12lint.source import Span
from tests.accuracy.scoring import (
    SPLITS,
    Case,
    Expected,
    Floors,
    Score,
    Tally,
    load_cases,
    raised,
    read_case,
    read_floors,
    rule_codes,
    score,
    score_case,
)

FAMILIES = sorted({code[:3] for code in rule_codes().values()})


@pytest.fixture(scope="module")
def measured() -> Score:
    return score(load_cases("measure"))


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return [case for split in SPLITS for case in load_cases(split)]


@pytest.mark.parametrize("figure", ["precision", "recall"])
@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_is_not_below_its_floor(measured: Score, family: str, figure: str) -> None:
    tally = measured.families(rule_codes()).get(family, Tally())
    assert getattr(tally, figure) >= read_floors()[family][figure]


def test_there_are_cases_enough_and_no_two_share_an_id(cases: list[Case]) -> None:
    assert len(cases) >= 2500
    assert [name for name, times in Counter(case.id for case in cases).items() if times > 1] == []


def test_cases_are_about_rules_that_exist(cases: list[Case]) -> None:
    named = {wanted.rule for case in cases for wanted in case.expected}
    assert named <= set(rule_codes())


def test_every_claim_rule_has_wrong_and_right_cases_to_measure_by() -> None:
    unread = load_cases("measure")
    assert {wanted.rule for case in unread for wanted in case.expected} == set(rule_codes())
    assert any(not case.expected for case in unread)


@pytest.mark.parametrize("quote", ["not there", "tea", ""], ids=["absent", "twice", "empty"])
def test_a_quote_must_stand_once_in_its_text(quote: str) -> None:
    data = {"id": "t-1", "text": "Black tea, green tea.", "expect": [{"rule": "a", "quote": quote}]}
    with pytest.raises(ValueError, match="t-1"):
        read_case(data, "tea")


def _diagnostic(name: str, start: int, end: int) -> Any:
    return SimpleNamespace(name=name, span=Span(start, end))


CLAIMS = (Expected("a", Span(0, 10)), Expected("a", Span(20, 30)), Expected("b", Span(0, 10)))


@pytest.mark.parametrize(
    ("diagnostics", "tallies"),
    [
        ([], {"a": Tally(missed=2), "b": Tally(missed=1)}),
        ([("a", 9, 12)], {"a": Tally(found=1, missed=1), "b": Tally(missed=1)}),
        ([("a", 10, 20)], {"a": Tally(false=1, missed=2), "b": Tally(missed=1)}),
        ([("a", 0, 30)], {"a": Tally(found=2), "b": Tally(missed=1)}),
        ([("a", 0, 4), ("a", 5, 9), ("b", 0, 9)], {"a": Tally(found=1, missed=1, repeats=1), "b": Tally(found=1)}),
        ([("b", 20, 30), ("c", 0, 9)], {"a": Tally(missed=2), "b": Tally(missed=1, false=1)}),
    ],
    ids=["nothing reported", "one found", "beside both", "one for two", "one claim twice", "another rule, one allowed"],
)
def test_a_case_is_tallied(diagnostics: list[tuple[str, int, int]], tallies: dict[str, Tally]) -> None:
    case = Case("t-1", "tea", "-" * 40, CLAIMS, frozenset({"c"}))
    assert score_case(case, [_diagnostic(*d) for d in diagnostics]) == tallies


def test_a_case_without_false_reports_and_misses_is_exact() -> None:
    right = Case("t-1", "tea", "-" * 40, (), frozenset())
    wrong = Case("t-2", "milk", "-" * 40, CLAIMS[:1], frozenset())
    made = score([right, wrong], lambda case: [])
    assert (made.cases, made.exact) == (2, 1)
    assert made.voices == {"milk": Tally(missed=1)}


OLD: Floors = {"TEA": {"precision": 0.9, "recall": 0.1}, "GON": {"precision": 1.0, "recall": 1.0}}
HALF = Tally(found=1, false=1, missed=1)


def test_floors_rise_to_a_little_below_what_is_measured_and_do_not_sink() -> None:
    assert raised(OLD, {"TEA": HALF}, lower=False) == {"TEA": {"precision": 0.9, "recall": 0.48}}


def test_floors_sink_when_told_to() -> None:
    assert raised(OLD, {"TEA": HALF}, lower=True) == {"TEA": {"precision": 0.48, "recall": 0.48}}
