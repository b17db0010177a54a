"""The guard against mass disappearance."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.history.guard import SPAN, Verdict, judge, lets_go
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

    assert judge(_list(*BOARD), _list(), later) == Verdict()


def test_what_the_list_does_not_answer_for_is_no_concern() -> None:
    """Nor is what was unlisted already."""
    april = Window(first=dt.date(2031, 4, 1), last=dt.date(2031, 4, 30))
    unlisted = tuple(meeting.model_copy(update={"status": MeetingStatus.UNLISTED}) for meeting in BOARD)

    assert judge(_list(*BOARD), _list(window=april), SEEN) == Verdict()
    assert judge(_list(*BOARD), _list(organizations=("Socialnämnden",)), SEEN) == Verdict()
    assert judge(_list(*unlisted), _list(), SEEN) == Verdict()


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
    assert lets_go(Verdict(whole=True, gone=tuple(sorted(GONE))), earlier, NOW) is expected
