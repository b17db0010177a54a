"""Our codes in the words of other standards; `docs/reference/statuses.md` shows those of meetings.

An empty entry means that the standard has no word for it: then ours is told beside, and nothing is forced.
"""

from __future__ import annotations

from collections.abc import Mapping

from agendawatch.model import ActionCode, MeetingStatus, VoteOption

OCD_STATUSES: Mapping[MeetingStatus, str] = {
    MeetingStatus.SCHEDULED: "tentative",
    MeetingStatus.CONVENED: "confirmed",
    MeetingStatus.HELD: "passed",
    MeetingStatus.POSTPONED: "tentative",
    MeetingStatus.CANCELLED: "cancelled",
    MeetingStatus.UNLISTED: "",
}
"""OCD asks for one always: what it has no word for is written as tentative, with ours beside in `extras`."""

OCD_ACTIONS: Mapping[ActionCode, tuple[str, ...]] = {
    ActionCode.SUBMITTED: ("filing", "introduction"),
    ActionCode.REGISTERED: ("receipt",),
    ActionCode.INTRODUCED: ("introduction",),
    ActionCode.REFERRED: ("referral", "referral-committee"),
    ActionCode.DELEGATED: ("referral",),
    ActionCode.UNDER_PREPARATION: (),
    ActionCode.OVERDUE_REPORTED: (),
    ActionCode.CONSULTATION_OPENED: (),
    ActionCode.STATEMENT_RECEIVED: (),
    ActionCode.RECOMMENDED_APPROVAL: ("committee-passage-favorable",),
    ActionCode.RECOMMENDED_REJECTION: ("committee-passage-unfavorable",),
    ActionCode.PLACED_ON_AGENDA: (),
    ActionCode.REMOVED_FROM_AGENDA: (),
    ActionCode.TABLED: ("deferral",),
    ActionCode.REFERRED_BACK: ("referral",),
    ActionCode.APPROVED: ("passage",),
    ActionCode.APPROVED_AMENDED: ("amendment-passage",),
    ActionCode.PARTIALLY_APPROVED: ("passage", "amendment-passage"),
    ActionCode.REJECTED: ("failure",),
    ActionCode.DECISION_UNREAD: (),
    ActionCode.ANSWERED: (),
    ActionCode.NOTED: ("receipt",),
    ActionCode.DISMISSED: (),
    ActionCode.WITHDRAWN: ("withdrawal",),
    ActionCode.APPOINTED: ("passage",),
    ActionCode.RELEASED: ("passage",),
    ActionCode.MINUTES_APPROVED: (),
    ActionCode.POSTED: (),
    ActionCode.APPEALED: (),
    ActionCode.ANNULLED: (),
    ActionCode.STAYED: (),
    ActionCode.LEGALLY_BINDING: ("became-law",),
    ActionCode.IMPLEMENTED: (),
    ActionCode.ANNOUNCED: (),
}
"""Of an organization that decides; a yes or a no of one that prepares is `committee-passage-…`."""

OCD_OPTIONS: Mapping[VoteOption, str] = {
    VoteOption.YES: "yes",
    VoteOption.NO: "no",
    VoteOption.ABSTAIN: "abstain",
    VoteOption.ABSENT: "absent",
}
"""What yes meant stands in `extras`."""
