"""Words of other occasions are known, one row each."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.occasions import (
    NOT_A_MEETING,
    OTHER_OCCASION,
    PUBLISHED,
    SOMETHING_ELSE,
    UPDATED,
    no_meeting,
    other_occasion,
)


@cases("text", "other")
def test_words_of_other_occasions(text: str, other: bool) -> None:
    """A date with these is no meeting, in a list or in text; a committee's name may hold such a word."""
    assert (OTHER_OCCASION.search(text) is not None) is other


@cases("text", "expected")
def test_field_of_work_is_no_occasion(text: str, expected: bool) -> None:
    """What a committee is for is no word about the date."""
    assert other_occasion(text) is expected
    assert no_meeting(text) is expected


def test_papers_refuse_in_text_alone() -> None:
    """A list's line may tell what is on the agenda; in text the word speaks of the date."""
    assert NOT_A_MEETING.search("svar på motion från den")
    assert not OTHER_OCCASION.search("årsredovisning")


@cases("text")
def test_headings_of_other_things(text: str) -> None:
    """Lists under them hold no meetings."""
    assert SOMETHING_ELSE.search(text)


def test_days_of_the_page() -> None:
    """Published and changed are told apart."""
    assert PUBLISHED.search("Artikeln publicerades")
    assert UPDATED.search("Senast granskad")
    assert not PUBLISHED.search("Senast granskad")
