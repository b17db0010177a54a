"""Every way of publishing that we read, by its name."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from traceback import format_exception_only

from agendawatch.arguments import choices
from agendawatch.errors import InputError
from agendawatch.model import Site
from agendawatch.sources.announced_events import ICAL, JSONLD, RSS
from agendawatch.sources.ciceron import Ciceron
from agendawatch.sources.evolution import Evolution
from agendawatch.sources.flow import Source
from agendawatch.sources.goteborg import Goteborg
from agendawatch.sources.lex2 import Lex2
from agendawatch.sources.meetingsplus import MeetingsPlus
from agendawatch.sources.netpublicator import NetPublicator
from agendawatch.sources.norrkoping import Norrkoping
from agendawatch.sources.opengov import OpenGov
from agendawatch.sources.page import ListingPage
from agendawatch.sources.sitevision import SiteVision

_SOURCES: tuple[Source, ...] = (
    Ciceron(),
    MeetingsPlus(),
    NetPublicator(),
    Evolution(),
    Goteborg(),
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


GROUP = "agendawatch.sources"
"""The group of entry points by which a package of somebody else's names its sources; ours win over one of the same name."""


def source(site: Site) -> Source:
    """Find the source that reads a site: one of ours, else one that an installed package names."""
    name = site.platform or ""
    found = PLATFORMS.get(name) or (installed(name) if name else None)
    if found is None:
        names = sorted({*PLATFORMS, *(point.name for point in entry_points(group=GROUP))})
        raise InputError(field="site.platform", value=site.platform, expected=choices(site.platform, names))
    return found


@cache
def installed(name: str) -> Source | None:
    """Load a source that an installed package names: a class without arguments, or a value; `None` where none does.

    What cannot be loaded, or is no source of that name, raises `InputError`.
    """
    for point in entry_points(group=GROUP, name=name):
        try:
            loaded = point.load()
            made = loaded() if isinstance(loaded, type) else loaded
            fits = getattr(made, "platform", None) == name and all(
                callable(getattr(made, part, None)) for part in ("meetings", "agenda")
            )
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            # A package may do anything while it is loaded; it costs its own sites alone.
            came = format_exception_only(error)[-1].strip()
            expected = f"a source that can be loaded from {point.value}: {came}"
            raise InputError(field="site.platform", value=name, expected=expected) from error
        if not fits:
            expected = f"that {point.value} has platform {name!r}, meetings and agenda"
            raise InputError(field="site.platform", value=name, expected=expected)
        return made  # type: ignore[no-any-return] # it was looked at: whatever the package made
    return None
