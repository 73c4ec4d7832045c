"""`b12lint --help`, `b12lint --version`, and what is no command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from b12lint._version import __version__
from b12lint.cli.exits import CLEAN
from b12lint.cli.parser import EXIT_CODES
from b12lint.cli.terminal import cannot, deliver


def main(arguments: Sequence[str], commands: Mapping[str, str]) -> int:
    """Answer a command line that names none of the commands."""
    match list(arguments[:1]):
        case ["-h" | "--help" | "help"]:
            return deliver([_help(commands)], CLEAN)
        case ["-V" | "--version" | "version"]:
            return _version()
        case [word]:
            return _unknown(word, commands)
    return cannot("no command given (see `b12lint --help`)")


def _help(commands: Mapping[str, str]) -> str:
    listed = "\n".join(f"  {name:<9}{text}" for name, text in commands.items())
    return f"""usage: b12lint COMMAND [OPTIONS]

commands:
{listed}

options:
  -h, --help     show this help; `b12lint COMMAND --help` for a command's
  -V, --version  show the version, and those of the rule packs

{EXIT_CODES}
"""


def _version() -> int:
    from b12lint.ruleset import PackError, load_packs

    try:
        packs = load_packs()
    except PackError as error:
        return cannot(*map(str, error.errors))
    lines = [f"b12lint {__version__}", *(f"rules {pack.name} {pack.version} ({pack.digest})" for pack in packs)]
    return deliver([f"{line}\n" for line in lines], CLEAN)


def _unknown(word: str, commands: Mapping[str, str]) -> int:
    from b12lint.ruleset.errors import did_you_mean

    kind, known = ("option", ["--help", "--version"]) if word.startswith("-") else ("command", list(commands))
    return cannot(f"unknown {kind} {word!r}{did_you_mean(word, known)} (see `b12lint --help`)")
