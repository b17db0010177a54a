"""What statuses and actions are called, in Swedish and English."""

from __future__ import annotations

from agendawatch.i18n import Language, day_words, pgettext, speaking, tr
from agendawatch.model import ActionCode, Certainty, DeadlineKind, Outcome, ProposalStatus, Status

STATUS_LABELS = {it: it.value.replace("_", " ") for it in ProposalStatus} | {
    ProposalStatus.RECOMMENDED: "recommendation made",
    ProposalStatus.ON_AGENDA: "on the agenda",
    ProposalStatus.APPEAL_PERIOD: "open to appeal",
}
"""The keys of the catalogue, in its context "status"."""

ACTION_LABELS = {it: it.value.replace("_", " ") for it in ActionCode} | {
    ActionCode.ANNOUNCED: "announced for",
    ActionCode.CONSULTATION_OPENED: "sent for consultation",
    ActionCode.RECOMMENDED_APPROVAL: "recommended for approval",
    ActionCode.RECOMMENDED_REJECTION: "recommended for rejection",
    ActionCode.PLACED_ON_AGENDA: "placed on the agenda",
    ActionCode.REMOVED_FROM_AGENDA: "removed from the agenda",
    ActionCode.APPROVED_AMENDED: "approved as amended",
    ActionCode.DECISION_UNREAD: "decided, which could not be read",
    ActionCode.LEGALLY_BINDING: "became legally binding",
    ActionCode.OVERDUE_REPORTED: "reported as overdue",
}
"""The keys of the catalogue, in its context "action"."""

OUTCOME_LABELS = {it: it.value.replace("_", " ") for it in Outcome} | {
    Outcome.TABLED: "put off to a later meeting",
    Outcome.REFERRED_BACK: "sent back for more work",
    Outcome.REFERRED: "sent on to be prepared",
    Outcome.DISMISSED: "dismissed without a stand",
    Outcome.FORWARDED: "handed on without a stand",
}
"""The keys of the catalogue, in its context "outcome"."""

TIMELINE_TEXTS: dict[str, str] = {
    "status": "Status on {day}: {status}",
    "stations": "Way: {stations}",
    "unsure": "inferred",
    "meeting": "{label} {day}",
    "minority": "{label} by a minority",
    "made_up": "Made-up example: {title}",
    "constructed": "Constructed example: {title}",
    "retold": "{label} (retold)",
}
"""The keys of the catalogue, in its context "timeline"."""


CERTAINTY_LABELS = {it: it.value.replace("_", " ") for it in Certainty}

DEADLINE_LABELS: dict[DeadlineKind, str] = {
    DeadlineKind.MOTION_ANSWER: "The motion should be decided, or where it stands reported",
    DeadlineKind.COUNCIL_NOTICE: "The meeting has to be announced",
    DeadlineKind.URGENT_NOTICE: "The urgent matter has to be announced",
    DeadlineKind.MINUTES_ADJUSTED: "The minutes have to be adjusted",
    DeadlineKind.ADJUSTMENT_ANNOUNCED: "The adjustment has to be announced",
    DeadlineKind.APPEAL: "Last day to appeal",
    DeadlineKind.FINAL: "The decision has gained legal force if nobody appealed",
}


SHORT_DEADLINE_LABELS: dict[DeadlineKind, str] = {
    DeadlineKind.MOTION_ANSWER: "Decide by",
    DeadlineKind.COUNCIL_NOTICE: "Announce by",
    DeadlineKind.URGENT_NOTICE: "Announce by",
    DeadlineKind.MINUTES_ADJUSTED: "Minutes due",
    DeadlineKind.ADJUSTMENT_ANNOUNCED: "Post by",
    DeadlineKind.FINAL: "Legal force",
}
"""For a watch's screen, where the label is too long for it; keys of the catalogue too."""


def status_label(status: str, language: Language = "sv") -> str:
    """Name a status for people.

    >>> status_label("referred_back"), status_label("referred_back", "en")
    ('återremitterat', 'referred back')
    """
    return pgettext("status", STATUS_LABELS[ProposalStatus(str(status))], language)


def unread_words(status: Status, language: Language = "sv") -> str | None:
    """Say that minutes tell what was decided and that we could not read it; `None` of any other status."""
    if not status.unread or status.passed is None:
        return None
    with speaking(language):
        return tr(
            "The minutes of the meeting on {day} say what was decided, and we could not read what.",
            day=day_words(status.passed, language),
        )


def action_label(code: ActionCode, language: Language = "sv") -> str:
    """Name an action for people.

    >>> action_label(ActionCode.TABLED)
    'bordlades'
    """
    return pgettext("action", ACTION_LABELS[code], language)


def short_deadline_label(kind: DeadlineKind, language: Language = "sv") -> str:
    """Say the same in a word or two.

    >>> short_deadline_label(DeadlineKind.FINAL), short_deadline_label(DeadlineKind.APPEAL)
    ('Laga kraft', 'Sista dag att överklaga')
    """
    return pgettext("deadline", SHORT_DEADLINE_LABELS.get(kind, DEADLINE_LABELS[kind]), language)


def certainty_label(certainty: Certainty, language: Language = "sv") -> str:
    """Say how a day or a match is known, of something in the common gender.

    >>> certainty_label(Certainty.INFERRED), certainty_label(Certainty.INFERRED, "en")
    ('förmodad', 'inferred')
    """
    return pgettext("certainty", CERTAINTY_LABELS[certainty], language)


def deadline_label(kind: DeadlineKind, language: Language = "sv") -> str:
    """Say what is due by a deadline.

    >>> deadline_label(DeadlineKind.APPEAL), deadline_label(DeadlineKind.APPEAL, "en")
    ('Sista dag att överklaga', 'Last day to appeal')
    """
    return pgettext("deadline", DEADLINE_LABELS[kind], language)
