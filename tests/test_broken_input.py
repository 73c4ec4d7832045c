"""Files that are cut off, badly encoded or odd in other ways: nothing crashes, and what can be read is checked."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from b12lint.cli import main
from b12lint.reporters import FORMATS

BROKEN = Path(__file__).resolve().parent.parent / "fixtures" / "broken"

CLAIM_ROWS = {
    "bad-front-matter.md": 11,
    "bom.md": 1,
    "bom-front-matter.md": 5,
    "control-characters.md": 7,
    "crlf.md": 5,
    "deep-nesting.md": 5,
    "front-matter-of-a-list.md": 10,
    "lone-cr.md": 5,
    "long-line.md": 5,
    "many-references.md": 5,
    "mixed-line-ends.md": 5,
    "no-final-line-end.md": 5,
    "nul.md": 5,
    "odd-spaces.md": 5,
    "ragged-table.md": 16,
    "unclosed-comment.md": 5,
    "unclosed-fence.md": 5,
    "unclosed-front-matter.md": 5,
    "unclosed-html.md": 7,
}
"""Files that state one direct cause, and its row. What an unclosed comment or fence swallows is not read."""
WITHOUT_CLAIMS = ("blank.md", "empty.md", "front-matter-only.md")
UNREADABLE = {"invalid-utf8.md": "byte 0xe9 on line 6", "utf16.md": "UTF-16"}


def _check(*arguments: str, rules: str = "direct-causation") -> int:
    return main(["check", "--isolated", "--no-cache", "--color", "never", "--select", rules, *arguments])


def _paths(names: Iterable[str]) -> list[str]:
    return [str(BROKEN / name) for name in names]


def _report(target: Path, rules: str = "direct-causation") -> dict[str, Any]:
    _check("--output-format", "json", "--output-file", str(target), str(BROKEN), rules=rules)
    report: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return report


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return _report(tmp_path_factory.mktemp("report") / "report.json")


def test_every_broken_file_has_its_test() -> None:
    assert {path.name for path in BROKEN.glob("*.md")} == {*CLAIM_ROWS, *WITHOUT_CLAIMS, *UNREADABLE}


@pytest.mark.parametrize("name", CLAIM_ROWS)
def test_the_claim_is_found_where_it_stands(report: dict[str, Any], name: str) -> None:
    (found,) = [d for d in report["diagnostics"] if Path(d["filename"]).name == name]
    row, column = found["location"]["row"], found["location"]["column"]
    lines = re.split(r"\r\n|\r|\n", (BROKEN / name).read_bytes().decode("utf-8-sig"))
    assert row == CLAIM_ROWS[name]
    assert re.search(r"directly\scauses", found["excerpt"])
    assert lines[row - 1].startswith(found["excerpt"], column - 1)


def test_claims_in_odd_files_end_in_1() -> None:
    assert _check("--quiet", *_paths(CLAIM_ROWS)) == 1


def test_files_with_nothing_in_them_are_checked_and_end_in_0(capsys: pytest.CaptureFixture[str]) -> None:
    code = _check("--output-format", "json", *_paths(WITHOUT_CLAIMS))
    report = json.loads(capsys.readouterr().out)
    assert (code, report["diagnostics"], report["summary"]["articles"]) == (0, [], len(WITHOUT_CLAIMS))


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_is_no_utf8_ends_in_2_and_says_why(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _check(str(BROKEN / name)) == 2
    messages = capsys.readouterr().err
    assert name in messages
    assert UNREADABLE[name] in messages


def test_an_unreadable_file_does_not_hide_what_the_others_say(report: dict[str, Any]) -> None:
    assert {Path(failure["filename"]).name for failure in report["failures"]} == set(UNREADABLE)
    assert report["summary"]["articles"] == len(CLAIM_ROWS) + len(WITHOUT_CLAIMS)


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_lets_a_control_character_through(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    _check("--output-format", form, *_paths(CLAIM_ROWS))
    output = capsys.readouterr().out
    assert "control-characters.md" in output
    assert {character for character in output if unicodedata.category(character) in ("Cc", "Cf")} <= {"\n"}


def test_no_rule_breaks_on_any_of_them(tmp_path: Path) -> None:
    report = _report(tmp_path / "report.json", rules="ALL")
    assert {Path(failure["filename"]).name for failure in report["failures"]} == set(UNREADABLE)


def test_a_line_of_a_million_characters_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "long.md"
    filler = "B12 is found in fish, meat, eggs and milk. " * 24_000
    article.write_text(f"# B12\n\n{filler}B12 deficiency directly causes neck stiffness.\n", encoding="utf-8")
    assert _check("--output-format", "json", str(article)) == 1
    (found,) = json.loads(capsys.readouterr().out)["diagnostics"]
    assert found["location"] == {"row": 3, "column": len(filler) + 1}
