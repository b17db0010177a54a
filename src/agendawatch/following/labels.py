"""What statuses and actions are called, in Swedish and English."""

from __future__ import annotations

from agendawatch.i18n import Language
from agendawatch.model import ActionCode, Outcome, ProposalStatus

__all__ = [
    "ACTION_LABELS",
    "STATUS_LABELS",
    "TIMELINE_TEXTS",
    "action_label",
    "outcome_label",
    "status_label",
]

STATUS_LABELS: dict[ProposalStatus, tuple[str, str]] = {
    ProposalStatus.UNKNOWN: ("okänt", "unknown"),
    ProposalStatus.SUBMITTED: ("inlämnat", "submitted"),
    ProposalStatus.INTRODUCED: ("anmält", "introduced"),
    ProposalStatus.REFERRED: ("remitterat", "referred"),
    ProposalStatus.IN_PREPARATION: ("under beredning", "in preparation"),
    ProposalStatus.IN_CONSULTATION: ("på remiss", "in consultation"),
    ProposalStatus.RECOMMENDED: ("förslag till beslut finns", "recommendation made"),
    ProposalStatus.ON_AGENDA: ("på dagordningen", "on the agenda"),
    ProposalStatus.TABLED: ("bordlagt", "tabled"),
    ProposalStatus.REFERRED_BACK: ("återremitterat", "referred back"),
    ProposalStatus.APPROVED: ("bifallet", "approved"),
    ProposalStatus.PARTIALLY_APPROVED: ("delvis bifallet", "partially approved"),
    ProposalStatus.REJECTED: ("avslaget", "rejected"),
    ProposalStatus.ANSWERED: ("besvarat", "answered"),
    ProposalStatus.NOTED: ("lagt till handlingarna", "noted"),
    ProposalStatus.DISMISSED: ("avskrivet", "dismissed"),
    ProposalStatus.WITHDRAWN: ("återkallat", "withdrawn"),
    ProposalStatus.APPEAL_PERIOD: ("kan överklagas", "open to appeal"),
    ProposalStatus.APPEALED: ("överklagat", "appealed"),
    ProposalStatus.ANNULLED: ("upphävt", "annulled"),
    ProposalStatus.STAYED: ("inhiberat", "stayed"),
    ProposalStatus.IN_FORCE: ("har fått laga kraft", "in force"),
    ProposalStatus.IMPLEMENTED: ("verkställt", "implemented"),
}
"""Swedish and English for every status."""

ACTION_LABELS: dict[ActionCode, tuple[str, str]] = {
    ActionCode.SUBMITTED: ("lades fram", "submitted"),
    ActionCode.ANNOUNCED: ("väntas behandlas", "announced for"),
    ActionCode.REGISTERED: ("diariefördes", "registered"),
    ActionCode.INTRODUCED: ("anmäldes", "introduced"),
    ActionCode.REFERRED: ("remitterades", "referred"),
    ActionCode.UNDER_PREPARATION: ("bereds", "under preparation"),
    ActionCode.CONSULTATION_OPENED: ("skickades på remiss", "sent for consultation"),
    ActionCode.STATEMENT_RECEIVED: ("yttrande kom in", "statement received"),
    ActionCode.RECOMMENDED_APPROVAL: ("tillstyrktes", "recommended for approval"),
    ActionCode.RECOMMENDED_REJECTION: ("avstyrktes", "recommended for rejection"),
    ActionCode.PLACED_ON_AGENDA: ("togs upp på dagordningen", "placed on the agenda"),
    ActionCode.REMOVED_FROM_AGENDA: ("utgick ur dagordningen", "removed from the agenda"),
    ActionCode.TABLED: ("bordlades", "tabled"),
    ActionCode.REFERRED_BACK: ("återremitterades", "referred back"),
    ActionCode.APPROVED: ("bifölls", "approved"),
    ActionCode.PARTIALLY_APPROVED: ("bifölls delvis", "partially approved"),
    ActionCode.APPROVED_AMENDED: ("bifölls med ändring", "approved as amended"),
    ActionCode.REJECTED: ("avslogs", "rejected"),
    ActionCode.ANSWERED: ("besvarades", "answered"),
    ActionCode.NOTED: ("lades till handlingarna", "noted"),
    ActionCode.DISMISSED: ("avskrevs", "dismissed"),
    ActionCode.WITHDRAWN: ("återkallades", "withdrawn"),
    ActionCode.DELEGATED: ("överlämnades för beslut", "delegated"),
    ActionCode.APPOINTED: ("valdes", "appointed"),
    ActionCode.RELEASED: ("entledigades", "released"),
    ActionCode.MINUTES_APPROVED: ("protokollet justerades", "minutes approved"),
    ActionCode.POSTED: ("anslogs", "posted"),
    ActionCode.APPEALED: ("överklagades", "appealed"),
    ActionCode.ANNULLED: ("upphävdes", "annulled"),
    ActionCode.STAYED: ("inhiberades", "stayed"),
    ActionCode.LEGALLY_BINDING: ("fick laga kraft", "became legally binding"),
    ActionCode.IMPLEMENTED: ("verkställdes", "implemented"),
    ActionCode.OVERDUE_REPORTED: ("redovisades som obesvarad efter ett år", "reported as overdue"),
}
"""Swedish and English for every action."""

_OUTCOME_LABELS: dict[Outcome, tuple[str, str]] = {
    Outcome.ELECTED: ("val", "elected"),
    Outcome.FORWARDED: ("överlämnat utan eget ställningstagande", "handed on without a stand"),
}
"""Swedish and English for outcomes that are no status."""

TIMELINE_TEXTS: dict[str, tuple[str, str]] = {
    "status": ("Status {day}: {status}", "Status on {day}: {status}"),
    "stations": ("Väg: {stations}", "Way: {stations}"),
    "unsure": ("förmodat", "inferred"),
    "meeting": ("{label} {day}", "{label} {day}"),
    "minority": ("{label} av en minoritet", "{label} by a minority"),
    "made_up": ("Påhittat exempel: {title}", "Made-up example: {title}"),
    "constructed": ("Konstruerat exempel: {title}", "Constructed example: {title}"),
    "retold": ("{label} (återberättat)", "{label} (retold)"),
}
"""Swedish and English for what a timeline says."""


def status_label(status: str, language: Language = "sv") -> str:
    """Name a status for people.

    >>> status_label("referred_back"), status_label("referred_back", "en")
    ('återremitterat', 'referred back')
    """
    return STATUS_LABELS[ProposalStatus(str(status))][language == "en"]


def outcome_label(outcome: Outcome, language: Language = "sv") -> str:
    """Name what was decided for people.

    >>> outcome_label(Outcome.REJECTED), outcome_label(Outcome.ELECTED, "en")
    ('avslaget', 'elected')
    """
    own = _OUTCOME_LABELS.get(outcome)
    return own[language == "en"] if own else status_label(outcome.value, language)


def action_label(code: ActionCode, language: Language = "sv") -> str:
    """Name an action for people.

    >>> action_label(ActionCode.TABLED)
    'bordlades'
    """
    return ACTION_LABELS[code][language == "en"]
