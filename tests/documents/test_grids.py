"""Grids that white space alone shows."""

from __future__ import annotations

import pytest

from agendawatch.documents.grids import find_grids
from agendawatch.documents.page import read_document


def grids(page: str) -> list[list[list[str]]]:
    """Show each grid's cells; every one stands in the text."""
    document = read_document(page)
    return [
        [[" ".join(document.text[start:end] for start, end in cell) for cell in row] for row in rows]
        for rows in find_grids(document)
    ]


ALIGNED = "      Jan  Feb  Mars\nKF    26        23\nKS    14   11   11\nBN         3"


def test_white_that_runs_down_parts_columns() -> None:
    """In text and in `pre`; a place without words stays empty."""
    rows = [["", "Jan", "Feb", "Mars"], ["KF", "26", "", "23"], ["KS", "14", "11", "11"], ["BN", "", "3", ""]]

    assert grids(f"Tider\n\n{ALIGNED}\n") == [rows]
    assert grids(f"<p>Tider</p><pre>\n{ALIGNED}</pre>") == [rows]


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
