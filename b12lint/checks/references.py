"""The `references` check: an article names its sources, and one of them has authority."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal
from urllib.parse import urlsplit

from b12lint.checks.base import Match, Subject
from b12lint.checks.places import title_span
from b12lint.document.model import Block

_LETTERS = 3


@dataclass(frozen=True, slots=True)
class ReferencesSpec:
    """`demand: any` asks for one real source; `demand: authority` for one from `domains` or naming one of `names`.

    A domain stands for itself and all below it; `.gov` stands for a whole top level.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    kind: Literal["references"]
    demand: Literal["any", "authority"]
    domains: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def find(spec: ReferencesSpec, subject: Subject) -> Iterator[Match]:
    """One match, at the title, where what is demanded is missing."""
    if not subject.claims.on_topic:
        return
    entries = [b for b in subject.article.blocks if b.reference and _is_real(b)]
    hosts = [host for host in map(_host, _targets(subject)) if host]
    exists = bool(entries or hosts)
    if spec.demand == "any" and not exists:
        yield Match(title_span(subject.article), ("no reference entry with words, no link to a source",))
    if spec.demand == "authority" and exists and not _has_authority(spec, subject, entries, hosts):
        yield Match(title_span(subject.article), (f"{len(entries)} entries, {len(hosts)} links, none known",))


def _targets(subject: Subject) -> Iterator[str]:
    for link in subject.article.links:
        yield link.target


def _host(target: str) -> str:
    """The host of a web address; empty for pages of the same site, mail addresses and anchors."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return ""
    return (parts.hostname or "") if parts.scheme in ("http", "https", "") else ""


def _is_real(block: Block) -> bool:
    return sum(letter.isalpha() for letter in block.text.text) >= _LETTERS


def _has_authority(spec: ReferencesSpec, subject: Subject, entries: list[Block], hosts: list[str]) -> bool:
    if any(_below(host, domain) for host in hosts for domain in spec.domains):
        return True
    return any(subject.claims.names(entry.text.text, spec.names) for entry in entries)


def _below(host: str, domain: str) -> bool:
    return host.endswith(domain) if domain.startswith(".") else host == domain or host.endswith("." + domain)
