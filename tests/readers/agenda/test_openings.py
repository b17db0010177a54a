"""How an item opens."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.readers.agenda.item_parts import lone_number, open_line, parts, step


@cases("line", "number", "rest")
def test_numbers_open_items(line: str, number: str, rest: str) -> None:
    """The number as written, without sign."""
    opening = open_line(line)

    assert opening is not None
    assert (opening.number, opening.title) == (number, rest)


@cases("line")
def test_other_figures_do_not(line: str) -> None:
    """Dates, amounts, addresses and times open no item."""
    assert open_line(line) is None


def test_times_open_items_where_they_may() -> None:
    """Only where an agenda is a programme of the day."""
    opening = open_line("kl. 09.15–10.00 Budget", timed=True)

    assert opening is not None
    assert (opening.number, opening.title) == (None, "Budget")


@cases("text", "number")
def test_a_number_alone(text: str, number: str | None) -> None:
    """A text that is nothing but an item's number."""
    assert lone_number(text) == number


def test_numbers_sort_as_people_count() -> None:
    """4 < 4a < 5, 2.9 < 2.10."""
    assert sorted(["2.10", "5", "2.9", "4a", "4"], key=parts) == ["2.9", "2.10", "4", "4a", "5"]
    assert step("5", "4a") == 1
    assert step("4", "4a") == 0
