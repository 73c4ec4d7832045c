"""Whether an article is about a pack's subject: rules on whole articles ask for that, rules on claims for less."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import PurePath
from typing import Any

from b12lint.claims.readings import Passage
from b12lint.document.model import Article, BlockKind

_TITLES = frozenset({"title"})


class Topic(IntEnum):
    """How far an article is about the subject."""

    OFF = 0
    TOUCHED = 1
    """Claims about the subject are checked."""
    MAIN = 2
    """The article is about the subject: it must also contain what such an article must."""


@dataclass(frozen=True, slots=True)
class TopicGate:
    """What makes an article one on the subject.

    `about` and `rivals` are concepts; densities are mentions per 100 words. Texts shorter than `short_words` are taken
    as parts of a longer one, whose subject is unknown: their claims are checked, their completeness is not.
    """

    about: frozenset[str] = frozenset()
    rivals: frozenset[str] = frozenset()
    short_words: int = 60
    touched_density: float = 0.3
    main_density: float = 0.5
    max_code_share: float = 0.2

    @classmethod
    def load(cls, data: Mapping[str, Any]) -> TopicGate:
        """Build from a pack's `topic` mapping."""
        known = {
            key: data[key]
            for key in ("short_words", "touched_density", "main_density", "max_code_share")
            if key in data
        }
        return cls(about=frozenset(data.get("about", ())), rivals=frozenset(data.get("rivals", ())), **known)

    def judge(self, article: Article, passages: Sequence[Passage]) -> Topic:
        """Decide for one article."""
        size = sum(sum(norm[0].isalnum() for norm in p.tokens.norms) for p in passages)
        if not self.about or size == 0:
            return Topic.OFF if size == 0 else Topic.MAIN
        if size < self.short_words:
            return Topic.TOUCHED
        about = _count(passages, self.about)
        if (
            _is_about_a_project(article)
            or article.code_share > self.max_code_share
            or about * 100 < self.touched_density * size
        ):
            return Topic.OFF
        led = any(_count([p], self.about) for p in passages if _is_title(article, p))
        rival = max((_count(passages, (name,)) for name in self.rivals), default=0)
        dense = about * 100 >= self.main_density * size
        return Topic.MAIN if dense and about >= rival and (led or about > 3) else Topic.TOUCHED


def _is_about_a_project(article: Article) -> bool:
    """A readme, a changelog and their like tell of a project, whatever its subject."""
    stem = PurePath(article.source.path).stem.lower()
    titles = [b.text.text.lower() for b in article.blocks if b.kind is BlockKind.HEADING]
    first = re.sub(r"[^a-z ]", "", titles[0]) if titles else ""
    versions = sum(bool(_VERSION.match(title)) for title in titles)
    return stem in _PROJECT_FILES or first.strip() in _PROJECT_FILES or versions >= 2


_PROJECT_FILES = frozenset(
    {
        *(
            "readme",
            "changelog",
            "contributing",
            "license",
            "licence",
            "security",
            "code_of_conduct",
            "code of conduct",
        ),
        *("history", "release notes", "releases", "changes", "upgrading", "install", "authors", "todo", "roadmap"),
    }
)
_VERSION = re.compile(r"\[?v?\d+\.\d+(\.\d+)?\b|\[?unreleased")


def _count(passages: Sequence[Passage], concepts: Collection[str]) -> int:
    """Mentions of any of the concepts; one place counts once."""
    return sum(len({m.start for m in p.mentions if m.concept in concepts}) for p in passages)


def _is_title(article: Article, passage: Passage) -> bool:
    block = article.blocks[passage.block]
    return block.kind is BlockKind.HEADING or (block.kind is BlockKind.FRONT_MATTER and block.field in _TITLES)
