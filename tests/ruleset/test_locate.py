"""The packs that come with the program are found in a wheel and in a checkout, and nobody else's are taken for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from b12lint.ruleset import builtin_packs


@pytest.mark.parametrize(
    ("files", "found"),
    [
        pytest.param(["b12lint/_rules/tea/pack.yaml", "rules/milk/pack.yaml"], ["b12lint/_rules/tea"], id="wheel"),
        pytest.param(["pyproject.toml", "rules/tea/pack.yaml", "rules/notes.md"], ["rules/tea"], id="checkout"),
        pytest.param(["rules/milk/pack.yaml"], [], id="another package's rules beside an installed one"),
    ],
)
def test_builtin_packs_are_where_the_installation_has_them(tmp_path: Path, files: list[str], found: list[str]) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    package = tmp_path / "b12lint"
    package.mkdir(exist_ok=True)
    assert builtin_packs(package) == tuple(tmp_path / name for name in found)
