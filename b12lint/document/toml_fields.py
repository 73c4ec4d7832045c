"""TOML front matter: its values, and where the reader-facing ones stand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping

from b12lint.document.front_matter import FIELDS, FieldText
from b12lint.document.prose import NewText, TextBuilder
from b12lint.document.quoted import add_toml_basic, add_toml_literal

_KEY = re.compile(r"(?:\A|(?<=[\r\n]))[ \t]*(?:\"([\w-]+)\"|'([\w-]+)'|([\w-]+))[ \t]*=[ \t]*")
_TABLE = re.compile(r"(?:\A|(?<=[\r\n]))[ \t]*\[")
_STRING = re.compile(
    r'"""(?:\r?\n)?((?:[^"\\]|\\.|"(?!""))*"{0,2})"""'
    r"|'''(?:\r?\n)?((?:[^']|'(?!''))*'{0,2})'''"
    r'|"((?:[^"\\\r\n]|\\.)*)"'
    r"|'([^'\r\n]*)'",
    re.DOTALL,
)
_GAP = re.compile(r"(?:[\s,]|#[^\r\n]*)*")
_ADDERS: tuple[Callable[[TextBuilder, str, int], None], ...] = (
    add_toml_basic,
    add_toml_literal,
    add_toml_basic,
    add_toml_literal,
)


class TomlError(Exception):
    """The front matter is not TOML."""


def read_toml(text: str, first: int, last: int, new_text: NewText) -> tuple[Mapping[str, object], list[FieldText]]:
    """Values and reader-facing texts of the TOML at first..last. Raises TomlError."""
    inner = re.sub(r"\r\n?", "\n", text[first:last])
    try:
        fields = tomllib.loads(inner)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise TomlError(str(error)) from error
    table = _TABLE.search(text, first, last)
    return fields, list(_texts(fields, text, first, table.start() if table else last, new_text))


def _texts(fields: Mapping[str, object], text: str, first: int, last: int, new_text: NewText) -> Iterator[FieldText]:
    for match in _KEY.finditer(text, first, last):
        key = match.group(1) or match.group(2) or match.group(3)
        if key.lower() not in FIELDS:
            continue
        value = fields.get(key)
        wanted = value if isinstance(value, list) else [value]
        found = list(_strings(text, match.end(), last, isinstance(value, list), new_text))
        if [string.content() for string in found] == wanted:
            yield from (FieldText(key.lower(), string) for string in found)


def _strings(text: str, start: int, last: int, array: bool, new_text: NewText) -> Iterator[TextBuilder]:
    """The string at `start`, or the strings of the array there."""
    if array:
        start += 1
    while match := _STRING.match(text, _gap(text, start, last) if array else start, last):
        group = match.lastindex or 1
        string = new_text()
        _ADDERS[group - 1](string, match.group(group), match.start(group))
        yield string
        if not array:
            return
        start = match.end()


def _gap(text: str, start: int, last: int) -> int:
    match = _GAP.match(text, start, last)
    return match.end() if match else start
