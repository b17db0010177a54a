"""The life-cycle as vocabularies and a table."""

from __future__ import annotations

from agendawatch.model.proposal import RESULTS, ActionCode, ProposalStatus

SILENT = {ActionCode.ANNOUNCED, ActionCode.DECISION_UNREAD, ActionCode.REMOVED_FROM_AGENDA, ActionCode.MINUTES_APPROVED}


def test_every_action_has_its_result_but_those_that_change_nothing() -> None:
    """An action is in the table, or is one of those that leave, restore or unsettle a status."""
    assert set(ActionCode) - set(RESULTS) == SILENT


def test_every_status_can_be_reached() -> None:
    """No status stands unused, but the unknown one that no action makes."""
    assert set(ProposalStatus) - set(RESULTS.values()) == {ProposalStatus.UNKNOWN}
