"""The command line over rules that need no reading: certain words in an article are what is wrong with it."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from b12lint import runner
from b12lint.cli import main
from b12lint.diagnostics import Diagnostic, FileReport, Severity
from b12lint.document.model import Article
from b12lint.engine import INTERNAL_ERROR
from b12lint.ruleset.model import (
    CompiledEvidence,
    CompiledExample,
    CompiledExamples,
    CompiledPack,
    CompiledRule,
    CompiledSource,
)
from b12lint.source import Source, Span

WORDS = {
    "WRONG": ("FAK001", "wrong-word", Severity.ERROR),
    "DOUBTFUL": ("FAK002", "doubtful-word", Severity.WARNING),
    "BROKENRULE": (INTERNAL_ERROR, INTERNAL_ERROR, Severity.ERROR),
}


def _rule(word: str) -> CompiledRule:
    code, slug, severity = WORDS[word]
    return CompiledRule(
        code=code,
        slug=slug,
        severity=str(severity),
        default=True,
        title=f"The word {word}",
        message=f"`{word}` is a word nobody should write",
        why="It shouts.",
        suggest="Write another word.",
        documentation="## What it reports\n\nA first\nparagraph.\n\n- a list\n- of two\n\n## And why\n\nSo.\n",
        check={"kind": "fake"},
        evidence=(CompiledEvidence("style-guide", "Words in capitals shout.", "Capitals"),),
        examples=CompiledExamples(
            bad=(CompiledExample("shouted", f"This is {word} here.", word),),
            good=(CompiledExample("whispered", f"This is {word.lower()} here.", None),),
            known_gaps=(),
        ),
        pack="fake",
    )


PACK = CompiledPack(
    name="fake",
    version="1.2.3",
    licence="MIT",
    title="Fake rules",
    digest="0123abcd",
    topic={},
    concepts={},
    rules=(_rule("WRONG"), _rule("DOUBTFUL")),
    sources={"style-guide": CompiledSource("style-guide", "A Guide", "A Press", "https://example.org/", True, "")},
    scorecards={},
    derived={},
)


def diagnostic(source: Source, word: str, span: Span) -> Diagnostic:
    """The finding that a word of WORDS stands in a span."""
    code, slug, severity = WORDS[word]
    return Diagnostic(
        code=code,
        name=slug,
        severity=severity,
        message=f"`{word}` is a word nobody should write",
        path=source.path,
        span=span,
        start=source.position(span.start),
        end=source.position(span.end),
        excerpt=source.slice(span),
        why="It shouts.",
    )


def _check_article(article: Article, ruleset: Any) -> FileReport:
    source = article.source
    if "CRASH" in source.text:
        raise RuntimeError("the engine \x1b[31mtripped")
    found = [
        diagnostic(source, match[0], Span(*match.span()))
        for match in re.finditer("|".join(WORDS), source.text)
        if WORDS[match[0]][0] in (*ruleset.codes, INTERNAL_ERROR)
    ]
    on_topic = "off topic" not in source.text
    return FileReport(source.path, tuple(found), claims_read=7, claims_judged=len(found), on_topic=on_topic)


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


Lint = Callable[..., Result]


@pytest.fixture
def lint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Lint:
    """Run a command line in `tmp_path`, after writing the files given by name, over the fake rules."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(runner, "load_packs", lambda folders: (PACK,))
    for command in ("explain", "rules"):
        monkeypatch.setattr(f"b12lint.cli.{command}.load_packs", lambda folders: (PACK,))
    monkeypatch.setattr("b12lint.ruleset.load_packs", lambda: (PACK,))
    monkeypatch.setattr(runner, "prepare", lambda packs, rules, as_of: SimpleNamespace(codes=[r.code for r in rules]))
    monkeypatch.setattr(runner, "check_article", _check_article)

    def call(*arguments: str, files: dict[str, str | bytes] | None = None, stdin: bytes = b"") -> Result:
        for name, content in (files or {}).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main(arguments)
        printed = capsys.readouterr()
        return Result(code, printed.out, printed.err)

    return call
