"""Fit the scorecard of a pack's claim rules on the labelled cases, and say how it does on cases it was not fitted to.

    python -m tools.fit_scorecards [--write] [--folds 3]

Reads tests/accuracy/develop/*.jsonl, never tests/accuracy/measure. Fitting needs numpy, scipy and scikit-learn
(`pip install -e .[fit]`); the result is plain numbers, and reading them needs nothing.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.svm import LinearSVC

from b12lint.claims.extract import Language, read_claims
from b12lint.document.parse import parse_article
from b12lint.ruleset import CompiledRule, load_packs
from b12lint.source import Source
from tests.fixture_files import fixture_names, load

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "accuracy" / "develop"
MEASURE = ROOT / "tests" / "accuracy" / "measure"
VOICES = frozenset(path.stem for path in MEASURE.glob("*.jsonl"))
"""The voices that figures and margins are taken from: by hands that had no part in the vocabulary. The others only teach."""
TARGET = ROOT / "rules" / "b12" / "scorecards" / "claims.json"
WRONG_WEIGHT = 1.5
"""How much a missed claim weighs against a false alarm while fitting."""
STRENGTH = 0.2
RARE = 2
OWN = 4.0
"""How much the project's own examples and fixtures count beside a labelled case."""
KEPT = 2000
"""Weights kept a verdict: the rest are many, small, and change next to nothing."""
MARGINS = np.round(np.arange(-0.4, 0.8, 0.02), 2)


@dataclass(frozen=True, slots=True)
class Row:
    """A reading of a case: where it stands in the text, the sentence it is part of, its evidence."""

    case: int
    start: int
    end: int
    sentence: tuple[int, int]
    evidence: tuple[str, ...]
    concepts: frozenset[str]
    own: int
    weight: float


def load_cases(rules: Sequence[CompiledRule]) -> list[dict[str, Any]]:
    """All labelled cases for fitting, in a fixed order; `voice` is the file they stand in, `weight` how much they count."""
    cases = [
        {"weight": 1.0, **json.loads(line), "voice": path.stem}
        for path in sorted(CASES.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    return [*cases, *_examples(rules), *_fixtures({rule.slug for rule in rules})]


def _examples(rules: Sequence[CompiledRule]) -> Iterator[dict[str, Any]]:
    """The rules' own examples: a bad one says nothing about other rules, a good one only that its rule is silent."""
    slugs = [rule.slug for rule in rules]
    for rule in rules:
        others = [slug for slug in slugs if slug != rule.slug]
        for example in (*rule.examples.bad, *rule.examples.known_gaps, *rule.examples.good):
            expect = [{"rule": rule.slug, "quote": example.quote}] if example.quote else []
            name = f"{rule.code} {example.name}"
            yield {"id": name, "text": example.text, "expect": expect, "allow": others, "voice": "", "weight": OWN}


def _fixtures(slugs: set[str]) -> Iterator[dict[str, Any]]:
    """The fixture articles, with what is marked in them."""
    for name in fixture_names():
        fixture = load(name)
        expect = [
            {"rule": e.slug, "quote": fixture.source.slice(e.span), "at": e.span.start, "line": True}
            for e in fixture.expectations
            if e.span is not None and e.slug in slugs
        ]
        text = fixture.source.text
        yield {"id": name, "text": text, "expect": expect, "allow": [], "voice": "", "weight": OWN}


def place(case: dict[str, Any], expected: dict[str, Any]) -> tuple[int, int]:
    """Where a quote stands in its case's text: it stands there once, or `at` says where."""
    start = expected["at"] if "at" in expected else case["text"].index(expected["quote"])
    return start, start + len(expected["quote"])


def read_rows(cases: Sequence[dict[str, Any]], language: Language) -> list[Row]:
    """The readings of all cases, as the linter makes them."""
    rows = []
    for number, case in enumerate(cases):
        article = parse_article(Source(case["id"], case["text"]))
        claims = read_claims(article, language)
        for i, reading in enumerate(claims.readings):
            span = article.blocks[reading.block].text.span(reading.start, reading.end)
            place = (reading.block, reading.sentence)
            rows.append(
                Row(
                    number,
                    span.start,
                    span.end,
                    place,
                    claims.evidence(i),
                    claims.concepts(i),
                    claims.shown(i).own,
                    case["weight"],
                )
            )
    return rows


def label(rows: Sequence[Row], cases: Sequence[dict[str, Any]], verdicts: Sequence[str]) -> np.ndarray:
    """1 where a reading makes a wrong claim, 0 where not, -1 where the labels leave it open."""
    index = {name: i for i, name in enumerate(verdicts)}
    found = np.zeros((len(rows), len(verdicts)), dtype=np.int8)
    by_case: dict[int, list[int]] = {}
    for i, row in enumerate(rows):
        by_case.setdefault(row.case, []).append(i)
        for slug in cases[row.case].get("allow", ()):
            if slug in index:
                found[i, index[slug]] = -1
    for number, members in by_case.items():
        text = cases[number]["text"]
        for expected in cases[number]["expect"]:
            column, where = found[:, index[expected["rule"]]], place(cases[number], expected)
            if expected.get("line"):  # somewhere in the line: nothing is known of its sentences
                column[[i for i in members if rows[i].start < where[1] and where[0] < rows[i].end]] = -1
            else:
                _label_claim(column, rows, members, text, *where)
    return found


def _label_claim(column: Any, rows: Sequence[Row], members: Sequence[int], text: str, start: int, end: int) -> None:
    shared = {i: min(rows[i].end, end) - max(rows[i].start, start) for i in members}
    hits = []
    for i in members:
        if shared[i] <= 0:
            continue
        asks = text[rows[i].start : rows[i].end].rstrip("* ").endswith("?") and rows[i].end < end - 1
        much = shared[i] >= 0.5 * (rows[i].end - rows[i].start) or shared[i] >= 0.6 * (end - start)
        column[i] = 1 if much and not asks else -1
        hits.append(i)
    if hits and not any(column[i] == 1 for i in hits):
        column[max(hits, key=lambda i: shared[i])] = 1


def outside(rows: Sequence[Row], verdicts: Sequence[str], about: dict[str, Sequence[Sequence[str]]]) -> np.ndarray:
    """Where a reading is not about what a verdict's rule is about: no claim for it, and nothing to learn from."""
    return np.array(
        [[not all(row.concepts.intersection(group) for group in about[slug]) for slug in verdicts] for row in rows]
    )


def features(rows: Sequence[Row], names: dict[str, int] | None = None) -> tuple[Any, dict[str, int]]:
    """Evidence as a sparse matrix: rare evidence weighs more, and a reading that shows much of it, less of each."""
    count = Counter(name for row in rows for name in row.evidence)
    if names is None:
        names = {name: i for i, name in enumerate(sorted(n for n, c in count.items() if c >= RARE))}
    data, places, ends = [], [], [0]
    total = len(rows)
    for row in rows:
        scale = max(row.own, 1) ** -0.5
        for name in row.evidence:
            if name in names:
                places.append(names[name])
                data.append(scale)
        ends.append(len(places))
    rarity = np.zeros(len(names))
    for name, i in names.items():
        rarity[i] = np.sqrt(np.log(total / count[name])) if count[name] else 0.0
    matrix = sparse.csr_matrix((data, places, ends), shape=(total, len(names)))
    return matrix @ sparse.diags(rarity), names, rarity


def fit(matrix: Any, wanted: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, float]:
    """One verdict's weights, fitted once on all evidence and again on what mattered most, and its bias."""
    known = wanted >= 0
    weights, _ = _fitted(matrix[known], wanted[known], weight[known])
    use = np.sqrt(np.asarray(matrix.multiply(matrix).mean(axis=0)).ravel())
    kept = np.argsort(-np.abs(weights) * use)[:KEPT]
    again, bias = _fitted(matrix[known][:, kept], wanted[known], weight[known])
    weights = np.zeros_like(weights)
    weights[kept] = again
    return weights, bias


def _fitted(matrix: Any, wanted: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, float]:
    model = LinearSVC(
        C=STRENGTH, class_weight={0: 1, 1: WRONG_WEIGHT}, dual=True, tol=0.02, max_iter=400, random_state=0
    )
    model.fit(matrix, wanted, sample_weight=weight)
    return model.coef_[0], float(model.intercept_[0])


def out_of_fold(matrix: Any, labels: np.ndarray, rows: Sequence[Row], folds: int) -> np.ndarray:
    """Scores of every reading by weights fitted without its case. Cases written side by side stay together."""
    fold = np.array([(row.case // 10) % folds for row in rows])
    weight = np.array([row.weight for row in rows])
    scores = np.zeros(labels.shape)
    for part in range(folds):
        rest, held = np.nonzero(fold != part)[0], np.nonzero(fold == part)[0]
        for j in range(labels.shape[1]):
            weights, bias = fit(matrix[rest], labels[rest, j], weight[rest])
            scores[held, j] = matrix[held] @ weights + bias
    return scores


def found_claims(scores: np.ndarray, rows: Sequence[Row], margin: float) -> Iterator[list[int]]:
    """Runs of neighbouring readings of a sentence that are wrong alike: one diagnostic each."""
    run: list[int] = []
    for i in np.nonzero(scores > margin)[0]:
        if run and not (
            i == run[-1] + 1 and (rows[i].case, rows[i].sentence) == (rows[run[-1]].case, rows[run[-1]].sentence)
        ):
            yield run
            run = []
        run.append(int(i))
    if run:
        yield run


def tally(
    scores: np.ndarray, rows: Sequence[Row], cases: Sequence[dict[str, Any]], slug: str, margin: float
) -> tuple[int, int, int]:
    """Found, false and missed claims of a verdict."""
    quotes: dict[int, list[tuple[int, int]]] = {}
    judged = {number for number, case in enumerate(cases) if case["voice"] in VOICES}
    for number in judged:
        case = cases[number]
        for expected in case["expect"]:
            if expected["rule"] == slug:
                quotes.setdefault(number, []).append(place(case, expected))
    met: set[tuple[int, tuple[int, int]]] = set()
    false = 0
    for run in found_claims(scores, rows, margin):
        case, start, end = rows[run[0]].case, rows[run[0]].start, rows[run[-1]].end
        if case not in judged:
            continue
        hits = [(case, q) for q in quotes.get(case, ()) if start < q[1] and q[0] < end]
        met.update(hits)
        false += not hits and slug not in cases[case].get("allow", ())
    every = sum(len(q) for q in quotes.values())
    return len(met), false, every - len(met)


def choose_margin(
    scores: np.ndarray, rows: Sequence[Row], cases: Sequence[dict[str, Any]], slug: str, price: float
) -> tuple[float, tuple[int, int, int]]:
    """The margin at which claims found, less `price` for each false alarm, are most."""
    results = [(float(m), tally(scores, rows, cases, slug, m)) for m in MARGINS]
    return max(results, key=lambda r: (r[1][0] - price * r[1][1], r[0]))


def main() -> int:
    """Fit out of fold, print the table, and write the scorecard where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="fit on all cases and write the scorecard")
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--price", type=float, default=4.0, help="how many found claims outweigh a false alarm")
    args = parser.parse_args()
    pack = next(p for p in load_packs() if p.name == "b12")
    language = Language.load(pack.derived["language"])
    rules = [rule for rule in pack.rules if rule.check["kind"] == "claim"]
    cases = load_cases(rules)
    rows = read_rows(cases, language)
    verdicts = sorted({e["rule"] for case in cases for e in case["expect"]})
    about = {rule.slug: rule.check["about"] for rule in rules}
    labels = label(rows, cases, verdicts)
    out = outside(rows, verdicts, about)
    print(
        f"wrong claims outside what their rule is about: {int((labels[out] == 1).sum())} of {int((labels == 1).sum())}"
    )
    labels[out] = -1
    matrix, names, rarity = features(rows)
    matrix = matrix.tocsr()
    print(f"{len(cases)} cases, {len(rows)} readings, {len(names)} kinds of evidence")
    scores = out_of_fold(matrix, labels, rows, args.folds)
    scores[out] = -9.0
    margins, total = [], np.zeros(3, dtype=int)
    for j, slug in enumerate(verdicts):
        margin, (right, false, missed) = choose_margin(scores[:, j], rows, cases, slug, args.price)
        margins.append(margin)
        total += (right, false, missed)
        print(
            f"{slug:28} {margin:+.2f} {right:5} {false:5} {missed:5} {_ratio(right, false):.3f} {_ratio(right, missed):.3f}"
        )
    print(
        f"{'all':34} {total[0]:5} {total[1]:5} {total[2]:5} {_ratio(total[0], total[1]):.3f} {_ratio(total[0], total[2]):.3f}"
    )
    if args.write:
        write(matrix, labels, verdicts, margins, names, rarity, np.array([row.weight for row in rows]))
    return 0


def _ratio(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 1.0


def write(
    matrix: Any,
    labels: np.ndarray,
    verdicts: Sequence[str],
    margins: Sequence[float],
    names: dict[str, int],
    rarity: np.ndarray,
    weight: np.ndarray,
) -> None:
    """Fit on all cases and write weights, the small ones left out."""
    weights: dict[str, list[str]] = {}
    biases = []
    ordered = sorted(names, key=names.__getitem__)
    for j, margin in enumerate(margins):
        column, bias = fit(matrix, labels[:, j], weight)
        biases.append(round(bias - margin, 4))
        for i in np.nonzero(column)[0]:
            weights.setdefault(ordered[i], []).append(f"{j} {column[i] * rarity[i]:.3g}")
    TARGET.parent.mkdir(exist_ok=True)
    entries = ((name, " ".join(parts)) for name, parts in sorted(weights.items()))
    lines = (f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(text)}" for name, text in entries)
    head = json.dumps({"verdicts": list(verdicts), "biases": biases}, separators=(",", ":"))[:-1]
    TARGET.write_text(head + ',"weights":{\n' + ",\n".join(lines) + "\n}}\n", encoding="utf-8")
    print(
        f"wrote {TARGET.relative_to(ROOT)}: {len(weights)} kinds of evidence, {sum(map(len, weights.values()))} weights"
    )


if __name__ == "__main__":
    raise SystemExit(main())
