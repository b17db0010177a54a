"""One feed of what a store knows: a value, and the forms that it can be written in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from agendawatch.feeds import (
    CalendarOptions,
    EventCache,
    ProposalDeadline,
    Reject,
    Stamps,
    to_atom,
    to_ical,
    to_json_feed,
    to_jsonld,
)
from agendawatch.feeds.news import FirstRounds, News, PageOf, told_once
from agendawatch.feeds.publishing.options import FeedOptions
from agendawatch.model import AgendaItem, Change, Doubt, Meeting, Proposal

__all__ = ["NEWS", "USUAL", "Feed", "joined", "once"]

NEWS = 12
"""Entries of a news feed, the newest."""

N = TypeVar("N", Change, News, Change | News)
_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)

USUAL = FeedOptions()
"""How a feed is worded where nobody asks for anything else."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed is of, gathered; writing it asks the store for nothing but bytes that it has kept."""

    name: str
    now: dt.datetime
    """The moment of publishing: it cuts the past, and ends "FLYTTAT" after its days."""
    kept: EventCache
    meetings: tuple[Meeting, ...] = ()
    hits: tuple[tuple[Meeting, AgendaItem | None], ...] = ()
    """What a watch found on agendas."""
    proposals: tuple[Proposal, ...] = ()
    known: tuple[Meeting, ...] = ()
    """Meetings that are not shown, and lend the proposals their time and place."""
    deadlines: tuple[ProposalDeadline, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    """What is withheld of whom it is of; shown only where a subscriber asks for it."""
    changes: tuple[Change, ...] = ()
    """What is told under the meetings."""
    news: tuple[Change | News, ...] = ()
    """What a news feed tells of, in the order seen; corrections of ours among it are nobody's acts, and not told."""
    first_rounds: FirstRounds = frozenset()
    """By which what lay behind when a site was first visited is known, and not told as news."""
    page_of: PageOf | None = None
    """Tells the address of our own page of a meeting or an item; `None` where there is no site around the feed."""
    stamps: Mapping[str, Stamps] = field(default_factory=dict)
    """Of its meetings, by id."""
    on_reject: Callable[[Reject], None] | None = None
    """Told what cannot be shown, instead of an error."""

    def to_ical(
        self,
        options: FeedOptions = USUAL,
        *,
        source_url: str | None = None,
        page_url: str | None = None,
        previous: bytes | None = None,
    ) -> bytes:
        """Write it as iCalendar; equal content gives equal bytes.

        `previous` are its bytes as last published: with them no event ever falls back, whatever became of the store.
        """
        return to_ical(
            self.meetings,
            name=self.name,
            items=options.items,
            alarms=options.alarms,
            hide=options.hide,
            past=options.past,
            language=options.language,
            assume_length=options.assume_length,
            options=CalendarOptions(
                proposals=self.proposals,
                known=self.known,
                deadlines=self.deadlines,
                hits=self.hits,
                doubts=self.doubts if options.doubts else (),
                changes=self.changes,
                stamps=self.stamps,
                source_url=source_url,
                page_url=page_url,
                now=self.now,
                previous=previous,
                on_reject=self.on_reject,
                kept=self.kept,
                official=options.official,
            ),
        )

    def to_atom(
        self,
        language: str = "sv",
        *,
        source_url: str | None = None,
        page_url: str | None = None,
        official: str | None = None,
    ) -> bytes:
        """Write its newest changes as Atom."""
        return to_atom(
            self.newest,
            name=self.name,
            language=language,
            source_url=source_url,
            page_url=page_url,
            official=official,
            page_of=self.page_of,
        )

    def to_json_feed(
        self,
        language: str = "sv",
        *,
        source_url: str | None = None,
        page_url: str | None = None,
        official: str | None = None,
    ) -> bytes:
        """Write its newest changes as JSON Feed: the same entries as the Atom feed's."""
        return to_json_feed(
            self.newest,
            name=self.name,
            language=language,
            source_url=source_url,
            page_url=page_url,
            official=official,
            page_of=self.page_of,
        )

    @property
    def newest(self) -> tuple[Change | News, ...]:
        """The newest of its news, as many as a news feed tells."""
        return told_once(self.news, self.first_rounds)[-NEWS:]

    def to_jsonld(self, language: str = "sv", *, items: bool = False) -> bytes:
        """Write its meetings, and those that a watch found something at, as schema.org events."""
        found = {meeting.id: meeting for meeting in (*self.meetings, *(meeting for meeting, _ in self.hits))}
        return to_jsonld(found.values(), items=items, language=language)


def joined(empty: Feed, name: str, feeds: Iterable[Feed]) -> Feed:
    """Join feeds into one that holds each thing once, on the ground of an empty one."""
    parts = tuple(feeds)
    hits = {(meeting.id, item): (meeting, item) for part in parts for meeting, item in part.hits}
    proposals = tuple({proposal.id: proposal for part in parts for proposal in part.proposals}.values())
    return replace(
        empty,
        name=name,
        meetings=tuple({meeting.id: meeting for part in parts for meeting in part.meetings}.values()),
        hits=tuple(hit for hit in hits.values() if not any(_is_item_of(proposal, *hit) for proposal in proposals)),
        proposals=proposals,
        known=tuple({meeting.id: meeting for part in parts for meeting in part.known}.values()),
        doubts=tuple(dict.fromkeys(doubt for part in parts for doubt in part.doubts)),
        deadlines=tuple({(due.key, due.deadline.kind): due for part in parts for due in part.deadlines}.values()),
        changes=once(change for part in parts for change in part.changes),
        news=once(change for part in parts for change in part.news),
        stamps={key: stamps for part in parts for key, stamps in part.stamps.items()},
    )


def _is_item_of(proposal: Proposal, meeting: Meeting, item: AgendaItem | None) -> bool:
    """Tell whether an item is what a followed proposal is at a meeting: its own event says so already."""
    if item is None or meeting.id not in {action.meeting_id for action in proposal.actions}:
        return False
    same_title = item.title.casefold() == proposal.title.casefold()
    return same_title or (item.reference is not None and item.reference == proposal.reference)


def once(changes: Iterable[N]) -> tuple[N, ...]:
    """Tell each change once, in the order seen."""
    return tuple(sorted(dict.fromkeys(changes), key=lambda change: change.seen or _NEVER))
