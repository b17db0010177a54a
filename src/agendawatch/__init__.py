"""Agendas, proposals and decisions of Sweden's municipalities, as values and calendars.

The public names stand in `__all__`; each is loaded from its room when it is first asked for,
so that `import agendawatch` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agendawatch.crawl.archive import backfill as backfill
    from agendawatch.crawl.client import AsyncClient as AsyncClient
    from agendawatch.crawl.client import Client as Client
    from agendawatch.crawl.update import update as update
    from agendawatch.diff import compare as compare
    from agendawatch.errors import AgendawatchError as AgendawatchError
    from agendawatch.errors import ConfigError as ConfigError
    from agendawatch.errors import FetchError as FetchError
    from agendawatch.errors import InputError as InputError
    from agendawatch.errors import LayoutError as LayoutError
    from agendawatch.errors import ReadError as ReadError
    from agendawatch.errors import RefusedError as RefusedError
    from agendawatch.errors import StoreError as StoreError
    from agendawatch.errors import UnknownMunicipalityError as UnknownMunicipalityError
    from agendawatch.exports import Exported as Exported
    from agendawatch.exports import Publishing as Publishing
    from agendawatch.exports import export as export
    from agendawatch.exports import import_export as import_export
    from agendawatch.exports import to_ocd as to_ocd
    from agendawatch.exports import to_ocd_bill as to_ocd_bill
    from agendawatch.exports import to_ocd_votes as to_ocd_votes
    from agendawatch.exports import to_popolo as to_popolo
    from agendawatch.feeds import CalendarOptions as CalendarOptions
    from agendawatch.feeds import to_atom as to_atom
    from agendawatch.feeds import to_ical as to_ical
    from agendawatch.feeds import to_json_feed as to_json_feed
    from agendawatch.i18n.caveats import caveat_words as caveat_words
    from agendawatch.model import Action as Action
    from agendawatch.model import Agenda as Agenda
    from agendawatch.model import AgendaItem as AgendaItem
    from agendawatch.model import Alternative as Alternative
    from agendawatch.model import Caveat as Caveat
    from agendawatch.model import CaveatCode as CaveatCode
    from agendawatch.model import Change as Change
    from agendawatch.model import ChangeKind as ChangeKind
    from agendawatch.model import Deadline as Deadline
    from agendawatch.model import DeadlineKind as DeadlineKind
    from agendawatch.model import Decision as Decision
    from agendawatch.model import Document as Document
    from agendawatch.model import Doubt as Doubt
    from agendawatch.model import Excluded as Excluded
    from agendawatch.model import ExcludedLine as ExcludedLine
    from agendawatch.model import Listing as Listing
    from agendawatch.model import Meeting as Meeting
    from agendawatch.model import MeetingStatus as MeetingStatus
    from agendawatch.model import Minutes as Minutes
    from agendawatch.model import Municipality as Municipality
    from agendawatch.model import Organization as Organization
    from agendawatch.model import Outcome as Outcome
    from agendawatch.model import PageKind as PageKind
    from agendawatch.model import Party as Party
    from agendawatch.model import Person as Person
    from agendawatch.model import PressRelease as PressRelease
    from agendawatch.model import Proposal as Proposal
    from agendawatch.model import ProposalStatus as ProposalStatus
    from agendawatch.model import Provenance as Provenance
    from agendawatch.model import Route as Route
    from agendawatch.model import RoutePage as RoutePage
    from agendawatch.model import Schedule as Schedule
    from agendawatch.model import Settlement as Settlement
    from agendawatch.model import Site as Site
    from agendawatch.model import Span as Span
    from agendawatch.model import Unreached as Unreached
    from agendawatch.model import Vote as Vote
    from agendawatch.model import VoteCount as VoteCount
    from agendawatch.model import VoteEvent as VoteEvent
    from agendawatch.model import VoteOption as VoteOption
    from agendawatch.model import Watch as Watch
    from agendawatch.model import Window as Window
    from agendawatch.model import json_schema as json_schema
    from agendawatch.proposals import advance as advance
    from agendawatch.proposals import deadline as deadline
    from agendawatch.proposals import find_hits as find_hits
    from agendawatch.proposals import follow as follow
    from agendawatch.proposals import meeting_of as meeting_of
    from agendawatch.proposals import read_watches as read_watches
    from agendawatch.readers.agenda import read_agenda as read_agenda
    from agendawatch.readers.calendar import read_ical as read_ical
    from agendawatch.readers.minutes import ExplainedClause as ExplainedClause
    from agendawatch.readers.minutes import ExplainedItem as ExplainedItem
    from agendawatch.readers.minutes import explain_minutes as explain_minutes
    from agendawatch.readers.minutes import read_minutes as read_minutes
    from agendawatch.readers.press import read_press_release as read_press_release
    from agendawatch.readers.schedule import read_schedule as read_schedule
    from agendawatch.registry import municipalities as municipalities
    from agendawatch.registry import municipality as municipality
    from agendawatch.registry import sites as sites
    from agendawatch.sources.detection import Detection as Detection
    from agendawatch.sources.detection import detect as detect
    from agendawatch.store import Maintenance as Maintenance
    from agendawatch.store import Queries as Queries
    from agendawatch.store import Records as Records
    from agendawatch.store import Store as Store
    from agendawatch.store.search import SearchHit as SearchHit
    from agendawatch.store.search import SearchPage as SearchPage
    from agendawatch.store.search import SearchQuery as SearchQuery
    from agendawatch.store.search import Snippet as Snippet

    __version__: str

_ROOMS = {
    "crawl.archive": ("backfill",),
    "crawl.client": ("AsyncClient", "Client"),
    "crawl.update": ("update",),
    "diff": ("compare",),
    "errors": (
        "AgendawatchError",
        "ConfigError",
        "FetchError",
        "InputError",
        "LayoutError",
        "ReadError",
        "RefusedError",
        "StoreError",
        "UnknownMunicipalityError",
    ),
    "exports": (
        "Exported",
        "Publishing",
        "export",
        "import_export",
        "to_ocd",
        "to_ocd_bill",
        "to_ocd_votes",
        "to_popolo",
    ),
    "feeds": ("CalendarOptions", "to_atom", "to_ical", "to_json_feed"),
    "i18n.caveats": ("caveat_words",),
    "model": (
        "Action",
        "Agenda",
        "AgendaItem",
        "Alternative",
        "Caveat",
        "CaveatCode",
        "Change",
        "ChangeKind",
        "Deadline",
        "DeadlineKind",
        "Decision",
        "Document",
        "Doubt",
        "Excluded",
        "ExcludedLine",
        "Listing",
        "Meeting",
        "MeetingStatus",
        "Minutes",
        "Municipality",
        "Organization",
        "Outcome",
        "PageKind",
        "Party",
        "Person",
        "PressRelease",
        "Proposal",
        "ProposalStatus",
        "Provenance",
        "Route",
        "RoutePage",
        "Schedule",
        "Settlement",
        "Site",
        "Span",
        "Unreached",
        "Vote",
        "VoteCount",
        "VoteEvent",
        "VoteOption",
        "Watch",
        "Window",
        "json_schema",
    ),
    "proposals": ("advance", "deadline", "find_hits", "follow", "meeting_of", "read_watches"),
    "readers.agenda": ("read_agenda",),
    "readers.calendar": ("read_ical",),
    "readers.minutes": ("ExplainedClause", "ExplainedItem", "explain_minutes", "read_minutes"),
    "readers.press": ("read_press_release",),
    "readers.schedule": ("read_schedule",),
    "registry": ("municipalities", "municipality", "sites"),
    "sources.detection": ("Detection", "detect"),
    "store": ("Maintenance", "Queries", "Records", "Store"),
    "store.search": ("SearchHit", "SearchPage", "SearchQuery", "Snippet"),
}
"""Which room each public name lives in."""

_HOME = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = sorted([*_HOME, "__version__"])  # noqa: PLE0605 - read off the table above; a test compares


if not TYPE_CHECKING:  # a type checker knows the names above, and no other

    def __getattr__(name: str) -> object:
        """Load a public name from its room."""
        if name == "__version__":
            from importlib.metadata import version  # noqa: PLC0415 - costs 10 ms, and few ask

            return version("agendawatch")
        if name not in _HOME:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
