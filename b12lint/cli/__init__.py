"""The command line: `main` finds the command, and each command is a file beside this one."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from b12lint.cli.exits import CANNOT, INTERRUPTED
from b12lint.cli.terminal import cannot, complain

COMMANDS = {
    "check": "check articles and report what is wrong in them",
    "explain": "everything about one rule: why it is one, who says so, examples",
    "rules": "list the rules",
}

_COLLECT_EVERY = 200_000


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line (without the program's name) and give its exit code: 0, 1, 2, or 130 when interrupted."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    # What a run builds first stays to its end; to look through it for garbage again and again would cost a tenth of the run.
    gc.set_threshold(_COLLECT_EVERY)
    try:
        return _dispatch(arguments)
    except KeyboardInterrupt:
        complain("interrupted")
        return INTERRUPTED
    except SystemExit as exit:
        return exit.code if isinstance(exit.code, int) else CANNOT
    except Exception as error:  # left alone it would end in 1, which means findings
        return _crashed(error)


def _crashed(error: Exception) -> int:
    import traceback

    lines = "".join(traceback.format_exception(error)).splitlines()
    return cannot(*lines, "this is a fault of b12lint; please report it with the lines above")


def _dispatch(arguments: list[str]) -> int:
    match arguments[:1]:
        case ["check"]:
            from b12lint.cli import check

            return check.main(arguments[1:])
        case ["explain"]:
            from b12lint.cli import explain

            return explain.main(arguments[1:])
        case ["rules"]:
            from b12lint.cli import rules

            return rules.main(arguments[1:])
    from b12lint.cli import general

    return general.main(arguments, COMMANDS)
