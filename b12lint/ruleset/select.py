"""Which rules run: selectors are codes, beginnings of codes, slugs or ALL, and the more exact selector decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from b12lint.ruleset.errors import did_you_mean
from b12lint.ruleset.model import CompiledPack, CompiledRule

ALL = "ALL"
_FAMILY_LENGTH = 3
_EXACT = 100


class UnknownSelector(ValueError):  # noqa: N818
    """A selector that names no rule; the message says which, and what may have been meant."""

    def __init__(self, selector: str, hint: str) -> None:
        super().__init__(f"unknown rule selector {selector!r}{hint}")
        self.selector = selector


def select_rules(
    packs: Iterable[CompiledPack],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    extend_select: Sequence[str] = (),
) -> tuple[CompiledRule, ...]:
    """The rules to run, in order of pack and code.

    Without `select` those that are on by default, and those of `extend_select`. Where a rule is both selected and
    ignored the longer selector wins, then `ignore`. Raises UnknownSelector.
    """
    rules = tuple(rule for pack in packs for rule in pack.rules)
    require_known(rules, (*select, *ignore, *extend_select))
    chosen = (*select, *extend_select)
    return tuple(rule for rule in rules if _is_selected(rule, chosen, ignore, default=not select))


def require_known(rules: Iterable[CompiledRule], selectors: Iterable[str]) -> None:
    """Raises UnknownSelector for the first selector that no rule answers to."""
    known = tuple(rules)
    for selector in selectors:
        if selector != ALL and not any(_weight(rule, selector) >= 0 for rule in known):
            raise UnknownSelector(selector, did_you_mean(selector, _names(known)))


def _is_selected(rule: CompiledRule, chosen: Sequence[str], ignore: Sequence[str], *, default: bool) -> bool:
    on = max((_weight(rule, selector) for selector in chosen), default=-1)
    off = max((_weight(rule, selector) for selector in ignore), default=-1)
    return on > off if on >= 0 or off >= 0 or not default else rule.default


def _weight(rule: CompiledRule, selector: str) -> int:
    """How exactly a selector names a rule: -1 not at all, 0 for ALL, else the length of the beginning it gives."""
    if selector in (rule.code, rule.slug):
        return _EXACT
    if selector == ALL:
        return 0
    return len(selector) if len(selector) >= _FAMILY_LENGTH and rule.code.startswith(selector) else -1


def _names(rules: Iterable[CompiledRule]) -> list[str]:
    return [ALL, *sorted({name for rule in rules for name in (rule.code, rule.slug, rule.code[:_FAMILY_LENGTH])})]
