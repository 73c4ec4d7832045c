"""The articles in `fixtures/`: the markers in them (grammar: `fixtures/README.md`), and what the linter reports."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path

from b12lint.cli import main
from b12lint.source import Source, Span

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
FOLDERS = ("clean", "violating", "off-topic")
SNAPSHOT = ".expected.txt"

_COMMENT = re.compile(r"<!--\s*(?P<kind>expect[\w-]*|check-with)\s*(?P<colon>:?)(?P<body>.*?)-->", re.DOTALL)
_ENTRY = r'(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)(?:\s+@\s+"(?P<quote>[^"\n]+)")?(?P<gap>\s+\(gap\))?'
_ENTRIES = re.compile(rf"\s*{_ENTRY}\s*(?:,|$)")


class MarkerError(ValueError):
    """A marker that does not follow the grammar, or that points nowhere."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """A rule that has to report something overlapping the span; without a span, anything in the article."""

    slug: str
    row: int
    span: Span | None = None
    gap: bool = False
    """Whether this is believed to be wrong and not found yet."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the linter reported, in 0-based offsets and 1-based rows."""

    slug: str
    row: int
    span: Span
    excerpt: str


@dataclass(frozen=True, slots=True)
class Fixture:
    """An article with its markers read. `name` is its path under `fixtures/`."""

    name: str
    source: Source
    expectations: tuple[Expectation, ...]
    arguments: tuple[str, ...]
    bare: str
    """The article's text without markers; a marker that had lines to itself takes them along."""

    @property
    def snapshot(self) -> Path:
        """Where the expected concise output stands."""
        return (FIXTURES / self.name).with_suffix(SNAPSHOT)


@dataclass(frozen=True, slots=True)
class _Marker:
    kind: str
    body: str
    span: Span
    row: int


def fixture_names() -> list[str]:
    """The paths of all article fixtures, relative to `fixtures/`."""
    return [
        path.relative_to(FIXTURES).as_posix() for folder in FOLDERS for path in sorted((FIXTURES / folder).glob("*.md"))
    ]


@cache
def load(name: str) -> Fixture:
    """The fixture of that name. Raises MarkerError."""
    return read(Source.decode(name, (FIXTURES / name).read_bytes()))


def read(source: Source) -> Fixture:
    """The fixture a source makes. Raises MarkerError."""
    markers = list(_markers(source))
    prose = _blanked(source.text, markers)
    expectations = [expected for marker in markers for expected in _expectations(marker, source, prose)]
    arguments = [word for marker in markers if marker.kind == "check-with" for word in marker.body.split()]
    return Fixture(source.path, source, tuple(expectations), tuple(arguments), _without(source.text, markers))


def _markers(source: Source) -> Iterator[_Marker]:
    for found in _COMMENT.finditer(source.text):
        row = source.position(found.start()).row
        if found["kind"] not in ("expect", "expect-next", "expect-article", "check-with") or not found["colon"]:
            raise MarkerError(f"{source.path}:{row}: no such marker: {found[0]}")
        yield _Marker(found["kind"], found["body"].strip(), Span(*found.span()), row)


def _blanked(text: str, markers: Sequence[_Marker]) -> str:
    for marker in markers:
        text = text[: marker.span.start] + " " * (marker.span.end - marker.span.start) + text[marker.span.end :]
    return text


def _without(text: str, markers: Sequence[_Marker]) -> str:
    for marker in reversed(markers):
        before, after = text[: marker.span.start], text[marker.span.end :]
        alone = before.endswith("\n") and after.startswith("\n")
        text = before.rstrip(" ") + after if not alone else before + after[1:]
    return text


def _expectations(marker: _Marker, source: Source, prose: str) -> Iterator[Expectation]:
    if marker.kind == "check-with":
        return
    for slug, quote, gap in _entries(marker, source.path):
        if quote is not None:
            yield Expectation(slug, marker.row, _quoted(quote, marker, source.path, prose), gap)
        elif marker.kind == "expect-article":
            yield Expectation(slug, marker.row, None, gap)
        else:
            row = marker.row if marker.kind == "expect" else _next_row(marker, source, prose)
            yield Expectation(slug, row, _line(row, marker, source, prose), gap)


def _entries(marker: _Marker, path: str) -> Iterator[tuple[str, str | None, bool]]:
    at = 0
    while at < len(marker.body) or not at:
        entry = _ENTRIES.match(marker.body, at)
        if entry is None:
            raise MarkerError(f"{path}:{marker.row}: not a list of slugs: {marker.body}")
        yield entry["slug"], entry["quote"], entry["gap"] is not None
        at = entry.end()


def _quoted(quote: str, marker: _Marker, path: str, prose: str) -> Span:
    if prose.count(quote) != 1:
        raise MarkerError(f"{path}:{marker.row}: stands {prose.count(quote)} times outside markers: {quote!r}")
    start = prose.index(quote)
    return Span(start, start + len(quote))


def _next_row(marker: _Marker, source: Source, prose: str) -> int:
    rest = prose[marker.span.end :]
    return source.position(marker.span.end + len(rest) - len(rest.lstrip())).row


def _line(row: int, marker: _Marker, source: Source, prose: str) -> Span:
    start = source.line_starts[row - 1]
    end = start + len(source.line(row))
    if not prose[start:end].strip():
        raise MarkerError(f"{source.path}:{marker.row}: the marker points to a line without text")
    return Span(start, end)


def findings(name: str) -> list[Finding]:
    """What the linter reports in a fixture."""
    report = json.loads(_lint("json", load(name).arguments))
    return [_finding(data) for data in report["diagnostics"] if data["filename"] == name]


def concise(name: str) -> str:
    """The lines of the concise output that are about a fixture."""
    lines = _lint("concise", load(name).arguments).splitlines(keepends=True)
    return "".join(line for line in lines if line.startswith(f"{name}:"))


def _finding(data: dict[str, object]) -> Finding:
    span = Span(int(str(data["offset"])), int(str(data["end_offset"])))
    place = data["location"]
    assert isinstance(place, dict)
    return Finding(str(data["name"]), place["row"], span, str(data["excerpt"]))


@cache
def _lint(form: str, arguments: tuple[str, ...]) -> str:
    """The output for all fixtures that are checked with these arguments; one run serves many tests."""
    names = [name for name in fixture_names() if load(name).arguments == arguments]
    command = ["check", "--isolated", "--no-cache", "--quiet", "--color", "never", "--output-format", form]
    output = StringIO()
    with chdir(FIXTURES), redirect_stdout(output):
        code = main([*command, *arguments, *names])
    if code not in (0, 1):
        raise RuntimeError(f"b12lint ended with {code}; its messages stand on standard error")
    return output.getvalue()


def compare(expected: Sequence[Expectation], found: Sequence[Finding]) -> tuple[list[Expectation], list[Finding]]:
    """Expectations nothing meets, and findings nothing asks for. Each finding meets one expectation at most.

    The pairs are chosen so that as many expectations as possible are met (augmenting paths).
    """
    met: dict[int, int] = {}

    def place(wanted: int, tried: set[int]) -> bool:
        for candidate, finding in enumerate(found):
            if candidate in tried or not _meets(finding, expected[wanted]):
                continue
            tried.add(candidate)
            if candidate not in met or place(met[candidate], tried):
                met[candidate] = wanted
                return True
        return False

    missing = [expectation for wanted, expectation in enumerate(expected) if not place(wanted, set())]
    return missing, [finding for candidate, finding in enumerate(found) if candidate not in met]


def _meets(finding: Finding, expectation: Expectation) -> bool:
    overlaps = expectation.span is None or finding.span.overlaps(expectation.span)
    return finding.slug == expectation.slug and overlaps
