"""Feeds: many events as one calendar that stays the same, byte for byte, until something changes."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from agendawatch.errors import InputError
from agendawatch.feeds.continuity import Earlier, earlier
from agendawatch.feeds.event import Event, uid
from agendawatch.feeds.ical import Heading, calendar_bytes
from agendawatch.feeds.kept import Kept
from agendawatch.feeds.lost import lost_items
from agendawatch.feeds.options import Options, options
from agendawatch.feeds.proposals import proposal_events
from agendawatch.feeds.rejects import Reject, mended, reject
from agendawatch.feeds.stamps import Stamper, StampsOf, stamper
from agendawatch.feeds.writer import Row, Writer, writer
from agendawatch.model import Meeting, Proposal

__all__ = ["to_ical"]

_Shown = tuple[Row, bool]
"""A row, and whether the subscriber wants to see it; a hidden one still tells when the feed changed."""


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
    events: Iterable[Event] = (),
    stamps: StampsOf = None,
    description: str | None = None,
    source_url: str | None = None,
    page_url: str | None = None,
    now: dt.datetime | None = None,
    previous: bytes | None = None,
    on_reject: Callable[[Reject], None] | None = None,
    kept: Kept | None = None,
) -> bytes:
    """Write meetings, their items, followed proposals and other events as one iCalendar feed.

    `known` are meetings that are not shown, which the proposals may take time and place from.
    `stamps` are a store's, by identifier; without them an event's own facts tell them
    (`agendawatch.feeds.stamps`), and equal input gives equal bytes. `now` counts `past` days
    (400 unless told otherwise) and ends "FLYTTAT" after 14 days; without it the whole past stands.
    `previous` are the feed's bytes as last published: unchanged events keep theirs, and changed
    ones get stamps that every client takes for a change.

    What cannot be shown raises `InputError` with the field and the value, before a byte is written.
    With `on_reject` it is told there instead, and only what is bad is left out: an address, or an
    event, whose last published bytes then stand.
    """
    wanted = options(language=language, alarms=alarms, hide=hide, past=past, assume_length=assume_length, now=now)
    heading = Heading.checked(name, language, description=description, source_url=source_url, page_url=page_url)
    write, ask, before = writer(kept), stamper(stamps), earlier(previous)
    shown = tuple(meetings)
    rows = list(_meeting_rows(shown, write, ask, wanted, items=items, on_reject=on_reject, before=before))
    visible = tuple(meeting for meeting in shown if not _hidden(meeting, wanted))
    rest = (*visible, *known)
    for proposal in proposals:
        rows += _all_shown(write.rows(proposal_events(proposal, ask, wanted, meetings=rest, visible=visible)), wanted)
    rows += _all_shown(write.rows(events), wanted)
    return _joined(rows, heading, wanted, before, items=items)


def _joined(rows: list[_Shown], heading: Heading, wanted: Options, before: Earlier, *, items: bool) -> bytes:
    """Join rows in a fixed order behind a heading."""
    if before.blocks:
        if items:
            rows += [(row, True) for row in lost_items(before, [row for row, seen in rows if seen], wanted.say)]
        rows = [(before.follow(row, wanted.now), seen) for row, seen in rows]
    newest = max((row.modified for row, _ in rows), default=None)
    first = wanted.first_day
    ordered = sorted(row for row, seen in rows if seen and (first is None or row.last_day >= first))
    for key, count in Counter(row.order[1] for row in ordered).items():
        if count > 1:
            raise InputError(field="id", value=key, expected="an identifier of one event")
    return calendar_bytes(
        [row.data for row in ordered],
        heading=heading,
        last_modified=before.calendar_modified(ordered, newest, wanted.now),
    )


def _meeting_rows(
    meetings: Iterable[Meeting],
    write: Writer,
    ask: Stamper | None,
    wanted: Options,
    *,
    items: bool,
    on_reject: Callable[[Reject], None] | None,
    before: Earlier,
) -> Iterator[_Shown]:
    """Write meetings; where somebody listens, what is bad is told and left out."""
    for meeting in meetings:
        if not isinstance(meeting, Meeting):
            raise InputError(field="meetings", value=meeting, expected="meetings")
        try:
            rows = write.meeting(meeting, ask, wanted, items=items)
        except InputError as error:
            if on_reject is None:
                raise
            on_reject(reject(meeting, error))
            rows = _without_bad(meeting, write, ask, wanted, items=items, on_reject=on_reject, before=before)
        seen = not _hidden(meeting, wanted)
        cancelled = "cancelled" in wanted.hide
        for row in rows:
            yield row, seen and not (cancelled and row.cancelled)


def _without_bad(
    meeting: Meeting,
    write: Writer,
    ask: Stamper | None,
    wanted: Options,
    *,
    items: bool,
    on_reject: Callable[[Reject], None],
    before: Earlier,
) -> tuple[Row, ...]:
    """Write what is left of a meeting without its bad addresses; else let its last good bytes stand."""
    try:
        return write.meeting(mended(meeting), ask, wanted, items=items)
    except InputError as error:
        on_reject(reject(meeting, error))
        last = before.last_good(uid(meeting.id))
        return (last,) if last else ()


def _hidden(meeting: Meeting, wanted: Options) -> bool:
    return meeting.status.value in wanted.hide or (meeting.reserve and "reserve" in wanted.hide)


def _all_shown(rows: Iterable[Row], wanted: Options) -> list[_Shown]:
    return [(row, not (row.cancelled and "cancelled" in wanted.hide)) for row in rows]
