"""Words for the meeting that handles a matter, and for other days."""

from __future__ import annotations

import re

import pytest

from agendawatch.swedish.days import handling


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (handling.HANDLES, "behandlas av kommunstyrelsen"),
        (handling.HANDLES, "ska ta ställning till"),
        (handling.MEETING, "vid dagens sammanträde"),
        (handling.SUBMITS, "lämnade idag in en motion"),
        (handling.NEXT_TIME, "bordlades till den 19 maj"),
        (handling.AHEAD, "kommer att avgöras"),
        (handling.PAST, "beslutades i går"),
        (handling.PAST, "sedan nämnden röstat"),
        (handling.PAST, "posterna tillsattes"),
        (handling.ROLE_OF, "s ordförande"),
        (handling.TAKES_ON, "ledamot i "),
    ],
)
def test_the_words_are_known(pattern: re.Pattern[str], words: str) -> None:
    """One example of each kind of word."""
    assert pattern.search(words)


def test_members_who_meet_are_no_office() -> None:
    """The council's members met: the council did."""
    assert handling.ROLE_OF.match("s ledamöter")
    assert not handling.ROLE_OF.match("s ledamöter samlades")
