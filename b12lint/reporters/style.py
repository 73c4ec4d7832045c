"""How text may be put on a screen: what a reporter needs to know of it, and article text made harmless for it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_JOINERS = "\u200c\u200d"
_RESET = "\x1b[0m"
BOLD, RED, YELLOW, BLUE, CYAN = "1", "1;31", "1;33", "1;34", "1;36"


@dataclass(frozen=True, slots=True)
class Style:
    """Whether to colour, which encoding the reader's end has, and whether to leave the summary line out."""

    color: bool = False
    encoding: str = "utf-8"
    quiet: bool = False

    def paint(self, text: str, code: str) -> str:
        """The text in a colour, or as it is where there are no colours."""
        return f"\x1b[{code}m{text}{_RESET}" if self.color and text else text

    def visible(self, text: str) -> str:
        """The text with everything escaped that could drive a terminal, break the line or cannot be encoded."""
        if text.isascii() and text.isprintable():
            return text
        return "".join(self.cell(character) for character in text)

    def sentence(self, text: str) -> str:
        """The text made visible, with one space wherever there was any white space."""
        return self.visible(" ".join(text.split()))

    def cell(self, character: str) -> str:
        """One code point as it may be shown: itself, or its escape."""
        if character.isascii() and character.isprintable():
            return character
        if _drives(character):
            return _escape(character)
        try:
            character.encode(self.encoding)
        except UnicodeEncodeError:
            return _escape(character)
        return character


def width(shown: str) -> int:
    """Columns a shown code point, or its escape, takes on a screen."""
    if len(shown) != 1 or shown.isascii():
        return len(shown)
    if shown in _JOINERS or unicodedata.category(shown) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(shown) in "WF" else 1


def wrap(text: str, columns: int = 100) -> list[str]:
    """Words in lines of at most so many code points; a longer word has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= columns:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _drives(character: str) -> bool:
    """Whether the code point is a control, a direction mark, a separator of lines or half a surrogate pair."""
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in _JOINERS


def _escape(character: str) -> str:
    point = ord(character)
    if point < 0x100:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"
