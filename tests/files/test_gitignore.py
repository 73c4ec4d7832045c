"""Ignore files are read as git reads them; git itself is the judge where it is at hand."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from b12lint.files.gitignore import parse, verdict

PIECES = [
    *("a", "b", "*", "**/", "/**", "/", "?", "!", "#", " ", "-", "]", "***"),
    *("[ab]", "[!a]", "[^b]", "[]a]", "[a", "[a-c]", "[c-a]", "[a-]", "[[:alpha:]]", "[[:none:]]", "\\", "\\ ", "\\!"),
]
PATHS = [
    *("a", "b", "c", "ab", "ba", "a b", "a ", "]", "-", "#", "#a", "!", "!a", "\\", "a/b", "b/a", "ab/a", "a/ab/b"),
    *("a/b/a", "a/b/ab", "b/b/b", "c/a", "c/a/b", "]/a", "-/b", "a /b", "!a/b", "#a/b", "ab/ba/c"),
]


@pytest.mark.parametrize(
    ("line", "ignored", "kept"),
    [
        ("drafts", ["drafts", "x/drafts"], ["drafts2", "x/mydrafts"]),
        ("/drafts", ["drafts"], ["x/drafts"]),
        ("old/drafts", ["old/drafts"], ["x/old/drafts"]),
        ("*.mdx", ["a.mdx", "x/a.mdx"], ["a.md"]),
        ("x/*.md", ["x/a.md"], ["x/y/a.md"]),
        ("**/x", ["x", "a/b/x"], ["xx"]),
        ("x/**", ["x/a", "x/a/b"], ["x"]),
        ("a/**/b", ["a/b", "a/x/y/b"], ["ab"]),
        ("no?e", ["note", "node"], ["no/e", "noe"]),
        ("[a-c].md", ["b.md"], ["d.md"]),
        ("[!a-c].md", ["d.md"], ["b.md", "/.md"]),
        ("\\#x", ["#x"], ["x"]),
        ("trailing  ", ["trailing"], ["trailing  "]),
        ("kept\\ ", ["kept "], ["kept"]),
        ("# a comment", [], ["# a comment"]),
        ("[unclosed", [], ["[unclosed", "u"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_pattern_ignores_what_it_names_and_nothing_else(line: str, ignored: list[str], kept: list[str]) -> None:
    patterns = parse(line + "\n")
    assert [p for p in (*ignored, *kept) if verdict(patterns, p, folder=False)] == ignored


def test_a_final_slash_speaks_of_folders_only() -> None:
    patterns = parse("x/")
    assert verdict(patterns, "x", folder=True)
    assert verdict(patterns, "x", folder=False) is None


def test_the_last_line_that_speaks_decides() -> None:
    patterns = parse("*.md\r\n!keep.md\r\n")
    assert verdict(patterns, "a.md", folder=False) is True
    assert verdict(patterns, "keep.md", folder=False) is False
    assert verdict(patterns, "a.txt", folder=False) is None


def _ignored(text: str, path: str) -> bool:
    """What a search would do: a path is ignored if it is, or any folder it is in."""
    patterns, names = parse(text), path.split("/")
    above = ["/".join(names[:depth]) for depth in range(1, len(names))]
    return any(verdict(patterns, folder, folder=True) for folder in above) or bool(
        verdict(patterns, path, folder=False)
    )


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("git") is None:
        pytest.skip("git is the judge here")
    folder = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", folder], check=True)
    return folder


# git takes `a**/b` for `a` and `**/b`, against its own manual, so a literal is not put before stars here.
LINES = (
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=4)
    .map("".join)
    .filter(lambda line: not re.search(r"[^/*]\*\*", line.removeprefix("!")))
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES, min_size=1, max_size=4).map("\n".join))
def test_git_ignores_the_same_paths(repository: Path, text: str) -> None:
    (repository / ".gitignore").write_text(text + "\n", encoding="utf-8", newline="\n")
    command = ["git", "-C", str(repository), "check-ignore", "--no-index", "-z", "--stdin"]
    answer = subprocess.run(command, input="\0".join(PATHS).encode(), capture_output=True, check=False)
    assert [path for path in PATHS if _ignored(text, path)] == [
        path for path in PATHS if path in answer.stdout.decode().split("\0")
    ]
