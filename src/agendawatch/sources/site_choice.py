"""Which of a municipality's sites to ask, where several lead to the same meetings."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from agendawatch.model import Site
from agendawatch.sources.landing import host_of, is_bare
from agendawatch.sources.platform_marks import platform_of

__all__ = ["WHOLE", "prefer_portals", "prefer_starts"]

WHOLE = frozenset({"ciceron", "evolution", "goteborg", "insyn", "lex2", "meetingsplus", "netpublicator", "norrkoping", "opengov360"})  # fmt: skip
"""Platforms that hold a municipality's meetings in one place; of the others each page holds its own."""
_LOOKED_THROUGH = frozenset({None, "page", "sitevision"})
"""No platform of their own: their pages are found from the address."""
_NEEDED = {"lex2": "tenant"}
"""What a portal cannot be asked without; where it is not told, the page that leads there tells it."""


def prefer_portals(sites: Iterable[Site]) -> tuple[Site, ...]:
    """Leave out sites whose meetings another one holds as well; the order stays.

    Of one platform, a portal that holds every organization goes before the landing page that leads to it, before a
    page of one organization, and before a longer address of its own host; if it answers for the same years.
    """
    listed = tuple(sites)
    left: list[Site] = []
    for site in listed:
        others = [it for it in listed if it is not site and it.platform == site.platform in WHOLE]
        if not any(_goes_before(it, site) for it in others):
            left.append(site)
    return tuple(left)


def prefer_starts(sites: Iterable[Site]) -> tuple[Site, ...]:
    """Leave out pages that are reached from another page of the same host: the one that is for all is looked through.

    Of several that are, or that are each for some, the first one stays.
    """
    listed = tuple(sites)
    starts: dict[str, Site] = {}
    for site in sorted(listed, key=lambda it: bool(it.organizations)):
        if site.platform in _LOOKED_THROUGH:
            starts.setdefault(host_of(site.url).partition("://")[2].removeprefix("www."), site)
    return tuple(it for it in listed if it.platform not in _LOOKED_THROUGH or it in starts.values())


def _goes_before(portal: Site, site: Site) -> bool:
    if not _is_portal(portal) or portal.organizations or not _covers(portal, site):
        return False
    if site.organizations or not _is_portal(site):
        return True
    return host_of(portal.url) == host_of(site.url) and _length(portal) < _length(site)


def _is_portal(site: Site) -> bool:
    needed = _NEEDED.get(site.platform or "")
    return (platform_of(site.url) == site.platform or is_bare(site.url)) and (
        needed is None or site.parameter(needed) is not None
    )


def _covers(portal: Site, site: Site) -> bool:
    return (portal.first_year or 0) <= (site.first_year or 0) and (site.last_year or 9999) <= (portal.last_year or 9999)


def _length(site: Site) -> tuple[int, str]:
    path = urlsplit(site.url).path.strip("/")
    return len(path), site.url
