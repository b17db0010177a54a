"""One round: ask, compare, remember, follow. Where all rooms meet."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from agendawatch.errors import AgendawatchError
from agendawatch.fetch import Client, Report, Visit
from agendawatch.fetch.places import Where, find_sites
from agendawatch.following import advance, join, same_proposal, witnessed
from agendawatch.history import Store
from agendawatch.model import Change, Listing, Match, Meeting, Municipality, Proposal, Site, Window

__all__ = ["Round", "SiteVisit", "remember_proposal", "watch"]

_LOG = logging.getLogger(__name__)
_AGENDA_AHEAD = dt.timedelta(days=45)
"""How long before a meeting its agenda is asked for: kallelser come one to three weeks ahead."""
_AGENDA_BEHIND = dt.timedelta(days=60)
"""How long after it its minutes are asked for: adjusted within 14 days, published when somebody has the time."""

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class SiteVisit:
    """What a round saw at one site."""

    site: Site
    asked: int = 0
    """Pages asked for."""
    not_modified: int = 0
    """Of these, answered with 304."""
    unchanged: bool = False
    """Whether its listing was as at the last round."""
    changes: tuple[Change, ...] = ()
    quarantined: str | None = None
    """Why its listing was not believed; `None` when it was."""
    failed: AgendawatchError | None = None
    """What went wrong; `None` when nothing did."""
    agendas_failed: tuple[tuple[Meeting, AgendawatchError], ...] = ()
    """Meetings whose agenda could not be read this time; what we had of them stands."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one round over all sites came to."""

    started: dt.datetime
    visits: tuple[SiteVisit, ...]
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
    def failed(self) -> tuple[SiteVisit, ...]:
        """Visits that failed wholly or in part."""
        return tuple(visit for visit in self.visits if visit.failed or visit.agendas_failed)


def watch(
    store: Store,
    sites: Iterable[Where],
    *,
    now: dt.datetime,
    organization: str | None = None,
    window: Window | None = None,
    client: Client | None = None,
    progress: Progress | None = None,
) -> Round:
    """Make one round: visit every site, and keep what is different.

    `sites` are sites, municipalities or their names; a municipality stands for every site known of it.
    `window` is by default from two months ago to the end of next year.
    One site's failure never stops the others: it is in the report.
    Each site is kept in one transaction, so that a round that is killed loses only the site it was at.
    """
    span = window or Window(first=now.date() - _AGENDA_BEHIND, last=dt.date(now.year + 1, 12, 31))
    own = client or Client(now=lambda: now)
    try:
        visits = []
        for site in _places(sites, span, organization):
            if progress:
                progress(site.url)
            visits.append(_Visiting(store, own, site, now).run(organization, span))
    finally:
        if client is None:
            own.close()
    return Round(started=now, visits=tuple(visits), report=own.report)


def _places(sites: Iterable[Where], window: Window, organization: str | None) -> tuple[Site, ...]:
    """Turn what was named into sites, each once; a name that nobody knows stops the round before it begins."""
    found = [site for where in sites for site in find_sites(where, window, organization)]
    return tuple({(site.url, site.platform, site.organizations): site for site in found}.values())


@dataclass(slots=True)
class _Visiting:
    """A site while it is visited: what is asked of it, and what came."""

    store: Store
    client: Client
    site: Site
    now: dt.datetime
    asked: int = 0
    not_modified: int = 0
    changed: bool = False
    looked: set[str] = field(default_factory=set)
    unsettled: list[Visit[Listing] | Visit[Meeting]] = field(default_factory=list)
    agendas_failed: list[tuple[Meeting, AgendawatchError]] = field(default_factory=list)

    def run(self, organization: str | None, window: Window) -> SiteVisit:
        """Visit the site; what goes wrong there is told and stays there."""
        try:
            listing = self._listing(organization, window)
            recorded = self.store.add(listing, site=self.site, seen=self.now, looked=self.looked)
        except AgendawatchError as error:
            _LOG.warning("%s: %s", self.site.url, error)
            return SiteVisit(site=self.site, asked=self.asked, not_modified=self.not_modified, failed=error)
        if not recorded.quarantined:
            # What was held back is read again next time: seen often enough, it is believed.
            for visit in self.unsettled:
                visit.settle(self.store)
        _advance_all(self.store, self.site.municipality, self.now)
        return SiteVisit(
            site=self.site,
            asked=self.asked,
            not_modified=self.not_modified,
            unchanged=not self.changed,
            changes=recorded.changes,
            quarantined=recorded.reason if recorded.quarantined else None,
            agendas_failed=tuple(self.agendas_failed),
        )

    def _listing(self, organization: str | None, window: Window) -> Listing:
        """List the site's meetings, with agendas and minutes of those near today."""
        came = self.client.visit_meetings(self.site, organization, window=window, settle=False)
        self._note(came)
        self.changed = came.value is not None
        listing = came.value or self.store.last(self.site, window)
        if listing is None:
            msg = "a site that was never read answered that it is unchanged"
            raise AssertionError(msg)
        return listing.model_copy(update={"meetings": tuple(map(self._meeting, listing.meetings))})

    def _meeting(self, meeting: Meeting) -> Meeting:
        """Add a meeting's agenda where it is near; elsewhere, and where nothing changed, the store knows better."""
        read = self._agenda(meeting) if self._is_near(meeting) else None
        if read is None:
            return meeting
        self.looked.add(meeting.id)
        return read

    def _is_near(self, meeting: Meeting) -> bool:
        today = self.now.date()
        return today - _AGENDA_BEHIND <= meeting.date <= today + _AGENDA_AHEAD

    def _agenda(self, meeting: Meeting) -> Meeting | None:
        """Read a meeting's agenda; `None` when its pages are as before, or cannot be read this time."""
        try:
            came = self.client.visit_agenda(meeting, self.site, settle=False)
        except AgendawatchError as error:
            _LOG.warning("agenda of %s %s: %s", meeting.title, meeting.date, error)
            self.agendas_failed.append((meeting, error))
            return None
        self._note(came)
        return came.value

    def _note(self, visit: Visit[Listing] | Visit[Meeting]) -> None:
        self.asked += visit.asks
        self.not_modified += visit.not_modified
        self.unsettled.append(visit)


def _advance_all(store: Store, municipality: Municipality | None, now: dt.datetime) -> None:
    """Let what the meetings say reach the proposals that are followed there."""
    for proposal in tuple(store.proposals()):
        theirs = proposal.municipality
        if municipality is None or theirs is None or theirs.code == municipality.code:
            _advance(store, proposal, now)


def _advance(store: Store, proposal: Proposal, now: dt.datetime) -> Proposal:
    meetings = tuple(store.meetings(municipality=proposal.municipality.code if proposal.municipality else None))
    further = advance(proposal, meetings, now)
    if further != proposal:
        further = witnessed(further, now)
        store.save_proposal(further, seen=now)
    return further


def remember_proposal(store: Store, proposal: Proposal, *, seen: dt.datetime) -> tuple[Proposal, Match | None]:
    """Keep a proposal, joined to the one followed already that it is, and with what the store's meetings say of it.

    The match tells why it was joined; it is `None` for a new one, and for one that was known to the letter.
    """
    match = None
    for followed in tuple(store.proposals()):
        match = same_proposal(followed, proposal) if followed.id != proposal.id else None
        if match is not None or followed.id == proposal.id:
            proposal = join(followed, proposal, match) if match else followed
            break
    proposal = witnessed(proposal, seen)
    store.save_proposal(proposal, seen=seen)
    return _advance(store, proposal, seen), match
