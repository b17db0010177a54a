"""Every outcome, status and role has its sentence."""

from __future__ import annotations

from agendawatch.following.watching import Place
from agendawatch.model import Certainty, Outcome, PositionRole, ProposalClassification, ProposalStatus
from agendawatch.site.words.sentences import CERTAINTY, FORMS, OUTCOMES, ROLES, SPOTS, STATUSES


def test_no_word_of_ours_is_without_a_sentence() -> None:
    """One that is added needs one here."""
    assert OUTCOMES.keys() == set(Outcome)
    assert STATUSES.keys() == set(ProposalStatus)
    assert FORMS.keys() == set(ProposalClassification)
    assert ROLES.keys() == set(PositionRole)
    assert CERTAINTY.keys() == set(Certainty)
    assert SPOTS.keys() == set(Place)
