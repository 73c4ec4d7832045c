"""A pack is read whole, and each mistake in it is told with its file, line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from b12lint.ruleset import PackError, load_packs

from .conftest import CONCEPTS, KINDS, PACK, RULE, SOURCES, WritePack

RULE_FILE = "rules/TEA001-tea-cures.yaml"


def load(folder: Path, compilers=None):
    return load_packs([folder], builtin=False, use_store=False, kinds=KINDS, compilers=compilers or {})


def mistakes(folder: Path, compilers=None) -> list[str]:
    with pytest.raises(PackError) as caught:
        load(folder, compilers)
    return [line.removeprefix(f"{folder.as_posix()}/") for line in str(caught.value).split("\n")]


def test_a_sound_pack_loads_with_all_its_parts(write_pack: WritePack) -> None:
    (pack,) = load(
        write_pack({"scorecards/tea.json": '{"cue": 1.5}'}), {"count": lambda *words: [len(each) for each in words]}
    )
    assert (pack.name, pack.version, pack.licence, pack.topic) == ("tea", "1.2.3", "CC0-1.0", {"about": ["tea"]})
    assert pack.concepts == {"tea": ("tea", "infusion")}
    assert pack.derived == {"count": [1, 0, 0, 1]}
    assert pack.scorecards == {"tea": {"cue": 1.5}}
    assert pack.sources["tea-board"].accessed == "2024-05-01"
    (rule,) = pack.rules
    assert (rule.code, rule.severity, rule.default, rule.pack) == ("TEA001", "error", True, "tea")
    assert rule.check == {"kind": "claim", "about": [], "scorecard": "", "strict": False}
    assert [e.quote for e in rule.examples.bad] == ["Tea cures colds", "Colds are cured by tea"]


MISTAKES = {
    "unknown key": (RULE_FILE, "message:", "mesage:", "5:1: unknown key 'mesage' (did you mean 'message'?)"),
    "missing key": (RULE_FILE, "why: It does not.\n", "", "1:1: expected the key 'why'"),
    "choice": (RULE_FILE, ": error", ": fatal", "3:11: expected 'error' or 'warning', found 'fatal'"),
    "unknown source": (
        RULE_FILE,
        "{source: tea-board",
        "{source: tea-bord",
        "12:14: expected a source of sources.yaml, found 'tea-bord' (did you mean 'tea-board'?)",
    ),
    "unknown key deep in a list": (
        RULE_FILE,
        "quote: Tea cures colds}",
        "qoute: Tea cures colds}",
        "15:46: unknown key 'qoute' (did you mean 'quote'?)",
    ),
    "quote not in its text": (
        RULE_FILE,
        "quote: Tea cures colds}",
        "quote: tea}",
        "15:7: expected the quote to stand exactly once in the text",
    ),
    "unknown kind": (RULE_FILE, "kind: claim", "kind: clam", "10:15: expected one of claim (did you mean 'claim'?)"),
    "unknown key of a check": (
        RULE_FILE,
        "{kind: claim}",
        "{kind: claim, scorcard: x}",
        "10:22: unknown key 'scorcard' (did you mean 'scorecard'?)",
    ),
    "yes is text": (
        RULE_FILE,
        "{kind: claim}",
        "{kind: claim, strict: yes}",
        "10:30: expected true or false, found 'yes'",
    ),
    "full stop": (
        RULE_FILE,
        "title: Tea said to cure",
        "title: Tea said to cure.",
        "4:8: expected one line without a full stop at its end, found 'Tea said to cure.'",
    ),
    "file name": (RULE_FILE, "TEA001", "TEA002", "1:7: expected the file's name to be TEA002-tea-cures.yaml"),
    "key twice": (
        RULE_FILE,
        "slug: tea-cures",
        "slug: tea-cures\nslug: tea-heals",
        "3:1: expected 'slug' only once, it stands in line 2 already",
    ),
    "example name twice": (
        RULE_FILE,
        "{name: question",
        "{name: negated",
        "14:3: expected each example to have a name of its own, 'negated' stands twice",
    ),
    "no address": (
        "sources.yaml",
        "url: https://tea.example/leaflet",
        "url: ''",
        "2:3: expected an address; only a source with 'document: true' may have none",
    ),
    "on is text": ("sources.yaml", "read: true", "read: on", "5:9: expected true or false, found 'on'"),
    "number as term": ("concepts/tea.yaml", "infusion]", "5]", "3:16: expected text, found 5"),
    "no terms": ("concepts/tea.yaml", "[tea, infusion]", "[]", "3:10: expected 'terms' to have at least 1, found 0"),
    "version": ("pack.yaml", "version: 1.2.3", "version: 1.2", "2:10: expected text, found 1.2"),
}


@pytest.mark.parametrize(("name", "old", "new", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_one_line_with_its_place(
    write_pack: WritePack, name: str, old: str, new: str, expected: str
) -> None:
    sound = {"pack.yaml": PACK, "sources.yaml": SOURCES, "concepts/tea.yaml": CONCEPTS, RULE_FILE: RULE}[name]
    assert f"{name}:{expected}" in mistakes(write_pack({name: sound.replace(old, new, 1)}))


@pytest.mark.parametrize("kind", ["bad", "good"])
def test_a_rule_needs_two_examples_of_each_kind(write_pack: WritePack, kind: str) -> None:
    lines = RULE.splitlines(keepends=True)
    place = next(number for number, line in enumerate(lines) if line.strip() == f"{kind}:")
    del lines[place + 1]
    assert mistakes(write_pack({RULE_FILE: "".join(lines)})) == [
        f"{RULE_FILE}:{place + 2}:5: expected '{kind}' to have at least 2, found 1"
    ]


def test_a_rule_without_evidence_does_not_load(write_pack: WritePack) -> None:
    rule = RULE.replace("evidence:\n  - {source: tea-board, says: Tea is a drink.}\n", "evidence: []\n")
    assert mistakes(write_pack({RULE_FILE: rule})) == [
        f"{RULE_FILE}:11:11: expected 'evidence' to have at least 1, found 0"
    ]


def test_all_mistakes_of_all_files_are_told_at_once(write_pack: WritePack) -> None:
    folder = write_pack(
        {
            "pack.yaml": PACK.replace("licence", "license"),
            RULE_FILE: RULE.replace("severity: error", "severity: fatal").replace("why:", "wy:"),
            "concepts/milk.yaml": CONCEPTS,
            "scorecards/tea.json": '{\n "a": }',
        }
    )
    assert mistakes(folder) == [
        "concepts/tea.yaml:1:1: expected a new class, 'tea' is in " + f"{folder.as_posix()}/concepts/milk.yaml",
        "pack.yaml:1:1: expected the key 'licence'",
        "pack.yaml:3:1: unknown key 'license' (did you mean 'licence'?)",
        f"{RULE_FILE}:1:1: expected the key 'why'",
        f"{RULE_FILE}:3:11: expected 'error' or 'warning', found 'fatal'",
        f"{RULE_FILE}:6:1: unknown key 'wy' (did you mean 'why'?)",
        "scorecards/tea.json:2:7: expected JSON: Expecting value",
    ]


def test_a_code_and_a_slug_are_given_only_once(write_pack: WritePack) -> None:
    twin = RULE.replace("code: TEA001", "code: TEA002")
    folder = write_pack({"rules/TEA002-tea-cures.yaml": twin})
    first = f"{folder.as_posix()}/{RULE_FILE}"
    assert mistakes(folder) == [f"rules/TEA002-tea-cures.yaml:2:7: expected a new slug, 'tea-cures' is in {first}"]


def test_two_packs_may_not_share_a_rule(write_pack: WritePack) -> None:
    write_pack()
    other = write_pack({"pack.yaml": PACK.replace("name: tea", "name: coffee")}, folder="coffee")
    told = mistakes(other.parent)
    assert [line.rpartition(" is in")[0] for line in told] == [
        "tea/pack.yaml:1:1: expected a new name, 'TEA001'",
        "tea/pack.yaml:1:1: expected a new name, 'tea-cures'",
    ]


def test_each_term_that_a_compiler_refuses_is_shown_where_it_stands(write_pack: WritePack) -> None:
    def compiler(concepts, composites, statements, topic):
        for term in (term for terms in concepts.values() for term in terms if term.startswith("[")):
            raise ValueError(f"term {term!r}: brackets do not match")
        return {}

    folder = write_pack({"concepts/tea.yaml": CONCEPTS.replace("tea, infusion", "'[tea', brew, '[infusion'")})
    assert mistakes(folder, {"language": compiler}) == [
        "concepts/tea.yaml:3:11: expected a term that can be read: term '[tea': brackets do not match",
        "concepts/tea.yaml:3:25: expected a term that can be read: term '[infusion': brackets do not match",
    ]


def test_words_that_stand_for_nothing_are_told(write_pack: WritePack) -> None:
    folder = write_pack(
        {
            "pack.yaml": PACK.replace("{about: [tea]}", "{about: [tee]}"),
            "composites.yaml": "hot-tea: {parts: [[hot-drink], [tea]], refer: [it]}\nhot-drink: {whole: [tea]}\n",
            "statements.yaml": "says-tea: [{all: [[tea, '?'], ['!toa']]}]\n",
        }
    )
    assert mistakes(folder) == [
        "composites.yaml:1:20: expected a composite that is defined above, 'hot-drink' comes later",
        "composites.yaml:1:48: expected a class of words or a composite, found 'it'",
        "pack.yaml:5:17: expected a class of words or a composite, found 'tee' (did you mean 'tea'?)",
        "statements.yaml:1:32: expected a class of words or a composite, found 'toa' (did you mean 'tea'?)",
    ]


def test_a_file_that_would_not_be_read_is_told(write_pack: WritePack) -> None:
    folder = write_pack(
        {
            "rules/TEA002-more.yml": RULE,
            "rules/.hidden.yml": "x",
            "rules/old.yaml~": "x",
            "statement.yaml": "x",
            "a.md": "",
        }
    )
    files = "pack.yaml, sources.yaml, composites.yaml, statements.yaml"
    assert mistakes(folder) == [
        "rules/TEA002-more.yml:1:1: expected a file that ends in .yaml",
        f"statement.yaml:1:1: expected one of {files} (did you mean 'statements.yaml'?)",
    ]


def test_a_folder_without_a_pack_is_told(tmp_path: Path) -> None:
    assert mistakes(tmp_path) == [f"{tmp_path.as_posix()}:1:1: expected a folder with a pack.yaml"]
