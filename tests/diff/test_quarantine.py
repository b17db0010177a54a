"""The guard against mass disappearance."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases
from tests.diff.written import listing

from agendawatch.diff.differences import ListingVerdict, judge, lets_go
from agendawatch.model import Meeting, MeetingStatus, Organization

SEEN = dt.datetime(2031, 1, 2, 6, tzinfo=dt.UTC)


def _rows(told: tuple[str, ...]) -> dict[str, list[Meeting]]:
    """Make rows; `Kommunstyrelsen 4 4` is four days of April."""
    rows: dict[str, list[Meeting]] = {}
    for who, count, *month in map(str.split, told):
        days = (dt.date(2031, int(month[0]) if month else 3, 1 + nth) for nth in range(int(count)))
        rows.setdefault(who, []).extend(Meeting(organization=Organization(name=who), date=day) for day in days)
    return rows


@cases("before", "after", "seen", "first", "organizations", "whole", "gone", "reason")
def test_a_list_that_shrinks_is_held_back(
    *,
    before: tuple[str, ...],
    after: tuple[str, ...],
    seen: dt.datetime | None,
    first: str | None,
    organizations: tuple[str, ...] | None,
    whole: bool | None,
    gone: int | None,
    reason: str | None,
) -> None:
    """As a whole, or the silence of an organization alone; today counts, and it is Sweden's today."""
    rows = _rows(before)
    kept = [it for who, which in map(str.split, after) for it in rows[who][slice(*_places(which))]]
    known = listing(it for row in rows.values() for it in row)

    verdict = judge(known, listing(kept, first or "01-01", organizations), seen or SEEN)

    assert (verdict.whole, len(verdict.gone), verdict.reason) == (bool(whole), gone or 0, reason)
    assert set(verdict.gone) <= {it.id for it in known.meetings} - {it.id for it in kept}


def _places(which: str) -> list[int | None]:
    return [int(it) if it else None for it in which.split(":")]


def test_what_was_unlisted_already_is_no_concern() -> None:
    """It is gone long since."""
    rows = _rows(("Kommunstyrelsen 12",))["Kommunstyrelsen"]
    unlisted = [it.model_copy(update={"status": MeetingStatus.UNLISTED}) for it in rows]

    assert judge(listing(unlisted), listing([]), SEEN) == ListingVerdict()


@cases("earlier", "expected")
def test_the_guard_lets_go_by_rule(earlier: tuple[tuple[int, str], ...], expected: bool) -> None:
    """The same meetings gone three rounds in a row, over six hours."""
    rounds = [(SEEN - dt.timedelta(hours=hours), frozenset(gone)) for hours, gone in earlier]

    assert lets_go(ListingVerdict(whole=True, gone=("a", "b", "c")), rounds, SEEN) is expected
