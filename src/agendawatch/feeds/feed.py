"""Feeds: many events as one calendar that stays the same, byte for byte, until something changes."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from agendawatch.answers.text import cut, web_address
from agendawatch.answers.words import ENGLISH, SWEDISH, TITLE, Phrases
from agendawatch.arguments import each, several
from agendawatch.errors import InputError
from agendawatch.feeds.changes import changed_lines, moves_of, outcomes_of
from agendawatch.feeds.event import Event, EventStatus, Stamper, Stamps, StampsOf, stamper, uid
from agendawatch.feeds.ical import calendar_bytes, folded, text_line
from agendawatch.feeds.meetings import doubt_events, item_event, item_key
from agendawatch.feeds.options import FeedHeading, FeedOptions, Options
from agendawatch.feeds.writer import WRITER, FeedRow, PublishedEvents, read_published, row_of
from agendawatch.model import AgendaItem, Change, Document, Doubt, Example, Meeting, Proposal
from agendawatch.model.value import taught
from agendawatch.readers.own_facts import read_facts

if TYPE_CHECKING:
    from agendawatch.feeds.deadlines import ProposalDeadline

# What could not be shown, and why: one bad event never spoils the feed of the others.


@dataclass(frozen=True, slots=True)
class Reject:
    """A fact that a feed left out."""

    meeting_id: str
    """The meeting's id; of a proposal or a deadline, the id of the proposal, or what the deadline is of."""
    field: str
    """Which fact was bad."""
    value: object
    """What it was."""
    reason: str
    """Why it cannot be shown, in a sentence."""


def without_bad_addresses(meeting: Meeting) -> Meeting:
    """Leave out a meeting's addresses that are not http or https, with the documents that they are all of."""
    ground = meeting.provenance
    return meeting.model_copy(
        update={
            "url": meeting.url if web_address(meeting.url) else None,
            "documents": _documents(meeting.documents),
            "agenda": None if meeting.agenda is None else tuple(_item(item) for item in meeting.agenda),
            "provenance": ground.model_copy(update={"url": None}) if ground and not web_address(ground.url) else ground,
        }
    )


def _item(item: AgendaItem) -> AgendaItem:
    return item.model_copy(update={"documents": _documents(item.documents)})


def _documents(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    return tuple(document for document in documents if web_address(document.url))


# Items that stood on an agenda and no longer do: they stay in the feed, as uncertain, until they are past.

_FOLD = re.compile(rb"\r\n ")
_FACTS = re.compile(rb"(?m)^X-AGENDAWATCH:(kind=item&[^\r\n]*)")
_ESCAPED = re.compile(r"\\(.)")
_TITLE_MARKS = tuple(mark for say in (SWEDISH, ENGLISH) for mark in say.marks.values())
_WHEN = (b"DTSTART", b"DTEND")


def lost_items(before: PublishedEvents, rows: Sequence[FeedRow], say: Phrases) -> Iterator[FeedRow]:
    """Find the items that were published of meetings in this feed, and that their agendas no longer hold.

    Nobody said that they are off, so they are tentative; they go where their meeting goes.
    """
    here = {row.order[1]: row for row in rows}
    for identifier, block in before.blocks.items():
        if identifier in here:
            continue
        plain = _FOLD.sub(b"", block)
        facts = _FACTS.search(plain)
        owner = read_facts(facts[1].decode()).get("meeting", [""])[0] if facts else ""
        meeting = here.get(uid(owner)) if owner else None
        if meeting is not None:
            yield _uncertain(plain, meeting, identifier, say)


def _uncertain(plain: bytes, meeting: FeedRow, identifier: str, say: Phrases) -> FeedRow:
    """Write an item anew from what was published of it, with its meeting's time."""
    status = EventStatus.CANCELLED if meeting.cancelled else EventStatus.TENTATIVE
    mark = say.marks["cancelled" if meeting.cancelled else "unlisted"]
    times = [row for row in _FOLD.sub(b"", meeting.data).split(b"\r\n") if row.startswith(_WHEN)]
    rows: list[bytes] = []
    for row in plain.removesuffix(b"\r\n").split(b"\r\n"):
        name = re.split(rb"[;:]", row, maxsplit=1)[0]
        if name == b"DTSTART":
            rows += times
        elif name == b"SUMMARY":
            # A title that was published another mark, and the room that the mark needs.
            title = _ESCAPED.sub(r"\1", row.removeprefix(b"SUMMARY:").decode("utf-8", "replace"))
            for old in _TITLE_MARKS:
                title = title.removeprefix(old)
            rows.append(b"SUMMARY:" + text_line(mark + cut(title, TITLE - len(mark))))
        elif name == b"STATUS":
            rows.append(b"STATUS:" + status.value.encode())
        elif name == b"DESCRIPTION":
            told = text_line(say.item_gone)
            text = row.removeprefix(b"DESCRIPTION:").removeprefix(told + rb"\n")
            rows.append(b"DESCRIPTION:" + told + rb"\n" + text)
        elif name != b"DTEND":
            rows.append(row)
    return FeedRow((meeting.order[0], identifier), folded(rows), meeting.modified, meeting.last_day, meeting.cancelled)


# Everything that one feed shows, gathered before it is joined.

_Hit = tuple[Meeting, AgendaItem | None]
"""What a watch found: an item and its meeting, or a meeting alone."""


@dataclass(slots=True)
class FeedBuilder:
    """Rows of a feed, each with whether the subscriber wants to see it: a hidden one tells when the feed changed."""

    ask: Stamper | None
    wanted: Options
    before: PublishedEvents
    items: bool = False
    on_reject: Callable[[Reject], None] | None = None
    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rows: list[tuple[FeedRow, bool]] = field(default_factory=list)
    given: dict[str, Meeting] = field(default_factory=dict)
    """The meetings that were added, by id: one that is given again is the same event."""
    visible: list[Meeting] = field(default_factory=list)
    examples: set[Example | None] = field(default_factory=set)
    """What kinds of examples are shown; `None` stands for what is none."""

    def meetings(self, meetings: Iterable[Meeting]) -> None:
        """Add meetings, with their items where these are wanted."""
        hiding = bool(self.wanted.hide)
        for meeting in tuple(meetings):  # whole, before anything is written where they may be streamed from
            if not isinstance(meeting, Meeting):
                raise InputError(field="meetings", value=meeting, expected="meetings")
            if meeting.id in self.given:
                _check_equal(self.given[meeting.id], meeting)
                continue
            self.given[meeting.id] = meeting
            seen = not hiding or not self._hides(meeting)
            if seen:
                self.visible.append(meeting)
                self.examples.add(meeting.example)
            try:
                rows = self._written(meeting)
            except InputError as error:
                rows = self._mended(meeting, error)
            # What is cancelled is hidden where that is asked for, an item of a meeting that stands too.
            self.rows.extend((row, seen and self._shows(row)) for row in rows)

    def hits(self, hits: Iterable[_Hit]) -> None:
        """Add what a watch found, except what is there already; all its items are written at once."""
        here = {row.order[1] for row, _ in self.rows}
        events: list[Event] = []
        for meeting, item in hits:
            nth = None if item is None else _place(meeting, item)
            own = meeting.id if nth is None else item_key(meeting, nth)
            key = uid(own)
            if key in here:
                continue
            here.add(key)
            if nth is None:
                self.meetings([meeting])
            else:
                self.examples.add(meeting.example)
                made = self._hit(meeting, nth, own, parent=uid(meeting.id) in here)
                events.extend([made] if made else [])
        self.events(events)

    def proposals(self, proposals: Iterable[Proposal], known: Iterable[Meeting]) -> None:
        """Add followed proposals; `known` meetings lend them their time and place."""
        # The law's days and case numbers take a while to load, and most calendars show neither.
        from agendawatch.feeds.proposals import handlings, proposal_events  # noqa: PLC0415

        rest = (*self.visible, *known)
        for proposal in proposals:
            self.examples.add(proposal.example)
            try:
                made = proposal_events(proposal, self.ask, self.wanted, meetings=rest, visible=self.visible)
                self.events(tuple(made))
            except InputError as error:
                self._left_out(proposal.id, [uid(handling.key) for handling in handlings(proposal)], error)

    def deadlines(self, deadlines: Iterable[ProposalDeadline]) -> None:
        """Add deadlines."""
        from agendawatch.feeds.deadlines import deadline_event, deadline_uid  # noqa: PLC0415 - likewise

        for due in deadlines:
            self.examples.add(due.example)
            key = deadline_uid(due)
            try:
                self.events([deadline_event(due, self._stamps_of(key), self.wanted)])
            except InputError as error:
                self._left_out(due.key, [key], error)

    def doubts(self, doubts: Iterable[Doubt]) -> None:
        """Add the days that are withheld in doubt, as tentative events beside what is known."""
        known = {(meeting.organization.name.casefold(), meeting.date) for meeting in self.visible}
        here = {row.order[1] for row, _ in self.rows}
        for doubt in doubts:
            try:
                made = {event.uid: event for event in doubt_events(doubt, self.wanted, known=known)}
            except InputError as error:
                self._tell(doubt.id, error)
                continue
            fresh = [event for key, event in made.items() if key not in here]
            here |= made.keys()
            self.events(fresh)
            self.examples |= (
                {meeting.example for way in doubt.alternatives for meeting in way.meetings} if fresh else set()
            )

    def events(self, events: Iterable[Event]) -> None:
        """Add events as they are."""
        self.rows.extend((row, self._shows(row)) for row in map(row_of, events))

    def joined(self) -> tuple[list[FeedRow], dt.datetime | None]:
        """Give the rows to show in a fixed order, following what was published, and the newest stamp of all."""
        if self.before.blocks:
            if self.items:
                shown = [row for row, seen in self.rows if seen]
                self.rows += [(row, True) for row in lost_items(self.before, shown, self.wanted.say)]
            self.rows = [(self.before.follow(row, self.wanted.now), seen) for row, seen in self.rows]
        newest = max((row.modified for row, _ in self.rows), default=None)
        first = self.wanted.first_day
        ordered = sorted(row for row, seen in self.rows if seen and (first is None or row.last_day >= first))
        for key, count in Counter(row.order[1] for row in ordered).items():
            if count > 1:
                raise InputError(field="id", value=key, expected="an identifier of one event")
        return ordered, newest

    def _written(self, meeting: Meeting) -> tuple[FeedRow, ...]:
        changed = self.changed.get(meeting.id, ())
        return WRITER.rows(meeting, self.ask, self.wanted, items=self.items, changed=changed)

    def _mended(self, meeting: Meeting, error: InputError) -> tuple[FeedRow, ...]:
        """Tell what is bad where somebody listens, and write what is left; else give what was published last."""
        self._tell(meeting.id, error)
        try:
            return self._written(without_bad_addresses(meeting))
        except InputError as worse:
            self._tell(meeting.id, worse)
        row = self.before.last_good(uid(meeting.id))
        return (row,) if row else ()

    def _hit(self, meeting: Meeting, nth: int, key: str, *, parent: bool) -> Event | None:
        """Make an item's event; what is bad of it is told and left out, the whole of it where nothing else helps."""
        told = self._stamps_of(uid(key)) or self._stamps_of(uid(meeting.id))
        try:
            return item_event(meeting, nth, key, told, self.wanted, parent=parent)
        except InputError as error:
            self._tell(meeting.id, error)
        try:
            return item_event(without_bad_addresses(meeting), nth, key, told, self.wanted, parent=parent)
        except InputError as worse:
            self._left_out(meeting.id, [uid(key)], worse)
        return None

    def _left_out(self, key: str, identifiers: Iterable[str], error: InputError) -> None:
        """Tell what is bad where somebody listens; what was published last of its events stands."""
        self._tell(key, error)
        for identifier in identifiers:
            row = self.before.last_good(identifier)
            if row is not None:
                self.rows.append((row, self._shows(row)))

    def _tell(self, key: str, error: InputError) -> None:
        if self.on_reject is None:
            raise error
        self.on_reject(Reject(key, error.field, error.value, str(error)))

    def _stamps_of(self, identifier: str) -> Stamps | None:
        return self.ask(identifier) if self.ask else None

    def _shows(self, row: FeedRow) -> bool:
        return not (row.cancelled and "cancelled" in self.wanted.hide)

    def _hides(self, meeting: Meeting) -> bool:
        return meeting.status.value in self.wanted.hide or (meeting.reserve and "reserve" in self.wanted.hide)


def _check_equal(one: Meeting, other: Meeting) -> None:
    if one != other:
        both = " and ".join(
            f"{meeting.title}, {meeting.start or meeting.date}, {meeting.location or 'no place'}"
            for meeting in (one, other)
        )
        expected = f"an id of its own for each, where both have {one.id!r}: `nth=2` for the second of a day, or an `id`"
        raise InputError(field="meetings", value=both, expected=expected)


def _place(meeting: Meeting, item: AgendaItem) -> int:
    """Find an item's place: the very one, else one that is equal."""
    agenda = meeting.agenda or ()
    for nth, one in enumerate(agenda):
        if one is item:
            return nth
    if item not in agenda:
        raise InputError(field="hits", value=item.title, expected=f"an item of the meeting {meeting.id}")
    return agenda.index(item)


# Feeds.


@taught
@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarOptions:
    """What a calendar may show beside meetings, say of itself, and be told of what is known already."""

    proposals: Iterable[Proposal] = ()
    """Followed ones, an event for each meeting that handles them."""
    known: Iterable[Meeting] = ()
    """Meetings that are not shown, and lend the proposals their time and place."""
    deadlines: Iterable[ProposalDeadline] = ()
    """Days of the law to show beside the meetings."""
    hits: Iterable[_Hit] = ()
    """What watches found: a meeting and its item, or the meeting alone (`None`)."""
    doubts: Iterable[Doubt] = ()
    """What is withheld: the days that it may be of are tentative events."""
    events: Iterable[Event] = ()
    """Those that were built by hand."""
    changes: Iterable[Change] = ()
    """Told under the meetings that they are of; they tell when these were moved, too."""
    stamps: StampsOf = None
    """A store's, by identifier; without them an event's own facts tell when it was made and changed."""
    description: str | None = None
    """What the calendar says of itself; `None` for a sentence of ours."""
    source_url: str | None = None
    """Where the calendar stands; `None` where that is not told."""
    page_url: str | None = None
    """The page about it; `None` for none."""
    now: dt.datetime | None = None
    """The moment of writing: it counts the past (400 days unless told otherwise), and ends "FLYTTAT" after 14 days.
    Without it the whole past stands."""
    previous: bytes | None = None
    """The calendar as last published: unchanged events keep their bytes, changed ones get stamps that every client
    takes for a change; `None` for one that was never published."""
    on_reject: Callable[[Reject], None] | None = None
    """Told what cannot be shown, instead of an error: an address or an event that is bad is left out,
    and what was last published of it stands; `None` raises it."""
    official: str | None = None
    """The municipality whose own feed it is; `None`: every event says that the watch is unofficial."""


_USUAL = CalendarOptions()


def to_ical(
    meetings: Iterable[Meeting] | Meeting,
    *,
    name: str = "agendawatch",
    items: bool = False,
    alarms: Iterable[str | dt.timedelta] = (),
    hide: Iterable[str] | str = (),
    past: int | None = None,
    language: str = "sv",
    assume_length: dt.timedelta | str | None = None,
    options: CalendarOptions = _USUAL,
) -> bytes:
    """Write meetings, and what `options` give beside them, as one iCalendar feed.

    `items` gives each item of an agenda an event of its own; `past` days that are asked for are counted
    from `options.now`, else from today. Equal input gives equal bytes.

    What cannot be shown raises `InputError` with the field and the value, before a byte is written.
    """
    asked = FeedOptions(
        items=items,
        alarms=tuple(several(alarms, str | dt.timedelta)),
        hide=tuple(several(hide)),
        past=past,
        language=language,
        assume_length=assume_length,
        official=options.official,
    )
    return write_calendar(meetings, name, asked, options)


def write_calendar(
    meetings: Iterable[Meeting] | Meeting, name: str, asked: FeedOptions, options: CalendarOptions
) -> bytes:
    """Write a calendar as a subscriber asks for it."""
    wanted = asked.at(options.now)
    about = options.description or ""
    heading = FeedHeading.checked(name, wanted.say, options.source_url, options.page_url, about=about, kind="calendar")
    before = read_published(options.previous)
    known_changes = tuple(options.changes)
    ask = stamper(options.stamps, moves_of(known_changes), outcomes_of(known_changes))
    told = changed_lines(known_changes, wanted.say)
    feed = FeedBuilder(ask, wanted, before, asked.items, options.on_reject, told)
    feed.meetings(each(Meeting, "meetings", meetings))
    feed.hits(options.hits)
    if options.proposals:
        feed.proposals(options.proposals, options.known)
    if options.deadlines:
        feed.deadlines(options.deadlines)
    feed.doubts(options.doubts)
    feed.events(options.events)
    rows, newest = feed.joined()
    last_modified = before.calendar_modified(rows, newest, options.now)
    return calendar_bytes(
        [row.data for row in rows], heading=heading.showing(feed.examples), last_modified=last_modified
    )


# Feed files, replaced whole or not at all.

_READABLE = 0o644


def write_feed(path: str | os.PathLike[str], data: bytes) -> bool:
    """Put a feed's bytes where subscribers read them, and tell whether they are other than they were.

    Equal bytes leave the file untouched, time of change and all. Others are written beside it and
    take its place at once: whoever reads, or kills us, finds the old file or the new, never half of one.
    """
    place = Path(path)
    try:
        if place.read_bytes() == data:
            return False
    except FileNotFoundError:
        place.parent.mkdir(parents=True, exist_ok=True)
    import tempfile  # noqa: PLC0415 - most calendars go into no file

    number, beside = tempfile.mkstemp(prefix=f".{place.name}.", suffix=".part", dir=place.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(_READABLE)
        Path(beside).replace(place)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    return True
