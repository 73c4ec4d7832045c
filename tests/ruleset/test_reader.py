"""YAML as packs have it: words stay words, every value has a place, and no file can do harm."""

from __future__ import annotations

import pytest

from b12lint.ruleset.errors import PackError
from b12lint.ruleset.reader import read_yaml

BOMB = "a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"), ("no", "no"), ("on", "on"), ("off", "off"), ("true", True), ("False", False), ("~", None),
        ("7", 7), ("-2.5", -2.5), ("007", "007"), ("1_000", "1_000"), ("12:30", "12:30"), ("2024-05-01", "2024-05-01"),
        ("'true'", "true"), ("", None),
    ],
)  # fmt: skip
def test_a_plain_word_is_what_it_looks_like(text: str, value: object) -> None:
    read = read_yaml("f", f"key: {text}".encode()).value["key"]
    assert read == value
    assert type(read) is type(value)


def test_a_key_stays_as_it_is_written() -> None:
    assert read_yaml("f", b"yes: 1\n5: 2\nnull: 3").value == {"yes": 1, "5": 2, "null": 3}


def test_places_are_counted_in_code_points_from_one() -> None:
    document = read_yaml("f", "\ufeff# 😀\n😀: {é: [a, b]}\n".encode())
    assert document.keys[("😀",)] == (2, 1)
    assert document.values[("😀", "é", 1)] == (2, 12)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"a: \xff", "1:4: expected UTF-8 text", id="not UTF-8"),
        pytest.param(b"a: 1\n---\nb: 1", "2:1: expected only one document in a file", id="two documents"),
        pytest.param(b"- !!python/object:os.system x", "1:3: expected no tag", id="tag"),
        pytest.param(b"a: &x [*x]", "1:8: expected the anchor &x to be complete", id="alias of itself"),
        pytest.param(BOMB.encode(), "expected at most 200000 values, aliases counted in full", id="alias bomb"),
        pytest.param(b"[" * 50_000 + b"]" * 50_000, "1:42: expected at most 40 levels of nesting", id="deep nesting"),
        pytest.param(b"? [a]\n: 1", "1:3: expected a plain word as key", id="list as key"),
        pytest.param(b"a: 1\nb: [1", "expected YAML: ", id="syntax"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(data: bytes, expected: str) -> None:
    with pytest.raises(PackError) as caught:
        read_yaml("f.yaml", data)
    assert expected in str(caught.value)
    assert str(caught.value).startswith("f.yaml:")
