"""Agenda items beside agenda items."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.diff.content import out_of_order, pair_items
from agendawatch.model import AgendaItem


def _items(*titles: str) -> tuple[AgendaItem, ...]:
    """Make items; `title|number|reference`, of which the last two may be left out."""
    rows = [[*title.split("|"), "", ""][:3] for title in titles]
    return tuple(AgendaItem(title=title, number=number or None, reference=ref or None) for title, number, ref in rows)


@cases("before", "after", "expected", expected=set)
def test_items_are_known_again(
    before: tuple[str, ...], after: tuple[str, ...], expected: set[tuple[int | None, int | None]]
) -> None:
    """By case number and title, then by either, then by words, and last by a place that nothing contradicts."""
    found = pair_items(_items(*before), _items(*after))

    assert (set(found), len(found)) == (expected, len(expected))


def test_a_groups_title_tells_two_alike_apart() -> None:
    """What is called "Övrigt" under one heading is not what is called so under another."""
    before = (AgendaItem(title="Övrigt", group="Val"), AgendaItem(title="Övrigt", group="Plan"))
    after = (AgendaItem(title="Övrigt", group="Plan", reference="KS 4"), AgendaItem(title="Övrigt", reference="KS 3"))

    assert set(pair_items(before, after)) == {(1, 0), (0, 1)}


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


def test_pairs_stand_in_the_order_that_was() -> None:
    """Then what is gone, then what is new."""
    before, after = _items("Val", "Budget", "Bro|1", "Väg|2"), _items("Sjö|3", "Budget", "Val")

    assert pair_items(before, after) == ((0, 2), (1, 1), (2, None), (3, None), (None, 0))
