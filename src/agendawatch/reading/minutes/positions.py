"""Who stood where on a paragraph of minutes, each section asked only for what it can tell."""

from __future__ import annotations

from agendawatch.lang.sv.headings import Place
from agendawatch.model.item import Position, PositionRole
from agendawatch.reading.minutes.paragraphs import Paragraph
from agendawatch.swedish.decisions.positions import distinct, find_positions, find_title_positions, find_vote_positions

__all__ = ["paragraph_positions"]

_ROLES: dict[Place, frozenset[PositionRole]] = {
    "lead": frozenset(PositionRole),
    "claims": frozenset({PositionRole.PROPOSER, PositionRole.SUPPORTER, PositionRole.STATEMENT}),
    "decision": frozenset({PositionRole.RESERVATION, PositionRole.STATEMENT, PositionRole.PROPOSER}),
    "decision_above": frozenset({PositionRole.RESERVATION, PositionRole.STATEMENT}),
    "proposal": frozenset({PositionRole.RESERVATION, PositionRole.STATEMENT}),
    "vote": frozenset({PositionRole.RESERVATION}),
    "order": frozenset({PositionRole.PROPOSER}),
    "reservation": frozenset({PositionRole.RESERVATION}),
    "statement": frozenset({PositionRole.STATEMENT, PositionRole.RESERVATION}),
    "basis": frozenset(),
    "background": frozenset({PositionRole.PROPOSER, PositionRole.STATEMENT}),
}
"""What each section is asked for; a section without a row is asked nothing."""


def paragraph_positions(paragraph: Paragraph) -> tuple[Position, ...]:
    """Find who proposed, reserved themselves, made statements, and how those named in a vote stood."""
    found: list[Position] = [*find_title_positions(paragraph.title)]
    for section in paragraph.sections:
        roles = _ROLES.get(section.kind, frozenset())
        if not roles:
            continue
        text = section.text
        if section.kind in {"reservation", "statement"}:
            text = f"{section.heading}: {text}" if "\n" not in text and len(text) < _SHORT else text
        found += find_positions(text, roles=roles)
    found += find_vote_positions(paragraph.text("vote"))
    return distinct(found)


_SHORT = 60
"""Letters: a section as short as this is a list of names that its heading governs ("Reservation: V, MP")."""
