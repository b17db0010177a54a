"""Minutes as a whole: a frozen value over its items."""

from __future__ import annotations

import pytest

from agendawatch.model import AgendaItem, Person
from agendawatch.model.agenda import Attendee, AttendeeRole, Disqualification, Minutes


def test_minutes_hold_their_items_and_say_what_they_do_not_know() -> None:
    """What a document does not tell is `None` or empty, never guessed."""
    minutes = Minutes(items=(AgendaItem(title="Cykelplan"),))

    assert minutes.items[0].title == "Cykelplan"
    assert (minutes.organization, minutes.date, minutes.adjusted, minutes.posted) == (None, None, None, None)
    assert (minutes.attendance, minutes.adjusters, minutes.disqualified) == ((), (), ())


def test_minutes_are_frozen() -> None:
    """A value does not change."""
    minutes = Minutes(items=())

    with pytest.raises(ValueError, match="frozen"):
        minutes.partial = True  # type: ignore[misc]  # what the test is about


def test_who_was_there_and_who_was_disqualified_are_values() -> None:
    """They compare by content."""
    ada = Person(name="Ada Ek")

    assert Attendee(person=ada, role=AttendeeRole.CHAIR) == Attendee(person=ada, role=AttendeeRole.CHAIR)
    assert Disqualification(person=ada) != Disqualification(person=ada, number="7")
