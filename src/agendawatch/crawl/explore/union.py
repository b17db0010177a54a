"""What several pages say of the same organizations' meetings, as one list: the fuller page holds, the others add."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from agendawatch.crawl.explore.links import without_session
from agendawatch.crawl.explore.relevance import JudgedPage
from agendawatch.diff.content import grouped
from agendawatch.model import Caveat, CaveatCode, Meeting, MeetingStatus, PageKind, Window
from agendawatch.model.meeting import PLAIN_TEXTS
from agendawatch.readers.meeting_status import holding
from agendawatch.sources.listed import each_once

_NEAR = dt.timedelta(days=6)
"""How far apart two days may be to be one meeting's, told otherwise: two meetings within a week are rare."""
_FEW = 3
"""Meetings up to which a page that lists an organization is no list of its year."""
_RANK = {PageKind.PORTAL: 3, PageKind.FEED: 2, PageKind.LIST: 1, PageKind.PLAN: 1}


@dataclass(frozen=True, slots=True)
class _ListedMeetings:
    """What one page lists of one organization."""

    looked: JudgedPage
    listed: tuple[Meeting, ...]

    @property
    def days(self) -> frozenset[dt.date]:
        """The days that it lists."""
        return frozenset(it.date for it in self.listed)

    @property
    def fullness(self) -> tuple[int, int, int, str]:
        """How much it tells: by this the fuller of two is known."""
        hours = sum(it.start is not None for it in self.listed)
        return _RANK.get(self.looked.kind, 0), len(self.listed), hours, self.looked.url


def merge_pages(pages: Iterable[JudgedPage], window: Window) -> tuple[Meeting, ...]:
    """Merge what pages give within a window.

    Of pages that list the same organization the fuller one holds; another adds what it knows beside that, its
    documents and hours too. Where it has another day in place of one, that is a doubt, told with the meeting.
    """
    looked = tuple(pages)
    by_name: defaultdict[str, list[_ListedMeetings]] = defaultdict(list)
    for page in looked:
        listed = {it.id for it in page.listed}
        within = grouped((meeting.organization.name, meeting) for meeting in page.meetings if meeting.date in window)
        for name, its in within.items():
            own = (_without_sessions(it) for it in its if it.id in listed)
            by_name[name].append(_ListedMeetings(page, tuple(own)))
    merged = [meeting for name, told in by_name.items() for meeting in _merge(name, told, looked, window)]
    return tuple(sorted(merged, key=lambda it: (it.date, it.organization.name, it.nth)))


def _without_sessions(meeting: Meeting) -> Meeting:
    """Write the addresses of a meeting's documents without sessions: they would be others every day."""
    documents = tuple(it.model_copy(update={"url": without_session(it.url)}) for it in meeting.documents)
    return meeting if documents == meeting.documents else meeting.model_copy(update={"documents": documents})


def _merge(name: str, told: list[_ListedMeetings], pages: Iterable[JudgedPage], window: Window) -> list[Meeting]:
    ordered = sorted(told, key=lambda it: it.fullness, reverse=True)
    held: dict[tuple[dt.date, int], Meeting] = {}
    sources: dict[tuple[dt.date, int], _ListedMeetings] = {}
    for one in ordered:
        for meeting in one.listed:
            key = (meeting.date, meeting.nth)
            if key in held:
                held[key] = _joined(held[key], meeting, one.looked.url)
                continue
            # A fuller page may have it on another day, near this one, on which this page has none.
            near = (
                known
                for known, other in sorted(held.items())
                if sources[known] is not one
                and other.date not in one.days
                and abs(other.date - meeting.date) <= _NEAR
                and len(sources[known].listed) > _FEW
                and meeting.date not in sources[known].days
            )
            instead = next(near, None)
            if instead is None:
                held[key], sources[key] = meeting, one
            else:
                caveat = Caveat.of(CaveatCode.OTHER_PAGE_DAY, address=one.looked.url, date=meeting.date.isoformat())
                held[instead] = _warned(held[instead], caveat)
    _file(name, held, pages, window)
    return list(held.values())


def _joined(was: Meeting, other: Meeting, address: str) -> Meeting:
    """Add what another page says of a meeting."""
    update = {
        "start": was.start or other.start,
        "end": was.end or (other.end if was.start is None or was.start == other.start else None),
        "location": was.location or other.location,
        "url": was.url or other.url,
        # What stands in for an hour says nothing beside one.
        **{
            name: getattr(was, name) or (None if row.of_hour and was.start else getattr(other, name))
            for name, row in PLAIN_TEXTS.items()
        },
    }
    if was.status is MeetingStatus.SCHEDULED and other.status in {MeetingStatus.CANCELLED, MeetingStatus.POSTPONED}:
        update |= {"status": other.status, "status_words": other.status_words}
    joined = was.model_copy(update=update)
    if was.start is not None and other.start is not None and was.start != other.start:
        hour = other.start.strftime("%H:%M")
        joined = _warned(joined, Caveat.of(CaveatCode.OTHER_PAGE_HOUR, address=address, hour=hour))
    return holding(joined, each_once((*was.documents, *other.documents)))


def _warned(meeting: Meeting, caveat: Caveat) -> Meeting:
    if caveat in meeting.warnings:
        return meeting
    return meeting.model_copy(update={"warnings": (*meeting.warnings, caveat)})


def _file(name: str, held: dict[tuple[dt.date, int], Meeting], pages: Iterable[JudgedPage], window: Window) -> None:
    """Put what files tell of to the meetings of the same day; a day of its own it is where no list has one near."""
    listed = {it.date for it in held.values()}
    for page in pages:
        for meeting in page.filed:
            if meeting.organization.name != name or meeting.date not in window:
                continue
            key = (meeting.date, meeting.nth)
            if key in held:
                documents = _without_sessions(meeting).documents
                held[key] = holding(held[key], each_once((*held[key].documents, *documents)))
            elif not any(abs(day - meeting.date) <= _NEAR for day in listed):
                held[key] = _without_sessions(meeting)
