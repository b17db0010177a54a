"""Every outcome, status, role and lack has its sentence."""

from __future__ import annotations

import datetime as dt

from agendawatch.model import (
    Action,
    ActionCode,
    AgendaItem,
    Caveat,
    CaveatCode,
    Certainty,
    Meeting,
    Organization,
    PositionRole,
    Proposal,
    ProposalClassification,
    ProposalStatus,
    Provenance,
)
from agendawatch.model.provenance import IN_A_RELEASE
from agendawatch.proposals.hits import FoundPlace
from agendawatch.site.facts.meetings import meeting_page
from agendawatch.site.facts.proposals import proposal_page
from agendawatch.site.words.sentences import CERTAINTY, FORMS, LACKS, ROLES, SPOTS, STATUSES


def test_no_word_of_ours_is_without_a_sentence() -> None:
    """One that is added needs one here."""
    assert STATUSES.keys() == set(ProposalStatus)
    assert FORMS.keys() == set(ProposalClassification)
    assert ROLES.keys() == set(PositionRole)
    assert CERTAINTY.keys() == set(Certainty)
    assert SPOTS.keys() == set(FoundPlace)


def test_no_lack_is_without_a_sentence_and_no_sentence_without_a_lack() -> None:
    """Of meetings and proposals of which next to nothing is known."""
    day = dt.date(2026, 3, 11)
    bare = Meeting(organization=Organization(name="Kommunstyrelsen"), date=day)
    told = bare.model_copy(update={"agenda": (AgendaItem(title="Ny cykelbana"),)})
    withheld = bare.model_copy(update={"warnings": (Caveat.of(CaveatCode.ITEMS_UNCOUNTED, count=3, all=9),)})
    approved = Action(code=ActionCode.APPROVED, date=day, authoritative=True)
    released = bare.model_copy(update={"provenance": Provenance(place=IN_A_RELEASE)})
    pages = (
        meeting_page(released, today=day),
        meeting_page(bare, today=day),
        meeting_page(withheld, today=day),
        meeting_page(told, today=day + dt.timedelta(days=30)),
        proposal_page(Proposal(id="a", title="Rädda biblioteket"), today=day),
        proposal_page(Proposal(id="a", title="Rädda biblioteket", actions=(approved,)), today=day),
    )

    assert {lack for page in pages for lack in page.unknown} == LACKS.keys()
