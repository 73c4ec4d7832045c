"""The files of a pack read and validated one by one; every mistake is collected, not only the first."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from b12lint.ruleset import schema
from b12lint.ruleset.errors import PackError, RuleError, did_you_mean
from b12lint.ruleset.files import (
    COMPOSITES_FILE,
    CONCEPTS,
    PACK_FILE,
    RULES,
    SCORECARDS,
    SOURCES_FILE,
    STATEMENTS_FILE,
    TOP_FILES,
    PackFiles,
)
from b12lint.ruleset.reader import Document, read_yaml
from b12lint.ruleset.validate import plain, validate


@dataclass(frozen=True, slots=True)
class LoadedRule:
    """A validated rule, the plain data of its check, and the file it was read from."""

    rule: schema.Rule
    check: Mapping[str, Any]
    document: Document


@dataclass(frozen=True, slots=True)
class LoadedConcept:
    """A validated class of words and the file it was read from."""

    concept: schema.Concept
    document: Document


@dataclass(slots=True)
class LoadedPack:
    """What was read of a pack so far, and what is wrong with it."""

    files: PackFiles
    kinds: Mapping[str, Any]
    pack: schema.Pack | None = None
    sources: dict[str, schema.Source] = field(default_factory=dict)
    concepts: dict[str, LoadedConcept] = field(default_factory=dict)
    composites: dict[str, schema.Composite] = field(default_factory=dict)
    statements: dict[str, tuple[schema.Pattern, ...]] = field(default_factory=dict)
    rules: list[LoadedRule] = field(default_factory=list)
    scorecards: dict[str, Any] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    errors: list[RuleError] = field(default_factory=list)


def load_pack(files: PackFiles, kinds: Mapping[str, Any], common: Collection[str] = ()) -> LoadedPack:
    """Validate a pack. Raises PackError.

    `kinds` maps the name of a kind of check to what has its `spec`; `common` are the classes of words that every pack
    may use besides its own.
    """
    from b12lint.ruleset.crosscheck import crosscheck

    loaded = LoadedPack(files, kinds)
    for name in (PACK_FILE, SOURCES_FILE):
        if name not in files.contents:
            loaded.errors.append(RuleError(files.path(name), 1, 1, "expected this file"))
    for name in files.contents:
        folder, _, _ = name.rpartition("/")
        _READERS[folder or name](loaded, name) if (folder or name) in _READERS else _stray(loaded, name)
    crosscheck(loaded, common)
    if loaded.errors:
        raise PackError(loaded.errors)
    loaded.rules.sort(key=lambda one: one.rule.code)
    return loaded


def _pack(loaded: LoadedPack, name: str) -> None:
    loaded.pack = _validated(loaded, name, schema.Pack)


def _sources(loaded: LoadedPack, name: str) -> None:
    loaded.sources = _mapping(loaded, name, schema.Sources)


def _composites(loaded: LoadedPack, name: str) -> None:
    loaded.composites = _mapping(loaded, name, schema.Composites)


def _statements(loaded: LoadedPack, name: str) -> None:
    loaded.statements = _mapping(loaded, name, schema.Statements)


def _rule(loaded: LoadedPack, name: str) -> None:
    rule = _validated(loaded, name, schema.Rule)
    document = loaded.documents.get(name)
    check = _check(loaded, document) if document else None
    if rule is None or document is None or check is None:
        return
    expected = f"{rule.code}-{rule.slug}.yaml"
    if not name.endswith(f"/{expected}"):
        loaded.errors.append(document.error(("code",), f"expected the file's name to be {expected}"))
    loaded.rules.append(LoadedRule(rule, check, document))


def _check(loaded: LoadedPack, document: Document) -> Mapping[str, Any] | None:
    """The check as plain data with its defaults, None if it is not one of the kinds or not as its kind has it."""
    found = document.value.get("check") if isinstance(document.value, dict) else None
    if not isinstance(found, dict):
        return None
    kind = found.get("kind")
    if not isinstance(kind, str) or kind not in loaded.kinds:
        choice, hint = ", ".join(sorted(loaded.kinds)), did_you_mean(str(kind), loaded.kinds)
        loaded.errors.append(document.error(("check", "kind"), f"expected one of {choice}{hint}"))
        return None
    spec = loaded.kinds[kind].spec
    value = validate(document, spec, loaded.errors, ("check",))
    data: Mapping[str, Any] | None = plain(spec, value) if value is not None else None
    return data


def _concepts(loaded: LoadedPack, name: str) -> None:
    found = _mapping(loaded, name, schema.Concepts)
    document = loaded.documents.get(name)
    for key, concept in found.items() if document else ():
        assert document is not None
        if key in loaded.concepts:
            first = loaded.concepts[key].document.path
            loaded.errors.append(document.key_error((key,), f"expected a new class, {key!r} is in {first}"))
        else:
            loaded.concepts[key] = LoadedConcept(concept, document)


def _scorecard(loaded: LoadedPack, name: str) -> None:
    path = loaded.files.path(name)
    if not name.endswith(".json"):
        loaded.errors.append(RuleError(path, 1, 1, "expected a file that ends in .json"))
        return
    stem = name.rpartition("/")[2].removesuffix(".json")
    try:
        loaded.scorecards[stem] = json.loads(loaded.files.contents[name])
    except json.JSONDecodeError as error:
        loaded.errors.append(RuleError(path, error.lineno, error.colno, f"expected JSON: {error.msg}"))
    except UnicodeDecodeError:
        loaded.errors.append(RuleError(path, 1, 1, "expected UTF-8 text"))


def _stray(loaded: LoadedPack, name: str) -> None:
    expected = f"expected one of {', '.join(TOP_FILES)}{did_you_mean(name, TOP_FILES)}"
    loaded.errors.append(RuleError(loaded.files.path(name), 1, 1, expected))


_READERS: Mapping[str, Callable[[LoadedPack, str], None]] = {
    PACK_FILE: _pack,
    SOURCES_FILE: _sources,
    COMPOSITES_FILE: _composites,
    STATEMENTS_FILE: _statements,
    RULES: _rule,
    CONCEPTS: _concepts,
    SCORECARDS: _scorecard,
}


def _mapping(loaded: LoadedPack, name: str, model: Any) -> dict[str, Any]:
    found = _validated(loaded, name, model)
    return dict(found.root) if found is not None else {}


def _validated(loaded: LoadedPack, name: str, model: Any) -> Any | None:
    """The file as an instance of a model; None, with the mistakes added, if it is none."""
    path = loaded.files.path(name)
    if not name.endswith(".yaml"):
        loaded.errors.append(RuleError(path, 1, 1, "expected a file that ends in .yaml"))
        return None
    try:
        document = loaded.documents[name] = read_yaml(path, loaded.files.contents[name])
    except PackError as error:
        loaded.errors.extend(error.errors)
        return None
    return validate(document, model, loaded.errors)
