from __future__ import annotations

import os
from pathlib import Path

import pytest

from b12lint.ruleset import PackError, RuleError

from .conftest import Lint

GOOD, BAD, DOUBTFUL = "All is well.\n", "This is WRONG.\n", "This is DOUBTFUL.\n"


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (GOOD, [], 0),
        (BAD, [], 1),
        (DOUBTFUL, [], 0),
        (DOUBTFUL, ["--fail-on", "warning"], 1),
        (BAD, ["--fail-on", "warning"], 1),
        (BAD, ["--fail-on", "never"], 0),
        (BAD, ["--ignore", "wrong-word"], 0),
        (BAD, ["--select", "FAK002"], 0),
        (BAD + DOUBTFUL, ["--select", "FAK", "--ignore", "FAK001,doubtful-word", "--extend-select", "FAK001"], 2),
        (BAD, ["--quiet", "--output-format", "json"], 1),
        ("BROKENRULE", [], 2),
        ("BROKENRULE", ["--fail-on", "never"], 2),
        ("CRASH", ["--fail-on", "never"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_the_exit_code_says_what_the_run_came_to(lint: Lint, text: str, options: list[str], code: int) -> None:
    assert lint("check", "a.md", *options, files={"a.md": text}).code == code


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "missing.md"], "missing.md: no such file or folder"),
        (["check", "latin.md"], "latin.md: not UTF-8: byte 0xe9 on line 2"),
        (["check", "utf16.md"], "utf16.md: not UTF-8 (its first bytes say UTF-16): save it as UTF-8"),
        (["check", "good.md/"], "good.md/: no such file or folder"),
        (["check", "--select", "wrong-wird"], "unknown rule selector 'wrong-wird' (did you mean 'wrong-word'?)"),
        (["check", "--selct", "FAK"], "unknown option --selct (did you mean '--select'?)"),
        (["check", "--output-format", "jason"], "invalid choice: 'jason'"),
        (["check", "--as-of", "2026-13-01"], "expected a day as YYYY-MM-DD, found '2026-13-01'"),
        (["check", "--as-of", "20260101"], "expected a day as YYYY-MM-DD"),
        (["chekc"], "unknown command 'chekc' (did you mean 'check'?)"),
        (["explain", "FAK003"], "unknown rule 'FAK003' (did you mean 'FAK00"),
        (["explain"], "required: RULE"),
        ([], "no command given"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_cannot_be_done_is_said_in_one_line_and_ends_in_2(lint: Lint, arguments: list[str], said: str) -> None:
    files = {"good.md": GOOD, "latin.md": b"fine\ncaf\xe9\n", "utf16.md": "hello".encode("utf-16")}
    result = lint(*arguments, files=files)
    assert result.code == 2
    assert said in result.err
    assert "Traceback" not in result.err
    assert result.err.startswith("b12lint: ")


def test_one_unreadable_file_does_not_hide_the_findings_of_the_others(lint: Lint) -> None:
    result = lint("check", "bad.md", "gone.md", "latin.md", files={"bad.md": BAD, "latin.md": b"\xff"})
    assert result.code == 2
    assert "bad.md:1:9" in result.out
    assert "Found 1 error in 1 article (7 claims read, 1 judged). 2 failures: see the messages." in result.out
    assert [line.split(": ")[1] for line in result.err.splitlines()] == ["gone.md", "latin.md"]


def test_every_mistake_of_a_pack_is_a_line(lint: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(folders: list[Path]) -> None:
        raise PackError([RuleError("p/b.yaml", 3, 1, "expected less"), RuleError("p/a.yaml", 1, 2, "expected more")])

    monkeypatch.setattr("b12lint.runner.load_packs", load)
    result = lint("check", "--rules", "p")
    assert result.code == 2
    assert result.err == "b12lint: p/a.yaml:1:2: expected more\nb12lint: p/b.yaml:3:1: expected less\n"


def test_a_choice_that_leaves_no_rule_never_passes(lint: Lint) -> None:
    result = lint("check", "a.md", "--ignore", "ALL", files={"a.md": BAD})
    assert (result.code, result.err) == (2, "b12lint: no rule is left to run\n")


@pytest.mark.parametrize(("options", "code"), [([], 0), (["--require-files"], 2)], ids=["by default", "required"])
def test_no_article_is_no_success(lint: Lint, options: list[str], code: int) -> None:
    result = lint("check", ".", *options, files={"notes.txt": BAD})
    assert result.code == code
    assert result.err == "b12lint: no articles checked\n"
    assert result.out == "No articles checked.\n"


def test_an_unreadable_folder_is_a_failure(lint: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path == "docs/private":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    result = lint("check", "docs", files={"docs/a.md": GOOD, "docs/private/b.md": BAD})
    assert result.code == 2
    assert result.err == "b12lint: docs/private: cannot be read: Permission denied\n"
    assert "Checked 1 article" in result.out


def test_a_broken_rule_is_a_failure_and_not_a_finding(lint: Lint) -> None:
    result = lint("check", "a.md", "--output-format", "concise", files={"a.md": "BROKENRULE WRONG"})
    assert result.code == 2
    assert "internal-error" not in result.out
    assert "Found 1 error in 1 article (7 claims read, 2 judged). 1 failure: see the messages." in result.out
    assert result.err.startswith("b12lint: a.md: ")


def test_a_crash_names_its_place_and_drives_no_terminal(lint: Lint) -> None:
    result = lint("check", "a.md", files={"a.md": "CRASH"})
    assert "b12lint: a.md: internal error: RuntimeError: the engine \\x1b[31mtripped at " in result.err


def test_a_fault_of_the_program_is_no_finding(lint: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("b12lint.cli.check.run", lambda *_: 1 / 0)
    result = lint("check")
    assert result.code == 2
    assert "ZeroDivisionError" in result.err


def test_an_output_file_changes_neither_the_report_nor_the_exit_code(lint: Lint, tmp_path: Path) -> None:
    printed = lint("check", "a.md", files={"a.md": BAD})
    written = lint("check", "a.md", "--output-file", "report.txt")
    assert (written.code, written.out) == (1, "")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == printed.out


def test_a_report_that_cannot_be_written_ends_in_2(lint: Lint) -> None:
    result = lint("check", "a.md", "--output-file", "no/such/folder.txt", files={"a.md": GOOD})
    assert result.code == 2
    assert "the output cannot be written: No such file or directory" in result.err
