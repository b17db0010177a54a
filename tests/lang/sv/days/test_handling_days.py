"""Words for the meeting that handles a matter, and for other days."""

from __future__ import annotations

import re

import pytest

from agendawatch.lang.sv import relative_days


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (relative_days.HANDLES, "behandlas av kommunstyrelsen"),
        (relative_days.HANDLES, "ska ta ställning till"),
        (relative_days.MEETING, "vid dagens sammanträde"),
        (relative_days.SUBMITS, "lämnade idag in en motion"),
        (relative_days.NEXT_TIME, "bordlades till den 19 maj"),
        (relative_days.AHEAD, "kommer att avgöras"),
        (relative_days.PAST, "beslutades i går"),
        (relative_days.PAST, "sedan nämnden röstat"),
        (relative_days.PAST, "posterna tillsattes"),
        (relative_days.ROLE_OF, "s ordförande"),
        (relative_days.TAKES_ON, "ledamot i "),
    ],
)
def test_the_words_are_known(pattern: re.Pattern[str], words: str) -> None:
    """One example of each kind of word."""
    assert pattern.search(words)


def test_members_who_meet_are_no_office() -> None:
    """The council's members met: the council did."""
    assert relative_days.ROLE_OF.match("s ledamöter")
    assert not relative_days.ROLE_OF.match("s ledamöter samlades")
