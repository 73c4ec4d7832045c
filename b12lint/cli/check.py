"""`b12lint check`: check articles and report."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date

from b12lint.cli.exits import THRESHOLDS, exit_code
from b12lint.cli.parser import EXIT_CODES, Parser, add_rule_folders, names
from b12lint.cli.terminal import COLOR_CHOICES, cannot, complain, deliver, style_for
from b12lint.reporters import FORMATS, render
from b12lint.reporters.counts import count
from b12lint.ruleset import PackError, UnknownSelector
from b12lint.runner import NothingToRun, Options, Run, run


def main(arguments: Sequence[str]) -> int:
    """Parse, check, print; gives the exit code."""
    given = _parser().parse_all(arguments)
    try:
        done = run(_options(given), lambda: sys.stdin.buffer.read())
    except PackError as error:
        return cannot(*map(str, error.errors))
    except (UnknownSelector, NothingToRun) as error:
        return cannot(str(error))
    return _report(done, given)


def _report(done: Run, given: argparse.Namespace) -> int:
    """Write the report and the messages beside it; gives the exit code."""
    counts = count(done.report)
    code = exit_code(counts, given.fail_on, require_files=given.require_files)
    style = style_for(None if given.output_file else sys.stdout, given.color, quiet=given.quiet)
    pieces = render(given.output_format, done.report, done.lines, style)
    code = deliver(pieces, code, given.output_file)
    complain(*(f"{failure.path}: {failure.message}" for failure in done.report.failures))
    if not counts.articles and not counts.failures:
        complain("no articles checked")
    return code


def _options(given: argparse.Namespace) -> Options:
    return Options(
        paths=tuple(given.paths) or (".",),
        stdin_filename=given.stdin_filename,
        rules=tuple(given.rules),
        select=tuple(given.select),
        ignore=tuple(given.ignore),
        extend_select=tuple(given.extend_select),
        as_of=given.as_of,
    )


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise argparse.ArgumentTypeError(f"expected a day as YYYY-MM-DD, found {text!r}")
    return day


def _parser() -> Parser:
    parser = Parser("check", "Check articles and report what is wrong in them.", EXIT_CODES)
    parser.add_argument(
        "paths", metavar="PATHS", nargs="*", help="files, folders (.md, .markdown, .mdx at any depth), or - for stdin"
    )
    _add_choice_of_rules(parser)
    _add_output(parser)
    _add_behaviour(parser)
    return parser


def _add_choice_of_rules(parser: Parser) -> None:
    group = parser.add_argument_group("choice of rules (codes, families such as ABC, slugs, or ALL; comma-separated)")
    for option, text in (
        ("--select", "run only these"),
        ("--extend-select", "run these as well"),
        ("--ignore", "do not run these"),
    ):
        group.add_argument(option, metavar="RULES", type=names, action="extend", default=[], help=text)
    add_rule_folders(parser)


def _add_output(parser: Parser) -> None:
    group = parser.add_argument_group("output")
    group.add_argument("--output-format", choices=FORMATS, default="full", help="default: full")
    group.add_argument("--output-file", metavar="FILE", help="write the report there instead of to standard output")
    group.add_argument("--color", choices=COLOR_CHOICES, default="auto", help="default: auto, which heeds NO_COLOR")
    group.add_argument("-q", "--quiet", action="store_true", help="findings only, no summary")


def _add_behaviour(parser: Parser) -> None:
    group = parser.add_argument_group("behaviour")
    group.add_argument("--fail-on", choices=THRESHOLDS, default="error", help="which findings end in 1; default: error")
    group.add_argument("--require-files", action="store_true", help="end in 2 where no article was checked")
    group.add_argument("--stdin-filename", metavar="NAME", default="<stdin>", help="what to call standard input")
    group.add_argument("--as-of", metavar="DAY", type=_day, help="the day (YYYY-MM-DD) to count ages from; else today")
    group.add_argument("--isolated", action="store_true", help="heed no settings file")
    group.add_argument("--no-cache", action="store_true", help="take no results from an earlier run")
