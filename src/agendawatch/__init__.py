"""Agendas, proposals and decisions of Sweden's municipalities, as values and calendars.

The public names stand in `__all__`; each is loaded from its room when it is first asked for,
so that `import agendawatch` costs next to nothing.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from agendawatch.lazy_names import lazy_names

if TYPE_CHECKING:
    from agendawatch.crawl.archive import ArchiveDocument as ArchiveDocument
    from agendawatch.crawl.archive import BackfillReport as BackfillReport
    from agendawatch.crawl.archive import backfill as backfill
    from agendawatch.crawl.archive.backfill import UnreadDocument as UnreadDocument
    from agendawatch.crawl.client import AsyncClient as AsyncClient
    from agendawatch.crawl.client import Client as Client
    from agendawatch.crawl.explore import Budget as Budget
    from agendawatch.crawl.update import SiteReport as SiteReport
    from agendawatch.crawl.update import UpdateReport as UpdateReport
    from agendawatch.crawl.update import update as update
    from agendawatch.diff import Evidence as Evidence
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
    from agendawatch.errors import UnsafeError as UnsafeError
    from agendawatch.exports import Exported as Exported
    from agendawatch.exports import Publishing as Publishing
    from agendawatch.exports import export as export
    from agendawatch.exports import import_export as import_export
    from agendawatch.exports import to_ocd as to_ocd
    from agendawatch.exports import to_ocd_bill as to_ocd_bill
    from agendawatch.exports import to_ocd_votes as to_ocd_votes
    from agendawatch.failure import FailureCode as FailureCode
    from agendawatch.feeds import Attachment as Attachment
    from agendawatch.feeds import CalendarOptions as CalendarOptions
    from agendawatch.feeds import Event as Event
    from agendawatch.feeds import EventCache as EventCache
    from agendawatch.feeds import EventStatus as EventStatus
    from agendawatch.feeds import ProposalDeadline as ProposalDeadline
    from agendawatch.feeds import Reject as Reject
    from agendawatch.feeds import Stamps as Stamps
    from agendawatch.feeds import to_atom as to_atom
    from agendawatch.feeds import to_ical as to_ical
    from agendawatch.feeds import to_json_feed as to_json_feed
    from agendawatch.feeds.news import News as News
    from agendawatch.feeds.news import NewsEntry as NewsEntry
    from agendawatch.fetch import FetchPolicy as FetchPolicy
    from agendawatch.fetch import Report as Report
    from agendawatch.fetch import WarcFolder as WarcFolder
    from agendawatch.fetch.message import HTTPRequest as HTTPRequest
    from agendawatch.fetch.message import HTTPResponse as HTTPResponse
    from agendawatch.fetch.transport import Claims as Claims
    from agendawatch.fetch.warc import KeptWarc as KeptWarc
    from agendawatch.i18n.caveats import caveat_words as caveat_words
    from agendawatch.lang.sv.decisions import Reason as Reason
    from agendawatch.lang.sv.decisions import Refusal as Refusal
    from agendawatch.model import Action as Action
    from agendawatch.model import ActionCode as ActionCode
    from agendawatch.model import Agenda as Agenda
    from agendawatch.model import AgendaItem as AgendaItem
    from agendawatch.model import Alternative as Alternative
    from agendawatch.model import Attendee as Attendee
    from agendawatch.model import AttendeeRole as AttendeeRole
    from agendawatch.model import Caveat as Caveat
    from agendawatch.model import CaveatCode as CaveatCode
    from agendawatch.model import Certainty as Certainty
    from agendawatch.model import Change as Change
    from agendawatch.model import ChangeKind as ChangeKind
    from agendawatch.model import Correction as Correction
    from agendawatch.model import DayExclusion as DayExclusion
    from agendawatch.model import Deadline as Deadline
    from agendawatch.model import DeadlineKind as DeadlineKind
    from agendawatch.model import Decision as Decision
    from agendawatch.model import DecisionMode as DecisionMode
    from agendawatch.model import Disqualification as Disqualification
    from agendawatch.model import Document as Document
    from agendawatch.model import DocumentClassification as DocumentClassification
    from agendawatch.model import Doubt as Doubt
    from agendawatch.model import Example as Example
    from agendawatch.model import Excluded as Excluded
    from agendawatch.model import ExcludedDay as ExcludedDay
    from agendawatch.model import ExcludedLine as ExcludedLine
    from agendawatch.model import ItemClassification as ItemClassification
    from agendawatch.model import Joined as Joined
    from agendawatch.model import Jurisdiction as Jurisdiction
    from agendawatch.model import Listing as Listing
    from agendawatch.model import Match as Match
    from agendawatch.model import Meeting as Meeting
    from agendawatch.model import MeetingStatus as MeetingStatus
    from agendawatch.model import Minutes as Minutes
    from agendawatch.model import Municipality as Municipality
    from agendawatch.model import Organization as Organization
    from agendawatch.model import OrganizationClassification as OrganizationClassification
    from agendawatch.model import Outcome as Outcome
    from agendawatch.model import PageKind as PageKind
    from agendawatch.model import Party as Party
    from agendawatch.model import Person as Person
    from agendawatch.model import Position as Position
    from agendawatch.model import PositionRole as PositionRole
    from agendawatch.model import PressRelease as PressRelease
    from agendawatch.model import Proposal as Proposal
    from agendawatch.model import ProposalClassification as ProposalClassification
    from agendawatch.model import ProposalStatus as ProposalStatus
    from agendawatch.model import Provenance as Provenance
    from agendawatch.model import Related as Related
    from agendawatch.model import Relation as Relation
    from agendawatch.model import Route as Route
    from agendawatch.model import RoutePage as RoutePage
    from agendawatch.model import Schedule as Schedule
    from agendawatch.model import Settlement as Settlement
    from agendawatch.model import Site as Site
    from agendawatch.model import Span as Span
    from agendawatch.model import Status as Status
    from agendawatch.model import Tense as Tense
    from agendawatch.model import TextDifference as TextDifference
    from agendawatch.model import Unreached as Unreached
    from agendawatch.model import Vote as Vote
    from agendawatch.model import VoteCount as VoteCount
    from agendawatch.model import VoteEvent as VoteEvent
    from agendawatch.model import VoteOption as VoteOption
    from agendawatch.model import Watch as Watch
    from agendawatch.model import Window as Window
    from agendawatch.model import json_schema as json_schema
    from agendawatch.model.change import Coverage as Coverage
    from agendawatch.model.change import Health as Health
    from agendawatch.proposals import FoundTerm as FoundTerm
    from agendawatch.proposals import WatchHit as WatchHit
    from agendawatch.proposals import advance as advance
    from agendawatch.proposals import deadline as deadline
    from agendawatch.proposals import find_hits as find_hits
    from agendawatch.proposals import follow as follow
    from agendawatch.proposals import meeting_of as meeting_of
    from agendawatch.proposals import read_watches as read_watches
    from agendawatch.proposals.hits import FoundPlace as FoundPlace
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
    from agendawatch.sources import Request as Request
    from agendawatch.sources import Response as Response
    from agendawatch.sources.detection import Detection as Detection
    from agendawatch.sources.detection import detect as detect
    from agendawatch.sources.flow import Notice as Notice
    from agendawatch.sources.page_memory import Memory as Memory
    from agendawatch.sources.page_memory import Validators as Validators
    from agendawatch.store import Maintenance as Maintenance
    from agendawatch.store import Queries as Queries
    from agendawatch.store import Recorded as Recorded
    from agendawatch.store import Records as Records
    from agendawatch.store import Store as Store
    from agendawatch.store.compaction import Compacted as Compacted
    from agendawatch.store.damage import Damage as Damage
    from agendawatch.store.doubts import KnownDoubt as KnownDoubt
    from agendawatch.store.doubts import KnownSettlement as KnownSettlement
    from agendawatch.store.maintenance import SavedPage as SavedPage
    from agendawatch.store.outbox import DeliveryState as DeliveryState
    from agendawatch.store.outbox import Outbox as Outbox
    from agendawatch.store.outline import Outline as Outline
    from agendawatch.store.outline import OutlineChange as OutlineChange
    from agendawatch.store.outline import OutlineMeeting as OutlineMeeting
    from agendawatch.store.queries import MeetingFilter as MeetingFilter
    from agendawatch.store.queries import MeetingStamps as MeetingStamps
    from agendawatch.store.records import UnsafePage as UnsafePage
    from agendawatch.store.search import HitKind as HitKind
    from agendawatch.store.search import SearchHit as SearchHit
    from agendawatch.store.search import SearchPage as SearchPage
    from agendawatch.store.search import SearchQuery as SearchQuery
    from agendawatch.store.search import Snippet as Snippet
    from agendawatch.store.store import RoundRecord as RoundRecord

    __version__: str

_ROOMS = {
    "crawl.archive": ("BackfillReport", "ArchiveDocument", "backfill"),
    "crawl.archive.backfill": ("UnreadDocument",),
    "crawl.client": ("AsyncClient", "Client"),
    "crawl.explore": ("Budget",),
    "crawl.update": ("SiteReport", "UpdateReport", "update"),
    "diff": ("Evidence", "compare"),
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
        "UnsafeError",
    ),
    "failure": ("FailureCode",),
    "exports": (
        "Exported",
        "Publishing",
        "export",
        "import_export",
        "to_ocd",
        "to_ocd_bill",
        "to_ocd_votes",
    ),
    "feeds": (
        "Attachment",
        "CalendarOptions",
        "ProposalDeadline",
        "Event",
        "EventCache",
        "EventStatus",
        "Reject",
        "Stamps",
        "to_atom",
        "to_ical",
        "to_json_feed",
    ),
    "feeds.news": ("News", "NewsEntry"),
    "fetch": ("FetchPolicy", "Report", "WarcFolder"),
    "fetch.message": ("HTTPRequest", "HTTPResponse"),
    "fetch.transport": ("Claims",),
    "fetch.warc": ("KeptWarc",),
    "i18n.caveats": ("caveat_words",),
    "lang.sv.decisions": ("Reason", "Refusal"),
    "model": (
        "Action",
        "ActionCode",
        "Agenda",
        "AgendaItem",
        "Alternative",
        "Attendee",
        "AttendeeRole",
        "Caveat",
        "CaveatCode",
        "Certainty",
        "Change",
        "ChangeKind",
        "Correction",
        "DayExclusion",
        "Deadline",
        "DeadlineKind",
        "Decision",
        "DecisionMode",
        "Disqualification",
        "Document",
        "DocumentClassification",
        "Doubt",
        "Example",
        "Excluded",
        "ExcludedDay",
        "ExcludedLine",
        "ItemClassification",
        "Joined",
        "Jurisdiction",
        "Listing",
        "Match",
        "Meeting",
        "MeetingStatus",
        "Minutes",
        "Municipality",
        "Organization",
        "OrganizationClassification",
        "Outcome",
        "PageKind",
        "Party",
        "Person",
        "Position",
        "PositionRole",
        "PressRelease",
        "Proposal",
        "ProposalClassification",
        "ProposalStatus",
        "Provenance",
        "Related",
        "Relation",
        "Route",
        "RoutePage",
        "Schedule",
        "Settlement",
        "Site",
        "Span",
        "Status",
        "Tense",
        "TextDifference",
        "Unreached",
        "Vote",
        "VoteCount",
        "VoteEvent",
        "VoteOption",
        "Watch",
        "Window",
        "json_schema",
    ),
    "model.change": ("Coverage", "Health"),
    "proposals": ("FoundTerm", "WatchHit", "advance", "deadline", "find_hits", "follow", "meeting_of", "read_watches"),
    "proposals.hits": ("FoundPlace",),
    "readers.agenda": ("read_agenda",),
    "readers.calendar": ("read_ical",),
    "readers.minutes": ("ExplainedClause", "ExplainedItem", "explain_minutes", "read_minutes"),
    "readers.press": ("read_press_release",),
    "readers.schedule": ("read_schedule",),
    "registry": ("municipalities", "municipality", "sites"),
    "sources": ("Request", "Response"),
    "sources.detection": ("Detection", "detect"),
    "sources.flow": ("Notice",),
    "sources.page_memory": ("Memory", "Validators"),
    "store": ("Maintenance", "Queries", "Recorded", "Records", "Store"),
    "store.damage": ("Damage",),
    "store.doubts": ("KnownDoubt", "KnownSettlement"),
    "store.compaction": ("Compacted",),
    "store.maintenance": ("SavedPage",),
    "store.outbox": ("Outbox", "DeliveryState"),
    "store.outline": ("OutlineMeeting", "OutlineChange", "Outline"),
    "store.queries": ("MeetingFilter", "MeetingStamps"),
    "store.records": ("UnsafePage",),
    "store.search": ("HitKind", "SearchHit", "SearchPage", "SearchQuery", "Snippet"),
    "store.store": ("RoundRecord",),
}
"""Which room each public name lives in."""

__all__ = sorted([*chain.from_iterable(_ROOMS.values()), "__version__"])  # noqa: PLE0605 - read off the table above; a test compares

_load = lazy_names(__name__, _ROOMS)

if not TYPE_CHECKING:  # a type checker knows the names above, and no other

    def __getattr__(name: str) -> object:
        """Load a public name from its room."""
        if name == "__version__":
            from importlib.metadata import version  # noqa: PLC0415 - costs 10 ms, and few ask

            return version("agendawatch")
        return _load(name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
