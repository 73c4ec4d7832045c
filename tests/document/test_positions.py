"""Where words stand in the source, through every construct: rows and columns typed by hand."""

from __future__ import annotations

import pytest

from b12lint.document.model import CODE_PLACEHOLDER
from b12lint.source import Source
from tests.document.reading import place_of, read

CASES: dict[str, tuple[str, str, str]] = {
    # name: (source, words of a block's text, row:column-row:column)
    "a paragraph": ("Low B12 tires.", "B12", "1:5-1:8"),
    "the end without a newline": ("one\n\ntwo", "two", "3:1-3:4"),
    "emphasis inside the words": ("a *big* toe", "big toe", "1:4-1:12"),
    "emphasis around the words": ("a **big** toe", "big", "1:5-1:8"),
    "strong within emphasis": ("*a **b** c*", "a b c", "1:2-1:11"),
    "a letter in bold": ("**B**reaks", "Breaks", "1:3-1:11"),
    "underscores within a word": ("a_b_c _d_", "a_b_c d", "1:1-1:9"),
    "stars that mean nothing": ("5 * 3 ** 2", "* 3 **", "1:3-1:9"),
    "a link's text": ("see [the neck](u 't') now", "the neck now", "1:6-1:26"),
    "words before a link": ("see [the neck](u)", "see the", "1:1-1:9"),
    "a reference link": ("[full *text*][r] x\n\n[r]: /u", "text x", "1:8-1:19"),
    "a collapsed reference link": ("[r][] x\n\n[r]: /u", "r x", "1:2-1:8"),
    "an entity as a whole": ("B&#8209;12", "B\u201112", "1:1-1:11"),
    "after an entity": ("a &amp; b c", "b c", "1:9-1:12"),
    "ending in an entity": ("x &lt;", "x <", "1:1-1:7"),
    "an entity of two characters": ("a &nGt; b", "b", "1:9-1:10"),
    "an escape as a whole": (r"a \* b", "*", "1:3-1:5"),
    "after an escape": (r"a \* b", "b", "1:6-1:7"),
    "a backslash that escapes nothing": (r"a\b c", r"a\b c", "1:1-1:6"),
    "across a soft line break": ("one two\nthree", "two\nthree", "1:5-2:6"),
    "after an indented line": ("one\n    two", "two", "2:5-2:8"),
    "across a hard line break": ("one  \n  two", "one\ntwo", "1:1-2:6"),
    "across a backslash line break": ("one\\\ntwo", "one\ntwo", "1:1-2:4"),
    "an ATX heading": ("##  Low *B12* ##", "Low B12", "1:5-1:13"),
    "a heading that ends in an id": ("# Low B12 {#x}", "Low B12", "1:3-1:10"),
    "a heading of signs": ("# # #", "#", "1:3-1:4"),
    "a setext heading of two lines": ("Low\nB12 it\n===", "B12 it", "2:1-2:7"),
    "a block quote": ("> Low\n> B12", "Low\nB12", "1:3-2:6"),
    "a quote without spaces": (">Low\n>  B12", "B12", "2:4-2:7"),
    "a lazy line": ("> Low\nB12 *is*", "B12 is", "2:1-2:8"),
    "a quote in a quote": ("> > Low\n>> B12", "B12", "2:4-2:7"),
    "a lazy line under two quotes": ("> > Low\n> B12", "B12", "2:3-2:6"),
    "an emphasis across a quote's lines": ("> a **b\n> c** d", "b\nc d", "1:7-2:8"),
    "a list item": ("- Low\n-   B12", "B12", "2:5-2:8"),
    "an item's second line": ("1. Low\n   B12", "B12", "2:4-2:7"),
    "an item's lazy line": ("- Low\nB12", "Low\nB12", "1:3-2:4"),
    "an item's second paragraph": ("- Low\n\n  B12 *is*", "B12 is", "3:3-3:10"),
    "a nested item": ("- a\n  - b\n    - Low B12", "B12", "3:11-3:14"),
    "a quote in a list in a quote": ("> - > Low\n>   > B12", "B12", "2:7-2:10"),
    "a list in a quote in a list": ("1. > - Low\n   >   B12", "Low\nB12", "1:8-2:11"),
    "a task": ("- [x] Low *B12*", "Low B12", "1:7-1:15"),
    "a task's second line": ("- [ ] Low\n  B12", "B12", "2:3-2:6"),
    "a typed bullet": ("  • Low\n    B12", "Low\nB12", "1:5-2:8"),
    "an item indented by a tab": ("-\tLow\n\n\tB12", "B12", "3:2-3:5"),
    "half a tab in a quote": (">\tLow\n>\t B12", "Low\nB12", "1:3-2:7"),
    "tabs between words": ("a\tb\tc", "b\tc", "1:3-1:6"),
    "a table cell": ("| a | b |\n|---|---|\n| Low | *B12* x |", "B12 x", "3:10-3:16"),
    "a cell without outer pipes": ("a | b\n--|--\nLow | B12", "B12", "3:7-3:10"),
    "an escaped pipe": ("| a\\|b *c* |\n|---|", "b c", "1:6-1:10"),
    "words across an escaped pipe": ("| a \\| b |\n|---|", "a | b", "1:3-1:9"),
    "a cell that begins with an escaped pipe": ("| \\|a |\n|---|", "|a", "1:3-1:6"),
    "a cell that ends in an escaped pipe": ("| a\\| |\n|---|", "a|", "1:3-1:6"),
    "a cell behind an escaped pipe": ("| a\\|b | Low |\n|---|---|", "Low", "1:10-1:13"),
    "a cell after an empty one": ("| a | b |\n|---|---|\n|  | Low |", "Low", "3:6-3:9"),
    "code with an escaped pipe": ("| `a\\|b` c |\n|---|", f"{CODE_PLACEHOLDER} c", "1:3-1:11"),
    "a table in a quote in an item": ("- > | a |\n  > |---|\n  > | Low B12 |", "B12", "3:11-3:14"),
    "inline code as a whole": ("take `b12 = 1` now", CODE_PLACEHOLDER, "1:6-1:15"),
    "after code over two lines": ("a `b\nc` d", "d", "2:4-2:5"),
    "a bare address": ("see https://a.b/c_d.", CODE_PLACEHOLDER, "1:5-1:20"),
    "an address in brackets": ("see <https://a.b> x", f"{CODE_PLACEHOLDER} x", "1:5-1:20"),
    "an HTML subscript": ("B<sub>12</sub> is", "B12", "1:1-1:9"),
    "after an HTML subscript": ("B<sub>12</sub> is", "12 is", "1:7-1:18"),
    "a tilde subscript": ("B~12~ is", "B12 is", "1:1-1:9"),
    "an HTML line break": ("one<br/>two", "one\ntwo", "1:1-1:12"),
    "struck words left out": ("a ~~b~~ c", "a  c", "1:1-1:10"),
    "struck words of HTML left out": ("a <del>b</del> c", "c", "1:16-1:17"),
    "a comment left out": ("a<!-- b --> c", "a c", "1:1-1:14"),
    "a footnote's text": ("x[^1].\n\n[^1]: Low\n    B12", "Low\nB12", "3:7-4:8"),
    "around a footnote's number": ("neck[^1] is\n\n[^1]: x", "neck is", "1:1-1:12"),
    "a footnote in place": ("a^[Low *B12*] b", "Low B12", "1:4-1:12"),
    "a term": ("Low *B12*\n: def", "Low B12", "1:1-1:9"),
    "a definition": ("Term\n:   Low B12\n    is", "B12\nis", "2:9-3:7"),
    "an image's alternative text": ("a ![Low *B12*](u) b", "Low B12", "1:5-1:13"),
    "an image in an image": ("![a ![b](c) d](e)", "a b d", "1:3-1:14"),
    "an image's text with an entity": ("![a&amp;b](u)", "a&b", "1:3-1:10"),
    "an HTML image's text": ('<img src=x alt="Low &lt; B12">', "Low < B12", "1:17-1:29"),
    "an inline HTML image's text": ('a <img alt="Low B12"> b', "B12", "1:17-1:20"),
    "an HTML paragraph": ("<p>Low <b>B12</b>\n  is</p>", "B12 is", "1:11-2:5"),
    "an HTML block in a quote": ("> <div>\n> Low\n> B12\n> </div>", "Low B12", "2:3-3:6"),
    "an HTML heading": ("<h2>\n  Low &amp; B12\n</h2>", "Low & B12", "2:3-2:16"),
    "an HTML table cell": ("<table><tr><td>a<td> Low</table>", "Low", "1:22-1:25"),
    "markdown within HTML": ("<div>\n\n*Low* B12\n\n</div>", "Low B12", "3:2-3:10"),
    "a GitHub alert": ("> [!NOTE]\n> Low B12", "Low B12", "2:3-2:10"),
    "an alert's title": ("> [!tip]- Low *B12*\n> body", "Low B12", "1:11-1:19"),
    "a MkDocs admonition": ('!!! note "A title"\n    Low\n    B12', "Low\nB12", "2:5-3:8"),
    "its title": ('!!! note "Low *B12*"\n    x', "Low B12", "1:11-1:19"),
    "a colon container": (":::note Low B12\n*is*\n:::", "Low B12", "1:9-1:16"),
    "text in a colon container": ("> :::note\n> Low B12\n> :::", "B12", "2:7-2:10"),
    "a directive's text": ("```{note}\nLow *B12*\n```", "Low B12", "2:1-2:9"),
    "Windows line ends": ("a\r\n\r\n> Low\r\n> *B12*\r\n", "Low\nB12", "3:3-4:7"),
    "old Mac line ends": ("a\r\rLow\rB12", "Low\nB12", "3:1-4:4"),
    "mixed line ends": ("a\r\n\rb\n\r\nLow\rB12 x", "B12 x", "6:1-6:6"),
    "a character outside the basic plane": ("😀 *𝔅12* x", "𝔅12 x", "1:4-1:10"),
    "a combining accent": ("cafe\u0301 *b*", "e\u0301 b", "1:4-1:9"),
    "a composed accent": ("caf\u00e9 *b*", "\u00e9 b", "1:4-1:8"),
    "a line separator is no line end": ("a\u2028b *c*\nd", "b c\nd", "1:3-2:2"),
    "after a NUL": ("a\0b *c*", "b c", "1:3-1:7"),
    "a NUL itself": ("a\0b", "a\ufffdb", "1:1-1:4"),
    "text after front matter": ("---\ntitle: x\n---\n\nLow B12", "B12", "5:5-5:8"),
    "text after front matter with CRLF": ("---\r\ntitle: x\r\n---\r\nLow\r\nB12", "Low\nB12", "4:1-5:4"),
    "a plain title": ("---\ntitle: Low B12\n---\n", "B12", "2:12-2:15"),
    "a quoted title": ('---\ntitle: "Low: B12" # x\n---\n', "Low: B12", "2:9-2:17"),
    "a title with escapes": ('---\ntitle: "a \\u0042 b"\n---\n', "B b", "2:11-2:19"),
    "a single-quoted title": ("---\ntitle: 'it''s B12'\n---\n", "it's", "2:9-2:14"),
    "a folded summary": ("---\nsummary: >-\n  Low\n  B12\n---\n", "Low B12", "3:3-4:6"),
    "a literal summary": ("---\nsummary: |\n  one\n    Low B12\n---\n", "Low B12", "4:5-4:12"),
    "a plain summary over lines": ("---\nsummary: Low\n  B12 is\n---\n", "Low B12", "2:10-3:6"),
    "a list of summaries": ("---\nsummary:\n  - one\n  - Low B12\n---\n", "B12", "4:9-4:12"),
    "a title in broken front matter": ("---\ntitle: B12: low\n---\n", "B12: low", "2:8-2:16"),
    "a TOML title": ('+++\ntitle = "Low \\"B12\\" is"\n+++\n', 'B12" is', "2:16-2:24"),
    "a TOML text of lines": ("+++\nsummary = '''\nLow\nB12'''\n+++\n", "Low\nB12", "3:1-4:4"),
}


@pytest.mark.parametrize(("text", "words", "place"), CASES.values(), ids=CASES)
def test_words_stand_where_they_were_typed(text: str, words: str, place: str) -> None:
    assert place_of(read(text), words) == place


MDX_CASES: dict[str, tuple[str, str, str]] = {
    "text in a component": ("<Note>\n  Low *B12*\n</Note>", "Low B12", "2:3-2:11"),
    "text on the line of its tags": ('<Note type="x">Low B12</Note>', "Low B12", "1:16-1:23"),
    "text after an import": ("import A from 'a'\n\nLow B12", "B12", "3:5-3:8"),
    "text around an expression": ("Low {props.x} *B12*", "B12", "1:16-1:19"),
    "text deeply indented": ("<A>\n      Low B12\n</A>", "Low", "2:7-2:10"),
    "a string in braces": ('Low{" "}B12', "Low B12", "1:1-1:12"),
}


@pytest.mark.parametrize(("text", "words", "place"), MDX_CASES.values(), ids=MDX_CASES)
def test_words_in_mdx_stand_where_they_were_typed(text: str, words: str, place: str) -> None:
    assert place_of(read(text, mdx=True), words) == place


def test_a_byte_order_mark_takes_no_column() -> None:
    from b12lint.document.parse import parse_article

    article = parse_article(Source.decode("a.md", b"\xef\xbb\xbf# Low B12"))
    assert place_of(article, "Low") == "1:3-1:6"


VERBATIM = (
    ("a hydrocobalamin b", "hydrocobalamin", True),
    ("hydro*cobalamin*", "hydrocobalamin", False),
    ("hydro\ncobalamin", "hydro\ncobalamin", False),
    ("B&amp;12", "B&12", False),
    ("| a\\|b |\n|---|", "a|b", False),
    ("a *word* b", "word", True),
)


@pytest.mark.parametrize(("text", "words", "verbatim"), VERBATIM)
def test_only_words_that_stand_as_they_read_may_be_edited(text: str, words: str, verbatim: bool) -> None:
    prose = read(text).blocks[0].text
    start = prose.text.index(words)
    assert prose.is_verbatim(start, start + len(words)) is verbatim
