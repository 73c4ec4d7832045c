"""From an article to what it says: readings with their evidence, and the statements they make. A pure function."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from b12lint.claims.composites import Composite, compose, index_of
from b12lint.claims.evidence import Evidence, evidence
from b12lint.claims.lexicon import Lexicon, Mention, tag
from b12lint.claims.polarity import negated
from b12lint.claims.readings import Passage, Reading, read_article, read_passages
from b12lint.claims.sentences import Range
from b12lint.claims.statements import Pattern, Statement, makes
from b12lint.claims.tokens import tokenize
from b12lint.claims.topic import Topic, TopicGate
from b12lint.document.model import Article, BlockKind


@dataclass(frozen=True, slots=True)
class Language:
    """A pack's vocabulary joined with plain English, ready to read with."""

    lexicon: Lexicon
    composites: tuple[Composite, ...]
    statements: Mapping[str, Sequence[Pattern]]
    abbreviations: frozenset[str]
    topic: TopicGate
    subjects: frozenset[str]
    """The pack's own concepts: what a statement can be about."""

    @classmethod
    def load(cls, data: Mapping[str, Any]) -> Language:
        """Build from the plain data that `compile_language` made."""
        return cls(
            lexicon=Lexicon(data["classes"], data["terms"], data["prefixes"]),
            composites=tuple(Composite.load(name, d) for name, d in data["composites"].items()),
            statements={name: tuple(map(Pattern.load, made)) for name, made in data["statements"].items()},
            abbreviations=frozenset(data["abbreviations"]),
            topic=TopicGate.load(data.get("topic", {})),
            subjects=frozenset(data["subjects"]),
        )


@dataclass(frozen=True, slots=True)
class Claims:
    """What was read in an article."""

    language: Language
    passages: tuple[Passage, ...]
    readings: tuple[Reading, ...]
    statements: Mapping[str, tuple[Statement, ...]]
    topic: Topic
    _evidence: dict[int, Evidence] = field(default_factory=dict, repr=False, compare=False)

    @property
    def on_topic(self) -> bool:
        """Whether the article is about the subject, so that it must be complete."""
        return self.topic is Topic.MAIN

    def evidence(self, index: int) -> tuple[str, ...]:
        """The names of a reading's evidence."""
        return self.shown(index).names

    def concepts(self, index: int) -> frozenset[str]:
        """Every concept that a reading or its surroundings mention, whatever their status."""
        return self.shown(index).concepts

    def shown(self, index: int) -> Evidence:
        """What a reading shows, worked out when first asked for."""
        if index not in self._evidence:
            reading = self.readings[index]
            self._evidence[index] = evidence(reading, self.language.composites, self.language.subjects)
        return self._evidence[index]

    @property
    def judged(self) -> int:
        """How many readings were weighed as claims."""
        return len(self._evidence)

    def names(self, text: str, concepts: Iterable[str]) -> bool:
        """Whether a text (a reference, say) mentions one of the concepts."""
        wanted = frozenset(concepts)
        return any(m.concept in wanted for m in tag(tokenize(text), self.language.lexicon))


def read_claims(article: Article, language: Language) -> Claims:
    """Read an article."""
    passages = read_passages(article, language.lexicon, language.abbreviations)
    return Claims(
        language=language,
        passages=tuple(passages),
        readings=tuple(read_article(article, passages, language.composites)),
        statements=_statements(article, passages, language),
        topic=language.topic.judge(article, passages),
    )


def _statements(article: Article, passages: Sequence[Passage], language: Language) -> dict[str, tuple[Statement, ...]]:
    found: dict[str, list[Statement]] = {}
    for passage in passages:
        block = article.blocks[passage.block]
        is_heading = block.kind is BlockKind.HEADING
        sections = (*block.headings, passage.block) if is_heading else block.headings
        for number, sentence in enumerate(passage.sentences):
            names = sentence_names(passage, sentence, language)
            if is_heading:
                names |= {"heading"}
            for name, patterns in language.statements.items():
                if makes(patterns, names):
                    start, end = passage.tokens.starts[sentence.start], passage.tokens.ends[sentence.end - 1]
                    span = block.text.span(start, end)
                    made = Statement(name, passage.block, number, sections, is_heading, span)
                    found.setdefault(name, []).append(made)
    return {name: tuple(made) for name, made in found.items()}


def sentence_names(passage: Passage, sentence: Range, language: Language) -> frozenset[str]:
    """The concepts of a whole sentence, with `!` where they stand under a negation, and `?` if it asks."""
    plain: list[Mention] = list(passage.within(sentence))
    if not plain:
        return frozenset()
    every = [*plain, *compose(plain, language.composites)]
    below = negated(every, passage.tokens, sentence.end, index_of(language.composites))
    names = {("!" if m in below else "") + m.concept for m in every}
    if passage.is_question(sentence):
        names.add("?")
    return frozenset(names)
