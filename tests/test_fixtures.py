"""Whole articles: what is marked in them is found, nothing else is, and the output stays as it was."""

from __future__ import annotations

from collections import Counter

import pytest

from b12lint.document.parse import parse_article
from b12lint.ruleset import load_packs
from b12lint.source import Source, Span
from tests.fixture_files import (
    FIXTURES,
    SNAPSHOT,
    Expectation,
    Finding,
    MarkerError,
    compare,
    concise,
    findings,
    fixture_names,
    load,
    read,
)

NAMES = fixture_names()
UPDATE = "python -m tests.update_snapshots"
FEWEST = {"clean": 8, "violating": 12, "off-topic": 3}


def test_no_folder_of_fixtures_has_run_dry() -> None:
    counted = Counter(name.partition("/")[0] for name in NAMES)
    assert {folder: counted[folder] for folder in FEWEST if counted[folder] < FEWEST[folder]} == {}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_marked_is_found_and_nothing_else(name: str) -> None:
    fixture = load(name)
    gaps = [e for e in fixture.expectations if e.gap]
    missing, unexpected = compare([e for e in fixture.expectations if not e.gap], findings(name))
    open_gaps, unexpected = compare(gaps, unexpected)
    wrong = [f"{name}:{e.row}: not found: {e.slug}" for e in missing]
    wrong += [f"{name}:{e.row}: found now, take `(gap)` away: {e.slug}" for e in gaps if e not in open_gaps]
    wrong += [f"{name}:{f.row}: not marked: {f.slug}: {f.excerpt!r}" for f in unexpected]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", NAMES)
def test_the_output_is_the_one_in_the_snapshot(name: str) -> None:
    snapshot = load(name).snapshot
    assert snapshot.exists(), f"no {snapshot.name} yet; write it with `{UPDATE}`"
    assert concise(name) == snapshot.read_text(encoding="utf-8"), f"if the new output is right, run `{UPDATE}`"


def test_every_snapshot_belongs_to_an_article() -> None:
    assert set(FIXTURES.rglob(f"*{SNAPSHOT}")) <= {load(name).snapshot for name in NAMES}


def test_every_rule_of_the_pack_is_broken_somewhere() -> None:
    marked = {expected.slug for name in NAMES for expected in load(name).expectations}
    rules = {rule.slug for pack in load_packs(()) for rule in pack.rules}
    assert rules == marked


@pytest.mark.parametrize("name", NAMES)
def test_an_article_has_the_number_of_violations_its_folder_stands_for(name: str) -> None:
    violations = len(load(name).expectations)
    assert 3 <= violations <= 8 if name.startswith("violating/") else violations == 0


@pytest.mark.parametrize("name", NAMES)
def test_markers_do_not_change_what_is_read(name: str) -> None:
    fixture = load(name)
    assert _reading(fixture.source) == _reading(Source(name, fixture.bare))


def _reading(source: Source) -> list[tuple[object, ...]]:
    """Every block with its context, so that a marker which splits a list or hides a lead-in shows."""
    article = parse_article(source)
    return [
        (b.kind, " ".join(b.text.text.split()), b.headings, b.lead_in, b.parent, b.containers) for b in article.blocks
    ]


def _article(*lines: str) -> Source:
    return Source("an-article.md", "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            _article("One.", "Two. <!-- expect: a-b -->"), ("a-b", "Two. <!-- expect: a-b -->"), id="its own line"
        ),
        pytest.param(
            _article("<!-- expect-next: a-b -->", "", "# Two"), ("a-b", "# Two"), id="the next line with text"
        ),
        pytest.param(_article("One, two.", "", '<!-- expect: a-b @ "two" -->'), ("a-b", "two"), id="a substring"),
        pytest.param(_article("One.", "<!-- expect-article: a-b -->"), ("a-b", None), id="the article"),
    ],
)
def test_a_marker_points_to(source: Source, expected: tuple[str, str | None]) -> None:
    (only,) = read(source).expectations
    assert (only.slug, None if only.span is None else source.slice(only.span)) == expected


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(_article("One. <!-- expects: a-b -->"), id="unknown"),
        pytest.param(_article("One. <!-- expect a-b -->"), id="without a colon"),
        pytest.param(_article("One. <!-- expect: -->"), id="empty"),
        pytest.param(_article("One. <!-- expect: a-b c-d -->"), id="without a comma"),
        pytest.param(_article("One.", "", "<!-- expect: a-b -->"), id="alone on its line"),
        pytest.param(_article("One.", "<!-- expect-next: a-b -->"), id="with nothing after it"),
        pytest.param(_article('One one. <!-- expect: a-b @ "ne" -->'), id="with a substring that stands twice"),
        pytest.param(_article('One. <!-- expect: a-b @ "two" -->'), id="with a substring that stands nowhere"),
    ],
)
def test_a_marker_is_refused_when_it_is(source: Source) -> None:
    with pytest.raises(MarkerError):
        read(source)


def test_one_finding_does_not_meet_two_expectations() -> None:
    twice = [Expectation("a-b", 1, Span(0, 9)), Expectation("a-b", 1, Span(0, 9))]
    once = [Finding("a-b", 1, Span(2, 4), "")]
    assert compare(twice, once) == ([twice[0]], []) or compare(twice, once) == ([twice[1]], [])


def test_a_narrow_expectation_is_not_robbed_by_a_wide_one() -> None:
    wide, narrow = Expectation("a-b", 1), Expectation("a-b", 1, Span(0, 4))
    found = [Finding("a-b", 1, Span(0, 4), ""), Finding("a-b", 1, Span(6, 9), "")]
    assert compare([wide, narrow], found) == ([], [])


def test_a_finding_of_another_rule_meets_nothing() -> None:
    wanted, found = Expectation("a-b", 1), Finding("c-d", 1, Span(0, 4), "")
    assert compare([wanted], [found]) == ([wanted], [found])
