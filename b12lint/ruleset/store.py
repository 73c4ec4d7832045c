"""Compiled packs kept between runs in the user's cache folder: JSON under a key, with a checksum.

Nothing here fails: what cannot be read is taken as absent, what cannot be written is not kept.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

_MAGIC = "b12lint-pack"
_FORMAT = 1
_KEPT = 16


def cache_folder() -> Path:
    """The user's cache folder for this program; the environment variable B12LINT_CACHE_DIR overrides it."""
    override = os.environ.get("B12LINT_CACHE_DIR")
    if override:
        return Path(override)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser(r"~\AppData\Local")
        return Path(base, "b12lint", "Cache")
    if sys.platform == "darwin":
        return Path(os.path.expanduser("~/Library/Caches"), "b12lint")
    return Path(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "b12lint")


def read_stored(key: str) -> dict[str, Any] | None:
    """The data stored under a key; None if there is none, or it is damaged or another user's."""
    try:
        with open(_path(key), "rb") as file:
            if hasattr(os, "geteuid") and os.fstat(file.fileno()).st_uid != os.geteuid():
                return None
            header, body = file.readline(), file.read()
        data = _read_json(body) if header == _header(key, body) else None
    except (OSError, ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def write_stored(key: str, data: dict[str, Any]) -> bool:
    """Store data under a key, whole or not at all, readable by the user only. Whether it could be stored."""
    body = json.dumps(data, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    path = _path(key)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(_header(key, body) + body)
        os.replace(unfinished, path)
        _forget_oldest(path.parent)
    except OSError:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        return False
    return True


def _read_json(body: bytes) -> Any:
    """Read JSON with the garbage collector at rest: a large vocabulary would set it off many times for nothing."""
    at_work = gc.isenabled()
    gc.disable()
    try:
        return json.loads(body.decode("utf-8", "surrogatepass"))
    finally:
        if at_work:
            gc.enable()


def _path(key: str) -> Path:
    return cache_folder() / "packs" / f"{key}.json"


def _header(key: str, body: bytes) -> bytes:
    checksum = hashlib.sha256(body).hexdigest()
    return f"{_MAGIC} {_FORMAT} {key} {checksum}\n".encode()


def _forget_oldest(folder: Path) -> None:
    entries = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in entries[_KEPT:]:
        path.unlink(missing_ok=True)
