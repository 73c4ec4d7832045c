"""One rule as a page for the terminal, and rules as plain data: all that is known of them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from b12lint.reporters.style import BOLD, CYAN, RED, YELLOW, Style, wrap
from b12lint.ruleset import CompiledEvidence, CompiledExample, CompiledPack, CompiledRule

_VERBATIM = ("- ", "* ", "|", "    ", "> ", "```", "#")


def page(rule: CompiledRule, pack: CompiledPack, style: Style) -> Iterator[str]:
    """The lines of a rule's page."""
    state = "on by default" if rule.default else "off by default"
    color = RED if rule.severity == "error" else YELLOW
    yield f"{style.paint(f'{rule.code} {rule.slug}', BOLD)} {style.paint(rule.severity, color)}, {state}"
    yield style.visible(rule.title)
    for heading, text in (("Message", rule.message), ("Why", rule.why), ("What to write instead", rule.suggest)):
        yield from _section(heading, wrap(text), style)
    for heading, paragraphs in _documentation(rule.documentation):
        yield from _section(heading, paragraphs, style)
    yield from _section("Evidence", [line for each in rule.evidence for line in _evidence(each, pack)], style)
    for heading, examples in (
        ("Reported", rule.examples.bad),
        ("Left alone", rule.examples.good),
        ("Not reported yet", rule.examples.known_gaps),
    ):
        yield from _section(heading, [line for each in examples for line in _example(each)], style)
    yield from _section("Pack", [f"{pack.name} {pack.version}, {pack.title} ({pack.licence})"], style)


def rule_data(rule: CompiledRule, pack: CompiledPack) -> dict[str, Any]:
    """A rule as plain values for JSON."""
    examples = {
        kind: [{"name": each.name, "text": each.text, "quote": each.quote} for each in getattr(rule.examples, kind)]
        for kind in ("bad", "good", "known_gaps")
    }
    return {
        "code": rule.code,
        "name": rule.slug,
        "severity": rule.severity,
        "default": rule.default,
        "title": rule.title,
        "message": rule.message,
        "why": rule.why,
        "suggestion": rule.suggest,
        "documentation": rule.documentation,
        "evidence": [_evidence_data(evidence, pack) for evidence in rule.evidence],
        "examples": examples,
        "pack": {"name": pack.name, "version": pack.version, "digest": pack.digest},
    }


def _section(heading: str, lines: list[str], style: Style) -> Iterator[str]:
    """A heading and its indented lines; nothing where there are none."""
    if lines:
        yield ""
        yield style.paint(heading, CYAN)
        yield from (f"  {style.visible(line)}".rstrip() for line in lines)


def _documentation(text: str) -> Iterator[tuple[str, list[str]]]:
    """The parts of a Markdown text by their headings; paragraphs folded, lists, tables and code as they are."""
    for part in f"\n{text}".split("\n## "):
        heading, _, body = part.partition("\n")
        lines: list[str] = []
        for block in filter(None, body.strip("\n").split("\n\n")):
            verbatim = any(line.startswith(_VERBATIM) for line in block.split("\n"))
            lines += ["", *(block.split("\n") if verbatim else wrap(block))]
        yield heading or "Documentation", lines[1:]


def _evidence(evidence: CompiledEvidence, pack: CompiledPack) -> list[str]:
    source = pack.sources[evidence.source]
    said = textwrap.wrap(evidence.says, 100, initial_indent="- ", subsequent_indent="  ")
    parts = (source.publisher, source.title, evidence.section)
    cited = textwrap.wrap(", ".join(part for part in parts if part), 98)
    return [*said, *(f"  {line}" for line in cited), *([f"  {source.url}"] if source.url else [])]


def _evidence_data(evidence: CompiledEvidence, pack: CompiledPack) -> dict[str, str]:
    source = pack.sources[evidence.source]
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "accessed": source.accessed,
        "section": evidence.section,
        "says": evidence.says,
    }


def _example(example: CompiledExample) -> Iterator[str]:
    """An example's name and text; a bad one ends with the words that are reported, unless those are all of it."""
    yield f"{example.name}:"
    yield from (f"  | {line}" for line in example.text.strip("\n").split("\n"))
    if example.quote and example.quote.strip() != example.text.strip():
        yield f'  reported: "{" ".join(example.quote.split())}"'
