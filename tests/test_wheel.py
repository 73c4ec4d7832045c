"""What a user installs: the wheel by itself, in an environment that has nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "build", "--outdir", folder, ROOT], check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_made_from_the_source_distribution_carries_the_rules(wheel: Path) -> None:
    shipped = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("b12lint/_rules/")}
    rules = ROOT / "rules"
    present = {path.relative_to(rules).as_posix() for path in rules.rglob("*") if path.is_file()}
    assert {f"b12lint/_rules/{name}" for name in present if not name.startswith(".")} == shipped


def test_an_installed_wheel_lints(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([programs / "python", "-m", "pip", "install", "-q", wheel], check=True)
    article = ROOT / "fixtures" / "violating" / "direct-cause-claims.md"
    done = subprocess.run(
        [programs / "b12lint", "check", "--output-format", "json", article],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env={**os.environ, "B12LINT_CACHE_DIR": str(tmp_path / "cache")},
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert "direct-causation" in {finding["name"] for finding in json.loads(done.stdout)["diagnostics"]}
