"""Making one page or feed from a source: functions of words and numbers, so that any process can do it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from agendawatch.answers import ask
from agendawatch.feeds.options import FeedOptions
from agendawatch.feeds.publishing import meetings_of
from agendawatch.i18n import Language
from agendawatch.model import Meeting
from agendawatch.site.facts.cases import case_page, case_steps
from agendawatch.site.facts.coverage import coverage_page
from agendawatch.site.facts.front import MOST_CHANGES, TELLING, front_page
from agendawatch.site.facts.meetings import meeting_page
from agendawatch.site.facts.months import month_page, months_of
from agendawatch.site.facts.organizations import municipality_page, organization_page
from agendawatch.site.facts.page import STATIC_PAGES, WEEK, Page
from agendawatch.site.facts.parties import party_pages
from agendawatch.site.facts.proposals import proposal_page
from agendawatch.site.facts.watches import watch_page
from agendawatch.site.feeds import NEVER_CUT, feed_of
from agendawatch.site.groups import nearest
from agendawatch.site.kept_pages import hashes_of, kept_page
from agendawatch.site.pages import render
from agendawatch.site.source import SiteData, Subject


def html(source: SiteData, subject: Subject, language: Language) -> bytes:
    """Write the page of a subject in a language."""
    return render(page_of(source, subject), source.site, language)


@lru_cache(4)
def page_of(source: SiteData, subject: Subject) -> Page:
    """Gather what a page says, kept for the languages that are asked for in a row."""
    if subject.kind in STATIC_PAGES:
        return STATIC_PAGES[subject.kind]
    return _KINDS[subject.kind](source, *map(str, subject.which))


def _meeting(source: SiteData, code: str, key: str) -> Page:
    town = source.town(code)
    meeting = town.by_key[key]
    stamps = town.stamps.get(meeting.id)
    return meeting_page(
        meeting,
        today=source.today,
        changes=town.changes.get(meeting.id, ()),
        proposals=town.proposals_at(meeting),
        first_seen=stamps.created if stamps else None,
        last_changed=stamps.modified if stamps else None,
        calendar=None if source.served else _calendar(source, code, key),
        kept=any(it in source.kept_pages for it, _ in hashes_of(meeting)),
    )


def _kept(source: SiteData, code: str, key: str) -> Page:
    return kept_page(source.store, source.town(code).by_key[key], source.kept_pages)


def _calendar(source: SiteData, code: str, key: str) -> bytes:
    """Write a meeting's calendar, which its page holds."""
    return feed_of(source, Subject("meeting", (code, key))).to_ical(
        FeedOptions(language=source.site.feed_languages[0], past=NEVER_CUT)
    )


def _organization(source: SiteData, code: str, path: str) -> Page:
    town = source.town(code)
    meetings = town.by_path[path]
    return organization_page(
        town.municipality,
        meetings[-1].organization,
        meetings=meetings,
        changes=town.changes_of(meetings, source.now - WEEK),
        failing=source.failing.get(code),
        doubts=(row.doubt for row in source.doubts.get(code, ())),
        now=source.now,
    )


def _municipality(source: SiteData, code: str) -> Page:
    town = source.town(code)
    return municipality_page(
        town.municipality,
        meetings=town.meetings,
        changes=town.changes_of(town.meetings, source.now - WEEK),
        proposals=town.proposals,
        parties=source.parties.get(code, ()),
        failing=source.failing.get(code),
        doubts=(row.doubt for row in source.doubts.get(code, ())),
        now=source.now,
    )


def _party(source: SiteData, code: str, path: str) -> Page:
    return _party_pages(source, code)[path]


@lru_cache(1)
def _party_pages(source: SiteData, code: str) -> Mapping[str, Page]:
    """Gather the pages of a municipality's parties in one go: they are asked for in a row."""
    town = source.town(code)
    assert town.municipality is not None  # noqa: S101 - only those have such pages
    pages = party_pages(
        town.municipality,
        source.parties.get(code, ()),
        meetings=town.meetings,
        proposals=town.proposals,
        today=source.today,
        persons=source.settings.persons,
        feeds=source.party_feeds,
    )
    return {page.path: page for page in pages}


def _case(source: SiteData, code: str, key: str) -> Page:
    town = source.town(code)
    assert town.municipality is not None  # noqa: S101 - only those have such pages
    steps = case_steps(town.meetings, tuple(key.split()))
    kept = _kept_of(source, (step.meeting for step in steps))
    return case_page(town.municipality, steps, proposals=town.proposals, kept=kept, today=source.today)


def _kept_of(source: SiteData, meetings: Iterable[Meeting]) -> frozenset[str]:
    """Name the meetings with a page of their own whose sources are shown."""
    own, kept = source.site.own, source.kept_pages
    return frozenset(
        meeting.id
        for meeting in meetings
        if (own is None or meeting.id in own) and any(held in kept for held, _ in hashes_of(meeting))
    )


def _month(source: SiteData, code: str, year: str, month: str, running: str = "") -> Page:
    town = source.town(code)
    return month_page(
        int(year),
        int(month),
        meetings=town.meetings,
        months=months_of(town.meetings),
        municipality=town.municipality,
        nameless=not code,
        running=bool(running),
        own=source.site.own,
        changes=town.changes,
    )


def _whole_month(source: SiteData, year: str, month: str, running: str = "") -> Page:
    months = sorted({(line.date.year, line.date.month) for line in source.outline.meetings})
    meetings = source.month(int(year), int(month))
    return month_page(int(year), int(month), meetings=meetings, months=months, running=bool(running))


def _front(source: SiteData) -> Page:
    """Gather it from the outline: only what it shows is read whole."""
    told = source.outline
    news = [line for line in told.changes if source.now - WEEK <= line.seen <= source.now]
    telling = [line for line in news if line.kind in TELLING] or news
    newest = {line.meeting_id for line in telling[-MOST_CHANGES:]}
    return front_page(
        towns=[town for town, _ in told.names.values()],
        meetings=source.meetings(line.id for line in nearest(told, source.today)),
        changes=source.store.changes(since=source.now - WEEK, meetings=newest) if newest else (),
        news=len(news),
        proposals=source.proposals,
        watches=source.settings.watches,
        unread=source.unread,
        read=bool(source.last_read),
        now=source.now,
    )


def _proposal(source: SiteData, identifier: str) -> Page:
    proposal = next(it for it in source.proposals if it.id == identifier)
    meetings = tuple(meetings_of(source.store, proposal))
    return proposal_page(proposal, meetings=meetings, kept=_kept_of(source, meetings), today=source.today)


def _watch(source: SiteData, name: str, *meetings: str) -> Page:
    found = source.found(name, meetings)
    return watch_page(found.watch, hits=found.hits)


def _coverage(source: SiteData) -> Page:
    return coverage_page(ask.coverage(source.view))


_KINDS: dict[str, Callable[..., Page]] = {
    "meeting": _meeting,
    "kept": _kept,
    "organization": _organization,
    "municipality": _municipality,
    "party": _party,
    "case": _case,
    "month": _month,
    "whole_month": _whole_month,
    "front": _front,
    "proposal": _proposal,
    "watch": _watch,
    "coverage": _coverage,
}
