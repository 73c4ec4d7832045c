"""An argument parser that answers a misspelt option with the right one, and arguments that several commands take."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NoReturn

from b12lint.cli.terminal import complain

EXIT_CODES = """exit codes:
  0  nothing at or above the threshold (--fail-on) was found
  1  findings
  2  something could not be done: a missing or unreadable file, a bad rule or option, a rule that broke"""


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help of one width: asking the terminal for its own loads modules that no check needs."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=100, max_help_position=28)


class Parser(argparse.ArgumentParser):
    """argparse without abbreviations, with suggestions, and with one line for each mistake."""

    def __init__(self, command: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=f"b12lint {command}".strip(),
            description=description,
            epilog=epilog,
            formatter_class=_Help,
            allow_abbrev=False,
        )

    def parse_all(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Parse; an argument nobody knows ends the program with 2."""
        parsed, unknown = self.parse_known_args(arguments)
        if unknown:
            from b12lint.ruleset.errors import did_you_mean

            name = unknown[0].partition("=")[0]
            self.error(f"unknown option {name}{did_you_mean(name, self._option_string_actions)}")
        return parsed

    def error(self, message: str) -> NoReturn:
        """One line and the way to the help, then exit code 2."""
        complain(f"{message} (see `{self.prog} --help`)")
        raise SystemExit(2)


def names(text: str) -> list[str]:
    """The entries of a comma-separated value."""
    return [name for part in text.split(",") if (name := part.strip())]


def add_rule_folders(parser: argparse.ArgumentParser) -> None:
    """`--rules FOLDER`, repeatable."""
    parser.add_argument(
        "--rules", metavar="FOLDER", action="append", default=[], help="a further rule pack, or a folder of packs"
    )
