"""A round into the store: believed, held back, late, or seen before."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.invented import HOUR, MORNING, PLAN, SITE, TOWN, YEAR, listed, meet

import agendawatch as aw
from agendawatch.diff.normalization import frozen
from agendawatch.errors import InputError
from agendawatch.store import Store


def test_a_first_round_adds_and_a_second_finds_nothing(store: Store) -> None:
    """What was seen again is no change."""
    first = store.records.add(listed(*PLAN), site=SITE, seen=MORNING)
    second = store.records.add(listed(*PLAN), site=SITE, seen=MORNING + HOUR)

    assert [change.kind for change in first.changes] == [aw.ChangeKind.MEETING_ADDED] * 6
    assert {change.seen for change in first.changes} == {MORNING}
    assert second.unchanged
    assert tuple(store.changes(since=MORNING + HOUR)) == ()
    assert tuple(store.meetings()) == PLAN
    assert store.records.last_listing(SITE) == listed(*PLAN, url=SITE.url)
    assert store.sites() == (SITE,)


def test_noise_leaves_the_stamps_alone(store: Store) -> None:
    """Calendars stay the same bytes."""
    store.records.add(listed(*PLAN), site=SITE, seen=MORNING)
    loud = tuple(meet(month, who="KOMMUNSTYRELSEN") for month in range(2, 8))
    recorded = store.records.add(listed(*loud[::-1]), site=SITE, seen=MORNING + HOUR)

    assert recorded.changes == ()
    assert [store.queries.stamps(meeting.id) for meeting in PLAN] == [
        store.queries.stamps(meeting.id) for meeting in store.meetings()
    ]
    assert tuple(store.meetings()) == PLAN


def test_a_cancelled_meeting_whose_row_is_taken_away_stays_cancelled(store: Store) -> None:
    """Nobody has taken the word back; when it is listed again without it, it is on again."""
    off = aw.Meeting.model_validate({**dict(PLAN[1]), "status": aw.MeetingStatus.CANCELLED, "status_words": "inställt"})
    store.records.add(listed(PLAN[0], off, *PLAN[2:]), site=SITE, seen=MORNING)
    stamps = store.queries.stamps(off.id)

    gone = store.records.add(listed(PLAN[0], *PLAN[2:]), site=SITE, seen=MORNING + HOUR)
    stood = next(it for it in store.meetings() if it.id == off.id)
    kept = store.queries.stamps(off.id)
    back = store.records.add(listed(*PLAN), site=SITE, seen=MORNING + 2 * HOUR)

    assert (gone.changes, gone.quarantined, kept) == ((), False, stamps)
    assert (stood.status, stood.status_words) == (aw.MeetingStatus.CANCELLED, "inställt")
    assert [(it.kind, it.meeting.id) for it in back.changes] == [(aw.ChangeKind.MEETING_REINSTATED, off.id)]


@pytest.mark.parametrize("looked", [None, frozenset({PLAN[1].id})], ids=["whole rounds", "looked at"])
def test_a_row_that_is_called_off_keeps_its_hour_and_place(store: Store, looked: frozenset[str] | None) -> None:
    """In the present and in what is told of it: it is one change."""
    placed = PLAN[1].model_copy(update={"location": "Stadshuset"})
    struck = placed.model_copy(
        update={"status": aw.MeetingStatus.CANCELLED, "start": None, "end": None, "location": None}
    )
    store.records.add(listed(PLAN[0], placed, *PLAN[2:]), site=SITE, seen=MORNING, looked=looked)

    recorded = store.records.add(listed(PLAN[0], struck, *PLAN[2:]), site=SITE, seen=MORNING + HOUR, looked=looked)

    (kept,) = (it for it in store.meetings() if it.status is aw.MeetingStatus.CANCELLED)
    assert [change.kind.value for change in recorded.changes] == ["meeting_cancelled"]
    assert (kept.start, kept.location) == (placed.start, "Stadshuset")


def test_a_list_that_shrinks_is_held_back_until_it_is_seen_again(store: Store) -> None:
    """The last good one stands; then the rule lets go."""
    store.records.add(listed(*PLAN), site=SITE, seen=MORNING)
    told = [store.records.add(listed(PLAN[0]), site=SITE, seen=MORNING + hours * HOUR) for hours in (1, 2, 8)]

    assert [row.quarantined for row in told] == [True, True, False]
    assert told[0].reason == "5 of 6 coming meetings are gone at once"
    assert [change.kind for change in told[2].changes] == [aw.ChangeKind.MEETING_UNLISTED] * 5
    assert [meeting.status for meeting in store.meetings()][1:] == [aw.MeetingStatus.UNLISTED] * 5


def test_rounds_of_one_organization_do_not_stand_in_the_guards_way(store: Store) -> None:
    """What is counted is rounds that answer for the same."""
    council = meet(3, 24, "Kommunfullmäktige")
    store.records.add(listed(*PLAN, council), site=SITE, seen=MORNING)
    told = []
    for hours in (1, 4, 8):
        told.append(store.records.add(listed(PLAN[0], council), site=SITE, seen=MORNING + hours * HOUR).quarantined)
        alone = listed(council, organizations=("Kommunfullmäktige",))
        store.records.add(alone, site=SITE, seen=MORNING + (hours + 1) * HOUR)

    assert told == [True, True, False]


def test_an_outage_leaves_no_trace(store: Store) -> None:
    """Empty for an hour, then whole again."""
    store.records.add(listed(*PLAN), site=SITE, seen=MORNING)
    empty = store.records.add(listed(), site=SITE, seen=MORNING + HOUR)
    back = store.records.add(listed(*PLAN), site=SITE, seen=MORNING + 2 * HOUR)

    assert empty.quarantined
    assert back.changes == ()
    assert tuple(store.meetings()) == PLAN


def test_a_person_may_let_go(store: Store) -> None:
    """Of the list that is held back, or of one in hand."""
    store.records.add(listed(*PLAN), site=SITE, seen=MORNING)
    assert store.records.release(SITE, seen=MORNING).reason == "nothing of this site is held back"

    store.records.add(listed(PLAN[0]), site=SITE, seen=MORNING + HOUR)
    released = store.records.release(SITE, seen=MORNING + 2 * HOUR)

    assert len(released.changes) == 5
    assert len(store.records.add(listed(*PLAN), site=SITE, seen=MORNING + 3 * HOUR).changes) == 5
    assert len(store.records.add(listed(), site=SITE, seen=MORNING + 4 * HOUR, trusted=True).changes) == 6


def test_letting_go_takes_no_agenda_away_that_was_not_looked_at(store: Store) -> None:
    """What the round that was held back did not look at stands."""
    ready = aw.Meeting.model_validate({**dict(PLAN[0]), "agenda": (aw.AgendaItem(title="Budget"),)})
    store.records.add(listed(ready, *PLAN[1:]), site=SITE, seen=MORNING, looked={ready.id})
    store.records.add(listed(PLAN[0]), site=SITE, seen=MORNING + HOUR, looked=set())

    released = store.records.release(SITE, seen=MORNING + 2 * HOUR)

    assert {change.kind for change in released.changes} == {aw.ChangeKind.MEETING_UNLISTED}


def test_one_organization_may_be_held_back_alone(store: Store) -> None:
    """The others go on."""
    social = tuple(meet(month, 12, "Socialnämnden") for month in (2, 3, 4))
    store.records.add(listed(*PLAN, *social), site=SITE, seen=MORNING)

    recorded = store.records.add(listed(meet(2, 11), *PLAN[1:]), site=SITE, seen=MORNING + HOUR)

    assert recorded.quarantined
    assert recorded.reason == "coming meetings are gone at once (Socialnämnden: 3 of 3)"
    assert [change.kind for change in recorded.changes] == [aw.ChangeKind.MEETING_MOVED]
    assert aw.MeetingStatus.UNLISTED not in {meeting.status for meeting in store.meetings()}


def test_a_round_is_taken_back_by_its_number(store: Store) -> None:
    """What it alone said is corrected, as no act of the municipality's; what was read before and after it stands."""
    store.records.add(listed(*PLAN), site=SITE, seen=MORNING)
    social = meet(3, 12, "Socialnämnden")
    wrong = (meet(2, 11), *PLAN[1:], meet(5, 20))
    store.records.add(listed(*wrong), site=SITE, seen=MORNING + 960 * HOUR)
    store.records.add(listed(social, organizations=("Socialnämnden",)), site=SITE, seen=MORNING + HOUR)
    number = store.queries.rounds()[1].number

    told = store.records.withdraw(number, seen=MORNING + 2 * HOUR)

    assert sorted(store.meetings(), key=lambda it: it.date) == sorted((*PLAN, social), key=lambda it: it.date)
    assert {it.kind for it in told} == {aw.ChangeKind.CORRECTED}
    assert [it.meeting.date.month for it in told if it.retracts] == [5]
    assert [it.state for it in store.queries.rounds()] == ["withdrawal", "accepted", "withdrawn", "accepted"]
    assert store.records.has_new_settlements(SITE)
    assert store.records.add(listed(*PLAN, social), site=SITE, seen=MORNING + 3 * HOUR).changes == ()
    with pytest.raises(InputError, match="the number of a round that was taken"):
        store.records.withdraw(number, seen=MORNING + 4 * HOUR)


def test_what_a_later_round_answered_for_is_that_round_s_word(store: Store) -> None:
    """To take the one before back changes nothing of it."""
    store.records.add(listed(*PLAN), site=SITE, seen=MORNING)
    store.records.add(listed(meet(2, 11), *PLAN[1:]), site=SITE, seen=MORNING + HOUR)
    store.records.add(listed(meet(2, 11), *PLAN[1:], meet(5, 20)), site=SITE, seen=MORNING + 2 * HOUR)
    known = tuple(store.meetings())

    assert store.records.withdraw(store.queries.rounds()[1].number, seen=MORNING + 3 * HOUR) == ()
    assert tuple(store.meetings()) == known


def test_rounds_are_told_latest_first(store: Store) -> None:
    """With what became of each, and why."""
    board = ("Kommunstyrelsen",)
    store.records.add(listed(*PLAN[:3]), site=SITE, seen=MORNING)
    store.records.add(listed(PLAN[0], organizations=board), site=SITE, seen=MORNING + HOUR)
    store.records.add(listed(*PLAN[:2]), site=SITE, seen=MORNING - HOUR)

    told = store.queries.rounds(SITE)

    assert [(row.state, row.count, row.organizations) for row in told] == [
        ("accepted", 2, None),
        ("quarantined", 1, board),
        ("accepted", 3, None),
    ]
    assert told[1].reason == "2 of 3 coming meetings are gone at once"
    assert (told[2].seen, told[2].window, told[2].reason) == (MORNING, YEAR, None)
    assert store.queries.rounds(limit=1) == told[:1]
    assert store.queries.rounds(aw.Site(url="https://provby.example/")) == ()


def test_evidence_is_stored(store: Store) -> None:
    """Found by the meeting that it is about."""
    store.records.add(listed(*PLAN), site=SITE, seen=MORNING)
    recorded = store.records.add(listed(PLAN[0], meet(3, 17), *PLAN[2:]), site=SITE, seen=MORNING + HOUR)
    (moved,) = (change.meeting for change in recorded.changes)

    assert store.queries.evidence(moved.id) == recorded.evidence != ()
    assert store.queries.evidence("nobody") == ()


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(meet(3, 20, source_id="6"), id="a key that it names"),
        pytest.param(meet(3, 20, previous_starts=(dt.date(2031, 6, 10),)), id="a day that it was moved from"),
    ],
)
def test_what_a_listing_speaks_of_is_known_beyond_its_window(store: Store, now: aw.Meeting) -> None:
    """Another site's meetings are not, and what is told last of a site stands under its address."""
    told = SITE.model_copy(update={"platform": "page"})
    march = aw.Window(first=dt.date(2031, 3, 1), last=dt.date(2031, 3, 31))
    for nth, key in enumerate((None, "6")):  # an id that does not follow from the key, which came later
        store.records.add(listed(*PLAN[:4], meet(6, source_id=key)), site=SITE, seen=MORNING + nth * HOUR)
    june = next(it.id for it in store.meetings() if it.date.month == 6)

    recorded = store.records.add(listed(PLAN[1], now, window=march), site=told, seen=MORNING + 2 * HOUR)
    elsewhere = store.records.add(
        listed(now.model_copy(update={"municipality": None})), site=aw.Site(url="https://provby.example/"), seen=MORNING
    )

    assert [(it.kind, it.meeting.id) for it in recorded.changes] == [(aw.ChangeKind.MEETING_MOVED, june)]
    assert [it.kind for it in elsewhere.changes] == [aw.ChangeKind.MEETING_ADDED]
    assert store.sites()[0] == told


def test_sequence_counts_what_must_be_noticed_and_never_falls(store: Store) -> None:
    """A move and its return are two; an agenda is none, but it is a change."""
    key = PLAN[1].id
    told = []
    rounds = (PLAN[1], meet(3, 17), meet(3, 17, agenda=(aw.AgendaItem(title="Budget"),)), PLAN[1], None, PLAN[1])
    for nth, march in enumerate(rounds):
        plan = (PLAN[0], *([march] if march else []), *PLAN[2:])
        store.records.add(listed(*plan), site=SITE, seen=MORNING + nth * HOUR)
        stamps = store.queries.stamps(key)
        assert stamps is not None
        told.append((stamps.sequence, stamps.created, stamps.last_modified))

    assert told == [(count, MORNING, MORNING + nth * HOUR) for nth, count in enumerate((0, 1, 1, 2, 3, 4))]
    assert store.queries.stamps("nobody") is None
    assert store.queries.all_stamps()[key] == store.queries.stamps(key)


def test_where_a_fact_stands_is_kept_and_is_no_change(store: Store) -> None:
    """To the letter, so that it can be shown in the page that was kept; a page that is laid out anew says the same."""
    spans = (aw.Span(start=10, end=17, block=2, row=1), aw.Span(start=40, end=52, page=3, box=(72, 650, 140, 662)))
    ground = aw.Provenance(words="10 mars … kommunstyrelsen", spans=spans, rule="row")
    bare = aw.Provenance(words="10 mars", place="page 1")
    store.records.add(listed(meet(3, provenance=ground)), site=SITE, seen=MORNING)

    again = store.records.add(listed(meet(3, provenance=bare)), site=SITE, seen=MORNING + HOUR)

    assert again.unchanged
    assert [it.provenance for it in store.meetings()] == [ground]
    assert "spans" not in frozen(meet(3, provenance=bare))
    assert "rule" not in frozen(meet(3, provenance=bare))


def test_what_was_not_looked_at_stands(store: Store) -> None:
    """`looked` names those whose agenda was asked for."""
    ready = tuple(
        aw.Meeting.model_validate({**dict(meeting), "agenda": (aw.AgendaItem(title="Budget"),)}) for meeting in PLAN
    )
    store.records.add(listed(*ready), site=SITE, seen=MORNING, looked={meeting.id for meeting in ready})

    recorded = store.records.add(listed(*PLAN), site=SITE, seen=MORNING + HOUR, looked={PLAN[2].id})

    assert [(change.kind, change.meeting.date.month) for change in recorded.changes] == [("agenda_withdrawn", 4)]


@pytest.mark.slow
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(4)), st.permutations(range(4)))
def test_rounds_that_end_in_the_same_page_end_in_the_same_present(one: list[int], other: list[int]) -> None:
    """Whatever came before, what is listed now is what the last page said."""
    pages = (
        listed(*PLAN),
        listed(*PLAN[2:], meet(2, 17), meet(3, 24)),
        listed(*PLAN[::-1], meet(3, 12, "Socialnämnden")),
        listed(PLAN[0].model_copy(update={"status": aw.MeetingStatus.CANCELLED}), *PLAN[1:5]),
    )
    last = listed(*PLAN[1:], meet(2, 12), meet(4, 16, "Socialnämnden"))

    def present(order: list[int]) -> list[tuple[object, ...]]:
        with Store("sqlite://") as store:
            for nth, listing in enumerate([*(pages[number] for number in order), last]):
                store.records.add(listing, site=SITE, seen=MORNING + nth * HOUR, trusted=True)
            return [
                (meeting.date, meeting.organization, meeting.start, meeting.status)
                for meeting in store.meetings()
                if meeting.status is not aw.MeetingStatus.UNLISTED
            ]

    assert present(one) == present(other)
    assert len(present(one)) == len(last.meetings)


def test_another_site_does_not_double_a_meeting(store: Store) -> None:
    """While the first site lists it, the first site's word holds; when it is dropped there, the next takes over."""
    other = aw.Site(url="https://moten.example/exempelkoping", municipality=TOWN)
    theirs = tuple(meet(month, source_id=str(month), location="Sal 1") for month in range(2, 8))
    store.records.add(listed(*PLAN), site=SITE, seen=MORNING)

    beside = store.records.add(listed(*theirs), site=other, seen=MORNING + HOUR)
    store.records.add(listed(*PLAN[:4]), site=SITE, seen=MORNING + 2 * HOUR)
    after = store.records.add(listed(*theirs), site=other, seen=MORNING + 3 * HOUR)

    assert beside.changes == ()
    assert sorted(change.kind for change in after.changes) == ["meeting_place_changed"] * 2 + ["meeting_relisted"] * 2
    assert {meeting.id for meeting in store.meetings()} == {meeting.id for meeting in PLAN}


def test_sites_of_two_municipalities_keep_apart(store: Store) -> None:
    """The same organization on the same day elsewhere is another meeting, and so is the same key."""
    village = aw.Municipality(code="9902", name="Provby")
    store.records.add(listed(meet(3, source_id="7")), site=SITE, seen=MORNING)
    twin = meet(3, source_id="7", municipality=village)
    recorded = store.records.add(
        listed(twin), site=aw.Site(url="https://provby.example/", municipality=village), seen=MORNING
    )

    assert len(recorded.changes) == 1
    assert len({meeting.id for meeting in store.meetings()}) == 2


def test_the_same_key_on_two_platforms_of_one_town_is_two_meetings(store: Store) -> None:
    """A number counts within its platform."""
    other = aw.Site(url="https://moten.example/exempelkoping", municipality=TOWN)
    store.records.add(listed(meet(3, source_id="7")), site=SITE, seen=MORNING)
    for nth in (1, 2):
        store.records.add(listed(meet(9, 1, "Valnämnden", source_id="7")), site=other, seen=MORNING + nth * HOUR)

    assert [meeting.organization.name for meeting in store.meetings()] == ["Kommunstyrelsen", "Valnämnden"]
