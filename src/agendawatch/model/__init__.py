"""What a meeting, an item and a proposal are, whoever publishes them.

Names are the field's own (Popolo, Open Civic Data, OParl); Swedish terms stand in docstrings.
"""

from agendawatch.model.agenda import Agenda, ExcludedLine
from agendawatch.model.caveat import Caveat, CaveatCode
from agendawatch.model.change import Change, ChangeKind, TextDifference
from agendawatch.model.correction import Correction
from agendawatch.model.deadline import Deadline, DeadlineKind
from agendawatch.model.document import Document, DocumentClassification
from agendawatch.model.doubt import Alternative, Doubt, Settlement
from agendawatch.model.example import Example, example_of
from agendawatch.model.item import (
    AgendaItem,
    Decision,
    DecisionMode,
    ItemClassification,
    Outcome,
    Position,
    PositionRole,
    Vote,
    VoteCount,
    VoteEvent,
    VoteOption,
)
from agendawatch.model.listing import Listing, Site, Unreached, Window
from agendawatch.model.meeting import STOCKHOLM, Meeting, MeetingStatus
from agendawatch.model.minutes import Attendee, AttendeeRole, Disqualification, Minutes
from agendawatch.model.organization import (
    Jurisdiction,
    Municipality,
    Organization,
    OrganizationClassification,
    Party,
    Person,
    slug,
)
from agendawatch.model.press import DayExclusion, ExcludedDay, PressRelease, Tense
from agendawatch.model.proposal import (
    Action,
    ActionCode,
    Joined,
    Match,
    Proposal,
    ProposalClassification,
    ProposalStatus,
    Related,
    Relation,
    Status,
)
from agendawatch.model.provenance import Certainty, Provenance, Span
from agendawatch.model.route import PageKind, Route, RoutePage
from agendawatch.model.schedule import Excluded, Schedule
from agendawatch.model.schema import json_schema
from agendawatch.model.statement import Statement, StatementKind
from agendawatch.model.value import Value, durable
from agendawatch.model.watch import Watch

__all__ = [
    "STOCKHOLM",
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
    "Statement",
    "StatementKind",
    "Status",
    "Tense",
    "TextDifference",
    "Unreached",
    "Value",
    "Vote",
    "VoteCount",
    "VoteEvent",
    "VoteOption",
    "Watch",
    "Window",
    "durable",
    "example_of",
    "json_schema",
    "slug",
]
