"""What a followed proposal brings."""

from __future__ import annotations

from agendawatch.history import Store
from agendawatch.publishing import dues_of
from agendawatch.publishing.proposals import meetings_of


def test_the_meetings_that_its_actions_name(stocked: Store) -> None:
    """By id, and by organization and day where no id is known."""
    (proposal,) = stocked.proposals()
    nameless = tuple(action.model_copy(update={"meeting_id": None}) for action in proposal.actions)

    found = meetings_of(stocked, proposal)

    assert [meeting.date.day for meeting in found] == [11]
    assert meetings_of(stocked, proposal.model_copy(update={"actions": nameless})) == found


def test_its_deadlines_are_told_with_where_they_come_from(stocked: Store) -> None:
    """A motion has its year."""
    (proposal,) = stocked.proposals()

    (due,) = dues_of(proposal)

    assert (due.title, due.organization, due.municipality) == (proposal.title, "Kommunstyrelsen", "Norrby")
