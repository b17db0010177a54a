"""Feeds: many events as one calendar that stays the same, byte for byte, until something changes."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from agendawatch.errors import InputError
from agendawatch.feeds.event import Event, EventStatus, uid
from agendawatch.feeds.ical import calendar_bytes, kept_bytes
from agendawatch.feeds.kept import Kept, KeptInMemory
from agendawatch.feeds.meetings import item_events, meeting_event
from agendawatch.feeds.options import Options, options
from agendawatch.feeds.proposals import proposal_events
from agendawatch.feeds.stamps import Stamper, StampsOf, stamper
from agendawatch.feeds.text import address, cut, line
from agendawatch.model import Meeting, Proposal

__all__ = ["feed_bytes", "to_ical"]

_KEPT = KeptInMemory()
_NAME = 100


def to_ical(
    meetings: Iterable[Meeting],
    *,
    name: str = "agendawatch",
    items: bool = False,
    alarms: Iterable[str | dt.timedelta] = (),
    hide: Iterable[str] = (),
    past: int | None = None,
    language: str = "sv",
    assume_length: dt.timedelta | str | None = None,
    proposals: Iterable[Proposal] = (),
    known: Iterable[Meeting] = (),
    stamps: StampsOf = None,
    description: str | None = None,
    source_url: str | None = None,
    page_url: str | None = None,
    now: dt.datetime | None = None,
    last_modified: dt.datetime | None = None,
    kept: Kept | None = None,
) -> bytes:
    """Write meetings, their items and followed proposals as one iCalendar feed.

    `known` are meetings that are not shown, which the proposals may take time and place from.
    `stamps` are a store's, by identifier; without them an event's own facts tell them
    (`agendawatch.feeds.stamps`), and equal input gives equal bytes. `now` counts `past` days
    (400 unless told otherwise) and ends "FLYTTAT" after 14 days; without it the whole past stands.
    `last_modified` is the newest stamp that the feed ever held. What cannot be shown raises
    `InputError` with the field and the value, before a byte is written.
    """
    wanted = options(language=language, alarms=alarms, hide=hide, past=past, assume_length=assume_length, now=now)
    shown = tuple(_checked(meeting) for meeting in meetings)
    ask = stamper(stamps)
    rows = [*_meeting_rows(shown, ask, wanted, items=items)]
    visible = tuple(meeting for meeting in shown if not _hidden(meeting, wanted.hide))
    for proposal in proposals:
        rows.extend(_proposal_rows(proposal, ask, wanted, visible, tuple(known)))
    newest = max((event.modified for event, _ in rows), default=None)
    return feed_bytes(
        (event for event, seen in rows if seen and (not wanted.first_day or event.last_day >= wanted.first_day)),
        name=name,
        language=language,
        description=description,
        source_url=source_url,
        page_url=page_url,
        last_modified=max(filter(None, (newest, last_modified)), default=None),
        kept=kept,
    )


def feed_bytes(
    events: Iterable[Event],
    *,
    name: str,
    language: str = "sv",
    description: str | None = None,
    source_url: str | None = None,
    page_url: str | None = None,
    last_modified: dt.datetime | None = None,
    kept: Kept | None = None,
) -> bytes:
    """Join events to a calendar in a fixed order, each written only when its like was never written before.

    Two events of one identifier raise `InputError`, as every reader would show one of them at most.
    """
    title = cut(line(name), _NAME)
    if not title:
        raise InputError(field="name", value=name, expected="a title for the calendar")
    ordered = sorted(events, key=lambda event: event.order)
    for key, count in Counter(event.uid for event in ordered).items():
        if count > 1:
            raise InputError(field="id", value=key, expected="an identifier of one event")
    source, page = (address(url, "url") if url else None for url in (source_url, page_url))
    store = _KEPT if kept is None else kept
    return calendar_bytes(
        [kept_bytes(event, store) for event in ordered],
        name=title,
        language=language,
        description=line(description) if description else None,
        source_url=source,
        page_url=page,
        last_modified=last_modified,
    )


def _checked(meeting: object) -> Meeting:
    if not isinstance(meeting, Meeting):
        raise InputError(field="meetings", value=meeting, expected="meetings")
    return meeting


def _hidden(meeting: Meeting, hide: frozenset[str]) -> bool:
    return meeting.status.value in hide or (meeting.reserve and "reserve" in hide)


def _meeting_rows(
    meetings: Iterable[Meeting], ask: Stamper, wanted: Options, *, items: bool
) -> Iterator[tuple[Event, bool]]:
    """Make the events of meetings, each with whether it is shown; a hidden one still tells when the feed changed."""
    for meeting in meetings:
        seen = not _hidden(meeting, wanted.hide)
        event = meeting_event(meeting, ask(uid(meeting.id)), wanted)
        yield event, seen
        if not items:
            continue
        for item in item_events(meeting, ask, wanted):
            yield item, seen and not ("cancelled" in wanted.hide and item.status is EventStatus.CANCELLED)


def _proposal_rows(
    proposal: Proposal, ask: Stamper, wanted: Options, visible: tuple[Meeting, ...], known: tuple[Meeting, ...]
) -> Iterator[tuple[Event, bool]]:
    """Make the events of a proposal, tied to its meetings where these are in the same feed."""
    for event in proposal_events(proposal, ask, wanted, meetings=(*visible, *known), visible=visible):
        yield event, not ("cancelled" in wanted.hide and event.status is EventStatus.CANCELLED)
