"""Packs from their folders: from the store where nothing changed, else read, validated, compiled and stored."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from b12lint._version import __version__
from b12lint.ruleset.errors import PackError, RuleError
from b12lint.ruleset.files import PACK_FILE, PackFiles, find_packs, read_files
from b12lint.ruleset.locate import builtin_packs
from b12lint.ruleset.model import CompiledPack, Unread, pack_from_data, pack_to_data
from b12lint.ruleset.store import read_stored, write_stored

_PACKAGE = Path(__file__).resolve().parent.parent
_COMPILED_BY = ("ruleset", "checks", "claims", "claims/english")
"""The folders whose code and data decide what the compiled form holds."""

_DERIVED = "-derived"

Compilers = Mapping[str, Callable[..., object]]


def load_packs(
    folders: Sequence[Path] = (),
    *,
    builtin: bool = True,
    use_store: bool = True,
    kinds: Mapping[str, Any] | None = None,
    compilers: Compilers | None = None,
) -> tuple[CompiledPack, ...]:
    """The built-in packs and those of `folders` (each a pack, or a folder of packs), in that order.

    `kinds` (name -> what has a `spec`) defaults to the project's kinds of check, `compilers` (name -> function of
    concepts, composites, statements and topic) to the one that makes `derived["language"]`. Where either is given the
    store is not used. Raises PackError with every mistake of every pack.
    """
    files = [read_files(folder) for folder in (*(builtin_packs() if builtin else ()), *find_packs(folders))]
    packs: list[CompiledPack] = []
    errors: list[RuleError] = []
    for each in files:
        try:
            packs.append(_load(each, use_store, kinds, compilers))
        except PackError as error:
            errors.extend(error.errors)
    errors.extend(_repeated(packs, files) if not errors else ())
    if errors:
        raise PackError(errors)
    return tuple(packs)


def _load(
    files: PackFiles, use_store: bool, kinds: Mapping[str, Any] | None, compilers: Compilers | None
) -> CompiledPack:
    if not use_store or kinds is not None or compilers is not None:
        return _build(files, kinds, compilers)
    key = _key(files)
    return _stored(key, files.folder) or _built_and_stored(key, files)


def _built_and_stored(key: str, files: PackFiles) -> CompiledPack:
    pack = _build(files, None, None)
    data, derived = pack_to_data(pack)
    write_stored(f"{key}{_DERIVED}", derived)
    write_stored(key, data)
    return pack


def _stored(key: str, folder: Path) -> CompiledPack | None:
    data = read_stored(key)
    try:
        return pack_from_data(data, Unread(partial(_derived, key, folder))) if data is not None else None
    except (KeyError, TypeError, AttributeError):
        return None


def _derived(key: str, folder: Path) -> Mapping[str, Any]:
    """The larger part of a stored pack, made anew where it got lost."""
    stored = read_stored(f"{key}{_DERIVED}")
    return stored if stored is not None else _built_and_stored(key, read_files(folder)).derived


def _build(files: PackFiles, kinds: Mapping[str, Any] | None, compilers: Compilers | None) -> CompiledPack:
    from b12lint.ruleset.compile import compile_pack
    from b12lint.ruleset.load import load_pack

    common: Collection[str] = ()
    if kinds is None:
        from b12lint.checks import KINDS

        kinds = KINDS
    if compilers is None:
        from b12lint.claims.compile import compile_language, english_classes

        compilers, common = {"language": compile_language}, english_classes()
    return compile_pack(load_pack(files, kinds, common), compilers)


def _key(files: PackFiles) -> str:
    total = hashlib.sha256()
    for part in (files.digest(), __version__, f"{sys.version_info[0]}.{sys.version_info[1]}", *_code_states()):
        total.update(part.encode() + b"\0")
    return f"{files.folder.name}-{total.hexdigest()[:32]}"


def _code_states() -> Iterator[str]:
    """Name, size and time of each file that takes part in compiling: a checkout changes while its version stands."""
    for room in _COMPILED_BY:
        folder = _PACKAGE / room
        if not folder.is_dir():
            continue
        with os.scandir(folder) as entries:
            states = [(e.name, e.stat()) for e in entries if e.is_file()]
        for name, state in sorted(states, key=lambda item: item[0]):
            yield f"{room}/{name} {state.st_size} {state.st_mtime_ns}"


def _repeated(packs: Iterable[CompiledPack], files: Iterable[PackFiles]) -> list[RuleError]:
    """Names, codes and slugs that stand in two packs: selectors could not tell them apart."""
    seen: dict[str, str] = {}
    errors = []
    for pack, each in zip(packs, files, strict=True):
        for name in (f"pack {pack.name}", *(name for rule in pack.rules for name in (rule.code, rule.slug))):
            if name in seen:
                expected = f"expected a new name, {name!r} is in {seen[name]} already"
                errors.append(RuleError(each.path(PACK_FILE), 1, 1, expected))
            seen.setdefault(name, each.folder.as_posix())
    return errors
