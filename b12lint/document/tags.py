"""HTML tags: how one is read, and what its name says about the text inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from b12lint.document.patterns import compiled

_NAME = r"</?([A-Za-z][A-Za-z0-9.:-]*)"
_ATTRIBUTE = r"""([^\s"'<>/={}]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|\{["'`]([^"'`{}]*)["'`]\}|([^\s"'=<>`]+)))?"""
_INVISIBLE_STYLE = r"display\s*:\s*none|visibility\s*:\s*hidden"

DROPPED = frozenset(
    {"audio", "canvas", "del", "head", "iframe", "math", "object", "s", "script", "select", "strike", "style", "svg",
     "template", "textarea", "video"}
)  # fmt: skip
"""Elements whose text a reader does not see, or sees struck through."""
CODE = frozenset({"code", "kbd", "samp", "tt"})
MARKS = {"b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis"}
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)


class Attribute(NamedTuple):
    """An attribute's raw value and the offset it begins at within the tag."""

    value: str
    start: int


class Tag(NamedTuple):
    """One opening or closing tag."""

    name: str
    """In lower case."""
    text: str

    @property
    def closing(self) -> bool:
        """Whether this is `</name>`."""
        return self.text.startswith("</")

    @property
    def empty(self) -> bool:
        """Whether nothing can stand inside: a void element or `<name/>`."""
        return self.name in VOID or self.text.endswith("/>")

    def attributes(self) -> Iterator[tuple[str, Attribute]]:
        """Names in lower case, with values; an attribute without a value has the empty one."""
        for match in compiled(_ATTRIBUTE).finditer(self.text, len(self.name) + 1, len(self.text) - 1):
            group = match.lastindex or 1
            value = match.group(group) if group > 1 else ""
            yield match.group(1).lower(), Attribute(value, match.start(group))

    def attribute(self, name: str) -> Attribute | None:
        """The first attribute of that name."""
        return next((attribute for key, attribute in self.attributes() if key == name), None)

    @property
    def drops_text(self) -> bool:
        """Whether the text inside is no visible prose."""
        if self.name in DROPPED:
            return True
        if "hidden" not in self.text and "none" not in self.text:
            return False
        found = dict(self.attributes())
        style = found.get("style")
        return (
            "hidden" in found
            or ("aria-hidden" in found and found["aria-hidden"].value == "true")
            or (style is not None and compiled(_INVISIBLE_STYLE, re.IGNORECASE).search(style.value) is not None)
        )


def read_tag(text: str) -> Tag | None:
    """The tag that `text` is; None for comments, declarations and the like."""
    match = compiled(_NAME).match(text)
    return Tag(match.group(1).lower(), text) if match else None
