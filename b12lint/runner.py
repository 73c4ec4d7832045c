"""A whole run: paths become files, files articles, articles findings, and all of it one report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from b12lint.diagnostics import Failure, FileReport, PackIdentity, Report
from b12lint.document.parse import parse_article
from b12lint.engine import INTERNAL_ERROR, Ruleset, check_article, prepare
from b12lint.files import STDIN, decode, discover, read
from b12lint.reporters.lines import KeptLines, keep
from b12lint.ruleset import CompiledPack, CompiledRule, load_packs, select_rules
from b12lint.source import Source


class NothingToRun(ValueError):  # noqa: N818
    """No rule is left to run, so that no article could fail."""


@dataclass(frozen=True, slots=True)
class Options:
    """What to check and by which rules. `rules` names folders with further packs; `as_of` is today where not given."""

    paths: tuple[str, ...] = (".",)
    stdin_filename: str = "<stdin>"
    rules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    as_of: date | None = None


class Checked(NamedTuple):
    """One file's findings, the lines a reporter needs to show them, and the rules that broke on it."""

    file: FileReport
    lines: KeptLines
    failures: tuple[Failure, ...] = ()


class Run(NamedTuple):
    """A report, and by path the lines that its findings stand in."""

    report: Report
    lines: Mapping[str, KeptLines]


def run(options: Options, read_stdin: Callable[[], bytes], *, workers: int | None = None) -> Run:
    """Check everything the options name. `workers` overrides how many processes share the work.

    Raises PackError for packs with mistakes, UnknownSelector, and NothingToRun. What goes wrong with a file is a
    failure in the report, and the other files are checked all the same.
    """
    packs, rules = _rules(options)
    ruleset = prepare(packs, rules, as_of=options.as_of)
    found = discover(options.paths)
    names = [name for name in found.files if name != STDIN]
    outcomes = list(_check_files(names, ruleset, workers))
    if STDIN in found.files:
        outcomes.append(_check(decode(options.stdin_filename, read_stdin()), ruleset))
    return _run(outcomes, found.failures, packs, len(rules))


def check_file(name: str, ruleset: Ruleset) -> Checked | Failure:
    """Read and judge one file. Never raises: what went wrong is the failure it gives."""
    return _check(read(name), ruleset)


def _rules(options: Options) -> tuple[tuple[CompiledPack, ...], tuple[CompiledRule, ...]]:
    packs = load_packs([Path(folder) for folder in options.rules])
    rules = select_rules(packs, select=options.select, ignore=options.ignore, extend_select=options.extend_select)
    if not rules:
        raise NothingToRun("no rule is left to run" if packs else "no rules were found beside the program")
    return packs, rules


def _check(source: Source | Failure, ruleset: Ruleset) -> Checked | Failure:
    if isinstance(source, Failure):
        return source
    try:
        return _checked(source, check_article(parse_article(source), ruleset))
    except Exception as error:
        return Failure(source.path, f"internal error: {_where(error)}")


def _checked(source: Source, file: FileReport) -> Checked:
    """A rule that broke is a failure of the run: it says nothing about the article."""
    broken = tuple(Failure(file.path, d.message) for d in file.diagnostics if d.code == INTERNAL_ERROR)
    if broken:
        file = file._replace(diagnostics=tuple(d for d in file.diagnostics if d.code != INTERNAL_ERROR))
    return Checked(file, keep(source, file.diagnostics), broken)


def _where(error: Exception) -> str:
    """The error and the innermost place of this program it came through: enough to report it."""
    trace, place = error.__traceback__, ""
    while trace is not None:
        code = trace.tb_frame.f_code
        if "b12lint" in code.co_filename:
            place = f" at {Path(code.co_filename).name}:{trace.tb_lineno} in {code.co_name}"
        trace = trace.tb_next
    return f"{type(error).__name__}: {error}{place}"


def _check_files(names: Sequence[str], ruleset: Ruleset, workers: int | None) -> Iterator[Checked | Failure]:
    from b12lint.workers import in_order, worker_count

    count = worker_count(len(names)) if workers is None else workers
    if count > 1:
        return in_order(check_file, names, ruleset, count)
    return (check_file(name, ruleset) for name in names)


def _run(
    outcomes: Sequence[Checked | Failure], failures: Sequence[Failure], packs: Iterable[CompiledPack], rules: int
) -> Run:
    """Everything put together: files and failures in the order of their paths."""
    checked = sorted((one for one in outcomes if isinstance(one, Checked)), key=lambda one: one.file.path)
    failed = [*failures, *(one for one in outcomes if isinstance(one, Failure))]
    failed += [failure for one in checked for failure in one.failures]
    report = Report(
        files=tuple(one.file for one in checked),
        failures=tuple(sorted(failed, key=lambda failure: failure.path)),
        packs=tuple(PackIdentity(pack.name, pack.version, pack.digest) for pack in packs),
        rules_run=rules,
    )
    return Run(report, {one.file.path: one.lines for one in checked if one.file.diagnostics})
