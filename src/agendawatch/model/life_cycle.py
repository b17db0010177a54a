"""The life-cycle of a matter: what may be done with it, where it may stand, and what an action makes of it."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["RESULTS", "ActionCode", "ProposalStatus"]


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


RESULTS = {
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
