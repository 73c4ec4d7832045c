"""Plain data against a schema, with pydantic's complaints turned into lines that say where and what was expected."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError

from b12lint.ruleset.errors import RuleError, did_you_mean
from b12lint.ruleset.reader import Document, Location
from b12lint.ruleset.schema import PATTERNS

_EXPECTED = {
    "string_type": "expected text, found {found}",
    "bool_type": "expected true or false, found {found}",
    "int_type": "expected a whole number, found {found}",
    "float_type": "expected a number, found {found}",
    "tuple_type": "expected a list, found {found}",
    "list_type": "expected a list, found {found}",
    "dict_type": "expected a mapping, found {found}",
    "model_type": "expected a mapping, found {found}",
    "dataclass_type": "expected a mapping, found {found}",
    "dataclass_exact_type": "expected a mapping, found {found}",
    "literal_error": "expected {expected}, found {found}",
    "enum": "expected {expected}, found {found}",
    "string_too_short": "expected some text",
    "too_short": "expected {key!r} to have at least {min_length}, found {actual_length}",
    "missing": "expected the key {key!r}",
    "missing_argument": "expected the key {key!r}",
    "value_error": "{error}",
}
_UNKNOWN_KEY = frozenset({"extra_forbidden", "unexpected_keyword_argument"})
_MISSING_KEY = frozenset({"missing", "missing_argument"})


def validate(document: Document, schema: Any, errors: list[RuleError], at: Location = ()) -> Any | None:
    """The value at a location as an instance of `schema`; None, with the mistakes added to `errors`, if it is none.

    Values are checked as JSON in strict mode: lists become tuples, but no text becomes a number or a truth value.
    """
    adapter = TypeAdapter(schema)
    try:
        return adapter.validate_json(json.dumps(_at(document.value, at)), strict=True)
    except ValidationError as error:
        errors.extend(_rule_error(document, adapter, at, dict(detail)) for detail in error.errors())
    return None


def plain(schema: Any, value: Any) -> Any:
    """A validated value as JSON data, defaults filled in."""
    return TypeAdapter(schema).dump_python(value, mode="json")


def _rule_error(document: Document, adapter: TypeAdapter[Any], at: Location, detail: dict[str, Any]) -> RuleError:
    inner = cast("Location", detail["loc"])
    location = _real(document.value, (*at, *inner))
    if detail["type"] in _UNKNOWN_KEY:
        hint = did_you_mean(str(inner[-1]), _known_keys(adapter, inner[:-1]))
        return document.key_error(location, f"unknown key {str(inner[-1])!r}{hint}")
    if detail["type"] in _MISSING_KEY and location and location[-1] == inner[-1]:
        location = location[:-1]
    if inner and inner[-1] == "[key]":
        return document.key_error(location, _expected(detail, location))
    return document.error(location, _expected(detail, location))


def _expected(detail: dict[str, Any], location: Location) -> str:
    context = detail.get("ctx", {})
    if detail["type"] == "string_pattern_mismatch":
        wanted = PATTERNS.get(context["pattern"], f"text like {context['pattern']}")
        return f"expected {wanted}, found {_found(detail['input'])}"
    template = _EXPECTED.get(detail["type"])
    if template is None:
        return re.sub(r"^(Input|Value|.*?) should ", "expected to ", detail["msg"])
    key = detail["loc"][-1] if detail["loc"] else ""
    return template.format(**{"key": key, **context, "found": _found(detail["input"])})


def _found(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a mapping"
    text = value if isinstance(value, str) else repr(value)
    return repr(text if len(text) <= 40 else f"{text[:37]}...") if isinstance(value, str) else text


def _at(value: Any, location: Location) -> Any:
    for step in location:
        value = value[step]
    return value


def _real(value: Any, location: Location) -> Location:
    """The steps of pydantic's location that are keys of the data; it also names members of unions and '[key]'."""
    path: list[str | int] = []
    for index, step in enumerate(location):
        known = isinstance(value, Mapping) and step in value
        if known or (isinstance(value, list) and isinstance(step, int) and step < len(value)):
            path.append(step)
            value = value[step]
        elif isinstance(value, Mapping) and index == len(location) - 1 and step != "[key]":
            path.append(step)
    return tuple(path)


def _known_keys(adapter: TypeAdapter[Any], location: Location) -> set[str]:
    schema = adapter.json_schema()
    nodes = [schema]
    for step in location:
        nodes = [child for node in nodes for child in _children(_resolved(schema, node), step)] or nodes
    return {key for node in nodes for part in _resolved(schema, node) for key in part.get("properties", {})}


def _children(nodes: list[dict[str, Any]], step: str | int) -> list[dict[str, Any]]:
    found = []
    for node in nodes:
        child = node.get("items") if isinstance(step, int) else node.get("properties", {}).get(step)
        child = child or node.get("additionalProperties")
        found.extend([child] if isinstance(child, dict) else [])
    return found


def _resolved(schema: dict[str, Any], node: dict[str, Any]) -> list[dict[str, Any]]:
    if "$ref" in node:
        return _resolved(schema, schema["$defs"][node["$ref"].rsplit("/", 1)[-1]])
    parts = [part for key in ("anyOf", "oneOf", "allOf") for part in node.get(key, [])]
    return [node, *(found for part in parts for found in _resolved(schema, part))]
