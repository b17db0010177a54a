"""The demo: the whole job on recordings."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import icalendar
import pytest

from agendawatch.demo import Told, run_demo
from agendawatch.errors import InputError
from agendawatch.history import Store
from agendawatch.model import ChangeKind, MeetingStatus


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Name a folder for the demo."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def told(out: Path) -> Told:
    """Run the demo once."""
    return run_demo(out, say=lambda _: None)


def test_the_agenda_is_seen_on_monday(told: Told) -> None:
    """What was unpublished on Friday is published on Monday, and nothing changes on Thursday."""
    friday, monday, thursday, _ = told.rounds

    assert ChangeKind.AGENDA_PUBLISHED not in {change.kind for change in friday.changes}
    assert ChangeKind.AGENDA_PUBLISHED in {change.kind for change in monday.changes}
    assert thursday.changes == ()
    assert thursday.not_modified == thursday.asked > 0


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (dt.date(2020, 3, 5), "unknown"),
        (dt.date(2020, 3, 6), "submitted"),
        (dt.date(2020, 3, 9), "on_agenda"),
        (dt.date(2020, 3, 10), "on_agenda"),
        (dt.date(2020, 3, 12), "unknown"),
        (dt.date(2020, 6, 18), "unknown"),
    ],
)
def test_the_proposal_has_a_status_on_each_day(told: Told, day: dt.date, status: str) -> None:
    """From the press release to the agenda, and unknown once the meeting has passed without a word."""
    march = told.proposals[0]

    assert march.status_at(day) == status


def test_no_outcome_is_invented(told: Told, out: Path) -> None:
    """No meeting is held and no decision recorded: no source says so."""
    with Store(f"sqlite:///{out / 'agendawatch.db'}") as store:
        meetings = list(store.meetings())

    assert {meeting.status for meeting in meetings} <= {MeetingStatus.SCHEDULED, MeetingStatus.CONVENED}
    assert not [item for meeting in meetings for item in meeting.agenda or () if item.decision]
    assert ChangeKind.DECISION_RECORDED not in {change.kind for change in told.changes}


def test_the_proposal_is_an_event_on_wednesday_11_march(told: Told, out: Path) -> None:
    """An all-day event, since no time is published."""
    assert told.files
    calendar = icalendar.Calendar.from_ical((out / "forslag.ics").read_bytes())
    days = {event.start for event in calendar.events}

    assert dt.date(2020, 3, 11) in days


def test_the_demo_can_be_run_again(told: Told, out: Path) -> None:
    """The same bytes each time."""
    before = [path.read_bytes() for path in told.files if path.suffix == ".ics"]

    again = run_demo(out, say=lambda _: None)

    assert [path.read_bytes() for path in again.files if path.suffix == ".ics"] == before


def test_somebodys_own_database_is_left_alone(tmp_path: Path) -> None:
    """The demo clears away only what a demo made."""
    own = tmp_path / "agendawatch.db"
    own.write_bytes(b"precious")

    with pytest.raises(InputError, match="a database of your own"):
        run_demo(tmp_path, say=lambda _: None)

    assert own.read_bytes() == b"precious"
