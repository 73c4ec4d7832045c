"""What MDX adds to markdown: imports and exports, JSX tags, and expressions in braces. None of it is prose."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from b12lint.document.positions import ContentMap, place

_ESM = re.compile(r"(?:import|export)(?=[ \t{*'\"])")
_TAG_NAME = re.compile(r"</?(?:[A-Za-z_$][\w$.:-]*)?(?=[\s/>])")
_IN_TAG = re.compile(r"[^<>{\"']*")
_IN_BRACES = re.compile(r"[^{}\"'`/]*")
_QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`|/\*.*?(?:\*/|\Z)|//[^\n]*", re.DOTALL)
_MAX_BRACES = 50
_MAX_ESM_LINES = 400


def enable_mdx(parser: MarkdownIt) -> None:
    """Turn a parser's dialect from HTML and indented code to MDX."""
    parser.disable(["code", "html_block", "html_inline"])
    parser.block.ruler.before("reference", "esm", _esm)
    ends = ["paragraph", "reference", "blockquote", "list"]
    parser.block.ruler.before("reference", "jsx_block", _jsx_block, {"alt": ends})
    parser.inline.ruler.push("jsx", _jsx)
    parser.inline.ruler.push("expression", _jsx)


def _esm(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines of imports or exports, up to a blank line outside brackets."""
    position = state.bMarks[start]
    if state.level or not _ESM.match(state.src, position):
        return False
    depth = 0
    line = start
    while line < min(end, start + _MAX_ESM_LINES) and (depth > 0 or not state.isEmpty(line)):
        text = state.src[state.bMarks[line] : state.eMarks[line]]
        depth += sum(map(text.count, "{[(")) - sum(map(text.count, "}])"))
        line += 1
    state.line = line
    return True


def _jsx_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines that hold nothing but tags, comments and expressions."""
    position = state.bMarks[start] + state.tShift[start]
    if state.src[position : position + 1] not in ("<", "{"):
        return False
    limit = state.eMarks[end - 1]
    pieces: list[tuple[int, int]] = []
    line = start
    while position < state.eMarks[line]:
        stop = _markup_end(state.src, position, limit)
        if stop < 0:
            return False
        pieces.append((position, stop))
        while state.eMarks[line] < stop:
            line += 1
        position = state.skipSpaces(stop)
    if not silent:
        for first, last in pieces:
            token = state.push("html_block", "", 0)
            token.content, token.map = state.src[first:last], [start, line + 1]
            place(token, ContentMap((0,), (first,)))
        state.line = line + 1
    return True


def _jsx(state: StateInline, silent: bool) -> bool:
    """A tag, a comment or an expression within a line of text."""
    end = _markup_end(state.src, state.pos, state.posMax)
    if end < 0:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = state.src[state.pos : end]
    state.pos = end
    return True


def _markup_end(text: str, start: int, end: int) -> int:
    """Where the tag, comment or expression that begins at `start` ends; -1 where there is none."""
    if text[start] == "{":
        return _braces_end(text, start, end)
    if text[start] != "<":
        return -1
    if text.startswith("<!--", start):
        stop = text.find("-->", start, end)
        return stop + len("-->") if stop >= 0 else end
    return _tag_end(text, start, end)


def _tag_end(text: str, start: int, end: int) -> int:
    name = _TAG_NAME.match(text, start, end)
    position = name.end() if name else end
    while (match := _IN_TAG.match(text, position, end)) and match.end() < end:
        position = match.end()
        if text[position] == ">":
            return position + 1
        if text[position] == "<":
            return -1
        if text[position] == "{":
            position = _braces_end(text, position, end)
        else:
            position = text.find(text[position], position + 1, end) + 1
        if position <= 0:
            return -1
    return -1


def _braces_end(text: str, start: int, end: int) -> int:
    depth = 0
    position = start
    while position < end:
        if text[position] == "{":
            depth += 1
        elif text[position] == "}":
            depth -= 1
            if depth == 0:
                return position + 1
        if depth > _MAX_BRACES:
            return -1
        quoted = _QUOTED.match(text, position, end)
        position = quoted.end() if quoted else position + 1
        match = _IN_BRACES.match(text, position, end)
        position = match.end() if match else position
    return -1
