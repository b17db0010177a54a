"""Whether an organization's decision settles a matter, or prepares it for another."""

from __future__ import annotations

import pytest
from tests.proposals.lund import BOARD, COMMITTEE, COUNCIL

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
from agendawatch.proposals.authority import decides

DRAFTERS = Organization(name="Arbetsutskottet", classification=OrganizationClassification.SUBCOMMITTEE)
PROPOSAL, MOTION = ProposalClassification.PROPOSAL, ProposalClassification.MOTION

RULES = [
    (BOARD, None, PROPOSAL, True),
    (BOARD, COUNCIL, PROPOSAL, False),
    (BOARD, COMMITTEE, PROPOSAL, True),
    (BOARD, None, MOTION, False),
    (COUNCIL, None, MOTION, True),
    (COUNCIL, BOARD, PROPOSAL, True),
    (COMMITTEE, None, PROPOSAL, True),
    (COMMITTEE, BOARD, PROPOSAL, False),
    (DRAFTERS, None, PROPOSAL, False),
]


@pytest.mark.parametrize(("organization", "onward", "kind", "final"), RULES)
def test_who_decides_is_a_rule(
    organization: Organization, onward: Organization | None, kind: ProposalClassification, final: bool
) -> None:
    """The council decides; what is sent up, and motions before they get there, are recommendations."""
    decision = Decision(outcome=Outcome.APPROVED, next_organization=onward)
    proposal = Proposal(id="p", title="Badhus", classification=kind)

    assert decides(organization, AgendaItem(title="Badhus"), decision, proposal) is final


def test_an_item_that_is_a_motion_is_the_council_s() -> None:
    """The agenda's own word for it counts too."""
    item = AgendaItem(title="Badhus", classification=ItemClassification.MOTION)

    assert not decides(BOARD, item, Decision(), Proposal(id="p", title="Badhus"))
