"""Bytes become a source, or the reason why not."""

from __future__ import annotations

from b12lint.diagnostics import Failure
from b12lint.source import Source


def decode(path: str, data: bytes) -> Source | Failure:
    """The source of one file's bytes, or why they are no text."""
    try:
        return Source.decode(path, data)
    except UnicodeDecodeError as error:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return Failure(path, "not UTF-8 (its first bytes say UTF-16): save it as UTF-8")
        row = data.count(b"\n", 0, error.start) + 1
        return Failure(path, f"not UTF-8: byte 0x{data[error.start]:02x} on line {row}")


def read(path: str) -> Source | Failure:
    """The source of a file, or why it cannot be read."""
    try:
        with open(path, "rb") as file:
            return decode(path, file.read())
    except OSError as error:
        return Failure(path, reason(error))


def reason(error: OSError) -> str:
    """What went wrong with a path, in words for its user."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "no such file or folder"
    return f"cannot be read: {error.strerror or error}"
