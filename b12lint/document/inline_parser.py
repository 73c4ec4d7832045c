"""The inline parser, taught to note where each token comes from, and the inline rules of our own."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from b12lint.document.patterns import compiled

Rule = Callable[[StateInline, bool], bool]

MAX_IMAGE_DEPTH = 12
"""How deep images may stand in images' texts: the parser recurses there without a limit of its own."""

_MAX_TEMPLATE = 1000

_STOPS = re.compile(r"[\n!&*<\[\\\]_`~^{]")
_STOPS_AND_URLS = r"[\n!&*<\[\\\]_`~^{]|(?<![A-Za-z0-9/])(?:https?://|ftp://|www\.)(?=[^\s<])"
_URL = r"(?:https?://|ftp://|www\.)[^\s<>\[\]`\"|]*"
_URL_TAIL = "?!.,:;*_~'\"\\"
_SCRIPT = r"(?<=[A-Za-z0-9)\]])([~^])([A-Za-z0-9+−-]{1,8})\1(?![~^])"
_TEMPLATE = r"\{\{.*?\}\}|\{%.*?%\}|\{[:.#][^{}\n]*\}"
_FOOTNOTE_REF = r"\[\^[^\s\]\[]+\]"

_RULES_BY_CHARACTER = {
    "\n": ("newline",),
    "!": ("image",),
    "&": ("entity",),
    "*": ("emphasis",),
    "<": ("autolink", "jsx", "html_inline"),
    "[": ("footnote_ref", "link"),
    "\\": ("escape",),
    "^": ("footnote_inline", "script"),
    "_": ("emphasis",),
    "`": ("backticks",),
    "{": ("expression", "template"),
    "~": ("script", "strikethrough"),
    "f": ("url",),
    "h": ("url",),
    "w": ("url",),
}
"""The rules that can match at a character; the parser would try them all everywhere."""


def is_plain(content: str) -> bool:
    """Whether there is nothing but text in it: no markup, no address, and one line."""
    return _STOPS.search(content) is None and "|" not in content and "://" not in content and "www." not in content


class _State(StateInline):
    stops: re.Pattern[str] = _STOPS


def _append_by_concatenation(state: StateInline, text: str) -> None:
    state.pending += text


_append: Callable[[StateInline, str], None] = getattr(StateInline, "append_pending", _append_by_concatenation)


class RecordingInline(ParserInline):
    """Stamps every inline token's `map` with the content offsets it was read from.

    `fragments_join` and `text_join` must be off, so that no token is moved or merged after it was stamped.
    """

    def __init__(self) -> None:
        super().__init__()
        self._by_character: dict[str, tuple[Rule, ...]] | None = None

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Read `src` into `tokens`, as the parser's own method does."""
        depth = env.get("depth", 0)
        if depth > MAX_IMAGE_DEPTH:
            return tokens
        env["depth"] = depth + 1
        state = _State(src, md, env, tokens)
        if "://" in src or "www." in src:
            state.stops = compiled(_STOPS_AND_URLS)
        self.tokenize(state)
        if "*" in src or "_" in src or "~" in src:
            for rule in self.ruler2.getRules(""):
                rule(state)
        env["depth"] = depth
        return tokens

    def tokenize(self, state: StateInline) -> None:
        """Read the state's range, trying only rules that can match, and stamp what they push."""
        src, end, tokens = state.src, state.posMax, state.tokens
        search = (state.stops if isinstance(state, _State) else _STOPS).search
        rules = self._rules()
        too_deep = state.level >= state.md.options["maxNesting"]
        pending = state.pos
        while state.pos < end:
            start = state.pos
            stop = search(src, start, end)
            position = stop.start() if stop else end
            if position > start:
                _append(state, src[start:position])
                state.pos = position
                if position == end:
                    break
            count = len(tokens)
            for rule in () if too_deep else rules.get(src[position], ()):
                if rule(state, False):
                    break
            else:
                _append(state, src[position])
                state.pos = position + 1
            if len(tokens) > count:
                _stamp(tokens, count, pending, position, state.pos)
                pending = state.pos
        if state.pending:
            state.pushPending().map = [pending, end]

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 (the parser's name)
        """Step over one token without making any, as the parser's own method does."""
        position = state.pos
        known = state.cache.get(position)
        if known is not None:
            state.pos = known
            return
        if state.level >= state.md.options["maxNesting"]:
            state.pos = state.posMax
        else:
            self._skip(state, position)
        state.cache[position] = state.pos

    def _skip(self, state: StateInline, position: int) -> None:
        stops = state.stops if isinstance(state, _State) else _STOPS
        stop = stops.search(state.src, position, state.posMax)
        if stop is None or stop.start() > position:
            state.pos = stop.start() if stop else state.posMax
            return
        for rule in self._rules().get(state.src[position], ()):
            state.level += 1
            matched = rule(state, True)
            state.level -= 1
            if matched:
                return
        state.pos = position + 1

    def _rules(self) -> dict[str, tuple[Rule, ...]]:
        if self._by_character is None:
            active = dict(zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True))
            self._by_character = {
                character: tuple(active[name] for name in names if name in active)
                for character, names in _RULES_BY_CHARACTER.items()
            }
        return self._by_character


def _stamp(tokens: list[Token], first: int, pending: int, position: int, end: int) -> None:
    """Stamp the tokens from `first` on: pending text from `pending` on, then what a rule read from position..end."""
    token = tokens[first]
    if position > pending and token.type == "text" and token.map is None:
        pending += len(token.content)
        token.map = [pending - len(token.content), pending]
        first += 1
    for token in tokens[first:]:
        if token.map is not None:
            continue
        if token.type == "text":
            token.map = [position, position + len(token.content)]
            position += len(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            token.map = [pending, end]
        else:
            token.map = [position, end]


def url(state: StateInline, silent: bool) -> bool:
    """A bare address: one `url` token, without the punctuation that follows it."""
    match = compiled(_URL).match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    address = match.group()[: address_end(match.group())]
    if len(address) < len("www.a"):
        return False
    if not silent:
        state.push("url", "", 0).content = address
    state.pos += len(address)
    return True


def address_end(address: str) -> int:
    """How much of a bare address is left without the punctuation and brackets that follow it."""
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while end:
        character = address[end - 1]
        if character == ")" and surplus > 0:
            surplus -= 1
        elif character not in _URL_TAIL:
            break
        end -= 1
    return end


def footnote_ref(state: StateInline, silent: bool) -> bool:
    """`[^label]`: one `footnote_ref` token."""
    match = compiled(_FOOTNOTE_REF).match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("footnote_ref", "", 0)
    state.pos = match.end()
    return True


def footnote_inline(state: StateInline, silent: bool) -> bool:
    """`^[text]`: one `footnote_inline` token whose children are the note."""
    if not state.src.startswith("^[", state.pos):
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos + 1)
    if end < 0:
        return False
    if not silent:
        children: list[Token] = []
        state.md.inline.parse(state.src[state.pos + 2 : end], state.md, state.env, children)
        state.push("footnote_inline", "", 0).children = children
    state.pos = end + 1
    return True


def script(state: StateInline, silent: bool) -> bool:
    """`H~2~O` and `10^9^`: one `script` token for the text between the signs."""
    match = compiled(_SCRIPT).match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("script", "", 0).content = match.group(2)
    state.pos = match.end()
    return True


def template(state: StateInline, silent: bool) -> bool:
    """A site generator's tag or attribute list in braces: one `template` token."""
    match = compiled(_TEMPLATE, re.DOTALL).match(state.src, state.pos, min(state.posMax, state.pos + _MAX_TEMPLATE))
    if match is None:
        return False
    if not silent:
        state.push("template", "", 0)
    state.pos = match.end()
    return True
