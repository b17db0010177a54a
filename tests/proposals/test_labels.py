"""What statuses and actions are called."""

from __future__ import annotations

from agendawatch.model import ActionCode, ProposalStatus
from agendawatch.proposals.labels import ACTION_LABELS, STATUS_LABELS, action_label, status_label


def test_everything_has_a_name_in_both_languages() -> None:
    """No status and no action is without its words."""
    assert set(STATUS_LABELS) == set(ProposalStatus)
    assert set(ACTION_LABELS) == set(ActionCode)
    assert all(status_label(it, "sv") != status_label(it, "en") for it in ProposalStatus)
    assert all(action_label(it, "sv") != action_label(it, "en") for it in ActionCode)


def test_a_code_and_its_string_have_one_name() -> None:
    """A status may be asked for as a member or as its plain string."""
    assert status_label("tabled") == status_label(ProposalStatus.TABLED) == "bordlagt"
    assert action_label(ActionCode.REJECTED, "en") == "rejected"
