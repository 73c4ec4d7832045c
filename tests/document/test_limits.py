"""Hostile and enormous texts are read without recursion, in time that grows with their length."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from tests.document.reading import assert_law, outline, read

DEEP: dict[str, Callable[[int], str]] = {
    "quotes": lambda n: "> " * n + "a",
    "lists": lambda n: "- " * n + "a",
    "quoted lists": lambda n: "> - " * n + "a",
    "brackets": lambda n: "[" * n + "a" + "](u)" * n,
    "images": lambda n: "![" * n + "a" + "](u)" * n,
    "notes": lambda n: "^[" * n + "a" + "]" * n,
    "emphasis": lambda n: "*a **b " * n,
    "elements": lambda n: "<div>" * n + "a" + "</p>" * n,
    "inline elements": lambda n: "a " + "<b>" * n + "</i>" * n,
    "tables": lambda n: "<table><tr><td>" * n + "a",
    "spanning cells": lambda n: "<table>" + "<tr><td rowspan=99 colspan=99>a" * n,
    "footnotes": lambda n: "[^a]: " * n + "a",
    "admonitions": lambda n: ":::a\n" * n,
    "definitions": lambda n: "a\n" + ": " * n + "b",
    "open tags": lambda n: "<p>a <a b='" * n,
    "open comments": lambda n: "a <!-- " * n,
    "braces": lambda n: "{a " * n,
    "tags with braces": lambda n: "<A b={" * n,
    "addresses": lambda n: "http://a.b/(" * n,
    "pipes": lambda n: "|a|\n|-|\n|" + "\\|" * n,
    "items": lambda n: "- a\n" * n,
    "terms": lambda n: "a\n: b\n" * n,
    "spaces in a heading": lambda n: "# a" + " " * 20 * n + "b {#c}",
    "spaces in an admonition": lambda n: "!!! a" + " " * 20 * n + "!",
    "colons": lambda n: ":::a" + ":" * 20 * n + "x",
    "spaces in a directive": lambda n: "```{note} a" + " " * 20 * n + "b",
    "spaces in front matter": lambda n: "---\ntitle: a" + " " * 20 * n + "b\n---\n",
    "spaces in quoted front matter": lambda n: '---\ntitle: "a\\t' + " " * 20 * n + 'b"\n---\n',
    "a list in front matter": lambda n: "---\ntags: [" + "a" * n + "!]\n---\n",
    "comments in braces": lambda n: "{" + "/*" * 20 * n,
    "spaces in a citation": lambda n: "# References\n\nSmith" + " " * 20 * n + "2001" + " " * 20 * n + "x",
    "spaces in HTML": lambda n: "<p>a" + " " * 20 * n + "b</p>",
    "spaces in a tag": lambda n: "<p" + " " * 20 * n + "a = b" + " " * 20 * n + "<",
    "spaces in a table": lambda n: "| a" + " " * 20 * n + "b |\n|---|",
    "references": lambda n: "# References\n" + "- Smith J " * n,
}


@pytest.mark.parametrize("mdx", [False, True], ids=["markdown", "mdx"])
@pytest.mark.parametrize("make", DEEP.values(), ids=DEEP)
def test_depth_and_repetition_do_no_harm(make: Callable[[int], str], mdx: bool) -> None:
    started = time.process_time()
    assert_law(read(make(3000), mdx=mdx))
    assert time.process_time() - started < 5


def test_text_within_sixty_containers_is_read() -> None:
    assert outline(read("> " * 50 + "a")) == [("paragraph", "a")]


def test_reading_works_deep_in_a_callers_stack() -> None:
    def descend(levels: int) -> int:
        return len(read("> - " * 18 + "![" * 9 + "a" + "](u)" * 9).blocks) if levels == 0 else descend(levels - 1)

    assert descend(300) == 1


def test_importing_the_model_does_not_import_the_parser() -> None:
    code = (
        "import sys, b12lint.document.model, b12lint.document\n"
        "assert 'markdown_it' not in sys.modules\n"
        "from b12lint.document import parse_article\n"
        "assert not {'yaml', 'pydantic', 'tomllib', 'rich'} & set(sys.modules), sorted(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
