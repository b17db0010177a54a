"""Our codes in the words of other standards; `docs/reference/statuses.md` shows the same tables.

An empty entry means that the standard has no word for it: then ours is told beside, and nothing is forced.
"""

from __future__ import annotations

from collections.abc import Mapping

from agendawatch.model import ActionCode, MeetingStatus, Outcome, VoteOption

__all__ = ["OCD_ACTIONS", "OCD_OPTIONS", "OCD_STATUSES", "OPARL_RESULTS", "OPARL_STATES"]

OCD_STATUSES: Mapping[MeetingStatus, str] = {
    MeetingStatus.SCHEDULED: "tentative",
    MeetingStatus.CONVENED: "confirmed",
    MeetingStatus.HELD: "passed",
    MeetingStatus.POSTPONED: "tentative",
    MeetingStatus.CANCELLED: "cancelled",
    MeetingStatus.UNLISTED: "",
}
"""OCD asks for one always: what it has no word for is written as tentative, with ours beside in `extras`."""

OPARL_STATES: Mapping[MeetingStatus, str] = {
    MeetingStatus.SCHEDULED: "terminiert",
    MeetingStatus.CONVENED: "eingeladen",
    MeetingStatus.HELD: "durchgeführt",
    MeetingStatus.POSTPONED: "",
    MeetingStatus.CANCELLED: "",
    MeetingStatus.UNLISTED: "",
}
"""`meetingState`; a cancelled meeting says `cancelled`, which is a field of its own."""

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

OPARL_RESULTS: Mapping[Outcome, str] = {
    Outcome.APPROVED: "zugestimmt",
    Outcome.PARTIALLY_APPROVED: "teilweise zugestimmt",
    Outcome.REJECTED: "abgelehnt",
    Outcome.TABLED: "vertagt",
    Outcome.REFERRED_BACK: "",
    Outcome.REFERRED: "verwiesen",
    Outcome.NOTED: "Kenntnisnahme",
    Outcome.ANSWERED: "",
    Outcome.DISMISSED: "erledigt",
    Outcome.WITHDRAWN: "zurückgezogen",
    Outcome.ELECTED: "gewählt",
    Outcome.FORWARDED: "",
    Outcome.UNKNOWN: "",
}
"""`AgendaItem.result` is free text, in German as used; what has no word there is told by its Swedish decision alone."""

OCD_OPTIONS: Mapping[VoteOption, str] = {
    VoteOption.YES: "yes",
    VoteOption.NO: "no",
    VoteOption.ABSTAIN: "abstain",
    VoteOption.ABSENT: "absent",
}
"""Popolo's and OCD's alike; what yes meant stands in `extras`."""
