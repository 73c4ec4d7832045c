"""YAML and TOML scalars, decoded piece by piece so that every character keeps its place in the source."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from b12lint.document.prose import TextBuilder

_LINE_END = re.compile(r"\r\n?|\n")
_FOLD = r"(?<![ \t])[ \t]*(?:\r\n?|\n)[ \t]*(?:(?:\r\n?|\n)[ \t]*)*"
_PLAIN = re.compile(_FOLD)
_SINGLE = re.compile(rf"''|{_FOLD}")
_CODES = r"x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}"
_DOUBLE = re.compile(rf"\\(?:{_CODES}|(?:\r\n?|\n)[ \t]*|[^\r\n])|{_FOLD}")
_TOML_BASIC = re.compile(rf"\\(?:{_CODES}|[ \t]*(?:\r\n?|\n)[ \t\r\n]*|[^\r\n])|\r\n?|\n")
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def add_plain(text: TextBuilder, raw: str, start: int) -> None:
    """Add an unquoted YAML scalar that stands at source offset `start`."""
    _add(text, raw, start, _PLAIN, _folded)


def add_single(text: TextBuilder, raw: str, start: int) -> None:
    """Add a YAML scalar from between single quotes."""
    _add(text, raw, start, _SINGLE, lambda found: "'" if found == "''" else _folded(found))


def add_double(text: TextBuilder, raw: str, start: int) -> None:
    """Add a YAML scalar from between double quotes."""
    _add(text, raw, start, _DOUBLE, lambda found: _unescaped(found) if found[0] == "\\" else _folded(found))


def add_toml_basic(text: TextBuilder, raw: str, start: int) -> None:
    """Add a TOML string from between double quotes, be it of one line or more."""
    _add(text, raw, start, _TOML_BASIC, lambda found: _unescaped(found) if found[0] == "\\" else "\n")


def add_toml_literal(text: TextBuilder, raw: str, start: int) -> None:
    """Add a TOML string from between single quotes."""
    _add(text, raw, start, _LINE_END, lambda found: "\n")


def add_block(text: TextBuilder, raw: str, start: int, folded: bool) -> None:
    """Add a YAML block scalar; `raw` begins with its `|` or `>` line."""
    header = _LINE_END.search(raw)
    lines = _lines(raw, header.end()) if header else []
    digit = re.search(r"[1-9]", raw[: header.start()]) if header else None
    filled = [(first, last) for first, last in lines if raw[first:last].strip(" ")]
    if not filled:
        return
    first = filled[0][0]
    indent = int(digit.group()) if digit else 0
    indent = indent or len(raw[first : filled[0][1]]) - len(raw[first : filled[0][1]].lstrip(" "))
    lines = [(min(begin + indent, end), end) for begin, end in lines]
    _add_lines(text, raw, start, lines, folded)


def _add_lines(text: TextBuilder, raw: str, start: int, lines: list[tuple[int, int]], folded: bool) -> None:
    filled = [index for index, (first, last) in enumerate(lines) if first < last]
    for index, following in pairwise([*filled, -1]):
        first, last = lines[index]
        text.linear(raw[first:last], start + first)
        if following < 0:
            break
        breaks = following - index
        begin = lines[following][0]
        if folded and raw[first] not in " \t" and raw[begin] not in " \t":
            breaks -= 1
        text.atom("\n" * breaks or " ", start + last, start + begin)


def _lines(raw: str, start: int) -> list[tuple[int, int]]:
    """The ranges of the lines from `start` on, without their ends."""
    lines = []
    for match in _LINE_END.finditer(raw, start):
        lines.append((start, match.start()))
        start = match.end()
    return [*lines, (start, len(raw))]


def _add(text: TextBuilder, raw: str, start: int, special: re.Pattern[str], read: Callable[[str], str]) -> None:
    """Add `raw`, with what matches `special` replaced as a whole."""
    position = 0
    for match in special.finditer(raw):
        text.linear(raw[position : match.start()], start + position)
        replaced = read(match.group())
        if replaced:
            text.atom(replaced, start + match.start(), start + match.end())
        position = match.end()
    text.linear(raw[position:], start + position)


def _folded(found: str) -> str:
    return "\n" * (len(_LINE_END.findall(found)) - 1) or " "


def _unescaped(found: str) -> str:
    code = found[1:]
    if code[0] in "xuU" and len(code) > 1:
        return chr(int(code[1:], 16)) if int(code[1:], 16) < 0x110000 else found
    return "" if "\n" in code or "\r" in code else _ESCAPES.get(code, found)
