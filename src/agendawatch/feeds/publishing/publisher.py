"""Every kind of feed that a store can give, each by one call."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from agendawatch.diff.normalization import folded
from agendawatch.feeds import Reject, Stamps
from agendawatch.feeds.news import news_of_hits
from agendawatch.feeds.publishing.doubts import doubts_of
from agendawatch.feeds.publishing.feed import Feed, joined, once
from agendawatch.feeds.publishing.proposals import dues_of, meetings_of, news_of, stamps_for
from agendawatch.feeds.publishing.store_cache import StoreEventCache, stamps_of
from agendawatch.model import Change, Doubt, Meeting, Municipality, Organization, Proposal, Watch
from agendawatch.proposals import WatchHit, find_hits
from agendawatch.store import Store
from agendawatch.store.queries import names_of

__all__ = ["NEWS_FROM", "Publisher"]

Where = Municipality | str
Who = Organization | str

NEWS_FROM = dt.timedelta(days=90)
"""How far back the news of a watch are sought."""

_AT_HAND = 4
"""Municipalities held at once: the feeds of its organizations are made just before or after a municipality's own."""


@dataclass(frozen=True, slots=True)
class _Shelf:
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
        self._empty = Feed(
            "–", now, StoreEventCache(store), first_rounds=store.queries.first_rounds(), on_reject=on_reject
        )
        self._shelf = lru_cache(_AT_HAND)(self._fetched)

    def organization(self, organization: Who, municipality: Where, *, name: str | None = None) -> Feed:
        """Give the feed of an organization, known by the name that its meetings bear, or by a short one (KS)."""
        shelf = self._shelf(municipality)
        names = names_of(organization)
        meetings = tuple(meeting for meeting in shelf.meetings if folded(meeting.organization.name) in names)
        title = f"{organization}, {municipality}"
        if meetings and meetings[0].municipality:
            title = f"{meetings[0].organization}, {meetings[0].municipality}"
        return replace(self._of(name or title, meetings, shelf), doubts=doubts_of(shelf.doubts, names))

    def municipality(self, municipality: Where, *, name: str | None = None) -> Feed:
        """Give the feed of all that a municipality's organizations do."""
        shelf = self._shelf(municipality)
        town = shelf.meetings[0].municipality if shelf.meetings else None
        return replace(self._of(name or str(town or municipality), shelf.meetings, shelf), doubts=shelf.doubts)

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
            news.extend(news_of(proposal, changes))
            stamps.update(stamps_for(proposal, theirs.values(), changes))
        return replace(
            self._empty,
            name=name,
            proposals=followed,
            known=tuple(known.values()),
            deadlines=tuple(due for proposal in followed for due in dues_of(proposal)),
            news=once(news),
            stamps={**stamps_of(self._store, known), **stamps},
        )

    def deadlines(self, municipality: Where | None = None, *, name: str) -> Feed:
        """Give the feed of the law's deadlines for every followed proposal, or those of one municipality."""
        feed = self.proposals(self._store.proposals(municipality), name=name)
        return replace(feed, proposals=(), known=(), stamps={})

    def watch(self, watch: Watch, *, name: str | None = None) -> Feed:
        """Give the feed of what a watch finds: the items on agendas, and as news the changes that it hits."""
        return replace(self.watches([watch])[watch.name], name=name or watch.name)

    def watches(self, watches: Iterable[Watch]) -> dict[str, Feed]:
        """Give the feeds of watches by name; every agenda is read once for all of them."""
        asked = tuple(watches)
        hits = _by_watch(find_hits(asked, self._store.meetings()))
        changes = self._store.changes(since=self._empty.now - NEWS_FROM)
        news = _by_watch(find_hits(asked, changes))
        return {watch.name: self.found(watch.name, hits[watch.name], news[watch.name]) for watch in asked}

    def following(self, feeds: Iterable[Feed], *, name: str) -> Feed:
        """Give one feed of what somebody follows: several of any kind, each thing in it once."""
        return joined(self._empty, name, tuple(feeds))

    def found(self, name: str, hits: Iterable[WatchHit], news: Iterable[WatchHit] = ()) -> Feed:
        """Give the feed of what watches have found already; `news` are what they found among changes."""
        found = {(hit.meeting.id, hit.item): (hit.meeting, hit.item) for hit in hits}
        ids = {meeting.id for meeting, _ in found.values()}
        return replace(
            self._empty,
            name=name,
            hits=tuple(found.values()),
            changes=tuple(self._store.changes(meetings=ids)),
            news=once(news_of_hits(news)),
            stamps=stamps_of(self._store, ids),
        )

    def _of(self, name: str, meetings: tuple[Meeting, ...], shelf: _Shelf) -> Feed:
        ids = [meeting.id for meeting in meetings]
        changes = tuple(self._store.changes(meetings=ids))
        stamps = {key: shelf.stamps[key] for key in ids if key in shelf.stamps}
        return replace(self._empty, name=name, meetings=meetings, changes=changes, news=changes, stamps=stamps)

    def _fetched(self, municipality: Where) -> _Shelf:
        meetings = tuple(self._store.meetings(municipality))
        doubts = tuple(it.doubt for it in self._store.doubts(municipality))
        return _Shelf(meetings, stamps_of(self._store, [meeting.id for meeting in meetings]), doubts)


def _by_watch(hits: Iterable[WatchHit]) -> dict[str, list[WatchHit]]:
    found: defaultdict[str, list[WatchHit]] = defaultdict(list)
    for hit in hits:
        found[hit.watch.name].append(hit)
    return found
