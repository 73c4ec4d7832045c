"""Terms: what one stands for, which are refused, and how they are found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from b12lint.claims.compile import compile_language, irregular_verbs
from b12lint.claims.inflection import noun_forms, verb_forms
from b12lint.claims.lexicon import ANY, Lexicon, Mention, TermError, compile_terms, expand_term, tag
from b12lint.claims.tokens import tokenize
from tests.claims.reading import found, mentions


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("brew", "brew brews brewed brewing"),
        ("carry", "carry carries carried carrying"),
        ("play", "play plays played playing"),
        ("stop", "stop stops stopped stopping"),
        ("visit", "visit visits visited visiting"),
        ("cause", "cause causes caused causing"),
        ("free", "free frees freed freeing"),
        ("tie", "tie ties tied tying"),
        ("wash", "wash washes washed washing"),
        ("rise", "rise rises rose risen rising"),
    ],
)
def test_a_verb_has_all_its_forms(verb: str, forms: str) -> None:
    assert sorted(verb_forms(verb, irregular_verbs())) == sorted(forms.split())


@pytest.mark.parametrize(
    "noun", ["cup cups", "box boxes", "berry berries", "day days", "diagnosis diagnoses", "potato potatoes"]
)
def test_a_noun_has_a_plural(noun: str) -> None:
    assert list(noun_forms(noun.split()[0])) == noun.split()


@pytest.mark.parametrize(
    ("term", "text", "words"),
    [
        ("hot|warm tea", "Hot tea, warm tea, cold tea", ["Hot tea", "warm tea"]),
        ("hot [green|so black] tea", "hot tea, hot so black tea, hot red tea", ["hot tea", "hot so black tea"]),
        ("brew/v tea", "Brewing tea; she brewed tea", ["Brewing tea", "brewed tea"]),
        ("cup/n of", "cups of and a cup of", ["cups of", "cup of"]),
        ("bitter*", "bitterest bitterness, embittered, bitter", ["bitterest", "bitterness", "bitter"]),
        ("drink _ tea", "drink black tea, drink tea, drink strong black tea", ["drink black tea"]),
        ("drink ... tea", "drink tea; drink a b tea; drink a b c d tea", ["drink tea", "drink a b tea"]),
        ("well known", "a well-known one, a well known one", ["well-known", "well known"]),
        ("well-known", "a well-known one, a well known one", ["well-known", "well known"]),
        ("Q-7", "Q 7 or Q-7 or q7, not Q-75", ["Q 7", "Q-7", "q7"]),
        ("grower's", "a grower’s and a grower", ["grower’s", "grower"]),
    ],
    ids=[
        *("alternatives", "optional", "verb", "noun", "prefix", "any word", "gap"),
        *("hyphen in text", "hyphen in term", "name", "possessive"),
    ],
)
def test_a_term_is_found_in_all_it_stands_for(term: str, text: str, words: list[str]) -> None:
    assert found(text, term) == words


@pytest.mark.parametrize(
    "term",
    ["", "   ", "hot [tea", "hot tea]", "te*", "a b*", "-*", " ".join(["a|b|c|d|e|f"] * 8)],
    ids=[
        "empty",
        "blank",
        "unclosed",
        "unopened",
        "short prefix",
        "prefix of two words",
        "a mark's prefix",
        "too many",
    ],
)
def test_a_malformed_term_is_refused(term: str) -> None:
    with pytest.raises(TermError):
        compile_terms({"x": [term]})


def test_a_refusal_names_the_term() -> None:
    with pytest.raises(TermError, match=r"hot \[tea"):
        compile_language({"x": ["fine", "hot [tea"]})


def test_the_longest_term_of_a_class_is_taken_and_each_class_has_its_own() -> None:
    classes = {"drink": ["tea", "tea bag"], "bag": ["bag"], "thing": ["tea bag string"]}
    assert mentions("tea bag string", classes) == [
        Mention("drink", 0, 2),
        Mention("thing", 0, 3),
        Mention("bag", 1, 2),
    ]


@pytest.mark.parametrize("mark", [",", ".", ";", " —", ")", " -", "|"])
@pytest.mark.parametrize("term", ["hot tea", "hot _ tea", "hot ... tea"])
def test_a_term_never_crosses_a_mark(term: str, mark: str) -> None:
    filling = " a" if "_" in term else ""
    assert found(f"hot{filling} tea", term) != []
    assert found(f"hot{mark}{filling} tea", term) == []
    assert found(f"hot{filling}{mark} tea", term) == []


def test_a_compiled_vocabulary_says_the_same_when_it_was_written_and_read() -> None:
    import json

    data = compile_terms({"x": ["hot|warm [green] tea", "bitter*"], "y": ["hot"]})
    text = tokenize("hot green tea and bitterness")
    assert tag(text, Lexicon(**json.loads(json.dumps(data)))) == tag(text, Lexicon(**data)) != []


WORDS = st.sampled_from(["brew", "cup", "Q-7", "well-known", "it's", "tea", "à", "milk"])
PARTS = st.one_of(
    WORDS,
    st.builds("{}|{}".format, WORDS, WORDS),
    st.builds("[{}|{}]".format, WORDS, WORDS),
    st.builds("[{} {}]".format, WORDS, WORDS),
    st.sampled_from(["brew/v", "carry/v", "cup/n", "_", "..."]),
)
TERMS = st.builds(lambda first, rest: " ".join([first, *rest]), WORDS, st.lists(PARTS, max_size=4))


@settings(max_examples=60, deadline=None)
@given(TERMS, st.data())
def test_whatever_a_term_stands_for_is_found_in_a_text_made_of_it(term: str, data: st.DataObject) -> None:
    lexicon = Lexicon(**compile_terms({"x": [term]}))
    words = data.draw(st.sampled_from(sorted(set(expand_term(term, {})))))
    text = " ".join("zebra" if word == ANY else word for word in words)
    tokens = tokenize(f"then {text} then")
    wanted = Mention("x", 1, 1 + len(tokenize(text)))
    assert any(m.start == wanted.start and m.end >= wanted.end for m in tag(tokens, lexicon))
