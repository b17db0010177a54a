"""Where a municipality's documents may be: at its own hosts, its platforms', and those that the registry allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from agendawatch.errors import RefusedError, UnknownMunicipalityError
from agendawatch.fetch.allowed_hosts import host_and_port
from agendawatch.model import Site

__all__ = ["check_holder"]

_PLATFORMS = (
    "netpublicator.com", "formpipe.com", "opengov.360online.com", "opengov.cloudapp.net", "ciceron.cloud", "unikom.se",
    "insynsverige.se",
)  # fmt: skip
"""Hosts of platforms that many municipalities publish on."""
_HOSTS = "document_hosts"
"""A site's parameter: further hosts that hold its documents, with spaces between."""


def check_holder(url: str, sites: Iterable[Site]) -> None:
    """Raise `RefusedError` for a document at a host where the municipality of some sites does not publish."""
    host, _ = host_and_port(url)
    listed = tuple(sites)
    told = (it for site in listed for it in (site.parameter(_HOSTS) or "").casefold().split())
    if any(host == it or host.endswith(f".{it}") for it in (*_PLATFORMS, *told)):
        return
    if not any(_domain(host) == _domain(own) for site in listed for own in _hosts(site)):
        msg = f"a page names a document at {host}, where its municipality publishes nothing"
        raise RefusedError(msg, url=url)


def _hosts(site: Site) -> Iterator[str]:
    """Give the hosts known of a site and of its municipality, those that cost nothing to know first."""
    for url in (site.url, site.municipality.website if site.municipality else None):
        if url:
            yield host_and_port(url)[0]
    if site.municipality is None:
        return
    from agendawatch.registry import registration  # noqa: PLC0415 -- 311 files are read on import

    try:
        known = registration(site.municipality)
    except UnknownMunicipalityError:
        return
    for url in (*(it.url for it in known.sites), *((known.notice_board.url,) if known.notice_board else ())):
        yield host_and_port(url)[0]


def _domain(host: str) -> str:
    """Cut a host's name down to the domain that somebody owns; an address in figures stays whole.

    >>> _domain("moten.kommun.example"), _domain("127.0.0.1"), _domain("::1")
    ('kommun.example', '127.0.0.1', '::1')
    """
    parts = host.split(".")
    return host if ":" in host or parts[-1].isdigit() else ".".join(parts[-2:])
