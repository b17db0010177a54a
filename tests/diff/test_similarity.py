"""What speaks for two meetings being one."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases

from agendawatch.diff.similarity import THRESHOLD, MeetingPlace, weigh
from agendawatch.model import STOCKHOLM, Caveat, CaveatCode, Meeting, Organization

BASE = {"organization": Organization(name="Kommunstyrelsen"), "date": dt.date(2031, 3, 10)}


def _meet(**facts: object) -> Meeting:
    return Meeting.model_validate({**BASE, **facts})


def test_grounds_are_told_heaviest_first_with_their_weights() -> None:
    """They add up to the weight."""
    was, now = (
        _meet(id="a"),
        _meet(id="b", date=dt.date(2031, 3, 20), extra=True),
    )

    kin = weigh(was, now, MeetingPlace.OTHER, ("document",))

    assert kin.grounds == (
        Caveat.of(CaveatCode.SAME_DOCUMENTS, weight=70),
        Caveat.of(CaveatCode.DAYS_APART, days=10, weight=12),
        Caveat.of(CaveatCode.EXTRA_DIFFERS, weight=-25),
    )
    assert kin.weight == 70 + 12 - 25


def test_nearness_alone_is_too_light() -> None:
    """Two meetings within a few days are not one for that."""
    was, now = _meet(id="a"), _meet(id="b", date=dt.date(2031, 3, 12))

    assert weigh(was, now, MeetingPlace.OTHER).weight < THRESHOLD


def test_words_outweigh_everything() -> None:
    """What a page states is stated, however far the day."""
    was, now = _meet(id="a"), _meet(id="b", date=dt.date(2031, 9, 1), extra=True)

    kin = weigh(was, now, MeetingPlace.OTHER, stated=True)

    assert kin.weight >= THRESHOLD
    assert kin.grounds[0] == Caveat.of(CaveatCode.MOVE_STATED, weight=100)


def _at(hour: int, day: dt.date = dt.date(2031, 3, 10)) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour), tzinfo=STOCKHOLM)


LATER = dt.date(2031, 3, 12)
SUMMER = dt.date(2031, 4, 2)
"""When clocks have been set: another hour in UTC."""


@pytest.mark.parametrize(
    ("was", "now", "ground"),
    [
        ({"start": _at(13)}, {"date": LATER, "start": _at(13, LATER)}, Caveat.of(CaveatCode.SAME_HOUR, weight=10)),
        ({"start": _at(13)}, {"date": SUMMER, "start": _at(13, SUMMER)}, Caveat.of(CaveatCode.SAME_HOUR, weight=10)),
        ({"start": _at(13)}, {"start": _at(13).astimezone(dt.UTC)}, Caveat.of(CaveatCode.SAME_START, weight=10)),
        ({"name": "Beredning"}, {"name": "BEREDNING"}, Caveat.of(CaveatCode.SAME_TITLE, weight=15)),
        ({"location": "Stadshuset"}, {"location": " stadshuset"}, Caveat.of(CaveatCode.SAME_LOCATION, weight=5)),
        ({"nth": 2}, {"nth": 2}, Caveat.of(CaveatCode.SAME_NTH, weight=12)),
        ({"start": _at(13)}, {"start": _at(14)}, Caveat.of(CaveatCode.OTHER_START, weight=-10)),
        ({"name": "Beredning"}, {"name": "Bokslut"}, Caveat.of(CaveatCode.OTHER_TITLE, weight=-15)),
        ({"extra": True}, {}, Caveat.of(CaveatCode.EXTRA_DIFFERS, weight=-25)),
        ({"source_id": "1"}, {"source_id": "2"}, Caveat.of(CaveatCode.OTHER_SOURCE_ID, weight=-10)),
    ],
)
def test_what_two_have_in_common_is_weighed(was: dict[str, object], now: dict[str, object], ground: Caveat) -> None:
    """And what they have not."""
    assert ground in weigh(_meet(id="a", **was), _meet(id="b", **now), MeetingPlace.OTHER).grounds


@pytest.mark.parametrize(
    ("was", "now", "silent"),
    [
        ({}, {}, {CaveatCode.SAME_HOUR, CaveatCode.OTHER_START, CaveatCode.SAME_START}),
        ({"start": _at(13)}, {}, {CaveatCode.SAME_HOUR, CaveatCode.OTHER_START, CaveatCode.SAME_START}),
        ({"name": "Beredning"}, {}, {CaveatCode.SAME_TITLE, CaveatCode.OTHER_TITLE}),
        ({}, {"name": "Beredning"}, {CaveatCode.SAME_TITLE, CaveatCode.OTHER_TITLE}),
        ({}, {}, {CaveatCode.SAME_LOCATION}),
        ({"source_id": "1"}, {}, {CaveatCode.OTHER_SOURCE_ID}),
        ({}, {"source_id": "1"}, {CaveatCode.OTHER_SOURCE_ID}),
        ({"nth": 2}, {}, {CaveatCode.SAME_NTH}),
        ({"nth": 2}, {"nth": 2, "date": LATER}, {CaveatCode.SAME_NTH}),
    ],
)
def test_what_is_not_known_speaks_neither_for_nor_against(
    was: dict[str, object], now: dict[str, object], silent: set[CaveatCode]
) -> None:
    """An hour, a name or a key that one of the two has is no difference."""
    told = weigh(_meet(id="a", **was), _meet(id="b", **now), MeetingPlace.OTHER).grounds

    assert silent.isdisjoint(ground.code for ground in told)


@cases("place", "weight", "code", place=MeetingPlace, code=CaveatCode)
def test_the_place_in_the_row_is_weighed(place: MeetingPlace, weight: int, code: CaveatCode | None) -> None:
    """What weighs nothing is not told."""
    was, now = _meet(id="a"), _meet(id="b", date=dt.date(2031, 4, 10))

    kin = weigh(was, now, place)

    assert (kin.weight, kin.grounds) == (weight, (Caveat.of(code, weight=weight),) if code else ())
    assert (kin.was, kin.now, kin.stated) == (was, now, False)


@cases("day", "weight")
def test_nearness_is_weighed_by_days(day: dt.date, weight: int) -> None:
    """Either way; past a month distance speaks against."""
    kin = weigh(_meet(id="a"), _meet(id="b", date=day), MeetingPlace.OTHER)
    apart = abs((day - dt.date(2031, 3, 10)).days)

    assert kin.weight == weight
    assert kin.grounds == ((Caveat.of(CaveatCode.DAYS_APART, days=apart, weight=weight),) if weight else ())


@cases("day", "place", "expected", place=MeetingPlace)
def test_a_year_that_was_mistyped_is_near(day: dt.date, place: MeetingPlace, expected: bool) -> None:
    """The same day of the year before or after, where only one is gone and only one is new."""
    kin = weigh(_meet(id="a"), _meet(id="b", date=day), place)

    assert (Caveat.of(CaveatCode.SAME_DAY_OTHER_YEAR, weight=30) in kin.grounds) is expected


@pytest.mark.parametrize(
    ("kind", "ground"),
    [
        ("document", Caveat.of(CaveatCode.SAME_DOCUMENTS, weight=70)),
        ("matter", Caveat.of(CaveatCode.SAME_ITEMS, weight=60)),
        ("page", Caveat.of(CaveatCode.SAME_PAGE, weight=70)),
    ],
)
def test_marks_are_weighed(kind: str, ground: Caveat) -> None:
    """Any of them carries a meeting over a month's silence."""
    kin = weigh(_meet(id="a"), _meet(id="b", date=dt.date(2031, 4, 10)), MeetingPlace.OTHER, (kind,))

    assert kin.grounds == (ground,)
    assert kin.weight >= THRESHOLD
