"""The guard against mass disappearance."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.diff.differences import SPAN, MeetingComparison, judge, lets_go
from agendawatch.model import Listing, Meeting, MeetingStatus, Organization, Window

SEEN = dt.datetime(2031, 1, 2, 6, tzinfo=dt.UTC)
YEAR = Window.year(2031)


def _row(who: str, count: int, month: int = 3) -> tuple[Meeting, ...]:
    return tuple(
        Meeting(organization=Organization(name=who), date=dt.date(2031, month, 1 + day)) for day in range(count)
    )


def _list(*meetings: Meeting, window: Window = YEAR, organizations: tuple[str, ...] | None = None) -> Listing:
    return Listing(window=window, meetings=meetings, organizations=organizations)


BOARD, SOCIAL = _row("Kommunstyrelsen", 12), _row("Socialnämnden", 4)


@pytest.mark.parametrize(
    ("before", "after", "whole", "organizations"),
    [
        pytest.param((*BOARD, *SOCIAL), (), True, (), id="an empty list"),
        pytest.param(BOARD, BOARD[::2], True, (), id="half a list"),
        pytest.param(BOARD, BOARD[:7], False, (), id="less than half, of one organization"),
        pytest.param((*BOARD, *SOCIAL), BOARD, False, ("Socialnämnden",), id="one organization"),
        pytest.param((*BOARD, *SOCIAL), (*BOARD, *SOCIAL[2:]), False, (), id="two of an organization"),
        pytest.param(BOARD[:1], (), False, (), id="the only meeting"),
        pytest.param(BOARD, BOARD, False, (), id="nothing"),
    ],
)
def test_a_list_that_shrinks_is_held_back(
    before: tuple[Meeting, ...], after: tuple[Meeting, ...], whole: bool, organizations: tuple[str, ...]
) -> None:
    """As a whole, or the silence of an organization alone."""
    verdict = judge(_list(*before), _list(*after), SEEN)

    assert (verdict.whole, verdict.organizations) == (whole, organizations)
    assert bool(verdict.reason) == bool(whole or organizations)


def test_what_has_been_is_no_concern() -> None:
    """A site that takes down last year's meetings is not broken."""
    later = dt.datetime(2031, 6, 1, tzinfo=dt.UTC)

    assert judge(_list(*BOARD), _list(), later) == MeetingComparison()


def test_what_the_list_does_not_answer_for_is_no_concern() -> None:
    """Nor is what was unlisted already."""
    april = Window(first=dt.date(2031, 4, 1), last=dt.date(2031, 4, 30))
    unlisted = tuple(meeting.model_copy(update={"status": MeetingStatus.UNLISTED}) for meeting in BOARD)

    assert judge(_list(*BOARD), _list(window=april), SEEN) == MeetingComparison()
    assert judge(_list(*BOARD), _list(organizations=("Socialnämnden",)), SEEN) == MeetingComparison()
    assert judge(_list(*unlisted), _list(), SEEN) == MeetingComparison()


GONE = frozenset({"a", "b", "c"})
NOW = SEEN + SPAN


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        pytest.param([(NOW - dt.timedelta(hours=3), GONE), (SEEN, GONE)], True, id="three times over six hours"),
        pytest.param([(SEEN, GONE)], False, id="twice"),
        pytest.param(
            [(NOW - dt.timedelta(hours=2), GONE), (NOW - dt.timedelta(hours=1), GONE)], False, id="too quickly"
        ),
        pytest.param([(NOW - dt.timedelta(hours=3), GONE - {"a"}), (SEEN, GONE)], False, id="others were gone"),
        pytest.param([(NOW - dt.timedelta(hours=3), GONE | {"d"}), (SEEN, GONE | {"e"})], True, id="more were gone"),
    ],
)
def test_the_guard_lets_go_by_rule(earlier: list[tuple[dt.datetime, frozenset[str]]], expected: bool) -> None:
    """The same meetings gone three rounds in a row, over six hours."""
    assert lets_go(MeetingComparison(whole=True, gone=tuple(sorted(GONE))), earlier, NOW) is expected


@pytest.mark.parametrize(
    ("seen", "first", "expected"),
    [
        pytest.param(dt.datetime(2031, 3, 11, 6, tzinfo=dt.UTC), 10, True, id="today's and tomorrow's"),
        pytest.param(dt.datetime(2031, 3, 11, 6, tzinfo=dt.UTC), 9, True, id="yesterday's is no concern"),
        pytest.param(dt.datetime(2031, 3, 12, 6, tzinfo=dt.UTC), 10, False, id="today's alone"),
        pytest.param(dt.datetime(2031, 3, 11, 23, 30, tzinfo=dt.UTC), 10, False, id="past midnight in Sweden"),
    ],
)
def test_two_that_lie_ahead_are_enough(seen: dt.datetime, first: int, expected: bool) -> None:
    """Today counts, and it is Sweden's today; what has been is told among what is gone."""
    verdict = judge(_list(*BOARD), _list(*BOARD[:first]), seen)

    ids = tuple(sorted(meeting.id for meeting in BOARD[first:]))
    reason = "2 of 2 coming meetings are gone at once"
    assert verdict == (MeetingComparison(whole=True, gone=ids, reason=reason) if expected else MeetingComparison())


def test_only_what_the_list_answers_for_is_counted() -> None:
    """Half of April is half, however much March had; half of one organization, however many others there are."""
    april = _row("Kommunstyrelsen", 4, month=4)
    window = Window(first=dt.date(2031, 4, 1), last=dt.date(2031, 4, 30))

    later = judge(_list(*BOARD, *april), _list(*april[2:], window=window), SEEN)
    social = judge(_list(*BOARD, *SOCIAL), _list(*SOCIAL[2:], organizations=("SOCIALNÄMNDEN",)), SEEN)

    assert later.reason == social.reason == "2 of 4 coming meetings are gone at once"


def test_half_of_each_of_two_organizations_is_held_back() -> None:
    """They are named in order, with their figures; who lost less is believed."""
    social, culture, school = _row("Socialnämnden", 6), _row("Kulturnämnden", 6), _row("Skolnämnden", 7)
    before = _list(*BOARD, *social, *culture, *school)
    after = _list(*BOARD, *social[3:], *culture[3:], *school[3:])

    verdict = judge(before, after, SEEN)

    assert verdict == MeetingComparison(
        organizations=("Kulturnämnden", "Socialnämnden"),
        gone=tuple(sorted(meeting.id for meeting in (*social[:3], *culture[:3]))),
        reason="coming meetings are gone at once (Kulturnämnden: 3 of 6, Socialnämnden: 3 of 6)",
    )


def test_the_time_is_counted_from_the_first_round_of_the_row() -> None:
    """However many rounds there were between; a round in which others were gone ends the row."""
    hours = [NOW - dt.timedelta(hours=hour) for hour in (1, 2, 3, 6)]
    verdict = MeetingComparison(whole=True, gone=tuple(sorted(GONE)))

    assert lets_go(verdict, [(moment, GONE) for moment in hours], NOW)
    assert not lets_go(verdict, [(hours[0], GONE), (hours[1], GONE), (hours[2], GONE - {"a"}), (hours[3], GONE)], NOW)
