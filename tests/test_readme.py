"""What the README shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from b12lint.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)


def test_the_sample_is_what_the_first_command_prints(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    _, _, arguments = COMMANDS[0].partition(".venv/bin/b12lint ")
    assert main([*arguments.split(), "--color", "never"]) == 1
    printed = capsys.readouterr().out
    (sample,) = re.findall(r"^```text\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    parts = [part.strip("\n") for part in sample.split("\n\n…\n\n")]
    assert len(parts) == 2
    assert printed.startswith(f"{parts[0]}\n\n")
    # How much was read changes with the language the program knows.
    assert printed.splitlines()[-1].partition(" (")[0] == parts[1].partition(" (")[0]


def test_continuous_integration_runs_the_second_command() -> None:
    assert COMMANDS[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert COMMANDS[1] in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()
