"""Readings: a clause with what stands around it, its evidence, the statements made and the topic."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from b12lint.claims.lexicon import Mention
from b12lint.claims.spans import claim_range
from b12lint.claims.topic import Topic
from tests.claims.reading import claims_text, language, parse, read, shown


def _concepts(found: tuple[Mention, ...] | tuple[str, ...]) -> set[str]:
    return {m.concept if isinstance(m, Mention) else m for m in found} & language().subjects


AROUND = [
    ("Tea is good for:\n\n- winter\n- rain", "winter", "lead", {"tea"}),
    ("- Tea\n  - the old cup", "the old cup", "lead", {"tea"}),
    ("| | Warms |\n|---|---|\n| Tea | yes |", "yes", "lead", {"tea", "warm"}),
    ("| Cup | Note |\n|---|---|\n| blue | tea |", "blue", "aside", {"tea"}),
    ("| Cup | Note |\n|---|---|\n| blue | tea |", "blue", "lead", {"cup"}),
    ("## Does tea warm you?\n\nIt does, yes.", "It does", "question", {"tea", "warm"}),
    ("**Does tea warm you?**\n\nIt does, yes.", "It does", "question", {"tea", "warm"}),
    ("Does tea warm you? It does, yes.", "It does", "question", {"tea", "warm"}),
    ("Q: Does tea warm you?\n\nA: It does.", "It does", "question", {"tea", "warm"}),
    ("| Question | Answer |\n|---|---|\n| Does tea warm you? | It does |", "It does", "question", {"tea", "warm"}),
    ("Does tea warm?\n: It does.", "It does", "question", {"tea", "warm"}),
    ("## Tea\n\nA note.", "A note", "heading", {"tea"}),
    ("Tea came first. A note.", "A note", "before", {"tea"}),
    ("Tea came first.\n\nA note.", "A note", "before", {"tea"}),
    ("A note. Then came tea.", "A note", "after", {"tea"}),
    ("Tea came first; a note followed soon.", "a note", "aside", {"tea"}),
    ("Tea came. Rain fell. A note.", "A note", "earlier", {"tea"}),
]


@pytest.mark.parametrize(("text", "words", "where", "concepts"), AROUND, ids=[f"{a[2]}: {a[0]}" for a in AROUND])
def test_a_clause_is_read_with_what_stands_around_it(text: str, words: str, where: str, concepts: set[str]) -> None:
    claims = read(text)
    (index,) = (i for i in range(len(claims.readings)) if words in claims_text(claims, i, text))
    assert concepts <= _concepts(getattr(claims.readings[index], where))


def test_a_lead_in_stands_before_the_clause_and_does_not_run_into_it() -> None:
    claims = read("Tea is good for your cup:\n\n- winter cup")
    reading = claims.readings[-1]
    assert reading.lead
    assert all(m.end < reading.range.start for m in reading.lead)


def test_an_item_is_not_read_with_its_sibling_as_lead_in() -> None:
    claims = read("Good things:\n\n- tea\n- winter")
    assert _concepts(claims.readings[-1].lead) == set()


def test_an_entry_of_a_reference_list_is_not_read() -> None:
    text = "Rain fell.\n\n## References\n\n1. Brown A. Tea warms you. Tea Press, 2019.\n"
    claims = read(text)
    assert not any("Tea warms" in claims_text(claims, i, text) for i in range(len(claims.readings)))


@pytest.mark.parametrize(
    ("answer", "shows", "hides"),
    [("Yes, it does.", "warm", "!warm"), ("No, it does nothing.", "!warm", "warm")],
    ids=["yes takes the question over", "no rejects it"],
)
def test_an_answer_says_what_was_asked(answer: str, shows: str, hides: str) -> None:
    names = shown(f"## Does tea warm you?\n\n{answer}", answer.split(",")[0])
    assert shows in names
    assert hides not in names


TEXT = """\
---
title: Tea
---
# Tea and cups

Myth: tea does not warm you. It is wrong. The cup was broken; they cracked the handle.

| Cup | Tea |
|---|---|
| blue | oolong |

- Does coffee warm? No.
"""


def test_evidence_names_each_thing_once() -> None:
    claims = read(TEXT)
    for index in range(len(claims.readings)):
        assert len(set(claims.evidence(index))) == len(claims.evidence(index))


def test_evidence_is_the_same_in_another_process_with_another_hash_seed() -> None:
    program = (
        "import json; from tests.claims.reading import read; from tests.claims.test_readings import TEXT;"
        "c = read(TEXT); print(json.dumps([c.evidence(i) for i in range(len(c.readings))]))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    claims = read(TEXT)
    assert json.loads(runs[0]) == [list(claims.evidence(i)) for i in range(len(claims.readings))]


def test_concepts_of_a_reading_are_plain_names_whatever_their_status() -> None:
    claims = read("Myth: tea does not warm the cup.")
    assert {"tea", "warm", "cup", "drink"} <= claims.concepts(0)
    assert {"saucer", "coffee"}.isdisjoint(claims.concepts(0))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Tea warms you.", {"warms"}),
        ("Tea does not warm you.", {"chills"}),
        ("Does tea warm you?", set()),
        ("Tea is here. Rain warms you.", set()),
    ],
    ids=["all groups met", "under a negation", "a question", "two sentences"],
)
def test_a_sentence_makes_the_statements_whose_pattern_it_meets(text: str, made: set[str]) -> None:
    assert set(read(text).statements) == made


def test_a_statement_knows_its_sentence_and_its_section() -> None:
    text = "# One\n\nRain fell.\n\n## Two\n\nRain fell. **Tea** warms you.\n"
    claims = read(text)
    (statement,) = claims.statements["warms"]
    assert (statement.sentence, text[statement.span.start : statement.span.end]) == (1, "Tea** warms you.")
    assert [parse(text).blocks[section].text.text for section in statement.sections] == ["One", "Two"]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Tea warms you.", "Tea warms you"),
        ("But tea warms you!", "tea warms you"),
        ("Experts agree that tea warms you.", "tea warms you"),
        ("Tea.", "Tea"),
    ],
)  # fmt: skip
def test_the_words_of_a_claim_leave_out_what_introduces_it_and_the_closing_mark(text: str, claim: str) -> None:
    reading = read(text).readings[0]
    start, end = claim_range(text, reading, reading)
    assert text[start:end] == claim


WORDS = "Tea warms but , . ; : — - ! ? that experts agree not # | ( ” 7"


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from([*WORDS.split(), "\n", "\n\n"])).map(" ".join))
def test_the_words_of_a_claim_lie_within_its_reading(text: str) -> None:
    claims = read(text)
    for reading in claims.readings:
        plain = parse(text).blocks[reading.block].text.text
        start, end = claim_range(plain, reading, reading)
        assert reading.start <= start < end <= reading.end


LONG = " ".join(["The rain fell on the long road to the sea and nobody spoke of it again."] * 6)
COFFEES = " ".join(["Coffee is grown on hills."] * 8)
TEAS = " ".join(["Tea is grown on hills."] * 6)


@pytest.mark.parametrize(
    ("text", "path", "topic"),
    [
        ("Rain fell.", "a.md", Topic.TOUCHED),
        (f"# Tea\n\n{LONG} {TEAS}", "a.md", Topic.MAIN),
        (f"# Rain\n\n{LONG}", "a.md", Topic.OFF),
        (f"# Rain\n\n{LONG} It had tea.", "a.md", Topic.TOUCHED),
        (f"# Tea\n\n{LONG} {TEAS}", "README.md", Topic.OFF),
        (f"# Changelog\n\n{LONG} {TEAS}", "a.md", Topic.OFF),
        (f"# Tea\n\n## 1.2.0\n\n{LONG}\n\n## [1.1.0]\n\n{TEAS}", "a.md", Topic.OFF),
        (f"# Tea\n\n{LONG} {TEAS} {COFFEES}", "a.md", Topic.TOUCHED),
        (f"# Tea\n\n{LONG} {TEAS}\n\n```\n" + "a = 1\n" * 9 + "```\n", "a.md", Topic.OFF),
        ("", "a.md", Topic.OFF),
    ],
    ids=["fragment", "main", "off", "touched", "readme", "changelog", "versions", "rival", "code", "empty"],
)
def test_the_topic_of_an_article_decides_what_is_asked_of_it(text: str, path: str, topic: Topic) -> None:
    assert read(text, path).topic is topic
