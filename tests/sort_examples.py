"""Put the examples of rules where they belong: `python -m tests.sort_examples [--check]`.

Bad examples that their rule does not report become known gaps, known gaps that it reports become bad ones. Good
examples that it reports are listed: either the rule or the example is wrong, and only a person can tell which.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from b12lint.ruleset.locate import builtin_packs
from tests.rule_examples import Example, examples, fires, reported

FEWEST_BAD = 2
_LISTS = ("bad", "known_gaps")


@dataclass(frozen=True, slots=True)
class _Section:
    """A list of examples: the 0-based rows it begins and ends at, the lines before its first entry, its entries."""

    start: int
    end: int
    head: tuple[str, ...]
    entries: tuple[tuple[str, tuple[str, ...]], ...]


def sort_file(text: str, fires: Callable[[str], bool]) -> tuple[str, list[str]]:
    """A rule file with its bad examples and known gaps sorted, and the names of those that were moved.

    `fires` says of an example's name whether the rule reports it. The lines of an example stay as they are. Where
    fewer than two would be bad, the first of the others stay. Raises ValueError where no examples stand in block style.
    """
    lines = text.splitlines(keepends=True)
    found = _sections(text, lines)
    entries = {name: chunk for kind in _LISTS if kind in found for name, chunk in found[kind].entries}
    before = [name for name, _ in found["bad"].entries]
    bad = [name for name in entries if fires(name)]
    for name in before:
        if len(bad) < FEWEST_BAD and name not in bad:
            bad.append(name)
    bad = [name for name in entries if name in bad]
    moved = [name for name in entries if (name in bad) != (name in before)]
    if not moved:
        return text, []
    wanted = {"bad": bad, "known_gaps": [name for name in entries if name not in bad]}
    return "".join(_rewritten(lines, found, {k: [entries[n] for n in names] for k, names in wanted.items()})), moved


def _rewritten(
    lines: Sequence[str], found: dict[str, _Section], wanted: dict[str, list[tuple[str, ...]]]
) -> Iterator[str]:
    at = 0
    for kind, section in sorted(found.items(), key=lambda item: item[1].start):
        yield from lines[at : section.start]
        yield from _written(section.head, kind, wanted[kind])
        at = section.end
    rest = lines[at:]
    if "known_gaps" not in found:
        indent = lines[found["bad"].start].partition("bad")[0]
        yield from _written([indent], "known_gaps", wanted["known_gaps"])
    yield from rest


def _written(head: Sequence[str], kind: str, chunks: Sequence[tuple[str, ...]]) -> Iterator[str]:
    indent = head[0][: len(head[0]) - len(head[0].lstrip(" "))]
    yield f"{indent}{kind}:\n" if chunks else f"{indent}{kind}: []\n"
    yield from head[1:]
    for chunk in chunks:
        yield from chunk


def _sections(text: str, lines: Sequence[str]) -> dict[str, _Section]:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    lists = _value(root, "examples")
    if lists is None:
        raise ValueError("a rule file without examples")
    keys = [key for key, _ in lists.value]
    ends = [*(key.start_mark.line for key in keys[1:]), _end(lists, lines)]
    return {
        key.value: _section(key.start_mark.line, end, value, lines)
        for (key, value), end in zip(lists.value, ends, strict=True)
        if key.value in _LISTS
    }


def _section(start: int, end: int, value: Any, lines: Sequence[str]) -> _Section:
    if value.flow_style and value.value:
        raise ValueError(f"line {start + 1}: examples in brackets cannot be moved")
    begins = [entry.start_mark.line for entry in value.value]
    chunks = [tuple(lines[a:b]) for a, b in zip(begins, [*begins[1:], end], strict=True)] if begins else []
    names = [_value(entry, "name").value for entry in value.value]
    head = tuple(lines[start : begins[0] if begins else end])
    return _Section(start, end, head, tuple(zip(names, map(_closed, chunks), strict=True)))


def _closed(chunk: tuple[str, ...]) -> tuple[str, ...]:
    """The last line of a file may lack its line end."""
    return (*chunk[:-1], chunk[-1] if chunk[-1].endswith("\n") else chunk[-1] + "\n")


def _end(lists: Any, lines: Sequence[str]) -> int:
    """The line after the last example: a key at the margin, or the end of the file."""
    first = lists.start_mark.line
    return next((i for i in range(first, len(lines)) if lines[i][:1].strip() and lines[i][0] != "#"), len(lines))


def _value(node: Any, name: str) -> Any:
    return next((value for key, value in node.value if key.value == name), None)


def main(arguments: Sequence[str] | None = None) -> int:
    """Rewrite the files, say what was moved and what cannot be; 1 with `--check` where something is out of place."""
    parser = argparse.ArgumentParser(prog="python -m tests.sort_examples", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say what would be moved")
    options = parser.parse_args(arguments)
    by_rule: dict[str, dict[str, Example]] = {}
    for one in examples(*_LISTS):
        by_rule.setdefault(one.code, {})[one.example.name] = one
    moves = sum(_sort(path, by_rule, write=not options.check) for path in _rule_files())
    alarms = [one for one in examples("good") if reported(one.code, one.example.text)]
    for one in alarms:
        print(f"good, but reported: {one.code} {one.example.name}: {reported(one.code, one.example.text)[0]!r}")
    print(f"{moves} moved, {len(alarms)} good examples reported")
    return 1 if options.check and (moves or alarms) else 0


def _rule_files() -> list[Path]:
    return [path for folder in builtin_packs() for path in sorted((folder / "rules").glob("*.yaml"))]


def _sort(path: Path, by_rule: dict[str, dict[str, Example]], *, write: bool) -> int:
    text = path.read_text(encoding="utf-8")
    code = str(yaml.safe_load(text)["code"])
    own = by_rule[code]
    new, moved = sort_file(text, lambda name: fires(own[name]))
    for name in moved:
        print(f"{code} {name}: {'to known_gaps' if own[name].kind == 'bad' else 'to bad'}")
    for name, one in own.items():
        if one.kind == "bad" and name not in moved and not fires(one):
            print(f"{code} {name}: not reported, but a rule needs {FEWEST_BAD} bad examples")
    if write and moved:
        path.write_text(new, encoding="utf-8", newline="\n")
    return len(moved)


if __name__ == "__main__":
    sys.exit(main())
