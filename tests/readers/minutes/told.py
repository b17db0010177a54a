"""What the first item of a text of minutes tells, as a row of the tables here holds it."""

from __future__ import annotations

from agendawatch.readers.minutes import read_minutes

Told = tuple[str, str, str | None, tuple[int, int] | None, tuple[tuple[str, str], ...]]
"""Text, outcome, where it goes next, winning and losing votes, and who stood where."""


def read_told(text: str) -> Told:
    """Read a text as a row."""
    item = read_minutes(text)[0]
    decision = item.decision
    assert decision is not None
    return (
        text,
        decision.outcome.value,
        decision.next_organization.name if decision.next_organization else None,
        (decision.vote.winning, decision.vote.losing) if decision.vote else None,
        tuple(sorted({(stand.party.code, stand.role.value) for stand in item.positions if stand.party})),
    )
