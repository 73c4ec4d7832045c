"""The `references` check: sources that are sources, and one with authority."""

from __future__ import annotations

import pytest

from tests.checks.building import OFF_TOPIC, PADDING, words

ENTRY = "## References\n\n1. Brown A. On saucers. Leaf Press, 2019.\n"
LINK = "See [the board](https://www.board.example/leaf).\n"


@pytest.mark.parametrize(
    ("rest", "silent"),
    [
        (ENTRY, True),
        (LINK, True),
        ("", False),
        ("## References\n\n1. [1]\n2. 2019\n", False),
        ("[top](#hills) and [next](/next.md) and [mail](mailto:a@b.example)\n", False),
    ],
    ids=["an entry", "a link", "nothing", "bare numbers", "links within the site"],
)
def test_an_article_names_a_source(rest: str, silent: bool) -> None:
    text = f"# Hills\n\n{PADDING}\n\n{rest}"
    assert words(text, "references", demand="any") == ([] if silent else ["Hills"])


@pytest.mark.parametrize(
    ("rest", "silent"),
    [
        (LINK, True),
        ("See <https://board.example>.\n", True),
        ("See [it](https://notboard.example/).\n", False),
        ("See [it](https://board.example.evil.test/).\n", False),
        ("See [it](https://tea.gov/x).\n", True),
        ("See [it](https://tea.gov.test/x).\n", False),
        (ENTRY, True),
        (ENTRY.replace("saucers", "spoons"), False),
        ("", True),
    ],
    ids=[
        *("below the domain", "the domain", "ends alike", "begins alike", "top level", "not top level"),
        *("entry that names one", "entry that names none", "no source at all: another rule's matter"),
    ],
)
def test_one_source_has_authority(rest: str, silent: bool) -> None:
    text = f"# Hills\n\n{PADDING}\n\n{rest}"
    found = words(text, "references", demand="authority", domains=("board.example", ".gov"), names=("saucer",))
    assert found == ([] if silent else ["Hills"])


def test_an_article_on_something_else_needs_no_sources() -> None:
    assert words(f"# Hills\n\n{OFF_TOPIC}", "references", demand="any") == []
