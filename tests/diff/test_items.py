"""Agenda items beside agenda items."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.diff.content import out_of_order, pair_items
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


def test_a_groups_title_tells_two_alike_apart() -> None:
    """What is called "Övrigt" under one heading is not what is called so under another."""
    before = (AgendaItem(title="Övrigt", group="Val"), AgendaItem(title="Övrigt", group="Plan"))
    after = (AgendaItem(title="Övrigt", group="Plan", reference="KS 4"), AgendaItem(title="Övrigt", reference="KS 3"))

    assert set(pair_items(before, after)) == {(1, 0), (0, 1)}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            ("Budget|1|KS 1", "Budget|2|KS 2"),
            ("Budget|1|KS 2", "Budget|2|KS 1"),
            {(0, 1), (1, 0)},
            id="case numbers first",
        ),
        pytest.param(
            ("Svar på motion om träd||KS 1",),
            ("Remiss||KS 2", "Trädplan||ks  1"),
            {(0, 1), (None, 0)},
            id="a case number alone",
        ),
        pytest.param(
            ("Lekplats i parken||KS 1", "Bro över ån||KS 1"),
            ("Cykelväg||KS 1",),
            {(0, None), (1, None), (None, 0)},
            id="a case number that stands twice",
        ),
        pytest.param(
            ("Plan för torget", "Val av en ny revisor"),
            ("Val av ny revisor till en stiftelse", "Plan vid torget"),
            {(0, 1), (1, None), (None, 0)},
            id="longer words, all of them",
        ),
        pytest.param(("Bro vid torg",), ("Torg vid bro", "Upprop"), {(0, 0), (None, 1)}, id="a word of four letters"),
        pytest.param(
            ("Val av A och B", "Hur är det"),
            ("Hur gör du", "Val av C och D", "Upprop"),
            {(0, None), (1, None), (None, 0), (None, 1), (None, 2)},
            id="short words say nothing",
        ),
        pytest.param(
            ("Bro|1", "Väg|2"),
            ("Å|1", "Sjö|3"),
            {(0, 0), (1, None), (None, 1)},
            id="the same number, when as many are left",
        ),
        pytest.param(
            ("Bro|1",), ("Å|1", "Sjö|2"), {(0, None), (None, 0), (None, 1)}, id="not when more are left than were"
        ),
        pytest.param(
            ("Upprop", "Bro"),
            ("Upprop", "Väg", "Upprop"),
            {(0, 0), (1, None), (None, 1), (None, 2)},
            id="nor without numbers in a longer list",
        ),
        pytest.param(
            ("Upprop och val", "Bro"), ("Väg", "Upprop och val"), {(0, 1), (1, None), (None, 0)}, id="nor elsewhere"
        ),
        pytest.param(
            ("Information", "Information", "Bro"),
            ("Information", "Bro", "Information"),
            {(0, 0), (1, 2), (2, 1)},
            id="alike ones in their order",
        ),
    ],
)
def test_what_tells_a_matter_again_in_turn(
    before: tuple[str, ...], after: tuple[str, ...], expected: set[tuple[int | None, int | None]]
) -> None:
    """The strongest first; what is no ground leaves both alone."""
    assert set(pair_items(_items(*before), _items(*after))) == expected


def test_pairs_stand_in_the_order_that_was() -> None:
    """Then what is gone, then what is new."""
    before, after = _items("Val", "Budget", "Bro|1", "Väg|2"), _items("Sjö|3", "Budget", "Val")

    assert pair_items(before, after) == ((0, 2), (1, 1), (2, None), (3, None), (None, 0))
