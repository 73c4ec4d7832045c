"""Spans and sources: text as it stands in the file, and where its lines begin.

Offsets are 0-based code points of the decoded text (a byte order mark is not part of it).
Rows and columns are 1-based code points; the end of a span is exclusive.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n?|\n")


class Span(NamedTuple):
    """A half-open range of offsets into a source's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def cover(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


class Position(NamedTuple):
    """A 1-based row and a 1-based column in code points."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    """One file's name and decoded text. Lines end at LF, CRLF or a lone CR, as CommonMark has it."""

    path: str
    text: str
    line_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        object.__setattr__(self, "line_starts", tuple(starts))

    @classmethod
    def decode(cls, path: str, data: bytes) -> Source:
        """Decode UTF-8 bytes; a leading byte order mark is dropped.

        Raises UnicodeDecodeError where the bytes are not UTF-8.
        """
        return cls(path, data.decode("utf-8-sig"))

    @property
    def digest(self) -> str:
        """A hash of the text, stable between runs and machines."""
        return hashlib.blake2b(self.text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def position(self, offset: int) -> Position:
        """Row and column of an offset between 0 and len(text)."""
        row = bisect_right(self.line_starts, offset)
        return Position(row, offset - self.line_starts[row - 1] + 1)

    def line(self, row: int) -> str:
        """The text of a 1-based row without its line ending."""
        start = self.line_starts[row - 1]
        end = self.line_starts[row] if row < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def slice(self, span: Span) -> str:
        """The source text a span covers, markup included."""
        return self.text[span.start : span.end]
