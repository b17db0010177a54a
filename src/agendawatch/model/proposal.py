"""Proposals and what becomes of them: actions are kept, the status is folded from them."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Self

from agendawatch.model.caveat import Caveat
from agendawatch.model.correction import Correction
from agendawatch.model.example import Example, example_of
from agendawatch.model.life_cycle import RESULTS, ActionCode, ProposalStatus
from agendawatch.model.organization import Municipality, Organization, Party, Person
from agendawatch.model.provenance import Certainty, Provenance
from agendawatch.model.value import Aware, Value, Words

__all__ = [
    "BY_HAND",
    "Action",
    "ActionCode",
    "Joined",
    "Match",
    "Proposal",
    "ProposalClassification",
    "ProposalStatus",
    "Related",
    "Relation",
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


BY_HAND = "told by hand"
"""Where the ground of an action stands that a person told."""
_ENDS = {
    ProposalStatus.APPROVED,
    ProposalStatus.PARTIALLY_APPROVED,
    ProposalStatus.REJECTED,
    ProposalStatus.ANSWERED,
    ProposalStatus.NOTED,
    ProposalStatus.DISMISSED,
}
"""Statuses that only an organization that decides can give; from one that prepares they recommend."""

_AFTERWARDS = {
    ProposalStatus.WITHDRAWN,
    ProposalStatus.APPEAL_PERIOD,
    ProposalStatus.APPEALED,
    ProposalStatus.ANNULLED,
    ProposalStatus.STAYED,
    ProposalStatus.IN_FORCE,
    ProposalStatus.IMPLEMENTED,
}
"""Statuses that outlive a later meeting where nothing was said; they need no organization that decides."""

_AHEAD = {ActionCode.SUBMITTED, ActionCode.INTRODUCED, ActionCode.ANNOUNCED, ActionCode.PLACED_ON_AGENDA}
"""Actions whose meeting lies ahead of them: when it has passed without a word, they say nothing any more."""

_EARLY = {*_AHEAD, ActionCode.REGISTERED, ActionCode.REMOVED_FROM_AGENDA}
"""Actions that come before a meeting's decision, whichever we learnt first."""

_LATE = {ActionCode.MINUTES_APPROVED, ActionCode.POSTED, ActionCode.APPEALED, ActionCode.LEGALLY_BINDING}
"""Actions that come after it."""


class Relation(StrEnum):
    """What two matters are to each other."""

    SAME = "same"
    """They are one: what is decided of either is decided of both."""
    RELATED = "related"
    """They touch each other, and what is decided of one says nothing of the other."""


class Match(Value):
    """Why we hold that a thing said in one place is the thing in another, or touches it."""

    certainty: Certainty
    evidence: tuple[Caveat, ...]
    """What speaks for it, strongest first."""
    relation: Relation = Relation.SAME
    against: tuple[Caveat, ...] = ()
    """Why it is only related; empty where it is the same."""


class Related(Value):
    """Another matter on an agenda that touches a proposal's: a reversal, an evaluation, another body's, a near title."""

    title: Words
    """As the agenda has it."""
    organization: Organization
    """On whose agenda it stands."""
    meeting_id: str
    meeting_date: dt.date
    match: Match
    """What it has in common with the proposal, and why it is not the same."""
    reference: str | None = None
    """Its case number as written; `None` when the agenda gives none."""
    provenance: Provenance | None = None


class Joined(Value):
    """Another proposal that one holds since the two were held to be one."""

    other: Words
    """Its id."""
    title: Words
    """What it was called."""
    match: Match
    """Why they are one."""
    seen: Aware
    """Since when it is held."""


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

    @property
    def by_hand(self) -> bool:
        """Whether a person told it, and no page."""
        return self.provenance is not None and self.provenance.place == BY_HAND


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
    related: tuple[Related, ...] = ()
    """Other matters that touch it, in the order that we learnt of them; they say nothing of what becomes of it."""
    corrections: tuple[Correction, ...] = ()
    """What a person said of it; they win over every match."""
    joined: tuple[Joined, ...] = ()
    """Other proposals that it holds, in the order that they came to it."""
    joined_to: str | None = None
    """The id of the proposal that holds its actions since the two are one; `None` for all others."""
    former_titles: tuple[str, ...] = ()
    """What it was followed under before somebody renamed it, in order."""
    unfollowed: Aware | None = None
    """When somebody ceased to follow it; `None` while it is followed."""
    provenance: Provenance | None = None

    @property
    def example(self) -> Example | None:
        """Why it is no fact of the world, by its municipality and what its actions rest on; `None` for a real one."""
        return example_of(self.municipality, (self.provenance, *(action.provenance for action in self.actions)))

    @property
    def made_up(self) -> bool:
        """Whether it is an example, or any of what is known of it was read from what we constructed."""
        return self.example is not None

    @property
    def status(self) -> Status:
        """Where it stands when every action that we know of has been done, with the last one as ground.

        It knows no clock: for "has the meeting passed?" ask `status_at`.
        """
        return self._fold(self.actions)[0]

    def status_at(self, day: dt.date) -> Status:
        """Tell where it stood at the end of a day, and on which action that rests.

        An action counts from its own date. A meeting day that lies behind `day`
        and about which nothing has been said since leaves the status `unknown`.
        """
        status, settled = self._fold(tuple(action for action in self.actions if action.date <= day))
        action = status.action
        due = action.meeting_date if action and action.code in _AHEAD else None
        if due is None or due >= day:
            return status
        return settled or Status(ProposalStatus.UNKNOWN, action, passed=due)

    @staticmethod
    def _fold(actions: tuple[Action, ...]) -> tuple[Status, Status | None]:
        """Fold actions into a status, and the last one that was settled by an organization that decides."""
        status = before = Status(ProposalStatus.UNKNOWN)
        settled: Status | None = None
        for action in sorted(actions, key=_in_order):
            code = RESULTS.get(action.code)
            if action.code is ActionCode.REMOVED_FROM_AGENDA:
                on_agenda = status.code is ProposalStatus.ON_AGENDA
                status = Status(before.code if on_agenda else status.code, action)
            elif action.code is ActionCode.ANNOUNCED and status is not settled:
                status = Status(status.code, action)
            elif code and (settled or action.code is not ActionCode.POSTED):
                if code in _ENDS and not action.authoritative:
                    code = ProposalStatus.RECOMMENDED
                before, status = status, Status(code, action)
                if code in _ENDS | _AFTERWARDS:
                    settled = status
                elif action.code is not ActionCode.PLACED_ON_AGENDA:
                    settled = None
        return status, settled


def _in_order(action: Action) -> tuple[dt.date, int]:
    """Order actions by day; within a day, what precedes a decision comes first and what follows it last."""
    return action.date, 0 if action.code in _EARLY else 2 if action.code in _LATE else 1
