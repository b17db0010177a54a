"""Times beside an item."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.pages.agendas import CLOCK_ALONE, CLOCK_END, CLOCK_FIRST, CLOCK_LAST


@cases("words")
def test_times_alone(words: str) -> None:
    """A cell or a bracket that is but a time."""
    assert CLOCK_ALONE.fullmatch(words)


@cases("text", "left")
def test_times_at_an_end(text: str, left: str) -> None:
    """A property's number is no time."""
    assert CLOCK_END.sub("", text) == left


def test_times_at_a_beginning() -> None:
    """A programme of the day begins its lines so."""
    assert CLOCK_FIRST.sub("", "kl. 09.15 Taxa") == "Taxa"
    assert CLOCK_LAST.sub("", "Ada Ek 9.15") == "Ada Ek"
