"""Notices, notes, reports and paragraphs in many hands, all invented: the decision, its vote, and who stood where."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.readers.minutes import read_minutes


@cases("text", "outcome", "goes_to", "figures", "stood")
def test_a_passage_is_read(
    text: str,
    outcome: str,
    goes_to: str | None,
    figures: tuple[int, int] | None,
    stood: tuple[tuple[str, str], ...],
) -> None:
    """Plain speech decides as minutes do; what is to come, hoped for or only proposed does not."""
    item = read_minutes(text)[0]
    decision = item.decision

    assert decision is not None
    assert decision.outcome.value == outcome
    assert (decision.next_organization.name if decision.next_organization else None) == goes_to
    assert ((decision.vote.winning, decision.vote.losing) if decision.vote else None) == figures
    assert tuple(sorted({(it.party.code, it.role.value) for it in item.positions if it.party})) == stood


@cases("text", "title", "outcome")
def test_a_headline_tells_where_the_text_is_silent(text: str, title: str, outcome: str) -> None:
    """A sentence over the text is its title, and decides in the passive or of a body alone, unless the text takes it back."""
    (item,) = read_minutes(text)

    assert (item.title, item.decision.outcome.value if item.decision else None) == (title, outcome)
