"""Subjects for checks: short articles about tea, read with the made-up vocabulary."""

from __future__ import annotations

from datetime import date
from typing import Any

from b12lint.checks import KINDS, Match, Subject
from b12lint.claims.compile import compile_language
from b12lint.claims.extract import Language, read_claims
from b12lint.claims.scorecard import Scorecard
from tests.claims.reading import COMPOSITES, CONCEPTS, TOPIC, parse

AS_OF = date(2026, 6, 15)
STATEMENTS: dict[str, Any] = {
    "tea": [{"all": [["tea"]]}],
    "cup": [{"all": [["cup"]]}],
    "saucer": [{"all": [["saucer"]]}],
    "coffee": [{"all": [["coffee"]]}],
}
CARD = {
    "verdicts": ["warming", "chilling"],
    "biases": [-0.5, -0.5],
    "weights": {"warm": "0 9", "status:rejected": "0 -9", "!warm": "1 9"},
}
LANGUAGE = Language.load(compile_language(CONCEPTS, COMPOSITES, STATEMENTS, TOPIC))
PADDING = " ".join(["Tea is grown on hills, and the rain falls on them all the long year."] * 6)
OFF_TOPIC = PADDING.replace("Tea", "Rice")


def subject(text: str) -> Subject:
    """A text as checks see it."""
    article = parse(text)
    return Subject(article, read_claims(article, LANGUAGE), AS_OF, {"claims": Scorecard.load(CARD)})


def matches(text: str, kind: str, **spec: Any) -> list[Match]:
    """What a check finds in a text."""
    return list(KINDS[kind].find(KINDS[kind].spec(kind=kind, **spec), subject(text)))


def words(text: str, kind: str, **spec: Any) -> list[str]:
    """The words of the source that a check's matches cover."""
    return [text[m.span.start : m.span.end] for m in matches(text, kind, **spec)]
