"""What became of a matter, as people are told it: by the outcome, the vote that carried it, and where it goes next."""

from __future__ import annotations

from agendawatch.i18n import Language, catalogue, pgettext
from agendawatch.model import AgendaItem, Certainty, Decision, Organization, Outcome
from agendawatch.proposals.authority import recommends
from agendawatch.proposals.labels import OUTCOME_LABELS

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
