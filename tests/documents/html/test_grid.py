"""Spans are filled in as browsers lay tables out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.documents.blocks import Cell
from agendawatch.documents.html.grid import CELLS, Spanning, fill
from agendawatch.errors import TooLargeError


def texts(rows: list[list[Cell | Spanning]]) -> list[list[str]]:
    """Fill, and show the text of each place."""
    return [[cell.text for cell in row] for row in fill(rows)]


def test_columns_and_rows_are_covered() -> None:
    """A spanned cell stands in every place that it covers."""
    table: list[list[Cell | Spanning]] = [
        [Spanning(Cell("a"), 2, 2), Cell("b")],
        [Cell("c")],
        [Cell("d"), Cell("e"), Cell("f")],
    ]

    assert texts(table) == [["a", "a", "b"], ["a", "a", "c"], ["d", "e", "f"]]


def test_repeats_are_marked() -> None:
    """Only the first place counts."""
    ((first, again),) = fill([[Spanning(Cell("a"), 2)]])

    assert (first.spanned, again.spanned) == (False, True)


def test_zero_rows_means_all_that_are_left() -> None:
    """As the HTML standard has it; a span past the end stops there."""
    assert texts([[Spanning(Cell("a"), 1, 0), Cell("b")], [Cell("c")], [Cell("d")]]) == [
        ["a", "b"],
        ["a", "c"],
        ["a", "d"],
    ]
    assert texts([[Spanning(Cell("a"), 1, 9)]]) == [["a"]]


def test_short_rows_are_filled_up() -> None:
    """All rows are as long as the longest."""
    assert texts([[Cell("a")], [Cell("b"), Cell("c")]]) == [["a", ""], ["b", "c"]]


def test_too_many_places_are_refused() -> None:
    """Spans can make a page of gigabytes."""
    with pytest.raises(TooLargeError, match=str(CELLS)):
        fill([[Spanning(Cell("a"), 1000, 60_000)] for _ in range(1000)])
    with pytest.raises(TooLargeError, match=str(CELLS)):
        fill([[Spanning(Cell("a"), 1000)] * 100_000])


@given(
    st.lists(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 4)), min_size=1, max_size=4), min_size=1, max_size=6)
)
def test_every_grid_is_whole(spans: list[list[tuple[int, int]]]) -> None:
    """Whatever the spans, rows are equally long and every cell is there."""
    table: list[list[Cell | Spanning]] = [
        [Spanning(Cell(f"{row}.{column}"), *span) for column, span in enumerate(line)] for row, line in enumerate(spans)
    ]
    filled = fill(table)

    assert len({len(row) for row in filled}) == 1
    assert {f"{row}.{column}" for row, line in enumerate(spans) for column in range(len(line))} <= {
        cell.text for row in filled for cell in row
    }
