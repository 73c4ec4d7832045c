"""Which rules run for which selectors."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from b12lint.ruleset import UnknownSelector, select_rules

RULES = tuple(
    SimpleNamespace(code=code, slug=slug, default=default)
    for code, slug, default in [
        ("CUP001", "cup-cracked", True),
        ("CUP002", "cup-chipped", True),
        ("CUP010", "cup-cold", False),
        ("TEA001", "tea-cures", True),
    ]
)
PACKS = (SimpleNamespace(rules=RULES),)


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        pytest.param({}, "CUP001 CUP002 TEA001", id="by default what is on by default"),
        pytest.param({"select": ["ALL"]}, "CUP001 CUP002 CUP010 TEA001", id="ALL takes what is off by default too"),
        pytest.param({"select": ["CUP"]}, "CUP001 CUP002 CUP010", id="a family"),
        pytest.param({"select": ["CUP00"]}, "CUP001 CUP002", id="a longer beginning"),
        pytest.param({"select": ["tea-cures"]}, "TEA001", id="a slug"),
        pytest.param({"extend_select": ["CUP010"]}, "CUP001 CUP002 CUP010 TEA001", id="more than the default"),
        pytest.param({"ignore": ["CUP"]}, "TEA001", id="less than the default"),
        pytest.param({"select": ["CUP"], "ignore": ["CUP002"]}, "CUP001 CUP010", id="code beats family"),
        pytest.param({"select": ["CUP002"], "ignore": ["CUP"]}, "CUP002", id="code beats ignored family"),
        pytest.param({"select": ["CUP00"], "ignore": ["CUP"]}, "CUP001 CUP002", id="longer beginning beats shorter"),
        pytest.param({"select": ["CUP"], "ignore": ["CUP"]}, "", id="ignore wins a tie"),
        pytest.param({"select": ["CUP001"], "ignore": ["cup-cracked"]}, "", id="code and slug are equally exact"),
        pytest.param({"ignore": ["ALL"], "extend_select": ["TEA"]}, "TEA001", id="all but a family ignored"),
        pytest.param({"select": ["ALL"], "ignore": ["ALL"]}, "", id="nothing"),
    ],
)
def test_the_more_exact_selector_decides(options: dict[str, list[str]], codes: str) -> None:
    assert [rule.code for rule in select_rules(PACKS, **options)] == codes.split()


@pytest.mark.parametrize(
    ("selector", "message"),
    [
        ("CPU", "unknown rule selector 'CPU' (did you mean 'CUP'?)"),
        ("cup001", "unknown rule selector 'cup001' (did you mean 'CUP001'?)"),
        ("tea-cure", "unknown rule selector 'tea-cure' (did you mean 'tea-cures'?)"),
        ("CU", "unknown rule selector 'CU' (did you mean 'CUP'?)"),
        ("zzz", "unknown rule selector 'zzz'"),
        ("", "unknown rule selector ''"),
    ],
)
@pytest.mark.parametrize("option", ["select", "ignore", "extend_select"])
def test_an_unknown_selector_is_told_with_the_nearest_name(option: str, selector: str, message: str) -> None:
    with pytest.raises(UnknownSelector) as caught:
        select_rules(PACKS, **{option: [selector]})
    assert str(caught.value) == message
