"""Proposals and what becomes of them: actions are kept, the status is folded from them."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Self

from agendawatch.arguments import STOCKHOLM
from agendawatch.model.caveat import Caveat, CaveatCode
from agendawatch.model.meeting import Example, example_of
from agendawatch.model.organization import Municipality, Organization, Party, Person
from agendawatch.model.provenance import Certainty, Provenance
from agendawatch.model.value import Aware, Value, Words, taught

# A person's word that two things are one, or two.


class Correction(Value):
    """A person's word about a proposal; it wins over every match.

    It is about another proposal, or about one item of a meeting.
    """

    same: bool
    """Whether the other thing is this proposal."""
    other: Words
    """The id of the other proposal, or of the meeting."""
    title: str | None = None
    """The item's title as its agenda has it; `None` when it is about another proposal."""
    made: Aware
    """When the person said so."""
    taken_back: Aware | None = None
    """When the person took it back; `None` while it holds."""

    @property
    def about(self) -> tuple[str, str]:
        """What it is about, to compare corrections by."""
        return self.other, (self.title or "").casefold()

    @property
    def evidence(self) -> Caveat:
        """The correction as the ground of a match."""
        return Caveat.of(CaveatCode.SAID_BY_PERSON, date=_day(self.made))

    def __str__(self) -> str:
        """Show it as a row: `not the same: "Svar på motion" (said 2026-03-12)`."""
        what = f'"{self.title}" of meeting {self.other}' if self.title else f"proposal {self.other}"
        back = f", taken back {_day(self.taken_back)}" if self.taken_back else ""
        return f"{'same' if self.same else 'not the same'}: {what} (said {_day(self.made)}{back})"


def _day(moment: dt.datetime) -> str:
    """Name the day that it was in Sweden."""
    return moment.astimezone(STOCKHOLM).date().isoformat()


# Deadlines of the law: by when something should be done, and which paragraph says so.


class DeadlineKind(StrEnum):
    """What has to be done in time."""

    MOTION_ANSWER = "motion_answer"
    """A motion or citizen proposal is decided, or what has come out is reported; from the day it was raised."""
    COUNCIL_NOTICE = "council_notice"
    """Fullmäktige's meeting is announced on the notice board; before the day of the meeting."""
    URGENT_NOTICE = "urgent_notice"
    """The same for an urgent matter."""
    MINUTES_ADJUSTED = "minutes_adjusted"
    """Minutes are adjusted (justerade); from the day of the meeting."""
    ADJUSTMENT_ANNOUNCED = "adjustment_announced"
    """The adjustment is announced on the notice board; from the day of adjustment."""
    APPEAL = "appeal"
    """The last day on which an appeal (laglighetsprövning) reaches the court; from the day of posting."""
    FINAL = "final"
    """The day on which a decision that nobody appealed against has gained legal force (laga kraft); from the day of posting."""


class Deadline(Value):
    """A day of the law, computed; it says nothing of whether anybody keeps it."""

    kind: DeadlineKind
    """Which of the law's days it is."""
    date: dt.date
    """The last day, put off past days that the act on statutory time passes over."""
    unshifted: dt.date
    """The day before it was put off; equal to `date` when it was not."""
    counted_from: dt.date
    """The day that it is counted from."""
    paragraph: Words
    """Act and paragraph: "kommunallagen (2017:725) 13 kap. 5 §"."""
    words: Words
    """What is due, in Swedish, for people."""
    certainty: Certainty = Certainty.DERIVED
    """`inferred` when the day that it is counted from is; never `stated`, since it is computed."""


# The life-cycle of a matter: what may be done with it, where it may stand, and what an action makes of it.


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
    DECISION_UNREAD = "decision_unread"
    """What was decided stands in the meeting's minutes, and we could not read what it was."""
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


RESULTS = {code: ProposalStatus(code.value) for code in ActionCode if code.value in {*ProposalStatus}} | {
    ActionCode.REGISTERED: ProposalStatus.SUBMITTED,
    ActionCode.DELEGATED: ProposalStatus.REFERRED,
    ActionCode.UNDER_PREPARATION: ProposalStatus.IN_PREPARATION,
    ActionCode.OVERDUE_REPORTED: ProposalStatus.IN_PREPARATION,
    ActionCode.CONSULTATION_OPENED: ProposalStatus.IN_CONSULTATION,
    ActionCode.STATEMENT_RECEIVED: ProposalStatus.IN_CONSULTATION,
    ActionCode.RECOMMENDED_APPROVAL: ProposalStatus.RECOMMENDED,
    ActionCode.RECOMMENDED_REJECTION: ProposalStatus.RECOMMENDED,
    ActionCode.PLACED_ON_AGENDA: ProposalStatus.ON_AGENDA,
    ActionCode.APPROVED_AMENDED: ProposalStatus.APPROVED,
    ActionCode.APPOINTED: ProposalStatus.APPROVED,
    ActionCode.RELEASED: ProposalStatus.APPROVED,
    ActionCode.POSTED: ProposalStatus.APPEAL_PERIOD,
    ActionCode.LEGALLY_BINDING: ProposalStatus.IN_FORCE,
}
"""What an action makes of the status; one that is not here leaves it as it was."""


# Proposals and what becomes of them.


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
    """How sure it is."""
    evidence: tuple[Caveat, ...]
    """What speaks for it, strongest first."""
    relation: Relation = Relation.SAME
    """Whether it is the same matter, or a related one."""
    against: tuple[Caveat, ...] = ()
    """Why it is only related; empty where it is the same."""


class Related(Value):
    """Another matter on an agenda that touches a proposal's: a reversal, an evaluation, another body's, a near title."""

    title: Words
    """As the agenda has it."""
    organization: Organization
    """On whose agenda it stands."""
    meeting_id: str
    """The meeting whose agenda holds it."""
    meeting_date: dt.date
    """The day of that meeting."""
    match: Match
    """What it has in common with the proposal, and why it is not the same."""
    reference: str | None = None
    """Its case number as written; `None` when the agenda gives none."""
    provenance: Provenance | None = None
    """Where it was read; `None` where it was not read from a page."""


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
    """What was done."""
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
    """Where it was read; `None` where it was not read from a page."""

    @property
    def by_hand(self) -> bool:
        """Whether a person told it, and no page."""
        return self.provenance is not None and self.provenance.place == BY_HAND


@taught
class Status(str):
    """A status code (equal to the plain string), with the action that it rests on.

    >>> status = Status(ProposalStatus.UNKNOWN)
    >>> status == "unknown", status.action
    (True, None)
    """

    action: Action | None
    """The action that it rests on; `None` when there is none yet."""
    passed: dt.date | None
    """The meeting day that went by without a word of what came out, or with words that we could not read; `None` otherwise."""

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

    @property
    def unread(self) -> bool:
        """Whether it is unknown since we could not read what was decided; else no source that we met says it."""
        return self.action is not None and self.action.code is ActionCode.DECISION_UNREAD


class Proposal(Value):
    """A matter that somebody wants decided, followed from its first word to its last."""

    id: Words
    """Durable and opaque."""
    title: Words
    """What is proposed, in a line."""
    municipality: Municipality | None = None
    """Whose matter it is; `None` where no source says."""
    reference: str | None = None
    """The case number as written; `None` until one is known."""
    classification: ProposalClassification | None = None
    """`None` when no source names its form."""
    parties: tuple[Party, ...] = ()
    """Parties that put it forward."""
    people: tuple[Person, ...] = ()
    """Elected people who put it forward."""
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
    """Where it was first read; `None` where somebody told it."""

    def __str__(self) -> str:
        """Say what is followed, whose it is, and where it stands."""
        who = ", ".join(map(str, filter(None, (self.municipality, self.reference))))
        return f"{self.title} ({who}): {self.status.code.value}" if who else f"{self.title}: {self.status.code.value}"

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
            elif action.code is ActionCode.DECISION_UNREAD:
                status = settled or Status(ProposalStatus.UNKNOWN, action, passed=action.meeting_date)
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


# Press releases: what a party or a municipality says of a proposal.


class Tense(StrEnum):
    """Whether the meeting that a text speaks of lies ahead."""

    AHEAD = "ahead"
    SAME_DAY = "same_day"
    PAST = "past"


class DayExclusion(StrEnum):
    """Why a day that a text names is none on which its matter is handled."""

    CALLED_OFF = "called_off"
    """The meeting is cancelled, moved or put off."""
    CONDITIONAL = "conditional"
    """It may be so: "om", "kan", "skulle"."""
    DENIED = "denied"
    WISHED = "wished"
    """Somebody asks for it, or hopes."""
    ASKED = "asked"
    REPORTED = "reported"
    """A newspaper or a rumour tells it, not the text itself."""
    WITHDRAWN = "withdrawn"
    """The proposal is taken back."""
    ANOTHER_TOWN = "another_town"
    ANOTHER_BODY = "another_body"
    """Parliament's, the government's, a court's."""
    ANOTHER_PARTY = "another_party"
    """Another party's proposal is handled."""
    ANOTHER_MATTER = "another_matter"
    """The body's budget, while the text proposes something else."""
    ANOTHER_DAY = "another_day"
    """One before or after which something happens."""
    GATHERING = "gathering"
    """A rally, a stall, a party in the street."""
    ELECTION = "election"
    OLD_DECISION = "old_decision"
    """The day of a decision that is only referred to."""
    PARTY_MEETING = "party_meeting"
    PRESS_EVENT = "press_event"
    BROADCAST = "broadcast"
    """A debate or a lecture, or something on the air."""
    OFFICE_MEETING = "office_meeting"
    """The office's own: a consultation, a dialogue."""
    DEADLINE = "deadline"
    IN_FORCE = "in_force"
    """The day that something begins to apply."""
    NOT_TIED = "not_tied"
    """No clause puts it together with the body."""


class ExcludedDay(Value):
    """A day that a text names, and why it is not the one that it announces."""

    date: dt.date
    """The day."""
    words: str
    """The words that name it."""
    reason: DayExclusion
    """Why it is not when the proposal is handled."""
    clause: str | None = None
    """The clause that tells so, verbatim; `None` where none does."""
    rule: str | None = None
    """The rule that says so; `None` where none has a name."""


class PressRelease(Value):
    """A press release, read: who wants what, and when it is handled. Contact details are not kept."""

    title: Words
    """Its headline."""
    published: dt.date
    """The day that it was put out."""
    municipality: Municipality | None = None
    """`None` when neither the text nor the caller says."""
    organization: Organization | None = None
    """Who handles the matter; `None` when the text does not say."""
    date: dt.date | None = None
    """The day it is handled; `None` when the text does not bear one."""
    when_words: str | None = None
    """The words that `date` rests on; `None` without a day."""
    excluded: tuple[ExcludedDay, ...] = ()
    """Days that may seem to be the matter's and are not, each with its reason."""
    tense: Tense | None = None
    """`None` when the text speaks of no meeting."""
    proposal_classification: ProposalClassification | None = None
    """`None` when the text proposes nothing."""
    parties: tuple[Party, ...] = ()
    """The parties that propose."""
    people: tuple[Person, ...] = ()
    """Elected people whom it names."""
    links: tuple[str, ...] = ()
    """Addresses of documents that the text points to."""
    warnings: tuple[Caveat, ...] = ()
    """What the text says that cannot be so, and what else might be meant."""
    provenance: Provenance | None = None
    """Where it was read; `None` where it was not read from a page."""
