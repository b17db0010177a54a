"""Who stood where on a paragraph of minutes, each section asked only for what it can tell."""

from __future__ import annotations

from agendawatch.model.item import Position, PositionRole
from agendawatch.reading.minutes.paragraphs import Paragraph
from agendawatch.swedish.decisions.positions import distinct, find_positions, find_title_positions, find_vote_positions
from agendawatch.swedish.pages.minutes_headings import SectionKind as Kind

__all__ = ["paragraph_positions"]

_ROLES: dict[Kind, frozenset[PositionRole]] = {
    Kind.LEAD: frozenset(PositionRole),
    Kind.CLAIMS: frozenset({PositionRole.PROPOSER, PositionRole.SUPPORTER, PositionRole.STATEMENT}),
    Kind.DECISION: frozenset({PositionRole.RESERVATION, PositionRole.STATEMENT, PositionRole.PROPOSER}),
    Kind.DECISION_ABOVE: frozenset({PositionRole.RESERVATION, PositionRole.STATEMENT}),
    Kind.PROPOSAL: frozenset({PositionRole.RESERVATION, PositionRole.STATEMENT}),
    Kind.VOTE: frozenset({PositionRole.RESERVATION}),
    Kind.ORDER: frozenset({PositionRole.PROPOSER}),
    Kind.RESERVATION: frozenset({PositionRole.RESERVATION}),
    Kind.STATEMENT: frozenset({PositionRole.STATEMENT, PositionRole.RESERVATION}),
    Kind.BASIS: frozenset(),
    Kind.BACKGROUND: frozenset({PositionRole.PROPOSER, PositionRole.STATEMENT}),
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
        if section.kind in {Kind.RESERVATION, Kind.STATEMENT}:
            text = f"{section.heading}: {text}" if "\n" not in text and len(text) < _SHORT else text
        found += find_positions(text, roles=roles)
    found += find_vote_positions(paragraph.text(Kind.VOTE))
    return distinct(found)


_SHORT = 60
"""Letters: a section as short as this is a list of names that its heading governs ("Reservation: V, MP")."""
