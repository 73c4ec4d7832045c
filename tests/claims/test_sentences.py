"""Sentences and clauses as ranges of tokens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12lint.claims.compile import abbreviations
from b12lint.claims.sentences import clauses, sentences
from b12lint.claims.tokens import tokenize


def _sentences(text: str) -> list[str]:
    tokens = tokenize(text)
    return [text[tokens.starts[s.start] : tokens.ends[s.end - 1]] for s in sentences(text, tokens, abbreviations())]


def _clauses(text: str) -> list[str]:
    tokens = tokenize(text)
    (whole,) = sentences(text, tokens, abbreviations())
    return [text[tokens.starts[c.start] : tokens.ends[c.end - 1]] for c in clauses(tokens, whole)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Tea is hot.", "Milk is cold."],
        ["Is tea hot?", "Yes!", "It is."],
        ["Dr. Brown drinks tea.", "So does Mrs. Green."],
        ["It was J. R. Hartley who brewed it.", "He liked it."],
        ["Nobody but I.", "The rest left."],
        ["“Tea is hot.”", "He nodded."],
        ["He said (it was hot.)", "She left."],
        ["Tea... well, it is hot.", "Really."],
        ["It costs 2.50 a cup.", "That is a lot."],
        ["Visit example.org for tea.", "Then brew."],
        ["It was e.g. green or black.", "Both sold."],
        ["Really?!", "Yes…"],
        ["One line.", "“Another,” he said."],
        ["A full stop before a small letter. like this ends nothing"],
        ["“Hot?” he asked."],
    ],
    ids=lambda parts: parts[0],
)
def test_a_text_is_split_into_its_sentences(parts: list[str]) -> None:
    assert _sentences(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["Tea is hot;", "milk is not."],
        ["The tea is hot for now,", "but the milk is always cold."],
        ["The black tea is hot today:", "the green tea is cold by now."],
        ["The black tea is hot today —", "the green tea is cold by now."],
        ["The black tea is hot today -", "the green tea is cold by now."],
        ["Low tea: a guide"],
        ["Hot tea, cold milk and some sugar"],
        ["The well-known tea of a long-gone house is hot"],
        ["Tea, but hot"],
        ["Tea; yes"],
    ],
    ids=lambda parts: parts[0],
)
def test_a_sentence_is_split_where_each_part_can_hold_a_claim(parts: list[str]) -> None:
    assert [clause.rstrip(" ,") for clause in _clauses(" ".join(parts))] == [part.rstrip(" ,") for part in parts]


WORDS = "Tea milk is hot but dr. J. I , ; : — - . ! ? … ... “ ” ( ) * 2.5 B12 because yet"
PIECES = st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=40)


@given(st.one_of(st.text(max_size=80), PIECES.map(" ".join), PIECES.map("".join)))
def test_sentences_and_their_clauses_cover_all_tokens_in_order_without_overlap(text: str) -> None:
    tokens = tokenize(text)
    found = sentences(text, tokens, abbreviations())
    assert [i for s in found for i in range(s.start, s.end)] == list(range(len(tokens)))
    for sentence in found:
        parts = clauses(tokens, sentence)
        assert [i for c in parts for i in range(c.start, c.end)] == list(range(sentence.start, sentence.end))
        assert all(c.start < c.end for c in parts)
