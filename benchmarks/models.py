"""Make, check, write and read back meetings with twenty items, beside the peers' models where they are installed.

    python -m benchmarks.models [--meetings 300] [--items 20] [--quick]

All are given the same facts, and go the same way: made; checked against their own rules; written as JSON; read back.

- agendawatch checks while it makes and while it reads: there is no unchecked value.
- pupa's Event checks by jsonschema (`validate`), and reads back as its importer does: plain JSON, unchecked.
- City Scrapers' Meeting has no agenda: its twenty papers are links. It is checked by the JSON Schema that it carries,
  and written as the Open Civic Data event that its pipeline makes.
- The Council Data Project's EventIngestionModel checks nothing when made, and converts types when read.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import logging
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from importlib import import_module
from io import StringIO
from types import SimpleNamespace
from typing import Any  # the peers have no types

from benchmarks import measured
from benchmarks.tables import faster, missing, race, say, table, version_of

from agendawatch.model import STOCKHOLM, AgendaItem, Document, Meeting, Organization

AT_LEAST = 10.0
"""Times as fast as pupa at what both do: make, check, write. Pupa does not check what it reads."""
_START = dt.datetime(2026, 1, 7, 13, tzinfo=STOCKHOLM)
_NAME, _PLACE, _PAPER = "Kommunstyrelsen", "Stora salen", "Tjänsteutlåtande"
_SOURCE = "https://exempel.example/moten"


@dataclass(frozen=True, slots=True)
class Way:
    """A model's way from facts to facts."""

    make: Callable[[int, int], Any]
    """Make the meeting of a number with so many items."""
    check: Callable[[Any], object] | None
    """None where making checks."""
    write: Callable[[Any], str]
    read: Callable[[str], object]


def _start(number: int) -> dt.datetime:
    return _START + dt.timedelta(days=number % 365)


def _address(number: int, place: int) -> str:
    return f"https://exempel.example/{number}/{place}.pdf"


def _our_meeting(number: int, items: int) -> Meeting:
    start = _start(number)
    return Meeting(
        organization=Organization(name=_NAME),
        date=start.date(),
        start=start,
        location=_PLACE,
        url=_SOURCE,
        agenda=tuple(
            AgendaItem(
                number=str(place),
                title=f"Ärende {place} om {number}",
                reference=f"KS 2026/{place}",
                documents=(Document(url=_address(number, place), title=_PAPER),),
            )
            for place in range(items)
        ),
    )


def ours() -> Way:
    """Go our way."""
    return Way(_our_meeting, None, Meeting.model_dump_json, Meeting.model_validate_json)


def pupas() -> Way:
    """Go pupa's way."""
    with redirect_stdout(StringIO()):  # it says that it has no settings
        event = import_module("pupa.scrape").Event
        encoder = import_module("pupa.utils").JSONEncoderPlus

    def make(number: int, items: int) -> Any:  # noqa: ANN401 - pupa has no types
        made = event(name=_NAME, start_date=_start(number), location_name=_PLACE)
        made.add_participant(name=_NAME, type="organization")
        for place in range(items):
            item = made.add_agenda_item(f"Ärende {place} om {number}")
            item.add_bill(f"KS 2026/{place}")
            item.add_media_link(_PAPER, _address(number, place), media_type="application/pdf")
        made.add_source(_SOURCE)
        return made

    return Way(make, lambda it: it.validate(), lambda it: json.dumps(it.as_dict(), cls=encoder), json.loads)


def city_scrapers() -> Way:
    """Go City Scrapers' way."""
    item = import_module("city_scrapers_core.items").Meeting
    pipeline = import_module("city_scrapers_core.pipelines").OpenCivicDataPipeline()
    check = import_module("jsonschema").Draft7Validator(item.jsonschema)
    spider = SimpleNamespace(timezone="Europe/Stockholm", agency=_NAME)

    def make(number: int, items: int) -> Any:  # noqa: ANN401 - scrapy's items have no types
        start = _start(number).replace(tzinfo=None)
        links = [{"href": _address(number, place), "title": f"Ärende {place} om {number}"} for place in range(items)]
        return item(
            id=f"exempel/{start:%Y%m%d%H%M}/x/kommunstyrelsen",
            title=_NAME,
            description="",
            classification="Board",
            status="tentative",
            start=start,
            end=start + dt.timedelta(hours=2),
            all_day=False,
            time_notes="",
            location={"name": _PLACE, "address": ""},
            links=links,
            source=_SOURCE,
        )

    def validate(made: Any) -> None:  # noqa: ANN401 - scrapy's items have no types
        check.validate({**made, "start": made["start"].isoformat(), "end": made["end"].isoformat()})

    return Way(make, validate, lambda it: json.dumps(pipeline.process_item(it, spider)), json.loads)


def cdps() -> Way:
    """Go the Council Data Project's way."""
    model = import_module("cdp_backend.pipeline.ingestion_models")

    def make(number: int, items: int) -> Any:  # noqa: ANN401 - read from a package that may be absent
        return model.EventIngestionModel(
            body=model.Body(name=_NAME),
            sessions=[model.Session(session_datetime=_start(number), video_uri=_SOURCE, session_index=0)],
            event_minutes_items=[
                model.EventMinutesItem(
                    minutes_item=model.MinutesItem(name=f"Ärende {place} om {number}"),
                    matter=model.Matter(name=f"KS 2026/{place}", matter_type="case", title=f"Ärende {place}"),
                    supporting_files=[model.SupportingFile(name=_PAPER, uri=_address(number, place))],
                )
                for place in range(items)
            ],
            agenda_uri=_SOURCE,
        )

    return Way(make, None, lambda it: str(it.to_json()), model.EventIngestionModel.from_json)


PEERS = {"pupa": pupas, "city-scrapers-core": city_scrapers, "cdp-backend": cdps}


def stages(way: Way, meetings: int, items: int) -> tuple[Callable[[], object], ...]:
    """Give the four parts of a way as things to be timed; one that a model does not have is empty."""
    made: Sequence[Any] = [way.make(number, items) for number in range(meetings)]
    texts = [way.write(one) for one in made]
    return (
        lambda: [way.make(number, items) for number in range(meetings)],
        lambda: [way.check(one) for one in made] if way.check else None,
        lambda: [way.write(one) for one in made],
        lambda: [way.read(text) for text in texts],
    )


def main() -> int:
    """Print the figures, and tell whether the promise holds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--meetings", type=int, default=300)
    parser.add_argument("--items", type=int, default=20)
    parser.add_argument("--quick", action="store_true", help="20 meetings, one turn")
    asked = parser.parse_args()
    meetings, turns = (20, 1) if asked.quick else (asked.meetings, 5)
    logging.disable()
    ways = {"agendawatch": ours()} | {name: make() for name, make in PEERS.items() if version_of(name)}
    parts = {
        (name, nth): work for name, way in ways.items() for nth, work in enumerate(stages(way, meetings, asked.items))
    }
    took = race({f"{name} {nth}": work for (name, nth), work in parts.items()}, turns)
    each = {name: [took[f"{name} {nth}"] / meetings * 1e6 for nth in range(4)] for name in ways}
    checked = {name: sum(figures[:3]) for name, figures in each.items()}
    whole = {name: sum(figures) for name, figures in each.items()}
    rows = [
        (
            f"{name} {version_of(name)}",
            *(f"{figure:,.0f}" if figure >= 1 else "–" for figure in figures),
            f"{1e6 / checked[name]:,.0f}",
            *(f"{them['pupa'] / them[name]:.1f}" if "pupa" in them else "" for them in (checked, whole)),
        )
        for name, figures in each.items()
    ]
    head = (
        f"µs a meeting of {asked.items} items",
        *("made", "checked", "written", "read back"),
        *("checked and written a second", "× pupa", "× pupa, reading too"),
    )
    sys.stdout.write(table(head, rows))
    absent = missing(PEERS)
    say(
        "agendawatch checks as it makes and as it reads; City Scrapers' meeting has no items (links in their place); "
        "the Council Data Project's checks nothing; pupa and City Scrapers read back unchecked JSON. "
        "openstates cannot stand here: it asks for pydantic 1 and Django 3.",
        faster("making, checking and writing", checked),
        faster("that and reading back", whole),
        *([absent] if absent else []),
    )
    if "pupa" not in checked:
        rate = round(1e6 / checked["agendawatch"])
        return measured.write("models", [measured.figure("meetings checked and written a second", rate)], promise=None)
    times = checked["pupa"] / checked["agendawatch"]
    return measured.write(
        "models",
        [measured.figure("as fast as pupa", times, unit="×")],
        promise=f"making, checking and writing {AT_LEAST:.0f} × as fast as pupa",
        kept=times >= AT_LEAST,
    )


if __name__ == "__main__":
    raise SystemExit(main())
