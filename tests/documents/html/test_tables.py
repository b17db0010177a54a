"""Tables of HTML are read at once."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from agendawatch.documents.blocks import Cell, Link
from agendawatch.documents.html.tables import Table, whole_number


def cells(page: str, *, styled: bool = False) -> tuple[tuple[Cell, ...], ...]:
    """Read the first table of a page."""
    tree = LexborHTMLParser(page)
    node = tree.css_first("table")
    assert node is not None
    spanning = frozenset(cell.mem_id for cell in tree.css("[rowspan], [colspan]"))
    return Table(styled=styled, spanning=spanning).read(node)[1]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("a", "a"),
        ("<p>a</p>", "a"),
        ("<p>a</p><p>b</p>", "a\nb"),
        ("a<br>b", "a\nb"),
        ("<ul><li>a<li>b</ul>", "a\nb"),
        ("<span>a</span> <b>b</b>", "a b"),
        ("<script>x</script>a", "a"),
        ("", ""),
    ],
)
def test_cell_is_its_text(inside: str, text: str) -> None:
    """Blocks in a cell are lines of it."""
    assert cells(f"<table><tr><td>{inside}</td></tr></table>")[0][0].text == text


def test_heads_are_marked() -> None:
    """By their element, or by the group they stand in."""
    rows = cells("<table><thead><tr><td>a</thead><tr><th>b<td>c</table>")

    assert [[cell.header for cell in row] for row in rows] == [[True, False], [True, False]]


def test_links_and_struck_words() -> None:
    """They are kept with the cell."""
    ((cell, other),) = cells("<table><tr><td><a href='/1'>13 jan</a><td><s>14</s> 15</table>")

    assert cell.links == (Link("13 jan", "/1"),)
    assert other.struck == ("14",)


def test_spans_are_filled() -> None:
    """A cell stands in all places that it covers."""
    assert [[cell.text for cell in row] for row in cells("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>")] == [
        ["a", "b"],
        ["a", "c"],
    ]


@pytest.mark.parametrize(
    ("words", "number"), [("3", 3), (" 3 ", 3), ("-1", 9), ("3.5", 9), ("", 9), (None, 9), ("9" * 40, 9)]
)
def test_numbers_of_attributes(words: str | None, number: int) -> None:
    """What is no small whole number means the usual."""
    assert whole_number(words, 9) == number
