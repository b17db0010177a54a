"""Whether an organization's decision settles a matter, or prepares it for another."""

from __future__ import annotations

from agendawatch.model import (
    AgendaItem,
    Decision,
    ItemClassification,
    Organization,
    OrganizationClassification,
    Proposal,
    ProposalClassification,
)

__all__ = ["decides", "decides_by_kind"]

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


def decides(organization: Organization, item: AgendaItem, decision: Decision, proposal: Proposal) -> bool:
    """Tell whether a decision is the last word, by rule.

    Fullmäktige always decides. A utskott or beredning prepares. A nämnd or kommunstyrelsen prepares what it sends on to
    a higher organization, and motions and interpellations, which only fullmäktige decides (kommunallagen 5 kap.);
    all else it decides.
    """
    if organization.classification is OrganizationClassification.COUNCIL:
        return True
    if organization.classification is OrganizationClassification.SUBCOMMITTEE:
        return False
    if item.classification in _COUNCIL_MATTERS or proposal.classification in _COUNCIL_PROPOSALS:
        return False
    onward = decision.next_organization
    if onward is None:
        return True
    mine = _RANK.get(organization.classification, 1)
    return _RANK.get(onward.classification, 0) <= mine


def decides_by_kind(organization: Organization | None) -> bool:
    """Tell whether an organization decides, where nothing but its kind is known: fullmäktige does."""
    return organization is not None and organization.classification is OrganizationClassification.COUNCIL
