"""Grids that geometry alone shows."""

from __future__ import annotations

import pytest

from agendawatch.documents.page import read_document
from agendawatch.documents.tables import Table


def grids(page: str) -> list[tuple[str, list[list[str]]]]:
    """Show what made each grid, and its cells."""
    document = read_document(page)

    def said(table: Table, row: int, column: int) -> str:
        cell = table.at(row, column)
        return " ".join(document.text[start:end] for start, end in cell.ranges) if cell else ""

    return [
        (table.made, [[said(table, row, column) for column in range(table.width)] for row in range(table.height)])
        for table in document.hypotheses
    ]


ALIGNED = "      Jan  Feb  Mars\nKF    26        23\nKS    14   11   11\nBN         3"


def test_white_that_runs_down_parts_columns() -> None:
    """In text and in `pre`; a place without words stays empty."""
    rows = [["", "Jan", "Feb", "Mars"], ["KF", "26", "", "23"], ["KS", "14", "11", "11"], ["BN", "", "3", ""]]

    assert grids(f"Tider\n\n{ALIGNED}\n") == [("aligned", rows)]
    assert grids(f"<p>Tider</p><pre>\n{ALIGNED}</pre>") == [("aligned", rows)]


@pytest.mark.parametrize(
    ("text", "made", "rows"),
    [
        (
            "Nämnd\nJan\nFeb\nKS\n14\n11\nKF\n26\n-",
            "lines",
            [["Nämnd", "Jan", "Feb"], ["KS", "14", "11"], ["KF", "26", "-"]],
        ),
        (
            "Organ\n\nJan\n\nFeb\n\nKS\n\n14\n\n\nKF\n\n26\n\n23",
            "gaps",
            [["Organ", "Jan", "Feb"], ["KS", "14", ""], ["KF", "26", "23"]],
        ),
    ],
)
def test_cells_one_on_a_line_come_out_as_rows(text: str, made: str, rows: list[list[str]]) -> None:
    """By the figures that stand under figures; one line end more than usual is an empty cell."""
    assert (made, rows) in grids(text)


def test_every_cell_stands_in_the_text() -> None:
    """A hypothesis is a table over the same words."""
    document = read_document(f"{ALIGNED}\n\nNämnd\nJan\nFeb\nKS\n14\n11\nKF\n26\n-")

    assert len(document.hypotheses) >= 2
    for table in document.hypotheses:
        for row in table.rows:
            for cell in row:
                assert all(document.text[start:end].strip() for start, end in cell.ranges)


@pytest.mark.parametrize(
    "page",
    [
        "Kommunstyrelsen möts i stadshuset.  Alla är välkomna.\nMötet börjar kl. 13.\nDet är öppet.",
        "Ett\nTvå\nTre\nFyra\nFem\nSex",
        "<table><tr><td>KF<td>26<tr><td>KS<td>14</table>",
        "KF 26",
    ],
    ids=["prose", "words alone", "a table of the page's own", "a line"],
)
def test_what_shows_no_grid_gives_none(page: str) -> None:
    """A guess that nothing bears is not made."""
    assert grids(page) == []
