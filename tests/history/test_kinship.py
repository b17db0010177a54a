"""What speaks for two meetings being one."""

from __future__ import annotations

import datetime as dt

from agendawatch.history.kinship import THRESHOLD, weigh
from agendawatch.history.places import Place
from agendawatch.model import Meeting, Organization

BASE = {"organization": Organization(name="Kommunstyrelsen"), "date": dt.date(2031, 3, 10)}


def _meet(**facts: object) -> Meeting:
    return Meeting.model_validate({**BASE, **facts})


def test_grounds_are_told_heaviest_first_with_their_weights() -> None:
    """They add up to the weight."""
    was, now = (
        _meet(id="a"),
        _meet(id="b", date=dt.date(2031, 3, 20), extra=True),
    )

    kin = weigh(was, now, Place.OTHER, ("document",))

    assert kin.grounds == ("same documents (+70)", "10 days apart (+12)", "one is extra, the other is not (-25)")
    assert kin.weight == 70 + 12 - 25


def test_nearness_alone_is_too_light() -> None:
    """Two meetings within a few days are not one for that."""
    was, now = _meet(id="a"), _meet(id="b", date=dt.date(2031, 3, 12))

    assert weigh(was, now, Place.OTHER).weight < THRESHOLD


def test_words_outweigh_everything() -> None:
    """What a page states is stated, however far the day."""
    was, now = _meet(id="a"), _meet(id="b", date=dt.date(2031, 9, 1), extra=True)

    kin = weigh(was, now, Place.OTHER, stated=True)

    assert kin.weight >= THRESHOLD
    assert kin.grounds[0] == "today's page says that it was moved from there (+100)"
