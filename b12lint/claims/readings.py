"""What a reader takes in at once: each clause with the words that stand around it and give it its sense.

A table cell is read with its headers, a list item with its lead-in, an answer with its question,
a clause with the sentences beside it and the heading above it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from b12lint.claims.composites import Composite, concept_names
from b12lint.claims.lexicon import Lexicon, Mention, moved, tag
from b12lint.claims.sentences import Range, clauses, sentences
from b12lint.claims.tokens import Tokens, tokenize
from b12lint.document.model import Article, Block, BlockKind

_STRUCTURED = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.DEFINITION})
_LABEL_ENDS = frozenset({":", "\u2014", "\u2013", ".", "|"})
_ANSWERS = {"yes": "fact-label", "no": "myth-label"}
_LABEL_REACH = 7
_VERDICT_WORDS = 3
_QUESTION_REACH = 2
_FAR = 99
_LEAD_GAP = 4
"""Tokens between a lead-in and what it leads into, so that the two are near but not adjacent."""


_Place = tuple[int, int]
"""A block's index and the number of a sentence in it."""


def _start(mention: Mention) -> int:
    return mention.start


class Passage(NamedTuple):
    """A block's words: tokens, class mentions in order, sentences."""

    block: int
    tokens: Tokens
    mentions: tuple[Mention, ...]
    sentences: tuple[Range, ...]

    def within(self, place: Range) -> tuple[Mention, ...]:
        """The mentions that lie in a token range."""
        found = []
        for i in range(bisect_left(self.mentions, place.start, key=_start), len(self.mentions)):
            mention = self.mentions[i]
            if mention.start >= place.end:
                break
            if mention.end <= place.end:
                found.append(mention)
        return tuple(found)

    def is_question(self, place: Range) -> bool:
        """Whether a sentence ends with a question mark."""
        return "?" in self.tokens.norms[max(place.start, place.end - 3) : place.end]


class Reading(NamedTuple):
    """A clause and its surroundings. Mentions of `lead` have negative token places, before the clause's own."""

    block: int
    sentence: int
    range: Range
    start: int
    end: int
    tokens: Tokens
    own: tuple[Mention, ...]
    lead: tuple[Mention, ...] = ()
    question: tuple[Mention, ...] = ()
    question_names: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    """The concepts of the sentence before; as of `earlier` and `heading`, only that they are there matters."""
    after: tuple[Mention, ...] = ()
    """Places from zero."""
    after_names: tuple[str, ...] = ()
    after_size: int = 99
    earlier: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    label: tuple[Mention, ...] = ()
    aside: tuple[Mention, ...] = ()
    """What the rest of the same sentence, or the rest of the same table row, holds."""
    asks: bool = False
    place: str = ""
    first: bool = False
    """Whether this is the first clause after a question."""


def read_passages(article: Article, lexicon: Lexicon, abbreviations: Collection[str]) -> list[Passage]:
    """Tokenise, tag and split every block of an article, in order. Blocks that are no prose give empty passages."""
    return [_passage(i, block, lexicon, abbreviations) for i, block in enumerate(article.blocks)]


def _passage(index: int, block: Block, lexicon: Lexicon, abbreviations: Collection[str]) -> Passage:
    if block.reference:
        return Passage(index, Tokens((), (), ()), (), ())
    text = block.text.text
    tokens = tokenize(text)
    mentions = tuple(tag(tokens, lexicon))
    return Passage(index, tokens, mentions, tuple(sentences(text, tokens, abbreviations)))


def read_article(
    article: Article, passages: Sequence[Passage], composites: tuple[Composite, ...] = ()
) -> list[Reading]:
    """All readings of an article in order."""
    reader = _Reader(article, passages, composites)
    return [reading for passage in passages for reading in reader.readings(passage)]


class _Reader:
    """Looks up a block's surroundings. Holds only the article, its passages, and what was looked up before."""

    def __init__(self, article: Article, passages: Sequence[Passage], composites: tuple[Composite, ...]) -> None:
        self._blocks = article.blocks
        self._tables = article.tables
        self._passages = passages
        self._composites = composites
        self._named: dict[_Place, tuple[str, ...]] = {}

    def _mentions(self, place: _Place) -> tuple[Mention, ...]:
        passage = self._passages[place[0]]
        return passage.within(passage.sentences[place[1]])

    def _names(self, places: Iterable[_Place]) -> tuple[str, ...]:
        """The concepts, composite ones too, of some sentences; worked out once a sentence."""
        found: dict[str, None] = {}
        for place in places:
            if place not in self._named:
                self._named[place] = concept_names(self._mentions(place), self._composites)
            found.update(dict.fromkeys(self._named[place]))
        return tuple(found)

    def readings(self, passage: Passage) -> list[Reading]:
        index = passage.block
        lead = self._lead(index)
        asked = self._question_before(index)
        found: list[Reading] = []
        for number in range(len(passage.sentences)):
            if number and passage.is_question(passage.sentences[number - 1]):
                asked = (index, number - 1)
            elif number > _QUESTION_REACH:
                asked = None
            found.extend(self._clauses(passage, number, lead, asked))
        return found

    def _clauses(
        self, passage: Passage, number: int, lead: tuple[Mention, ...], asked: _Place | None
    ) -> Iterator[Reading]:
        index, tokens, sentence = passage.block, passage.tokens, passage.sentences[number]
        block = self._blocks[index]
        whole = passage.within(sentence)
        after = self._neighbour(index, number, 1)
        following = self._passages[after[0]] if after else passage
        next_place = following.sentences[after[1]] if after else Range(0, _FAR)
        before = self._neighbour(index, number, -1)
        asked_first = number == 0 or passage.is_question(passage.sentences[number - 1])
        common: dict[str, Any] = {
            "block": index,
            "sentence": number,
            "tokens": tokens,
            "question": self._mentions(asked) if asked else (),
            "question_names": self._names([asked]) if asked else (),
            "before": self._names([before]) if before else (),
            "after": moved(following.within(next_place), -next_place.start) if after else (),
            "after_names": self._names([after]) if after else (),
            "after_size": next_place.end - next_place.start,
            "earlier": self._names(self._earlier(index, number)),
            "heading": self._names((block.headings[-1], n) for n in self._numbers(block.headings[-1]))
            if block.headings
            else (),
            "label": self._label(passage, number),
            "asks": passage.is_question(sentence),
            "place": "blockquote" if "blockquote" in block.containers else block.kind.value,
        }
        for k, place in enumerate(clauses(tokens, sentence)):
            own = passage.within(place)
            yield Reading(
                range=place,
                start=tokens.starts[place.start],
                end=tokens.ends[place.end - 1],
                own=own,
                lead=moved(lead, place.start),
                aside=tuple(m for m in whole if m not in own) or self._row(index),
                first=asked is not None and asked_first and k == 0,
                **common,
            )

    def _numbers(self, index: int) -> range:
        return range(len(self._passages[index].sentences))

    def _neighbour(self, index: int, number: int, step: int) -> _Place | None:
        """The sentence before (-1) or after (1), in this block or at the near edge of the next one of the same flow."""
        if 0 <= number + step < len(self._passages[index].sentences):
            return index, number + step
        other = index + step
        if not 0 <= other < len(self._blocks):
            return None
        kinds = (self._blocks[index].kind, self._blocks[other].kind)
        if BlockKind.TABLE_CELL in kinds or BlockKind.FRONT_MATTER in kinds:
            return None
        numbers = self._numbers(other)
        return (other, numbers[-1 if step < 0 else 0]) if numbers else None

    def _earlier(self, index: int, number: int) -> list[_Place]:
        """What a pronoun may look back to beyond the sentence before: the text read last, nearest block first."""
        if number > 1:
            return [(index, n) for n in range(max(0, number - 4), number - 1)]
        others = range(index - 1, max(-1, index - 4), -1)
        plain = (other for other in others if self._blocks[other].kind is not BlockKind.FRONT_MATTER)
        return [(other, n) for other in plain for n in self._numbers(other)]

    def _question_before(self, index: int) -> _Place | None:
        """The question the block before asks: a heading, a bold line, a `Q:` paragraph, a term, or a row header."""
        block = self._blocks[index]
        if block.cell is not None:
            header = self._row_header(index)
            return self._asked(header) if header is not None else None
        if block.kind is BlockKind.DEFINITION and block.parent is not None:
            return self._asked(block.parent)
        return self._asked(index - 1) if index else None

    def _asked(self, index: int) -> _Place | None:
        passage = self._passages[index]
        if passage.sentences and passage.is_question(passage.sentences[-1]):
            return index, len(passage.sentences) - 1
        return None

    def _lead(self, index: int) -> tuple[Mention, ...]:
        """Lead-in, parent item, headers: what is read before the block's own words. Places end just below zero."""
        block = self._blocks[index]
        if block.kind not in _STRUCTURED:
            return ()
        parts = [self._tail(i) for i in self._leading_blocks(index)]
        found: list[Mention] = []
        at = -_LEAD_GAP
        for mentions, size in reversed(parts):
            at -= size
            found = [*moved(mentions, at), *found]
            at -= _LEAD_GAP
        return tuple(found)

    def _leading_blocks(self, index: int) -> list[int]:
        block = self._blocks[index]
        if block.cell is not None:
            headers = (self._column_header(index), self._row_header(index))
            return [i for i in headers if i is not None]
        chain: list[int] = []
        parent = block.parent
        while parent is not None and len(chain) < 4:
            chain.insert(0, parent)
            parent = self._blocks[parent].parent
        if block.lead_in is not None:
            chain.insert(0, block.lead_in)
        elif block.headings:
            chain.insert(0, block.headings[-1])
        return chain

    def _tail(self, index: int) -> tuple[tuple[Mention, ...], int]:
        """The last sentence of a block, with places from zero, and its length in tokens."""
        passage = self._passages[index]
        if not passage.sentences:
            return (), 0
        last = passage.sentences[-1]
        return moved(passage.within(last), -last.start), last.end - last.start

    def _column_header(self, index: int) -> int | None:
        cell = self._blocks[index].cell
        if cell is None:
            return None
        rows = self._tables[cell.table].rows
        if cell.row == 0 or not self._tables[cell.table].header_rows:
            return None
        return rows[0][cell.column] if cell.column < len(rows[0]) else None

    def _row_header(self, index: int) -> int | None:
        cell = self._blocks[index].cell
        if cell is None or cell.column == 0 or cell.row < self._tables[cell.table].header_rows:
            return None
        return self._tables[cell.table].rows[cell.row][0]

    def _row(self, index: int) -> tuple[Mention, ...]:
        """What the other cells of the row hold."""
        cell = self._blocks[index].cell
        if cell is None or cell.header:
            return ()
        row = self._tables[cell.table].rows[cell.row]
        return tuple(m for i in row if i is not None and i != index for m in self._passages[i].mentions)

    def _label(self, passage: Passage, number: int) -> tuple[Mention, ...]:
        """Where `Myth` and `Fact` stand: before the sentence's colon, in bold at its start, in the column header or lead-in."""
        sentence = passage.sentences[number]
        own = passage.within(self._label_range(passage, sentence))
        if own:
            return own
        if number:
            first = self._label(passage, 0) if self._blocks[passage.block].cell is None else ()
            return first if number == 1 else ()
        column = self._column_header(passage.block)
        if column is not None:
            return self._row_verdict(passage.block) or self._passages[column].mentions
        return self._row_verdict(passage.block) or self._list_label(passage.block)

    def _label_range(self, passage: Passage, sentence: Range) -> Range:
        norms = passage.tokens.norms
        for i in range(sentence.start, min(sentence.start + _LABEL_REACH, sentence.end)):
            if norms[i] in _LABEL_ENDS and i + 1 < sentence.end:
                return Range(sentence.start, i)
        start = passage.tokens.starts[sentence.start]
        for mark in self._blocks[passage.block].text.marks:
            if mark.kind in ("strong", "emphasis") and mark.start <= start < mark.end:
                inside = sum(mark.start <= at < mark.end for at in passage.tokens.starts[sentence.start : sentence.end])
                if inside <= _LABEL_REACH - 2:
                    return Range(sentence.start, sentence.start + inside)
        if not norms[sentence.start][0].isalnum():
            return Range(sentence.start, sentence.start + 1)
        return Range(sentence.start, sentence.start)

    def _row_verdict(self, index: int) -> tuple[Mention, ...]:
        """A cell of the same row that says no more than whether the statement is true."""
        cell = self._blocks[index].cell
        if cell is None or cell.header:
            return ()
        for other in self._tables[cell.table].rows[cell.row]:
            if other is not None and other != index and len(self._passages[other].tokens) <= _VERDICT_WORDS:
                found = self._verdicts(other)
                if found:
                    return found
        return ()

    def _verdicts(self, cell: int) -> tuple[Mention, ...]:
        """Labels in a short cell; under a header that asks "True?", a yes or no is one."""
        mentions = self._passages[cell].mentions
        labels = tuple(m for m in mentions if m.concept in ("myth-label", "fact-label"))
        header = self._column_header(cell)
        if labels or header is None or not any(m.concept == "fact-label" for m in self._passages[header].mentions):
            return labels
        return tuple(Mention(_ANSWERS[m.concept], m.start, m.end) for m in mentions if m.concept in _ANSWERS)

    def _list_label(self, index: int) -> tuple[Mention, ...]:
        """Items under "Common myths" are myths, whatever else the lead-in says."""
        block = self._blocks[index]
        if block.kind is not BlockKind.LIST_ITEM:
            return ()
        above = self._leading_blocks(index)[:1]
        return tuple(m for i in above for m in self._passages[i].mentions if m.concept in ("myth-label", "fact-label"))
