"""Which pairs of meetings are worth weighing."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.diff import identify
from agendawatch.diff.identity import Fingerprints, moved_from, near, stated
from agendawatch.model import STOCKHOLM, Document, Listing, Meeting, Organization, Window


def _meet(key: str, day: dt.date = dt.date(2031, 3, 10), who: str = "Kommunstyrelsen", **facts: object) -> Meeting:
    row = {"organization": Organization(name=who), "date": day, "id": key, **facts}
    return Meeting.model_validate(row)


def _named(*meetings: Meeting) -> list[tuple[str, Meeting]]:
    return [(meeting.organization.name.casefold(), meeting) for meeting in meetings]


def _list(*meetings: Meeting) -> Listing:
    return Listing(window=Window.year(2031), meetings=meetings)


@pytest.mark.parametrize(
    ("hour", "said", "expected"),
    [
        (None, dt.date(2031, 3, 10), True),
        (None, dt.datetime(2031, 3, 10, 13, tzinfo=STOCKHOLM), True),
        (13, dt.datetime(2031, 3, 10, 13, tzinfo=STOCKHOLM), True),
        (9, dt.datetime(2031, 3, 10, 13, tzinfo=STOCKHOLM), False),
        (9, dt.date(2031, 3, 11), False),
    ],
)
def test_words_that_say_where_from(hour: int | None, said: dt.date, expected: bool) -> None:
    """A day is enough; an hour must be the hour."""
    was = _meet("a", start=None if hour is None else dt.datetime(2031, 3, 10, hour, tzinfo=STOCKHOLM))
    now = _meet("b", dt.date(2031, 6, 1), previous_starts=(said,))

    assert list(stated(_named(was), [now])) == ([(was, now)] if expected else [])


def test_late_evening_is_the_same_day_in_sweden() -> None:
    """A moment in UTC is a day here."""
    late = dt.datetime(2031, 3, 9, 23, 30, tzinfo=dt.UTC)

    assert list(moved_from(_meet("a", previous_starts=(late,)))) == [dt.date(2031, 3, 10)]


def _pairs(left: list[Meeting], right: list[Meeting], missing: set[str]) -> set[tuple[str, str]]:
    marks = Fingerprints(_list(*left), _list(*right))
    return {(was.id, now.id) for was, now in near(_named(*left), right, missing, marks)}


def test_a_month_is_as_far_as_one_looks() -> None:
    """Unless there is only one on either side."""
    was, close, far = _meet("a"), _meet("b", dt.date(2031, 4, 10)), _meet("c", dt.date(2031, 4, 11))

    assert _pairs([was], [close, far], {"a"}) == {("a", "b")}
    assert _pairs([was], [far], {"a"}) == {("a", "c")}


def test_what_is_not_missing_has_not_moved() -> None:
    """Unless it has a page of its own, and that page is shown with another day."""
    was, now = _meet("a"), _meet("b", dt.date(2031, 3, 17))
    page = "https://exempel.example/m/7"

    assert _pairs([was], [now], set()) == set()
    assert _pairs([_meet("a", url=page)], [_meet("b", dt.date(2031, 9, 1), url=page)], set()) == {("a", "b")}


def test_long_lists_are_weighed() -> None:
    """Three thousand meetings, all moved by a day, are weighed, and none is lost."""
    days = [dt.date(2031, 1, 2) + dt.timedelta(days=nth % 350) for nth in range(3000)]
    organizations = [f"Nämnd {nth // 150}" for nth in range(3000)]
    before, after = (
        _list(
            *(
                Meeting(organization=Organization(name=who), date=day + shift, nth=nth // 350 + 1)
                for nth, (day, who) in enumerate(zip(days, organizations, strict=True))
            )
        )
        for shift in (dt.timedelta(), dt.timedelta(days=1))
    )

    listing, _ = identify(before, after)

    assert len(listing.meetings) == 3000


def test_a_stated_start_is_looked_for_in_its_own_organization() -> None:
    """And each pair is given once, however often the page says so."""
    board, social = _meet("a"), _meet("b", who="Socialnämnden")
    moment = dt.datetime(2031, 3, 10, 13, tzinfo=STOCKHOLM)
    now = _meet("x", dt.date(2031, 6, 1), "SOCIALNÄMNDEN", previous_starts=(dt.date(2031, 3, 10), moment))

    assert list(stated(_named(board, social), [now])) == [(social, now)]


def test_one_stated_start_of_several_is_enough() -> None:
    """A meeting that was moved twice is still the one that it was."""
    was = _meet("a", start=dt.datetime(2031, 3, 10, 9, tzinfo=STOCKHOLM))
    now = _meet("x", dt.date(2031, 6, 1), previous_starts=(dt.date(2031, 2, 1), was.start))

    assert list(stated(_named(was), [now])) == [(was, now)]


def test_a_moment_in_another_zone_is_the_swedish_day_that_it_was() -> None:
    """Late in the evening in UTC is the day after here."""
    was = _meet("a", start=dt.datetime(2031, 3, 10, 0, 30, tzinfo=STOCKHOLM))
    now = _meet("x", dt.date(2031, 6, 1), previous_starts=(dt.datetime(2031, 3, 9, 23, 30, tzinfo=dt.UTC),))

    assert list(stated(_named(was), [now])) == [(was, now)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2031, 2, 6), False),
        (dt.date(2031, 2, 7), True),
        (dt.date(2031, 4, 10), True),
        (dt.date(2031, 4, 11), False),
    ],
)
def test_a_month_is_looked_at_either_way(day: dt.date, expected: bool) -> None:
    """Thirty-one days; the order of the list does not matter."""
    was, beside, now = _meet("a"), _meet("c", dt.date(2031, 12, 1)), _meet("b", day)

    assert _pairs([was], [beside, now], {"a"}) == ({("a", "b")} if expected else set())


def test_another_organizations_meetings_are_no_candidates() -> None:
    """Neither by nearness nor by a paper that both have."""
    paper = Document(url="https://exempel.example/k.pdf", title="Kallelse")
    was, now = _meet("a", documents=(paper,)), _meet("b", dt.date(2031, 3, 12), "Socialnämnden", documents=(paper,))

    assert _pairs([was], [now], {"a"}) == set()


@pytest.mark.parametrize(
    ("missing", "expected"),
    [pytest.param({"a", "c"}, True, id="missing"), pytest.param({"c"}, False, id="still shown")],
)
def test_a_paper_is_followed_past_a_month(missing: set[str], expected: bool) -> None:
    """When the meeting that had it is gone; one that no longer can be shown is followed by its page alone."""
    paper = Document(url="https://exempel.example/k.pdf", title="Kallelse")
    was, beside = _meet("a", documents=(paper,)), _meet("c", dt.date(2031, 3, 11))
    now, more = _meet("b", dt.date(2031, 9, 1), documents=(paper,)), _meet("d", dt.date(2031, 9, 2))

    assert _pairs([was, beside], [now, more], missing) == ({("a", "b")} if expected else set())
