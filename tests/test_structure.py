"""The order of the house, held true: which room may import which, and where the medicine lives."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "b12lint"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "_rules" not in path.parts)

MAY_IMPORT: dict[str, set[str]] = {
    "__init__": {"_version"},
    "_version": set(),
    "source": set(),
    "diagnostics": {"source"},
    "document": {"source"},
    "claims": {"document", "source"},
    "checks": {"claims", "document", "source"},
    "ruleset": {"_version", "checks", "claims", "diagnostics"},
    "engine": {"ruleset", "checks", "claims", "document", "diagnostics", "source"},
    "filters": {"document", "diagnostics", "source"},
    "fixes": {"diagnostics", "source"},
    "config": {"diagnostics", "source"},
    "cache": {"_version", "diagnostics", "source"},
    "reporters": {"_version", "diagnostics", "source"},
    "files": {"diagnostics", "source"},
    "workers": {"diagnostics"},
    "runner": {
        *("engine", "ruleset", "document", "filters", "fixes", "config", "cache"),
        *("reporters", "files", "workers", "diagnostics", "source"),
    },
    "cli": {"_version", "runner", "ruleset", "reporters", "config", "fixes", "filters", "diagnostics", "source"},
    "api": {"_version", "runner", "engine", "ruleset", "reporters", "document", "diagnostics", "source"},
    "__main__": {"cli"},
}
"""Room -> the rooms it may import. A room that is not listed has no place in the house yet."""

MEDICINE = re.compile(
    r"\b(b-?12|cobalamin|\w+cobalamin|vitamins?|folate|folic|homocysteine|methylmalonic|mma|myelin|neuropath\w*|myelopath\w*"
    r"|pernicious|an(a)?emi[ac]\w*|ferritin|vegans?|vegetarians?|necks?|stiff(ness)?|spin(e|al)|nerves?|deficien\w*)\b",
    re.IGNORECASE,
)


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[str]:
    """The rooms a module imports from, wherever the import stands, those for type checkers included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute here"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == PACKAGE.name:
                yield parts[1] if len(parts) > 1 and parts[1] in MAY_IMPORT else "__init__"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_from_rooms_below(path: Path) -> None:
    room = _room(path)
    assert room in MAY_IMPORT, f"give {room} its place in MAY_IMPORT"
    # The version number is no room: everybody may read it.
    assert set(_imports(path)) - {room, "__init__"} <= MAY_IMPORT[room]


def test_there_is_no_way_round_from_a_room_to_itself() -> None:
    settled: set[str] = set()
    while ready := {room for room, below in MAY_IMPORT.items() if room not in settled and below <= settled}:
        settled |= ready
    assert settled == set(MAY_IMPORT)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_module_knows_medicine(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [f"{number}: {line}" for number, line in enumerate(lines, 1) if MEDICINE.search(line)] == []


def test_the_search_for_medicine_finds_it_and_passes_over_the_programs_name() -> None:
    assert MEDICINE.search("a B12 level")
    assert MEDICINE.search("'vegan'")
    assert not MEDICINE.search("from b12lint.cli import main")
    assert not MEDICINE.search("stiffly, necklace")
