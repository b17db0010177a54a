"""What changed of a meeting stands under its event."""

from __future__ import annotations

import datetime as dt

from tests.feeds.subscriber import parse

from agendawatch.answers.words import ENGLISH, SWEDISH
from agendawatch.feeds import CalendarOptions, Stamps, to_ical
from agendawatch.feeds.changes import changed_lines
from agendawatch.model import AgendaItem, Change, ChangeKind, Document, Meeting, Organization
from agendawatch.readers.calendar import read_ical

SEEN = dt.datetime(2026, 3, 9, 23, 30, tzinfo=dt.UTC)
MEETING = Meeting(organization=Organization(name="Nämnden"), date=dt.date(2026, 3, 20))


def change(kind: ChangeKind, day: int = 0, **facts: object) -> Change:
    """Make a change that was seen on a day."""
    seen = SEEN + dt.timedelta(days=day)
    return Change.model_validate({"kind": kind, "meeting": MEETING, "seen": seen} | facts)


def test_the_newest_goes_first_on_swedish_days() -> None:
    """With what it is about."""
    changes = [
        change(ChangeKind.MEETING_ADDED),
        change(ChangeKind.AGENDA_PUBLISHED),
        change(ChangeKind.ITEM_ADDED, 2, item=AgendaItem(title="Budget\r\n2027")),
        change(ChangeKind.DOCUMENT_ADDED, 1, document=Document(url="https://example.se", title="Kallelse")),
        change(ChangeKind.MEETING_MOVED, seen=None),
    ]

    told = changed_lines(changes, SWEDISH)

    assert told == {
        MEETING.id: (
            "Ändrat:",
            "torsdag 12 mars 2026: Nytt ärende: Budget 2027",
            "onsdag 11 mars 2026: Ny handling: Kallelse",
            "tisdag 10 mars 2026: Dagordning publicerad",
        )
    }
    assert changed_lines(reversed(changes), SWEDISH) == told
    assert changed_lines(changes, ENGLISH)[MEETING.id][3] == "Tuesday 10 March 2026: Agenda published"


def test_only_the_last_few_are_told_and_each_once() -> None:
    """A long history does not push the items away."""
    many = [change(ChangeKind.MEETING_TIME_CHANGED, day) for day in (*range(20), 19)]

    assert len(changed_lines(many, SWEDISH)[MEETING.id]) == 6


def test_they_stand_in_the_text_of_their_meeting() -> None:
    """And nowhere else; the meeting reads back as it was."""
    other = Meeting(organization=Organization(name="Styrelsen"), date=dt.date(2026, 3, 21))

    data = to_ical([MEETING, other], options=CalendarOptions(changes=[change(ChangeKind.AGENDA_PUBLISHED)]))

    assert data.replace(b"\r\n ", b"").count("\\nÄndrat:\\ntisdag 10 mars 2026: Dagordning publicerad".encode()) == 1
    assert set(read_ical(data)) == {MEETING, other}
    assert to_ical([MEETING, other], options=CalendarOptions(changes=())) == to_ical([MEETING, other])


def test_the_last_move_ends_fourteen_days_later() -> None:
    """Whatever else has changed since; the store need not know of moves."""
    day = dt.timedelta(days=1)
    moved = MEETING.model_copy(update={"previous_starts": (dt.date(2026, 3, 18),)})
    stamps = {MEETING.id: Stamps(SEEN, SEEN + 30 * day, 1)}
    told = [
        change(ChangeKind.MEETING_MOVED, -3),
        change(ChangeKind.MEETING_MOVED),
        change(ChangeKind.DOCUMENT_ADDED, 30),
    ]

    def shown(now: dt.datetime, changes: list[Change]) -> tuple[str, str]:
        data = to_ical([moved], options=CalendarOptions(stamps=stamps, changes=changes, now=now))
        (rows,) = parse(data)[1].values()
        return rows["SUMMARY"][0], rows["LAST-MODIFIED"][0]

    assert shown(SEEN + 13 * day, told) == (":FLYTTAT: Nämnden", ":20260408T233000Z")
    assert shown(SEEN + 31 * day, told) == (":Nämnden", ":20260408T233000Z")
    assert shown(SEEN + 31 * day, []) == (":FLYTTAT: Nämnden", ":20260408T233000Z")
