"""The hook as a user meets it: pre-commit builds it from this checkout and runs it in another repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WRONG = ROOT / "fixtures" / "violating" / "direct-cause-claims.md"
RIGHT = "# Bread\n\nMix flour, water, salt and yeast. Wait. Bake.\n"


@pytest.mark.skipif(shutil.which("git") is None, reason="pre-commit needs git")
def test_the_hook_fails_on_the_article_that_is_wrong_and_names_no_other(tmp_path: Path) -> None:
    hooks, articles = tmp_path / "hooks", tmp_path / "articles"
    _hook_repository(hooks)
    articles.mkdir()
    shutil.copy(WRONG, articles / "wrong.md")
    (articles / "right.mdx").write_text(RIGHT, encoding="utf-8")
    (articles / "notes.txt").write_text("no article\n", encoding="utf-8")
    _commit_everything(articles)

    environment = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"), "NO_COLOR": "1"}
    command = [sys.executable, "-m", "pre_commit", "try-repo", hooks, "b12lint", "--all-files", "--color=never"]
    done = subprocess.run(command, cwd=articles, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 1, done.stdout + done.stderr
    assert "Failed" in done.stdout
    assert "exit code: 1" in done.stdout
    assert "--> wrong.md:" in done.stdout
    assert "in 2 articles" in done.stdout
    assert "right.mdx" not in done.stdout


def _hook_repository(folder: Path) -> None:
    """A repository that holds what the hook is built from, as it is in this checkout now, committed or not."""
    for name in ("b12lint", "rules"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, folder / name)
    _commit_everything(folder)


def _commit_everything(folder: Path) -> None:
    git = ["git", "-C", str(folder), "-c", "user.name=Test", "-c", "user.email=test@example.org"]
    git += ["-c", "commit.gpgsign=false"]
    subprocess.run(["git", "init", "-q", folder], check=True)
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-q", "--no-verify", "-m", "test"], check=True)
