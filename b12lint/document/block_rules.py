"""The parser's own block rules, wrapped to note where their content comes from."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock, code, heading, html_block, lheading, paragraph, table
from markdown_it.token import Token

from b12lint.document.dispatch import BlockRule
from b12lint.document.patterns import compiled
from b12lint.document.positions import ContentMap, place, row_cells, trimmed_lines, whole_lines

_HEADING_ID = r"(?<![ \t])[ \t]+\{[#.:][^{}\n]*\}$"
_TASK = r"\[[ xX]\][ \t\n]+"
_ALERT = r"\[!([A-Za-z][\w-]*)\][+-]?[ \t]*(?:\n[ \t]*|$)?"
_DELIMITERS = frozenset("|-:")


def indented_code(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block of indented code."""
    return state.is_code_block(start) and code(state, start, end, silent)


def placed_paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A paragraph whose lines are known; task boxes and alert markers are cut off it."""
    count = len(state.tokens)
    paragraph(state, start, end, silent)
    inline = state.tokens[count + 1]
    place(inline, trimmed_lines(state, inline.content, start, state.line))
    if inline.content.startswith("[") and count:
        _cut_marker(state, state.tokens[count - 1], inline)
    return True


def _cut_marker(state: StateBlock, before: Token, inline: Token) -> None:
    if before.type == "list_item_open":
        match = compiled(_TASK).match(inline.content)
    elif before.type == "blockquote_open":
        match = compiled(_ALERT).match(inline.content)
        if match:
            before.info = "admonition"
    else:
        return
    if match:
        _drop_front(inline, match.end())
        if before.type == "blockquote_open" and not match.group().endswith("\n") and "\n" in inline.content:
            _split_title(state, inline)


def _drop_front(inline: Token, length: int) -> None:
    old = inline.meta["place"]
    inline.content = inline.content[length:]
    place(inline, _shifted(old, length))


def _shifted(old: ContentMap, length: int) -> ContentMap:
    kept = [(s - length, b) for s, b in zip(old.starts, old.body_starts, strict=True) if s > length]
    return ContentMap((0, *(s for s, _ in kept)), (old.body(length), *(b for _, b in kept)))


def _split_title(state: StateBlock, inline: Token) -> None:
    """An alert's title, written behind its marker, is a paragraph of its own."""
    length = inline.content.index("\n")
    old = inline.meta["place"]
    title = inline.content[:length]
    rest = inline.content[length + 1 :]
    inline.content = title
    place(inline, ContentMap((0,), (old.body(0),)))
    state.push("paragraph_open", "p", 1).map = inline.map
    push_inline(state, rest.lstrip(" \t"), _shifted(old, len(title) + 1 + len(rest) - len(rest.lstrip(" \t"))))
    state.push("paragraph_close", "p", -1)


def push_inline(state: StateBlock, content: str, where: ContentMap) -> None:
    """Push text to be read as inline markdown."""
    token = state.push("inline", "", 0)
    token.content = content
    token.children = []
    place(token, where)


def placed_heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """An ATX heading; a trailing `{#id}` is cut off."""
    position = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("#", position):
        return False
    count = len(state.tokens)
    if not heading(state, start, end, silent):
        return False
    if not silent:
        inline = state.tokens[count + 1]
        after = position + len(state.tokens[count].markup)
        place(inline, ContentMap((0,), (state.src.find(inline.content[:1], after),)))
        inline.content = compiled(_HEADING_ID).sub("", inline.content)
    return True


def placed_lheading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A heading underlined with `=` or `-`."""
    if not _may_be_underlined(state, start, end):
        return False
    count = len(state.tokens)
    if not lheading(state, start, end, silent):
        return False
    inline = state.tokens[count + 1]
    place(inline, trimmed_lines(state, inline.content, start, state.line - 1))
    inline.content = compiled(_HEADING_ID).sub("", inline.content)
    return True


def _may_be_underlined(state: StateBlock, start: int, end: int) -> bool:
    """Whether the paragraph at `start` has a line that is neither words nor its end, and so is worth a closer look."""
    for line in range(start + 1, end):
        position = state.bMarks[line] + state.tShift[line]
        if position >= state.eMarks[line]:
            return False
        if not state.src[position].isalpha():
            return True
    return False


def placed_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A pipe table, every cell of which knows its place."""
    if start + 2 > end:
        return False
    position = state.bMarks[start + 1] + state.tShift[start + 1]
    if state.src[position : position + 1] not in _DELIMITERS:
        return False
    count = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    if not silent:
        _place_cells(state, state.tokens[count:])
    return True


def _place_cells(state: StateBlock, tokens: list[Token]) -> None:
    cells: list[ContentMap] = []
    column = 0
    for token in tokens:
        if token.type == "tr_open" and token.map:
            cells, column = row_cells(state, token.map[0]), 0
        elif token.type == "inline":
            if column < len(cells):
                place(token, cells[column])
            else:
                token.meta = {"missing": True}
            column += 1


def placed_html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block of HTML."""
    if not state.src.startswith("<", state.bMarks[start] + state.tShift[start]):
        return False
    if not html_block(state, start, end, silent):
        return False
    if not silent:
        token = state.tokens[-1]
        place(token, whole_lines(state, token.content, start))
    return True


def placed_terms(rule: BlockRule, state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A definition list read by `rule`; here its terms learn their places."""
    count = len(state.tokens)
    if not rule(state, start, end, silent):
        return False
    for index in range(count, len(state.tokens)):
        token = state.tokens[index]
        if token.type == "dt_open" and token.map and not (inline := state.tokens[index + 1]).meta:
            line = token.map[0]
            first = state.bMarks[line] + state.tShift[line]
            place(inline, ContentMap((0,), (state.src.find(inline.content[:1], first),)))
    return True
