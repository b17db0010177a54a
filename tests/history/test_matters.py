"""Agenda items beside agenda items."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.history.matters import out_of_order, pair_items
from agendawatch.model import AgendaItem


def _items(*titles: str) -> tuple[AgendaItem, ...]:
    """Make items; `title|number|reference`, of which the last two may be left out."""
    rows = [[*title.split("|"), "", ""][:3] for title in titles]
    return tuple(AgendaItem(title=title, number=number or None, reference=ref or None) for title, number, ref in rows)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (("Budget", "Val"), ("Val", "Budget"), {(0, 1), (1, 0)}),
        (("Budget|1|KS 1",), ("Budget och plan|1|KS 1",), {(0, 0)}),
        (("Budget|1|KS 1",), ("Budget|1|KS 2",), {(0, 0)}),
        (
            ("Information|1", "Information|2"),
            ("Information|1", "Information|2", "Information|3"),
            {(0, 0), (1, 1), (None, 2)},
        ),
        (("Plan för torget|4",), ("Detaljplan för Stortorget|4",), {(0, 0)}),
        (("Plan för torget",), ("Detaljplan för Stortorget",), {(0, 0)}),
        (("Plan för torget", "Val"), ("Val", "Svar på motion"), {(0, None), (1, 0), (None, 1)}),
        (("Val av revisor för stiftelsen",), ("Val för stiftelsen av revisor",), {(0, 0)}),
        ((), ("Budget",), {(None, 0)}),
    ],
)
def test_items_are_known_again(
    before: tuple[str, ...], after: tuple[str, ...], expected: set[tuple[int | None, int | None]]
) -> None:
    """By case number and title, then by either, then by words, and last by a place that nothing contradicts."""
    assert set(pair_items(_items(*before), _items(*after))) == expected


@given(st.lists(st.sampled_from(["Upprop", "Budget", "Val|2", "Val|3", "Plan|4|KS 9", "Plan|5|KS 8"]), max_size=8))
def test_an_agenda_is_itself(titles: list[str]) -> None:
    """Every item stands beside itself."""
    items = _items(*titles)

    assert pair_items(items, items) == tuple((row, row) for row in range(len(items)))


@given(st.permutations(range(7)))
def test_no_more_is_lifted_out_than_must(places: list[int]) -> None:
    """What is left rises, and putting any one back would break that."""
    moved = out_of_order(places)
    rest = [place for place in places if place not in moved]

    assert rest == sorted(rest)
    for one in moved:
        tried = [place for place in places if place not in moved or place == one]
        assert tried != sorted(tried)


def test_one_that_went_to_the_front_is_the_one_that_moved() -> None:
    """Those that made room for it did not move."""
    assert out_of_order([3, 0, 1, 2]) == {3}
