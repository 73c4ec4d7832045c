"""A pack in its compiled form: plain frozen values that are built from JSON data without pydantic or YAML.

The small values are named tuples: they are many, and a data class takes seven times as long to define.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple


class CompiledSource(NamedTuple):
    """A work that rules cite. `read` says whether it was read, and not only known to exist."""

    id: str
    title: str
    publisher: str
    url: str
    read: bool
    accessed: str


class CompiledEvidence(NamedTuple):
    """What one source says on the matter of a rule, in the pack's own words."""

    source: str
    says: str
    section: str


class CompiledExample(NamedTuple):
    """A named text; `quote` is the part of a bad one that the rule must report, None where it reports the article."""

    name: str
    text: str
    quote: str | None


class CompiledExamples(NamedTuple):
    """Texts a rule must report, must leave alone, and should report but does not yet."""

    bad: tuple[CompiledExample, ...]
    good: tuple[CompiledExample, ...]
    known_gaps: tuple[CompiledExample, ...]


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """One rule. `check` is the plain data of its check's spec, defaults filled in; `pack` is the pack's name."""

    code: str
    slug: str
    severity: str
    default: bool
    title: str
    message: str
    why: str
    suggest: str
    documentation: str
    check: Mapping[str, Any]
    evidence: tuple[CompiledEvidence, ...]
    examples: CompiledExamples
    pack: str


@dataclass(frozen=True, slots=True)
class CompiledPack:
    """A validated pack. `digest` is a hash of its files, the same on every machine.

    `concepts` holds the terms of each class as written; `derived` what the compilers made of
    them and of composites, statements and topic, by compiler name.
    `scorecards` holds fitted weights by file stem.
    """

    name: str
    version: str
    licence: str
    title: str
    digest: str
    topic: Mapping[str, Any]
    concepts: Mapping[str, tuple[str, ...]]
    rules: tuple[CompiledRule, ...]
    sources: Mapping[str, CompiledSource]
    scorecards: Mapping[str, Any]
    derived: Mapping[str, Any]


class Unread(Mapping[str, Any]):
    """A mapping that is read when it is first asked for: where no file changed, nobody needs a pack's vocabulary."""

    __slots__ = ("_held", "_read")

    def __init__(self, read: Callable[[], Mapping[str, Any]]) -> None:
        self._read = read
        self._held: Mapping[str, Any] | None = None

    def __getitem__(self, key: str) -> Any:
        return self._all()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> Mapping[str, Any]:
        held = self._held
        if held is None:
            held = self._held = self._read()
        return held


def pack_from_data(data: Mapping[str, Any], derived: Mapping[str, Any]) -> CompiledPack:
    """Build a pack from what `pack_to_data` gave. Raises KeyError or TypeError where the shape is another."""
    return CompiledPack(
        **{
            **data,
            "concepts": {name: tuple(terms) for name, terms in data["concepts"].items()},
            "rules": tuple(_rule(rule) for rule in data["rules"]),
            "sources": {source["id"]: CompiledSource(**source) for source in data["sources"]},
            "derived": derived,
        }
    )


def pack_to_data(pack: CompiledPack) -> tuple[dict[str, Any], dict[str, Any]]:
    """The pack and what was derived from it, each as plain data for `json.dumps`."""
    plain = _fields(pack)
    plain["rules"] = [_rule_data(rule) for rule in pack.rules]
    plain["sources"] = [source._asdict() for source in pack.sources.values()]
    return plain, dict(plain.pop("derived"))


def _rule(data: Mapping[str, Any]) -> CompiledRule:
    evidence = tuple(CompiledEvidence(**entry) for entry in data["evidence"])
    examples = CompiledExamples(**{kind: _examples(entries) for kind, entries in data["examples"].items()})
    return CompiledRule(**{**data, "evidence": evidence, "examples": examples})


def _examples(entries: list[list[Any]]) -> tuple[CompiledExample, ...]:
    return tuple(map(CompiledExample._make, entries))


def _rule_data(rule: CompiledRule) -> dict[str, Any]:
    plain = _fields(rule)
    plain["evidence"] = [entry._asdict() for entry in rule.evidence]
    plain["examples"] = rule.examples._asdict()
    return plain


def _fields(value: CompiledPack | CompiledRule) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__slots__}
