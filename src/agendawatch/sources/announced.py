"""Events that a feed announces, whatever its form: read as meetings by their words, and a source made of that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from pydantic import ValidationError

from agendawatch.errors import LayoutError, ReadError
from agendawatch.model import Document, Listing, Meeting, MeetingStatus, Organization, Site, Window
from agendawatch.readers.standing import Stated, read_stated, standing
from agendawatch.sources.addressed import addressed
from agendawatch.sources.conversation import Ask, Conversation, Page
from agendawatch.sources.joining import each_once
from agendawatch.sources.page.source import narrow_to_shown
from agendawatch.sources.papers import read_papers
from agendawatch.sources.wanted import Wanted, count_days, find_again
from agendawatch.swedish.names.organizations import find_organization, read_organization
from agendawatch.swedish.pages.statuses import find_statuses

__all__ = ["Announced", "AnnouncingSource", "to_meetings"]

_DAY = dt.timedelta(days=1)
_MIDNIGHT = dt.time()


@dataclass(frozen=True, slots=True)
class Announced:
    """An event as a feed has it."""

    title: str
    start: dt.datetime | dt.date
    """Local time in Sweden where it is a moment."""
    end: dt.datetime | dt.date | None = None
    """An all-day event's is its last day; `None` when not told."""
    organizer: str = ""
    """`""` when the feed does not tell."""
    location: str = ""
    url: str | None = None
    cancelled: str | None = None
    """The feed's own words where a field of its cancels; `None` where none does."""
    key: str | None = None
    documents: tuple[Document, ...] = ()
    warnings: tuple[str, ...] = ()


class AnnouncingSource:
    """The way of publishing that is a feed."""

    def __init__(self, platform: str, read: Callable[[Page], tuple[Announced, ...]]) -> None:
        """Go by a platform's name; `read` gives all that a page announces, and raises where it is no such feed."""
        self.platform = platform
        self._announced = read

    def meetings(self, site: Site, window: Window, organization: str | None = None) -> Conversation[Listing]:
        """List every meeting that the feed announces within the window.

        Feeds drop what is old: the listing answers from the first year that this one shows.
        """
        wanted = Wanted.of(site, organization)
        shown = self._read((yield Ask(site.url)), site)
        answered = narrow_to_shown(shown, window)
        return Listing(
            window=answered,
            meetings=tuple(it for it in shown if it.date in answered and it.organization in wanted),
            organizations=wanted.names,
            url=site.url,
        )

    def agenda(self, site: Site, meeting: Meeting) -> Conversation[Meeting]:
        """Read the papers that the feed names for a meeting; the same meeting where it names none."""
        shown = self._read((yield Ask(site.url)), site)
        return (yield from read_papers(find_again(shown, meeting, site.url)))

    def _read(self, page: Page, site: Site) -> tuple[Meeting, ...]:
        with addressed(page.url):
            return to_meetings(self._announced(page), page, site)


def to_meetings(announced: tuple[Announced, ...], page: Page, site: Site) -> tuple[Meeting, ...]:
    """Make meetings of events, by day; events that no political organization holds are left out.

    A feed of events among which there is no meeting raises: it is another feed than was meant.
    """
    found = {}
    for event in announced:
        organization = _organization(event, site)
        if organization is not None:
            meeting = _meeting(event, organization, page, site)
            # Without an id of its own an event is known by who meets when.
            found[meeting.source_id or f"{meeting.id} {meeting.start}"] = meeting
    if announced and not found:
        came = f"{len(announced)} events, the first {announced[0].title!r}"
        raise LayoutError(page.url, missing="an event that a political organization holds", came=came)
    return count_days(found.values())


def _organization(event: Announced, site: Site) -> Organization | None:
    only = read_organization(site.organizations[0]) if len(site.organizations) == 1 else None
    return find_organization(event.title, event.organizer) or only


def _meeting(event: Announced, organization: Organization, page: Page, site: Site) -> Meeting:
    stated = read_stated(event.title)
    status, words = _status(event, stated)
    span, documents = _span(event), each_once(event.documents)
    ground = page.ground(event.title)
    try:
        return Meeting(
            organization=organization,
            municipality=site.municipality,
            date=span.first,
            start=span.start,
            end_date=span.last,
            end=span.end,
            name=event.title if event.title and not _is_plain(event.title, organization) else None,
            location=event.location or None,
            url=event.url,
            status=standing(documents, status),
            status_words=words,
            extra=stated.extra,
            reserve=stated.reserve,
            documents=documents,
            provenance=ground,
            warnings=event.warnings,
            source_id=event.key,
        )
    except ValidationError as error:
        raise ReadError(expected=f"the event {event.title!r} to be a meeting", came=str(error)) from error


def _is_plain(title: str, organization: Organization) -> bool:
    """Tell whether a title says who meets, and what became of it, and nothing more."""
    folded = title.casefold()
    for words in (organization.name, *(it.words for it in find_statuses(title))):
        folded = folded.replace(words.casefold(), "", 1)
    return not any(sign.isalpha() for sign in folded)


def _status(event: Announced, stated: Stated) -> tuple[MeetingStatus, str | None]:
    if stated.words is None and event.cancelled is not None:
        return MeetingStatus.CANCELLED, event.cancelled
    return stated.status, stated.words


@dataclass(frozen=True, slots=True)
class _Span:
    first: dt.date
    start: dt.datetime | None = None
    last: dt.date | None = None
    end: dt.datetime | None = None


def _span(event: Announced) -> _Span:
    """Tell day, start, last day and end. Midnight without an hour of its end is a day in disguise."""
    start, end = event.start, event.end
    if not isinstance(start, dt.datetime):
        last = end.date() if isinstance(end, dt.datetime) else end
        return _Span(start, last=last if last is not None and last > start else None)
    if start.time() == _MIDNIGHT and not _has_hour(start, end):
        last = end.date() if isinstance(end, dt.datetime) else end
        if isinstance(end, dt.datetime) and end.time() == _MIDNIGHT:
            last = end.date() - _DAY
        return _Span(start.date(), last=last if last is not None and last > start.date() else None)
    span = _Span(start.date(), start)
    if isinstance(end, dt.datetime) and end > start:
        return replace(span, end=end, last=end.date() if end.date() > start.date() + _DAY else None)
    return span


def _has_hour(start: dt.datetime, end: dt.datetime | dt.date | None) -> bool:
    return isinstance(end, dt.datetime) and end != start and (end.hour, end.minute) not in {(0, 0), (23, 59)}
