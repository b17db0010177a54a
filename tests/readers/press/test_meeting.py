"""Which meeting a press release speaks of."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases

from agendawatch.readers.press_meeting import PressText, find_handler, find_meeting, mentions

FRIDAY = dt.date(2026, 3, 6)


@cases("title", "sentences", "organization", "day")
def test_a_release_speaks_of_a_meeting(
    title: str, sentences: tuple[str, ...], organization: str | None, day: dt.date | None
) -> None:
    """Who handles its matter, by deed and not by office, and the day that belongs to it: told, gone on about, or none."""
    found = find_meeting(PressText(title, sentences, (), ()), published=FRIDAY)

    assert (found.organization.name if found.organization else None) == organization
    assert (found.when.date if found.when else None) == day


@cases("sentences", "name", "ground")
def test_the_one_that_something_is_handed_to_or_that_acts(
    sentences: tuple[str, ...], name: str | None, ground: int | None
) -> None:
    """One that a motion is only sent on to, or that tells somebody's office, is not it."""
    handler, words = find_handler(sentences, regional=False)

    assert (handler.name if handler else None) == name
    assert words == (sentences[ground] if ground is not None else None)


def test_an_office_is_no_mention() -> None:
    """The board's chair is a person."""
    found = mentions("Kommunstyrelsens ordförande vill att tekniska nämnden bygger.", regional=False)

    assert [mention.organization.name for mention in found] == ["Tekniska nämnden"]
