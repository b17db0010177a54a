"""What is different between two listings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases
from tests.diff.written import YEAR, at, listing, made
from tests.store.test_scenarios import apply

import agendawatch as aw
from agendawatch.diff.differences import changes_between
from agendawatch.diff.normalization import content_hash

Facts = Mapping[str, object]


def _told(change: aw.Change) -> tuple[str | None, ...]:
    """Tell kind, before, after, words, and the title of the item or document concerned."""
    whose = change.item or change.document
    return change.kind.value, change.before, change.after, change.words, whose.title if whose else None


@cases("before", "after", "told")
def test_each_difference_is_told_as_its_kind(before: Facts, after: Facts, told: tuple[tuple[str, ...], ...]) -> None:
    """With what it was, what it is, the page's words and whose it is; noise is no difference."""
    found = changes_between(listing([made(before)]), listing([made(after)]))

    assert tuple(_told(change)[: len(it)] for change, it in zip(found, told, strict=True)) == told
    assert {change.seen for change in found} <= {None}


@cases("first", "last", "organizations", "gone")
def test_absence_counts_where_it_is_answered_for(
    first: dt.date, last: dt.date, organizations: tuple[str, ...] | None, gone: tuple[str, ...]
) -> None:
    """And is never a cancellation: it is unlisted as it was last, once."""
    before = listing(["a 03-10 13", "b 03-10 who=Fullmäktige", "c 03-24 cancelled", "d 03-10 unlisted"])
    after = aw.Listing(window=aw.Window(first=first, last=last), meetings=(), organizations=organizations)

    found = changes_between(before, after)

    assert sorted(change.meeting.id for change in found) == sorted(gone)
    assert {change.kind for change in found} <= {aw.ChangeKind.MEETING_UNLISTED}
    assert all((change.meeting.status, change.words) == (aw.MeetingStatus.UNLISTED, None) for change in found)
    assert {change.before for change in found if change.meeting.id == "c"} <= {"cancelled"}


def test_a_row_that_is_called_off_keeps_its_hour_and_place() -> None:
    """Its page strikes them with it."""
    before = made({"start": at(13), "end": at(16), "location": "Stadshuset"})

    (change,) = changes_between(listing([before]), listing([made({"status": "cancelled"})]))

    assert (change.meeting.start, change.meeting.end, change.meeting.location) == (at(13), at(16), "Stadshuset")


def test_changes_stand_in_the_order_of_their_days() -> None:
    """Of one day by organization, then by id, whichever list they come from; a new one is added wherever it stands."""
    before = listing(["z 03-09", "c 03-10"])
    after = listing(["x 03-11 who=Fullmäktige", "b 03-10 13", "y 03-10 who=Fullmäktige"])

    found = changes_between(before, after)

    assert [change.meeting.id for change in found] == ["z", "y", "b", "c", "x"]
    assert [_told(it)[:3] for it in found if it.meeting.id == "b"] == [
        ("meeting_added", None, "2031-03-10T13:00:00+01:00")
    ]


def test_an_agenda_that_is_withheld_is_not_gone() -> None:
    """Its pages were read and we are not sure of them: nobody has taken anything off, or put anything out anew."""
    items = [{"title": "Budget"}, {"title": "Val"}]
    withheld = {"warnings": [{"code": "agenda_unclear", "facts": {"first": "Budget", "other": "Val"}}]}

    for left in (None, items[:1]):
        after = made({**withheld, "agenda": left})
        assert changes_between(listing([made({"agenda": items})]), listing([after])) == ()


ORGANIZATIONS = st.sampled_from(
    [aw.Organization(name="Kommunstyrelsen"), aw.Organization(name="Bygg- och miljönämnden")]
)
DAYS = st.dates(dt.date(2031, 2, 20), dt.date(2031, 4, 10))
DOCUMENTS = st.lists(
    st.builds(
        aw.Document,
        url=st.sampled_from([f"https://exempel.example/{name}.pdf" for name in "abc"]),
        title=st.sampled_from(["Kallelse", "Protokoll", "Bilaga"]),
        content_hash=st.sampled_from([None, "a" * 64, "b" * 64]),
    ),
    max_size=3,
    unique_by=lambda document: document.url,
).map(tuple)
DECISIONS = st.none() | st.builds(aw.Decision, outcome=st.sampled_from(aw.Outcome))
ITEMS = st.builds(
    aw.AgendaItem,
    title=st.sampled_from(["Upprop", "Budget 2032", "Val av ordförande", "Plan för ån", "Plan för ån  "]),
    number=st.sampled_from([None, "1", "2", "3"]),
    reference=st.sampled_from([None, "KS 2031/1", "KS 2031/2"]),
    withdrawn=st.booleans(),
    documents=DOCUMENTS,
    decision=DECISIONS,
)
AGENDAS = st.none() | st.lists(ITEMS, max_size=4).map(tuple)


@st.composite
def meetings(draw: st.DrawFn) -> aw.Meeting:
    """Draw a meeting that could be."""
    day, hour = draw(DAYS), draw(st.none() | st.integers(8, 18))
    return aw.Meeting(
        id=draw(st.sampled_from("abcdef")),
        organization=draw(ORGANIZATIONS),
        date=day,
        start=None if hour is None else at(hour, day),
        name=draw(st.sampled_from([None, "Budgetberedning"])),
        location=draw(st.sampled_from([None, "Stadshuset", "Folkets hus"])),
        status=draw(st.sampled_from(aw.MeetingStatus)),
        agenda=draw(AGENDAS),
        documents=draw(DOCUMENTS),
    )


LISTINGS = st.builds(
    aw.Listing,
    window=st.sampled_from([YEAR, aw.Window(first=dt.date(2031, 3, 1), last=dt.date(2031, 3, 31))]),
    meetings=st.lists(meetings(), max_size=5, unique_by=lambda meeting: meeting.id).map(tuple),
    organizations=st.none() | st.just(("Kommunstyrelsen",)),
)


@given(LISTINGS, LISTINGS)
def test_changes_lead_from_before_to_after(before: aw.Listing, after: aw.Listing) -> None:
    """Applied to `before` they give a list that `after` has nothing to add to, nor to take away."""
    reached = apply(changes_between(before, after), before)

    assert changes_between(reached, after) == ()
    shown = {meeting.id: meeting for meeting in reached.meetings}
    for meeting in after.meetings:
        assert changes_between(listing([shown[meeting.id]]), listing([meeting])) == ()


@given(LISTINGS, LISTINGS)
def test_the_order_of_lists_changes_nothing(before: aw.Listing, after: aw.Listing) -> None:
    """The same rows in any order give the same changes, and the same list none."""
    assert changes_between(before, before) == ()
    turned = aw.Listing(window=after.window, meetings=after.meetings[::-1], organizations=after.organizations)

    assert changes_between(before, turned) == changes_between(before, after)


@given(meetings(), meetings())
def test_what_is_hashed_alike_is_no_change(one: aw.Meeting, other: aw.Meeting) -> None:
    """The hash by which the store skips a meeting knows every change but a decision that is no longer shown."""
    twin = other.model_copy(update={"id": one.id})
    if content_hash(one) == content_hash(twin):
        assert changes_between(listing([one]), listing([twin])) == ()
