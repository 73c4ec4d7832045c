"""What a block knows about the place it stands in, and what counts as text at all."""

from __future__ import annotations

import pytest

from b12lint.document.model import CODE_PLACEHOLDER, Article, Block, BlockKind
from tests.document.reading import outline, read, texts


def block_with(article: Article, words: str) -> Block:
    """The first block that says so."""
    return next(block for block in article.blocks if words in block.text.text)


def said(article: Article, index: int | None) -> str | None:
    """The text of the block at an index."""
    return None if index is None else article.blocks[index].text.text


NOT_PROSE = {
    "fenced code": "```\ncode\n```",
    "indented code": "    code",
    "an HTML comment": "<!-- text -->",
    "a comment over lines": "<!-- a\n\nb -->",
    "a link definition": "[a]: /u 'text'",
    "a script": "<script>\nvar x = 'text'\n\nmore()\n</script>",
    "a style": "<style>p { color: red }</style>",
    "a template element": "<template><p>text</p></template>",
    "a hidden element": "<p hidden>text</p>",
    "an element hidden by style": '<div style="display: none">text</div>',
    "preformatted text": "<pre>text</pre>",
    "a struck line": "~~text~~",
    "a struck HTML block": "<del>\ntext\n</del>",
    "an empty image": "![](x)",
    "a thematic break": "***",
    "a processing instruction": "<?php text ?>",
    "a generator's tag": "{% include text %}",
    "a stray container end": ":::",
    "other front matter": "---\nauthor: text\ntags: [text]\n---",
}


@pytest.mark.parametrize("text", NOT_PROSE.values(), ids=NOT_PROSE)
def test_what_a_reader_does_not_read_makes_no_block(text: str) -> None:
    assert texts(text) == []


KINDS = {
    "paragraph": ("words", [("paragraph", "words")]),
    "strong paragraph": ("**words**", [("paragraph", "words")]),
    "heading": ("# words", [("heading", "words")]),
    "item": ("- words\n\n  more", [("list-item", "words"), ("list-item", "more")]),
    "cells": ("| a | b |\n|---|---|\n| c |", [("table-cell", "a"), ("table-cell", "b"), ("table-cell", "c")]),
    "definition": ("a\n: b\n\n  c", [("term", "a"), ("definition", "b"), ("definition", "c")]),
    "footnote": ("a[^1]\n\n[^1]: b", [("paragraph", "a"), ("footnote", "b")]),
    "footnote in place": ("a^[b] c", [("paragraph", "a c"), ("footnote", "b")]),
    "image": ("a ![b](c) d", [("paragraph", "a  d"), ("image-alt", "b")]),
    "image alone": ("![b](c)", [("image-alt", "b")]),
    "linked image": ("[![b](c)](d)", [("image-alt", "b")]),
    "HTML": ("<div>a<p>b</div>", [("html", "a"), ("html", "b")]),
    "HTML heading": ("<h3>a</h3>b", [("heading", "a"), ("html", "b")]),
    "HTML list": ("<ul><li>a<li>b</ul>", [("list-item", "a"), ("list-item", "b")]),
    "HTML caption": ("<figure><figcaption>a</figcaption></figure>", [("html", "a")]),
    "HTML definition": ("<dl><dt>a<dd>b</dl>", [("term", "a"), ("definition", "b")]),
    "front matter": ("---\nSummary: a\nother: c\n---\nb", [("front-matter", "a"), ("paragraph", "b")]),
}


@pytest.mark.parametrize(("text", "blocks"), KINDS.values(), ids=KINDS)
def test_each_construct_makes_its_kind_of_block(text: str, blocks: list[tuple[str, str]]) -> None:
    assert outline(read(text)) == blocks


TEXTS = {
    "code becomes a placeholder": ("use `x` now", f"use {CODE_PLACEHOLDER} now"),
    "HTML code becomes a placeholder": ("use <code>x <b>y</b></code> now", f"use {CODE_PLACEHOLDER} now"),
    "an address becomes a placeholder": ("see https://a.b/c_d_e, ok", f"see {CODE_PLACEHOLDER}, ok"),
    "brackets around an address stay": ("(https://a.b/c(d))", f"({CODE_PLACEHOLDER})"),
    "an address as a link's text": ("[https://a.b](https://a.b) x", f"{CODE_PLACEHOLDER} x"),
    "an address within emphasis": ("**www.a.b**", CODE_PLACEHOLDER),
    "a link's text stays": ("[a *b*](c) d", "a b d"),
    "tags go, their text stays": ("B<sub>12</sub> <span class=x>is</span>", "B12 is"),
    "struck text goes": ("a ~~b *c*~~ <s>d</s> e", "a   e"),
    "footnote numbers go": ("a[^1] b[^x]", "a b"),
    "attribute lists go": ("a {: .b } c", "a  c"),
    "subscripts are read through": ("B~12~ and CO~2~", "B12 and CO2"),
    "superscripts are read through": ("10^9^/l", "109/l"),
    "a lone tilde is text": ("~5 to ~6", "~5 to ~6"),
    "entities are decoded": ("a&nbsp;&lt; b", "a\u00a0< b"),
    "white space in HTML folds": ("<p>a\n   b  c</p>", "a b c"),
    "a task box goes": ("- [x] a", "a"),
    "an alert marker goes": ("> [!WARNING]\n> a", "a"),
    "a heading's id goes": ("## a {#b .c}", "a"),
    "escaped markup is text": (r"\*a\* \[b\]", "*a* [b]"),
    "emoji codes stay": (":warning: a", ":warning: a"),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_text_is_what_a_reader_sees(text: str, expected: str) -> None:
    assert texts(text)[0] == expected


def test_a_heading_path_leads_outwards() -> None:
    article = read("# A\na\n\n### B\nb\n\n## C\nc\n\n# D\nd")
    paths = {
        block.text.text: [said(article, heading) for heading in block.headings]
        for block in article.blocks
        if block.kind is BlockKind.PARAGRAPH
    }
    assert paths == {"a": ["A"], "b": ["A", "B"], "c": ["A", "C"], "d": ["D"]}


def test_a_heading_in_a_quote_ends_with_the_quote() -> None:
    article = read("# A\n\n> ## Q\n>\n> q\n\nb")
    assert [said(article, h) for h in block_with(article, "q").headings] == ["A", "Q"]
    assert [said(article, h) for h in block_with(article, "b").headings] == ["A"]


def test_a_heading_in_a_division_goes_on_after_it() -> None:
    article = read("<div align=center><h1>A</h1></div>\n\nb")
    assert [said(article, h) for h in block_with(article, "b").headings] == ["A"]


def test_list_items_know_their_lead_in_and_their_parents() -> None:
    article = read("Intro:\n\n1. a\n\n   more:\n\n   - n\n2. b")
    a, more, n, b = article.blocks[1:]
    assert [said(article, block.lead_in) for block in (a, more, n, b)] == ["Intro:", "Intro:", "more:", "Intro:"]
    assert [said(article, block.parent) for block in (a, more, n, b)] == [None, "a", "a", None]
    assert [(block.number, block.level) for block in (a, more, n, b)] == [(1, 1), (None, 1), (None, 2), (2, 1)]
    assert n.containers == ("ordered-list", "bullet-list")


def test_only_a_paragraph_right_before_leads_in() -> None:
    assert read("Intro\n\n# H\n\n- a").blocks[2].lead_in is None
    assert read("Intro\n\n```\nx\n```\n\n- a").blocks[1].lead_in is None
    assert read("Intro\n\n<!-- off -->\n\n- a").blocks[1].lead_in == 0


def test_table_cells_know_row_column_and_lead_in() -> None:
    article = read("Intro\n\n| a | b |\n|---|---|\n|  | c |\n| d |")
    assert article.tables[0].rows == ((1, 2), (None, 3), (4, None))
    assert article.tables[0].header_rows == 1
    cell = article.blocks[3].cell
    assert cell is not None
    assert (cell.table, cell.row, cell.column, cell.header) == (0, 1, 1, False)
    assert article.blocks[3].lead_in == 0


def test_html_tables_are_tables() -> None:
    article = read(
        "<table><caption>Cap</caption><thead><tr><th>A<th>B</thead>"
        "<tr><th rowspan=2>r<td>1</td></tr>\n<tr><td>\n\n**2**\n\n</td></tr></table>"
    )
    table = article.tables[0]
    assert [[said(article, index) for index in row] for row in table.rows] == [["A", "B"], ["r", "1"], ["r", "2"]]
    assert (table.header_rows, said(article, table.caption)) == (1, "Cap")
    assert block_with(article, "2").kind is BlockKind.TABLE_CELL


@pytest.mark.parametrize("text", ["Table 1. Cap\n\n{}", "{}\n\nTable: Cap"], ids=["above", "below"])
def test_a_paragraph_that_says_so_is_a_tables_caption(text: str) -> None:
    article = read(text.format("| a |\n|---|\n| b |"))
    assert "Cap" in (said(article, article.tables[0].caption) or "")
    assert read("Intro:\n\n| a |\n|---|\n\nOutro").tables[0].caption is None


CONTAINERS = {
    "quote": ("> a", ("blockquote",)),
    "quote in an item": ("- > a", ("bullet-list", "blockquote")),
    "alert": ("> [!NOTE]\n> a", ("admonition",)),
    "MkDocs": ("!!! note\n    a", ("admonition",)),
    "foldable MkDocs": ("???+ note\n    a", ("admonition",)),
    "colons": (":::tip\na\n:::", ("admonition",)),
    "colons in colons": ("::::tip\n:::note\na\n:::\n::::", ("admonition", "admonition")),
    "directive": ("```{warning}\na\n```", ("admonition",)),
    "tab": ('=== ""\n    a', ()),
    "details": ("<details>\n\na\n\n</details>", ("details",)),
    "after details": ("<details>\n\n</details>\n\na", ()),
    "aside": ("<aside>\n\na\n\n</aside>", ("admonition",)),
    "class": ('<div class="alert">\n\na\n\n</div>', ("admonition",)),
    "footnote": ("[^1]: a", ("footnote",)),
    "HTML": ("<p>a</p>", ("html",)),
    "open HTML in a quote": ("> <details>\n\na", ()),
}


@pytest.mark.parametrize(("text", "containers"), CONTAINERS.values(), ids=CONTAINERS)
def test_blocks_know_what_contains_them(text: str, containers: tuple[str, ...]) -> None:
    assert block_with(read(text), "a").containers == containers


def test_a_definition_knows_its_term() -> None:
    article = read("T\n: d\n\n  more\n\nU\n: e")
    assert {block.text.text: said(article, block.parent) for block in article.blocks} == {
        "T": None, "d": "T", "more": "T", "U": None, "e": "U",
    }  # fmt: skip


def test_marks_name_strong_emphasised_linked_and_code_text() -> None:
    prose = read("**a** *b* [c](/u) `d` <b>e</b> https://f.g").blocks[0].text
    found = [(mark.kind, prose.text[mark.start : mark.end], mark.target) for mark in prose.marks]
    assert found == [
        ("strong", "a", ""),
        ("emphasis", "b", ""),
        ("link", "c", "/u"),
        ("code", CODE_PLACEHOLDER, ""),
        ("strong", "e", ""),
        ("link", CODE_PLACEHOLDER, "https://f.g"),
    ]


def test_links_are_collected_with_their_blocks() -> None:
    article = read("[a](/a) <https://b.c> www.d.e\n\n<p><a href='/f?x&amp;y'>f</a></p>\n\n[![g](h)](/i)")
    assert [(link.target, link.block) for link in article.links] == [
        ("/a", 0), ("https://b.c", 0), ("www.d.e", 0), ("/f?x&y", 1), ("/i", 2),
    ]  # fmt: skip


def test_comments_are_collected_with_their_spans() -> None:
    article = read("<!-- one -->\n\na <!--two\nlines--> b\n\n```\n<!-- no -->\n```\n")
    assert [comment.text for comment in article.comments] == [" one ", "two\nlines"]
    assert article.source.slice(article.comments[1].span) == "<!--two\nlines-->"


def test_the_share_of_code_counts_lines() -> None:
    assert read("text\n```\ncode\n```").code_share == 0.75
    assert read("text").code_share == 0
