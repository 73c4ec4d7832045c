"""The kinds of check a rule may use. A kind knows no rule, no severity and no medicine."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from b12lint.checks import claim, freshness, references, required
from b12lint.checks.base import CheckKind, Match, Subject

KINDS: Mapping[str, CheckKind] = MappingProxyType(
    {
        "claim": CheckKind(claim.ClaimSpec, claim.find),
        "required": CheckKind(required.RequiredSpec, required.find),
        "references": CheckKind(references.ReferencesSpec, references.find),
        "freshness": CheckKind(freshness.FreshnessSpec, freshness.find),
    }
)

__all__ = ["KINDS", "CheckKind", "Match", "Subject"]
