"""The articles of a folder, at any depth, without what is hidden, ignored or no article."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from b12lint.diagnostics import Failure
from b12lint.files.gitignore import Pattern, parse, verdict
from b12lint.files.reading import reason

EXTENSIONS = (".md", ".markdown", ".mdx")
SKIPPED_FOLDERS = frozenset(
    {"node_modules", "bower_components", "site-packages", "__pycache__", "__pypackages__", "venv"}
)
_IGNORE_FILE = ".gitignore"


class Found(NamedTuple):
    """What one search has met so far, in no order."""

    files: list[str]
    failures: list[Failure]


class _Ignore(NamedTuple):
    """An ignore file's patterns. A path relative to its folder is `down` and the path from index `above` on."""

    patterns: tuple[Pattern, ...]
    down: str
    above: int


class _Folder(NamedTuple):
    """A folder to look into: its path, what its entries' paths begin with, and the ignore files that hold there."""

    path: str
    prefix: str
    ignores: tuple[_Ignore, ...]


def search(path: str) -> Found:
    """The articles of a folder and of the folders in it.

    Left out are hidden names, SKIPPED_FOLDERS, symbolic links to folders, what is no regular file, and what a
    `.gitignore` there, or above it in the same repository, ignores.
    """
    found = Found([], [])
    prefix = "" if path in (".", "./") else os.path.join(path, "")
    open_folders = [_Folder(path, prefix, tuple(_ignores_above(path, prefix, found)))]
    while open_folders:
        open_folders += _enter(open_folders.pop(), found)
    return found


def _enter(folder: _Folder, found: Found) -> Iterator[_Folder]:
    """Take the articles right in a folder; gives the folders in it that are to be looked into."""
    try:
        with os.scandir(folder.path) as entries:
            listed = list(entries)
    except OSError as error:
        found.failures.append(Failure(folder.path, reason(error)))
        return
    ignores = folder.ignores
    if any(entry.name == _IGNORE_FILE for entry in listed):
        ignores = (*ignores, _Ignore(_patterns(folder.path, found), "", len(folder.prefix)))
    for entry in listed:
        path = folder.prefix + entry.name
        if _is_folder_to_enter(entry):
            if not _ignored(path, ignores, folder=True):
                yield _Folder(path, path + os.sep, ignores)
        elif _is_article(entry) and not _ignored(path, ignores, folder=False):
            found.files.append(path)


def _is_folder_to_enter(entry: os.DirEntry[str]) -> bool:
    hidden = entry.name.startswith(".")
    return not hidden and entry.name not in SKIPPED_FOLDERS and entry.is_dir(follow_symlinks=False)


def _is_article(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is to be read. A link that leads nowhere is: reading it fails, and that has to be said."""
    if entry.name.startswith(".") or not entry.name.lower().endswith(EXTENSIONS):
        return False
    return entry.is_file() or (entry.is_symlink() and not os.path.exists(entry.path))


def _ignored(path: str, ignores: Iterable[_Ignore], *, folder: bool) -> bool:
    """Whether the innermost ignore file that speaks of the path ignores it."""
    for ignore in reversed(tuple(ignores)):
        relative = ignore.down + path[ignore.above :].replace(os.sep, "/")
        answer = verdict(ignore.patterns, relative, folder=folder)
        if answer is not None:
            return answer
    return False


def _ignores_above(path: str, prefix: str, found: Found) -> list[_Ignore]:
    """The ignore files above a folder up to the root of its repository, outermost first; none outside a repository."""
    here, down = os.path.realpath(path), ""
    ignores: list[_Ignore] = []
    while not os.path.lexists(os.path.join(here, ".git")):
        parent, name = os.path.split(here)
        if parent == here:
            return []
        here, down = parent, f"{name}/{down}"
        if os.path.isfile(os.path.join(here, _IGNORE_FILE)):
            ignores.insert(0, _Ignore(_patterns(here, found), down, len(prefix)))
    return ignores


def _patterns(folder: str, found: Found) -> tuple[Pattern, ...]:
    """What the folder's ignore file says; where it cannot be read that is a failure, and nothing is ignored."""
    path = os.path.join(folder, _IGNORE_FILE)
    try:
        with open(path, encoding="utf-8", errors="surrogateescape", newline="") as file:
            return parse(file.read())
    except OSError as error:
        found.failures.append(Failure(path, reason(error)))
        return ()
