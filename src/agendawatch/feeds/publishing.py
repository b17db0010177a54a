"""From the store to feeds: one call for each kind, stamps from history, bytes that were written once.

`Publisher` makes feeds (an organization's, a municipality's, a proposal's, a watch's, deadlines, what somebody
follows); a `Feed` writes itself as iCalendar, Atom, JSON Feed and JSON-LD.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

from agendawatch.diff.normalization import folded
from agendawatch.feeds import (
    CalendarOptions,
    ProposalDeadline,
    Reject,
    Stamps,
    to_atom,
    to_json_feed,
    to_jsonld,
    write_feed,
)
from agendawatch.feeds.changes import HAPPENED
from agendawatch.feeds.event import proposal_stamps
from agendawatch.feeds.feed import write_calendar
from agendawatch.feeds.news import FirstRounds, News, PageOf, news_of_hits, told_once
from agendawatch.feeds.options import FeedOptions
from agendawatch.feeds.proposals import handlings
from agendawatch.lang.sv.references import same_reference
from agendawatch.model import (
    Action,
    Change,
    ChangeKind,
    DeadlineKind,
    Doubt,
    Meeting,
    Municipality,
    Organization,
    Proposal,
    Watch,
    Window,
)
from agendawatch.proposals import TimeLimit, WatchHit, find_hits, time_limits
from agendawatch.store import Store
from agendawatch.store.naming import names_of

# One feed of what a store knows: a value, and the forms that it can be written in.

NEWS = 12
"""Entries of a news feed, the newest."""

N = TypeVar("N", Change, News, Change | News)
_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)

_USUAL = FeedOptions()
"""How a feed is worded where nobody asks for anything else."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed is of, gathered; writing it asks the store for nothing."""

    name: str
    beside: CalendarOptions
    """What its calendar shows beside the meetings, and the moment of publishing."""
    meetings: tuple[Meeting, ...] = ()
    news: tuple[Change | News, ...] = ()
    """What a news feed tells of, in the order seen; corrections of ours among it are nobody's acts, and not told."""
    first_rounds: FirstRounds = frozenset()
    """By which what lay behind when a site was first visited is known, and not told as news."""
    page_of: PageOf | None = None
    """Tells the address of our own page of a meeting or an item; `None` where there is no site around the feed."""

    def to_ical(
        self,
        options: FeedOptions = _USUAL,
        *,
        source_url: str | None = None,
        page_url: str | None = None,
        previous: bytes | None = None,
    ) -> bytes:
        """Write it as iCalendar; equal content gives equal bytes.

        `previous` are its bytes as last published: with them no event ever falls back, whatever became of the store.
        """
        doubts = self.beside.doubts if options.doubts else ()
        beside = replace(self.beside, doubts=doubts, source_url=source_url, page_url=page_url, previous=previous)
        return write_calendar(self.meetings, self.name, options, beside)

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
        found = {meeting.id: meeting for meeting in (*self.meetings, *(meeting for meeting, _ in self.beside.hits))}
        return to_jsonld(found.values(), items=items, language=language)


def once(changes: Iterable[N]) -> tuple[N, ...]:
    """Tell each change once, in the order seen."""
    return tuple(sorted(dict.fromkeys(changes), key=lambda change: change.seen or _NEVER))


# Feeds as files, replaced whole and only when they differ.


def publish_feed(path: Path, feed: Feed, options: FeedOptions = _USUAL) -> bool:
    """Write a feed into a file as iCalendar, and tell whether it is other than it was.

    The file's last bytes are looked at, so that what did not change keeps its bytes, stamps and all.
    """
    previous = path.read_bytes() if path.exists() else None
    return write_feed(path, feed.to_ical(options, previous=previous))


def stamps_of(store: Store, meetings: Collection[str] | None = None) -> dict[str, Stamps]:
    """Ask a store for the stamps of meetings' events, by the meeting's id; of every meeting unless ids are given."""
    told = store.queries.all_stamps(meetings)
    return {key: Stamps(it.created, it.last_modified, it.sequence) for key, it in told.items()}


# What is withheld of an organization.


def doubts_of(doubts: Iterable[Doubt], names: Collection[str]) -> tuple[Doubt, ...]:
    """Choose what is withheld that may be of an organization, by its folded names; of its days all whose they may be."""
    found = []
    for doubt in doubts:
        own = {
            meeting.date
            for way in doubt.alternatives
            for meeting in way.meetings
            if folded(meeting.organization.name) in names
        }
        if own:
            whose = partial(_may_be, days=own, doubt=doubt, names=names)
            found.append(doubt.with_meetings(partial(filter, whose)))
    return tuple(found)


def _may_be(meeting: Meeting, days: Collection[dt.date], doubt: Doubt, names: Collection[str]) -> bool:
    """Tell whether a day is in question for an organization: of a page in doubt as a whole, others' days are not."""
    return meeting.date in days and (doubt.organization is not None or folded(meeting.organization.name) in names)


# What a followed proposal brings to a feed: its deadlines, the meetings that handle it, and its news.

_NOTICED = HAPPENED | {ChangeKind.CORRECTED}
"""Changes of a meeting that its proposal's event shows too."""


def dues_of(proposal: Proposal) -> tuple[ProposalDeadline, ...]:
    """Give the law's deadlines of a followed proposal as a feed takes them, by day.

    They are told as they became known: an action after the other, in the order that we learnt them. So each knows
    when it was first and last other than before, and one that is met stays, and says so.
    """
    told: dict[tuple[str, DeadlineKind], ProposalDeadline] = {}
    for count, action in enumerate(proposal.actions, start=1):
        known = proposal.model_copy(update={"actions": proposal.actions[:count]})
        limits = {(limit.key, limit.deadline.kind): limit for limit in time_limits(known)}
        for name in told.keys() - limits.keys():
            told[name] = _stamped(replace(told[name], met=True), told[name], action)
        for name, limit in limits.items():
            told[name] = _stamped(_due(proposal, limit), told.get(name), action)
    return tuple(sorted(told.values(), key=lambda due: (due.deadline.date, due.deadline.kind, due.key)))


def _due(proposal: Proposal, limit: TimeLimit) -> ProposalDeadline:
    return ProposalDeadline(
        deadline=limit.deadline,
        key=limit.key,
        title=proposal.title,
        organization=limit.action.organization.name if limit.action.organization else None,
        municipality=proposal.municipality.name if proposal.municipality else None,
        url=limit.action.provenance.url if limit.action.provenance else None,
        example=proposal.example,
    )


def _stamped(now: ProposalDeadline, before: ProposalDeadline | None, action: Action) -> ProposalDeadline:
    """Stamp a deadline by the action that made it what it is; a subscriber must notice another day, or that it is met."""
    ground = action.provenance.seen if action.provenance else None
    seen = (ground or dt.datetime.combine(action.date, dt.time(), tzinfo=dt.UTC)).astimezone(dt.UTC)
    if before is None or before.stamps is None:
        return replace(now, stamps=Stamps(seen, seen, witnessed=ground is not None))
    if replace(now, stamps=before.stamps) == before:
        return before
    noticed = (now.deadline.date, now.met) != (before.deadline.date, before.met)
    modified = max(seen, before.stamps.modified + dt.timedelta(seconds=1))
    last = seen if ground else before.stamps.last_seen
    stamps = replace(before.stamps, modified=modified, witnessed=last is not None, seen=last)
    return replace(now, stamps=replace(stamps, sequence=stamps.sequence + noticed))


def meetings_of(store: Store, proposal: Proposal) -> tuple[Meeting, ...]:
    """Find the meetings that a proposal's actions name, by id, else by organization and day."""
    found: dict[str, Meeting] = {}
    for action in proposal.actions:
        meeting = store.meeting(action.meeting_id) if action.meeting_id else None
        if meeting is not None:
            found[meeting.id] = meeting
        elif action.meeting_date and action.organization and proposal.municipality:
            day = Window(first=action.meeting_date, last=action.meeting_date)
            found |= {it.id: it for it in store.meetings(proposal.municipality, action.organization, day)}
    return tuple(found.values())


def stamps_for(
    proposal: Proposal, meetings: Iterable[Meeting], changes: Sequence[Change]
) -> Iterator[tuple[str, Stamps]]:
    """Stamp a proposal's events, by their keys: its own actions, and what its meetings' subscribers had to notice."""
    known = tuple(meetings)
    for handling in handlings(proposal):
        ids = handling.meeting_ids | {
            meeting.id for meeting in known if (meeting.organization.name.casefold(), meeting.date) in handling.names
        }
        own = proposal_stamps(proposal, handling.notices)
        moments = [
            change.seen for change in changes if change.kind in _NOTICED and change.seen and change.meeting.id in ids
        ]
        last = max(filter(None, [own.last_seen, *moments]), default=None)
        stamps = replace(own, modified=max([own.modified, *moments]), witnessed=last is not None, seen=last)
        yield handling.key, replace(stamps, sequence=stamps.sequence + len(moments))


def _news_of(proposal: Proposal, changes: Iterable[Change]) -> Iterator[Change]:
    """Choose what concerns a proposal of the changes of its meetings: theirs, and those of its own item."""
    names = {proposal.title.casefold()}
    names |= {action.words.casefold() for action in proposal.actions if action.words and action.meeting_id}
    for change in changes:
        item = change.item
        same = item is not None and same_reference(item.reference or "", proposal.reference or "")
        if item is None or same or item.title.casefold() in names:
            yield change


# Every kind of feed that a store can give, each by one call.

Where = Municipality | str
Who = Organization | str

NEWS_FROM = dt.timedelta(days=90)
"""How far back the news of a watch are sought."""

_AT_HAND = 4
"""Municipalities held at once: the feeds of its organizations are made just before or after a municipality's own."""


@dataclass(frozen=True, slots=True)
class _Town:
    """What is known of a municipality's meetings."""

    meetings: tuple[Meeting, ...]
    stamps: Mapping[str, Stamps]
    doubts: tuple[Doubt, ...]


class Publisher:
    """A store's feeds at one moment.

    Made for one round of publishing: the store is asked once for a municipality's meetings and their stamps,
    however many feeds of its organizations are made in a row.
    """

    def __init__(self, store: Store, *, now: dt.datetime, on_reject: Callable[[Reject], None] | None = None) -> None:
        """Publish from a store; what cannot be shown raises `InputError`, or is told to `on_reject` and left out."""
        self._store = store
        self._now = now
        self._beside = CalendarOptions(now=now, on_reject=on_reject)
        self._first_rounds = store.queries.first_rounds()
        self._town = lru_cache(_AT_HAND)(self._fetched)

    def organization(self, organization: Who, municipality: Where) -> Feed:
        """Give the feed of an organization, known by the name that its meetings bear, or by a short one (KS)."""
        held = self._town(municipality)
        names = names_of(organization)
        meetings = tuple(meeting for meeting in held.meetings if folded(meeting.organization.name) in names)
        title = f"{organization}, {municipality}"
        if meetings and meetings[0].municipality:
            title = f"{meetings[0].organization}, {meetings[0].municipality}"
        return self._of(title, meetings, held, doubts_of(held.doubts, names))

    def municipality(self, municipality: Where) -> Feed:
        """Give the feed of all that a municipality's organizations do."""
        held = self._town(municipality)
        town = held.meetings[0].municipality if held.meetings else None
        return self._of(str(town or municipality), held.meetings, held, held.doubts)

    def proposal(self, proposal: Proposal, *, name: str | None = None) -> Feed:
        """Give the feed of a followed proposal: an event for each meeting that handles it, and the law's deadlines."""
        return self.proposals([proposal], name=name or proposal.title)

    def proposals(self, proposals: Iterable[Proposal], *, name: str) -> Feed:
        """Give one feed of several followed proposals."""
        followed = tuple(proposals)
        known: dict[str, Meeting] = {}
        news: list[Change] = []
        stamps: dict[str, Stamps] = {}
        for proposal in followed:
            theirs = {meeting.id: meeting for meeting in meetings_of(self._store, proposal)}
            changes = tuple(self._store.changes(meetings=theirs))
            known.update(theirs)
            news.extend(_news_of(proposal, changes))
            stamps.update(stamps_for(proposal, theirs.values(), changes))
        beside = replace(
            self._beside,
            proposals=followed,
            known=tuple(known.values()),
            deadlines=tuple(due for proposal in followed for due in dues_of(proposal)),
            stamps={**stamps_of(self._store, known), **stamps},
        )
        return Feed(name, beside, news=once(news), first_rounds=self._first_rounds)

    def watch(self, watch: Watch) -> Feed:
        """Give the feed of what a watch finds: the items on agendas, and as news the changes that it hits."""
        return self.watches([watch])[watch.name]

    def watches(self, watches: Iterable[Watch]) -> dict[str, Feed]:
        """Give the feeds of watches by name; every agenda is read once for all of them."""
        asked = tuple(watches)
        hits = _by_watch(find_hits(asked, self._store.meetings()))
        changes = self._store.changes(since=self._now - NEWS_FROM)
        news = _by_watch(find_hits(asked, changes))
        return {watch.name: self.found(watch.name, hits[watch.name], news[watch.name]) for watch in asked}

    def found(self, name: str, hits: Iterable[WatchHit], news: Iterable[WatchHit] = ()) -> Feed:
        """Give the feed of what watches have found already; `news` are what they found among changes."""
        found = {(hit.meeting.id, hit.item): (hit.meeting, hit.item) for hit in hits}
        ids = {meeting.id for meeting, _ in found.values()}
        beside = replace(
            self._beside,
            hits=tuple(found.values()),
            changes=tuple(self._store.changes(meetings=ids)),
            stamps=stamps_of(self._store, ids),
        )
        return Feed(name, beside, news=once(news_of_hits(news)), first_rounds=self._first_rounds)

    def _of(self, name: str, meetings: tuple[Meeting, ...], held: _Town, doubts: tuple[Doubt, ...]) -> Feed:
        ids = [meeting.id for meeting in meetings]
        changes = tuple(self._store.changes(meetings=ids))
        stamps = {key: held.stamps[key] for key in ids if key in held.stamps}
        beside = replace(self._beside, changes=changes, stamps=stamps, doubts=doubts)
        return Feed(name, beside, meetings, changes, self._first_rounds)

    def _fetched(self, municipality: Where) -> _Town:
        meetings = tuple(self._store.meetings(municipality))
        doubts = tuple(doubt.doubt for doubt in self._store.doubts(municipality))
        return _Town(meetings, stamps_of(self._store, [meeting.id for meeting in meetings]), doubts)


def _by_watch(hits: Iterable[WatchHit]) -> dict[str, list[WatchHit]]:
    found: defaultdict[str, list[WatchHit]] = defaultdict(list)
    for hit in hits:
        found[hit.watch.name].append(hit)
    return found
