from __future__ import annotations

import json
from pathlib import Path

import pytest

from b12lint import runner

from .conftest import Lint

BAD = "This is WRONG.\n"


def test_standard_input_is_an_article_with_the_name_it_is_given(lint: Lint) -> None:
    result = lint("check", "-", "--stdin-filename", "docs/new.md", "--output-format", "concise", stdin=BAD.encode())
    assert result.out.splitlines()[0] == "docs/new.md:1:9: FAK001 `WRONG` is a word nobody should write"
    assert lint("check", "-", "-", stdin=BAD.encode()).out.count("<stdin>:1:9") == 1


def test_findings_come_in_the_order_of_the_paths_whatever_was_given_first(lint: Lint) -> None:
    files = {"b.md": BAD, "a/z.md": BAD, "a.md": BAD}
    one = lint("check", "b.md", "a", "a.md", "--output-format", "concise", files=files)
    other = lint("check", "a.md", "b.md", "a/z.md", "--output-format", "concise")
    assert one.out == other.out
    assert [line.split(":")[0] for line in one.out.splitlines()[:3]] == ["a.md", "a/z.md", "b.md"]


def test_without_paths_the_current_folder_is_checked(lint: Lint) -> None:
    assert "docs/a.md:1:9" in lint("check", files={"docs/a.md": BAD}).out


def test_processes_change_nothing_in_the_report(lint: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"{n:03}.md": "\n" * (n % 7) + (BAD if n % 3 else "fine\n") for n in range(90)}
    files["050.md"] = "CRASH"
    shared = lint("check", ".", "--output-format", "json", files=files)
    monkeypatch.setattr("b12lint.workers.worker_count", lambda files: 1)
    alone = lint("check", ".", "--output-format", "json")
    monkeypatch.setattr("b12lint.workers.worker_count", lambda files: 3)
    assert lint("check", ".", "--output-format", "json") == alone == shared
    assert json.loads(alone.out)["summary"]["articles"] == 89


def test_a_worker_that_dies_leaves_failures_and_not_silence(
    lint: Lint, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import os

    monkeypatch.setattr("b12lint.workers.worker_count", lambda files: 2)
    monkeypatch.setattr(runner, "check_article", lambda article, ruleset: os._exit(1))
    result = lint("check", ".", files={f"{n}.md": BAD for n in range(20)})
    assert result.code == 2
    assert result.err.count("not checked: a worker process ended early") == 20


@pytest.mark.parametrize("form", ["full", "concise", "json", "json-lines"])
def test_the_same_input_gives_the_same_bytes(lint: Lint, form: str) -> None:
    files = {"a.md": BAD * 3, "b.md": "DOUBTFUL \u2014 \u732b WRONG\n"}
    first = lint("check", ".", "--output-format", form, files=files)
    assert lint("check", ".", "--output-format", form) == first


def test_quiet_leaves_out_the_summary_but_no_finding(lint: Lint) -> None:
    out = lint("check", "a.md", "-q", files={"a.md": BAD}).out
    assert "FAK001" in out
    assert "Found" not in out
    assert lint("check", "b.md", "-q", files={"b.md": "fine"}).out == ""


@pytest.mark.parametrize(
    ("color", "environment", "colored"),
    [("auto", {}, False), ("always", {}, True), ("always", {"NO_COLOR": "1"}, True), ("never", {}, False)],
    ids=["no terminal", "always", "always against NO_COLOR", "never"],
)
def test_color_is_for_terminals_or_on_demand(
    lint: Lint, monkeypatch: pytest.MonkeyPatch, color: str, environment: dict[str, str], colored: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in lint("check", "a.md", "--color", color, files={"a.md": BAD}).out) is colored


@pytest.mark.parametrize(("no_color", "colored"), [("", True), ("1", False)], ids=["unset", "set"])
def test_a_terminal_is_colored_unless_no_color_is_set(
    monkeypatch: pytest.MonkeyPatch, no_color: str, colored: bool
) -> None:
    import io

    from b12lint.cli.terminal import style_for

    class Terminal(io.StringIO):
        encoding = "utf-8"

        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setenv("TERM", "xterm")
    assert style_for(Terminal(), "auto").color is colored


def test_articles_off_the_topic_are_counted(lint: Lint) -> None:
    result = lint("check", ".", files={"a.md": "off topic", "b.md": "fine"})
    assert result.out == "Checked 2 articles: nothing found (14 claims read, 0 judged, 1 off topic).\n"
