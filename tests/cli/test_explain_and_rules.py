from __future__ import annotations

import json

import pytest

from .conftest import Lint

PAGE = """\
FAK001 wrong-word error, on by default
The word WRONG

Message
  `WRONG` is a word nobody should write

Why
  It shouts.

What to write instead
  Write another word.

What it reports
  A first paragraph.

  - a list
  - of two

And why
  So.

Evidence
  - Words in capitals shout.
    A Press, A Guide, Capitals
    https://example.org/

Reported
  shouted:
    | This is WRONG here.
    reported: "WRONG"

Left alone
  whispered:
    | This is wrong here.

Pack
  fake 1.2.3, Fake rules (MIT)
"""


@pytest.mark.parametrize("name", ["FAK001", "fak001", "wrong-word"])
def test_explain_prints_the_whole_page_of_a_rule(lint: Lint, name: str) -> None:
    result = lint("explain", name)
    assert (result.code, result.out, result.err) == (0, PAGE, "")


def test_explain_gives_the_same_facts_as_data(lint: Lint) -> None:
    rule = json.loads(lint("explain", "FAK002", "--output-format", "json").out)
    assert (rule["name"], rule["severity"]) == ("doubtful-word", "warning")
    assert rule["evidence"][0]["url"] == "https://example.org/"
    assert rule["examples"]["bad"] == [{"name": "shouted", "text": "This is DOUBTFUL here.", "quote": "DOUBTFUL"}]


def test_rules_is_a_table(lint: Lint) -> None:
    assert lint("rules").out == (
        "code    severity  default  slug           title\n"
        "FAK001  error     on       wrong-word     The word WRONG\n"
        "FAK002  warning   on       doubtful-word  The word DOUBTFUL\n"
        "\n"
        "2 rules (fake 1.2.3); `b12lint explain CODE` says more.\n"
    )


def test_rules_as_data_name_their_pack(lint: Lint) -> None:
    data = json.loads(lint("rules", "--output-format", "json").out)
    assert [rule["code"] for rule in data["rules"]] == ["FAK001", "FAK002"]
    assert data["packs"] == [{"name": "fake", "version": "1.2.3", "digest": "0123abcd"}]


def test_the_version_names_the_packs(lint: Lint) -> None:
    from b12lint._version import __version__

    assert lint("--version").out == f"b12lint {__version__}\nrules fake 1.2.3 (0123abcd)\n"


@pytest.mark.parametrize("command", [[], ["check"], ["explain"], ["rules"]], ids=lambda c: " ".join(c) or "b12lint")
def test_help_is_printed_and_is_a_success(lint: Lint, command: list[str]) -> None:
    result = lint(*command, "--help")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(" ".join(["usage: b12lint", *command]))
