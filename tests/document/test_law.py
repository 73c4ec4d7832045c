"""The law of positions: whatever the text, every segment of every block leads back to what it was read from."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.reading import assert_law, read
from tests.document.snippets import ALL, SNIPPETS

SHAPES: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "lone CR": lambda text: text.replace("\n", "\r"),
    "quoted": lambda text: "> " + text.replace("\n", "\n> "),
    "in an item": lambda text: "- " + text.replace("\n", "\n  "),
    "quoted in an item": lambda text: "1. x\n\n   > " + text.replace("\n", "\n   > "),
    "lazy": lambda text: "> - " + text,
    "indented by tabs": lambda text: text.replace("\n", "\n\t"),
    "after front matter": lambda text: "---\r\ntitle: x\r\n---\r\n" + text,
    "in a footnote": lambda text: "[^1]: " + text.replace("\n", "\n    "),
    "after a term": lambda text: "Term\n: " + text.replace("\n", "\n  "),
    "in HTML": lambda text: f"<div>\n{text}\n</div>",
    "no blank lines": lambda text: text.replace("\n\n", "\n"),
}

FRAGMENTS = tuple(sorted({piece for snippet in ALL for piece in (*snippet.split(" "), *snippet.split("\n"))}))
SEPARATORS = ("", " ", "\n", "\n\n", "\r\n", "\r", "\n> ", "\n- ", "\n    ", "\t", "*", "`", "|", "\\", "<", "\0", "😀")


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("section", SNIPPETS)
def test_every_segment_of_a_snippet_leads_back_to_its_source(section: str, shape: Callable[[str], str]) -> None:
    for snippet in SNIPPETS[section]:
        assert_law(read(shape(snippet)))


@pytest.mark.parametrize("section", SNIPPETS)
def test_the_law_holds_in_mdx(section: str) -> None:
    for snippet in SNIPPETS[section]:
        assert_law(read(snippet, mdx=True))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(SEPARATORS)), max_size=14), st.booleans())
def test_the_law_holds_for_any_mixture_of_constructs(pieces: list[tuple[str, str]], mdx: bool) -> None:
    assert_law(read("".join(piece + separator for piece, separator in pieces), mdx=mdx))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab \t\n\r*_`~[]()!<>&;|\\#-+=:.\"'{}0/^\0é😀", max_size=60))
def test_the_law_holds_for_any_characters(text: str) -> None:
    assert_law(read(text))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_the_law_holds_for_any_unicode(text: str) -> None:
    assert_law(read(text))
