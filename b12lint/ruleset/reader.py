"""YAML read from parser events, so that every value keeps its line and column and no file can exhaust the stack.

Words like `yes` and `on` stay text; tags are refused, aliases limited, a key may stand only once in its mapping.
Composing nodes would be shorter, but libyaml's composer dies of a segmentation fault on deep nesting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from b12lint.ruleset.errors import PackError, RuleError

Location = tuple[str | int, ...]
Place = tuple[int, int]

_MAX_DEPTH = 40
_MAX_NODES = 200_000
_CONSTANTS: Mapping[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?|[-+]?[0-9]+[eE][-+]?[0-9]+")


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file: its plain value, and the place of each value and of each mapping's key."""

    path: str
    value: Any
    values: Mapping[Location, Place]
    keys: Mapping[Location, Place]

    def error(self, location: Location, expected: str) -> RuleError:
        """A mistake in the value at a location, or at the nearest place around it that is known."""
        while location not in self.values and location:
            location = location[:-1]
        return RuleError(self.path, *self.values.get(location, (1, 1)), expected)

    def key_error(self, location: Location, expected: str) -> RuleError:
        """A mistake in the key a location ends in."""
        if location not in self.keys:
            return self.error(location, expected)
        return RuleError(self.path, *self.keys[location], expected)


def read_yaml(path: str, data: bytes) -> Document:
    """Read one YAML document. Raises PackError with everything that is wrong with its syntax."""
    reader = _Reader(path)
    value = None
    try:
        reader.events = yaml.parse(_decode(path, data), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        value = reader.document()
    except RuleError as error:
        reader.errors.append(error)
    except yaml.YAMLError as error:
        reader.errors.append(_syntax_error(path, error))
    if reader.errors:
        raise PackError(reader.errors)
    return Document(path, value, reader.values, reader.keys)


def _decode(path: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        raise RuleError(path, before.count(b"\n") + 1, column, "expected UTF-8 text") from None


def _syntax_error(path: str, error: Any) -> RuleError:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "something else stands here"
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return RuleError(path, line, column, f"expected YAML: {problem}")


@dataclass(slots=True)
class _Reader:
    path: str
    events: Iterator[Any] = field(default_factory=lambda: iter(()))
    errors: list[RuleError] = field(default_factory=list)
    values: dict[Location, Place] = field(default_factory=dict)
    keys: dict[Location, Place] = field(default_factory=dict)
    anchors: dict[str, tuple[Any, int]] = field(default_factory=dict)
    nodes: int = 0

    def document(self) -> Any:
        """The value of the first and only document; None for an empty file."""
        value, seen = None, False
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if seen:
                    raise self._error(event, "expected only one document in a file")
                value, seen = self._value(next(self.events), ()), True
        return value

    def _value(self, event: Any, at: Location) -> Any:
        self.values[at] = _place(event)
        first = self.nodes
        self._count(event, 1)
        if len(at) > _MAX_DEPTH:
            raise self._error(event, f"expected at most {_MAX_DEPTH} levels of nesting")
        if getattr(event, "tag", None):
            self.errors.append(self._error(event, f"expected no tag, found {event.tag!r}"))
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        value = self._anchored(event, at)
        if event.anchor:
            self.anchors[event.anchor] = (value, self.nodes - first)
        return value

    def _anchored(self, event: Any, at: Location) -> Any:
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(at)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(at)
        return event.value if event.style else _plain(event.value)

    def _sequence(self, at: Location) -> list[Any]:
        items: list[Any] = []
        while not isinstance(child := next(self.events), yaml.SequenceEndEvent):
            items.append(self._value(child, (*at, len(items))))
        return items

    def _mapping(self, at: Location) -> dict[str, Any]:
        items: dict[str, Any] = {}
        while not isinstance(key := next(self.events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                raise self._error(key, "expected a plain word as key")
            self._entry(items, key, (*at, key.value))
        return items

    def _entry(self, items: dict[str, Any], key: Any, here: Location) -> None:
        if key.value in items:
            line = self.keys[here][0]
            self.errors.append(self._error(key, f"expected {key.value!r} only once, it stands in line {line} already"))
        else:
            self.keys[here] = _place(key)
        items[key.value] = self._value(next(self.events), here)

    def _alias(self, event: Any) -> Any:
        if event.anchor not in self.anchors:
            raise self._error(event, f"expected the anchor &{event.anchor} to be complete before its alias")
        value, size = self.anchors[event.anchor]
        self._count(event, size)
        return value

    def _count(self, event: Any, size: int) -> None:
        self.nodes += size
        if self.nodes > _MAX_NODES:
            raise self._error(event, f"expected at most {_MAX_NODES} values, aliases counted in full")

    def _error(self, event: Any, expected: str) -> RuleError:
        return RuleError(self.path, *_place(event), expected)


def _place(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _plain(text: str) -> Any:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) < 19 else text
    return float(text) if _FLOAT.fullmatch(text) else text
