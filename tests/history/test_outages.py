"""A real history, with its outages: a region's list as somebody watched it from June to August 2026."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from agendawatch.history import Store
from agendawatch.model import Document, Listing, Meeting, Municipality, Organization, Site, Window

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples" / "opengov360" / "vgr"
REGION = Municipality.model_validate({"code": "14", "name": "Västra Götalandsregionen"})
SITE = Site(url="https://opengov.360online.com/Meetings/vgregion", municipality=REGION)
WINDOW = Window(first=dt.date(2026, 1, 1), last=dt.date(2027, 12, 31))

Row = dict[str, Any]
"""A meeting or an event as the samples hold it. Any: JSON of somebody else's."""

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the shared samples are not beside this checkout")


def _events() -> list[Row]:
    lines = (SAMPLES / "changes_2026-06-02_2026-08-22.jsonl").read_text().splitlines()
    return sorted(map(json.loads, lines), key=lambda event: dt.datetime.fromisoformat(event["seen"]))


def _undo(state: dict[str, Row], event: Row) -> None:
    """Take an event back."""
    key, row = event["key"], state.get(event["key"])
    if event["event"] == "appeared":
        state.pop(key, None)
    elif event["event"] == "vanished":
        state.setdefault(key, {"board": event["board"], "date": event["date"], "id": event["meetingId"], "papers": {}})
    elif row is None:
        return
    elif event["event"] == "document-added":
        row["papers"].pop(event["url"], None)
    elif event["event"] == "document-removed":
        row["papers"][event["url"]] = event["title"]
    else:
        row["id"] = event["before"]


def _do(state: dict[str, Row], event: Row) -> None:
    """Let an event happen."""
    key = event["key"]
    if event["event"] == "vanished":
        state.pop(key, None)
    elif event["event"] == "appeared":
        state[key] = {"board": event["board"], "date": event["date"], "id": event["meetingId"], "papers": {}}
    elif event["event"] == "document-added":
        state[key]["papers"][event["url"]] = event["title"]
    elif event["event"] == "document-removed":
        state[key]["papers"].pop(event["url"], None)
    else:
        state[key]["id"] = event["after"]


def _listing(state: dict[str, Row]) -> Listing:
    meetings = [
        Meeting(
            municipality=REGION,
            organization=Organization(name=row["board"].capitalize()),
            date=dt.date.fromisoformat(row["date"]),
            source_id=row["id"] or None,
            documents=tuple(Document(url=url, title=title) for url, title in row["papers"].items()),
        )
        for row in state.values()
    ]
    return Listing(window=WINDOW, meetings=tuple({meeting.id: meeting for meeting in meetings}.values()))


def _rounds() -> Iterator[tuple[dt.datetime, Listing]]:
    """Give the list as it stood before the first event, and after each moment's events."""
    events = _events()
    now = json.loads((SAMPLES / "data.json").read_text())["meetings"]
    state: dict[str, Row] = {
        row["key"]: {
            "board": row["board"],
            "date": row["date"],
            "id": row["meetingId"],
            "papers": {paper["url"]: paper["title"] for paper in row["documents"]},
        }
        for row in now
    }
    for event in reversed(events):
        _undo(state, event)
    first = dt.datetime.fromisoformat(events[0]["seen"])
    yield first - dt.timedelta(hours=1), _listing(state)
    for seen, group in groupby(events, key=lambda event: dt.datetime.fromisoformat(event["seen"])):
        for event in group:
            _do(state, event)
        yield seen, _listing(state)


def test_an_organization_that_was_away_for_five_hours_was_never_gone() -> None:
    """Ten meetings vanished on the morning of 3 June and were back before noon: nobody is told of it."""
    quarantined, kinds = [], Counter[str]()
    with Store("sqlite://") as store:
        for nth, (seen, listing) in enumerate(_rounds()):
            recorded = store.add(listing, site=SITE, seen=seen)
            if recorded.quarantined:
                quarantined.append(seen)
            if nth:
                kinds.update(change.kind.value for change in recorded.changes)
        known = {(meeting.organization.name, meeting.date) for meeting in store.meetings()}

        assert [seen.date() for seen in quarantined] == [dt.date(2026, 6, 3)]
        assert not {"meeting_cancelled", "meeting_moved", "meeting_unlisted", "meeting_relisted"} & set(kinds)
        assert len(tuple(store.meetings())) == len(known), "each meeting is one, through every key that it was given"


def test_what_was_added_was_added() -> None:
    """The ten of the next year and the nine of a committee that came late, and no other."""
    with Store("sqlite://") as store:
        rounds = list(_rounds())
        changes = [
            change
            for nth, (seen, listing) in enumerate(rounds)
            for change in store.add(listing, site=SITE, seen=seen).changes
            if nth
        ]

    added = Counter(change.meeting.organization.name for change in changes if change.kind == "meeting_added")
    assert added == {"Ägarutskottet": 10, "Kulturnämnden": 9}
