"""Where a matter goes next: read from a paragraph's sections."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.model import Outcome
from agendawatch.readers.minutes.decision import find_next
from agendawatch.readers.minutes.lines import minutes_lines
from agendawatch.readers.minutes.paragraphs import sections


@cases("text", "outcome", "organization", outcome=Outcome)
def test_only_the_decision_sends_a_matter_on(text: str, outcome: Outcome, organization: str | None) -> None:
    """Background and those who get a copy are no way on."""
    found = find_next(sections(minutes_lines(text)), outcome)

    assert (found.name if found else None) == organization


def test_what_is_decided_for_its_own_part_hides_no_proposal() -> None:
    """A body that proposes to the council, and beside it decides for its own part."""
    text = "Kommunstyrelsen föreslår kommunfullmäktige besluta\nBudgeten antas.\nKommunstyrelsen beslutar för egen del\natt uppdra åt förvaltningen att påbörja arbetet."

    found = find_next(sections(minutes_lines(text)), Outcome.APPROVED)

    assert found is not None
    assert found.name == "Kommunfullmäktige"
