"""What a rule author is told: one line for each mistake, with its file, line and column."""

from __future__ import annotations

from collections.abc import Iterable


class RuleError(ValueError):
    """One mistake in a pack. Line and column are 1-based code points; `expected` says what should stand there."""

    def __init__(self, path: str, line: int, column: int, expected: str) -> None:
        super().__init__(path, line, column, expected)
        self.path = path
        self.line = line
        self.column = column
        self.expected = expected

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.expected}"


class PackError(ValueError):
    """All the mistakes of the packs that were to be loaded, in reading order."""

    def __init__(self, errors: Iterable[RuleError]) -> None:
        self.errors = tuple(sorted(errors, key=lambda error: (error.path, error.line, error.column)))
        super().__init__(self.errors)

    def __str__(self) -> str:
        return "\n".join(str(error) for error in self.errors)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown name: the known name nearest to it, or nothing. Case is ignored."""
    from difflib import get_close_matches

    names = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), names, n=1, cutoff=0.6)
    return f" (did you mean {names[near[0]]!r}?)" if near else ""
