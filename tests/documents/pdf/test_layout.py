"""A PDF's pages as pieces in reading order."""

from __future__ import annotations

from tests.documents.pdf.placed import word

from agendawatch.documents.pdf.file import Edge, PdfPage
from agendawatch.documents.pdf.grid import PdfTable
from agendawatch.documents.pdf.layout import Piece, document_pieces, part_margins


def pieces_of(pages: list[PdfPage]) -> list[Piece]:
    """Read pages without what stands on every one."""
    return document_pieces(pages, part_margins(pages)[0])


def page_of(*rows: tuple[str, ...]) -> PdfPage:
    """Place rows of cells, 100 points a column, on a page."""
    words = [
        word(cell, 72 + 100 * column, 600 - 14 * row)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if cell
    ]
    return PdfPage(words, [], 595, 842)


def ruled(page: PdfPage) -> PdfPage:
    """Draw lines about two rows of four cells."""
    level = [Edge(upright=False, at=600 - 14 * row, low=70, high=470) for row in range(3)]
    upright = [Edge(upright=True, at=70 + 100 * column, low=572, high=600) for column in range(5)]
    return page._replace(edges=[*level, *upright])


def rows_of(table: PdfTable) -> list[list[str]]:
    """Show a table's cells."""
    return [[cell.text for cell in row] for row in table.rows]


def test_a_row_goes_on_over_the_page_break() -> None:
    """The first row of the next page without a first cell belongs to the last row of this one."""
    pieces = pieces_of(
        [
            page_of(("Nr", "Ärende", "Dnr"), ("1", "Upprop", "A"), ("2", "Budget för", "B")),
            page_of(("", "nästa år", ""), ("3", "Taxa", "C"), ("4", "Val", "D")),
        ]
    )

    [table] = [piece.thing for piece in pieces if isinstance(piece.thing, PdfTable)]
    assert rows_of(table)[2:] == [["2", "Budget för nästa år", "B"], ["3", "Taxa", "C"], ["4", "Val", "D"]]


def test_a_row_under_a_merged_cell_is_one_of_its_own() -> None:
    """A row on the next page that fills the columns as the one above did is no part of it; the first cell is its too."""
    pieces = pieces_of(
        [
            ruled(page_of(("Månad", "Dag", "Organ", "Tid"), ("Maj", "5", "KS", "13.00"))),
            ruled(page_of(("", "18", "KF", "18.00"), ("Juni", "2", "KS", "13.00"))),
        ]
    )

    [table] = [piece.thing for piece in pieces if isinstance(piece.thing, PdfTable)]
    assert rows_of(table)[1:] == [
        ["Maj", "5", "KS", "13.00"],
        ["Maj", "18", "KF", "18.00"],
        ["Juni", "2", "KS", "13.00"],
    ]


def test_a_table_with_other_columns_is_another() -> None:
    """What stands elsewhere on the next page does not go on."""
    pieces = pieces_of(
        [page_of(("Nr", "Ärende"), ("1", "Upprop")), page_of(("", "Ada Ek", "S", "ja"), ("", "Bo Al", "M", "nej"))]
    )

    assert len(pieces) == 2
