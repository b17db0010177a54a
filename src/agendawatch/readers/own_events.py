"""Our own events read back as the values that they were made of."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from agendawatch.documents.calendar import CalendarEvent
from agendawatch.errors import BUGS, ReadError
from agendawatch.model import STOCKHOLM, AgendaItem, Document, Meeting, Provenance
from agendawatch.readers.meeting_fields import PLAIN_FIELDS
from agendawatch.readers.own_facts import (
    Facts,
    documents_of,
    item_of,
    organization_of,
    previous_of,
    read_facts,
    status_of,
    town_of,
    warnings_of,
)

__all__ = ["own_meetings"]

_OURS = "@agendawatch"
"""What the identifiers of our events end in."""


def own_meetings(events: Sequence[CalendarEvent]) -> list[Meeting] | None:
    """Read a feed of ours; `None` when it is somebody else's."""
    if not all(event.uid.endswith(_OURS) for event in events) or not (any(it.own for it in events) or not events):
        return None
    try:
        return _joined(events, [read_facts(event.own) for event in events])
    except BUGS as error:
        raise ReadError(expected="an event as agendawatch writes it", came=str(error).partition("\n")[0]) from error


def _joined(events: Sequence[CalendarEvent], facts: Sequence[Facts]) -> list[Meeting]:
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


def _meeting(event: CalendarEvent, facts: Facts, agendas: dict[str, dict[int, AgendaItem]]) -> Meeting:
    key, start, end = event.uid.removesuffix(_OURS), event.start, event.end
    return Meeting(
        id=key,
        organization=organization_of(facts),
        municipality=town_of(facts),
        date=start.date() if isinstance(start, dt.datetime) else start,
        start=start if isinstance(start, dt.datetime) else _beginning(facts),
        end=end if isinstance(end, dt.datetime) else None,
        end_date=_end_day(facts),
        location=event.location or None,
        url=event.url if "page" in facts else None,
        status=status_of(facts),
        status_words=_said(facts, "words"),
        extra="extra" in facts,
        reserve="reserve" in facts,
        previous_starts=previous_of(facts),
        agenda=_agenda(facts, agendas.get(key, {})),
        documents=_documents(event, facts),
        warnings=warnings_of(facts),
        **{row.name: _said(facts, row.fact) for row in PLAIN_FIELDS},  # type: ignore[arg-type] # plain texts all
        source_id=_said(facts, "key"),
        nth=int(_said(facts, "nth") or 1),
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


def _documents(event: CalendarEvent, facts: Facts) -> tuple[Document, ...]:
    return documents_of(facts, [(it.address, it.media_type) for it in event.attachments])
