"""Plain text under construction: runs of source text, atoms, and the marks over them."""

from __future__ import annotations

from collections.abc import Callable

from b12lint.document.model import Mark, ProseText, Segment

_TRIMMED = " \t\n"


class TextBuilder:
    """Collects a block's text in order, each piece with the source offsets it came from."""

    __slots__ = ("_nul_source", "_parts", "_segments", "length", "marks")

    def __init__(self, nul_source: str | None = None) -> None:
        """`nul_source` is the source's text where it holds NUL characters, which the parser replaces; else None."""
        self._nul_source = nul_source
        self._parts: list[str] = []
        self._segments: list[tuple[int, int, int, int, bool]] = []
        self.length = 0
        self.marks: list[Mark] = []

    def linear(self, text: str, start: int) -> None:
        """Add text that stands in the source character by character from offset `start`."""
        if self._nul_source is not None and "\ufffd" in text:
            self._linear_around_nul(text, start, self._nul_source)
        elif text:
            self._run(text, start)

    def atom(self, text: str, start: int, end: int) -> None:
        """Add text that stands for the source offsets start..end as a whole."""
        begin = self.length
        self.length += len(text)
        self._parts.append(text)
        self._segments.append((begin, self.length, start, end, False))

    def mark(self, kind: str, start: int, target: str = "") -> None:
        """Mark the text from text offset `start` up to what was added last."""
        if start < self.length:
            self.marks.append(Mark(kind, start, self.length, target))

    def content(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    def ends_in_space(self) -> bool:
        """Whether there is no text yet, or it ends in white space."""
        return not self._parts or self._parts[-1][-1:] in _TRIMMED

    def build(self) -> ProseText | None:
        """The text without white space around it; None where nothing is left."""
        text = "".join(self._parts)
        if text and text[0] not in _TRIMMED and text[-1] not in _TRIMMED:
            return ProseText(text, tuple([Segment(*s) for s in self._segments]), tuple(self.marks))
        trimmed = text.strip(_TRIMMED)
        if not trimmed:
            return None
        lead = len(text) - len(text.lstrip(_TRIMMED))
        end = lead + len(trimmed)
        segments = (_cut_segment(s, lead, end) for s in self._segments)
        marks = (_cut_mark(m, lead, end) for m in self.marks)
        return ProseText(trimmed, tuple(s for s in segments if s is not None), tuple(m for m in marks if m is not None))

    def _run(self, text: str, start: int) -> None:
        begin = self.length
        self.length = end = begin + len(text)
        self._parts.append(text)
        if self._segments:
            first, _, source_start, source_end, linear = self._segments[-1]
            if linear and source_end == start:
                self._segments[-1] = (first, end, source_start, start + len(text), True)
                return
        self._segments.append((begin, end, start, start + len(text), True))

    def _linear_around_nul(self, text: str, start: int, source: str) -> None:
        done = 0
        for index, character in enumerate(text):
            if character == "\ufffd" and source[start + index] == "\0":
                if done < index:
                    self._run(text[done:index], start + done)
                self.atom(character, start + index, start + index + 1)
                done = index + 1
        if done < len(text):
            self._run(text[done:], start + done)


def _cut_segment(segment: tuple[int, int, int, int, bool], lead: int, end: int) -> Segment | None:
    first, last, source_start, source_end, linear = segment
    start, stop = max(first, lead), min(last, end)
    if start >= stop:
        return None
    if linear:
        source_start, source_end = source_start + start - first, source_end - (last - stop)
    return Segment(start - lead, stop - lead, source_start, source_end, linear)


def _cut_mark(mark: Mark, lead: int, end: int) -> Mark | None:
    start, stop = max(mark.start, lead), min(mark.end, end)
    return Mark(mark.kind, start - lead, stop - lead, mark.target) if start < stop else None


NewText = Callable[[], TextBuilder]
"""Makes an empty text for one source."""
