"""Where the packs that come with the program are.

A wheel carries the project's `rules/` as `b12lint/_rules` (hatch: `[tool.hatch.build.targets.wheel.force-include]`,
`"rules" = "b12lint/_rules"`); in a checkout and in an editable install they stand beside the package.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def builtin_packs(package: Path = _PACKAGE) -> tuple[Path, ...]:
    """The folders of the packs that come with the program, by name. Empty where none are found.

    What lies beside an installed package may be anybody's, so a `rules` folder there counts only in a checkout.
    """
    inside, beside = package / "_rules", package.parent / "rules"
    checkout = (package.parent / "pyproject.toml").is_file() or (package.parent / ".git").exists()
    folder = inside if inside.is_dir() or not checkout else beside
    return tuple(sorted(path.parent for path in folder.glob("*/pack.yaml")))
