"""The engine: rules joined with what was read, diagnostics in order, faults contained, and no state."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from b12lint.checks import CheckKind, Match, Subject
from b12lint.claims.compile import compile_language
from b12lint.diagnostics import Applicability, Edit, Evidence, PackIdentity, Severity
from b12lint.document.parse import parse_article
from b12lint.engine import INTERNAL_ERROR, Rule, Ruleset, check_article, prepare
from b12lint.ruleset import (
    CompiledEvidence,
    CompiledExamples,
    CompiledPack,
    CompiledRule,
    CompiledSource,
)
from b12lint.source import Source, Span
from tests import rule_examples
from tests.checks.building import CARD, STATEMENTS
from tests.claims.reading import COMPOSITES, CONCEPTS, TOPIC


def _rule(code: str, check: dict[str, Any], severity: str = "warning") -> CompiledRule:
    return CompiledRule(
        code=code,
        slug=f"slug-of-{code.lower()}",
        severity=severity,
        default=True,
        title="A title",
        message=f"message of {code}",
        why="Because.",
        suggest="Do otherwise.",
        documentation="",
        check=check,
        evidence=(CompiledEvidence("leaf", "Tea is hot.", ""),),
        examples=CompiledExamples((), (), ()),
        pack="tea",
    )


RULES = (
    _rule(
        "TEA001", {"kind": "claim", "scorecard": "claims", "verdict": "warming", "about": [["tea", "coffee"]]}, "error"
    ),
    _rule("TEA002", {"kind": "required", "all_of": ["saucer"]}),
    _rule("TEA003", {"kind": "references", "demand": "any"}),
    _rule("TEA004", {"kind": "freshness", "fields": ["reviewed"]}),
)
PACK = CompiledPack(
    name="tea",
    version="1.0",
    licence="MIT",
    title="Tea",
    digest="d1",
    topic=TOPIC,
    concepts={},
    rules=RULES,
    sources={"leaf": CompiledSource("leaf", "A Leaflet", "Leaf Press", "https://leaf.example/", True, "")},
    scorecards={"claims": CARD},
    derived={"language": compile_language(CONCEPTS, COMPOSITES, STATEMENTS, TOPIC)},
)
AS_OF = date(2026, 6, 15)
RULESET = prepare([PACK], RULES, as_of=AS_OF)
HILLS = "Tea falls like rain on the long hills. " * 9
TEXT = f"# Tea\n\n{HILLS}\n\nIt is said. **Tea** warms you.\n\n- Coffee warms me\n"


def _check(text: str, ruleset: Ruleset = RULESET) -> list[tuple[str, str]]:
    report = check_article(parse_article(Source("a.md", text)), ruleset)
    return [(d.code, d.excerpt) for d in report.diagnostics]


def test_diagnostics_of_all_rules_stand_in_order_of_place_then_code() -> None:
    assert _check(TEXT) == [
        ("TEA002", "Tea"),
        ("TEA003", "Tea"),
        ("TEA004", "Tea"),
        ("TEA001", "Tea** warms you"),
        ("TEA001", "Coffee warms me"),
    ]


def test_a_diagnostic_carries_its_rules_words_and_its_exact_place() -> None:
    source = Source("dir/a.md", TEXT)
    found = next(d for d in check_article(parse_article(source), RULESET).diagnostics if d.code == "TEA001")
    assert (found.path, found.name, found.severity) == ("dir/a.md", "slug-of-tea001", Severity.ERROR)
    assert (found.message, found.why, found.suggestion) == ("message of TEA001", "Because.", "Do otherwise.")
    assert found.evidence == (Evidence("leaf", "A Leaflet", "Leaf Press", "https://leaf.example/", "Tea is hot."),)
    assert (found.start, found.end) == (source.position(found.span.start), source.position(found.span.end))
    assert found.trace
    assert found.fix is None


def test_a_report_says_what_was_read() -> None:
    report = check_article(parse_article(Source("a.md", TEXT)), RULESET)
    assert report.on_topic
    assert report.claims_read == 1 + 9 + 2 + 1
    assert 0 < report.claims_judged <= report.claims_read


def test_an_empty_article_has_no_diagnostics() -> None:
    report = check_article(parse_article(Source("a.md", "")), RULESET)
    assert (report.diagnostics, report.claims_read, report.on_topic) == ((), 0, False)


def test_only_selected_rules_run_and_a_pack_keeps_its_identity() -> None:
    ruleset = prepare([PACK], RULES[2:3], as_of=AS_OF)
    assert ruleset.size == 1
    assert ruleset.packs[0].identity == PackIdentity("tea", "1.0", "d1")
    assert _check(TEXT, ruleset) == [("TEA003", "Tea")]


def test_the_day_decides_what_is_stale() -> None:
    text = f"---\nreviewed: 2020-06-01\n---\n{TEXT}"
    assert "TEA004" in dict(_check(text))
    assert "TEA004" not in dict(_check(text, prepare([PACK], RULES, as_of=date(2020, 6, 2))))


@dataclass(frozen=True, slots=True)
class _Spec:
    kind: str = "fake"


def _raises(spec: _Spec, subject: Subject) -> Iterator[Match]:
    yield Match(Span(2, 5))
    raise LookupError("no such leaf")


def _replaces(spec: _Spec, subject: Subject) -> Iterator[Match]:
    yield Match(Span(2, 5), replacement="TEA")


def _with(find: Any, ruleset: Ruleset = RULESET) -> Ruleset:
    """The ruleset with a rule more, in front."""
    pack = ruleset.packs[0]
    odd = Rule("ODD001", "odd", Severity.WARNING, "", "", "", (), CheckKind(_Spec, find), _Spec())
    return ruleset._replace(packs=(pack._replace(rules=(odd, *pack.rules)),))


def test_a_rule_that_raises_becomes_one_internal_error_and_the_others_still_run() -> None:
    report = check_article(parse_article(Source("a.md", TEXT)), _with(_raises))
    (fault,) = (d for d in report.diagnostics if d.code == INTERNAL_ERROR)
    assert (fault.excerpt, fault.severity) == ("Tea", Severity.ERROR)
    assert "ODD001" in fault.message
    assert "LookupError: no such leaf" in fault.message
    assert [(d.code, d.excerpt) for d in report.diagnostics if d is not fault] == _check(TEXT)


def test_an_internal_error_has_a_place_even_in_an_article_without_text() -> None:
    assert _check("", _with(_raises)) == [(INTERNAL_ERROR, "")]


def test_a_replacement_becomes_a_safe_fix() -> None:
    found = check_article(parse_article(Source("a.md", TEXT)), _with(_replaces)).diagnostics
    (fix,) = (d.fix for d in found if d.code == "ODD001")
    assert fix is not None
    assert fix.edits == (Edit(Span(2, 5), "TEA"),)
    assert fix.applicability is Applicability.SAFE


def test_checking_twice_and_in_eight_threads_at_once_gives_the_same() -> None:
    texts = [TEXT, TEXT.replace("Tea", "Coffee"), "Myth: tea warms.", "| Tea |\n|-|\n| warms |\n"]
    fresh = prepare([PACK], RULES, as_of=AS_OF)
    articles = [parse_article(Source("a.md", text)) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        at_once = list(pool.map(lambda article: check_article(article, fresh), articles * 8))
    alone = [check_article(article, prepare([PACK], RULES, as_of=AS_OF)) for article in articles]
    assert at_once == alone * 8


def _sound(text: str, ruleset: Ruleset) -> None:
    source = Source("a.md", text)
    diagnostics = check_article(parse_article(source), ruleset).diagnostics
    assert [d for d in diagnostics if d.code == INTERNAL_ERROR] == []
    assert list(diagnostics) == sorted(diagnostics, key=lambda d: (d.span, d.code))
    for found in diagnostics:
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert found.excerpt == source.slice(found.span)
        assert found.excerpt.strip() != ""


WORDS = "Tea warms you; coffee but , . : — - ! # | ** > &amp; `x` yes? Myth: [a](b) <b> <!-- --> ``` ~ ₁ ’ “ \\| ---"
MARKS = ("\n", "\n\n", "\r", "- ", "1. ", "\t", "| a | b |\n|-|-|\n", TEXT)
PIECES = st.lists(st.sampled_from([*WORDS.split(), *MARKS]), max_size=30)


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=60), PIECES.map("".join), PIECES.map(" ".join)))
def test_whatever_the_text_every_diagnostic_quotes_the_span_it_stands_at(text: str) -> None:
    _sound(text, RULESET)


@pytest.mark.parametrize("kind", rule_examples.KINDS)
def test_diagnostics_of_the_packaged_rules_quote_the_span_they_stand_at(kind: str) -> None:
    for one in rule_examples.examples(kind):
        _sound(one.example.text, rule_examples.ruleset())
