"""Rules: packs of YAML files read, validated and compiled, and the choice of those that run."""

from b12lint.ruleset.errors import PackError, RuleError
from b12lint.ruleset.locate import builtin_packs
from b12lint.ruleset.model import (
    CompiledEvidence,
    CompiledExample,
    CompiledExamples,
    CompiledPack,
    CompiledRule,
    CompiledSource,
)
from b12lint.ruleset.packs import load_packs
from b12lint.ruleset.select import UnknownSelector, require_known, select_rules

__all__ = [
    "CompiledEvidence",
    "CompiledExample",
    "CompiledExamples",
    "CompiledPack",
    "CompiledRule",
    "CompiledSource",
    "PackError",
    "RuleError",
    "UnknownSelector",
    "builtin_packs",
    "load_packs",
    "require_known",
    "select_rules",
]
