from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12lint.diagnostics import Applicability, Edit, Fix, Severity
from b12lint.reporters.style import Style, width
from b12lint.source import Source, Span

from .conftest import EVIDENCE, finding, quoted, rendered

NOTES = {"why": "It shouts.", "suggestion": "Write it small.", "evidence": (EVIDENCE, EVIDENCE)}


def _snippet(text: str, quote: str, style: Style | None = None) -> list[str]:
    """The drawn lines between the first and the last bare bar."""
    source = Source("a.md", text)
    lines = rendered("full", source, quoted(source, quote), style=style).split("\n")
    bars = [number for number, line in enumerate(lines) if line.strip() == "|"]
    return lines[bars[0] + 1 : bars[-1]]


def test_a_finding_shows_its_place_its_reason_its_remedy_and_its_source() -> None:
    source = Source("docs/a.md", "One line.\nThis is WRONG here.\nAnother line.\n")
    assert rendered("full", source, quoted(source, "WRONG", **NOTES)) == (
        "FAK001 [error] this word is wrong\n"
        " --> docs/a.md:2:9\n"
        "  |\n"
        "1 | One line.\n"
        "2 | This is WRONG here.\n"
        "  |         ^^^^^\n"
        "3 | Another line.\n"
        "  |\n"
        "why: It shouts.\n"
        "help: Write it small.\n"
        "source: A Press: A Guide, https://example.org/guide\n"
        "rule: wrong-word (b12lint explain FAK001)\n"
        "\n"
        "Found 1 error in 1 article (57 claims read, 12 judged).\n"
    )


def test_long_reasons_are_folded_under_themselves() -> None:
    source = Source("a.md", "WRONG")
    text = rendered("full", source, quoted(source, "WRONG", why="so it is " * 20))
    folded = [line for line in text.split("\n") if "so it is" in line]
    assert [line[:5] for line in folded] == ["why: ", "     "]
    assert all(len(line) <= 105 for line in folded)


@pytest.mark.parametrize(
    ("text", "quote", "lines"),
    [
        ("a\tb\tWRONG", "WRONG", ["1 | a   b   WRONG", "  |         ^^^^^"]),
        ("\u732b\u732b WRONG", "WRONG", ["1 | \u732b\u732b WRONG", "  |      ^^^^^"]),
        ("e\u0301 WRONG", "WRONG", ["1 | e\u0301 WRONG", "  |   ^^^^^"]),
        ("so \u732b it", "\u732b", ["1 | so \u732b it", "  |    ^^"]),
        ("\x1b[2J WRONG", "WRONG", ["1 | \\x1b[2J WRONG", "  |         ^^^^^"]),
        ("\u202eRTL WRONG", "WRONG", ["1 | \\u202eRTL WRONG", "  |           ^^^^^"]),
        ("WRONG\r\nnext\r\n", "WRONG", ["1 | WRONG", "  | ^^^^^", "2 | next"]),
        ("at the end", "", ["1 | at the end", "  | ^"]),
        ("\n\nalone WRONG\n> >\n", "WRONG", ["3 | alone WRONG", "  |       ^^^^^"]),
    ],
    ids=["tabs", "wide", "combining", "wide in the span", "escape", "direction", "CRLF", "empty", "blank neighbours"],
)
def test_carets_stand_under_the_span(text: str, quote: str, lines: list[str]) -> None:
    assert _snippet(text, quote) == lines


def test_a_span_over_lines_is_underlined_on_each_from_its_first_word() -> None:
    assert _snippet("One.\n\n> it is\n>   quite WRONG\n> to say so\n", "WRONG\n> to say") == [
        "3 | > it is",
        "4 | >   quite WRONG",
        "  |           ^^^^^",
        "5 | > to say so",
        "  | ^^^^^^^^",
    ]


def test_of_a_span_over_many_lines_the_ends_are_shown() -> None:
    text = "\n".join(f"line {number}" for number in range(1, 31))
    drawn = _snippet(text, text[7:-8])
    assert [line for line in drawn if "^" not in line] == [
        " 1 | line 1",
        " 2 | line 2",
        " 3 | line 3",
        " 4 | line 4",
        "   | ...",
        "28 | line 28",
        "29 | line 29",
        "30 | line 30",
    ]


def test_of_a_very_long_line_only_what_surrounds_the_span_is_shown() -> None:
    text = "before " * 5000 + "the WRONG word " + "after " * 5000
    top, carets = _snippet(text, "WRONG")
    assert len(top) < 130
    assert top.startswith("1 | ...")
    assert top.endswith("...")
    assert top.index("WRONG") == carets.index("^^^^^")


def test_a_span_wider_than_a_screen_is_folded_and_underlined_whole() -> None:
    claim = " ".join(["these words are all wrong"] * 8)
    drawn = _snippet(f"{'before ' * 20}{claim} {'after ' * 20}", claim)
    assert max(map(len, drawn)) < 112
    assert [line[:4] for line in drawn] == ["1 | "] + ["  | "] * (len(drawn) - 1)
    assert "".join(line[4:] for line in drawn[1::2]).count("^") >= len(claim) - len(drawn)


def test_a_fix_says_how_far_it_may_be_trusted() -> None:
    source = Source("a.md", "WRONG")
    fix = Fix("Write `right`", (Edit(Span(0, 5), "right"),), Applicability.SAFE)
    assert "\nfix: Write `right` (safe)\n" in rendered("full", source, quoted(source, "WRONG", fix=fix))


def test_colors_add_nothing_but_colors() -> None:
    source = Source("a.md", "WRONG\nand DOUBTFUL")
    found = (quoted(source, "WRONG", **NOTES), quoted(source, "DOUBTFUL", severity=Severity.WARNING))
    colored = rendered("full", source, *found, style=Style(color=True))
    for code in ("0", "1", "1;31", "1;33", "1;34", "1;36"):
        colored = colored.replace(f"\x1b[{code}m", "")
    assert colored == rendered("full", source, *found)


def test_what_an_encoding_lacks_is_escaped_and_counted() -> None:
    assert _snippet("na\u00efve \u2014 WRONG", "WRONG", Style(encoding="cp437")) == [
        "1 | na\u00efve \\u2014 WRONG",
        "  |              ^^^^^",
    ]


ANYTHING = st.text(st.characters(codec="utf-8") | st.sampled_from("\n\t \x1b\u202e\u732b\u0301"), max_size=300)


@given(ANYTHING, st.integers(0, 300), st.integers(0, 300), st.sampled_from(["utf-8", "ascii", "cp1252"]))
def test_no_text_can_drive_a_terminal_or_break_the_encoding(text: str, one: int, two: int, encoding: str) -> None:
    source = Source(text, text)
    span = Span(*sorted((min(one, len(text)), min(two, len(text)))))
    found = finding(source, span, message=text, why=text, suggestion=text)
    for form in ("full", "concise", "json", "json-lines"):
        printed = rendered(form, source, found, style=Style(encoding=encoding))
        printed.encode(encoding)
        assert not {c for c in printed if unicodedata.category(c) in ("Cc", "Cf", "Cs")} - set("\n\u200c\u200d")


@given(st.text(st.sampled_from("ab \t\u732b\u0301\x07"), min_size=1, max_size=90), st.data())
def test_the_carets_are_as_wide_as_what_they_stand_under(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    source = Source("a.md", line)
    drawn = rendered("full", source, finding(source, Span(start, end))).split("\n")[3:5]
    shown, carets = drawn[0][4:], drawn[1][4:] if len(drawn[1]) > 3 else ""
    before = sum(width(Style().cell(c)) for c in line[:start] if c != "\t")
    if "\t" not in line:
        assert len(carets) - len(carets.lstrip()) == before or not carets
        assert carets.count("^") == sum(width(Style().cell(c)) for c in line[start:end])
    assert "\t" not in shown
