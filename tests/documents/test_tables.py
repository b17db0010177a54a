"""Tables of one type, whatever made them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.cases import table

from agendawatch.documents.page import read_document
from agendawatch.documents.tables import CELLS, Table
from agendawatch.errors import TooLargeError


def table_of(page: str) -> Table:
    """Read the first table of a page."""
    return read_document(page).tables[0]


def grid(table: Table) -> list[list[str]]:
    """Show the text of each place."""
    return [
        [cell.text if (cell := table.at(row, column)) else "" for column in range(table.width)]
        for row in range(table.height)
    ]


def test_a_cell_stands_in_every_place_that_it_covers() -> None:
    """It is found by row and column; as written it stands once."""
    table = table_of("<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d<td>e<td>f</table>")

    assert grid(table) == [["a", "a", "b"], ["a", "a", "c"], ["d", "e", "f"]]
    assert [[(cell.row, cell.column, cell.rowspan, cell.colspan) for cell in row] for row in table.rows] == [
        [(0, 0, 2, 2), (0, 2, 1, 1)],
        [(1, 2, 1, 1)],
        [(2, 0, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1)],
    ]
    assert table.at(1, 1) is table.rows[0][0]
    assert table.at(9, 9) is None


def test_zero_rows_means_all_that_are_left() -> None:
    """As the HTML standard has it; a span past the end stops there."""
    assert grid(table_of("<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>")) == [
        ["a", "b"],
        ["a", "c"],
        ["a", "d"],
    ]
    assert table_of("<table><tr><td rowspan=9>a</table>").rows[0][0].rowspan == 1


def test_short_rows_end_where_they_end() -> None:
    """No cell is where none was written."""
    table = table_of("<table><tr><td>a<tr><td>b<td>c</table>")

    assert (table.width, table.at(0, 1)) == (2, None)


def test_empty_cells_keep_their_place() -> None:
    """A row's cells are counted whether they say anything or not."""
    table = table_of("<table><tr><td><td>Jan<tr><td>KF<td></table>")

    assert grid(table) == [["", "Jan"], ["KF", ""]]
    assert table.box.text == "Jan\nKF"


def test_a_row_without_cells_is_none() -> None:
    """The rows behind one that markup left empty are counted without it, and their cells know their elements."""
    table = table_of("<table><tr></tr><tr><th>KS</th><td>11 mars</td></tr></table>")

    assert [(cell.row, cell.column, cell.name, cell.text) for cell in table.rows[0]] == [
        (0, 0, "th", "KS"),
        (0, 1, "td", "11 mars"),
    ]


def test_a_table_knows_its_caption_and_what_made_it() -> None:
    """Markup, roles, tabs and bars make tables of one type."""
    markup = table_of("<table><caption>Plan<tr><td>a<td>b</table>")
    rows = "".join(f"<div role=row><div role=rowheader>{n}</div><div role=cell>{n}</div></div>" for n in "12")
    roles = table_of(f"<div role=table>{rows}</div>")
    tabs, bars = table_of("a\tb\nc\td"), table_of("| a | b |\n|---|---|\n| c | d |")

    assert markup.caption is not None
    assert markup.caption.text == "Plan"
    assert [table.made for table in (markup, roles, tabs, bars)] == ["html", "aria", "tabs", "bars"]
    assert grid(roles) == [["1", "1"], ["2", "2"]]
    assert [cell.head for cell in roles.rows[0]] == [True, False]
    assert grid(tabs) == grid(bars) == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize(
    "page",
    [
        "<table>" + "<tr>" + "<td colspan=1000 rowspan=60000>a" * 1000 + "</table>",
        "<table>" + "<tr><td colspan=1000>a" * 1000 + "</table>",
        "a" + "\tb" * 1000 + "\na\tb" * 1000,
    ],
)
def test_too_many_places_are_refused(page: str) -> None:
    """Spans, and one wide row, can make a page of gigabytes."""
    with pytest.raises(TooLargeError, match=str(CELLS)):
        read_document(page)


@given(
    st.lists(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 4)), min_size=1, max_size=4), min_size=1, max_size=6)
)
def test_every_grid_is_whole(spans: list[list[tuple[int, int]]]) -> None:
    """Whatever the spans, every cell is in its place, and all places that it covers are its own."""
    rows = [
        "".join(f"<td colspan={wide} rowspan={high}>{row}.{column}" for column, (wide, high) in enumerate(line))
        for row, line in enumerate(spans)
    ]
    table = table_of(f"<table>{''.join(f'<tr>{row}' for row in rows)}</table>")

    for row in table.rows:
        for cell in row:
            assert table.at(cell.row, cell.column) is cell
    assert {f"{row}.{column}" for row, line in enumerate(spans) for column in range(len(line))} == {
        cell.text for row in table.rows for cell in row
    }


@pytest.mark.parametrize(("words", "wide"), [("3", 3), (" 3 ", 3), ("-1", 1), ("3.5", 1), ("", 1), ("9" * 40, 1)])
def test_numbers_of_attributes(words: str, wide: int) -> None:
    """What is no small whole number means the usual."""
    assert table_of(f'<table><tr><td colspan="{words}">a</table>').width == wide


_PIECES = table(__file__, "_PIECES")


@example(cells=["<a href=/k.pdf>Kallelse</a>\xad\n 13 januari "], in_paragraphs=False)
@example(cells=["KS<a href=/k.pdf>\xad</a>13 januari"], in_paragraphs=False)
@given(st.lists(st.lists(st.sampled_from(_PIECES), max_size=5).map("".join), min_size=1, max_size=4), st.booleans())
def test_cells_that_are_read_at_once_are_as_those_that_are_walked(cells: list[str], in_paragraphs: bool) -> None:
    """Most cells are but text and links, and read without a walk; a struck word elsewhere makes the reader walk all."""
    row = "".join(f"<td><p>{cell}</p></td>" if in_paragraphs else f"<td>{cell}</td>" for cell in cells)
    page = f"<table><tr><th>Organ</th>{row}</tr></table>"

    quick, walked = (read_document(it) for it in (page, f"{page}<p style='text-decoration:line-through'>x</p>"))

    assert walked.text.removesuffix("\nx") == quick.text
    assert quick.links == walked.links
    assert [str(block) for block in quick.blocks] == [str(block) for block in walked.blocks[:-1]]
    assert grid(quick.tables[0]) == grid(walked.tables[0])


def test_a_link_in_a_cell_of_text_stands_where_it_stands() -> None:
    """Its words, not the cell's, are the link; one without an address is none."""
    document = read_document("<table><tr><td><p>Handlingar: <a href=/k.pdf>Kallelse </a>(PDF) <a>bild</a></table>")

    (link,) = document.links

    assert document.text == "Handlingar: Kallelse (PDF) bild"
    assert (link.text, link.url, document.text[link.start : link.end]) == ("Kallelse", "/k.pdf", "Kallelse")
