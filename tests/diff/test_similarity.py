"""What speaks for two meetings being one."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases
from tests.diff.written import made, meeting

from agendawatch.diff.similarity import THRESHOLD, MeetingPlace, weigh
from agendawatch.model import Caveat, CaveatCode

MARCH = meeting("a 03-10")


def test_grounds_are_told_heaviest_first_with_their_weights() -> None:
    """They add up to the weight."""
    found = weigh(MARCH, meeting("b 03-20 extra"), MeetingPlace.OTHER, ("document",))

    assert found.grounds == (
        Caveat.of(CaveatCode.SAME_DOCUMENTS, weight=70),
        Caveat.of(CaveatCode.DAYS_APART, days=10, weight=12),
        Caveat.of(CaveatCode.EXTRA_DIFFERS, weight=-25),
    )
    assert found.weight == 70 + 12 - 25


def test_nearness_alone_is_too_light_and_words_outweigh_everything() -> None:
    """What a page states is stated, however far the day."""
    stated = weigh(MARCH, meeting("b 09-01 extra"), MeetingPlace.OTHER, stated=True)

    assert weigh(MARCH, meeting("b 03-12"), MeetingPlace.OTHER).weight < THRESHOLD
    assert stated.weight >= THRESHOLD
    assert stated.grounds[0] == Caveat.of(CaveatCode.MOVE_STATED, weight=100)


@cases("was", "now", "code", "weight", code=CaveatCode)
def test_what_two_have_in_common_is_weighed(was: str, now: str, code: CaveatCode, weight: int) -> None:
    """And what they have not; an hour is the same when clocks have been set."""
    assert Caveat.of(code, weight=weight) in weigh(meeting(was), meeting(now), MeetingPlace.OTHER).grounds


@cases("was", "now", "silent")
def test_what_is_not_known_speaks_neither_for_nor_against(was: str, now: str, silent: tuple[str, ...]) -> None:
    """An hour, a name or a key that one of the two has is no difference."""
    told = weigh(meeting(was), meeting(now), MeetingPlace.OTHER).grounds

    assert {ground.code.value for ground in told}.isdisjoint(silent)


@cases("place", "weight", "code", place=MeetingPlace, code=CaveatCode)
def test_the_place_in_the_row_is_weighed(place: MeetingPlace, weight: int, code: CaveatCode | None) -> None:
    """What weighs nothing is not told."""
    now = meeting("b 04-10")

    found = weigh(MARCH, now, place)

    assert (found.weight, found.grounds) == (weight, (Caveat.of(code, weight=weight),) if code else ())
    assert (found.was, found.now, found.stated) == (MARCH, now, False)


@cases("day", "weight")
def test_nearness_is_weighed_by_days(day: dt.date, weight: int) -> None:
    """Either way; past a month distance speaks against."""
    found = weigh(MARCH, made({"id": "b", "date": day}), MeetingPlace.OTHER)
    apart = abs((day - dt.date(2031, 3, 10)).days)

    assert found.weight == weight
    assert found.grounds == ((Caveat.of(CaveatCode.DAYS_APART, days=apart, weight=weight),) if weight else ())


@cases("day", "place", "expected", place=MeetingPlace)
def test_a_year_that_was_mistyped_is_near(day: dt.date, place: MeetingPlace, expected: bool) -> None:
    """The same day of the year before or after, where only one is gone and only one is new."""
    found = weigh(MARCH, made({"id": "b", "date": day}), place)

    assert (Caveat.of(CaveatCode.SAME_DAY_OTHER_YEAR, weight=30) in found.grounds) is expected


@cases("kind", "code", "weight", code=CaveatCode)
def test_marks_are_weighed(kind: str, code: CaveatCode, weight: int) -> None:
    """Any of them carries a meeting over a month's silence."""
    found = weigh(MARCH, meeting("b 04-10"), MeetingPlace.OTHER, (kind,))

    assert found.grounds == (Caveat.of(code, weight=weight),)
    assert found.weight >= THRESHOLD
