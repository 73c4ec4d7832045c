"""How well the claim rules do on the labelled cases in `measure/`: `python -m tests.accuracy.scoring`.

An expected claim is found when a diagnostic of its rule overlaps its quote. A diagnostic that overlaps no expected
claim of its rule is false, unless the case allows its rule. Figures only: the texts stay unread, so that they keep
saying what unseen text would give.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from b12lint.diagnostics import Diagnostic
from b12lint.document.parse import parse_article
from b12lint.engine import Ruleset, check_article, prepare
from b12lint.ruleset import load_packs, select_rules
from b12lint.source import Source, Span
from tests.rule_examples import AS_OF

FOLDER = Path(__file__).resolve().parent
FLOORS = FOLDER / "floors.json"
SPLITS = ("develop", "measure")
MARGIN = 0.02
"""How far below what is measured a floor is set."""

Floors = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Expected:
    """A wrong claim: the rule's slug, and the span of the words that make it."""

    rule: str
    span: Span


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled text, which no failing test shows; `voice` is the name of the file it stands in."""

    id: str
    voice: str
    text: str = field(repr=False)
    expected: tuple[Expected, ...]
    allowed: frozenset[str]


@dataclass(slots=True)
class Tally:
    """Counts of claims found, diagnostics that were false, claims missed and diagnostics beyond one a claim."""

    found: int = 0
    false: int = 0
    missed: int = 0
    repeats: int = 0

    @property
    def precision(self) -> float:
        """Share of the reports that were right; 1 where there are none."""
        return _ratio(self.found, self.found + self.false)

    @property
    def recall(self) -> float:
        """Share of the claims that were found; 1 where there are none."""
        return _ratio(self.found, self.found + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return _ratio(2 * self.found, 2 * self.found + self.false + self.missed)

    def add(self, other: Tally) -> None:
        """Count what the other counted too."""
        self.found += other.found
        self.false += other.false
        self.missed += other.missed
        self.repeats += other.repeats


@dataclass(slots=True)
class Score:
    """Tallies by rule slug and by voice, and how many cases had neither a false report nor a missed claim."""

    rules: dict[str, Tally] = field(default_factory=dict)
    voices: dict[str, Tally] = field(default_factory=dict)
    cases: int = 0
    exact: int = 0

    @property
    def all(self) -> Tally:
        """Everything together."""
        return total(self.rules.values())

    def families(self, codes: Mapping[str, str]) -> dict[str, Tally]:
        """Tallies by the first three letters of the rules' codes."""
        names = {slug: codes[slug][:3] for slug in self.rules}
        return {
            family: total(tally for slug, tally in self.rules.items() if names[slug] == family)
            for family in sorted(set(names.values()))
        }


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of tallies."""
    made = Tally()
    for tally in tallies:
        made.add(tally)
    return made


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def load_cases(split: str) -> list[Case]:
    """The cases of a split, in order of file and line. Raises ValueError where one is malformed."""
    return [
        read_case(json.loads(line), path.stem)
        for path in sorted((FOLDER / split).glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").split("\n")
        if line.strip()
    ]


def read_case(data: Mapping[str, Any], voice: str) -> Case:
    """A case from its plain data. Raises ValueError, naming the case but not its text, where a quote is not unique."""
    text = data["text"]
    expected = []
    for entry in data["expect"]:
        if not entry["quote"] or text.count(entry["quote"]) != 1:
            raise ValueError(f"{voice}: {data['id']}: a quote must stand once in the text")
        start = text.index(entry["quote"])
        expected.append(Expected(entry["rule"], Span(start, start + len(entry["quote"]))))
    return Case(data["id"], voice, text, tuple(expected), frozenset(data.get("allow", ())))


@cache
def rule_codes() -> dict[str, str]:
    """The codes of the rules that cases can be about, by slug: rules on claims that are on by default."""
    packs = load_packs()
    return {rule.slug: rule.code for rule in select_rules(packs) if rule.check["kind"] == "claim"}


@cache
def _ruleset() -> Ruleset:
    packs = load_packs()
    return prepare(packs, [rule for rule in select_rules(packs) if rule.slug in rule_codes()], as_of=AS_OF)


def lint(case: Case) -> tuple[Diagnostic, ...]:
    """What the claim rules report in a case."""
    return check_article(parse_article(Source(f"{case.id}.md", case.text)), _ruleset()).diagnostics


def score(cases: Iterable[Case], lint: Callable[[Case], Sequence[Diagnostic]] = lint) -> Score:
    """Score cases by what `lint` reports in them."""
    made = Score()
    for case in cases:
        by_rule = score_case(case, lint(case))
        made.cases += 1
        made.exact += not any(tally.false or tally.missed for tally in by_rule.values())
        for slug, tally in by_rule.items():
            made.rules.setdefault(slug, Tally()).add(tally)
            made.voices.setdefault(case.voice, Tally()).add(tally)
    return made


def score_case(case: Case, diagnostics: Sequence[Diagnostic]) -> dict[str, Tally]:
    """The tallies of one case by rule. A diagnostic may find several claims; what finds none anew is a repeat."""
    tallies: dict[str, Tally] = {}
    used: set[int] = set()
    for wanted in case.expected:
        tally = tallies.setdefault(wanted.rule, Tally())
        hits = {i for i, d in enumerate(diagnostics) if d.name == wanted.rule and d.span.overlaps(wanted.span)}
        tally.found += bool(hits)
        tally.missed += not hits
        tally.repeats += max(0, len(hits - used) - 1)
        used |= hits
    for i, diagnostic in enumerate(diagnostics):
        if i not in used and diagnostic.name not in case.allowed:
            tallies.setdefault(diagnostic.name, Tally()).false += 1
    return tallies


def read_floors() -> Floors:
    """The floors of precision and recall by family."""
    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def raised(old: Floors, measured: Mapping[str, Tally], *, lower: bool) -> Floors:
    """New floors, a little below what was measured. None is lowered unless `lower`; families gone are dropped."""
    made: Floors = {}
    for family, tally in measured.items():
        before = {} if lower else old.get(family, {})
        made[family] = {
            "precision": max(before.get("precision", 0.0), _below(tally.precision)),
            "recall": max(before.get("recall", 0.0), _below(tally.recall)),
        }
    return made


def _below(figure: float) -> float:
    return max(0.0, round(figure - MARGIN, 3))


def table(made: Score) -> Iterator[str]:
    """The figures as lines: by rule, by voice, by family, and all."""
    columns = f"{'found':>5} {'false':>5} {'miss':>5} {'rep':>4} {'prec':>6} {'rec':>6} {'f1':>6}"
    for title, tallies in (("rule", made.rules), ("voice", made.voices), ("family", made.families(rule_codes()))):
        yield f"{title:28} {columns}"
        yield from (_row(name, tallies[name]) for name in sorted(tallies))
        yield ""
    yield _row("all", made.all)
    yield f"cases {made.cases}  exact {_ratio(made.exact, made.cases):.3f}"


def _row(name: str, t: Tally) -> str:
    counts = f"{t.found:5} {t.false:5} {t.missed:5} {t.repeats:4}"
    return f"{name:28} {counts} {t.precision:6.3f} {t.recall:6.3f} {t.f1:6.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, and write the floors where asked to."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy.scoring", description=__doc__)
    parser.add_argument("--split", choices=SPLITS, default="measure")
    parser.add_argument("--write-floors", action="store_true", help=f"set floors {MARGIN} below what is measured")
    parser.add_argument("--lower", action="store_true", help="with --write-floors: let floors sink too")
    options = parser.parse_args(arguments)
    if options.write_floors and options.split != "measure":
        parser.error("floors are taken from the measure split")
    made = score(load_cases(options.split))
    print("\n".join(table(made)))
    if options.write_floors:
        old = read_floors() if FLOORS.exists() else {}
        new = raised(old, made.families(rule_codes()), lower=options.lower)
        FLOORS.write_text(json.dumps(new, indent=2, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
