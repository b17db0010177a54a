"""Meetings and their items as events."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from agendawatch.errors import InputError
from agendawatch.feeds.description import compose, document_lines, item_line, source_lines, state_lines
from agendawatch.feeds.event import Attachment, Event, EventStatus, Stamps, uid
from agendawatch.feeds.options import Options
from agendawatch.feeds.stamps import Stamper, meeting_stamps
from agendawatch.feeds.text import address, cut, line
from agendawatch.model import STOCKHOLM, AgendaItem, Document, Meeting, MeetingStatus, durable

__all__ = ["MOVED_FOR", "item_event", "item_events", "item_keys", "meeting_event", "place", "when_of"]

MOVED_FOR = dt.timedelta(days=14)
"""How long a title says that a meeting was moved."""

_TITLE = 200
"""Characters of a title on a phone; the whole of it stands in the text."""

_STATUS = {
    MeetingStatus.CANCELLED: EventStatus.CANCELLED,
    MeetingStatus.POSTPONED: EventStatus.TENTATIVE,
    MeetingStatus.UNLISTED: EventStatus.TENTATIVE,
}


def place(meeting: Meeting) -> str:
    """Name who meets and where: "Kommunstyrelsen, Göteborg"."""
    title = line(meeting.title)
    municipality = line(meeting.municipality.name) if meeting.municipality else ""
    return f"{title}, {municipality}" if municipality and municipality not in title else title


def meeting_event(meeting: Meeting, told: Stamps | None, options: Options) -> Event:
    """Make a meeting's event; without a store's stamps its own facts tell them."""
    start, end = when_of(meeting, options)
    stamps, mark = _dated(meeting, told or meeting_stamps(meeting), options)
    say = options.say
    url = _address(meeting.url, "url") or _source(meeting)
    documents = [(document, address(document.url, "documents")) for document in meeting.documents]
    items = [item_line(item, say) for item in meeting.agenda or ()]
    title = place(meeting) + (f" ({say.extra})" if meeting.extra else "")
    return Event(
        uid=uid(meeting.id),
        start=start,
        end=end,
        created=stamps.created,
        modified=stamps.modified,
        sequence=stamps.sequence,
        status=_status(meeting),
        summary=mark + cut(title, _TITLE),
        description=compose(
            state_lines(meeting, say),
            [say.items, *items] if items else [],
            [*document_lines(documents, say), *source_lines(stamps, url, say)],
            say=say,
            where=url,
        ),
        location=line(meeting.location) or None if meeting.location else None,
        url=url,
        categories=_categories(meeting, say.kinds["meeting"]),
        attachments=_attachments(documents),
        alarms=options.alarms,
    )


def item_keys(meeting: Meeting) -> tuple[str, ...]:
    """Derive a durable id for each item: of its case number, else of its title, and which of those alike it is."""
    names = [(item.reference or item.title).casefold() for item in meeting.agenda or ()]
    counted: Counter[str] = Counter()
    keys = []
    for name in names:
        counted[name] += 1
        keys.append(durable("item", meeting.id, name, counted[name]))
    return tuple(keys)


def item_events(meeting: Meeting, stamps: Stamper, options: Options, *, parent: bool = True) -> Iterator[Event]:
    """Make an event of every item; `parent` says that the meeting is in the same feed."""
    for item, key in zip(meeting.agenda or (), item_keys(meeting), strict=True):
        yield item_event(meeting, item, key, stamps(uid(key)), options, parent=parent)


def item_event(
    meeting: Meeting, item: AgendaItem, key: str, told: Stamps | None, options: Options, *, parent: bool = True
) -> Event:
    """Make an item's event: its title first, then where it is handled."""
    start, end = when_of(meeting, options)
    stamps, mark = _dated(meeting, told or meeting_stamps(meeting), options)
    say = options.say
    url = _address(meeting.url, "url") or _source(meeting)
    documents = [(document, address(document.url, "agenda.documents")) for document in item.documents]
    withdrawn = item.withdrawn and meeting.status is not MeetingStatus.CANCELLED
    decision = item.decision.text if item.decision else None
    return Event(
        uid=uid(key),
        start=start,
        end=end,
        created=stamps.created,
        modified=stamps.modified,
        sequence=stamps.sequence,
        status=EventStatus.CANCELLED if withdrawn else _status(meeting),
        summary=(say.marks["cancelled"] if withdrawn else mark)
        + f"{cut(line(item.title), _TITLE // 2)} – {place(meeting)}",
        description=compose(
            [item_line(item, say), say.handled_by.format(where=place(meeting)), *state_lines(meeting, say)],
            [say.decision.format(words=line(decision))] if decision else [],
            [*document_lines(documents, say), *source_lines(stamps, url, say)],
            say=say,
            where=url,
        ),
        location=line(meeting.location) or None if meeting.location else None,
        url=url,
        categories=_categories(meeting, say.kinds["item"]),
        attachments=_attachments(documents),
        related_to=(uid(meeting.id),) if parent else (),
        alarms=options.alarms,
    )


def when_of(meeting: Meeting, options: Options) -> tuple[dt.datetime | dt.date, dt.datetime | dt.date | None]:
    """Tell when an event is: local moments when a time is published, else days; an end only when known or asked for."""
    day: object = getattr(meeting, "date", None)
    if not isinstance(day, dt.date):
        raise InputError(field="date", value=day, expected=f"a day for the meeting {getattr(meeting, 'id', None)!r}")
    if meeting.start is None:
        return meeting.date, meeting.end_date
    start = meeting.start.astimezone(STOCKHOLM) if meeting.start.tzinfo is not STOCKHOLM else meeting.start
    if meeting.end is not None:
        return start, meeting.end.astimezone(STOCKHOLM) if meeting.end.tzinfo is not STOCKHOLM else meeting.end
    if options.assume_length:
        return start, (start.astimezone(dt.UTC) + options.assume_length).astimezone(STOCKHOLM)
    return start, None


def _dated(meeting: Meeting, stamps: Stamps, options: Options) -> tuple[Stamps, str]:
    """Find how the title begins. A title that stops saying "moved" has changed then, so its stamp says so."""
    marks = options.say.marks
    if meeting.status in {MeetingStatus.CANCELLED, MeetingStatus.POSTPONED, MeetingStatus.UNLISTED}:
        return stamps, marks[meeting.status.value]
    mark = marks["reserve"] if meeting.reserve else ""
    if not meeting.previous_starts:
        return stamps, mark
    until = (stamps.moved or stamps.modified) + MOVED_FOR
    if options.now is None or options.now < until:
        return stamps, marks["moved"] + mark
    later = max(stamps.modified, until.astimezone(dt.UTC))
    return Stamps(stamps.created, later, stamps.sequence, stamps.moved, stamps.witnessed), mark


def _status(meeting: Meeting) -> EventStatus:
    usual = (
        EventStatus.TENTATIVE if meeting.reserve and meeting.status is not MeetingStatus.HELD else EventStatus.CONFIRMED
    )
    return _STATUS.get(meeting.status, usual)


def _address(url: str | None, field: str) -> str | None:
    return address(url, field) if url else None


def _source(meeting: Meeting) -> str | None:
    """Fall back on the page that listed the meeting."""
    return _address(meeting.provenance.url, "provenance.url") if meeting.provenance else None


def _categories(meeting: Meeting, kind: str) -> tuple[str, ...]:
    names = [meeting.organization.name, meeting.municipality.name if meeting.municipality else "", kind]
    return tuple(dict.fromkeys(clean for name in names if (clean := line(name))))


def _attachments(documents: list[tuple[Document, str]]) -> tuple[Attachment, ...]:
    return tuple(Attachment(url, document.media_type) for document, url in documents)
