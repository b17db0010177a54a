"""Words for the meeting that handles a matter, and for other days."""

from __future__ import annotations

import re

import pytest

from agendawatch.lang.sv.days import handling_days


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (handling_days.HANDLES, "behandlas av kommunstyrelsen"),
        (handling_days.HANDLES, "ska ta ställning till"),
        (handling_days.MEETING, "vid dagens sammanträde"),
        (handling_days.SUBMITS, "lämnade idag in en motion"),
        (handling_days.NEXT_TIME, "bordlades till den 19 maj"),
        (handling_days.AHEAD, "kommer att avgöras"),
        (handling_days.PAST, "beslutades i går"),
        (handling_days.PAST, "sedan nämnden röstat"),
        (handling_days.PAST, "posterna tillsattes"),
        (handling_days.ROLE_OF, "s ordförande"),
        (handling_days.TAKES_ON, "ledamot i "),
    ],
)
def test_the_words_are_known(pattern: re.Pattern[str], words: str) -> None:
    """One example of each kind of word."""
    assert pattern.search(words)


def test_members_who_meet_are_no_office() -> None:
    """The council's members met: the council did."""
    assert handling_days.ROLE_OF.match("s ledamöter")
    assert not handling_days.ROLE_OF.match("s ledamöter samlades")
