"""The `freshness` check: an article says when it was last reviewed, and that is not too long ago."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar, Literal

from b12lint.checks.base import Match, Subject
from b12lint.checks.places import title_span


@dataclass(frozen=True, slots=True)
class FreshnessSpec:
    """Front-matter keys that hold a review date (any case, `-` and `_` alike), and the age in days that is too much."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    kind: Literal["freshness"]
    fields: tuple[str, ...]
    max_age_days: int = 730


def find(spec: FreshnessSpec, subject: Subject) -> Iterator[Match]:
    """One match where no date is given or the newest one is older than the limit."""
    if not subject.claims.on_topic:
        return
    newest = max(_dates(spec, subject), default=None)
    if newest is None:
        yield Match(title_span(subject.article), ("no review date in the front matter",))
    elif subject.as_of - newest > timedelta(days=spec.max_age_days):
        yield Match(title_span(subject.article), (f"last reviewed {newest.isoformat()}",))


def _dates(spec: FreshnessSpec, subject: Subject) -> Iterator[date]:
    matter = subject.article.front_matter
    wanted = {_key(name) for name in spec.fields}
    for key, value in (matter.fields if matter else {}).items():
        if _key(key) in wanted:
            found = _as_date(value)
            if found is not None:
                yield found


def _key(name: str) -> str:
    return name.lower().replace("-", "").replace("_", "")


def _as_date(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip()[:10])
    except ValueError:
        return None
