"""The files of a pack as bytes, read once, and the hash that stands for all of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from b12lint.ruleset.errors import PackError, RuleError

PACK_FILE, SOURCES_FILE = "pack.yaml", "sources.yaml"
COMPOSITES_FILE, STATEMENTS_FILE = "composites.yaml", "statements.yaml"
TOP_FILES = (PACK_FILE, SOURCES_FILE, COMPOSITES_FILE, STATEMENTS_FILE)
RULES, CONCEPTS, SCORECARDS = "rules", "concepts", "scorecards"


class PackFiles(NamedTuple):
    """A pack folder and the bytes of its files by name relative to it (with `/`), in order of name."""

    folder: Path
    contents: Mapping[str, bytes]

    def digest(self) -> str:
        """A hash of all names and contents, the same on every machine."""
        total = hashlib.sha256()
        for name, data in self.contents.items():
            total.update(f"{name}\0{len(data)}\0".encode())
            total.update(data)
        return total.hexdigest()[:32]

    def path(self, name: str) -> str:
        """The name of a file as it is shown to its author."""
        return (self.folder / name).as_posix()


def find_packs(folders: Iterable[Path]) -> tuple[Path, ...]:
    """The pack folders among `folders`: each is a pack itself or holds packs. Raises PackError where there is none."""
    packs: list[Path] = []
    for folder in folders:
        inside = sorted(path.parent for path in folder.glob(f"*/{PACK_FILE}"))
        found = [folder] if (folder / PACK_FILE).is_file() else inside
        if not found:
            raise PackError([RuleError(folder.as_posix(), 1, 1, f"expected a folder with a {PACK_FILE}")])
        packs.extend(path for path in found if path not in packs)
    return tuple(packs)


def read_files(folder: Path) -> PackFiles:
    """Read a pack's files. Hidden files and editors' copies are passed over. Raises PackError if one is unreadable."""
    contents: dict[str, bytes] = {}
    errors: list[RuleError] = []
    for name in sorted(_names(folder)):
        try:
            contents[name] = (folder / name).read_bytes()
        except OSError as error:
            errors.append(RuleError((folder / name).as_posix(), 1, 1, f"expected a readable file: {error.strerror}"))
    if errors:
        raise PackError(errors)
    return PackFiles(folder, contents)


def _names(folder: Path) -> Iterator[str]:
    yield from (name for name in _listed(folder) if name.endswith((".yaml", ".yml")))
    for part in (RULES, CONCEPTS, SCORECARDS):
        if (folder / part).is_dir():
            yield from (f"{part}/{name}" for name in _listed(folder / part))


def _listed(folder: Path) -> list[str]:
    with os.scandir(folder) as entries:
        return [
            e.name for e in entries if e.is_file() and not e.name.startswith((".", "#")) and not e.name.endswith("~")
        ]
