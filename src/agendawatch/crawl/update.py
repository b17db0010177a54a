"""One round: ask, compare, remember, follow. Where all rooms meet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from agendawatch.crawl.client import Client
from agendawatch.crawl.resolve import Where, find_sites, is_for
from agendawatch.crawl.site_update import SiteReport, SiteVisit, answer, keeping_pages, usual_window
from agendawatch.errors import InputError
from agendawatch.fetch import Report, WarcFolder, run
from agendawatch.model import Change, Municipality, Site, Window
from agendawatch.store import Store

__all__ = ["SiteReport", "UpdateReport", "named_sites", "update"]

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What one round over all sites came to."""

    started: dt.datetime
    visits: tuple[SiteReport, ...]
    report: Report

    @property
    def asked(self) -> int:
        """Pages asked for."""
        return sum(visit.asked for visit in self.visits)

    @property
    def not_modified(self) -> int:
        """Of these, answered with 304."""
        return sum(visit.not_modified for visit in self.visits)

    @property
    def unchanged(self) -> tuple[Site, ...]:
        """Sites whose listing was as before."""
        return tuple(visit.site for visit in self.visits if visit.unchanged)

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes, by site."""
        return tuple(change for visit in self.visits for change in visit.changes)

    changed = changes

    @property
    def failed(self) -> tuple[SiteReport, ...]:
        """Visits that failed wholly or in part."""
        return tuple(visit for visit in self.visits if visit.error)


def update(
    store: Store,
    sites: Where | Iterable[Where],
    *,
    now: dt.datetime,
    organization: str | None = None,
    window: Window | None = None,
    client: Client | None = None,
    progress: Progress | None = None,
    keep_pages: bool | WarcFolder = False,
) -> UpdateReport:
    """Make one round: visit every site, and keep what is different.

    `sites` are sites, municipalities or their names, or one of them; a municipality stands for every site known of it.
    `window` is by default the usual one, from two or three months ago to the end of next year.
    One site's failure never stops the others: it is in the report.
    Each site is kept in one transaction, so that a round that is killed loses only the site it was at.
    Raw pages are kept only with `keep_pages`: in the store, or as WARC in a folder of their own.
    """
    span = window or usual_window(now)
    own = client or Client(now=lambda: now, memory=store.records)
    try:
        visits = []
        with keeping_pages(own, store, keep=keep_pages, now=now):
            for site in named_sites(sites, span, organization):
                if progress:
                    progress(site.url)
                steps = SiteVisit(store, site, now).steps(organization, span)
                visits.append(run(steps, partial(answer, own)))
    finally:
        if client is None:
            own.close()
    return UpdateReport(started=now, visits=tuple(visits), report=own.report)


def named_sites(sites: Where | Iterable[Where], window: Window, organization: str | None) -> tuple[Site, ...]:
    """Turn what was named into sites, each once, and of them those that may hold the organization.

    A name that nobody knows, and an organization that no site is for, stop the round before it begins.
    """
    # All three can be walked through, letter by letter or field by field, and nobody means that.
    one = isinstance(sites, Municipality | Site | str) or not hasattr(sites, "__iter__")
    places: Iterable[Where] = (sites,) if one else sites  # type: ignore[assignment] # a value is iterable too
    found = [(where, site) for where in places for site in find_sites(where, window, organization)]
    held = [site for where, site in found if not isinstance(where, Site) or is_for(site, organization)]
    if found and not held:
        expected = "one that a named site is for; name the organization's own site, or none to ask them all"
        raise InputError(field="organization", value=str(organization), expected=expected)
    return tuple({(site.url, site.platform, site.organizations): site for site in held}.values())
