"""The `required` check: an article says what it must say, somewhere or in the section that calls for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from b12lint.checks.base import Match, Subject
from b12lint.checks.places import title_span
from b12lint.claims.statements import Statement
from b12lint.source import Span


@dataclass(frozen=True, slots=True)
class RequiredSpec:
    """Statements by name, as the pack defines them.

    The check applies where all of `when` and one of `when_any` (if given) are made. Then one of `any_of` and all of `all_of`
    must be made; a statement that is a key of `besides` does not count in a block that makes one of its values.
    The first sentence that makes one of `never` is a match itself.
    `scope: section` asks it of the sections whose headings make the `when` statements.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    kind: Literal["required"]
    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    when_any: tuple[str, ...] = ()
    besides: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    never: tuple[str, ...] = ()
    scope: Literal["article", "section"] = "article"
    at: Literal["title", "when"] = "title"


def find(spec: RequiredSpec, subject: Subject) -> Iterator[Match]:
    """One match an article (or section) that lacks what is required, or only the first forbidden statement."""
    if not subject.claims.on_topic:
        return
    made = subject.claims.statements
    for name in spec.never:
        for statement in made.get(name, ()):
            yield Match(statement.span, (f"says {name}",))
            return
    if not all(made.get(name) for name in spec.when):
        return
    if spec.when_any and not any(made.get(name) for name in spec.when_any):
        return
    missing = _missing(spec, subject, _sections(spec, subject))
    if missing:
        yield Match(_place(spec, subject), tuple(f"never says {name}" for name in missing))


def _sections(spec: RequiredSpec, subject: Subject) -> frozenset[int] | None:
    """The sections whose headings make the `when` statements; None, the whole article, where no heading does."""
    if spec.scope == "article":
        return None
    names = (*spec.when, *spec.when_any)
    found = (s for name in names for s in subject.claims.statements.get(name, ()) if s.is_heading)
    return frozenset(s.block for s in found) or None


def _missing(spec: RequiredSpec, subject: Subject, sections: frozenset[int] | None) -> list[str]:
    made = subject.claims.statements

    def said(name: str) -> bool:
        barred = {s.block for other in spec.besides.get(name, ()) for s in made.get(other, ())}
        return any(
            s.block not in barred and (sections is None or not sections.isdisjoint(s.sections))
            for s in made.get(name, ())
        )

    missing = [name for name in spec.all_of if not said(name)]
    if spec.any_of and not any(said(name) for name in spec.any_of):
        missing.append(" or ".join(spec.any_of))
    return missing


def _place(spec: RequiredSpec, subject: Subject) -> Span:
    if spec.at == "title":
        return title_span(subject.article)
    found: Iterable[Statement] = (
        s for name in (*spec.when, *spec.when_any) for s in subject.claims.statements.get(name, ())
    )
    first = min(found, key=lambda s: s.span.start, default=None)
    return first.span if first else title_span(subject.article)
