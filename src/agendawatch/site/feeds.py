"""The feeds beside pages, as files: calendars that follow what was published, and the news of changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache

from agendawatch.answers.words import phrases
from agendawatch.diff.normalization import folded
from agendawatch.feeds import to_atom, to_json_feed
from agendawatch.feeds.news import News, NewsEntry, entries, news_of_hits
from agendawatch.feeds.options import FeedOptions
from agendawatch.feeds.publishing import Feed, doubts_of
from agendawatch.i18n import Language
from agendawatch.lang.sv.references import case_key
from agendawatch.model import AgendaItem, Change
from agendawatch.proposals import find_hits
from agendawatch.proposals.hits import WHOLE
from agendawatch.site.addresses import canonical, feed_path, party_path
from agendawatch.site.facts.cases import case_steps
from agendawatch.site.facts.parties import acting
from agendawatch.site.source import SiteData, Subject, Town, named

ENDINGS = ("ics", "atom", "json")
"""What stands beside a page with feeds."""
ENDINGS_OF = {"organization": ENDINGS[:2], "case": ENDINGS[:2], "meeting": ENDINGS[:1]}
"""What stands there where it is less; a server answers for all."""

_NEWS: Mapping[str, Callable[..., bytes]] = {"atom": to_atom, "json": to_json_feed}
NEVER_CUT = 36_500
"""Days of the past in the calendar of a single meeting: it is never empty."""


def feed_bytes(
    source: SiteData, subject: Subject, path: str, language: Language, ending: str, *, last: bytes | None = None
) -> bytes:
    """Write the feed of a subject as `ics`, `atom` or `json`, for its place beside the page at `path`.

    A calendar follows its `last` bytes: an event of the same content keeps them.
    """
    feed = feed_of(source, subject)
    base = source.site.base_url
    own = base + feed_path(path, ending, language) if base else None
    page = canonical(base, path, language if language in source.site.languages else "sv") if base else None
    if ending in _NEWS:
        news = entries_of(source, subject, language)
        official = source.settings.official
        return _NEWS[ending](news, name=feed.name, language=language, source_url=own, page_url=page, official=official)
    past = NEVER_CUT if subject.kind == "meeting" else None
    options = FeedOptions(
        language=language, past=past, doubts=source.settings.doubts, official=source.settings.official
    )
    return feed.to_ical(options, source_url=own, page_url=page, previous=last)


@lru_cache(2)
def feed_of(source: SiteData, subject: Subject) -> Feed:
    """Gather the feed of a subject, kept for the endings that are asked for in a row."""
    return _KINDS[subject.kind](source, *map(str, subject.which))


@lru_cache(2)
def entries_of(source: SiteData, subject: Subject, language: Language) -> tuple[NewsEntry, ...]:
    """Word a subject's newest changes, once for both formats that tell them."""
    feed = feed_of(source, subject)
    return entries(feed.newest, phrases(language, source.settings.official), feed.page_of)


def _meeting(source: SiteData, code: str, key: str) -> Feed:
    town = source.town(code)
    meeting = town.by_key[key]
    return source.feed(named(town.municipality, meeting.organization), town, (meeting,))


def _organization(source: SiteData, code: str, path: str) -> Feed:
    town = source.town(code)
    meetings = town.by_path[path]
    names = {folded(meeting.organization.name) for meeting in meetings}
    doubts = doubts_of((row.doubt for row in source.doubts.get(code, ())), names)
    return source.feed(named(town.municipality, meetings[-1].organization), town, meetings, doubts=doubts)


def _municipality(source: SiteData, code: str) -> Feed:
    town = source.town(code)
    doubts = tuple(row.doubt for row in source.doubts.get(code, ()))
    return source.feed(named(town.municipality) or source.settings.title, town, town.meetings, doubts=doubts)


def _proposal(source: SiteData, identifier: str) -> Feed:
    proposal = next(it for it in source.proposals if it.id == identifier)
    return source.publisher.proposal(proposal)


def _watch(source: SiteData, name: str, *meetings: str) -> Feed:
    """Give what a watch finds, now and in changes, at the meetings where it ever found anything."""
    found = source.found(name, meetings)
    hits = {(hit.meeting.id, hit.item): (hit.meeting, hit.item) for hit in found.hits}
    feed = source.feed(name, hits=tuple(hits.values()), news=news_of_hits(find_hits([found.watch], found.changes)))
    stamps = source.stamps(found.meetings)
    return replace(feed, beside=replace(feed.beside, changes=found.changes, stamps=stamps))


def _party(source: SiteData, code: str, path: str) -> Feed:
    town = source.town(code)
    assert town.municipality is not None  # noqa: S101 - only those have such feeds
    party = next(it for it in source.parties[code] if party_path(town.municipality, it) == path)
    letters = party.code.casefold()
    return _items(source, town, f"{party.name}, {town.municipality}", lambda it: letters in acting(it))


def _case(source: SiteData, code: str, key: str) -> Feed:
    town, number = source.town(code), tuple(key.split())
    newest = case_steps(town.meetings, number)[-1].item
    name = f"{newest.reference}, {town.municipality}"
    return _items(source, town, name, lambda it: it.reference is not None and case_key(it.reference) == number)


def _items(source: SiteData, town: Town, name: str, chosen: Callable[[AgendaItem], bool]) -> Feed:
    """Give the items of a municipality's agendas that are chosen, and what happened to them and their meetings."""
    hits = tuple((meeting, item) for meeting in town.meetings for item in meeting.agenda or () if chosen(item))
    changes = town.changes_of({meeting.id: meeting for meeting, _ in hits}.values())
    news: list[Change | News] = []
    for change in changes:
        if change.item is None and change.kind not in WHOLE:
            news += [change] if change.document is None else []
        else:
            told = (change.item,) if change.item else change.meeting.agenda or ()
            news += [News(change, item) for item in told if chosen(item)]
    return source.feed(name, town, hits=hits, news=tuple(news))


_KINDS: dict[str, Callable[..., Feed]] = {
    "meeting": _meeting,
    "organization": _organization,
    "municipality": _municipality,
    "proposal": _proposal,
    "party": _party,
    "case": _case,
    "watch": _watch,
}
