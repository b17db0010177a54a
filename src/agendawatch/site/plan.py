"""What a site is made of: every file with its key, told from the store's outline without reading a meeting.

A key holds all that a file's bytes hang on: the versions of its meetings, the changes that are still news, what part of
the day matters (which meetings have been), the settings, and the format, which is a hash of this package's own files.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial

from agendawatch.i18n import Language
from agendawatch.site import addresses
from agendawatch.site.assets import assets
from agendawatch.site.facts.organizations import RUNNING
from agendawatch.site.facts.page import STATIC_PAGES, WEEK
from agendawatch.site.facts.proposals import state_of
from agendawatch.site.feeds import ENDINGS, ENDINGS_OF, feed_bytes
from agendawatch.site.groups import OutlineGroup, grouped
from agendawatch.site.hits import Hits
from agendawatch.site.indexes import indexes, web_manifest
from agendawatch.site.planned_file import PlannedFile, fingerprint, format_hash
from agendawatch.site.render import html
from agendawatch.site.settings import SiteSettings
from agendawatch.site.source import SiteData, Subject
from agendawatch.store import Store

_ELSEWHERE = {"watches", "meeting_pages", "host"}
"""Settings that are in the keys of what they touch, or touch no page."""


def plan(store: Store, settings: SiteSettings, now: dt.datetime) -> Iterator[PlannedFile]:
    """Plan a site from a store at a moment."""
    source = SiteData(store, settings, now)
    return plan_of(source, Hits().followed(source))


def plan_of(source: SiteData, hits: Hits) -> Iterator[PlannedFile]:
    """Plan a site from a source; `hits` say where the watches found anything."""
    yield from _Plan(source, hits).files()


class _Plan:
    """A site while it is planned."""

    def __init__(self, source: SiteData, hits: Hits) -> None:
        self._source = source
        self._hits = hits
        self._base = fingerprint(
            format_hash(), source.settings.model_dump_json(exclude=_ELSEWHERE), source.site.made_up
        )
        self._own = source.site.own
        self._kept = (fingerprint(*sorted(source.kept_pages)),) if source.kept_pages else ()
        self._told = grouped(source.outline, now=source.now, today=source.today, own=self._own)
        followed: defaultdict[str, list[object]] = defaultdict(list)
        for proposal in source.proposals:
            code = proposal.municipality.code if proposal.municipality else ""
            followed[code] += [proposal.model_dump_json(), state_of(proposal, source.today)]
        self._followed = {code: fingerprint(*facts) for code, facts in followed.items()}

    def files(self) -> Iterator[PlannedFile]:
        """Give every page and feed, those of a municipality together, and the indexes of them all."""
        yield from (self._fixed(path, data, stays=True) for path, data in assets().items())
        for town in self._told.towns:
            yield from self._town(town)
        yield from self._site()
        yield from self._proposals()
        yield from self._watches()
        yield from indexes(self._source, self._told, self._hits, self._base)

    def _town(self, town: OutlineGroup) -> Iterator[PlannedFile]:
        code, group = town.code, f"town {town.code}"
        followed = self._followed.get(code, "")
        fails = (it := self._source.failing.get(code)) and (it.failing_since, it.failure, it.status)
        doubted = [(doubt.id, doubt.since) for doubt in self._source.doubts.get(code, ())]
        shown = doubted if self._source.settings.doubts else []
        subject = Subject("municipality", (code,))
        facts: tuple[object, ...]
        facts = (town.versions, town.day, self._openings(town), town.week, town.own, followed, fails, doubted)
        yield from self._page(group, town.path, facts, subject)
        yield from self._feeds(group, town.path, (town.versions, town.calendar, town.own, shown), subject)
        path, key = f"{town.path}{addresses.MEETINGS}", fingerprint(self._base, town.versions, town.own)
        yield PlannedFile(path, key, partial(_ways, town, self._own), group)
        # Which parties act there is in its meetings' versions and its proposals; which day it is, in what is ahead.
        for party in self._source.parties.get(code, ()) if town.municipality else ():
            path = addresses.party_path(town.municipality, party)
            subject = Subject("party", (code, path))
            yield from self._page(group, path, (town.versions, town.day, town.own, followed), subject)
            yield from self._feeds(group, path, (town.versions, town.calendar, town.own), subject)
        for number, meetings in self._source.cases.get(code, {}).items() if town.municipality else ():
            path, subject = addresses.case_path(town.municipality, number), Subject("case", (code, number))
            seen = self._versions(meetings)
            yield from self._page(group, path, (seen, town.day, town.own, followed, *self._kept), subject)
            yield from self._feeds(group, path, (seen, town.calendar, town.own), subject)
        for month, versions in town.months.items():
            path, facts = addresses.month_path(*month, town.path), (versions, sorted(town.months))
            yield from self._page(group, path, facts, Subject("month", (code, *month)))
        for board in town.boards:
            subject = Subject("organization", (code, board.path))
            facts = (board.versions, board.day, board.week, board.own, fails, doubted)
            yield from self._page(group, board.path, facts, subject)
            yield from self._feeds(group, board.path, (board.versions, board.calendar, board.own, shown), subject)
            yield from self._meetings(group, board, followed)

    def _openings(self, town: OutlineGroup) -> tuple[object, ...]:
        """Tell what of the day its page hangs on: the meetings of the coming week, and whether a time to appeal may run."""
        today = self._source.today
        week = [line.id for line in town.lines if line.last_day >= today and line.date < today + WEEK]
        runs = any(line.last_day < today and line.last_modified > self._source.now - RUNNING for line in town.lines)
        return (today if runs else None, *week)

    def _versions(self, meetings: Iterable[str]) -> list[int | None]:
        lines = map(self._told.line_of.get, meetings)
        return [line.version if line else None for line in lines]

    def _meetings(self, group: str, board: OutlineGroup, followed: str) -> Iterator[PlannedFile]:
        for line in board.lines:
            if self._own is not None and line.id not in self._own:
                continue
            key = addresses.key_of(line.id)
            path, subject = f"{board.path}{key}/", Subject("meeting", (board.code, key))
            has_been, moved = line.last_day < self._source.today, line.id in self._told.moved
            yield from self._page(group, path, (line.version, has_been, followed, moved, *self._kept), subject)
            if self._kept:
                kept = Subject("kept", subject.which)
                yield from self._page(group, f"{path}{addresses.KEPT}", (line.version, *self._kept), kept)
            if self._source.served:
                yield from self._feeds(group, path, (line.version, moved), subject)

    def _site(self) -> Iterator[PlannedFile]:
        source, told = self._source, self._told
        followed = fingerprint(*self._followed.items(), *source.settings.watches)
        unread = [(town, it.failing_since, it.failure, it.status) for town, it in source.unread]
        facts: tuple[object, ...]
        facts = (told.names, told.ahead, told.week, followed, unread, bool(source.last_read))
        yield from self._page("site", addresses.FRONT, facts, Subject("front"))
        for language in source.settings.languages:
            yield self._fixed(addresses.web_manifest_path(language), web_manifest(source.site, language))
        for kind, page in STATIC_PAGES.items():
            yield from self._page("site", page.path, (), Subject(kind))
        healths = fingerprint(*source.store.queries.site_health())
        doubted = sorted((doubt.id, doubt.since) for known in source.doubts.values() for doubt in known)
        facts = (told.versions, healths, doubted, source.today)
        yield from self._page("coverage", addresses.COVERAGE, facts, Subject("coverage"))
        if told.running is None:
            # Every page leads to the running month, also of a site that holds nothing yet.
            empty = (source.today.year, source.today.month, 1)
            yield from self._page("site", addresses.MONTHS, empty, Subject("whole_month", empty))
        for month, versions in told.months.items():
            group, facts = f"month {month[0]}-{month[1]}", (versions, sorted(told.months))
            yield from self._page(group, addresses.month_path(*month), facts, Subject("whole_month", month))
            if month == told.running:
                yield from self._page(group, addresses.MONTHS, facts, Subject("whole_month", (*month, 1)))

    def _proposals(self) -> Iterator[PlannedFile]:
        for proposal in self._source.proposals:
            path, subject = addresses.proposal_path(proposal), Subject("proposal", (proposal.id,))
            # Which meetings it is handled at is not in the outline: its municipality's versions stand for them.
            home = self._told.town(proposal.municipality.code if proposal.municipality else "")
            facts = (proposal, self._source.today, home.versions if home else "", home.own if home else "")
            yield from self._page("proposals", path, (*facts, *self._kept), subject, stays=True)
            # A day that passes in silence, a meeting's or the last one to appeal, is told in calendars too.
            yield from self._feeds("proposals", path, (*facts, fingerprint(*sorted(self._told.moved))), subject)

    def _watches(self) -> Iterator[PlannedFile]:
        for watch in self._source.settings.watches:
            path, found = addresses.watch_path(watch), self._hits.of(watch)
            subject = Subject("watch", (watch.name, *found))
            own = [self._own is None or hit in self._own for hit in found]
            facts = (watch, *zip(found, self._versions(found), own, strict=True))
            yield from self._page("watches", path, facts, subject)
            moved = [hit for hit in found if hit in self._told.moved]
            yield from self._feeds("watches", path, (*facts, moved, self._source.today), subject, stays=False)

    def _fixed(self, path: str, data: bytes, *, stays: bool = False) -> PlannedFile:
        return PlannedFile(path, fingerprint(self._base, data), partial(_same, data), group="site", stays=stays)

    def _page(
        self, group: str, path: str, facts: Iterable[object], subject: Subject, *, stays: bool = False
    ) -> Iterator[PlannedFile]:
        key = fingerprint(self._base, subject.kind, *facts)
        for language in self._source.settings.languages:
            make = partial(_html, self._source, subject, language)
            yield PlannedFile(addresses.file_path(path, language), key, make, group, stays=stays)

    def _feeds(
        self, group: str, path: str, facts: Iterable[object], subject: Subject, *, stays: bool = True
    ) -> Iterator[PlannedFile]:
        key = fingerprint(self._base, subject.kind, *facts)
        for language in self._source.settings.feed_languages:
            endings = self._source.party_feeds if subject.kind == "party" else ENDINGS_OF.get(subject.kind, ENDINGS)
            for ending in endings:
                make = partial(_feed, self._source, subject, (path, language, ending))
                where = addresses.feed_path(path, ending, language)
                yield PlannedFile(where, key, make, group, follows=ending == "ics", stays=stays)


def _same(data: bytes, _: bytes | None) -> bytes:
    return data


def _ways(town: OutlineGroup, own: frozenset[str] | None, _: bytes | None) -> bytes:
    """Tell where each meeting of a municipality stands: those with a page under its organization, others by month."""
    boards: dict[str, list[str]] = {}
    months: dict[str, list[str]] = {}
    for board in town.boards:
        for line in board.lines:
            key = addresses.key_of(line.id)
            months.setdefault(f"{line.date.year:04}-{line.date.month:02}", []).append(key)
            if own is None or line.id in own:
                boards.setdefault(board.path.removeprefix(town.path), []).append(key)
    told = {"pages": boards, "months": dict(sorted(months.items()))}
    return (json.dumps(told, separators=(",", ":")) + "\n").encode()


def _html(source: SiteData, subject: Subject, language: Language, _: bytes | None) -> bytes:
    return html(source, subject, language)


def _feed(source: SiteData, subject: Subject, where: tuple[str, Language, str], last: bytes | None) -> bytes:
    return feed_bytes(source, subject, *where, last=last)
