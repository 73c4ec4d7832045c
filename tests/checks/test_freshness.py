"""The `freshness` check: a review date in the front matter that is not too old on the day of the check (2026-06-15)."""

from __future__ import annotations

import pytest

from tests.checks.building import OFF_TOPIC, PADDING, words

FIELDS = ("last_reviewed", "reviewed")


@pytest.mark.parametrize(
    ("matter", "silent"),
    [
        ("---\nreviewed: 2026-06-05\n---\n", True),
        ("---\nreviewed: 2026-06-04\n---\n", False),
        ("---\nLast-Reviewed: '2026-06-10'\n---\n", True),
        ("---\nreviewed: 2026-06-10T08:00:00Z\n---\n", True),
        ("+++\nreviewed = 2026-06-10\n+++\n", True),
        ("---\nreviewed: 2020-01-01\nlast_reviewed: 2026-06-10\n---\n", True),
        ("---\nreviewed: soon\n---\n", False),
        ("---\ndate: 2026-06-10\n---\n", False),
        ("", False),
    ],
    ids=[
        *("on the last day", "a day too old", "other spelling, quoted", "with a time", "TOML", "the newest counts"),
        *("no date", "another field", "no front matter"),
    ],
)
def test_the_newest_review_date_must_be_within_the_limit(matter: str, silent: bool) -> None:
    text = f"{matter}# Hills\n\n{PADDING}\n"
    assert words(text, "freshness", fields=FIELDS, max_age_days=10) == ([] if silent else ["Hills"])


def test_an_article_on_something_else_needs_no_review() -> None:
    assert words(f"# Hills\n\n{OFF_TOPIC}", "freshness", fields=FIELDS) == []
