"""The parser's inline tokens to plain text with marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.utils import EnvType

from b12lint.document import tags
from b12lint.document.inline_html import NOTHING, Adder, Findings, InlineHtml, comment_of
from b12lint.document.inline_parser import is_plain
from b12lint.document.model import CODE_PLACEHOLDER, Comment
from b12lint.document.patterns import compiled
from b12lint.document.positions import Body, ContentMap
from b12lint.document.prose import TextBuilder
from b12lint.source import Span

_STRING = r"""\{\s*(["'`])([^"'`\\]*)\1\s*\}"""


class InlineReader:
    """Parses the contents of block tokens and reads them into texts."""

    def __init__(self, parser: MarkdownIt, env: EnvType, body: Body, comments: list[Comment]) -> None:
        """`env` is what the block phase left, link definitions above all. Comments met are added to `comments`."""
        self._parser = parser
        self._env = env
        self.body = body
        self.comments = comments

    def read(self, content: str, where: ContentMap, text: TextBuilder) -> Findings:
        """Add the visible text of an inline token's content."""
        if is_plain(content):
            text.linear(content, self.body.source(where.body_starts[0]))
            return NOTHING
        tokens = self._parser.inline.parse(content, self._parser, self._env, [])
        return self.read_tokens(tokens, where, text, 0)

    def read_tokens(
        self, tokens: Sequence[Token], where: ContentMap, text: TextBuilder, shift: int, nested: bool = False
    ) -> Findings:
        """Add the tokens' text.

        `shift` is where the text they were made of begins within the mapped content. In a nested text, an image's
        or a note's own, images give their alternative text in place.
        """
        run = _Run(self, where, text, shift, nested)
        for token in tokens:
            if token.type == "text":
                if token.content and not run.struck:
                    run.words(token)
            elif (handler := _HANDLERS.get(token.type)) is not None:
                handler(run, token)
        return run.found


class _Run:
    """One pass over the children of an inline token."""

    __slots__ = ("_body", "_html", "_marks", "_nested", "_reader", "_shift", "_text", "_where", "found", "struck")

    def __init__(self, reader: InlineReader, where: ContentMap, text: TextBuilder, shift: int, nested: bool) -> None:
        self._reader = reader
        self._body = reader.body
        self._where = where
        self._text = text
        self._shift = shift
        self._marks: list[tuple[int, str]] = []
        self.found = Findings()
        self._nested = nested
        self._html = InlineHtml(text, self.found, nested)
        self.struck = 0

    def words(self, token: Token) -> None:
        if token.map is not None and not self._html.dropping:
            self._verbatim(token.content, token.map[0] + self._shift)

    def _verbatim(self, content: str, start: int) -> None:
        if self._where.pipes:
            content, start = self._around_pipes(content, start)
        if content:
            self._text.linear(content, self._source(start))

    def _around_pipes(self, content: str, start: int) -> tuple[str, int]:
        """Add the content up to its last escaped pipe; returns what is left, and where."""
        for pipe in self._where.pipes:
            if start <= pipe < start + len(content):
                if start < pipe:
                    self._text.linear(content[: pipe - start], self._source(start))
                at = self._source(pipe)
                self._text.atom("|", at - 1, at + 1)
                content, start = content[pipe + 1 - start :], pipe + 1
        return content, start

    def _source(self, offset: int) -> int:
        return self._body.source(self._where.body(offset))

    def _range(self, token: Token) -> tuple[int, int]:
        """The source offsets of a token read as a whole."""
        first, last = token.map or (0, 1)
        return self._source(first + self._shift), self._source(last - 1 + self._shift) + 1

    @property
    def _silent(self) -> bool:
        return bool(self.struck or self._html.dropping)

    def line_break(self, token: Token) -> None:
        if not self._silent and token.map is not None:
            first, last = token.map
            self._text.atom("\n", self._source(first + self._shift), self._source(last + self._shift))

    def code(self, token: Token) -> None:
        if not self._silent:
            self._text.atom(CODE_PLACEHOLDER, *self._range(token))
            self._text.mark("code", self._text.length - 1)

    def special(self, token: Token) -> None:
        """An entity or an escape; a backslash that escapes nothing is text."""
        if self._silent:
            return
        if token.content == token.markup and token.map is not None:
            self._verbatim(token.content, token.map[0] + self._shift)
        else:
            self._text.atom(token.content, *self._range(token))

    def script(self, token: Token) -> None:
        if not self._silent and token.map is not None:
            self._verbatim(token.content, token.map[0] + self._shift + 1)

    def address(self, token: Token) -> None:
        if not self._silent:
            self._text.atom(CODE_PLACEHOLDER, *self._range(token))
            if not self._html.links:
                self._text.mark("link", self._text.length - 1, token.content)
                self.found.targets.append(token.content)

    def link_open(self, token: Token) -> None:
        self._marks.append((self._text.length, str(token.attrs.get("href", ""))))
        self._html.links += 1
        if token.markup == "autolink":
            if not self._silent:
                self._text.atom(CODE_PLACEHOLDER, *self._range(token))
            self.struck += 1

    def link_close(self, token: Token) -> None:
        start, target = self._marks.pop()
        self._html.links -= 1
        if token.markup == "autolink":
            self.struck -= 1
        if not self._silent:
            self._text.mark("link", start, target)
            self.found.targets.append(target)

    def mark_open(self, token: Token) -> None:
        self._marks.append((self._text.length, ""))

    def mark_close(self, token: Token) -> None:
        kind = "strong" if token.type == "strong_close" else "emphasis"
        self._text.mark(kind, self._marks.pop()[0])

    def strike(self, token: Token) -> None:
        self.struck += token.nesting

    def image(self, token: Token) -> None:
        self._inner(token, self.found.images)

    def note(self, token: Token) -> None:
        self._inner(token, self.found.notes)

    def _inner(self, token: Token, found: list[Adder]) -> None:
        """The text of an image or a note, which stands behind `![` or `^[`."""
        if not token.children or token.map is None or self._silent:
            return
        children, shift = token.children, token.map[0] + self._shift + len("![")
        reader, where = self._reader, self._where

        def add(text: TextBuilder) -> None:
            reader.read_tokens(children, where, text, shift, nested=True)

        if self._nested:
            add(self._text)
        else:
            found.append(add)

    def html(self, token: Token) -> None:
        start, end = self._range(token)
        tag = tags.read_tag(token.content)
        if tag is not None:
            if not self.struck and token.map is not None:
                first = token.map[0] + self._shift
                self._html.tag(tag, start, end, lambda offset: self._source(first + offset))
        elif (comment := comment_of(token.content, Span(start, end))) is not None:
            self._reader.comments.append(comment)
        elif (
            (string := compiled(_STRING).fullmatch(token.content))
            and string.group(2)
            and token.map
            and not self._silent
        ):
            self._verbatim(string.group(2), token.map[0] + self._shift + string.start(2))


_HANDLERS: dict[str, Callable[[_Run, Token], None]] = {
    "softbreak": _Run.line_break,
    "hardbreak": _Run.line_break,
    "code_inline": _Run.code,
    "text_special": _Run.special,
    "script": _Run.script,
    "url": _Run.address,
    "link_open": _Run.link_open,
    "link_close": _Run.link_close,
    "strong_open": _Run.mark_open,
    "strong_close": _Run.mark_close,
    "em_open": _Run.mark_open,
    "em_close": _Run.mark_close,
    "s_open": _Run.strike,
    "s_close": _Run.strike,
    "image": _Run.image,
    "footnote_inline": _Run.note,
    "html_inline": _Run.html,
}
