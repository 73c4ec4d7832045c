"""What only a process of its own shows: pipes, signals, encodings, and which modules a run loads."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ARTICLE = "# A title\n\nNothing to see here.\n"
COMMAND = [sys.executable, "-m", "b12lint"]


def _run(*arguments: str, cwd: Path, **keywords: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *arguments], cwd=cwd, capture_output=True, check=False, **keywords)  # type: ignore[call-overload, no-any-return]


def test_a_reader_that_goes_away_leaves_no_traceback(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    result = subprocess.run([*COMMAND, "rules"], cwd=tmp_path, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_disk_is_no_success(tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        result = subprocess.run([*COMMAND, "rules"], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False)
    assert result.returncode == 2
    assert result.stderr == b"b12lint: the output cannot be written: No space left on device\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_an_interrupt_ends_in_130_without_a_traceback(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "slow.md")
    process = subprocess.Popen([*COMMAND, "check", "slow.md"], cwd=tmp_path, stderr=subprocess.PIPE)
    writer = _when_read_from(tmp_path / "slow.md", process)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    os.close(writer)
    assert (process.returncode, errors) == (130, b"b12lint: interrupted\n")


def _when_read_from(pipe: Path, process: subprocess.Popen[bytes]) -> int:
    """Open the pipe for writing, as soon as the process has opened it for reading."""
    while process.poll() is None:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.02)
    raise AssertionError(f"the process ended with {process.returncode} before it read")


def test_a_screen_without_unicode_gets_ascii(tmp_path: Path) -> None:
    name = "na\u00efve \u2603.md"
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    result = _run("check", name, cwd=tmp_path, env=environment)
    assert result.returncode == 2
    assert result.stderr.decode("ascii").startswith("b12lint: na\\xefve \\u2603.md: no such file or folder")


LOADED = """
import sys
from b12lint.cli import main
code = main(["check", "--isolated", "--output-format", sys.argv[1], "a.md"])
print(*sys.modules, file=sys.stderr)
sys.exit(code)
"""
THIRD_PARTY = {"b12lint", "markdown_it", "mdit_py_plugins", "mdurl"}
# The parser itself loads `logging`, which is slow as well.
SLOW = {
    *("argcomplete", "asyncio", "concurrent", "difflib", "email", "http", "importlib.metadata", "importlib.resources"),
    *("multiprocessing", "pathspec", "pydantic", "pydantic_core", "shutil", "socket", "ssl", "subprocess"),
    *("tempfile", "tomllib", "typing_extensions", "unittest", "urllib.request", "yaml"),
}


@pytest.mark.parametrize("form", ["full", "json"])
def test_checking_one_article_loads_nothing_slow(tmp_path: Path, form: str) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    environment = {**os.environ, "B12LINT_CACHE_DIR": str(tmp_path / "cache")}
    for _ in range(2):  # the first run compiles and stores the rules
        command = [sys.executable, "-c", LOADED, form]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
    loaded = set(done.stderr.decode().split())
    assert loaded & SLOW == set()
    known = {*sys.stdlib_module_names, *THIRD_PARTY, "__main__"}
    assert {name for name in loaded if name.partition(".")[0] not in known and not name.startswith("_")} == set()
