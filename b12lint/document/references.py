"""Which blocks are entries of a reference list: titles of works, which are not the article's own claims."""

from __future__ import annotations

import re
from collections.abc import Sequence

from b12lint.document.model import Block, BlockKind, ProseText
from b12lint.document.patterns import compiled

_LISTS_WORKS = (
    r"(?:\W*|[\d.]+\s+)(?:[\w-]+\s+){0,2}"
    r"(?:references?|bibliography|works cited|citations?|literature(?: cited)?|further reading"
    r"|(?:foot|end)notes|reference list|references? (?:and|&) (?:sources|further reading|resources|notes|citations)"
    r"|sources (?:and|&) (?:references|citations|further reading)|sources cited|article sources"
    r"|citations (?:and|&) (?:sources|references))\W*"
)
_MAY_LIST_WORKS = (
    r"(?:\W*|[\d.]+\s+)(?:(?:our|the|more|useful|external|related|additional|key|trusted)\s+)*"
    r"(?:sources?|notes?|resources|links|external links|see also|read more|learn more|further (?:information|resources)"
    r"|(?:where|how) we (?:got|get) (?:this|our) information|evidence|studies|research)\W*"
)
_NUMBERED = r"\[\d{1,3}\][:.]?\s+\S"
_CITATION = (
    r"\bdoi\b|\bPMC?ID\b|\bISBN\b|\bISSN\b|\bet al\b"
    r"|\b(?:retrieved|accessed|last reviewed)\b"
    r"|\b(?:19|20)\d\d[a-z]?(?:\s+[A-Z][a-z]{2}(?:\s+\d{1,2})?)?\s*;\s*\d"
    r"|\b\d{1,4}\s?\(\d{1,4}(?:[-–]\d+)?\)\s*[:,]\s*e?\d"
    r"|\bvol\.\s*\d|\bpp?\.\s*\d|\d+(?:st|nd|rd|th) ed\b"
    r"|\(\s*(?:19|20)\d\d[a-z]?(?:,\s*\w+(?:\s+\d+)?)?\s*\)\s*\."
)
_AUTHOR = r"^\W*(?:\d+\.?\s+)?[A-Z][\w'’-]+,?\s+(?:[A-Z]\.?[ -]?){1,3}[,.&]"
_SENTENCE = (
    r"\b(?:is|are|was|were|be|been|has|have|had|does|do|did|can|cannot|could|may|might|will|would|should|must|causes?"
    r"|means?|needs?|leads?|helps?|makes?|made|becomes?|gets?|goes|comes?|takes?|shows?|found|says?|works?|we|you|your"
    r"|our|they|it|this|these)\b"
)
"""Words that a sentence has and the name of a work seldom has."""
_STEMS = (
    "refer", "bibliogr", "cite", "citation", "literature", "reading", "note", "source", "link", "see also", "more",
    "further", "information", "evidence", "studies", "research",
)  # fmt: skip
"""What every heading of a list of works has one of."""
_LONGEST_HEADING = 80
_ADDRESS = "\ufffc"
_ENTRY_KINDS = frozenset(
    {BlockKind.LIST_ITEM, BlockKind.PARAGRAPH, BlockKind.FOOTNOTE, BlockKind.DEFINITION, BlockKind.HTML,
     BlockKind.TABLE_CELL, BlockKind.TERM}
)  # fmt: skip


def mark_references(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks, with `reference` set on the entries of reference lists."""
    lists = {}
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and (strength := _heading_strength(block)):
            lists[index] = strength
    return tuple(block._replace(reference=True) if _is_entry(block, lists, blocks) else block for block in blocks)


def _heading_strength(block: Block) -> int:
    """2 for a heading that can only introduce works, 1 for one that may, else 0."""
    text = block.text.text.lower()
    if len(text) > _LONGEST_HEADING or not any(stem in text for stem in _STEMS):
        return 0
    if compiled(_LISTS_WORKS, re.IGNORECASE).fullmatch(text):
        return 2
    return 1 if compiled(_MAY_LIST_WORKS, re.IGNORECASE).fullmatch(text) else 0


def _is_entry(block: Block, lists: dict[int, int], blocks: Sequence[Block]) -> bool:
    if block.kind not in _ENTRY_KINDS:
        return False
    strength = max([lists.get(heading, 0) for heading in block.headings], default=0) if lists else 0
    in_list = block.kind is BlockKind.LIST_ITEM or block.parent is not None
    if in_list and (strength == 2 or _is_introduced_as_works(block, blocks)):
        return True
    if in_list and strength and _is_dated_title(block.text.text):
        return True
    if block.text.text[0] == "[" and compiled(_NUMBERED).match(block.text.text):
        return strength > 0 or _cites(block.text)
    return (strength > 0 or block.kind is BlockKind.FOOTNOTE) and _cites(block.text)


def _is_dated_title(text: str) -> bool:
    """Whether a text has a year and says nothing, as "Board of Examples, 2024" does."""
    dated = compiled(r"\b(?:19|20)\d\d\b").search(text) is not None
    return dated and compiled(_SENTENCE, re.IGNORECASE).search(text) is None


def _is_introduced_as_works(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether the paragraph before a list stands in for a heading ("References:" in bold)."""
    return block.lead_in is not None and _heading_strength(blocks[block.lead_in]) == 2


def _cites(text: ProseText) -> bool:
    """Whether a text reads like an entry: it names a work and says nothing of its own."""
    words = len(text.text.split())
    linked = sum(mark.end - mark.start for mark in text.marks if mark.kind == "link" and mark.target)
    if compiled(_CITATION, re.IGNORECASE).search(text.text) or compiled(_AUTHOR).match(text.text):
        return True
    if linked >= len(text.text) / 2:
        return True
    return (linked > 0 or _ADDRESS in text.text) and (
        words <= 12 or compiled(_SENTENCE, re.IGNORECASE).search(text.text) is None
    )
