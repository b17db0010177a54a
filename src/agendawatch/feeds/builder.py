"""Everything that one feed shows, gathered before it is joined."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from agendawatch.errors import InputError
from agendawatch.feeds.deadlines import ProposalDeadline, deadline_event, deadline_uid
from agendawatch.feeds.doubts import doubt_events
from agendawatch.feeds.event import Event, Stamps, uid
from agendawatch.feeds.items import item_event, item_key
from agendawatch.feeds.lost_items import lost_items
from agendawatch.feeds.options import Options
from agendawatch.feeds.proposals import handlings, proposal_events
from agendawatch.feeds.rejects import Reject, reject, without_bad_addresses
from agendawatch.feeds.sequence import PublishedEvents
from agendawatch.feeds.stamps import Stamper
from agendawatch.feeds.writer import Draft, Row, Writer, Written
from agendawatch.model import AgendaItem, Doubt, Example, Meeting, Proposal

__all__ = ["FeedBuilder", "Hit"]

_BATCH = 200
"""Meetings whose events are looked up, written and kept at once."""

Hit = tuple[Meeting, AgendaItem | None]
"""What a watch found: an item and its meeting, or a meeting alone."""


@dataclass(slots=True)
class FeedBuilder:
    """Rows of a feed, each with whether the subscriber wants to see it: a hidden one tells when the feed changed."""

    write: Writer
    ask: Stamper | None
    wanted: Options
    before: PublishedEvents
    items: bool = False
    on_reject: Callable[[Reject], None] | None = None
    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rows: list[tuple[Row, bool]] = field(default_factory=list)
    given: dict[str, Meeting] = field(default_factory=dict)
    """The meetings that were added, by id: one that is given again is the same event."""
    visible: list[Meeting] = field(default_factory=list)
    examples: set[Example | None] = field(default_factory=set)
    """What kinds of examples are shown; `None` stands for what is none."""

    def meetings(self, meetings: Iterable[Meeting]) -> None:
        """Add meetings, with their items where these are wanted."""
        batch: list[tuple[Draft | Written | Row, bool]] = []
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
            told = self.changed.get(meeting.id, ()) if self.changed else ()
            draft: Draft | Written | Row | None
            try:
                draft = self.write.draft(meeting, self.ask, self.wanted, items=self.items, changed=told)
            except InputError as error:
                draft = self._mended(meeting, error, told)
            if draft is not None:
                batch.append((draft, seen))
            if len(batch) >= _BATCH:
                self._settle(batch)
                batch = []
        self._settle(batch)

    def hits(self, hits: Iterable[Hit]) -> None:
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
        for due in deadlines:
            self.examples.add(due.example)
            key = deadline_uid(due)
            try:
                self.events([deadline_event(due, self._told(key), self.wanted)])
            except InputError as error:
                self._left_out(due.key, [key], error)

    def doubts(self, doubts: Iterable[Doubt]) -> None:
        """Add the days that are withheld in doubt, as tentative events beside what is known."""
        known = {(it.organization.name.casefold(), it.date) for it in self.visible}
        here = {row.order[1] for row, _ in self.rows}
        for doubt in doubts:
            try:
                made = {event.uid: event for event in doubt_events(doubt, self.wanted, known=known)}
            except InputError as error:
                self._left_out(doubt.id, [], error)
                continue
            fresh = [event for key, event in made.items() if key not in here]
            here |= made.keys()
            self.events(fresh)
            self.examples |= {it.example for way in doubt.alternatives for it in way.meetings} if fresh else set()

    def events(self, events: Iterable[Event]) -> None:
        """Add events as they are."""
        hidden = "cancelled" in self.wanted.hide
        self.rows.extend((row, not (hidden and row.cancelled)) for row in self.write.rows(events))

    def joined(self) -> tuple[list[Row], dt.datetime | None]:
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

    def _mended(self, meeting: Meeting, error: InputError, changed: tuple[str, ...]) -> Draft | Written | Row | None:
        """Tell what is bad where somebody listens, and make what is left; else give what was published last."""
        if self.on_reject is None:
            raise error
        self.on_reject(reject(meeting, error))
        try:
            return self.write.draft(
                without_bad_addresses(meeting), self.ask, self.wanted, items=self.items, changed=changed
            )
        except InputError as worse:
            self.on_reject(reject(meeting, worse))
        return self.before.last_good(uid(meeting.id))

    def _hit(self, meeting: Meeting, nth: int, key: str, *, parent: bool) -> Event | None:
        """Make an item's event; what is bad of it is told and left out, the whole of it where nothing else helps."""
        told = self._told(uid(key)) or self._told(uid(meeting.id))
        try:
            return item_event(meeting, nth, key, told, self.wanted, parent=parent)
        except InputError as error:
            self._left_out(meeting.id, [], error)
        try:
            return item_event(without_bad_addresses(meeting), nth, key, told, self.wanted, parent=parent)
        except InputError as worse:
            self._left_out(meeting.id, [uid(key)], worse)
        return None

    def _left_out(self, key: str, identifiers: Iterable[str], error: InputError) -> None:
        """Tell what is bad where somebody listens; what was published last of its events stands."""
        if self.on_reject is None:
            raise error
        self.on_reject(Reject(key, error.field, error.value, str(error)))
        for identifier in identifiers:
            row = self.before.last_good(identifier)
            if row is not None:
                self.rows.append((row, not ("cancelled" in self.wanted.hide and row.cancelled)))

    def _settle(self, batch: Sequence[tuple[Draft | Written | Row, bool]]) -> None:
        """Write a batch. What is cancelled is hidden where that is asked for, an item of a meeting that stands too."""
        hidden = "cancelled" in self.wanted.hide
        drafts = [draft for draft, _ in batch if not isinstance(draft, Row)]
        settled = iter(self.write.settle(drafts))
        for draft, seen in batch:
            for row in (draft,) if isinstance(draft, Row) else next(settled):
                self.rows.append((row, seen and not (hidden and row.cancelled)))

    def _told(self, identifier: str) -> Stamps | None:
        return self.ask(identifier) if self.ask else None

    def _hides(self, meeting: Meeting) -> bool:
        return meeting.status.value in self.wanted.hide or (meeting.reserve and "reserve" in self.wanted.hide)


def _check_equal(one: Meeting, other: Meeting) -> None:
    if one != other:
        both = " and ".join(f"{it.title}, {it.start or it.date}, {it.location or 'no place'}" for it in (one, other))
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
