"""The rules that come with the program: all load, and each is fit to be read by an editor."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from b12lint.ruleset import CompiledPack, CompiledRule, builtin_packs, load_packs

ARTICLE_RULES = re.compile(r"DOC\d{3}|LAB00[12]")
OFF_BY_DEFAULT = {"DOC008", "DOC009"}


@pytest.fixture(scope="module")
def pack() -> CompiledPack:
    (only,) = load_packs(use_store=False)
    return only


def rules(pack: CompiledPack, *, on_articles: bool) -> list[CompiledRule]:
    return [rule for rule in pack.rules if bool(ARTICLE_RULES.fullmatch(rule.code)) is on_articles]


def test_every_rule_file_is_a_rule(pack: CompiledPack) -> None:
    files = sorted(path.name for path in (builtin_packs()[0] / "rules").iterdir())
    assert [f"{rule.code}-{rule.slug}.yaml" for rule in pack.rules] == files
    assert len(files) == 39


def test_only_two_rules_are_off_by_default(pack: CompiledPack) -> None:
    assert {rule.code for rule in pack.rules if not rule.default} == OFF_BY_DEFAULT


def test_a_claim_rule_has_six_examples_of_each_kind_with_quotes(pack: CompiledPack) -> None:
    for rule in rules(pack, on_articles=False):
        examples = (*rule.examples.bad, *rule.examples.known_gaps)
        assert len(examples) >= 6, rule.code
        assert len(rule.examples.good) >= 6, rule.code
        assert all(example.quote and "\n" not in example.quote for example in examples), rule.code


def test_an_article_rule_has_compact_articles_without_quotes(pack: CompiledPack) -> None:
    for rule in rules(pack, on_articles=True):
        for example in (*rule.examples.bad, *rule.examples.good, *rule.examples.known_gaps):
            assert example.quote is None, (rule.code, example.name)
            assert re.search(r"^# ", example.text, re.MULTILINE), (rule.code, example.name)
            assert 75 <= len(example.text.split()) <= 160, (rule.code, example.name)


def test_no_example_stands_in_two_places(pack: CompiledPack) -> None:
    texts = Counter(
        example.text
        for rule in pack.rules
        for examples in (rule.examples.bad, rule.examples.good)
        for example in examples
    )
    assert [text for text, times in texts.items() if times > 1] == []


def test_every_source_is_cited(pack: CompiledPack) -> None:
    cited = {entry.source for rule in pack.rules for entry in rule.evidence}
    assert set(pack.sources) - cited == set()


def test_a_message_is_one_sentence_and_a_page_says_both_what_is_reported_and_what_is_not(pack: CompiledPack) -> None:
    for rule in pack.rules:
        assert re.fullmatch(r"[A-Z][^.]*\.", rule.message), rule.code
        assert "## What it reports" in rule.documentation, rule.code
        assert "## What it leaves alone" in rule.documentation, rule.code
