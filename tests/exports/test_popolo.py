"""A store as Popolo JSON."""

from __future__ import annotations

import datetime as dt
import json

from agendawatch import to_popolo
from agendawatch.store import Store


def test_every_reference_leads_to_an_object(store: Store) -> None:
    """Whoever is named by an id is there, and every object has one."""
    told = to_popolo(store, today=dt.date(2031, 3, 9))

    ids = {kind: {row["id"] for row in rows} for kind, rows in told.items()}
    assert json.loads(json.dumps(told)) == told
    assert {row["organization_id"] for row in told["events"]} <= ids["organizations"]
    assert {row["area_id"] for row in told["organizations"] if "area_id" in row} <= ids["areas"]
    assert {row["legislative_session_id"] for row in told["vote_events"]} <= ids["events"]
    assert {row["legislative_session_id"] for row in told["motions"] if "legislative_session_id" in row} <= ids[
        "events"
    ]
    assert {row["motion_id"] for row in told["vote_events"]} <= ids["motions"]
    assert {vote["voter_id"] for row in told["vote_events"] for vote in row["votes"]} <= ids["persons"]
    assert {row["person_id"] for row in told["memberships"]} <= ids["persons"]
    assert {row["organization_id"] for row in told["memberships"]} <= ids["organizations"]


def test_no_moment_is_made_of_a_day(store: Store) -> None:
    """Popolo's `date` of a motion and `start_date` of a vote are moments: where only the day is known there is none."""
    told = to_popolo(store, today=dt.date(2031, 3, 9))

    assert not any({"date", "start_date"} & row.keys() for row in (*told["motions"], *told["vote_events"]))
    assert [row.get("agendawatch:date") for row in told["motions"]] == [None, "2031-01-07"]


def test_what_was_decided_is_a_motion_with_its_votes(store: Store) -> None:
    """Counts are those of the votes that are listed."""
    told = to_popolo(store, today=dt.date(2031, 3, 9))

    [event] = told["vote_events"]
    assert event["counts"] == [{"option": "yes", "value": 1}]
    assert [row["result"] for row in told["motions"]] == ["approved", "submitted"]
    assert [row["name"] for row in told["persons"]] == ["Anna Exempel"]
