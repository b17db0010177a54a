"""What every client shows of our feeds is what we meant."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from tests.feeds.clients.conftest import Client, Row, when

from agendawatch.feeds import CalendarOptions, Event, to_ical
from agendawatch.feeds.meetings import item_events, meeting_event
from agendawatch.feeds.options import FeedOptions
from agendawatch.feeds.proposals import proposal_events
from agendawatch.model import Meeting, Proposal

pytestmark = pytest.mark.slow

WISHES: dict[str, dict[str, object]] = {
    "plain": {},
    "wished": {"language": "en", "alarms": ("-P1D", "-PT2H"), "assume_length": dt.timedelta(hours=2)},
}


def meant(event: Event) -> Row:
    """Tell what a client should show of an event."""
    start, end = event.start, event.end
    if not isinstance(start, dt.datetime):
        end = (end or start) + dt.timedelta(days=1)
    return {
        "uid": event.uid,
        "start": when(start),
        "end": when(end),
        "status": event.status.value,
        "sequence": event.sequence,
        "summary": event.summary,
        "description": event.description,
        "location": event.location or "",
    }


def picked(rows: list[Row], expected: list[Row], fields: tuple[str, ...]) -> set[str]:
    """Pick what a client can show, without the white space that some change, nor an end that we did not tell."""
    endless = {row["uid"] for row in expected if row["end"] is None}
    found = set()
    for row in rows:
        kept = {
            name: row.get(name) or (0 if name == "sequence" else "")
            for name in fields
            if name != "end" or row.get("uid") not in endless
        }
        found.add(re.sub(r"(?:\\n|\s)+", " ", json.dumps(kept, sort_keys=True, ensure_ascii=False)))
    return found


@pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES)
def test_a_feed_of_hard_cases_is_read_as_meant(
    client: Client,
    wish: dict[str, object],
    hard_meetings: tuple[Meeting, ...],
    hard_proposal: Proposal,
    tmp_path: Path,
) -> None:
    """Start, end, state, count, title, text and place of every event, as far as the client shows them."""
    wanted = FeedOptions(**wish).at(None)  # type: ignore[arg-type]  # named in the table
    events = [meeting_event(meeting, None, wanted) for meeting in hard_meetings]
    events += [event for meeting in hard_meetings for event in item_events(meeting, lambda _uid: None, wanted)]
    events += proposal_events(hard_proposal, None, wanted, meetings=hard_meetings, visible=hard_meetings)
    feed = tmp_path / "feed.ics"
    feed.write_bytes(to_ical(hard_meetings, items=True, **wish, options=CalendarOptions(proposals=[hard_proposal])))  # type: ignore[arg-type]  # likewise

    rows = client.read(feed, folder(tmp_path))

    expected = [meant(event) for event in events]
    shown, wanted_rows = picked(rows, expected, client.fields), picked(expected, expected, client.fields)
    assert sorted(wanted_rows - shown) == []
    assert sorted(shown - wanted_rows) == []
    assert len(rows) == len(events)


def test_an_empty_feed_is_read_as_empty(client: Client, tmp_path: Path) -> None:
    """Without a complaint."""
    feed = tmp_path / "feed.ics"
    feed.write_bytes(to_ical(()))

    assert client.read(feed, folder(tmp_path)) == []


def folder(tmp_path: Path) -> Path:
    """Make an empty folder for the client."""
    made = tmp_path / "client"
    made.mkdir()
    return made
