"""YAML front matter that needs a YAML parser: its values, and where the reader-facing ones stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml

from b12lint.document.front_matter import FIELDS, FieldText
from b12lint.document.prose import NewText, TextBuilder
from b12lint.document.quoted import add_block, add_double, add_plain, add_single

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_NESTING = 100


class YamlError(Exception):
    """The front matter is not YAML."""


def read_yaml(
    text: str, first: int, last: int, new_text: NewText
) -> tuple[Mapping[str, object], list[FieldText]] | None:
    """Values and reader-facing texts of the YAML at first..last; None where it is no mapping. Raises YamlError."""
    inner = text[first:last]
    try:
        _refuse_deep_nesting(inner)
        return _read(inner, first, new_text)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise YamlError(_message(error)) from error


def _read(inner: str, first: int, new_text: NewText) -> tuple[Mapping[str, object], list[FieldText]] | None:
    loader = _LOADER(inner)
    try:
        node = loader.get_single_node()
        if node is None:
            return {}, []
        if not isinstance(node, yaml.MappingNode):
            return None
        values = loader.construct_document(node)
        return {str(key): value for key, value in values.items()}, list(_texts(node, inner, first, new_text))
    finally:
        loader.dispose()


def _refuse_deep_nesting(inner: str) -> None:
    """Composing recurses, in C without a limit; the events come one by one."""
    depth = 0
    for event in yaml.parse(inner, _LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _MAX_NESTING:
            raise ValueError("too much nesting")


def _message(error: Exception) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return f"{error.problem or error.context} (line {error.problem_mark.line + 2})"
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def _texts(node: yaml.MappingNode, inner: str, first: int, new_text: NewText) -> Iterator[FieldText]:
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value.lower() not in FIELDS:
            continue
        items = value.value if isinstance(value, yaml.SequenceNode) else [value]
        for item in items:
            if isinstance(item, yaml.ScalarNode) and item.tag == "tag:yaml.org,2002:str":
                yield FieldText(key.value.lower(), _scalar(item, inner, first, new_text))


def _scalar(node: yaml.ScalarNode, inner: str, first: int, new_text: NewText) -> TextBuilder:
    start, end = node.start_mark.index, node.end_mark.index
    text = new_text()
    _add_scalar(text, node.style, inner[start:end], first + start)
    if text.content().strip("\n ") == node.value.strip("\n "):
        return text
    whole = new_text()
    whole.atom(node.value, first + start, first + end)
    return whole


def _add_scalar(text: TextBuilder, style: str | None, raw: str, start: int) -> None:
    if style in ("|", ">"):
        add_block(text, raw, start, folded=style == ">")
    elif style == "'":
        add_single(text, raw[1:-1], start + 1)
    elif style == '"':
        add_double(text, raw[1:-1], start + 1)
    else:
        add_plain(text, raw, start)
