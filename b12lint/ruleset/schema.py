"""What the files of a pack may hold. Import only where a pack is read from YAML: pydantic is slow to start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints, model_validator

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\n]+$")]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\n]*[^\n.]$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}[0-9]{3}$")]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
ClassName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$")]
Version = Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")]
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Url = Annotated[str, StringConstraints(pattern=r"^(https?://[^\s]+)?$")]

PATTERNS = {
    r"^[^\n]+$": "one paragraph without line breaks (write it with >-)",
    r"^[^\n]*[^\n.]$": "one line without a full stop at its end",
    r"^[A-Z]{3}[0-9]{3}$": "three capital letters and three digits",
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$": "lower-case words joined by hyphens",
    r"^[a-z][a-z0-9_-]*$": "a lower-case word",
    r"^[0-9]+\.[0-9]+\.[0-9]+$": "a version of three numbers",
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "a day as YYYY-MM-DD",
    r"^(https?://[^\s]+)?$": "an address that begins with http:// or https://",
}
"""What a text must look like, by the pattern that checks it."""


class Strict(BaseModel):
    """Unknown keys are refused, values are not converted, nothing changes afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Evidence(Strict):
    """What a source says on the matter of a rule, in our own words."""

    source: Name
    says: Line
    section: str = ""


class Example(Strict):
    """A named text that a rule must leave alone."""

    name: Line
    text: Annotated[str, StringConstraints(min_length=1)]


class BadExample(Example):
    """A named text that a rule must report. `quote` is left out where the rule reports the article as a whole."""

    quote: str | None = None

    @model_validator(mode="after")
    def _quote_stands_once(self) -> Self:
        if self.quote is not None and (not self.quote or self.text.count(self.quote) != 1):
            raise ValueError("expected the quote to stand exactly once in the text")
        return self


class Examples(Strict):
    """A rule's own tests. `known_gaps` are bad examples that the rule does not report yet."""

    bad: Annotated[tuple[BadExample, ...], Field(min_length=2)]
    good: Annotated[tuple[Example, ...], Field(min_length=2)]
    known_gaps: tuple[BadExample, ...] = ()

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        for name in _repeated(example.name for example in (*self.bad, *self.good, *self.known_gaps)):
            raise ValueError(f"expected each example to have a name of its own, {name!r} stands twice")
        return self


class Rule(Strict):
    """A rule file: the rule, its page and its tests. `check` is read by the kind of check it names."""

    code: Code
    slug: Name
    severity: Literal["error", "warning"]
    default: bool = True
    title: Title
    message: Line
    why: Line
    suggest: Line
    documentation: Text
    check: dict[str, Any]
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    examples: Examples


class Source(Strict):
    """A work that rules cite. Only the document a pack was written from may lack an address."""

    title: Line
    publisher: Line
    url: Url
    read: bool
    accessed: Day | None = None
    document: bool = False

    @model_validator(mode="after")
    def _has_an_address(self) -> Self:
        if not self.url and not self.document:
            raise ValueError("expected an address; only a source with 'document: true' may have none")
        return self


class Sources(RootModel[dict[Name, Source]]):
    """The file of sources: source id to source."""

    model_config = ConfigDict(frozen=True, strict=True)


class Concept(Strict):
    """A class of words: what it is about, and the terms that belong to it."""

    about: Line
    terms: Annotated[tuple[Line, ...], Field(min_length=1)]


class Concepts(RootModel[dict[ClassName, Concept]]):
    """A concept file: class name to class."""

    model_config = ConfigDict(frozen=True, strict=True)


class Composite(Strict):
    """A concept made of parts that stand near each other, or of one of `whole`."""

    parts: tuple[tuple[str, ...], ...] = ()
    within: Annotated[int, Field(ge=0)] = 6
    whole: tuple[str, ...] = ()
    refer: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    borrows: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _can_be_met(self) -> Self:
        if not self.whole and not self.parts:
            raise ValueError("expected 'parts' or 'whole'")
        return self

    def classes(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The classes it is made of, each with its place in the composite."""
        yield from _grouped("parts", self.parts)
        for key in ("whole", "refer", "unless", "borrows"):
            yield from (((key, index), name) for index, name in enumerate(getattr(self, key)))


class Composites(RootModel[dict[ClassName, Composite]]):
    """The file of composites: name to composite."""

    model_config = ConfigDict(frozen=True, strict=True)


class Pattern(Strict):
    """What a sentence shows that makes a statement: one name of each group of `all`, no name of `none`."""

    all: tuple[tuple[str, ...], ...] = ()
    none: tuple[tuple[str, ...], ...] = ()

    def classes(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The names it asks for, each with its place in the pattern."""
        yield from _grouped("all", self.all)
        yield from _grouped("none", self.none)


class Statements(RootModel[dict[ClassName, Annotated[tuple[Pattern, ...], Field(min_length=1)]]]):
    """The file of statements: name to the patterns that make it."""

    model_config = ConfigDict(frozen=True, strict=True)


class Topic(Strict):
    """Which articles a pack is about: concepts it turns on, rivals, and how dense their mentions must be."""

    about: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    short_words: int | None = None
    touched_density: float | None = None
    main_density: float | None = None
    max_code_share: float | None = None


class Pack(Strict):
    """The pack file."""

    name: Name
    version: Version
    licence: Line
    title: Title
    topic: Topic = Topic()


def _repeated(names: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    return [name for name in names if name in seen or seen.add(name)]  # type: ignore[func-returns-value]


def _grouped(key: str, groups: tuple[tuple[str, ...], ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    return (((key, i, j), name) for i, group in enumerate(groups) for j, name in enumerate(group))
