"""Which sites a round over the country visits now, and which of them must wait for each other."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from agendawatch.crawl.resolve import find_notice_board, find_sites
from agendawatch.errors import InputError
from agendawatch.model import Municipality, Site, Window
from agendawatch.registry import municipalities
from agendawatch.store import Store

APART = dt.timedelta(minutes=1)
"""How far clocks of machines that share a store may be apart."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which sites to visit now, and which to leave."""

    due: tuple[Site, ...]
    lately: tuple[Site, ...] = ()
    """Visited lately, perhaps by a round that was killed."""
    resting: tuple[Site, ...] = ()
    """Failing, and left in peace for now."""


def known_sites(window: Window, organization: str | None = None) -> tuple[Site, ...]:
    """List every site in the registry that is in use within a window.

    With an organization those that may hold it: they name it, or none.

    A page that only leads to its municipality's portal is not asked beside it.
    """
    return tuple(site for place in municipalities() for site in _in_use(place, window, organization))


def _in_use(place: Municipality, window: Window, organization: str | None) -> tuple[Site, ...]:
    try:
        return find_sites(place, window, organization)
    except InputError:
        # Only sites of other years, or of other organizations, are known, or nothing at all.
        return ()


def plan(store: Store, listed: Iterable[Site], now: dt.datetime, *, every: dt.timedelta) -> Plan:
    """Choose the sites that are due: those not visited for a while, the longest unvisited first.

    What a site answered is in the store as soon as it is visited; a round that was killed therefore
    goes on with those that it had not come to. A failing site is due when its pause is over.
    """
    known = {health.url: health for health in store.queries.site_health()}
    due: list[Site] = []
    lately: list[Site] = []
    resting: list[Site] = []
    for site in listed:
        health = known.get(site.url)
        if health is not None and health.tried > now + APART:
            # By a clock that was ahead.
            health = None
        if health is not None and health.due is not None and health.due > now:
            resting.append(site)
        elif health is not None and health.due is None and health.tried > now - every:
            lately.append(site)
        else:
            due.append(site)
    never = dt.datetime.min.replace(tzinfo=dt.UTC)
    due.sort(key=lambda site: known[site.url].tried if site.url in known else never)
    return Plan(tuple(due), tuple(lately), tuple(resting))


def queues(due: Iterable[Site]) -> tuple[tuple[Site, ...], ...]:
    """Put sites of one host in one queue, so that no place is taken by one that waits for its neighbour."""
    hosts: defaultdict[str, list[Site]] = defaultdict(list)
    for site in due:
        hosts[_host(site)].append(site)
    return tuple(tuple(queue) for queue in hosts.values())


def shares(due: Iterable[Site]) -> tuple[tuple[Site, ...], ...]:
    """Part sites so that whoever works through a share is alone with its hosts, those of notice boards among them.

    Within one process each host has its queue whatever is asked of it; between processes nobody holds it.
    The largest share, which takes the longest, comes first.
    """
    leaders: dict[str, str] = {}
    sites: list[tuple[Site, str]] = []
    for site in due:
        board = find_notice_board(site)
        host = _leader(leaders, _host(site))
        if board is not None:
            leaders[_leader(leaders, _host(board))] = host
        sites.append((site, host))
    found: defaultdict[str, list[Site]] = defaultdict(list)
    for site, host in sites:
        found[_leader(leaders, host)].append(site)
    return tuple(sorted(map(tuple, found.values()), key=len, reverse=True))


def _leader(leaders: dict[str, str], host: str) -> str:
    while (next_ := leaders.get(host, host)) != host:
        host = next_
    return host


def _host(site: Site) -> str:
    return urlsplit(site.url).netloc.casefold()
