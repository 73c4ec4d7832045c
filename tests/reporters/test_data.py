from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from b12lint.diagnostics import Applicability, Edit, Failure, Fix, Severity
from b12lint.reporters import render
from b12lint.reporters.lines import keep
from b12lint.reporters.style import Style
from b12lint.source import Source, Span

from .conftest import EVIDENCE, finding, quoted, rendered, report

SOURCE = Source("docs/a.md", "\U0001f600\x7f One.\nThis is WRONG here.\n")
FIX = Fix("Write `right`", (Edit(Span(16, 21), "right"),), Applicability.SAFE)


def test_json_holds_everything_known_of_a_finding() -> None:
    known = {"why": "It shouts.", "suggestion": "Whisper.", "evidence": (EVIDENCE,), "fix": FIX, "trace": ("a",)}
    found = quoted(SOURCE, "WRONG", **known)
    assert json.loads(rendered("json", SOURCE, found))["diagnostics"] == [
        {
            "code": "FAK001",
            "name": "wrong-word",
            "severity": "error",
            "message": "this word is wrong",
            "filename": "docs/a.md",
            "location": {"row": 2, "column": 9},
            "end_location": {"row": 2, "column": 14},
            "offset": 16,
            "end_offset": 21,
            "excerpt": "WRONG",
            "why": "It shouts.",
            "suggestion": "Whisper.",
            "evidence": [
                {
                    "id": "guide",
                    "title": "A Guide",
                    "publisher": "A Press",
                    "url": "https://example.org/guide",
                    "quote": "Capitals shout.",
                }
            ],
            "trace": ["a"],
            "fix": {
                "applicability": "safe",
                "message": "Write `right`",
                "edits": [
                    {
                        "location": {"row": 2, "column": 9},
                        "end_location": {"row": 2, "column": 14},
                        "offset": 16,
                        "end_offset": 21,
                        "content": "right",
                    }
                ],
            },
            "url": None,
        }
    ]


def test_json_says_what_was_run_and_what_could_not_be() -> None:
    done = report(SOURCE, quoted(SOURCE, "WRONG"), failures=(Failure("b.md", "no such file or folder"),))
    data = json.loads("".join(render("json", done, {}, Style())))
    del data["diagnostics"], data["tool"]["version"]
    assert data == {
        "schema_version": 1,
        "tool": {"name": "b12lint"},
        "packs": [{"name": "fake", "version": "1.2.3", "digest": "0123abcd"}],
        "column_unit": "code point",
        "summary": {
            "articles": 1,
            "off_topic": 0,
            "rules": 27,
            "claims_read": 57,
            "claims_judged": 12,
            "errors": 1,
            "warnings": 0,
            "failures": 1,
        },
        "failures": [{"filename": "b.md", "message": "no such file or folder"}],
    }


def test_json_lines_are_the_same_findings() -> None:
    found = (quoted(SOURCE, "One"), quoted(SOURCE, "WRONG", fix=FIX))
    lines = rendered("json-lines", SOURCE, *found).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(rendered("json", SOURCE, *found))["diagnostics"]


def test_nothing_found_is_still_json() -> None:
    assert json.loads(rendered("json", SOURCE))["diagnostics"] == []
    assert rendered("json-lines", SOURCE) == ""


def test_json_is_ascii_whatever_the_article_holds() -> None:
    text = rendered("json", SOURCE, quoted(SOURCE, "\U0001f600\x7f One"))
    assert text.replace("\n", "").isascii()
    assert text.replace("\n", "").isprintable()
    assert json.loads(text)["diagnostics"][0]["excerpt"] == "\U0001f600\x7f One"


def test_concise_is_one_line_a_finding() -> None:
    found = (quoted(SOURCE, "One"), quoted(SOURCE, "WRONG", severity=Severity.WARNING, message="two\nlines"))
    assert rendered("concise", SOURCE, *found) == (
        "docs/a.md:1:4: FAK001 this word is wrong\n"
        "docs/a.md:2:9: FAK001 two lines\n"
        "Found 1 error, 1 warning in 1 article (57 claims read, 12 judged).\n"
    )


@given(st.text(st.sampled_from("ab\r\n\u732b"), max_size=60), st.data())
def test_kept_lines_know_the_same_positions_as_the_source(text: str, data: st.DataObject) -> None:
    source = Source("a.md", text)
    spans = st.tuples(*[st.integers(0, len(text))] * 2).map(lambda ends: Span(*sorted(ends)))
    span, edited = data.draw(spans), data.draw(spans)
    found = finding(source, span, fix=Fix("", (Edit(edited, ""),), Applicability.SAFE))
    lines = keep(source, [found])
    for offset in (span.start, span.end, edited.start, edited.end):
        assert lines.position(offset) == source.position(offset)
