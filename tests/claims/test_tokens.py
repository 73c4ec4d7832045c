"""Tokens: what is one word, in which form it is looked up, and where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12lint.claims.tokens import normal_word, tokenize

LETTERS = "aBéZ'’-–‑ \n\t\u00a00127₁₂.,;:!?…(“”*_|ﬁ"
TEXTS = st.text(st.sampled_from(LETTERS) | st.characters(codec="utf-8"), max_size=60)


@pytest.mark.parametrize(
    "name", ["B12", "B-12", "B 12", "B₁₂", "b12", "B\u201112", "B\u00a012", "B\u202f12", "B–12"], ids=ascii
)
def test_a_name_of_letter_and_number_is_one_token_however_written(name: str) -> None:
    text = f"Low {name}, perhaps"
    tokens = tokenize(text)
    assert tokens.norms == ("low", "b12", ",", "perhaps")
    assert text[tokens.starts[1] : tokens.ends[1]] == name


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("a 12 year old", ("a", "12", "year", "old")),
        ("I 12 times", ("i", "12", "times")),
        ("B 12.5 percent", ("b", "12.5", "percent")),
        ("1,500 or 2.4", ("1,500", "or", "2.4")),
        ("the doctor's", ("the", "doctor")),
        ("the nurses’ room", ("the", "nurses", "’", "room")),
        ("don’t", ("don't",)),
        ("rock-hard", ("rock", "-", "hard")),
        ("wait ... what", ("wait", "...", "what")),
        ("Élan", ("élan",)),
    ],
    ids=[
        "article",
        "pronoun",
        "decimal",
        "numbers",
        "possessive",
        "plural possessive",
        "apostrophe",
        "hyphen",
        "dots",
        "accent",
    ],
)
def test_words_numbers_and_marks_are_told_apart(text: str, norms: tuple[str, ...]) -> None:
    assert tokenize(text).norms == norms


@given(TEXTS)
def test_tokens_stand_in_order_and_do_not_overlap(text: str) -> None:
    tokens = tokenize(text)
    places = [place for pair in zip(tokens.starts, tokens.ends, strict=True) for place in pair]
    assert places == sorted(places)
    assert all(start < end <= len(text) for start, end in zip(tokens.starts, tokens.ends, strict=True))


@given(TEXTS)
def test_nothing_but_white_space_is_left_between_tokens(text: str) -> None:
    tokens = tokenize(text)
    kept = set().union(*(range(a, b) for a, b in zip(tokens.starts, tokens.ends, strict=True)))
    assert "".join(c for i, c in enumerate(text) if i not in kept).strip() == ""


@given(TEXTS)
def test_a_token_read_alone_is_the_same_token(text: str) -> None:
    tokens = tokenize(text)
    for norm, start, end in zip(tokens.norms, tokens.starts, tokens.ends, strict=True):
        assert tokenize(text[start:end]).norms == (norm,)


@given(st.from_regex(r"[A-Za-z]+('[a-z]+)?", fullmatch=True))
def test_case_and_kind_of_apostrophe_do_not_matter(word: str) -> None:
    assert normal_word(word.upper()) == normal_word(word) == normal_word(word.replace("'", "\u2019"))
