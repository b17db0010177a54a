"""Every way of publishing that we read, by its name."""

from __future__ import annotations

from agendawatch.errors import InputError
from agendawatch.model import Site
from agendawatch.sources.ciceron.source import Ciceron
from agendawatch.sources.conversation import Source
from agendawatch.sources.evolution.source import Evolution
from agendawatch.sources.goteborg.source import Goteborg
from agendawatch.sources.ical import ICAL
from agendawatch.sources.insyn.source import Insyn
from agendawatch.sources.jsonld import JSONLD
from agendawatch.sources.lex2.source import Lex2
from agendawatch.sources.meetingsplus.source import MeetingsPlus
from agendawatch.sources.netpublicator.source import NetPublicator
from agendawatch.sources.norrkoping import Norrkoping
from agendawatch.sources.opengov.source import OpenGov
from agendawatch.sources.page.source import ListingPage
from agendawatch.sources.rss import RSS
from agendawatch.sources.sitevision.source import SiteVision

__all__ = ["PLATFORMS", "source"]

_SOURCES: tuple[Source, ...] = (
    Ciceron(),
    MeetingsPlus(),
    NetPublicator(),
    Evolution(),
    Goteborg(),
    Insyn(),
    Lex2(),
    ListingPage(),
    Norrkoping(),
    OpenGov(),
    SiteVision(),
    ICAL,
    RSS,
    JSONLD,
)
PLATFORMS: dict[str, Source] = {it.platform: it for it in _SOURCES}
"""Every way of publishing that we read, by its name in `Site.platform`."""


def source(site: Site) -> Source:
    """Find the source that reads a site."""
    found = PLATFORMS.get(site.platform or "")
    if found is None:
        expected = f"one of {', '.join(sorted(PLATFORMS))}"
        raise InputError(field="site.platform", value=site.platform, expected=expected)
    return found
