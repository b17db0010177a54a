"""The tables of other standards' words: whole, and those of meetings the same in the docs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from agendawatch.exports.ocd import OCD_ACTIONS, OCD_OPTIONS, OCD_STATUSES
from agendawatch.model import ActionCode, MeetingStatus, VoteOption

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "statuses.md"
OCD_CODES = {
    "filing", "introduction", "enrolled", "reading-1", "reading-2", "reading-3", "passage", "failure", "withdrawal",
    "substitution", "amendment-introduction", "amendment-passage", "amendment-withdrawal", "amendment-failure",
    "amendment-amendment", "amendment-deferral", "committee-passage", "committee-passage-favorable",
    "committee-passage-unfavorable", "committee-failure", "executive-receipt", "executive-signature", "executive-veto",
    "executive-veto-line-item", "became-law", "veto-override-passage", "veto-override-failure", "deferral", "receipt",
    "referral", "referral-committee",
}  # fmt: skip
"""What Open Civic Data knows actions as."""


def rows(heading: str) -> Iterator[list[str]]:
    """Give the rows of the table under a heading, cell by cell."""
    text = PAGE.read_text(encoding="utf-8").split(f"### {heading}\n", 1)[1]
    for line in re.split(r"^#+ ", text, maxsplit=1, flags=re.MULTILINE)[0].splitlines()[3:]:
        if line.startswith("|"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def test_every_code_has_its_place() -> None:
    """A new code of ours is not forgotten."""
    assert set(OCD_STATUSES) == set(MeetingStatus)
    assert set(OCD_ACTIONS) == set(ActionCode)
    assert set(OCD_OPTIONS) == set(VoteOption)


def test_open_civic_data_knows_every_word() -> None:
    """None is invented for it."""
    assert {code for codes in OCD_ACTIONS.values() for code in codes} <= OCD_CODES
    assert set(OCD_STATUSES.values()) <= {"cancelled", "tentative", "confirmed", "passed", ""}


def test_the_page_tells_the_statuses_that_are_written() -> None:
    """Row by row."""
    told = {row[0].strip("`"): row[1] for row in rows("Meetings") if "flag" not in row[0]}

    assert told == {status.value: OCD_STATUSES[status] for status in MeetingStatus}
