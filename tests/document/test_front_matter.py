"""Front matter: its values, the texts a reader sees, and what happens where it is broken."""

from __future__ import annotations

import sys
from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from b12lint.document.model import BlockKind, FrontMatter
from tests.document.reading import assert_law, outline, read


def matter(text: str) -> FrontMatter:
    """The front matter of a text that has some."""
    found = read(text).front_matter
    assert found is not None
    return found


def shown(text: str) -> list[tuple[str, str]]:
    """Field and text of every front-matter block."""
    blocks = read(text).blocks
    return [(block.field, block.text.text) for block in blocks if block.kind is BlockKind.FRONT_MATTER]


SHOWN = {
    "plain": ("---\ntitle: a b\n---\n", [("title", "a b")]),
    "any case": ("---\nTITLE: a\nDescription: b\n---\n", [("title", "a"), ("description", "b")]),
    "double quotes": ('---\ntitle: "a: \\"b\\" \\u00e9\\n c"\n---\n', [("title", 'a: "b" é\n c')]),
    "single quotes": ("---\ntitle: 'it''s'\n---\n", [("title", "it's")]),
    "double quotes over lines": ('---\ntitle: "a\n  b\\\n  c\n\n  d"\n---\n', [("title", "a bc\nd")]),
    "literal": ("---\nsummary: |2\n    a\n   b\n---\n", [("summary", "a\n b")]),
    "folded": ("---\nsummary: >\n  a\n  b\n\n  c\n    d\n  e\n---\n", [("summary", "a b\nc\n  d\ne")]),
    "list": ("---\ntitle: [a, 'b']\n---\n", [("title", "a"), ("title", "b")]),
    "no text": ("---\ntitle: 12\nsummary: 2024-01-02\ndescription: true\ndisclaimer:\n---\n", []),
    "nested keys are others": ("---\nseo:\n  title: a\n---\n", []),
    "TOML": ('+++\nTitle = "a\\tb"\n+++\n', [("title", "a\tb")]),
    "TOML lines": ("+++\ndescription = '''\na\nb'''\n+++\n", [("description", "a\nb")]),
    "TOML joined lines": ('+++\ndescription = """a \\\n   b"""\n+++\n', [("description", "a b")]),
    "TOML list": ("+++\ntitle = ['a', # no\n \"b\"]\n+++\n", [("title", "a"), ("title", "b")]),
    "TOML tables are others": ('+++\n[seo]\ntitle = "a"\n+++\n', []),
    "broken": ("---\ntitle: a: b\nsummary: 'c'\n---\n", [("title", "a: b"), ("summary", "c")]),
}


@pytest.mark.parametrize(("text", "expected"), SHOWN.values(), ids=SHOWN)
def test_the_fields_a_reader_sees_are_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert shown(text) == expected
    assert shown(text.replace("\n", "\r\n")) == expected


def test_values_are_plain_yaml_values() -> None:
    text = "title: a\ndate: 2024-01-02\ndraft: no\nn: 3\ntags: [a, b]\nkeys:\n  - c\n  - d\nempty:\nx: {y: 1.5}\n"
    assert matter(f"---\n{text}---\n").fields == {
        "title": "a", "date": date(2024, 1, 2), "draft": False, "n": 3, "tags": ["a", "b"], "keys": ["c", "d"],
        "empty": None, "x": {"y": 1.5},
    }  # fmt: skip


def test_simple_front_matter_needs_no_yaml_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "b12lint.document.yaml_fields", None)
    text = "---\ntitle: 'a'\ndate: 2024-01-02\ndraft: no\nn: 3\ntags: [a, b]\nkeys:\n  - c\n# note\n\nempty:\n---\n"
    assert matter(text).fields["date"] == date(2024, 1, 2)


LINES = st.sampled_from(
    ["a: b", "title: c d", "k: yes", "n: 12", "m: 012", "d: 2024-01-02", "e: 2024-02-30", "x: 'y'", 'z: "w"',
     "l: [a, no]", "l2: [a,b,]", "o:", "  - p", "- q", "  - yes", "- 5", "# c", "", "  ", "s: a # b", "t: a#b",
     "u: a: b", "v: a:", "w: ~", "  more", "a: again", "on: x", "f: 1.5", "g: *r", "h: it's, (so)", "i: [x", "j: .5"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=6))
def test_values_are_those_of_the_yaml_parser(lines: list[str]) -> None:
    text = "\n".join(["first: 1", *lines])
    found = matter(f"---\n{text}\n---\n")
    try:
        expected = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError):
        assert found.error
    else:
        assert found.fields == {str(key): value for key, value in expected.items()}


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\0\x85\u2028\u2029"), max_size=30),
    st.sampled_from("'\"|>"),
)
def test_any_text_written_by_a_yaml_library_keeps_its_places(value: str, style: str) -> None:
    text = yaml.safe_dump({"title": value}, default_style=style, allow_unicode=True, width=20)
    article = read(f"---\n{text}---\n")
    assert_law(article)
    assert matter(f"---\n{text}---\n").fields == {"title": value}
    stripped = value.strip(" \t\n")
    assert [prose for _, prose in shown(f"---\n{text}---\n")] == ([stripped] if stripped else [])


PROBLEMS = {
    "a colon in a value": "---\ntitle: a: b\n---\n# Text",
    "a tab": "---\ntitle:\tx\n\ty: z\n---\n# Text",
    "an impossible date": "---\ntitle: x\ndate: 2024-13-45\n---\n# Text",
    "an unknown tag": "---\ntitle: !!python/object:os.system x\n---\n# Text",
    "sequences without end": "---\ntitle: x\na:\n " + "- " * 100_000 + "\n---\n# Text",
    "brackets without end": "---\ntitle: x\na: " + "[" * 100_000 + "\n---\n# Text",
    "TOML": "+++\ntitle = x\n+++\n# Text",
    "TOML brackets": "+++\na = " + "[" * 100_000 + "\n+++\n# Text",
}


@pytest.mark.parametrize("text", PROBLEMS.values(), ids=PROBLEMS)
def test_broken_front_matter_is_reported_and_the_article_read(text: str) -> None:
    assert matter(text).error
    assert matter(text).fields == {}
    assert ("heading", "Text") in outline(read(text))


NONE = {
    "never closed": "---\ntitle: x\n",
    "text between two rules": "---\n\nJust text.\n\n---\n",
    "a list between two rules": "---\n- a\n---\n",
    "not at the start": "\n---\ntitle: x\n---\n",
    "four dashes": "----\ntitle: x\n----\n",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_no_front_matter_is_text(text: str) -> None:
    article = read(text)
    assert article.front_matter is None
    assert article.blocks


def test_the_span_covers_both_fences() -> None:
    text = "---\ntitle: x\n...\nText"
    assert text[: matter(text).span.end] == "---\ntitle: x\n...\n"
