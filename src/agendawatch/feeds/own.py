"""Our own events read back as the values that they were made of."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

import icalendar
from icalendar.prop import vDDDTypes
from pydantic import ValidationError

from agendawatch.errors import ReadError
from agendawatch.feeds.facts import (
    Facts,
    documents_of,
    item_of,
    organization_of,
    previous_of,
    read_facts,
    status_of,
    town_of,
)
from agendawatch.model import STOCKHOLM, AgendaItem, Document, Meeting, Provenance

__all__ = ["OURS", "dated", "moment_of", "own_meetings", "several"]

OURS = "@agendawatch"
"""What the identifiers of our events end in."""


def own_meetings(events: Sequence[icalendar.Component]) -> list[Meeting] | None:
    """Read a feed of ours; `None` when it is somebody else's."""
    facts = [read_facts(str(event.get("X-AGENDAWATCH", ""))) for event in events]
    ours = [str(event.get("UID", "")).endswith(OURS) for event in events]
    if not all(ours) or not (any(facts) or not events):
        return None
    try:
        return _joined(events, facts)
    except (ValueError, ValidationError, KeyError, IndexError) as error:
        raise ReadError(expected="an event as agendawatch writes it", came=str(error).partition("\n")[0]) from error


def _joined(events: Sequence[icalendar.Component], facts: Sequence[Facts]) -> list[Meeting]:
    """Put items on the agendas of their meetings; other kinds of events are no meetings."""
    agendas: dict[str, dict[int, AgendaItem]] = defaultdict(dict)
    for event, told in zip(events, facts, strict=True):
        if told.get("kind") == ["item"]:
            agendas[told["meeting"][0]][int(told["place"][0])] = item_of(told, _documents(event, told))
    return [
        _meeting(event, told, agendas)
        for event, told in zip(events, facts, strict=True)
        if told.get("kind") == ["meeting"]
    ]


def _meeting(event: icalendar.Component, facts: Facts, agendas: dict[str, dict[int, AgendaItem]]) -> Meeting:
    key = str(event["UID"]).removesuffix(OURS)
    start, end = moment_of(event, "DTSTART"), moment_of(event, "DTEND")
    return Meeting(
        id=key,
        organization=organization_of(facts),
        municipality=town_of(facts),
        date=start.date() if isinstance(start, dt.datetime) else _day(start),
        start=start if isinstance(start, dt.datetime) else _beginning(facts),
        end=end if isinstance(end, dt.datetime) else None,
        end_date=_end_day(facts),
        location=str(event["LOCATION"]) if "LOCATION" in event else None,
        url=str(event["URL"]) if "page" in facts else None,
        status=status_of(facts),
        status_words=_said(facts, "words"),
        time_note=_said(facts, "note"),
        extra="extra" in facts,
        reserve="reserve" in facts,
        previous_starts=previous_of(facts),
        agenda=_agenda(facts, agendas.get(key, {})),
        documents=_documents(event, facts),
        warnings=tuple(facts.get("warning", ())),
        source_id=_said(facts, "key"),
        nth=int(_said(facts, "nth") or 1),
        name=_said(facts, "name"),
        provenance=Provenance(constructed=True) if "constructed" in facts else None,
    )


def _agenda(facts: Facts, items: dict[int, AgendaItem]) -> tuple[AgendaItem, ...] | None:
    """Make the agenda where the feed holds all of it; a feed without items leaves it unknown."""
    count = _said(facts, "items")
    if count is None or int(count) != len(items):
        return None
    return tuple(items[place] for place in sorted(items))


def _said(facts: Facts, name: str) -> str | None:
    return facts[name][0] if name in facts else None


def _beginning(facts: Facts) -> dt.datetime | None:
    begins = _said(facts, "begins")
    return dt.datetime.fromisoformat(begins).astimezone(STOCKHOLM) if begins else None


def _end_day(facts: Facts) -> dt.date | None:
    last = _said(facts, "last")
    return dt.date.fromisoformat(last) if last else None


def _documents(event: icalendar.Component, facts: Facts) -> tuple[Document, ...]:
    held = [(str(uri), _kind(uri)) for uri in several(event, "ATTACH")]
    return documents_of(facts, held)


def _kind(uri: object) -> str | None:
    kind = getattr(uri, "params", {}).get("FMTTYPE")
    return str(kind) if kind else None


def several(event: icalendar.Component, name: str) -> list[object]:
    """List a property's values, however often it stands there."""
    found = event.get(name)
    return found if isinstance(found, list) else [] if found is None else [found]


def dated(event: icalendar.Component, name: str) -> object:
    """Give what icalendar read of a property of time; `None` when it is not there, or could not be read."""
    found = event.get(name)
    first = found[0] if isinstance(found, list) else found
    return first.dt if isinstance(first, vDDDTypes) else None


def moment_of(event: icalendar.Component, name: str) -> dt.datetime | dt.date | None:
    """Read a moment on Swedish clocks, or a day; `None` when the property is not there.

    A time without a zone is taken for a Swedish one.
    """
    value = dated(event, name)
    if isinstance(value, dt.datetime):
        return value.astimezone(STOCKHOLM) if value.tzinfo else value.replace(tzinfo=STOCKHOLM)
    if isinstance(value, dt.date):
        return value
    if name in event:
        raise ReadError(expected=f"{name} with a day or a moment", came=repr(str(event[name])[:60]))
    return None


def _day(start: dt.date | None) -> dt.date:
    if start is None:
        raise ReadError(expected="DTSTART", came="an event without it")
    return start
