"""Events that a calendar, a feed or a page announces for machines, whatever its form: meetings by their words."""

from __future__ import annotations

import datetime as dt
import html
from dataclasses import dataclass

from pydantic import ValidationError

from agendawatch.errors import ReadError
from agendawatch.lang.sv.names.organizations import find_organization, find_organizations
from agendawatch.lang.sv.status_words import find_status_words
from agendawatch.model import Caveat, Document, Meeting, MeetingStatus, Municipality, Organization, Provenance
from agendawatch.readers.meeting_status import Stated, read_stated, standing

__all__ = ["Announced", "find_holder", "to_meeting"]

_TITLE = 2_000
"""Letters of a title that are read."""
_HOLDERS = 20
_SECOND = dt.timedelta(seconds=1)
_NIGHT = dt.timedelta(hours=6)
"""What ends before six in the morning ended on the evening before."""
_MIDNIGHT = dt.time()
_NO_HOUR = frozenset({dt.time(), dt.time(23, 59), dt.time(23, 59, 59)})


@dataclass(frozen=True, slots=True)
class Announced:
    """An event as it is announced."""

    title: str
    """In the page's own words; HTML's letters are still those of a feed that should have none."""
    start: dt.datetime | dt.date
    """Local time in Sweden where it is a moment."""
    end: dt.datetime | dt.date | None = None
    """A whole day's is its last day; `None` when not told."""
    holders: tuple[str, ...] = ()
    """Words beside the title that may name who meets, the surest first."""
    location: str = ""
    url: str | None = None
    stated: tuple[MeetingStatus, str] | None = None
    """What a field says of how it stands, and its words; `None` where none does."""
    previous_starts: tuple[dt.datetime | dt.date, ...] = ()
    key: str | None = None
    documents: tuple[Document, ...] = ()
    warnings: tuple[Caveat, ...] = ()

    @property
    def name(self) -> str:
        """The title as a person would read it."""
        return " ".join(html.unescape(self.title[:_TITLE]).split())


def find_holder(event: Announced) -> Organization | None:
    """Find the organization that holds an event: by its title, else by what stands beside; `None` for a concert."""
    return find_organization(event.name, *(it[:_TITLE] for it in event.holders[:_HOLDERS]))


def to_meeting(
    event: Announced, organization: Organization, *, municipality: Municipality | None = None, ground: Provenance
) -> Meeting:
    """Read an event as a meeting of an organization.

    Its title's own words tell how it stands, and where they are silent a field does. A start at midnight without
    an hour of its end is no time at all.
    """
    span = _span(event.start, event.end)
    said = read_stated(event.name, span.first)
    status, words = _status(event, said)
    documents = tuple({it.url: it for it in reversed(event.documents)}.values())[::-1]
    try:
        return Meeting(
            organization=organization,
            municipality=municipality,
            date=span.first,
            start=span.start,
            end_date=span.last if span.last > span.first else None,
            end=span.end,
            name=event.name if event.name and not _is_plain(event.name, organization) else None,
            location=event.location or None,
            url=event.url,
            status=standing(documents, status),
            status_words=words,
            extra=said.extra,
            reserve=said.reserve,
            previous_starts=event.previous_starts,
            documents=documents,
            provenance=ground,
            warnings=event.warnings,
            source_id=event.key,
        )
    except ValidationError as error:
        raise ReadError(expected=f"the event {event.title!r} to be a meeting", came=str(error)) from error


def _is_plain(title: str, organization: Organization) -> bool:
    """Tell whether a title says who meets, and what became of it, and nothing more."""
    name, rest = organization.name.casefold(), title
    for start, end in (
        *((it.start, it.end) for it in find_status_words(title)),
        *(
            it.span for it in find_organizations(title) if name.startswith(it.words.casefold())
        ),  # "Extra kommunstyrelse"
    ):
        rest = rest[:start] + " " * (end - start) + rest[end:]
    return not any(sign.isalpha() for sign in rest.casefold().replace(name, "", 1))


def _status(event: Announced, said: Stated) -> tuple[MeetingStatus, str | None]:
    if said.words is None and event.stated is not None:
        return event.stated
    return said.status, said.words


@dataclass(frozen=True, slots=True)
class _Span:
    first: dt.date
    last: dt.date
    start: dt.datetime | None = None
    end: dt.datetime | None = None


def _span(start: dt.datetime | dt.date, end: dt.datetime | dt.date | None) -> _Span:
    """Tell days and hours. A meeting that goes on after midnight is over one day; one to the next noon is over two."""
    if not isinstance(start, dt.datetime):
        return _Span(start, _last_day(end, start))
    if start.time() == _MIDNIGHT and not _has_hour(start, end):
        return _Span(start.date(), _last_day(end, start.date()))
    # By the clock too: in the hour that autumn has twice it may show less at the end.
    if not isinstance(end, dt.datetime) or end <= start or end.astimezone(dt.UTC) <= start.astimezone(dt.UTC):
        return _Span(start.date(), start.date(), start)
    return _Span(start.date(), (end - _NIGHT).date(), start, end)


def _last_day(end: dt.datetime | dt.date | None, first: dt.date) -> dt.date:
    if isinstance(end, dt.datetime):
        return (end - _SECOND).date()
    return end or first


def _has_hour(start: dt.datetime, end: dt.datetime | dt.date | None) -> bool:
    return isinstance(end, dt.datetime) and end != start and end.time() not in _NO_HOUR
