"""What statuses and roles mean, in a sentence for people; in English here, in Swedish by the catalogue."""

from __future__ import annotations

from agendawatch.model import Certainty, Example, PositionRole, ProposalClassification, ProposalStatus
from agendawatch.proposals.hits import FoundPlace
from agendawatch.site.facts.parties import PartyVotes

FOUND_KINDS: dict[str, str] = {
    "item": "Agenda item",
    "meeting": "Meeting",
    "document": "Document",
    "proposal": "Proposal",
}
"""What a search finds."""

FACETS: dict[str, str] = {"kind": "What", "municipality": "Municipality", "organization": "Organization"}
"""By what it is narrowed."""

STATUSES: dict[ProposalStatus, str] = {
    ProposalStatus.UNKNOWN: "No source says how it went.",
    ProposalStatus.SUBMITTED: "The proposal is handed in. We have not seen it handled.",
    ProposalStatus.INTRODUCED: "The proposal has been presented to the council, and waits to be prepared.",
    ProposalStatus.REFERRED: "The proposal has been sent on to be prepared.",
    ProposalStatus.IN_PREPARATION: "The proposal is being prepared.",
    ProposalStatus.IN_CONSULTATION: "Others are being asked what they think of the proposal.",
    ProposalStatus.RECOMMENDED: "There is a recommendation of what to decide. Nothing is decided.",
    ProposalStatus.ON_AGENDA: "The proposal stands on an agenda. Nothing is decided that we know of.",
    ProposalStatus.TABLED: "The decision is put off to a later meeting.",
    ProposalStatus.REFERRED_BACK: "The proposal was sent back for more work before a decision.",
    ProposalStatus.APPROVED: "The answer was yes: the proposal is approved.",
    ProposalStatus.PARTIALLY_APPROVED: "Parts of the proposal are approved.",
    ProposalStatus.REJECTED: "The answer was no: the proposal is rejected.",
    ProposalStatus.ANSWERED: "The proposal is held to be answered: neither yes nor no.",
    ProposalStatus.NOTED: "The proposal was noted, and no more.",
    ProposalStatus.DISMISSED: "The proposal was dismissed without a stand.",
    ProposalStatus.WITHDRAWN: "The proposal has been taken back.",
    ProposalStatus.APPEAL_PERIOD: "The decision is announced and can be appealed against.",
    ProposalStatus.APPEALED: "The decision has been appealed against.",
    ProposalStatus.ANNULLED: "A court has annulled the decision.",
    ProposalStatus.STAYED: "A court has stayed the decision.",
    ProposalStatus.IN_FORCE: "The decision has gained legal force.",
    ProposalStatus.IMPLEMENTED: "The decision has been carried out.",
}

FORMS: dict[ProposalClassification, str] = {
    ProposalClassification.MOTION: "Motion",
    ProposalClassification.CITIZEN_PROPOSAL: "Citizen's proposal",
    ProposalClassification.INTERPELLATION: "Interpellation",
    ProposalClassification.QUESTION: "Question",
    ProposalClassification.YRKANDE: "A party's proposal on an item",
    ProposalClassification.BOARD_INITIATIVE: "Initiative within the board",
    ProposalClassification.ADMINISTRATIVE_PROPOSAL: "Proposal by the administration",
    ProposalClassification.CONSULTATION_RESPONSE: "Consultation response",
    ProposalClassification.ZONING_PLAN: "Zoning plan",
    ProposalClassification.REGULATION: "Regulation or fee",
    ProposalClassification.BUDGET: "Budget",
    ProposalClassification.APPOINTMENT: "Appointment",
    ProposalClassification.NOTICE: "Notice",
    ProposalClassification.PROPOSAL: "Proposal",
}

ROLES: dict[PositionRole, str] = {
    PositionRole.PROPOSER: "proposed",
    PositionRole.SUPPORTER: "for",
    PositionRole.OPPONENT: "against",
    PositionRole.RESERVATION: "reservation",
    PositionRole.STATEMENT: "statement",
}

SIDES: dict[PartyVotes, str] = {
    PartyVotes.WON: "for what was decided",
    PartyVotes.LOST: "against what was decided",
    PartyVotes.DIVIDED: "divided",
    PartyVotes.UNKNOWN: "which side it was on is not known",
}

CERTAINTY: dict[Certainty, str] = {
    Certainty.STATED: "The source says so in so many words.",
    Certainty.DERIVED: "It follows from what the source says.",
    Certainty.INFERRED: "It is our best reading; another is possible.",
}

EXAMPLES: dict[Example, str] = {
    Example.MADE_UP: "Made-up example",
    Example.CONSTRUCTED: "Constructed example",
}

SPOTS: dict[FoundPlace, str] = {
    FoundPlace.TITLE: "in the title",
    FoundPlace.DECISION: "in the decision",
    FoundPlace.DOCUMENT: "in a document's name",
    FoundPlace.REFERENCE: "as case number",
    FoundPlace.PARTY: "as party",
    FoundPlace.ORGANIZATION: "as organization",
    FoundPlace.MUNICIPALITY: "as municipality",
    FoundPlace.KIND: "as change",
}

LACKS: dict[str, str] = {
    "time": "When it begins: no time is published.",
    "hour": "When it begins.",
    "place": "Where it is held.",
    "agenda": "What is on the agenda: it is not published, or we have not seen it.",
    "items": "What is on the agenda: it is published, and we are not sure of what it says.",
    "minutes": "What the minutes say: none are published that we have seen.",
    "decisions": "What was decided: no source that we have read says.",
    "municipality": "Which municipality it is about.",
    "reference": "Its case number.",
    "form": "What form it has: motion, initiative or other.",
    "next": "When it is handled next.",
    "end": "How it ends.",
}
"""What a reader would like to know of a meeting or a proposal, by the word that its page says it with."""
