"""Front matter: cut off before the markdown is parsed; its reader-facing fields become texts with exact positions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from b12lint.document.model import FrontMatter
from b12lint.document.patterns import compiled
from b12lint.document.prose import NewText, TextBuilder
from b12lint.source import Source, Span

FIELDS = frozenset({"title", "description", "summary", "disclaimer"})
"""The keys whose values a reader sees, in lower case."""

_LINE_END = r"(?:\r\n?|\n)"
_YAML = rf"---[ \t]*{_LINE_END}((?:.*?{_LINE_END})??)(?:---|\.\.\.)[ \t]*(?:{_LINE_END}|\Z)"
_TOML = rf"\+\+\+[ \t]*{_LINE_END}((?:.*?{_LINE_END})??)\+\+\+[ \t]*(?:{_LINE_END}|\Z)"
_FIRST_KEY = r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n))*\"?[A-Za-z_][\w .-]*\"?[ \t]*:(?:[ \t\r\n]|\Z)"
_SIMPLE_LINE = (
    r"""(?P<key>[A-Za-z_][\w-]*):[ \t]+"""
    r"""(?:"(?P<double>[^"\\\r\n]*)"|'(?P<single>[^'\r\n]*)'|(?P<plain>[0-9A-Za-z\u00c0-\u1fff\[].*))"""
)
_OPEN_KEY = r"([A-Za-z_][\w-]*):[ ]*"
_ITEM = r"([ ]*)-[ ]+([A-Za-z][\w ,.()'/-]*)"
_LIST_ITEM = r"[A-Za-z][\w -]*"
_DATE = r"\d{4}-\d\d-\d\d"
_NOT_PLAIN = r":(?:\s|$)|\s#"
_WORDS: dict[str, object] = {
    **dict.fromkeys(("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"), True),
    **dict.fromkeys(("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"), False),
    **dict.fromkeys(("null", "Null", "NULL"), None),
}


class FieldText(NamedTuple):
    """One reader-facing value."""

    field: str
    """The key in lower case."""
    text: TextBuilder


def read_front_matter(source: Source, new_text: NewText) -> tuple[FrontMatter | None, list[FieldText]]:
    """The front matter at the start of a source, if any, and its reader-facing values in order."""
    text = source.text
    if text.startswith("---") and (match := compiled(_YAML, re.DOTALL).match(text)):
        return _read_yaml(text, match, new_text)
    if text.startswith("+++") and (match := compiled(_TOML, re.DOTALL).match(text)):
        return _read_toml(text, match, new_text)
    return None, []


def _read_yaml(text: str, match: re.Match[str], new_text: NewText) -> tuple[FrontMatter | None, list[FieldText]]:
    first, last = match.span(1)
    span = Span(0, match.end())
    try:
        simple = _read_simple(text[first:last], first, new_text)
        return FrontMatter("yaml", span, simple[0]), simple[1]
    except _NotSimpleError:
        from b12lint.document.yaml_fields import YamlError, read_yaml
    try:
        found = read_yaml(text, first, last, new_text)
    except YamlError as problem:
        if not compiled(_FIRST_KEY).match(text, first, last):
            return None, []
        return FrontMatter("yaml", span, {}, str(problem)), list(_salvage(text, first, last, new_text))
    return (FrontMatter("yaml", span, found[0]), found[1]) if found else (None, [])


class _NotSimpleError(Exception):
    """A YAML parser is needed."""


def _read_simple(inner: str, first: int, new_text: NewText) -> tuple[Mapping[str, object], list[FieldText]]:
    """Front matter of nothing but simple `key: value` lines and lists of words, read without a YAML parser."""
    fields: dict[str, object] = {}
    texts: list[FieldText] = []
    position = first
    open_key = indent = ""
    if "\t" in inner:
        raise _NotSimpleError
    for line in re.split(r"(\r\n?|\n)", inner):
        if line.strip(" \r\n") and not line.startswith("#"):
            if (item := compiled(_ITEM).fullmatch(line)) and open_key:
                indent = indent if fields[open_key] else item.group(1)
                _add_item(fields, open_key, _word(item.group(2).rstrip()) if item.group(1) == indent else None)
            elif (key := compiled(_OPEN_KEY).fullmatch(line)) and not _is_odd(key.group(1), fields, line):
                open_key = key.group(1)
                fields[open_key] = None
            else:
                open_key = ""
                texts += _read_line(line, position, fields, new_text)
        position += len(line)
    return fields, texts


def _is_odd(key: str, fields: Mapping[str, object], line: str) -> bool:
    """Whether a line needs a YAML parser whatever its value may be."""
    return key in fields or key in _WORDS or not line.isprintable()


def _add_item(fields: dict[str, object], key: str, item: object) -> None:
    items = fields[key]
    if key.lower() in FIELDS or item is None:
        raise _NotSimpleError
    fields[key] = [*items, item] if isinstance(items, list) else [item]


def _read_line(line: str, position: int, fields: dict[str, object], new_text: NewText) -> list[FieldText]:
    """Put a `key: value` line into `fields`; returns its text if a reader sees it."""
    match = compiled(_SIMPLE_LINE).fullmatch(line.rstrip(" "))
    if match is None or _is_odd(match["key"], fields, line):
        raise _NotSimpleError
    key = match["key"]
    fields[key] = value = _value(match)
    shown = isinstance(value, str) and key.lower() in FIELDS
    return [_linear_field(match, position, new_text)] if shown else []


def _value(match: re.Match[str]) -> object:
    plain = match["plain"]
    if plain is None:
        return match[match.lastgroup or "double"]
    if plain[0] == "[":
        return _flow_list(plain)
    if plain[0].isdigit():
        return _number_or_date(plain)
    return _word(plain)


def _flow_list(plain: str) -> list[object]:
    items = [item.strip(" ") for item in plain[1:-1].split(",")]
    if not items[-1]:
        items.pop()
    if plain[-1] != "]" or not all(compiled(_LIST_ITEM).fullmatch(item) for item in items):
        raise _NotSimpleError
    return [_word(item) for item in items]


def _word(plain: str) -> object:
    if compiled(_NOT_PLAIN).search(plain):
        raise _NotSimpleError
    return _WORDS.get(plain, plain)


def _number_or_date(plain: str) -> object:
    if plain.isascii() and plain.isdigit() and (plain[0] != "0" or plain == "0"):
        return int(plain)
    if compiled(_DATE).fullmatch(plain) is None:
        raise _NotSimpleError
    from datetime import date

    try:
        return date.fromisoformat(plain)
    except ValueError:
        raise _NotSimpleError from None


def _linear_field(match: re.Match[str], position: int, new_text: NewText) -> FieldText:
    group = match.lastgroup or "plain"
    text = new_text()
    text.linear(match[group], position + match.start(group))
    return FieldText(match["key"].lower(), text)


def _salvage(text: str, first: int, last: int, new_text: NewText) -> Iterator[FieldText]:
    """The one-line values of reader-facing keys in front matter that cannot be read."""
    pattern = re.compile(rf"(?:\A|(?<=[\r\n]))({'|'.join(sorted(FIELDS))})[ \t]*[:=][ \t]*([^\r\n]*)", re.IGNORECASE)
    for match in pattern.finditer(text, first, last):
        value = match.group(2).strip(" \t")
        quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
        inner = value[1:-1] if quoted else value
        if inner and inner[0] not in "|>[{&*!":
            field = new_text()
            field.linear(inner, match.start(2) + match.group(2).index(value) + quoted)
            yield FieldText(match.group(1).lower(), field)


def _read_toml(text: str, match: re.Match[str], new_text: NewText) -> tuple[FrontMatter, list[FieldText]]:
    from b12lint.document.toml_fields import TomlError, read_toml

    first, last = match.span(1)
    span = Span(0, match.end())
    try:
        fields, texts = read_toml(text, first, last, new_text)
    except TomlError as problem:
        return FrontMatter("toml", span, {}, str(problem)), list(_salvage(text, first, last, new_text))
    return FrontMatter("toml", span, fields), texts
