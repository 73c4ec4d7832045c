"""Agreement with others: the plain parser on what a text means, an independent parser on where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from b12lint.document.model import Article, BlockKind
from b12lint.document.parser import markdown_parser
from tests.document.reading import read
from tests.document.snippets import ALL
from tests.document.test_law import FRAGMENTS, SEPARATORS, SHAPES

OWN_RULES = [
    "admonition", "bullets", "colon_fence", "deflist", "directive", "footnote", "footnote_inline", "footnote_ref",
    "script", "template", "url",
]  # fmt: skip


@pytest.fixture(scope="module")
def plain() -> MarkdownIt:
    """The parser as it comes."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


@pytest.fixture(scope="module")
def wrapped() -> MarkdownIt:
    """Our parser without the constructs that we add, and with the tidying of tokens that rendering needs."""
    parser = markdown_parser.__wrapped__(False)
    parser.disable(OWN_RULES)
    parser.enable(["text_join", "fragments_join"])
    parser.options["maxNesting"] = 20
    return parser


@pytest.mark.parametrize("shape", ["as it is", "quoted", "in an item", "lazy", "indented by tabs", "no blank lines"])
def test_recording_changes_nothing_in_what_a_snippet_means(plain: MarkdownIt, wrapped: MarkdownIt, shape: str) -> None:
    for snippet in ALL:
        text = _in_common_dialect(SHAPES[shape](snippet))
        assert wrapped.render(text) == plain.render(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(SEPARATORS)), max_size=14))
def test_recording_changes_nothing_in_what_any_text_means(
    plain: MarkdownIt, wrapped: MarkdownIt, pieces: list[tuple[str, str]]
) -> None:
    text = _in_common_dialect("".join(piece + separator for piece, separator in pieces))
    assert wrapped.render(text) == plain.render(text)


def _in_common_dialect(text: str) -> str:
    """Without alerts, task boxes and heading ids, which only our parser cuts off."""
    for ours, common in (("[!", "["), ("[ ]", "[y]"), ("[x]", "[y]"), ("[X]", "[y]"), ("{", "(")):
        text = text.replace(ours, common)
    return text


def test_an_independent_parser_finds_the_words_at_the_same_offsets() -> None:
    pyromark = pytest.importorskip("pyromark")
    compared = 0
    for text in (shape(snippet) for snippet in ALL for shape in (SHAPES["as it is"], SHAPES["quoted"], SHAPES["CRLF"])):
        ours = _our_characters(read(text))
        theirs = _their_characters(pyromark, text)
        if "".join(ours.values()) == "".join(theirs.values()):
            assert list(ours) == list(theirs), text
            compared += 1
    assert compared > 250
    """The others are read differently by the two: raw HTML, footnotes, deviations of dialect."""


def _our_characters(article: Article) -> dict[int, str]:
    """Source offsets of the characters that stand in the text as themselves, escaped or not."""
    found: dict[int, str] = {}
    for block in article.blocks:
        for segment in block.text.segments if block.kind is not BlockKind.FRONT_MATTER else ():
            said = block.text.text[segment.start : segment.end]
            raw = article.source.text[segment.source_start : segment.source_end]
            if segment.linear:
                found.update(zip(range(segment.source_start, segment.source_end), said, strict=True))
            elif raw[0] == "\\" and raw.endswith(said):
                found[segment.source_end - 1] = said
    return dict(sorted(found.items()))


def _their_characters(pyromark: object, text: str) -> dict[int, str]:
    data = text.encode()
    options = pyromark.Options  # type: ignore[attr-defined]
    found: dict[int, str] = {}
    code = 0
    events = pyromark.events_with_range(text, options=options.ENABLE_TABLES | options.ENABLE_STRIKETHROUGH)  # type: ignore[attr-defined]
    for event, place in events:
        code += _code_depth(event)
        if isinstance(event, dict) and "Text" in event and not code:
            start = len(data[: place["start"]].decode())
            raw = data[place["start"] : place["end"]].decode()
            if raw == event["Text"]:
                found.update(zip(range(start, start + len(raw)), raw, strict=True))
    return dict(sorted(found.items()))


def _code_depth(event: object) -> int:
    """1 where something begins whose text is no prose, -1 where it ends."""
    hidden = ("CodeBlock", "Strikethrough")
    if not isinstance(event, dict):
        return 0
    for key, change in (("Start", 1), ("End", -1)):
        inner = event.get(key)
        names = inner if isinstance(inner, dict) else {inner: None}
        if any(name in hidden for name in names):
            return change
    return 0
