"""Tables without rules."""

from __future__ import annotations

from collections.abc import Sequence

from tests.cases import cases

from agendawatch.documents.pdf.columns import find_columns
from agendawatch.documents.pdf.grid import PdfTable
from agendawatch.documents.pdf.lines import PaperLine, PaperWord, lines_of


def lines_at(
    rows: Sequence[Sequence[tuple[float, str]]], pitch: float = 14, tops: Sequence[float] = ()
) -> list[PaperLine]:
    """Place words on lines, each letter six points wide."""
    words = []
    for index, row in enumerate(rows):
        top = tops[index] if tops else 700 - pitch * index
        words += [PaperWord(text, x, x + 6 * len(text), top - 12, top, bold=False) for x, text in row]
    return lines_of(words)


def tables(lines: Sequence[PaperLine]) -> list[list[list[str]]]:
    """Show the tables that are found."""
    return [
        [[cell.text for cell in row] for row in thing.rows]
        for thing in find_columns(lines)
        if isinstance(thing, PdfTable)
    ]


@cases("rows", "expected")
def test_columns_are_the_white_between(
    rows: Sequence[Sequence[tuple[float, str]]], expected: Sequence[Sequence[str]]
) -> None:
    """White that runs down through lines parts columns."""
    assert tables(lines_at(rows)) == [[list(row) for row in expected]]


def test_white_between_rows_parts_them() -> None:
    """Where rows stand apart, the lines of one row are one, wherever its number stands."""
    rows = [
        [(72, "§ 1"), (110, "Upprop")],
        [(110, "Budget för kommunen")],
        [(72, "§ 2"), (110, "och dess bolag")],
        [(72, "§ 3"), (110, "Taxa")],
    ]

    assert tables(lines_at(rows, tops=[700, 670, 656, 626])) == [
        [["§ 1", "Upprop"], ["§ 2", "Budget för kommunen och dess bolag"], ["§ 3", "Taxa"]]
    ]


def test_running_text_is_no_table() -> None:
    """Wide spaces in one line make no columns."""
    lines = lines_at(
        [[(72, "Nämnden"), (130, "sammanträder"), (220, "i dag")], [(72, "klockan nio på morgonen i salen")]]
    )

    assert find_columns(lines) == lines


def test_text_in_another_size_ends_a_table() -> None:
    """A heading under a table is not its last row."""
    lines = [
        *lines_at([[(72, "a"), (180, "1")], [(72, "b"), (180, "2")]]),
        *lines_of([PaperWord("Rubrik", 72, 150, 640, 660, bold=True)]),
    ]

    assert [isinstance(thing, PdfTable) for thing in find_columns(lines)] == [True, False]
