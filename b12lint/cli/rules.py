"""`b12lint rules`: a table of the rules."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from b12lint._version import __version__
from b12lint.cli.exits import CLEAN
from b12lint.cli.parser import Parser, add_rule_folders
from b12lint.cli.rule_page import rule_data
from b12lint.cli.terminal import cannot, deliver, style_for
from b12lint.reporters.counts import plural
from b12lint.reporters.style import Style
from b12lint.ruleset import CompiledPack, PackError, load_packs

_HEAD = ("code", "severity", "default", "slug", "title")


def main(arguments: Sequence[str]) -> int:
    """Print the rules; gives the exit code."""
    given = _parser().parse_all(arguments)
    try:
        packs = load_packs([Path(folder) for folder in given.rules])
    except PackError as error:
        return cannot(*map(str, error.errors))
    if not packs:
        return cannot("no rules were found beside the program")
    if given.output_format == "json":
        import json

        return deliver([json.dumps(_data(packs), indent=2), "\n"], CLEAN)
    return deliver(_table(packs, style_for(sys.stdout, "never")), CLEAN)


def _table(packs: Sequence[CompiledPack], style: Style) -> Iterator[str]:
    rows = [_HEAD]
    for pack in packs:
        rows += [(r.code, r.severity, "on" if r.default else "off", r.slug, r.title) for r in pack.rules]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD) - 1)]
    for *cells, title in rows:
        padded = "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        yield f"{padded}  {style.visible(title)}\n"
    names = ", ".join(f"{pack.name} {pack.version}" for pack in packs)
    yield f"\n{plural(len(rows) - 1, 'rule')} ({names}); `b12lint explain CODE` says more.\n"


def _data(packs: Sequence[CompiledPack]) -> dict[str, Any]:
    return {
        "schema_version": 1,
        "tool": {"name": "b12lint", "version": __version__},
        "packs": [{"name": pack.name, "version": pack.version, "digest": pack.digest} for pack in packs],
        "rules": [rule_data(rule, pack) for pack in packs for rule in pack.rules],
    }


def _parser() -> Parser:
    parser = Parser("rules", "List the rules.")
    add_rule_folders(parser)
    parser.add_argument("--output-format", choices=("text", "json"), default="text", help="default: text")
    return parser
