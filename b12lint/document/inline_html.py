"""Inline HTML: what tags do to the text around them, and raw text with entities and addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape

from b12lint.document import tags
from b12lint.document.inline_parser import address_end
from b12lint.document.model import CODE_PLACEHOLDER, Comment
from b12lint.document.patterns import compiled
from b12lint.document.prose import TextBuilder
from b12lint.source import Span

_SPECIAL = (
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|[ \t\n\f\r]+"
    r"|(?<![A-Za-z0-9/])(?:https?://|ftp://|www\.)[^\s<>\[\]`\"|]+"
)

Adder = Callable[[TextBuilder], None]
Places = Callable[[int], int]
"""Maps an offset within a piece of text to the source."""


@dataclass(slots=True)
class Findings:
    """What a piece of text holds besides its words."""

    images: list[Adder] = field(default_factory=list)
    """Each adds an image's alternative text to a new text."""
    notes: list[Adder] = field(default_factory=list)
    """The same for footnotes written in place."""
    targets: list[str] = field(default_factory=list)
    """Link targets."""


NOTHING = Findings()
"""Shared by texts that are mere words: never added to."""


class InlineHtml:
    """The open inline elements of one text."""

    __slots__ = ("_found", "_names", "_nested", "_open", "_text", "dropping", "links")

    def __init__(self, text: TextBuilder, found: Findings, nested: bool = False) -> None:
        """In a nested text, images give their alternative text in place."""
        self._text = text
        self._found = found
        self._nested = nested
        self._open: list[tuple[tags.Tag, int, int]] = []
        self._names: dict[str, int] = {}
        self.dropping = 0
        """How many open elements keep their text out."""
        self.links = 0
        """How many links are open, markdown's included."""

    def tag(self, tag: tags.Tag, start: int, end: int, places: Places) -> None:
        """Take a tag at source offsets start..end; `places` maps offsets within the tag."""
        if tag.closing:
            self._close(tag.name, end)
        elif tag.name == "br":
            if not self.dropping:
                self._text.atom("\n", start, end)
        elif tag.name == "img":
            self._image(tag, places)
        elif not tag.empty:
            self._open_element(tag, start)

    def _image(self, tag: tags.Tag, places: Places) -> None:
        alt = None if self.dropping else tag.attribute("alt")
        if alt is None or not alt.value:
            return
        begin, value = alt.start, alt.value
        if self._nested:
            add_html_text(self._text, value, lambda at: places(begin + at))
        else:
            self._found.images.append(lambda text: add_html_text(text, value, lambda at: places(begin + at)))

    def _open_element(self, tag: tags.Tag, start: int) -> None:
        if tag.name in tags.CODE or tag.drops_text:
            self.dropping += 1
        elif tag.name == "a":
            self.links += 1
        elif tag.name not in tags.MARKS:
            return
        self._open.append((tag, start, self._text.length))
        self._names[tag.name] = self._names.get(tag.name, 0) + 1

    def _close(self, name: str, end: int) -> None:
        if not self._names.get(name):
            return
        while True:
            tag, start, length = self._open.pop()
            self._names[tag.name] -= 1
            self._leave(tag, start, length, end)
            if tag.name == name:
                return

    def _leave(self, tag: tags.Tag, start: int, length: int, end: int) -> None:
        if tag.name in tags.CODE or tag.drops_text:
            self.dropping -= 1
            if tag.name in tags.CODE and not self.dropping and not tag.drops_text:
                self._text.atom(CODE_PLACEHOLDER, start, end)
                self._text.mark("code", length)
        elif tag.name == "a":
            self.links -= 1
            self._link(tag, length)
        else:
            self._text.mark(tags.MARKS[tag.name], length)

    def _link(self, tag: tags.Tag, length: int) -> None:
        href = None if self.dropping else tag.attribute("href")
        if href is not None:
            self._text.mark("link", length, unescape(href.value))
            self._found.targets.append(unescape(href.value))


def add_html_text(text: TextBuilder, raw: str, places: Places, found: Findings | None = None) -> None:
    """Add raw HTML text: entities decoded, white space folded, addresses replaced (and put into `found`)."""
    position = 0
    for match in compiled(_SPECIAL).finditer(raw):
        if match.start() > position:
            text.linear(raw[position : match.start()], places(position))
        position = match.start() + _add_special(text, match, places, found)
    if position < len(raw):
        text.linear(raw[position:], places(position))


def _add_special(text: TextBuilder, match: re.Match[str], places: Places, found: Findings | None) -> int:
    """Add what stands for the match; returns how many characters of it are done."""
    content, start = match.group(), match.start()
    length = len(content)
    if content[0] == "&":
        _add_entity(text, content, places(start))
    elif content == " ":
        if not text.ends_in_space():
            text.linear(" ", places(start))
    elif content.isspace():
        if not text.ends_in_space():
            text.atom(" ", places(start), places(match.end() - 1) + 1)
    else:
        length = address_end(content)
        text.atom(CODE_PLACEHOLDER, places(start), places(start) + length)
        if found is not None:
            text.mark("link", text.length - 1, content[:length])
            found.targets.append(content[:length])
    return length


def _add_entity(text: TextBuilder, entity: str, start: int) -> None:
    decoded = unescape(entity)
    if decoded == entity:
        text.linear(entity, start)
    else:
        text.atom(decoded or " ", start, start + len(entity))


def comment_of(markup: str, span: Span) -> Comment | None:
    """The comment that a piece of markup is: HTML's or MDX's."""
    for opening, closing in (("<!--", "-->"), ("{/*", "*/}")):
        if markup.startswith(opening):
            inner = markup[len(opening) : -len(closing)] if len(markup) >= len(opening) + len(closing) else ""
            return Comment(inner, span)
    return None
