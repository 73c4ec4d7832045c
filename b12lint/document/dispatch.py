"""The parser's block rules, tried only where they can match: by the first character of the line."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.parser_block import ParserBlock
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock

BlockRule = Callable[[StateBlock, int, int, bool], bool]

BULLETS = "•‣◦▪●○∙"
_FIRST_CHARACTERS = {
    "admonition": "!?=",
    "blockquote": ">",
    "bullets": BULLETS,
    "colon_fence": ":",
    "directive": "`~",
    "esm": "ei",
    "fence": "`~",
    "footnote": "[",
    "heading": "#",
    "hr": "*-_",
    "html_block": "<",
    "jsx_block": "<{",
    "list": "*+-0123456789",
    "reference": "[",
}
"""Rules not named here are tried at every line."""
_AS_TERMINATOR = {"deflist": ":~"}
"""The same for rules that are less choosy where they begin a block than where they end one."""


class DispatchingBlocks(ParserBlock):
    """A block parser whose every chain of rules is one rule that picks the others by character."""

    def __init__(self) -> None:
        super().__init__()
        ruler = _DispatchingRuler()
        ruler.__rules__ = self.ruler.__rules__
        self.ruler = ruler


class _DispatchingRuler(Ruler[BlockRule]):
    def __init__(self) -> None:
        super().__init__()
        self._chains: dict[str, list[BlockRule]] = {}

    def getRules(self, chainName: str = "") -> list[BlockRule]:  # noqa: N802, N803 (the parser's names)
        """The chain as one rule."""
        chain = self._chains.get(chainName)
        if chain is None:
            chain = self._chains[chainName] = [self._dispatcher(chainName)]
        return chain

    def _dispatcher(self, chain: str) -> BlockRule:
        rules = [rule for rule in self.__rules__ if rule.enabled and (not chain or chain in rule.alt)]
        firsts = {**_FIRST_CHARACTERS, **_AS_TERMINATOR} if chain else _FIRST_CHARACTERS
        everywhere = tuple(rule.fn for rule in rules if rule.name not in firsts)
        by_character = {
            character: tuple(rule.fn for rule in rules if character in firsts.get(rule.name, character))
            for character in {character for rule in rules for character in firsts.get(rule.name, "")}
        }

        def dispatch(state: StateBlock, start: int, end: int, silent: bool) -> bool:
            position = state.bMarks[start] + state.tShift[start]
            for rule in by_character.get(state.src[position : position + 1], everywhere):
                if rule(state, start, end, silent):
                    return True
            return False

        return dispatch
