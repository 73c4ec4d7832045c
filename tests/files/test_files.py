from __future__ import annotations

import os
from pathlib import Path

import pytest

from b12lint.diagnostics import Failure
from b12lint.files import decode, discover
from b12lint.source import Source


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _write(*names: str) -> None:
    for name in names:
        path, _, text = name.partition("=")
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, encoding="utf-8")


def _found(*paths: str) -> list[str]:
    discovery = discover(paths)
    assert discovery.failures == ()
    return [name.replace(os.sep, "/") for name in discovery.files]


def test_a_folder_gives_its_articles_at_any_depth_in_order() -> None:
    _write("d/b.md", "d/a.MDX", "d/x/y/c.markdown", "d/x.txt", "d/md", "d/x/a.md.bak")
    assert _found("d") == ["d/a.MDX", "d/b.md", "d/x/y/c.markdown"]
    assert _found("d/") == _found("d")


def test_the_current_folder_adds_nothing_to_a_name() -> None:
    _write("x/a.md", "b.md")
    assert _found(".") == ["b.md", "x/a.md"]


def test_a_named_file_is_read_whatever_it_is_called_and_whoever_ignores_it() -> None:
    _write("d/notes.txt", "d/.hidden.md", "d/node_modules/a.md", "d/.gitignore=*.txt\n")
    names = ["d/.hidden.md", "d/node_modules/a.md", "d/notes.txt"]
    assert _found(*names) == names


def test_hidden_names_and_folders_of_tools_are_passed_over() -> None:
    _write("d/.github/a.md", "d/.a.md", "d/node_modules/p/README.md", "d/venv/a.md", "d/.venv/a.md", "d/ok/a.md")
    assert _found("d") == ["d/ok/a.md"]
    assert _found("d/.github") == ["d/.github/a.md"]


def test_nested_ignore_files_hold_below_them_and_the_nearest_decides() -> None:
    _write("d/.gitignore=drafts/\n*.tmp.md\n", "d/drafts/a.md", "d/a.tmp.md", "d/b.md")
    _write("d/x/.gitignore=!*.tmp.md\n/only-here.md\n", "d/x/a.tmp.md", "d/x/only-here.md", "d/x/y/only-here.md")
    assert _found("d") == ["d/b.md", "d/x/a.tmp.md", "d/x/y/only-here.md"]


def test_what_lies_in_an_ignored_folder_cannot_be_taken_back() -> None:
    _write("d/.gitignore=out\n!out/keep.md\n", "d/out/keep.md", "d/a.md")
    assert _found("d") == ["d/a.md"]


def test_ignore_files_above_hold_up_to_the_root_of_the_repository() -> None:
    _write("above/.gitignore=*.md\n", "above/repo/.git/HEAD", "above/repo/.gitignore=/docs/old/\n")
    _write("above/repo/docs/old/a.md", "above/repo/docs/new/a.md", "above/repo/docs/new/old/a.md")
    assert _found("above/repo/docs") == ["above/repo/docs/new/a.md", "above/repo/docs/new/old/a.md"]


def test_outside_a_repository_nothing_above_holds() -> None:
    _write(".gitignore=*.md\n", "d/a.md")
    assert _found("d") == ["d/a.md"]


def test_a_file_is_read_once_however_often_it_is_named() -> None:
    _write("d/a.md", "b.md")
    os.symlink("d/a.md", "link.md")
    assert _found("d", "d/a.md", "./d/a.md", "link.md", "b.md", "b.md") == ["./d/a.md", "b.md"]


def test_links_to_folders_are_not_entered() -> None:
    _write("d/x/a.md")
    os.symlink("..", "d/x/up")
    os.symlink("x", "d/y.md")
    assert _found("d") == ["d/x/a.md"]


def test_a_link_that_leads_nowhere_is_listed_so_that_reading_it_fails() -> None:
    _write("d/a.md")
    os.symlink("gone.md", "d/b.md")
    assert _found("d") == ["d/a.md", "d/b.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_folder_gives_no_pipe_that_would_never_end() -> None:
    _write("d/a.md")
    os.mkfifo("d/pipe.md")
    assert _found("d") == ["d/a.md"]


def test_a_missing_path_is_a_failure_beside_what_is_there() -> None:
    _write("a.md")
    discovery = discover(["gone", "a.md", "gone"])
    assert discovery.files == ("a.md",)
    assert discovery.failures == (Failure("gone", "no such file or folder"),)


def test_depth_is_no_limit() -> None:
    folder = "/".join("x" * 400)
    os.makedirs(folder)
    _write(f"{folder}/a.md")
    assert _found("x") == [f"{folder}/a.md"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"ok\nbad \xff here", "not UTF-8: byte 0xff on line 2"),
        (b"cut \xe2\x82", "not UTF-8: byte 0xe2 on line 1"),
        (b"\xff\xfea\x00", "not UTF-8 (its first bytes say UTF-16): save it as UTF-8"),
    ],
    ids=["a stray byte", "an end in the middle of a character", "UTF-16"],
)
def test_bytes_that_are_no_text_say_where(data: bytes, message: str) -> None:
    assert decode("a.md", data) == Failure("a.md", message)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode("a.md", b"\xef\xbb\xbfhi") == Source("a.md", "hi")
