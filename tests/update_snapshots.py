"""Write the snapshots beside the article fixtures: `python -m tests.update_snapshots`."""

from __future__ import annotations

import sys

from tests.fixture_files import FIXTURES, SNAPSHOT, concise, fixture_names, load


def main() -> int:
    """Write what changed, remove what belongs to no article, and say so."""
    wanted = {load(name).snapshot: concise(name) for name in fixture_names()}
    for path in sorted(FIXTURES.rglob(f"*{SNAPSHOT}")):
        if path not in wanted:
            path.unlink()
            print(f"removed {path.relative_to(FIXTURES)}")
    for path, text in wanted.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"wrote {path.relative_to(FIXTURES)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
