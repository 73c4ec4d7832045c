"""Where the parser's text comes from: recorded while it parses, so that nothing is searched for afterwards.

Three coordinates: *content* (the text of one inline token), *body* (the markdown with normalised line ends and
without front matter), and *source* (the file as it stands).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

import markdown_it.common.utils
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from b12lint.document.patterns import compiled

_LINE_END = r"\r\n?"
_PIPE = r"\|"
_trim: Callable[[str], str] = getattr(markdown_it.common.utils, "mdTrim", str.strip)
"""How the parser trims: all of Unicode's white space before version 4, only ASCII's since."""


class Body:
    """The text the parser sees, and the way back to the source."""

    __slots__ = ("_line_starts", "_shift", "_source_starts", "text")

    def __init__(self, source_text: str, line_starts: tuple[int, ...], start: int) -> None:
        """`start` is the source offset the body begins at: the beginning of a line."""
        self._shift = start
        self._source_starts: tuple[int, ...] = ()
        self._line_starts: list[int] = []
        text = source_text[start:] if start else source_text
        if "\r" in text:
            text = compiled(_LINE_END).sub("\n", text)
            self._source_starts = line_starts[bisect_right(line_starts, start) - 1 :]
            self._line_starts = [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]
        self.text = text.replace("\0", "\ufffd") if "\0" in text else text

    def source(self, offset: int) -> int:
        """The source offset of a body offset."""
        if not self._line_starts:
            return offset + self._shift
        line = bisect_right(self._line_starts, offset) - 1
        return self._source_starts[line] + offset - self._line_starts[line]


@dataclass(slots=True)
class ContentMap:
    """Where an inline token's content stands in the body: pieces that are each copied one to one."""

    starts: tuple[int, ...]
    """Content offsets at which the pieces begin; the first is 0."""
    body_starts: tuple[int, ...]
    pipes: tuple[int, ...] = ()
    """Content offsets of pipes that stand in the body with a backslash before them."""

    def body(self, offset: int) -> int:
        """The body offset of a content offset."""
        if len(self.starts) == 1:
            return offset + self.body_starts[0]
        piece = bisect_right(self.starts, offset) - 1
        return self.body_starts[piece] + offset - self.starts[piece]


def place(token: Token, content_map: ContentMap) -> None:
    """Remember where a block token's content stands."""
    token.meta = {"place": content_map}


def place_of(token: Token) -> ContentMap | None:
    """What `place` remembered."""
    found = token.meta.get("place")
    return found if isinstance(found, ContentMap) else None


def trimmed_lines(state: StateBlock, content: str, first: int, last: int) -> ContentMap:
    """The map of the lines first..last (exclusive) after containers' prefixes and outer white space were taken off.

    Each line of the content is the end of its source line, whatever prefix (or part of a tab) was taken off.
    """
    lines = content.split("\n")
    if len(lines) < last - first:
        first += _lines_trimmed_off(state, content, first, last)
    start = state.src.find(content[:1], state.bMarks[first] + state.tShift[first])
    if len(lines) == 1 or state.src.startswith(content, start):
        return ContentMap((0,), (start,))
    ends = state.eMarks[first + 1 : first + len(lines)]
    bodies = [start, *(end - len(line) for end, line in zip(ends, lines[1:], strict=True))]
    tail = lines[-1].lstrip(" \t")
    bodies[-1] = state.src.rfind(tail, 0, ends[-1]) - len(lines[-1]) + len(tail)
    return ContentMap(_starts(lines), tuple(bodies))


def _lines_trimmed_off(state: StateBlock, content: str, first: int, last: int) -> int:
    """How many lines at the start were nothing but white space that is no blank line to the block parser."""
    whole = state.getLines(first, last, state.blkIndent, False)
    return whole[: whole.find(content[:1])].count("\n")


def whole_lines(state: StateBlock, content: str, first: int) -> ContentMap:
    """The map of untrimmed lines from `first` on, as `getLines` cuts them."""
    lines = content.split("\n")
    if lines[-1] == "" and len(lines) > 1:
        lines.pop()
    bodies = (state.eMarks[first + index] - len(line) for index, line in enumerate(lines))
    return ContentMap(_starts(lines), tuple(bodies))


def _starts(lines: list[str]) -> tuple[int, ...]:
    return (0, *accumulate(len(line) + 1 for line in lines[:-1]))


def row_cells(state: StateBlock, line: int) -> list[ContentMap]:
    """The maps of a table row's cells, split and trimmed as the parser does it."""
    start = state.bMarks[line] + state.tShift[line]
    text = state.src[start : state.eMarks[line]]
    trimmed = _trim(text)
    cells = _split_row(trimmed, start + text.find(trimmed[:1]))
    if cells and not any(piece for piece, _ in cells[0]):
        cells.pop(0)
    if cells and not any(piece for piece, _ in cells[-1]):
        cells.pop()
    return [_cell(pieces) for pieces in cells]


def _split_row(text: str, start: int) -> list[list[tuple[str, int]]]:
    """Each cell as the pieces of text between escaping backslashes, with their body offsets."""
    cells: list[list[tuple[str, int]]] = [[]]
    last = 0
    for match in compiled(_PIPE).finditer(text):
        pipe = match.start()
        escaped = text[pipe - 1 : pipe] == "\\"
        cells[-1].append((text[last : pipe - escaped], start + last))
        last = pipe if escaped else pipe + 1
        if not escaped:
            cells.append([])
    cells[-1].append((text[last:], start + last))
    return cells


def _cell(pieces: list[tuple[str, int]]) -> ContentMap:
    whole = "".join(piece for piece, _ in pieces)
    lead = max(whole.find(_trim(whole)[:1]), 0)
    ends = list(accumulate(len(piece) for piece, _ in pieces))
    starts = [0, *ends[:-1]]
    kept = [index for index, end in enumerate(ends) if end > lead] or [len(pieces) - 1]
    return ContentMap(
        tuple(max(starts[index] - lead, 0) for index in kept),
        tuple(pieces[index][1] + max(lead - starts[index], 0) for index in kept),
        tuple(starts[index] - lead for index in kept if index > 0),
    )
