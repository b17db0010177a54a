"""What a caller wants of a site: organizations, whatever short form or term of office names them, days, a meeting."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from agendawatch.errors import InputError, LayoutError
from agendawatch.lang.sv.organizations import read_organization
from agendawatch.model import Doubt, Listing, Meeting, Organization, Schedule, Site, Window
from agendawatch.sources.flow import Flow, Source

_TERM = re.compile(r"[\s(]{1,3}(?:19|20)\d{2}(?:\s?[-–]\s?(?:19|20)\d{2})?\)?\s*$")
T = TypeVar("T")
_NO_START = dt.datetime.max.replace(tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The organizations asked for."""

    names: tuple[str, ...] | None
    """Usual names; `None` wants all."""

    @classmethod
    def of(cls, site: Site, organization: str | None) -> Wanted:
        """Want what the caller names, else what the site is known to hold."""
        asked = (organization,) if organization is not None else site.organizations
        return cls(tuple(read_organization(it).name for it in asked) or None)

    def __contains__(self, organization: Organization) -> bool:
        """Tell whether an organization is wanted."""
        return self.names is None or organization.name.casefold() in {name.casefold() for name in self.names}

    def choose(self, offered: Iterable[T], of: Callable[[T], Organization | None]) -> tuple[T, ...]:
        """Choose what is of wanted organizations; raise, where only some are wanted, when none of them is offered."""
        told = [(it, organization) for it in offered if (organization := of(it)) is not None]
        if self.names is not None:
            self.require(organization for _, organization in told)
        return tuple(it for it, organization in told if organization in self)

    def require(self, offered: Iterable[Organization]) -> None:
        """Raise, with those offered, when none of them is wanted."""
        listed = tuple(offered)
        if not any(it in self for it in listed):
            expected = (
                f"one of {', '.join(sorted({it.name for it in listed})) or 'none: the site names no organization'}"
            )
            raise InputError(field="organization", value=", ".join(self.names or ()), expected=expected)


def read_board(words: str) -> Organization:
    """Read the name of an organization that may have its term of office behind it.

    >>> read_board("Administrasjonsutvalet 2011-2015").name, read_board("kommunfullmäktige").name
    ('Administrasjonsutvalet', 'Kommunfullmäktige')
    """
    return read_organization(_TERM.sub("", words) or words)


def from_day(window: Window, first: dt.date) -> Window:
    """Narrow a window to what a site still holds, from its first day on; raise where that is nothing."""
    if window.last < first:
        expected = f"days from {first.isoformat()} on, which the site still holds"
        raise InputError(field="window", value=f"{window.first}..{window.last}", expected=expected)
    return Window(first=max(window.first, first), last=window.last)


def with_doubtful(schedule: Schedule) -> Iterator[Meeting]:
    """Give a schedule's meetings, and after them those that its doubts may be of."""
    yield from schedule
    yield from (meeting for doubt in schedule.doubts for way in doubt.alternatives for meeting in way.meetings)


def doubts_within(doubts: Iterable[Doubt], window: Window, wanted: Wanted) -> tuple[Doubt, ...]:
    """Choose the doubts that may be of wanted organizations and days, with what of their alternatives is."""
    found = []
    for doubt in doubts:
        names = doubt.organizations
        if names is not None and not any(Organization(name=name) in wanted for name in names):
            continue
        left = doubt.with_meetings(lambda them: (it for it in them if it.date in window and it.organization in wanted))
        if any(way.meetings for way in left.alternatives) or not any(way.meetings for way in doubt.alternatives):
            found.append(left)
    return tuple(found)


def listing(
    site: Site, window: Window, wanted: Wanted, meetings: Iterable[Meeting], doubts: Iterable[Doubt] = ()
) -> Listing:
    """Make a listing of meetings, counted by day: of wanted organizations and within the window that is answered for."""
    return Listing(
        window=window,
        meetings=tuple(meeting for meeting in meetings if meeting.date in window and meeting.organization in wanted),
        organizations=wanted.names,
        doubts=doubts_within(doubts, window, wanted),
        url=site.url,
    )


def find_again(listed: Iterable[Meeting], meeting: Meeting, url: str) -> Meeting:
    """Find a meeting among those listed now: by the platform's id where both have one, else by who meets when.

    Raises `LayoutError` where it is listed no more.
    """
    name = meeting.organization.name
    wanted = Wanted((name, read_organization(name).name))
    found = next((it for it in listed if _is_same(it, meeting, wanted)), None)
    if found is None:
        raise lost(meeting, url)
    return found


def list_again(source: Source, site: Site, meeting: Meeting) -> Flow[Meeting]:
    """List the day of a meeting anew, and find it there; raise where it is listed no more."""
    day = Window(first=meeting.date, last=meeting.date)
    listing = yield from source.meetings(site, day, meeting.organization.name)
    return find_again(listing.meetings, meeting, site.url)


def _is_same(listed: Meeting, meeting: Meeting, wanted: Wanted) -> bool:
    if listed.source_id and meeting.source_id:
        return listed.source_id == meeting.source_id
    return listed.organization in wanted and (listed.date, listed.nth) == (meeting.date, meeting.nth)


def lost(meeting: Meeting, url: str) -> LayoutError:
    """Say that a meeting is listed no more at an address."""
    return LayoutError(url, missing=f"the meeting of {meeting.organization} on {meeting.date.isoformat()}")


def count_days(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """Put meetings in order, and count those that one organization holds on one day by their hours."""
    seen: Counter[tuple[str, dt.date]] = Counter()
    found = []
    for meeting in sorted(meetings, key=by_hour):
        day = (meeting.organization.name, meeting.date)
        seen[day] += 1
        found.append(meeting if seen[day] == 1 else counted(meeting, seen[day]))
    return tuple(found)


def by_hour(meeting: Meeting) -> tuple[dt.date, str, dt.datetime]:
    """Sort by day, organization and hour; without an hour last."""
    return meeting.date, meeting.organization.name, meeting.start or _NO_START


def counted(meeting: Meeting, nth: int) -> Meeting:
    """Make a meeting the nth of its organization and day; validated anew, so that its id follows."""
    facts = {name: value for name, value in meeting if name != "id"}
    return meeting if meeting.nth == nth else Meeting.model_validate({**facts, "nth": nth})
