"""Where output goes: reports to standard output or a file, everything else to standard error, one line each."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

from b12lint.cli.exits import CANNOT
from b12lint.reporters.style import Style

COLOR_CHOICES = ("auto", "always", "never")


def complain(*messages: str) -> None:
    """Lines on standard error, one a message; whatever could drive the terminal is escaped."""
    if sys.stderr is None:
        return
    style = Style(encoding=_encoding(sys.stderr))
    with suppress(OSError):
        for message in messages:
            print(f"b12lint: {style.visible(message)}", file=sys.stderr, flush=True)


def cannot(*messages: str) -> int:
    """Complain, and give the exit code for what could not be done."""
    complain(*messages)
    return CANNOT


def style_for(stream: TextIO | None, color: str, *, quiet: bool = False) -> Style:
    """The style of a stream, or of a file in UTF-8 where there is none. `color` is one of COLOR_CHOICES."""
    if stream is None:
        return Style(color == "always", quiet=quiet)
    return Style(color == "always" or (color == "auto" and _colored(stream)), _encoding(stream), quiet)


def deliver(pieces: Iterable[str], code: int, path: str | None = None) -> int:
    """Write to standard output, or to a file in UTF-8. Gives `code`, or CANNOT where writing fails.

    A reader that goes away before the end is no failure.
    """
    try:
        _write_file(path, pieces) if path else _write_out(pieces)
    except OSError as error:
        complain(f"the output cannot be written: {error.strerror or error}")
        return CANNOT
    return code


def _write_out(pieces: Iterable[str]) -> None:
    if sys.stdout is None:
        raise OSError("standard output is closed")
    try:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_buffered()
    except OSError:
        _discard_buffered()
        raise


def _discard_buffered() -> None:
    """What is still buffered would be written once more at exit, and fail once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_file(path: str, pieces: Iterable[str]) -> None:
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)


def _colored(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _encoding(stream: TextIO) -> str:
    return stream.encoding or "utf-8"
