"""The examples in the rule files, and whether the rule they belong to reports them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from b12lint.diagnostics import FileReport
from b12lint.document.parse import parse_article
from b12lint.engine import INTERNAL_ERROR, Ruleset, check_article, prepare
from b12lint.ruleset import CompiledExample, CompiledPack, load_packs, select_rules
from b12lint.source import Source, Span

AS_OF = date(2026, 11, 22)
"""The day the examples are judged on: some of them hold dates."""

KINDS = ("bad", "good", "known_gaps")


@dataclass(frozen=True, slots=True)
class Example:
    """An example and the rule it belongs to; `kind` is the list it stands in."""

    code: str
    kind: str
    example: CompiledExample

    @property
    def title(self) -> str:
        """What a test on it is called."""
        return f"{self.code}-{self.example.name}"


@cache
def packs() -> tuple[CompiledPack, ...]:
    """The packs that come with the program."""
    return load_packs()


@cache
def ruleset() -> Ruleset:
    """All their rules, those that are off by default too."""
    return prepare(packs(), select_rules(packs(), select=["ALL"]), as_of=AS_OF)


def examples(*kinds: str) -> Iterator[Example]:
    """The examples of every rule that stand in lists of these kinds."""
    for pack in packs():
        for rule in pack.rules:
            for kind in kinds:
                for example in getattr(rule.examples, kind):
                    yield Example(rule.code, kind, example)


@cache
def report(text: str) -> FileReport:
    """What all rules find in a text. Raises AssertionError where one of them breaks."""
    found = check_article(parse_article(Source("example.md", text)), ruleset())
    broken = [d.message for d in found.diagnostics if d.code == INTERNAL_ERROR]
    assert not broken, broken
    return found


def reported(code: str, text: str) -> list[str]:
    """The words that a rule reports in a text."""
    return [d.excerpt for d in report(text).diagnostics if d.code == code]


def fires(one: Example) -> bool:
    """Whether the rule reports something in the example that overlaps its quote; without a quote, anything."""
    spans = [d.span for d in report(one.example.text).diagnostics if d.code == one.code]
    if one.example.quote is None:
        return bool(spans)
    start = one.example.text.index(one.example.quote)
    quoted = Span(start, start + len(one.example.quote))
    return any(span.overlaps(quoted) for span in spans)
