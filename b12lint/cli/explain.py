"""`b12lint explain`: the page of a rule."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from b12lint.cli.exits import CLEAN
from b12lint.cli.parser import Parser, add_rule_folders
from b12lint.cli.rule_page import page, rule_data
from b12lint.cli.terminal import COLOR_CHOICES, cannot, deliver, style_for
from b12lint.ruleset import CompiledPack, CompiledRule, PackError, load_packs
from b12lint.ruleset.errors import did_you_mean


def main(arguments: Sequence[str]) -> int:
    """Print the page of one rule; gives the exit code."""
    given = _parser().parse_all(arguments)
    try:
        packs = load_packs([Path(folder) for folder in given.rules])
    except PackError as error:
        return cannot(*map(str, error.errors))
    found = _find(given.rule, packs)
    if found is None:
        known = [name for pack in packs for rule in pack.rules for name in (rule.code, rule.slug)]
        return cannot(f"unknown rule {given.rule!r}{did_you_mean(given.rule, known)} (see `b12lint rules`)")
    if given.output_format == "json":
        import json

        return deliver([json.dumps(rule_data(*found), indent=2), "\n"], CLEAN)
    return deliver((f"{line}\n" for line in page(*found, style_for(sys.stdout, given.color))), CLEAN)


def _find(name: str, packs: Iterable[CompiledPack]) -> tuple[CompiledRule, CompiledPack] | None:
    wanted = name.casefold()
    for pack in packs:
        for rule in pack.rules:
            if wanted in (rule.code.casefold(), rule.slug):
                return rule, pack
    return None


def _parser() -> Parser:
    parser = Parser("explain", "Everything about one rule: why it is one, who says so, examples.")
    parser.add_argument("rule", metavar="RULE", help="a code or a slug; `b12lint rules` lists them")
    add_rule_folders(parser)
    parser.add_argument("--output-format", choices=("text", "json"), default="text", help="default: text")
    parser.add_argument("--color", choices=COLOR_CHOICES, default="auto", help="default: auto, which heeds NO_COLOR")
    return parser
