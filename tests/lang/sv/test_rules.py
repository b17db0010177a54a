"""A table of rules is validated when it is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cases import cases

from agendawatch.lang.sv.rules import GIVES, RuleError, WordRow, read_rows, read_table

GOOD = """
[defaults]
not_by = "people party"

[classes]
done = { denied = "stands" }

[[rule]]
id = "off"
class = "done"
pattern = "%CALL_OFF"
gives = "cancelled"
ground = "usage"
yes = ["Mötet är inställt.", "Vi ställer in mötet."]
no = ["Mötet är inte inställt.", "Kursen är inställd."]
"""


def test_a_rule_has_what_its_table_and_its_class_give() -> None:
    """What all rules of a file share stands once."""
    rule = read_table("made", GOOD).rule("off")

    assert (rule.not_by, rule.denied, rule.gives) == (frozenset({"people", "party"}), "stands", "cancelled")


@cases("before", "after", "told")
def test_what_is_wrong_is_told_with_file_line_rule_and_what_was_expected(before: str, after: str, told: str) -> None:
    """Who teaches a rule need not know the house."""
    with pytest.raises(RuleError) as caught:
        read_table("made", GOOD.replace(before, after))

    (line,) = str(caught.value).splitlines()
    assert line.startswith(f"rules/made.toml: {told}")


def test_all_faults_are_told_at_once() -> None:
    """A rule that stands there twice is one."""
    again = GOOD[GOOD.index("[[rule]]") :]

    with pytest.raises(RuleError) as caught:
        read_table(
            "made", f"{GOOD}{again}{again.replace('cancelled', 'x').replace('off', 'on').replace('ground', 'why')}"
        )

    assert [words.split(":")[0] for _, words in caught.value.faults] == [
        "stands there twice",
        "lacks ground",
        "no key is called why",
    ]


@cases("table", "rows", "gives", "told")
def test_what_a_row_gives_is_a_word_that_the_code_knows(table: str, rows: str, gives: str, told: str) -> None:
    """Anything else would stop a reader in the middle of a page."""
    with pytest.raises(RuleError) as caught:
        read_table(table, GOOD.replace("[[rule]]", f"[[{rows}]]").replace('"cancelled"', f'"{gives}"'), rows)

    ours = [words for _, words in caught.value.faults if words.startswith("gives: ")]
    assert len(ours) == 1
    assert str(caught.value).startswith(f"rules/{table}.toml: off (line 9): gives: '{gives}': expected one of ")
    assert told in ours[0]


def test_so_is_that_of_a_row_of_words() -> None:
    """It has no pattern, and all else that a row has."""
    words = (
        GOOD.replace('pattern = "%CALL_OFF"', 'words = "inställt"')
        .replace("[[rule]]", "[[occasion]]")
        .replace('class = "done"\n', "")
        .replace('not_by = "people party"', "")
    )

    with pytest.raises(RuleError) as caught:
        read_rows("occasions", words, "occasion", WordRow)

    assert str(caught.value).startswith(
        "rules/occasions.toml: off (line 9): gives: 'cancelled': expected one of occasion, "
    )
    with pytest.raises(RuleError, match="gives: '': expected one of occasion, "):
        read_rows("occasions", words.replace('gives = "cancelled"\n', ""), "occasion", WordRow)


def test_the_how_to_lists_what_rows_may_give() -> None:
    """Every word of the tables that it names."""
    page = (Path(__file__).parents[3] / "docs/how-to/teach-a-rule.md").read_text(encoding="utf-8")

    for name, rows in (("outcomes", "outcome"), ("statuses", "rule"), ("modes", "scope"), ("positions", "rule")):
        assert [word for word in GIVES[name, rows] if f"`{word}`" not in page] == []
