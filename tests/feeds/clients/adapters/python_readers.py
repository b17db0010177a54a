"""Python's other readers: vobject (Radicale), ics, and ical (Home Assistant), in an environment of their own."""

from __future__ import annotations

import datetime as dt
import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any  # none of them has types


def when(moment: dt.date | None) -> str | None:
    """Write a moment in UTC, or a day."""
    if isinstance(moment, dt.datetime):
        return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment.tzinfo else f"floating {moment}"
    return moment.isoformat() if moment else None


def by_vobject(text: str) -> Iterator[dict[str, object]]:
    """Read with vobject, which checks as well."""
    calendar: Any = next(importlib.import_module("vobject").readComponents(text, validate=True))
    for event in getattr(calendar, "vevent_list", []):
        values = {
            name: child[0].value
            for name, child in event.contents.items()
            if name in {"uid", "dtstart", "dtend", "status", "sequence", "summary", "description", "location"}
        }
        values["start"], values["end"] = when(values.pop("dtstart")), when(values.pop("dtend", None))
        values["sequence"] = int(values["sequence"])
        yield values


def by_ics(text: str) -> Iterator[dict[str, object]]:
    """Read with ics.py."""
    calendar: Any = importlib.import_module("ics").Calendar(text)
    for event in calendar.events:
        yield {
            "uid": event.uid,
            "start": when(event.begin.date() if event.all_day else event.begin.datetime),
            "end": when(event.end.date() if event.all_day else event.end.datetime),
            "status": event.status,
            "sequence": next(int(line.value) for line in event.extra if line.name == "SEQUENCE"),
            "summary": event.name,
            "description": event.description,
            "location": event.location,
        }


def by_ical(text: str) -> Iterator[dict[str, object]]:
    """Read with Home Assistant's library."""
    stream: Any = importlib.import_module("ical.calendar_stream").IcsCalendarStream
    for event in stream.calendar_from_ics(text).events:
        yield {
            "uid": event.uid,
            "start": when(event.dtstart),
            "end": when(event.dtend),
            "status": event.status.value,
            "sequence": event.sequence,
            "summary": event.summary,
            "description": event.description,
            "location": event.location,
        }


READERS = {"vobject": by_vobject, "ics": by_ics, "ical": by_ical}

for row in READERS[sys.argv[1]](Path(sys.argv[2]).read_bytes().decode()):
    sys.stdout.write(json.dumps(row) + "\n")
