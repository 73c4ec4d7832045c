"""A validated pack made into its compiled form; what compilers derive from its words is added by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from b12lint.ruleset.errors import PackError, RuleError
from b12lint.ruleset.load import LoadedPack, LoadedRule
from b12lint.ruleset.model import (
    CompiledEvidence,
    CompiledExample,
    CompiledExamples,
    CompiledPack,
    CompiledRule,
    CompiledSource,
)
from b12lint.ruleset.schema import BadExample, Example

Compiler = Callable[[Mapping[str, Sequence[str]], Mapping[str, Any], Mapping[str, Any], Mapping[str, Any]], object]
"""Makes JSON data of a pack's words: class -> terms, composites, statements, topic.

Raises ValueError where a term is malformed, with the term as `repr` gives it in the message.
"""


def compile_pack(loaded: LoadedPack, compilers: Mapping[str, Compiler]) -> CompiledPack:
    """The compiled form of a pack. Raises PackError, with the place of each term that a compiler refuses."""
    assert loaded.pack is not None, "load_pack gives no pack without its pack file"
    return CompiledPack(
        name=loaded.pack.name,
        version=loaded.pack.version,
        licence=loaded.pack.licence,
        title=loaded.pack.title,
        digest=loaded.files.digest(),
        topic=_plain(loaded.pack.topic),
        concepts={name: one.concept.terms for name, one in loaded.concepts.items()},
        rules=tuple(_rule(one, loaded.pack.name) for one in loaded.rules),
        sources={key: _source(loaded, key) for key in loaded.sources},
        scorecards=loaded.scorecards,
        derived={name: _derive(loaded, compiler) for name, compiler in compilers.items()},
    )


def _source(loaded: LoadedPack, key: str) -> CompiledSource:
    source = loaded.sources[key]
    return CompiledSource(key, source.title, source.publisher, source.url, source.read, source.accessed or "")


def _rule(one: LoadedRule, pack: str) -> CompiledRule:
    rule = one.rule
    kept = ("code", "slug", "severity", "default", "title", "message", "why", "suggest", "documentation")
    return CompiledRule(
        **{name: getattr(rule, name) for name in kept},
        check=one.check,
        evidence=tuple(CompiledEvidence(entry.source, entry.says, entry.section) for entry in rule.evidence),
        examples=CompiledExamples(
            bad=_examples(rule.examples.bad),
            good=_examples(rule.examples.good),
            known_gaps=_examples(rule.examples.known_gaps),
        ),
        pack=pack,
    )


def _examples(examples: Sequence[Example]) -> tuple[CompiledExample, ...]:
    return tuple(
        CompiledExample(example.name, example.text, example.quote if isinstance(example, BadExample) else None)
        for example in examples
    )


def _derive(loaded: LoadedPack, compiler: Compiler) -> object:
    """What a compiler makes of the pack. Terms that it refuses are left out one by one, to find all of them."""
    assert loaded.pack is not None
    concepts = {name: list(one.concept.terms) for name, one in loaded.concepts.items()}
    others = [_given(loaded.composites), _given(loaded.statements), _plain(loaded.pack.topic)]
    errors: list[RuleError] = []
    while True:
        try:
            made = compiler(concepts, *others)
        except ValueError as error:
            refused = _refused(loaded, concepts, error)
            if not refused:
                raise PackError([*errors, _unplaced(loaded, error)]) from error
            errors.extend(refused)
        else:
            break
    if errors:
        raise PackError(errors)
    return made


def _refused(loaded: LoadedPack, concepts: Mapping[str, list[str]], error: ValueError) -> list[RuleError]:
    """The terms that a compiler's message names, with their places; they are taken out of `concepts`."""
    errors = []
    for name, terms in concepts.items():
        for term in [term for term in terms if repr(term) in str(error)]:
            terms.remove(term)
            one = loaded.concepts[name]
            at = (name, "terms", one.concept.terms.index(term))
            errors.append(one.document.error(at, f"expected a term that can be read: {error}"))
    return errors


def _unplaced(loaded: LoadedPack, error: ValueError) -> RuleError:
    return RuleError(loaded.files.folder.as_posix(), 1, 1, f"expected words that can be compiled: {error}")


def _given(models: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in models.items()}


def _plain(value: Any) -> Any:
    """A model as JSON data, without what its file left out."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.model_dump(mode="json", exclude_unset=True)
