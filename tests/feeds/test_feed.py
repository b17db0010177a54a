"""A feed is a function of what is known: stable, complete, and never spoilt by one bad event."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.cases import cases
from tests.feeds.subscriber import parse
from tests.feeds.usual import START, meeting

from agendawatch.errors import InputError
from agendawatch.feeds import CalendarOptions, ProposalDeadline, Reject, Stamps, to_ical, uid
from agendawatch.model import (
    AgendaItem,
    DeadlineKind,
    Document,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    Proposal,
    Provenance,
)
from agendawatch.proposals import deadline
from agendawatch.readers.calendar import read_ical

NOW = dt.datetime(2026, 3, 9, 12, tzinfo=dt.UTC)
BOARD = Organization(name="Kommunstyrelsen")


def on(day: int = 11, **facts: object) -> Meeting:
    """Make a meeting of a day in March 2026."""
    start = START.replace(day=day)
    return meeting(**{"municipality": None, "date": start.date(), "start": start} | facts)


def test_events_stand_in_a_fixed_order() -> None:
    """By start, then identifier, whatever order they came in."""
    meetings = [on(12), on(11), on(11, nth=2), on(10, start=None)]

    first, second = to_ical(meetings), to_ical(reversed(meetings))

    starts = [rows["DTSTART"][0][-15:] for rows in parse(first)[1].values()]
    assert first == second
    assert starts == sorted(starts, key=lambda start: start[-15:].rpartition(":")[2])


def test_the_same_event_is_the_same_bytes_in_every_feed() -> None:
    """A feed of one and a feed of many hold equal bytes for it."""
    one = on(agenda=(AgendaItem(title="Budget"),))
    block = to_ical([one], name="En").partition(b"BEGIN:VEVENT")[2].partition(b"END:VEVENT")[0]

    assert block in to_ical(
        [on(4), one, on(18)],
        name="Flera",
        items=True,
        options=CalendarOptions(source_url="https://example.se/a"),
    )


@cases("hide", "shown")
def test_states_can_be_hidden(hide: tuple[str, ...], shown: tuple[int, ...]) -> None:
    """Cancelled meetings stay until somebody asks to hide them."""
    statuses = ("scheduled", "cancelled", "unlisted", "held", "postponed")
    states: list[dict[str, object]] = [{"status": status} for status in statuses]
    states.append({"reserve": True})
    meetings = [on(day, **facts) for day, facts in enumerate(states, start=10)]

    events = parse(to_ical(meetings, hide=hide, items=True))[1]

    assert tuple(int(rows["DTSTART"][0][-9:-7]) for rows in events.values()) == shown


def test_a_withdrawn_item_is_hidden_as_cancelled() -> None:
    """Its meeting stays."""
    one = on(agenda=(AgendaItem(title="Budget", withdrawn=True), AgendaItem(title="Taxa")))

    assert len(parse(to_ical([one], items=True))[1]) == 3
    assert len(parse(to_ical([one], items=True, hide=("cancelled",)))[1]) == 2


def test_the_past_is_cut_and_the_future_never() -> None:
    """By the days asked for, counted to an event's last day."""
    old, now_on, far = on(1), on(5, start=None, end_date=dt.date(2026, 3, 7)), on(30)

    events = parse(to_ical([old, now_on, far], past=2, options=CalendarOptions(now=NOW)))[1]

    assert list(events) == [uid(now_on.id), uid(far.id)]


def test_the_calendar_is_as_new_as_the_newest_that_was_in_it() -> None:
    """Also when that one is hidden, or past and cut."""
    late = dt.datetime(2026, 3, 8, tzinfo=dt.UTC)
    hidden = on(18, status=MeetingStatus.CANCELLED, provenance=Provenance(seen=late))
    shown = on(provenance=Provenance(seen=late - dt.timedelta(days=9)))

    head, events = parse(to_ical([hidden, shown], hide=("cancelled",)))

    assert list(events) == [uid(shown.id)]
    assert head["LAST-MODIFIED"] == [":20260308T000001Z"]


def test_an_empty_feed_is_a_feed() -> None:
    """It carries its zone, and no event."""
    head, events = parse(to_ical(()))

    assert head["VTIMEZONE.TZID"] == [":Europe/Stockholm"]
    assert "LAST-MODIFIED" not in head
    assert events == {}


def test_items_belong_to_their_meeting() -> None:
    """Each names it as parent, at the same time, with an identifier of its own."""
    one = on(agenda=(AgendaItem(title="Budget"), AgendaItem(title="Taxa")))

    events = parse(to_ical([one], items=True))[1]

    assert len(events) == 3
    assert [rows["RELATED-TO"] for key, rows in events.items() if key != uid(one.id)] == [
        [f";RELTYPE=PARENT:{uid(one.id)}"]
    ] * 2


def test_a_proposal_is_an_event_on_its_day(hard_proposal: Proposal) -> None:
    """Alone in its feed it names no parent; beside its meeting it does."""
    board = on(start=None, municipality=Municipality(code="9901", name="Ängelvik"))

    ((alone),) = parse(to_ical((), options=CalendarOptions(proposals=[hard_proposal], known=[board])))[1].values()
    beside = parse(to_ical([board], options=CalendarOptions(proposals=[hard_proposal])))[1]

    assert alone["DTSTART"] == [";VALUE=DATE:20260311"]
    assert "RELATED-TO" not in alone
    assert len(beside) == 2
    assert sum("RELATED-TO" in rows for rows in beside.values()) == 1


def test_a_stores_stamps_are_written(hard_proposal: Proposal) -> None:
    """By identifier, for meetings, items, followed proposals and deadlines alike; without them each has its own."""
    one = on(agenda=(AgendaItem(title="Budget"),))
    due = ProposalDeadline(deadline(DeadlineKind.APPEAL, dt.date(2026, 3, 13)), key="p", title="Plan")
    known = CalendarOptions(proposals=[hard_proposal], deadlines=[due])
    own = parse(to_ical([one], items=True, options=known))[1]
    stamps = dict.fromkeys(own, Stamps(NOW, NOW + dt.timedelta(hours=1), 5))

    written = parse(to_ical([one], items=True, options=replace(known, stamps=stamps)))[1].values()

    assert [[rows[name] for name in ("CREATED", "DTSTAMP", "SEQUENCE")] for rows in written] == [
        [[":20260309T120000Z"], [":20260309T130000Z"], [":5"]]
    ] * 4
    assert [":5"] not in [rows["SEQUENCE"] for rows in own.values()]


def test_a_bad_address_is_left_out_alone() -> None:
    """The meeting that it stood on stays."""
    told: list[Reject] = []
    paper, none = Document(url="https://example.se/a", title="Kallelse"), Document(url="file:///b", title="B")
    agenda = (AgendaItem(title="Budget", documents=(none, paper)),)
    ground = Provenance(url="file:///sida.html", words="11 mars")
    bad = on(url="mailto:a@example.se", documents=(paper, none), agenda=agenda, provenance=ground)

    rows, item = parse(to_ical([bad], items=True, options=CalendarOptions(on_reject=told.append)))[1].values()

    reason = "url is 'mailto:a@example.se'; expected an http or https address"
    assert told == [Reject(bad.id, "url", "mailto:a@example.se", reason)]
    assert "URL" not in rows
    assert rows["ATTACH"] == item["ATTACH"] == [":https://example.se/a"]


def test_two_events_of_one_identifier_are_refused() -> None:
    """Every reader would lose one of them: a meeting twice under other words, or an event of a caller's own."""
    with pytest.raises(InputError, match="an id of its own"):
        to_ical([on(id="a"), on(12, id="a")])


def test_only_meetings_are_meetings() -> None:
    """Anything else is refused by the argument's name."""
    with pytest.raises(InputError, match="meetings"):
        to_ical(["2026-03-11"])  # type: ignore[list-item]  # wrong on purpose


def test_a_feed_without_items_leaves_the_agenda_unknown(hard_meetings: tuple[Meeting, ...]) -> None:
    """Not told is not empty; an agenda that is published empty is."""
    agendas = {meeting.id: meeting.agenda for meeting in read_ical(to_ical(hard_meetings))}

    assert set(agendas.values()) == {None, ()}


def test_proposals_are_no_meetings(hard_proposal: Proposal) -> None:
    """An event of another kind is passed over when a feed is read."""
    assert read_ical(to_ical((), options=CalendarOptions(proposals=[hard_proposal]))) == ()
    assert read_ical(to_ical(())) == ()
