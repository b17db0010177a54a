"""The store from without: what is added, what is asked, what stands. On SQLite and PostgreSQL alike."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agendawatch.errors import InputError
from agendawatch.history import Store
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    ChangeKind,
    Document,
    Listing,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    Proposal,
    Site,
    Window,
)
from agendawatch.sources.conversation import Ask
from agendawatch.sources.memory import Memory, Validators

TOWN = Municipality(code="9901", name="Exempelköping")
SITE = Site(url="https://exempelkoping.example/moten", municipality=TOWN)
YEAR = Window.year(2031)
MORNING = dt.datetime(2031, 1, 2, 6, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """Open an empty store."""
    with Store(database) as opened:
        yield opened


def _meet(month: int, day: int = 10, who: str = "Kommunstyrelsen", **facts: object) -> Meeting:
    date = dt.date(2031, month, day)
    row = {
        "municipality": TOWN,
        "organization": Organization(name=who),
        "date": date,
        "start": dt.datetime(2031, month, day, 13, tzinfo=STOCKHOLM),
        **facts,
    }
    return Meeting.model_validate(row)


PLAN = tuple(_meet(month) for month in range(2, 8))


def _list(*meetings: Meeting, window: Window = YEAR, organizations: tuple[str, ...] | None = None) -> Listing:
    return Listing(window=window, meetings=meetings, organizations=organizations)


def test_a_first_round_adds_and_a_second_finds_nothing(store: Store) -> None:
    """What was seen again is no change."""
    first = store.add(_list(*PLAN), site=SITE, seen=MORNING)
    second = store.add(_list(*PLAN), site=SITE, seen=MORNING + HOUR)

    assert [change.kind for change in first.changes] == [ChangeKind.MEETING_ADDED] * 6
    assert {change.seen for change in first.changes} == {MORNING}
    assert second.unchanged
    assert tuple(store.changes(since=MORNING + HOUR)) == ()
    assert tuple(store.meetings()) == PLAN
    assert store.last(SITE) == Listing(window=YEAR, meetings=PLAN, url=SITE.url)
    assert store.sites() == (SITE,)


def test_changes_come_back_as_they_were_told(store: Store) -> None:
    """With meeting, item, document, before, after, words and the moment."""
    ready = _meet(
        3, agenda=(AgendaItem(title="Budget"),), documents=(Document(url="https://e.example/k", title="Kallelse"),)
    )
    store.add(_list(*PLAN), site=SITE, seen=MORNING)
    recorded = store.add(_list(PLAN[0], ready, *PLAN[2:]), site=SITE, seen=MORNING + HOUR)

    assert tuple(store.changes(since=MORNING + HOUR)) == recorded.changes
    assert len(tuple(store.changes())) == 8


def test_changes_are_narrowed(store: Store) -> None:
    """By moment or day, municipality, organization and kind."""
    store.add(_list(*PLAN, _meet(3, 12, "Socialnämnden")), site=SITE, seen=MORNING)
    store.add(_list(*PLAN[1:], _meet(3, 12, "Socialnämnden")), site=SITE, seen=MORNING + dt.timedelta(days=1))

    assert len(tuple(store.changes(since=dt.date(2031, 1, 3)))) == 1
    assert len(tuple(store.changes(organization="socialnämnden"))) == 1
    assert len(tuple(store.changes(organization=Organization(name="Socialnämnden")))) == 1
    assert len(tuple(store.changes(kinds=[ChangeKind.MEETING_UNLISTED]))) == 1
    assert len(tuple(store.changes(municipality=TOWN))) == len(tuple(store.changes(municipality="9901"))) == 8
    assert tuple(store.changes(municipality="0000")) == ()


def test_what_was_known_on_a_day_is_told(store: Store) -> None:
    """A day counts to its end in Sweden, a moment as it is."""
    store.add(_list(*PLAN), site=SITE, seen=MORNING)
    moved = (PLAN[0], _meet(3, 17), *PLAN[2:])
    store.add(_list(*moved), site=SITE, seen=MORNING + dt.timedelta(days=3))

    def march(as_of: dt.datetime | dt.date | None) -> list[int]:
        window = Window(first=dt.date(2031, 3, 1), last=dt.date(2031, 3, 31))
        return [meeting.date.day for meeting in store.meetings(TOWN, "Kommunstyrelsen", window, as_of)]

    assert march(MORNING - HOUR) == []
    assert march(MORNING) == march(dt.date(2031, 1, 4)) == [10]
    assert march(dt.date(2031, 1, 5)) == march(None) == [17]


def test_sequence_counts_what_must_be_noticed_and_never_falls(store: Store) -> None:
    """A move and its return are two; an agenda is none, but it is a change."""
    (key,) = {meeting.id for meeting in PLAN if meeting.date.month == 3}
    told = []
    rounds = (PLAN[1], _meet(3, 17), _meet(3, 17, agenda=(AgendaItem(title="Budget"),)), PLAN[1], None, PLAN[1])
    for nth, march in enumerate(rounds):
        plan = (PLAN[0], *([march] if march else []), *PLAN[2:])
        store.add(_list(*plan), site=SITE, seen=MORNING + nth * HOUR)
        stamps = store.stamps(key)
        assert stamps is not None
        told.append((stamps.sequence, stamps.created, stamps.last_modified))

    assert [sequence for sequence, _, _ in told] == [0, 1, 1, 2, 3, 4]
    assert {created for _, created, _ in told} == {MORNING}
    assert [modified for _, _, modified in told] == [MORNING + nth * HOUR for nth in range(6)]
    assert store.stamps("nobody") is None


def test_noise_leaves_the_stamps_alone(store: Store) -> None:
    """Calendars stay the same bytes."""
    store.add(_list(*PLAN), site=SITE, seen=MORNING)
    loud = tuple(_meet(month, who="KOMMUNSTYRELSEN") for month in range(2, 8))
    recorded = store.add(_list(*loud[::-1]), site=SITE, seen=MORNING + HOUR)

    assert recorded.changes == ()
    assert [store.stamps(meeting.id) for meeting in PLAN] == [store.stamps(meeting.id) for meeting in store.meetings()]
    assert tuple(store.meetings()) == PLAN


def test_a_list_that_shrinks_is_held_back_until_it_is_seen_again(store: Store) -> None:
    """The last good one stands; then the rule lets go."""
    store.add(_list(*PLAN), site=SITE, seen=MORNING)
    told = [store.add(_list(PLAN[0]), site=SITE, seen=MORNING + hours * HOUR) for hours in (1, 2, 8)]

    assert [row.quarantined for row in told] == [True, True, False]
    assert told[0].reason == "5 of 6 coming meetings are gone at once"
    assert [change.kind for change in told[2].changes] == [ChangeKind.MEETING_UNLISTED] * 5
    assert [meeting.status for meeting in store.meetings()][1:] == [MeetingStatus.UNLISTED] * 5


def test_an_outage_leaves_no_trace(store: Store) -> None:
    """Empty for an hour, then whole again."""
    store.add(_list(*PLAN), site=SITE, seen=MORNING)
    empty = store.add(_list(), site=SITE, seen=MORNING + HOUR)
    back = store.add(_list(*PLAN), site=SITE, seen=MORNING + 2 * HOUR)

    assert empty.quarantined
    assert back.changes == ()
    assert tuple(store.meetings()) == PLAN


def test_a_person_may_let_go(store: Store) -> None:
    """Of the list that is held back, or of one in hand."""
    store.add(_list(*PLAN), site=SITE, seen=MORNING)
    assert store.release(SITE, seen=MORNING).reason == "nothing of this site is held back"

    store.add(_list(PLAN[0]), site=SITE, seen=MORNING + HOUR)
    released = store.release(SITE, seen=MORNING + 2 * HOUR)

    assert len(released.changes) == 5
    assert len(store.add(_list(*PLAN), site=SITE, seen=MORNING + 3 * HOUR).changes) == 5
    assert len(store.add(_list(), site=SITE, seen=MORNING + 4 * HOUR, trusted=True).changes) == 6


def test_one_organization_may_be_held_back_alone(store: Store) -> None:
    """The others go on."""
    social = tuple(_meet(month, 12, "Socialnämnden") for month in (2, 3, 4))
    store.add(_list(*PLAN, *social), site=SITE, seen=MORNING)

    recorded = store.add(_list(_meet(2, 11), *PLAN[1:]), site=SITE, seen=MORNING + HOUR)

    assert recorded.quarantined
    assert recorded.reason == "coming meetings are gone at once (Socialnämnden: 3 of 3)"
    assert [change.kind for change in recorded.changes] == [ChangeKind.MEETING_MOVED]
    assert MeetingStatus.UNLISTED not in {meeting.status for meeting in store.meetings()}


def test_a_round_that_comes_late_changes_nothing(store: Store) -> None:
    """Unless it speaks of other days or other organizations."""
    store.add(_list(*PLAN), site=SITE, seen=MORNING + HOUR)
    social = _list(_meet(3, 12, "Socialnämnden"), organizations=("Socialnämnden",))

    late = store.add(_list(*PLAN[1:]), site=SITE, seen=MORNING)
    board = store.add(_list(*PLAN, organizations=("Kommunstyrelsen",)), site=SITE, seen=MORNING + 3 * HOUR)
    other = store.add(social, site=SITE, seen=MORNING + 2 * HOUR)

    assert (late.changes, late.listing) == ((), None)
    assert late.reason is not None
    assert "later round" in late.reason
    assert board.changes == ()
    assert len(other.changes) == 1


def test_what_was_not_looked_at_stands(store: Store) -> None:
    """`looked` names those whose agenda was asked for."""
    ready = tuple(
        Meeting.model_validate({**dict(meeting), "agenda": (AgendaItem(title="Budget"),)}) for meeting in PLAN
    )
    store.add(_list(*ready), site=SITE, seen=MORNING, looked={meeting.id for meeting in ready})

    recorded = store.add(_list(*PLAN), site=SITE, seen=MORNING + HOUR, looked={PLAN[2].id})

    assert [(change.kind, change.meeting.date.month) for change in recorded.changes] == [("agenda_withdrawn", 4)]


def test_another_site_does_not_double_a_meeting(store: Store) -> None:
    """While the first site lists it, the first site's word holds; when it is dropped there, the next takes over."""
    other = Site(url="https://moten.example/exempelkoping", municipality=TOWN)
    theirs = tuple(_meet(month, source_id=str(month), location="Sal 1") for month in range(2, 8))
    store.add(_list(*PLAN), site=SITE, seen=MORNING)

    beside = store.add(_list(*theirs), site=other, seen=MORNING + HOUR)
    store.add(_list(*PLAN[:4]), site=SITE, seen=MORNING + 2 * HOUR)
    after = store.add(_list(*theirs), site=other, seen=MORNING + 3 * HOUR)

    assert beside.changes == ()
    assert sorted(change.kind for change in after.changes) == ["meeting_place_changed"] * 2 + ["meeting_relisted"] * 2
    assert {meeting.id for meeting in store.meetings()} == {meeting.id for meeting in PLAN}


def test_sites_of_two_municipalities_keep_apart(store: Store) -> None:
    """The same organization on the same day elsewhere is another meeting, and so is the same key."""
    village = Municipality(code="9902", name="Provby")
    store.add(_list(_meet(3, source_id="7")), site=SITE, seen=MORNING)
    twin = _meet(3, source_id="7", municipality=village)
    recorded = store.add(_list(twin), site=Site(url="https://provby.example/", municipality=village), seen=MORNING)

    assert len(recorded.changes) == 1
    assert len({meeting.id for meeting in store.meetings()}) == 2


def test_the_same_key_on_two_platforms_of_one_town_is_two_meetings(store: Store) -> None:
    """A number counts within its platform."""
    other = Site(url="https://moten.example/exempelkoping", municipality=TOWN)
    store.add(_list(_meet(3, source_id="7")), site=SITE, seen=MORNING)
    for nth in (1, 2):
        store.add(_list(_meet(9, 1, "Valnämnden", source_id="7")), site=other, seen=MORNING + nth * HOUR)

    assert [meeting.organization.name for meeting in store.meetings()] == ["Kommunstyrelsen", "Valnämnden"]


def test_search_finds_parts_and_keeps_letters_apart(store: Store) -> None:
    """Compounds by their parts, å not as a; what is no longer there is not found."""
    agenda = tuple(
        AgendaItem(title=title, reference=f"KS 2031/{nth}")
        for nth, title in enumerate(
            ("Grundskolans lokaler", "Brygga vid ån", "Anläggning av cykelbanor", "Förskola"), 11
        )
    )
    paper = Document(url="https://e.example/k", title="Kallelse med skolplan")
    store.add(_list(_meet(3, agenda=agenda, documents=(paper,))), site=SITE, seen=MORNING)

    def found(words: str) -> set[str]:
        hits = store.search(words)
        return {hit.item.title if hit.item else hit.document.title if hit.document else "" for hit in hits}

    assert found("skola") == {"Grundskolans lokaler", "Förskola"}
    assert found("skol") == {"Grundskolans lokaler", "Förskola", "Kallelse med skolplan"}
    assert found("SKOLAN lokaler") == {"Grundskolans lokaler"}
    assert found("ån") == {"Brygga vid ån"}
    assert found("forskola") == found("cykel buss") == found('"; -- ') == set()
    assert found("KS 2031/13") == {"Anläggning av cykelbanor"}

    store.add(_list(_meet(3, agenda=agenda[:1])), site=SITE, seen=MORNING + HOUR)
    assert found("skol") == {"Grundskolans lokaler"}


def test_proposals_are_kept_as_they_become(store: Store) -> None:
    """Each version once; the last holds, and earlier ones are known by day."""
    first = Proposal(id="p1", title="Cykelplan", municipality=TOWN)
    second = first.model_copy(update={"reference": "KS 2031/7"})
    other = Proposal(id="p2", title="Badplats")

    saved = [
        store.save_proposal(proposal, MORNING + nth * dt.timedelta(days=1))
        for nth, proposal in enumerate((first, first, second, other))
    ]

    assert saved == [True, False, True, True]
    assert tuple(store.proposals()) == (second, other)
    assert tuple(store.proposals(TOWN)) == (second,)
    assert tuple(store.proposals(as_of=MORNING)) == (first,)


def test_it_is_the_memory_of_fetching(store: Store) -> None:
    """Validators and itineraries are recalled as they were kept last."""
    memory: Memory = store
    seen = Validators(etag='"1"', last_modified=None, content_hash="a" * 64, seen=MORNING)
    asks = (Ask("https://exempelkoping.example/"), Ask("https://exempelkoping.example/sok", method="POST", body=b"q=1"))

    assert memory.recall("GET https://exempelkoping.example/") is None
    memory.remember("GET https://exempelkoping.example/", Validators(etag='"0"'))
    memory.remember("GET https://exempelkoping.example/", seen)
    memory.remember_itinerary("list", asks)

    assert memory.recall("GET https://exempelkoping.example/") == seen
    assert memory.recall_itinerary("list") == asks
    memory.remember_itinerary("list", ())
    assert memory.recall_itinerary("list") is None


def test_bytes_are_kept(store: Store) -> None:
    """Of events by hash and format, of pages by hash."""
    store.keep_event("a" * 64, 1, b"BEGIN:VEVENT")
    store.keep_event("a" * 64, 1, b"BEGIN:VEVENT again")
    print_ = store.save_page("https://exempelkoping.example/", b"<html>" * 100, MORNING)

    assert store.kept_event("a" * 64, 1) == b"BEGIN:VEVENT again"
    assert store.kept_event("a" * 64, 2) is None
    assert store.kept_page(print_) == b"<html>" * 100
    assert store.kept_page("0" * 64) is None


def test_a_moment_without_a_zone_is_refused(store: Store) -> None:
    """It would be anybody's."""
    with pytest.raises(InputError, match="a moment with its zone"):
        store.add(_list(), site=SITE, seen=dt.datetime(2031, 1, 2))  # noqa: DTZ001 - what is refused


def test_reading_goes_on_while_somebody_writes(store: Store) -> None:
    """What is being read is as it was when it was asked for."""
    store.add(_list(*PLAN), site=SITE, seen=MORNING)
    reading = store.meetings()
    next(reading)
    store.add(_list(*PLAN[:-1]), site=SITE, seen=MORNING + HOUR)

    assert [meeting.status for meeting in reading] == [MeetingStatus.SCHEDULED] * 5


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(4)), st.permutations(range(4)))
def test_rounds_that_end_in_the_same_page_end_in_the_same_present(one: list[int], other: list[int]) -> None:
    """Whatever came before, what is listed now is what the last page said."""
    pages = (
        _list(*PLAN),
        _list(*PLAN[2:], _meet(2, 17), _meet(3, 24)),
        _list(*PLAN[::-1], _meet(3, 12, "Socialnämnden")),
        _list(PLAN[0].model_copy(update={"status": MeetingStatus.CANCELLED}), *PLAN[1:5]),
    )
    last = _list(*PLAN[1:], _meet(2, 12), _meet(4, 16, "Socialnämnden"))

    def present(order: list[int]) -> list[tuple[object, ...]]:
        with Store("sqlite://") as store:
            for nth, listing in enumerate([*(pages[number] for number in order), last]):
                store.add(listing, site=SITE, seen=MORNING + nth * HOUR, trusted=True)
            return [
                (meeting.date, meeting.organization, meeting.start, meeting.status)
                for meeting in store.meetings()
                if meeting.status is not MeetingStatus.UNLISTED
            ]

    assert present(one) == present(other)
    assert len(present(one)) == len(last.meetings)


def test_comparing_loads_no_database() -> None:
    """Whoever only compares does not wait for SQLAlchemy."""
    code = "import sys, agendawatch; agendawatch.compare; print('sqlalchemy' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code

    assert told.stdout.strip() == "False"
