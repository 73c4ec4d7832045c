"""`.gitignore` patterns as git reads them: one file's lines, asked about a path below that file's folder."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPECIAL = re.compile(r"[*?\[\\]")
_POSIX_CLASSES = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "blank": r" \t",
    "cntrl": r"\x00-\x1f\x7f",
    "digit": "0-9",
    "graph": r"\x21-\x7e",
    "lower": "a-z",
    "print": r"\x20-\x7e",
    "punct": r"\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e",
    "space": r"\s",
    "upper": "A-Z",
    "xdigit": "0-9a-fA-F",
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line. `anchored` patterns are held against the whole relative path, the others against the last name."""

    literal: str
    """The pattern itself where it has no wildcard, else empty."""
    regex: re.Pattern[str] | None
    negated: bool
    folders_only: bool
    anchored: bool

    def matches(self, path: str, *, folder: bool) -> bool:
        """Whether the line speaks of `path`, which is relative to the ignore file and uses `/`."""
        if self.folders_only and not folder:
            return False
        subject = path if self.anchored else path.rpartition("/")[2]
        return subject == self.literal if self.regex is None else self.regex.fullmatch(subject) is not None


def parse(text: str) -> tuple[Pattern, ...]:
    """The patterns of an ignore file, in order; comments, blank lines and lines that can match nothing are left out."""
    lines = text.removeprefix("\ufeff").split("\n")
    return tuple(pattern for line in lines if (pattern := _pattern(line.removesuffix("\r"))) is not None)


def verdict(patterns: tuple[Pattern, ...], path: str, *, folder: bool) -> bool | None:
    """True: ignored. False: taken back by a `!` line. None: no line speaks of the path. The last that does decides."""
    for pattern in reversed(patterns):
        if pattern.matches(path, folder=folder):
            return not pattern.negated
    return None


def _pattern(line: str) -> Pattern | None:
    line = _without_trailing_spaces(line)
    if line.startswith("#"):
        return None
    negated = line.startswith("!")
    glob = line[negated:]
    folders_only = glob.endswith("/")
    glob = glob.removesuffix("/")
    anchored = "/" in glob
    glob = glob.removeprefix("/")
    if not glob:
        return None
    if not _SPECIAL.search(glob):
        return Pattern(glob, None, negated, folders_only, anchored)
    regex = _regex(glob)
    return None if regex is None else Pattern("", re.compile(regex, re.DOTALL), negated, folders_only, anchored)


def _without_trailing_spaces(line: str) -> str:
    stripped = line.rstrip(" ")
    backslashes = len(stripped) - len(stripped.rstrip("\\"))
    return stripped + " " if backslashes % 2 and stripped != line else stripped


def _regex(glob: str) -> str | None:
    """The glob as a regular expression, or None where git holds it malformed, so that it matches nothing."""
    out: list[str] = []
    i = 0
    while i < len(glob):
        piece, i = _piece(glob, i)
        if piece is None:
            return None
        out.append(piece)
    return "".join(out)


def _piece(glob: str, i: int) -> tuple[str | None, int]:
    """The expression for what starts at `i`, and where the next piece starts."""
    match glob[i]:
        case "*":
            return _stars(glob, i)
        case "?":
            return "[^/]", i + 1
        case "[":
            return _bracket(glob, i)
        case "\\":
            return (re.escape(glob[i + 1]), i + 2) if i + 1 < len(glob) else (None, i + 1)
        case character:
            return re.escape(character), i + 1


def _stars(glob: str, i: int) -> tuple[str, int]:
    end = i
    while end < len(glob) and glob[end] == "*":
        end += 1
    whole_name = (i == 0 or glob[i - 1] == "/") and (end == len(glob) or glob[end] == "/")
    if end - i < 2 or not whole_name:
        return "[^/]*", end
    if end == len(glob):
        return ".*", end
    return "(?:.*/)?", end + 1


def _bracket(glob: str, i: int) -> tuple[str | None, int]:
    i += 1
    negated = i < len(glob) and glob[i] in "!^"
    i += negated
    items: list[str] = []
    first = True
    while i < len(glob) and (first or glob[i] != "]"):
        item, i = _bracket_item(glob, i)
        if item is None:
            return None, i
        items.append(item)
        first = False
    if i >= len(glob):
        return None, i
    body = "".join(items)
    if negated:
        return f"[^/{body}]", i + 1
    return (f"(?!/)[{body}]" if body else "(?!)"), i + 1


def _bracket_item(glob: str, i: int) -> tuple[str | None, int]:
    """One member of a bracket expression: a class, a range or a character."""
    if glob.startswith("[:", i):
        end = glob.find(":]", i + 2)
        if end != -1:
            return _POSIX_CLASSES.get(glob[i + 2 : end]), end + 2
    low, i = _bracket_character(glob, i)
    if low is None or i + 1 >= len(glob) or glob[i] != "-" or glob[i + 1] == "]":
        return (None if low is None else re.escape(low)), i
    high, i = _bracket_character(glob, i + 1)
    if high is None:
        return None, i
    return f"{re.escape(low)}-{re.escape(max(low, high))}", i


def _bracket_character(glob: str, i: int) -> tuple[str | None, int]:
    if glob[i] != "\\":
        return glob[i], i + 1
    return (glob[i + 1], i + 2) if i + 1 < len(glob) else (None, i + 1)
