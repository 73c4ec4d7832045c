"""Block rules for containers that markdown dialects add: footnotes, admonitions, typed bullets."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from b12lint.document.block_rules import placed_paragraph, push_inline
from b12lint.document.dispatch import BULLETS
from b12lint.document.patterns import compiled
from b12lint.document.positions import ContentMap

_FOOTNOTE = r"\[\^([^\s\]\[]+)\]:"
_ADMONITION = r"(?:!!!|\?\?\?\+?)[ \t]+[\w-][\w \t-]*+(?:\"(.*)\")?[ \t]*$|===[!+]?[ \t]+\"(.*)\"[ \t]*$"
_BULLET = rf"[{BULLETS}][ \t\xa0]+(?=[^\s])"
_COLON_FENCE = r"(:{3,})[ \t]*(.*)$"
_COLON_TITLE = r"(?:\{[^}\n]*\}|[\w-]+)(?:\[([^\]\n]+)\]|[ \t]+([^\s{][^{\n]*))?"
_FENCE = r"`{3,}|~{3,}"
_PROSE_DIRECTIVES = frozenset(
    {"admonition", "attention", "caution", "danger", "dropdown", "error", "hint", "important", "margin", "note",
     "seealso", "sidebar", "tip", "topic", "warning"}
)  # fmt: skip
_DIRECTIVE = r"(`{3,}|~{3,})[ \t]*\{\.?([\w-]+)[^}\n]*\}[ \t]*(.*)$"
_OPTION = r":[\w-]+:(?:[ \t]|$)"


def footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`[^label]: text`, with further blocks indented by four."""
    position = state.bMarks[start] + state.tShift[start]
    match = compiled(_FOOTNOTE).match(state.src, position, state.eMarks[start])
    if match is None or state.is_code_block(start):
        return False
    if silent:
        return True
    opening = state.push("footnote_open", "", 1)
    saved = (state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType)
    text = min(state.skipSpaces(match.end()), state.eMarks[start])
    state.bMarks[start], state.tShift[start] = match.end(), text - match.end()
    state.parentType = "footnote"
    state.blkIndent += 4
    state.sCount[start] = state.blkIndent
    state.md.block.tokenize(state, start, end)
    state.blkIndent -= 4
    state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType = saved
    state.line = max(state.line, start + 1)
    opening.map = [start, state.line]
    state.push("footnote_close", "", -1)
    return True


def bullets(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines that begin with a typed bullet (`•`), as in pasted text: a list of paragraphs."""
    match = _bullet(state, start)
    if match is None or silent:
        return match is not None
    state.push("bullet_list_open", "ul", 1).map = [start, start + 1]
    line = start
    while match is not None:
        state.push("list_item_open", "li", 1).map = [line, line + 1]
        saved = (state.bMarks[line], state.tShift[line], state.sCount[line])
        state.bMarks[line], state.tShift[line], state.sCount[line] = match.end(), 0, state.blkIndent
        placed_paragraph(state, line, end, False)
        state.bMarks[line], state.tShift[line], state.sCount[line] = saved
        state.push("list_item_close", "li", -1)
        line = state.skipEmptyLines(state.line)
        match = _bullet(state, line) if line < end else None
    state.push("bullet_list_close", "ul", -1)
    return True


def _bullet(state: StateBlock, line: int) -> re.Match[str] | None:
    if state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return None
    return compiled(_BULLET).match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])


def admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`!!! note "Title"` (also `???`, and the tab `=== "Title"`), with its content indented by four."""
    position = state.bMarks[start] + state.tShift[start]
    if state.src[position : position + 3] not in ("!!!", "???", "===") or state.is_code_block(start):
        return False
    match = compiled(_ADMONITION).match(state.src[position : state.eMarks[start]])
    if match is None or silent:
        return match is not None
    last = _end_of_indented(state, start, end)
    group = match.lastindex or 1
    boxed = match.group()[0] != "="
    _open(state, start, match.group(group) or "", position + match.start(group), "admonition" if boxed else "division")
    state.blkIndent += 4
    _read_inside(state, start + 1, last)
    state.blkIndent -= 4
    state.line = last
    return True


def _end_of_indented(state: StateBlock, start: int, end: int) -> int:
    last = start + 1
    for line in range(start + 1, end):
        if not state.isEmpty(line):
            if state.sCount[line] < state.blkIndent + 4:
                break
            last = line + 1
    return last


def colon_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`:::note Title` up to its closing `:::`; a closing line on its own is dropped."""
    position = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(":::", position) or state.is_code_block(start):
        return False
    match = compiled(_COLON_FENCE).match(state.src[position : state.eMarks[start]])
    if match is None or silent:
        return match is not None
    state.line = start + 1
    if not match.group(2).strip(" \t:"):
        return True
    last = _closing_colons(state, start, end)
    title = compiled(_COLON_TITLE).match(match.group(2))
    group = 1 if title and title.group(1) else 2
    text = title.group(group).rstrip() if title and title.group(group) else ""
    text = text.rstrip(":") if text.endswith(":::") else text
    _open(state, start, text, position + match.start(2) + (title.start(group) if title else 0), "admonition")
    _read_inside(state, start + 1, last)
    state.line = min(last + 1, end)
    return True


def _closing_colons(state: StateBlock, start: int, end: int) -> int:
    """The line that closes the container opened at `start`, or `end`."""
    depth = 1
    code = ""
    for line in range(start + 1, end):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return line
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
        fence = compiled(_FENCE).match(text)
        if fence and (not code or (text.rstrip() == fence.group() and text.startswith(code))):
            code = "" if code else fence.group()
        elif not code and text.startswith(":::"):
            depth += 1 if text.strip(": \t") else -1
            if depth == 0:
                return line
    return end


def directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A fence whose info names an admonition in braces: its content is markdown, not code."""
    position = state.bMarks[start] + state.tShift[start]
    match = compiled(_DIRECTIVE).match(state.src, position, state.eMarks[start])
    if match is None or match.group(2).lower() not in _PROSE_DIRECTIVES or state.is_code_block(start):
        return False
    if silent:
        return True
    last = next((line for line in range(start + 1, end) if _closes(state, line, match.group(1))), end)
    first = start + 1
    while first < last and compiled(_OPTION).match(
        state.src, state.bMarks[first] + state.tShift[first], state.eMarks[first]
    ):
        first += 1
    _open(state, start, match.group(3), match.start(3), "admonition")
    _read_inside(state, first, last)
    state.line = min(last + 1, end)
    return True


def _closes(state: StateBlock, line: int, fence: str) -> bool:
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
    return text.startswith(fence) and not text.strip(fence[0])


def _open(state: StateBlock, line: int, title: str, start: int, name: str) -> None:
    state.push(f"{name}_open", "", 1).map = [line, line + 1]
    if title.strip():
        state.push("paragraph_open", "p", 1).map = [line, line + 1]
        push_inline(state, title.strip(), ContentMap((0,), (start + len(title) - len(title.lstrip()),)))
        state.push("paragraph_close", "p", -1)


def _read_inside(state: StateBlock, start: int, end: int) -> None:
    """Read the lines start..end (exclusive) as the content of the container opened last, and close it."""
    saved = (state.parentType, state.lineMax)
    state.parentType, state.lineMax = "admonition", end
    if start < end:
        state.md.block.tokenize(state, start, end)
    state.parentType, state.lineMax = saved
    state.push("container_close", "", -1)
