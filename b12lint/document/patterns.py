"""Regular expressions compiled when first needed: most articles need few of them, and compiling is slow."""

from __future__ import annotations

import functools
import re


@functools.cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled form of a pattern, kept for good."""
    return re.compile(pattern, flags)
