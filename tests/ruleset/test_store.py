"""A compiled pack comes back from the store as it went in, and a store that is broken is never noticed."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from b12lint.ruleset import load_packs, packs
from b12lint.ruleset.model import pack_from_data, pack_to_data
from b12lint.ruleset.store import cache_folder, read_stored, write_stored

from .conftest import KINDS, RULE, WritePack


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The folders that were read and compiled, with an empty store to begin with and a small kind of check."""
    folders: list[str] = []
    build = packs._build

    def counted(files, kinds, compilers):
        folders.append(files.folder.name)
        return build(files, KINDS, {"size": lambda *words: len(words[0])})

    monkeypatch.setattr(packs, "_build", counted)
    monkeypatch.setenv("B12LINT_CACHE_DIR", str(tmp_path / "cache"))
    return folders


def stored(tmp_path: Path) -> Path:
    (path,) = (path for path in (tmp_path / "cache" / "packs").iterdir() if "-derived" not in path.name)
    return path


def test_a_pack_survives_the_way_through_json(write_pack: WritePack) -> None:
    (pack,) = load_packs([write_pack()], builtin=False, use_store=False, kinds=KINDS, compilers={})
    assert pack_from_data(*json.loads(json.dumps(pack_to_data(pack)))) == pack


def test_what_was_derived_is_read_when_it_is_asked_for_and_made_anew_where_it_got_lost(
    write_pack: WritePack, builds: list[str], tmp_path: Path
) -> None:
    folder = write_pack()
    (built,) = load_packs([folder], builtin=False)
    (kept,) = load_packs([folder], builtin=False)
    (path,) = (tmp_path / "cache" / "packs").glob("*-derived.json")
    path.write_text("")
    assert builds == ["tea"]
    assert kept.derived == built.derived == {"size": 1}
    assert builds == ["tea", "tea"]
    assert load_packs([folder], builtin=False)[0].derived["size"] == 1
    assert builds == ["tea", "tea"]


def test_an_unchanged_pack_is_compiled_once(write_pack: WritePack, builds: list[str]) -> None:
    folder = write_pack()
    assert load_packs([folder], builtin=False) == load_packs([folder], builtin=False)
    assert builds == ["tea"]


def test_a_changed_file_is_compiled_anew(write_pack: WritePack, builds: list[str]) -> None:
    load_packs([write_pack()], builtin=False)
    changed = RULE.replace("Tea is said to cure.", "Tea is called a cure.")
    (pack,) = load_packs([write_pack({"rules/TEA001-tea-cures.yaml": changed})], builtin=False)
    assert pack.rules[0].message == "Tea is called a cure."
    assert builds == ["tea", "tea"]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[:-20], id="cut off"),
        pytest.param(lambda data: data.replace(b"Tea", b"Pea"), id="altered"),
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: b"\x80\x04K\x01.", id="pickle"),
        pytest.param(lambda data: data.replace(b"b12lint-pack ", b"b12lint-pack 9"), id="of another format"),
    ],
)
def test_a_damaged_entry_is_made_anew(write_pack: WritePack, builds: list[str], tmp_path: Path, damage) -> None:
    folder = write_pack()
    sound = load_packs([folder], builtin=False)
    path = stored(tmp_path)
    before = path.read_bytes()
    path.write_bytes(damage(before))
    assert load_packs([folder], builtin=False) == sound
    assert path.read_bytes() == before
    assert builds == ["tea", "tea"]


def test_an_entry_with_a_right_checksum_and_another_shape_is_made_anew(
    write_pack: WritePack, builds: list[str], tmp_path: Path
) -> None:
    folder = write_pack()
    sound = load_packs([folder], builtin=False)
    write_stored(stored(tmp_path).stem, {"rules": [{"code": 1}]})
    assert load_packs([folder], builtin=False) == sound


def test_a_store_that_cannot_be_written_is_no_failure(
    write_pack: WritePack, builds: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("B12LINT_CACHE_DIR", str(tmp_path / "file"))
    assert load_packs([write_pack()], builtin=False)[0].name == "tea"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX file modes")
def test_an_entry_is_readable_by_its_owner_only_and_nothing_unfinished_stays(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("B12LINT_CACHE_DIR", str(tmp_path / "cache"))
    assert write_stored("key", {"a": "\ud800é\n"})
    assert read_stored("key") == {"a": "\ud800é\n"}
    path = stored(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_only_the_latest_entries_are_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("B12LINT_CACHE_DIR", str(tmp_path / "cache"))
    for number in range(20):
        write_stored(f"key-{number}", {})
        os.utime(tmp_path / "cache" / "packs" / f"key-{number}.json", (number, number))
    write_stored("key-last", {})
    assert read_stored("key-0") is None
    assert read_stored("key-last") == {}


def test_the_cache_folder_follows_the_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("B12LINT_CACHE_DIR", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "/x")
    assert cache_folder() == Path("/x/b12lint")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cache_folder().parts[-3:] == ("Library", "Caches", "b12lint")
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", "/local")
    assert cache_folder() == Path("/local/b12lint/Cache")


def test_the_stored_way_needs_neither_yaml_nor_pydantic(write_pack: WritePack, builds: list[str]) -> None:
    folder = write_pack()
    load_packs([folder], builtin=False)
    script = (
        "import sys; from pathlib import Path; from b12lint.ruleset import load_packs, packs;"
        "packs._build = None;"
        f"pack, = load_packs([Path({str(folder)!r})], builtin=False);"
        "heavy = {'yaml', 'pydantic', 'pydantic_core', 'tempfile', 'importlib.metadata'} & set(sys.modules);"
        "sys.exit(', '.join(sorted(heavy)) if heavy or pack.name != 'tea' else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
