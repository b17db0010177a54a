"""Whether an organization's decision settles a matter, or prepares it for another."""

from __future__ import annotations

from collections.abc import Callable

from agendawatch.model import (
    AgendaItem,
    Decision,
    ItemClassification,
    Organization,
    OrganizationClassification,
    Outcome,
    Proposal,
    ProposalClassification,
)

_COUNCIL_MATTERS = {ItemClassification.MOTION}
_COUNCIL_PROPOSALS = {ProposalClassification.MOTION, ProposalClassification.INTERPELLATION}
_RANK = {
    OrganizationClassification.SUBCOMMITTEE: 0,
    OrganizationClassification.COMMITTEE: 1,
    OrganizationClassification.EXECUTIVE_BOARD: 2,
    OrganizationClassification.REGION_BOARD: 2,
    OrganizationClassification.COUNCIL: 3,
}
"""Who prepares for whom: a matter that goes to a higher rank is not settled by the lower."""
_ENDS = {
    Outcome.APPROVED,
    Outcome.PARTIALLY_APPROVED,
    Outcome.REJECTED,
    Outcome.ANSWERED,
    Outcome.NOTED,
    Outcome.DISMISSED,
    Outcome.ELECTED,
}
"""Outcomes that only an organization that decides can give; from one that prepares they are recommendations."""


def decides(organization: Organization, item: AgendaItem, decision: Decision, proposal: Proposal) -> bool:
    """Tell whether a decision is the last word, by rule.

    Fullmäktige always decides. A utskott or beredning prepares. A nämnd or kommunstyrelsen prepares what it sends on to
    a higher organization, and motions and interpellations, which only fullmäktige decides (kommunallagen 5 kap.);
    all else it decides.
    """
    return _settles(organization, decision, lambda: item.classification in _COUNCIL_MATTERS or is_councils(proposal))


def recommends(organization: Organization, item: AgendaItem) -> bool:
    """Tell whether what an organization decided of an item is a recommendation to another, by the same rule."""
    decision = item.decision
    if decision is None or decision.outcome not in _ENDS:
        return False
    return not _settles(
        organization, decision, lambda: item.classification in _COUNCIL_MATTERS or _is_motion(item.title)
    )


def _settles(organization: Organization, decision: Decision, of_council: Callable[[], bool]) -> bool:
    kind = kind_of(organization)
    if kind is OrganizationClassification.COUNCIL:
        return True
    if kind is OrganizationClassification.SUBCOMMITTEE or of_council():
        return False
    onward = decision.next_organization
    return onward is None or _RANK.get(kind_of(onward), 0) <= _RANK.get(kind, 1)


def is_councils(proposal: Proposal) -> bool:
    """Tell whether only fullmäktige decides a proposal: a motion, an interpellation (kommunallagen 5 kap.)."""
    return proposal.classification in _COUNCIL_PROPOSALS or _is_motion(proposal.title)


def _is_motion(title: str) -> bool:
    from agendawatch.lang.sv.matters import read_heads  # noqa: PLC0415 - a calendar of meetings needs no grammar

    return read_heads(title).given("motion") is not None


def kind_of(organization: Organization) -> OrganizationClassification:
    """Tell what an organization is for, by its name where nobody has said it."""
    if organization.classification is not OrganizationClassification.OTHER:
        return organization.classification
    # Calendars of meetings whose organizations have said what they are for start without the names of all others.
    from agendawatch.lang.sv.organizations import classify_organization  # noqa: PLC0415

    return classify_organization(organization.name)


def prepares(organization: Organization, proposal: Proposal) -> bool:
    """Tell whether an organization is known to prepare a proposal for another, by what both are."""
    kind = kind_of(organization)
    if kind is OrganizationClassification.COUNCIL:
        return False
    return kind is OrganizationClassification.SUBCOMMITTEE or is_councils(proposal)


def decides_by_kind(organization: Organization | None) -> bool:
    """Tell whether an organization decides, where nothing but its kind is known: fullmäktige does."""
    return organization is not None and kind_of(organization) is OrganizationClassification.COUNCIL
