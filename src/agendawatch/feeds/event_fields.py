"""What all events of one meeting share: when and where it is, how it stands, and how a title says so."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import NamedTuple

from agendawatch.answers.text import address, line
from agendawatch.errors import InputError
from agendawatch.feeds.event import Attachment, EventStatus, Stamps, meeting_stamps
from agendawatch.feeds.options import Options
from agendawatch.model import STOCKHOLM, Document, Meeting, MeetingStatus, Provenance
from agendawatch.model.grounds import link_to

MOVED_FOR = dt.timedelta(days=14)
"""How long a title says that a meeting was moved."""

OFF = {
    MeetingStatus.CANCELLED: EventStatus.CANCELLED,
    MeetingStatus.POSTPONED: EventStatus.TENTATIVE,
    MeetingStatus.UNLISTED: EventStatus.TENTATIVE,
}
"""What iCalendar can say of a meeting that somebody put off, or that is gone: it is not to be reckoned with."""

_MEDIA_TYPE = re.compile(r"[/.-]*[A-Za-z0-9][A-Za-z0-9/.-]*")

Addressed = list[tuple[Document, str]]
"""Documents, each with its address in ASCII."""


class MeetingFields(NamedTuple):
    """What an event has of its meeting."""

    start: dt.datetime | dt.date
    end: dt.datetime | dt.date | None
    stamps: Stamps
    mark: str
    """What the title begins with: "INSTÄLLT: "."""
    status: EventStatus
    location: str | None
    url: str | None


def meeting_fields(meeting: Meeting, known: Stamps | None, options: Options) -> MeetingFields:
    """Gather it; without a store's stamps the meeting's own facts tell them."""
    start, end = when_of(meeting, options)
    stamps, marks = known or meeting_stamps(meeting), options.say.marks
    mark = marks["reserve"] if meeting.reserve else ""
    if meeting.status in OFF:
        mark = marks[meeting.status.value]
    elif meeting.previous_starts:
        # A title that stops saying "moved" has changed then, so its stamp says so.
        until = (stamps.moved or stamps.modified) + MOVED_FOR
        if options.now is None or options.now < until:
            mark = marks["moved"] + mark
        else:
            stamps = stamps.unseen(until)
    if meeting.provenance is not None and meeting.provenance.retold:
        stamps = replace(stamps, witnessed=False, seen=None)  # whoever tells a text again did not see the page for us
    sure = meeting.status is MeetingStatus.HELD or not meeting.reserve
    usual = EventStatus.CONFIRMED if sure else EventStatus.TENTATIVE
    location = (line(meeting.location) or None) if meeting.location else None
    return MeetingFields(start, end, stamps, mark, OFF.get(meeting.status, usual), location, _url(meeting))


def outcome_title(title: str, outcome: str | None) -> str:
    """Let a title begin with what became of its matter, where that is known.

    >>> outcome_title("Motion om lekplatser", "avslag (röstning 17–14)")
    'Avslag (röstning 17–14): Motion om lekplatser'
    """
    return f"{outcome[:1].upper()}{outcome[1:]}: {title}" if outcome else title


def when_of(meeting: Meeting, options: Options) -> tuple[dt.datetime | dt.date, dt.datetime | dt.date | None]:
    """Tell when an event is: local moments when a time is published, else days; an end only when known or asked for.

    A meeting of several days that is not said when to end is all of them: a moment would hide all but the first.
    """
    day: object = getattr(meeting, "date", None)
    if not isinstance(day, dt.date):
        raise InputError(field="date", value=day, expected=f"a day for the meeting {getattr(meeting, 'id', None)!r}")
    if meeting.start is None or (meeting.end_date is not None and meeting.end is None):
        return meeting.date, meeting.end_date
    start = _local(meeting.start)
    if meeting.end is not None:
        return start, _local(meeting.end)
    if options.assume_length:
        return start, _local(start.astimezone(dt.UTC) + options.assume_length)
    return start, None


def addressed(documents: tuple[Document, ...], field: str) -> Addressed:
    """Pair documents with their addresses; one that is not http or https is refused by the field's name."""
    return [(document, address(document.url, field)) for document in documents]


def attachments(documents: Addressed) -> tuple[Attachment, ...]:
    """Make attachments of documents, by address; a kind of media that no parameter can hold is a page's own nonsense."""
    kinds = ((url, document.media_type or "") for document, url in documents)
    return tuple(Attachment(url, kind if _MEDIA_TYPE.fullmatch(kind) else None) for url, kind in kinds)


def categories(meeting: Meeting, *kinds: str) -> tuple[str, ...]:
    """Name what an event is of: organization, municipality, kind."""
    names = [meeting.organization.name, meeting.municipality.name if meeting.municipality else "", *kinds]
    return tuple(dict.fromkeys(clean for name in names if (clean := line(name))))


def _local(moment: dt.datetime) -> dt.datetime:
    """Put a moment on Swedish clocks; one that is there already stays as it was said, right or wrong."""
    return moment if moment.tzinfo is STOCKHOLM else moment.astimezone(STOCKHOLM)


def _url(meeting: Meeting) -> str | None:
    """Find the meeting's page, else the page that listed it."""
    if meeting.url:
        return address(meeting.url, "url")
    listed = meeting.provenance.url if meeting.provenance else None
    return address(listed, "provenance.url") if listed else None


def read_at(meeting: Meeting, ground: Provenance | None = None) -> str | None:
    """Lead to the very words that a fact of a meeting rests on, the meeting itself unless told; else to its page.

    A meeting with a page of its own is read there, whatever list named it.
    """
    listed = ground is None
    source = meeting.provenance if listed else ground
    if source is None or source.url is None or (listed and meeting.url not in {None, source.url}):
        return _url(meeting)
    return address(link_to(source) or source.url, "provenance.url")
