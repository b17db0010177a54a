"""What statuses, actions, outcomes and matches are called, in Swedish and English."""

from __future__ import annotations

from agendawatch.i18n import Language, catalogue, day_words, pgettext, speaking, tr
from agendawatch.i18n.caveats import caveat_words
from agendawatch.model import (
    Action,
    ActionCode,
    AgendaItem,
    Certainty,
    DeadlineKind,
    Decision,
    Organization,
    Outcome,
    Proposal,
    ProposalStatus,
    Related,
    Status,
)
from agendawatch.proposals.authority import prepares, recommends

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
    """Say what is due by a deadline in a word or two.

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


# What became of a matter: by the outcome, the vote that carried it, and where it goes next.

_OPEN = {Outcome.UNKNOWN, Outcome.FORWARDED, Outcome.REFERRED}
"""Outcomes by which nothing is decided, nor put off."""


def outcome_label(outcome: Outcome, language: Language = "sv") -> str:
    """Name what was decided for people.

    >>> outcome_label(Outcome.REJECTED), outcome_label(Outcome.ELECTED, "en")
    ('avslag', 'elected')
    """
    return pgettext("outcome", OUTCOME_LABELS[outcome], language)


def decision_words(
    decision: Decision, language: Language = "sv", *, recommended: bool = False, brief: bool = False
) -> str:
    """Say how a decision went, and unless `brief` with its vote and where the matter goes next.

    >>> from agendawatch.model import VoteCount
    >>> decision_words(Decision(outcome=Outcome.APPROVED, vote=VoteCount(winning=17, losing=14)))
    'bifall (röstning 17–14)'

    One that is read by inference alone is unknown; one that another organization takes is `recommended`.
    """
    say = catalogue(language)
    if _is_unsure(decision):
        return outcome_label(Outcome.UNKNOWN, language)
    told = outcome_label(decision.outcome, language)
    if decision.vote is not None and not brief:
        vote = f"{say.gettext('vote')} {decision.vote.winning}–{decision.vote.losing}"
        if count := decision.vote.abstained:
            vote += f", {say.ngettext('1 abstained', '{n} abstained', count).format(n=count)}"
        told = f"{told} ({vote})"
    if recommended:
        told = say.gettext("recommended: {outcome}").format(outcome=told)
    if decision.next_organization is not None and not brief:
        to = " ".join(decision.next_organization.name.split())
        told = say.gettext("{outcome}; goes on to {organization}").format(outcome=told, organization=to)
    return told


def outcome_words(
    item: AgendaItem, organization: Organization, language: Language = "sv", *, brief: bool = False
) -> str:
    """Say what became of an item where an organization met; unknown where no minutes tell."""
    decision = item.decision or Decision()
    return decision_words(decision, language, recommended=recommends(organization, item), brief=brief)


def is_settled(item: AgendaItem, organization: Organization) -> bool:
    """Tell whether an item's minutes surely tell what this organization decided, or that it put the matter off."""
    decision = item.decision
    if decision is None or decision.outcome in _OPEN or _is_unsure(decision):
        return False
    return not recommends(organization, item)


def _is_unsure(decision: Decision) -> bool:
    return decision.provenance is not None and decision.provenance.certainty is Certainty.INFERRED


# How sure a match is, which matters are only related, and who only prepares.


def unsure_words(action: Action | None, language: Language) -> str | None:
    """Say that what an action tells is of the proposal by inference alone; `None` where it is surer, or its own source's.

    >>> unsure_words(None, "en") is None
    True
    """
    if action is None or action.match is None or action.match.certainty is not Certainty.INFERRED:
        return None
    return catalogue(language).gettext("That this is about the proposal is our inference.")


def prepares_words(action: Action, proposal: Proposal, language: Language) -> str | None:
    """Say that who meets prepares the matter for another who decides; `None` where that is not known."""
    if action.organization is None or action.authoritative or not prepares(action.organization, proposal):
        return None
    told = catalogue(language).gettext("{organization} only prepares the matter; another organization decides.")
    return told.format(organization=action.organization.name)


def related_words(related: Related, language: Language) -> str:
    """Say what another matter is called, where it stands, and why it is not the proposal."""
    told = catalogue(language).gettext("{date}, {organization}: “{title}” is another matter ({why})")
    return told.format(
        date=related.meeting_date.isoformat(),
        organization=related.organization.name,
        title=" ".join(related.title.split()),
        why="; ".join(caveat_words(it, language) for it in related.match.against),
    )
