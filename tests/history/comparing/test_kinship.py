"""What speaks for two meetings being one."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.history.comparing.kinship import THRESHOLD, weigh
from agendawatch.history.comparing.places import Place
from agendawatch.model import STOCKHOLM, Meeting, Organization

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


def _at(hour: int, day: dt.date = dt.date(2031, 3, 10)) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour), tzinfo=STOCKHOLM)


LATER = dt.date(2031, 3, 12)
SUMMER = dt.date(2031, 4, 2)
"""When clocks have been set: another hour in UTC."""


@pytest.mark.parametrize(
    ("was", "now", "ground"),
    [
        ({"start": _at(13)}, {"date": LATER, "start": _at(13, LATER)}, "same hour (+10)"),
        ({"start": _at(13)}, {"date": SUMMER, "start": _at(13, SUMMER)}, "same hour (+10)"),
        ({"start": _at(13)}, {"start": _at(13).astimezone(dt.UTC)}, "same hour of the same day (+10)"),
        ({"name": "Beredning"}, {"name": "BEREDNING"}, "same name (+15)"),
        ({"location": "Stadshuset"}, {"location": " stadshuset"}, "same place to meet (+5)"),
        ({"nth": 2}, {"nth": 2}, "same turn that day (+12)"),
        ({"start": _at(13)}, {"start": _at(14)}, "another hour of the same day (-10)"),
        ({"name": "Beredning"}, {"name": "Bokslut"}, "another name (-15)"),
        ({"extra": True}, {}, "one is extra, the other is not (-25)"),
        ({"source_id": "1"}, {"source_id": "2"}, "the platform gives another key (-10)"),
    ],
)
def test_what_two_have_in_common_is_weighed(was: dict[str, object], now: dict[str, object], ground: str) -> None:
    """And what they have not."""
    assert ground in weigh(_meet(id="a", **was), _meet(id="b", **now), Place.OTHER).grounds


@pytest.mark.parametrize(
    ("was", "now", "silent"),
    [
        ({}, {}, "hour"),
        ({"start": _at(13)}, {}, "hour"),
        ({"name": "Beredning"}, {}, "name"),
        ({}, {"name": "Beredning"}, "name"),
        ({}, {}, "place to meet"),
        ({"source_id": "1"}, {}, "key"),
        ({}, {"source_id": "1"}, "key"),
        ({"nth": 2}, {}, "turn"),
        ({"nth": 2}, {"nth": 2, "date": LATER}, "turn"),
    ],
)
def test_what_is_not_known_speaks_neither_for_nor_against(
    was: dict[str, object], now: dict[str, object], silent: str
) -> None:
    """An hour, a name or a key that one of the two has is no difference."""
    told = weigh(_meet(id="a", **was), _meet(id="b", **now), Place.OTHER).grounds

    assert not any(silent in ground for ground in told)


@pytest.mark.parametrize(
    ("place", "weight", "words"),
    [
        (Place.SAME, 30, "same place in the row of meetings"),
        (Place.NEAR, 10, "between the same meetings of the row"),
        (Place.OTHER, 0, "another place in the row of meetings"),
        (Place.JUMPED, 25, "the only one gone, and the only one new, past another"),
        (Place.ALONE, 30, "the only one gone, and the only one new"),
    ],
)
def test_the_place_in_the_row_is_weighed(place: Place, weight: int, words: str) -> None:
    """What weighs nothing is not told."""
    was, now = _meet(id="a"), _meet(id="b", date=dt.date(2031, 4, 10))

    kin = weigh(was, now, place)

    assert (kin.weight, kin.grounds) == (weight, (f"{words} (+{weight})",) if weight else ())
    assert (kin.was, kin.now, kin.stated) == (was, now, False)


@pytest.mark.parametrize(
    ("day", "weight"),
    [
        (dt.date(2031, 3, 11), 25),
        (dt.date(2031, 3, 7), 25),
        (dt.date(2031, 3, 14), 20),
        (dt.date(2031, 3, 17), 20),
        (dt.date(2031, 3, 24), 12),
        (dt.date(2031, 3, 25), 0),
        (dt.date(2031, 4, 10), 0),
        (dt.date(2031, 4, 11), -20),
        (dt.date(2032, 3, 10), -20),
    ],
)
def test_nearness_is_weighed_by_days(day: dt.date, weight: int) -> None:
    """Either way; past a month distance speaks against."""
    kin = weigh(_meet(id="a"), _meet(id="b", date=day), Place.OTHER)
    apart = abs((day - dt.date(2031, 3, 10)).days)

    assert kin.weight == weight
    assert kin.grounds == ((f"{apart} days apart ({weight:+d})",) if weight else ())


@pytest.mark.parametrize(
    ("day", "place", "expected"),
    [
        (dt.date(2032, 3, 10), Place.ALONE, True),
        (dt.date(2030, 3, 10), Place.JUMPED, True),
        (dt.date(2033, 3, 10), Place.ALONE, False),
        (dt.date(2032, 3, 11), Place.ALONE, False),
        (dt.date(2032, 4, 10), Place.ALONE, False),
        (dt.date(2032, 3, 10), Place.SAME, False),
    ],
)
def test_a_year_that_was_mistyped_is_near(day: dt.date, place: Place, expected: bool) -> None:
    """The same day of the year before or after, where only one is gone and only one is new."""
    kin = weigh(_meet(id="a"), _meet(id="b", date=day), place)

    assert ("the same day of another year (+30)" in kin.grounds) is expected


@pytest.mark.parametrize(
    ("kind", "ground"),
    [
        ("document", "same documents (+70)"),
        ("matter", "same matters on the agenda (+60)"),
        ("page", "same page (+70)"),
    ],
)
def test_marks_are_weighed(kind: str, ground: str) -> None:
    """Any of them carries a meeting over a month's silence."""
    kin = weigh(_meet(id="a"), _meet(id="b", date=dt.date(2031, 4, 10)), Place.OTHER, (kind,))

    assert kin.grounds == (ground,)
    assert kin.weight >= THRESHOLD
