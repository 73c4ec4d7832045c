"""Which files a run reads: paths as the user gave them become file names, in order and without repeats."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from b12lint.diagnostics import Failure
from b12lint.files.reading import reason

STDIN = "-"


class Discovery(NamedTuple):
    """File names sorted by code point, and what could not be looked into."""

    files: tuple[str, ...]
    failures: tuple[Failure, ...]


def discover(paths: Iterable[str]) -> Discovery:
    """Files to read. A named file always counts; a folder gives its articles, see `search`. STDIN stands for itself."""
    files: list[str] = []
    failures: set[Failure] = set()
    for path in paths:
        try:
            if path != STDIN and stat.S_ISDIR(os.stat(path).st_mode):
                from b12lint.files.search import search

                found = search(path)
                files += found.files
                failures |= set(found.failures)
            else:
                files.append(path)
        except OSError as error:
            failures.add(Failure(path, reason(error)))
    ordered = sorted(failures, key=lambda failure: (failure.path, failure.message))
    return Discovery(tuple(_without_repeats(files)), tuple(ordered))


def _without_repeats(files: Iterable[str]) -> Iterator[str]:
    """Names in order; of names that lead to the same file only the first."""
    seen: set[object] = set()
    for name in sorted(files):
        identity = _identity(name)
        if identity not in seen:
            seen.add(identity)
            yield name


def _identity(name: str) -> object:
    if name == STDIN:
        return name
    try:
        status = os.stat(name)
    except OSError:
        return name
    return status.st_dev, status.st_ino
