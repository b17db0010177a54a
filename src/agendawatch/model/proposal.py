"""Proposals and what becomes of them: actions are kept, the status is folded from them."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Self

from agendawatch.model.organization import Municipality, Organization, Party, Person
from agendawatch.model.provenance import Certainty, Provenance
from agendawatch.model.value import Value, Words

__all__ = [
    "Action",
    "ActionCode",
    "Match",
    "Proposal",
    "ProposalClassification",
    "ProposalStatus",
    "Status",
]


class ProposalClassification(StrEnum):
    """What form a proposal has."""

    MOTION = "motion"
    CITIZEN_PROPOSAL = "citizen_proposal"
    """Medborgarförslag, e-förslag."""
    INTERPELLATION = "interpellation"
    QUESTION = "question"
    """Enkel fråga."""
    YRKANDE = "yrkande"
    """A party's own proposal on an item before the organization."""
    BOARD_INITIATIVE = "board_initiative"
    """Initiativärende."""
    ADMINISTRATIVE_PROPOSAL = "administrative_proposal"
    """Tjänsteskrivelse, förslag till beslut."""
    CONSULTATION_RESPONSE = "consultation_response"
    """Remissvar, yttrande."""
    ZONING_PLAN = "zoning_plan"
    """Detaljplan."""
    REGULATION = "regulation"
    """Taxa, reglemente, föreskrift."""
    BUDGET = "budget"
    APPOINTMENT = "appointment"
    """Val, avsägelse."""
    NOTICE = "notice"
    """Anmälan, information."""
    PROPOSAL = "proposal"
    """Förslag, when no nearer word is given."""


class ActionCode(StrEnum):
    """What somebody did with a proposal."""

    SUBMITTED = "submitted"
    """Väckt, inlämnad, föreslagen."""
    ANNOUNCED = "announced"
    """Said to be handled at a coming meeting, by somebody other than the organization."""
    REGISTERED = "registered"
    INTRODUCED = "introduced"
    """Anmäld i fullmäktige."""
    REFERRED = "referred"
    UNDER_PREPARATION = "under_preparation"
    CONSULTATION_OPENED = "consultation_opened"
    STATEMENT_RECEIVED = "statement_received"
    RECOMMENDED_APPROVAL = "recommended_approval"
    """Tillstyrks."""
    RECOMMENDED_REJECTION = "recommended_rejection"
    """Avstyrks."""
    PLACED_ON_AGENDA = "placed_on_agenda"
    REMOVED_FROM_AGENDA = "removed_from_agenda"
    """Utgår ur dagordningen."""
    TABLED = "tabled"
    """Bordlagd."""
    REFERRED_BACK = "referred_back"
    """Återremitterad."""
    APPROVED = "approved"
    PARTIALLY_APPROVED = "partially_approved"
    APPROVED_AMENDED = "approved_amended"
    REJECTED = "rejected"
    ANSWERED = "answered"
    NOTED = "noted"
    DISMISSED = "dismissed"
    """Avskriven."""
    WITHDRAWN = "withdrawn"
    """Återkallad."""
    DELEGATED = "delegated"
    APPOINTED = "appointed"
    RELEASED = "released"
    MINUTES_APPROVED = "minutes_approved"
    """Protokollet justerat."""
    POSTED = "posted"
    """Anslaget."""
    APPEALED = "appealed"
    ANNULLED = "annulled"
    STAYED = "stayed"
    LEGALLY_BINDING = "legally_binding"
    """Laga kraft."""
    IMPLEMENTED = "implemented"
    OVERDUE_REPORTED = "overdue_reported"
    """Reported as not prepared within a year (kommunallagen 5 kap. 35 §)."""


class ProposalStatus(StrEnum):
    """Where a proposal stands."""

    UNKNOWN = "unknown"
    """No source says."""
    SUBMITTED = "submitted"
    INTRODUCED = "introduced"
    REFERRED = "referred"
    IN_PREPARATION = "in_preparation"
    IN_CONSULTATION = "in_consultation"
    RECOMMENDED = "recommended"
    ON_AGENDA = "on_agenda"
    TABLED = "tabled"
    REFERRED_BACK = "referred_back"
    APPROVED = "approved"
    PARTIALLY_APPROVED = "partially_approved"
    REJECTED = "rejected"
    ANSWERED = "answered"
    NOTED = "noted"
    DISMISSED = "dismissed"
    WITHDRAWN = "withdrawn"
    APPEAL_PERIOD = "appeal_period"
    APPEALED = "appealed"
    ANNULLED = "annulled"
    STAYED = "stayed"
    IN_FORCE = "in_force"
    IMPLEMENTED = "implemented"


_RESULT = {
    ActionCode.SUBMITTED: ProposalStatus.SUBMITTED,
    ActionCode.REGISTERED: ProposalStatus.SUBMITTED,
    ActionCode.INTRODUCED: ProposalStatus.INTRODUCED,
    ActionCode.REFERRED: ProposalStatus.REFERRED,
    ActionCode.DELEGATED: ProposalStatus.REFERRED,
    ActionCode.UNDER_PREPARATION: ProposalStatus.IN_PREPARATION,
    ActionCode.OVERDUE_REPORTED: ProposalStatus.IN_PREPARATION,
    ActionCode.CONSULTATION_OPENED: ProposalStatus.IN_CONSULTATION,
    ActionCode.STATEMENT_RECEIVED: ProposalStatus.IN_CONSULTATION,
    ActionCode.RECOMMENDED_APPROVAL: ProposalStatus.RECOMMENDED,
    ActionCode.RECOMMENDED_REJECTION: ProposalStatus.RECOMMENDED,
    ActionCode.PLACED_ON_AGENDA: ProposalStatus.ON_AGENDA,
    ActionCode.TABLED: ProposalStatus.TABLED,
    ActionCode.REFERRED_BACK: ProposalStatus.REFERRED_BACK,
    ActionCode.APPROVED: ProposalStatus.APPROVED,
    ActionCode.APPROVED_AMENDED: ProposalStatus.APPROVED,
    ActionCode.APPOINTED: ProposalStatus.APPROVED,
    ActionCode.RELEASED: ProposalStatus.APPROVED,
    ActionCode.PARTIALLY_APPROVED: ProposalStatus.PARTIALLY_APPROVED,
    ActionCode.REJECTED: ProposalStatus.REJECTED,
    ActionCode.ANSWERED: ProposalStatus.ANSWERED,
    ActionCode.NOTED: ProposalStatus.NOTED,
    ActionCode.DISMISSED: ProposalStatus.DISMISSED,
    ActionCode.WITHDRAWN: ProposalStatus.WITHDRAWN,
    ActionCode.POSTED: ProposalStatus.APPEAL_PERIOD,
    ActionCode.APPEALED: ProposalStatus.APPEALED,
    ActionCode.ANNULLED: ProposalStatus.ANNULLED,
    ActionCode.STAYED: ProposalStatus.STAYED,
    ActionCode.LEGALLY_BINDING: ProposalStatus.IN_FORCE,
    ActionCode.IMPLEMENTED: ProposalStatus.IMPLEMENTED,
}
"""What an action makes of the status; one that is not here leaves it as it was."""

_ENDS = {
    ProposalStatus.APPROVED,
    ProposalStatus.PARTIALLY_APPROVED,
    ProposalStatus.REJECTED,
    ProposalStatus.ANSWERED,
    ProposalStatus.NOTED,
    ProposalStatus.DISMISSED,
}
"""Statuses that only an organization that decides can give; from one that prepares they recommend."""

_WAITING = {ProposalStatus.SUBMITTED, ProposalStatus.INTRODUCED, ProposalStatus.RECOMMENDED, ProposalStatus.ON_AGENDA}
"""Statuses that say nothing any more once the meeting they looked forward to has passed."""


class Match(Value):
    """Why we hold that a thing said in one place is the thing in another."""

    certainty: Certainty
    evidence: tuple[str, ...]
    """What speaks for it, strongest first, in words for a person."""


class Action(Value):
    """One thing done with a proposal: who, when, in which meeting, in whose words."""

    code: ActionCode
    date: dt.date
    """The day it was done or said."""
    organization: Organization | None = None
    """Who acted; `None` when it was nobody's organization (a party's press release)."""
    meeting_id: str | None = None
    """The meeting that it was done at or is placed on; `None` when not known."""
    meeting_date: dt.date | None = None
    """That meeting's day; `None` when not known."""
    words: str | None = None
    """The source's own words; `None` when its shape says it."""
    authoritative: bool = False
    """Whether that organization decides the matter, or only prepares it for another."""
    minority: bool = False
    """A bordläggning or återremiss by at least a third (kommunallagen 5 kap. 50 §)."""
    match: Match | None = None
    """Why this is about our proposal; `None` when the source is the proposal itself."""
    provenance: Provenance | None = None


class Status(str):
    """A status code (equal to the plain string), with the action that it rests on.

    >>> status = Status(ProposalStatus.UNKNOWN)
    >>> status == "unknown", status.action
    (True, None)
    """

    action: Action | None
    """The action that it rests on; `None` when there is none yet."""
    passed: dt.date | None
    """The meeting day that went by without a word of what came out; `None` otherwise."""

    __slots__ = ("action", "passed")

    def __new__(cls, code: ProposalStatus, action: Action | None = None, passed: dt.date | None = None) -> Self:
        """Join a code to its ground."""
        made = super().__new__(cls, code.value)
        made.action = action
        made.passed = passed
        return made

    @property
    def code(self) -> ProposalStatus:
        """The code as a member of the vocabulary."""
        return ProposalStatus(str(self))


class Proposal(Value):
    """A matter that somebody wants decided, followed from its first word to its last."""

    id: Words
    """Durable and opaque."""
    title: Words
    municipality: Municipality | None = None
    reference: str | None = None
    """The case number as written; `None` until one is known."""
    classification: ProposalClassification | None = None
    """`None` when no source names its form."""
    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    actions: tuple[Action, ...] = ()
    """Everything known to have been done, in the order that we learnt it."""
    provenance: Provenance | None = None

    @property
    def status(self) -> Status:
        """Where it stands when every action that we know of has been done, with the last one as ground.

        It knows no clock: for "has the meeting passed?" ask `status_at`.
        """
        return self._fold(self.actions)

    def status_at(self, day: dt.date) -> Status:
        """Tell where it stood at the end of a day, and on which action that rests.

        An action counts from its own date. A meeting day that lies behind `day`
        and about which nothing has been said since leaves the status `unknown`.
        """
        status = self._fold(tuple(action for action in self.actions if action.date <= day))
        due = status.action.meeting_date if status.action else None
        if due is not None and due < day and status.code in _WAITING:
            return Status(ProposalStatus.UNKNOWN, status.action, passed=due)
        return status

    @staticmethod
    def _fold(actions: tuple[Action, ...]) -> Status:
        status = Status(ProposalStatus.UNKNOWN)
        before = status
        for action in sorted(actions, key=lambda action: action.date):
            if action.code is ActionCode.REMOVED_FROM_AGENDA:
                status = Status(before.code, action)
                continue
            code = _RESULT.get(action.code)
            if code is None:
                looks_ahead = action.code is ActionCode.ANNOUNCED and status.code in _WAITING
                status = Status(status.code, action) if looks_ahead else status
                continue
            if code in _ENDS and not action.authoritative:
                code = ProposalStatus.RECOMMENDED
            before, status = status, Status(code, action)
        return status
