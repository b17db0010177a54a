"""What is different between two listings."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.test_scenarios import apply

from agendawatch.diff.differences import changes_between, shared_window
from agendawatch.diff.normalization import content_hash
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Caveat,
    CaveatCode,
    ChangeKind,
    Decision,
    Document,
    Listing,
    Meeting,
    MeetingStatus,
    Organization,
    Outcome,
    Provenance,
    Window,
)

MARCH = Window(first=dt.date(2031, 3, 1), last=dt.date(2031, 3, 31))
APRIL = Window(first=dt.date(2031, 4, 1), last=dt.date(2031, 4, 30))
DAY = dt.date(2031, 3, 10)


def _at(hour: int, day: dt.date = DAY) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour), tzinfo=STOCKHOLM)


def _one(**facts: object) -> Meeting:
    row = {"organization": Organization(name="Kommunstyrelsen"), "date": DAY, "id": "a", **facts}
    return Meeting.model_validate(row)


def _list(*meetings: Meeting, window: Window = MARCH, organizations: tuple[str, ...] | None = None) -> Listing:
    return Listing(window=window, meetings=meetings, organizations=organizations)


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ({"start": _at(13)}, {"start": _at(14)}, ["meeting_time_changed"]),
        ({"start": _at(13)}, {"start": _at(13), "end": _at(15)}, ["meeting_time_changed"]),
        ({}, {"start": _at(13)}, ["meeting_time_changed"]),
        ({}, {"time_note": "efter fullmäktige"}, ["meeting_time_changed"]),
        ({"start": _at(13)}, {"date": dt.date(2031, 3, 17), "start": _at(14, dt.date(2031, 3, 17))}, ["meeting_moved"]),
        ({"location": "Stadshuset"}, {"location": "Folkets hus"}, ["meeting_place_changed"]),
        ({"location": "Stadshuset"}, {"location": " STADSHUSET"}, []),
        ({}, {"name": "Budgetberedning"}, ["meeting_renamed"]),
        ({}, {"organization": Organization(name="Kommunala styrelsen")}, ["meeting_renamed"]),
        ({}, {"status": MeetingStatus.CANCELLED, "status_words": "INSTÄLLT"}, ["meeting_cancelled"]),
        ({}, {"status": MeetingStatus.POSTPONED}, ["meeting_postponed"]),
        ({"status": MeetingStatus.CANCELLED}, {}, ["meeting_reinstated"]),
        ({"status": MeetingStatus.POSTPONED}, {}, ["meeting_reinstated"]),
        ({"status": MeetingStatus.POSTPONED}, {"date": dt.date(2031, 3, 17)}, ["meeting_moved"]),
        ({"status": MeetingStatus.CANCELLED}, {"date": dt.date(2031, 3, 17)}, ["meeting_reinstated", "meeting_moved"]),
        ({"status": MeetingStatus.UNLISTED}, {}, ["meeting_relisted"]),
        (
            {"status": MeetingStatus.UNLISTED},
            {"status": MeetingStatus.CANCELLED},
            ["meeting_relisted", "meeting_cancelled"],
        ),
        ({}, {"status": MeetingStatus.UNLISTED}, ["meeting_unlisted"]),
        ({}, {"status": MeetingStatus.CONVENED}, []),
        ({}, {"warnings": (Caveat.of(CaveatCode.NO_SUCH_DAY, day="2031-02-30"),)}, []),
        (
            {"documents": (Document(url="https://exempel.example/1;jsessionid=1", title="Kallelse"),)},
            {"documents": (Document(url="https://exempel.example/1;jsessionid=2", title="Kallelse"),)},
            [],
        ),
    ],
)
def test_kinds_of_change(before: dict[str, object], after: dict[str, object], kinds: list[str]) -> None:
    """Each difference has its kind, and noise has none."""
    assert [change.kind.value for change in changes_between(_list(_one(**before)), _list(_one(**after)))] == kinds


def test_a_change_tells_before_and_after_and_the_pages_words() -> None:
    """A cancelled meeting is told with the words that cancel it."""
    after = _one(start=_at(13), status=MeetingStatus.CANCELLED, status_words="Inställt")
    (change,) = changes_between(_list(_one(start=_at(13))), _list(after))

    assert (change.before, change.after, change.words, change.meeting, change.seen) == (
        "scheduled",
        "cancelled",
        "Inställt",
        after,
        None,
    )


@pytest.mark.parametrize("status", [MeetingStatus.CANCELLED, MeetingStatus.POSTPONED])
def test_a_row_that_is_called_off_keeps_its_hour_and_place(status: MeetingStatus) -> None:
    """Its page strikes them with it: that is one change, not three; an hour that is told anew is another."""
    before = _one(start=_at(13), end=_at(16), location="Stadshuset")

    (change,) = changes_between(_list(before), _list(_one(status=status)))
    told = changes_between(_list(before), _list(_one(status=status, start=_at(14))))

    assert (change.meeting.start, change.meeting.end, change.meeting.location) == (_at(13), _at(16), "Stadshuset")
    assert [it.kind for it in told][1:] == [ChangeKind.MEETING_TIME_CHANGED]


def test_a_row_that_stands_and_loses_its_hour_has_lost_it() -> None:
    """Only what is called off is struck."""
    kinds = [it.kind for it in changes_between(_list(_one(start=_at(13), location="Stadshuset")), _list(_one()))]

    assert kinds == [ChangeKind.MEETING_TIME_CHANGED, ChangeKind.MEETING_PLACE_CHANGED]


def test_a_move_is_told_in_moments() -> None:
    """With its zone, or as a day where no time is published."""
    later = dt.date(2031, 3, 17)
    (timed,) = changes_between(_list(_one(start=_at(13))), _list(_one(date=later, start=_at(9, later))))
    (dated,) = changes_between(_list(_one()), _list(_one(date=later)))

    assert (timed.before, timed.after) == ("2031-03-10T13:00:00+01:00", "2031-03-17T09:00:00+01:00")
    assert (dated.before, dated.after) == ("2031-03-10", "2031-03-17")


def test_a_meeting_that_is_gone_is_unlisted_as_it_was_last() -> None:
    """Never cancelled: nobody said so."""
    (change,) = changes_between(_list(_one(start=_at(13))), _list())

    assert change.kind is ChangeKind.MEETING_UNLISTED
    assert change.meeting == _one(start=_at(13), status=MeetingStatus.UNLISTED)
    assert change.words is None


def test_absence_elsewhere_means_nothing() -> None:
    """April's list says nothing about March."""
    assert changes_between(_list(_one()), _list(window=APRIL)) == ()


def test_absence_counts_only_in_the_days_that_both_answer_for() -> None:
    """A list that begins later has not dropped what came before."""
    early, late = _one(), _one(id="b", date=dt.date(2031, 3, 24))
    half = Window(first=dt.date(2031, 3, 15), last=dt.date(2031, 4, 15))

    assert [change.meeting.id for change in changes_between(_list(early, late), _list(window=half))] == ["b"]


def test_absence_counts_only_for_the_organizations_that_are_answered_for() -> None:
    """A list of the council says nothing about the board, however it writes the name."""
    assert changes_between(_list(_one()), _list(organizations=("Kommunfullmäktige",))) == ()
    assert len(changes_between(_list(_one()), _list(organizations=("KOMMUNSTYRELSEN ",)))) == 1


def test_what_is_unlisted_already_is_not_told_again() -> None:
    """Once is enough."""
    assert changes_between(_list(_one(status=MeetingStatus.UNLISTED)), _list()) == ()


def test_a_new_meeting_is_added_wherever_it_stands() -> None:
    """Also on a day that the earlier list did not reach."""
    new = _one(id="b", date=dt.date(2031, 4, 7))

    (change,) = changes_between(_list(_one()), _list(new, window=APRIL))

    assert (change.kind, change.after) == (ChangeKind.MEETING_ADDED, "2031-04-07")


def test_windows_that_do_not_meet_share_nothing() -> None:
    """Days that both answer for, or none."""
    assert shared_window(MARCH, APRIL) is None
    assert shared_window(MARCH, Window.year(2031)) == MARCH


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            {"start": _at(13), "end": _at(15)},
            {"start": _at(14)},
            ("2031-03-10T13:00:00+01:00/2031-03-10T15:00:00+01:00", "2031-03-10T14:00:00+01:00"),
        ),
        ({}, {"end_date": dt.date(2031, 3, 11)}, ("2031-03-10", "2031-03-10/2031-03-11")),
        ({"time_note": "efter fullmäktige"}, {}, ("2031-03-10 (efter fullmäktige)", "2031-03-10")),
        ({"time_note": "efter fullmäktige"}, {"time_note": "Efter  fullmäktige"}, None),
        ({"start": _at(13), "time_note": "ajournering"}, {"start": _at(13), "time_note": "AJOURNERING"}, None),
    ],
)
def test_another_hour_is_told_from_begin_to_end(
    before: dict[str, object], after: dict[str, object], expected: tuple[str, str] | None
) -> None:
    """With the end where there is one, and the page's note; how the note is set is noise."""
    found = changes_between(_list(_one(**before)), _list(_one(**after)))

    assert [(change.before, change.after) for change in found] == ([expected] if expected else [])


def test_the_words_of_a_change_are_its_grounds() -> None:
    """What the page says of the status, else the row that the meeting was read from."""
    row = Provenance(words="10 mars kl. 13")
    for now, words in (
        (_one(start=_at(13), provenance=row), "10 mars kl. 13"),
        (_one(start=_at(13), provenance=row, status_words="Ny tid"), "Ny tid"),
        (_one(start=_at(13)), None),
    ):
        (changed,) = changes_between(_list(_one()), _list(now))
        (moved,) = changes_between(_list(_one(date=dt.date(2031, 3, 9))), _list(now))
        (added,) = changes_between(_list(), _list(now))

        assert (changed.words, moved.words, added.words) == (words, words, words)
        assert (added.before, added.after) == (None, "2031-03-10T13:00:00+01:00")


def test_a_place_and_a_name_are_told_as_the_page_writes_them() -> None:
    """Before and after; the new one is its own ground."""
    before, after = _one(location="Stadshuset", name="Beredning"), _one(location="Folkets Hus", name="Budgetberedning")

    place, name = changes_between(_list(before), _list(after))

    assert (place.before, place.after, place.words) == ("Stadshuset", "Folkets Hus", "Folkets Hus")
    assert (name.before, name.after, name.words) == ("Beredning", "Budgetberedning", "Budgetberedning")
    assert (place.meeting, name.meeting) == (after, after)


def test_what_is_gone_is_told_with_the_status_that_it_had() -> None:
    """Unlisted now, cancelled before."""
    (change,) = changes_between(_list(_one(status=MeetingStatus.CANCELLED)), _list())

    assert (change.before, change.after) == ("cancelled", "unlisted")


def test_changes_stand_in_the_order_of_their_days() -> None:
    """Of one day by organization, then by id, whichever list they come from."""
    council = Organization(name="Fullmäktige")
    rows = (
        _one(id="z", date=dt.date(2031, 3, 9)),
        _one(id="y", organization=council),
        _one(id="b"),
        _one(id="c"),
        _one(id="x", date=dt.date(2031, 3, 11), organization=council),
    )

    found = changes_between(_list(rows[0], rows[3]), _list(rows[4], rows[2], rows[1]))

    assert [change.meeting.id for change in found] == ["z", "y", "b", "c", "x"]


def test_one_day_is_shared_when_windows_touch() -> None:
    """The last of one is the first of the other."""
    day = dt.date(2031, 3, 31)

    assert shared_window(MARCH, Window(first=day, last=dt.date(2031, 4, 30))) == Window(first=day, last=day)


ORGANIZATIONS = st.sampled_from([Organization(name="Kommunstyrelsen"), Organization(name="Bygg- och miljönämnden")])
DAYS = st.dates(dt.date(2031, 2, 20), dt.date(2031, 4, 10))
DOCUMENTS = st.lists(
    st.builds(
        Document,
        url=st.sampled_from([f"https://exempel.example/{name}.pdf" for name in "abc"]),
        title=st.sampled_from(["Kallelse", "Protokoll", "Bilaga"]),
        content_hash=st.sampled_from([None, "a" * 64, "b" * 64]),
    ),
    max_size=3,
    unique_by=lambda document: document.url,
).map(tuple)
DECISIONS = st.none() | st.builds(Decision, outcome=st.sampled_from(Outcome))
ITEMS = st.builds(
    AgendaItem,
    title=st.sampled_from(["Upprop", "Budget 2032", "Val av ordförande", "Plan för ån", "Plan för ån  "]),
    number=st.sampled_from([None, "1", "2", "3"]),
    reference=st.sampled_from([None, "KS 2031/1", "KS 2031/2"]),
    withdrawn=st.booleans(),
    documents=DOCUMENTS,
    decision=DECISIONS,
)
AGENDAS = st.none() | st.lists(ITEMS, max_size=4).map(tuple)


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    """Draw a meeting that could be."""
    day, hour = draw(DAYS), draw(st.none() | st.integers(8, 18))
    return Meeting(
        id=draw(st.sampled_from("abcdef")),
        organization=draw(ORGANIZATIONS),
        date=day,
        start=None if hour is None else _at(hour, day),
        name=draw(st.sampled_from([None, "Budgetberedning"])),
        location=draw(st.sampled_from([None, "Stadshuset", "Folkets hus"])),
        status=draw(st.sampled_from(MeetingStatus)),
        agenda=draw(AGENDAS),
        documents=draw(DOCUMENTS),
    )


LISTINGS = st.builds(
    Listing,
    window=st.sampled_from([MARCH, Window(first=dt.date(2031, 2, 20), last=dt.date(2031, 4, 10))]),
    meetings=st.lists(meetings(), max_size=5, unique_by=lambda meeting: meeting.id).map(tuple),
    organizations=st.none() | st.just(("Kommunstyrelsen",)),
)


@given(LISTINGS)
def test_a_list_is_itself(listing: Listing) -> None:
    """Nothing changed is no change."""
    assert changes_between(listing, listing) == ()


@given(LISTINGS, LISTINGS)
def test_changes_lead_from_before_to_after(before: Listing, after: Listing) -> None:
    """Applied to `before` they give a list that `after` has nothing to add to, nor to take away."""
    reached = apply(changes_between(before, after), before)

    assert changes_between(reached, after) == ()
    shown = {meeting.id: meeting for meeting in reached.meetings}
    for meeting in after.meetings:
        assert changes_between(_list(shown[meeting.id]), _list(meeting)) == ()


@given(LISTINGS, LISTINGS)
def test_the_order_of_lists_changes_nothing(before: Listing, after: Listing) -> None:
    """The same rows in any order give the same changes."""
    turned = Listing(window=after.window, meetings=after.meetings[::-1], organizations=after.organizations)

    assert changes_between(before, turned) == changes_between(before, after)


@given(meetings(), meetings())
def test_what_is_hashed_alike_is_no_change(one: Meeting, other: Meeting) -> None:
    """The hash by which the store skips a meeting knows every change but a decision that is no longer shown."""
    twin = other.model_copy(update={"id": one.id})
    if content_hash(one) == content_hash(twin):
        assert changes_between(_list(one), _list(twin)) == ()
