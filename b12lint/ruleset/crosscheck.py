"""The files of a pack held against each other: what is given twice, and names that stand for nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from b12lint.ruleset.errors import did_you_mean
from b12lint.ruleset.files import COMPOSITES_FILE, PACK_FILE, SOURCES_FILE, STATEMENTS_FILE
from b12lint.ruleset.load import LoadedPack
from b12lint.ruleset.reader import Location

_NEGATED, _QUESTION, _HEADING = "!", "?", "heading"
"""In statements, marks a name that stands under a negation, and the name of being a question."""


def crosscheck(loaded: LoadedPack, common: Collection[str]) -> None:
    """Add to a pack's errors what only shows when its files are read together."""
    _refuse_repeated(loaded)
    _require_sources(loaded)
    classes = {*common, *loaded.concepts}
    _require_classes(loaded, COMPOSITES_FILE, _parts(loaded), {*classes, *loaded.composites})
    _require_order(loaded, classes)
    _require_classes(loaded, STATEMENTS_FILE, _said(loaded), {*classes, *loaded.composites})
    _require_classes(loaded, PACK_FILE, _topical(loaded), {*classes, *loaded.composites})


def _refuse_repeated(loaded: LoadedPack) -> None:
    for key in ("code", "slug"):
        first: dict[str, str] = {}
        for one in loaded.rules:
            value = getattr(one.rule, key)
            if value in first:
                expected = f"expected a new {key}, {value!r} is in {first[value]}"
                loaded.errors.append(one.document.error((key,), expected))
            first.setdefault(value, one.document.path)


def _require_sources(loaded: LoadedPack) -> None:
    for one in loaded.rules:
        for index, evidence in enumerate(one.rule.evidence):
            if evidence.source not in loaded.sources:
                hint = did_you_mean(evidence.source, loaded.sources)
                expected = f"expected a source of {SOURCES_FILE}, found {evidence.source!r}{hint}"
                loaded.errors.append(one.document.error(("evidence", index, "source"), expected))


def _require_classes(
    loaded: LoadedPack, name: str, used: Iterator[tuple[Location, str]], known: Collection[str]
) -> None:
    for location, word in used:
        if word not in known:
            expected = f"expected a class of words or a composite, found {word!r}{did_you_mean(word, known)}"
            loaded.errors.append(loaded.documents[name].error(location, expected))


def _require_order(loaded: LoadedPack, classes: Collection[str]) -> None:
    """A composite is met after those before it: one that is made of a later one would never be."""
    seen = set(classes)
    for name, composite in loaded.composites.items():
        for location, word in composite.classes():
            if word in loaded.composites and word not in seen and location[0] != "refer":
                expected = f"expected a composite that is defined above, {word!r} comes later"
                loaded.errors.append(loaded.documents[COMPOSITES_FILE].error((name, *location), expected))
        seen.add(name)


def _parts(loaded: LoadedPack) -> Iterator[tuple[Location, str]]:
    for name, composite in loaded.composites.items():
        yield from (((name, *location), word) for location, word in composite.classes())


def _said(loaded: LoadedPack) -> Iterator[tuple[Location, str]]:
    for name, patterns in loaded.statements.items():
        for index, pattern in enumerate(patterns):
            for location, word in pattern.classes():
                if word not in (_QUESTION, _HEADING):
                    yield (name, index, *location), word.removeprefix(_NEGATED)


def _topical(loaded: LoadedPack) -> Iterator[tuple[Location, str]]:
    for key in ("about", "rivals") if loaded.pack else ():
        words: tuple[str, ...] = getattr(loaded.pack.topic, key) if loaded.pack else ()
        yield from ((("topic", key, index), word) for index, word in enumerate(words))
