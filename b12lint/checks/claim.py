"""The `claim` check: the article asserts something that the rule holds to be wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from b12lint.checks.base import Match, Subject
from b12lint.claims.readings import Reading
from b12lint.claims.spans import claim_range


@dataclass(frozen=True, slots=True)
class ClaimSpec:
    """Which claims are wrong.

    `about` is met where every group has one of its concepts in the clause or around it. The scorecard then weighs
    the evidence of the clause for `verdict`.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    kind: Literal["claim"]
    scorecard: str
    verdict: str
    about: tuple[tuple[str, ...], ...] = ()


def find(spec: ClaimSpec, subject: Subject) -> Iterator[Match]:
    """One match a claim: clauses of a sentence that follow each other and are wrong alike are one."""
    run: list[int] = []
    for index in _wrong(spec, subject):
        if run and not _continues(subject, run[-1], index):
            yield _match(spec, subject, run)
            run = []
        run.append(index)
    if run:
        yield _match(spec, subject, run)


def _wrong(spec: ClaimSpec, subject: Subject) -> Iterator[int]:
    if not subject.in_scope:
        return
    verdict = subject.scorecards[spec.scorecard].verdicts.index(spec.verdict)
    about = [frozenset(group) for group in spec.about]
    for index in range(len(subject.claims.readings)):
        around = subject.claims.concepts(index)
        if any(group.isdisjoint(around) for group in about):
            continue
        if subject.scores(spec.scorecard, index)[verdict] > 0:
            yield index


def _continues(subject: Subject, last: int, index: int) -> bool:
    a, b = subject.claims.readings[last], subject.claims.readings[index]
    return index == last + 1 and (a.block, a.sentence) == (b.block, b.sentence)


def _match(spec: ClaimSpec, subject: Subject, run: list[int]) -> Match:
    readings: list[Reading] = [subject.claims.readings[i] for i in run]
    text = subject.article.blocks[readings[0].block].text
    start, end = claim_range(text.text, readings[0], readings[-1])
    reasons = subject.scorecards[spec.scorecard].reasons(spec.verdict, subject.claims.evidence(run[0]))
    return Match(text.span(start, end), reasons)
