"""Make, check and give back meetings with their agendas, beside pupa's events where it is installed.

    python -m benchmarks.models [--meetings 2000] [--items 10]

Both sides are given the same facts as text and moments, check them against their own rules, and end with plain
dictionaries that JSON can hold: pupa by `validate` and `as_dict`, we by pydantic. The ways take turns in one process.
"""

from __future__ import annotations

import argparse
import datetime as dt
import logging
import statistics
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any  # pupa has no types

from agendawatch.model import STOCKHOLM, AgendaItem, Document, Meeting, Organization

AT_LEAST = 10.0
"""Times as fast as pupa."""
_TURNS = 5
_START = dt.datetime(2026, 1, 7, 13, tzinfo=STOCKHOLM)


def ours(meetings: int, items: int) -> int:
    """Make our meetings; give how many letters they come to, so that nothing is left unmade."""
    letters = 0
    for number in range(meetings):
        start = _START + dt.timedelta(days=number % 365)
        meeting = Meeting(
            organization=Organization(name="Kommunstyrelsen"),
            date=start.date(),
            start=start,
            location="Stora salen",
            agenda=tuple(
                AgendaItem(
                    number=str(place),
                    title=f"Ärende {place} om {number}",
                    reference=f"KS 2026/{place}",
                    documents=(
                        Document(url=f"https://exempel.example/{number}/{place}.pdf", title="Tjänsteutlåtande"),
                    ),
                )
                for place in range(items)
            ),
        )
        letters += len(meeting.model_dump(mode="json")["organization"]["name"])
    return letters


def pupas(event: Callable[..., Any], meetings: int, items: int) -> int:  # pupa has no types
    """Make pupa's events of the same facts."""
    letters = 0
    for number in range(meetings):
        start = _START + dt.timedelta(days=number % 365)
        made = event(name="Kommunstyrelsen", start_date=start, location_name="Stora salen")
        made.add_participant(name="Kommunstyrelsen", type="organization")
        for place in range(items):
            item = made.add_agenda_item(f"Ärende {place} om {number}")
            item.add_bill(f"KS 2026/{place}")
            item.add_media_link(
                "Tjänsteutlåtande", f"https://exempel.example/{number}/{place}.pdf", media_type="application/pdf"
            )
        made.add_source("https://exempel.example/moten")
        made.validate()
        letters += len(made.as_dict()["name"])
    return letters


def _seconds(make: Callable[[], int]) -> float:
    begin = time.process_time()
    make()
    return time.process_time() - begin


def main() -> int:
    """Print the figures, and tell whether the promise holds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--meetings", type=int, default=1000)
    parser.add_argument("--items", type=int, default=10)
    asked = parser.parse_args()
    if find_spec("pupa") is None:
        seconds = statistics.median(_seconds(lambda: ours(asked.meetings, asked.items)) for _ in range(_TURNS))
        sys.stdout.write(f"agendawatch: {asked.meetings / seconds:,.0f} meetings a second; pupa is not installed\n")
        return 0
    logging.disable()
    event = import_module("pupa.scrape").Event
    turns = [
        (
            _seconds(lambda: ours(asked.meetings, asked.items)),
            _seconds(lambda: pupas(event, asked.meetings, asked.items)),
        )
        for _ in range(_TURNS)
    ]
    mine, theirs = (statistics.median(column) for column in zip(*turns, strict=True))
    sys.stdout.write("| model | meetings of ten items a second | times pupa |\n| --- | ---: | ---: |\n")
    sys.stdout.write(f"| pupa's Event | {asked.meetings / theirs:,.0f} | 1 |\n")
    sys.stdout.write(f"| agendawatch's Meeting | {asked.meetings / mine:,.0f} | {theirs / mine:.1f} |\n")
    return int(theirs < AT_LEAST * mine)


if __name__ == "__main__":
    raise SystemExit(main())
