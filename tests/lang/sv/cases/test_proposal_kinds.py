"""What form a proposal has, by its words."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.matters import classify_proposal


@cases("title", "text", "kind")
def test_the_plainest_word_tells_the_form(title: str, text: str, kind: str | None) -> None:
    """The title weighs most, then one's own; history, sport and a party's name tell nothing."""
    assert classify_proposal(title, text) == kind
