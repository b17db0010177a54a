"""Tables whose rows alone are drawn are tables."""

from __future__ import annotations

import pytest
from tests.documents.pdf.placed import word

from agendawatch.documents.pdf.file import Edge
from agendawatch.documents.pdf.grid import RuledGrid, fill_grid, join_bands, ruled_rows
from agendawatch.documents.pdf.lines import PaperWord

ROWS = (
    ("Månad", "KS", "KF"),
    ("Januari", "13", "26"),
    ("Februari", "10", "-"),
    ("Mars", "10", "30"),
    ("April", "14", "27"),
)


def words_of(rows: tuple[tuple[str, ...], ...]) -> list[PaperWord]:
    """Place cells 100 points a column and 14 a row, from 600 down."""
    return [
        word(cell, 72 + 100 * column, 598 - 14 * row, high=10)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
    ]


def texts(grid: RuledGrid) -> list[list[str]]:
    """Show what a grid holds."""
    table = fill_grid(grid, words_of(ROWS))

    assert table is not None
    return [[cell.text for cell in row] for row in table.rows]


def band(row: int) -> RuledGrid:
    """Shade a row."""
    top, xs = 600.0 - 14 * row, (70.0, 170.0, 270.0, 370.0)
    edges = [Edge(upright=True, at=x, low=top - 14, high=top) for x in xs]
    return RuledGrid(xs, (top, top - 14), tuple(edges))


@pytest.mark.parametrize("shaded", [(1, 3), (2, 4), (0, 2, 4), (0, 1, 3)])
def test_shaded_rows_are_one_table(shaded: tuple[int, ...]) -> None:
    """With the rows between them, the heads above and the row below."""
    [grid] = join_bands([band(row) for row in shaded], words_of(ROWS))

    assert texts(grid) == [list(row) for row in ROWS]


def test_bands_far_apart_are_tables_of_their_own() -> None:
    """Three rows of white part two tables."""
    assert len(join_bands([band(0), band(4)], words_of(ROWS))) == 2


def test_rules_under_rows_make_a_table() -> None:
    """The heads stand on the first rule; columns are the white that runs down."""
    rules = [Edge(upright=False, at=600 - 14 * row, low=70, high=370) for row in range(1, 6)]
    [grid] = ruled_rows(rules, words_of(ROWS))

    assert texts(grid) == [list(row) for row in ROWS]


def test_rules_between_lines_of_text_are_no_table() -> None:
    """Text that fills the lines has no white running down."""
    rules = [Edge(upright=False, at=600 - 14 * row, low=70, high=370) for row in range(1, 6)]
    text = [
        word(said, left, 598 - 14 * row, high=10)
        for row in range(5)
        for left, said in ((72 + 9 * row, "Nämnden"), (114 + 9 * row, "beslutar"), (156 + 9 * row, "enligt"))
    ]

    assert ruled_rows(rules, text) == []
