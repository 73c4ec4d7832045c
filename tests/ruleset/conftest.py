"""A small pack about tea, written to a temporary folder, for tests that break it in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar, Literal

import pytest

PACK = """\
name: tea
version: 1.2.3
licence: CC0-1.0
title: Claims about tea
topic: {about: [tea]}
"""
SOURCES = """\
tea-board:
  title: A leaflet on tea
  publisher: The Tea Board
  url: https://tea.example/leaflet
  read: true
  accessed: 2024-05-01
"""
CONCEPTS = """\
tea:
  about: the drink
  terms: [tea, infusion]
"""
RULE = """\
code: TEA001
slug: tea-cures
severity: error
title: Tea said to cure
message: Tea is said to cure.
why: It does not.
suggest: Say that it is a drink.
documentation: |
  Fires where tea is said to cure.
check: {kind: claim}
evidence:
  - {source: tea-board, says: Tea is a drink.}
examples:
  bad:
    - {name: active, text: Tea cures colds., quote: Tea cures colds}
    - {name: passive, text: Colds are cured by tea., quote: Colds are cured by tea}
  good:
    - {name: negated, text: Tea does not cure colds.}
    - {name: question, text: "Does tea cure colds?"}
"""


@dataclass(frozen=True)
class ClaimSpec:
    """Stands for a kind of check of the project."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    kind: Literal["claim"]
    about: tuple[tuple[str, ...], ...] = ()
    scorecard: str = ""
    strict: bool = False


KINDS = {"claim": SimpleNamespace(spec=ClaimSpec, find=None)}

WritePack = Callable[..., Path]


@pytest.fixture
def write_pack(tmp_path: Path) -> WritePack:
    """Writes a sound pack, with files by relative name replaced, added, or (None) left out."""

    def write(files: dict[str, str | bytes | None] | None = None, folder: str = "tea") -> Path:
        sound = {
            "pack.yaml": PACK,
            "sources.yaml": SOURCES,
            "concepts/tea.yaml": CONCEPTS,
            "rules/TEA001-tea-cures.yaml": RULE,
        }
        for name, text in {**sound, **(files or {})}.items():
            if text is None:
                continue
            path = tmp_path / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path / folder

    return write
