"""A pack's vocabulary joined with plain English, as data for `Language.load`. Runs when packs are compiled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from b12lint.claims.lexicon import compile_terms

ENGLISH = Path(__file__).resolve().parent / "english"
_VERBS, _ABBREVIATIONS = "verbs", "abbreviations"


def compile_language(
    concepts: Mapping[str, Sequence[str]],
    composites: Mapping[str, Any] | None = None,
    statements: Mapping[str, Any] | None = None,
    topic: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Plain JSON data for `Language.load`. Raises TermError where a term is malformed."""
    classes = {name: list(terms) for name, terms in english_classes().items()}
    for name, terms in concepts.items():
        classes.setdefault(name, []).extend(terms)
    return {
        **compile_terms(classes, irregular_verbs()),
        "composites": dict(composites or {}),
        "statements": dict(statements or {}),
        "topic": dict(topic or {}),
        "abbreviations": list(abbreviations()),
        "subjects": sorted(set(concepts) - set(english_classes())),
    }


@cache
def english_classes() -> dict[str, tuple[str, ...]]:
    """The classes of plain English: class -> terms."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted(ENGLISH.glob("*.yaml")):
        if path.stem not in (_VERBS, _ABBREVIATIONS):
            for name, entry in _read(path).items():
                found[name] = (*found.get(name, ()), *map(str, entry["terms"]))
    return found


@cache
def irregular_verbs() -> dict[str, tuple[str, ...]]:
    """Irregular verbs: base form -> its other forms."""
    return {
        verb: tuple(form for entry in forms for form in str(entry).split("|"))
        for verb, forms in _read(ENGLISH / f"{_VERBS}.yaml").items()
    }


@cache
def abbreviations() -> tuple[str, ...]:
    """Words, in lower case and without their full stop, that a full stop does not end a sentence after."""
    return tuple(str(word).lower().rstrip(".") for word in _read(ENGLISH / f"{_ABBREVIATIONS}.yaml"))


def _read(path: Path) -> Any:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
