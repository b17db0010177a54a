"""Pieces of a PDF as blocks."""

from __future__ import annotations

from collections.abc import Sequence

from tests.cases import cases
from tests.documents.pdf.placed import passages
from tests.readers import drawn
from tests.readers.drawn import Text

from agendawatch.documents.passages import PassageKind

FULL = "Nämnden ger förvaltningen i uppdrag att se över hur alla busslinjer i kommunen kan gå"


def texts(*lines: Text) -> list[str]:
    """Show a page's blocks by their text."""
    return [block.text for block in passages(drawn.draw(lines))]


@cases("lines", "expected", expected=list)
def test_lines_become_paragraphs(lines: Sequence[str], expected: list[str]) -> None:
    """A line goes on where it was full; it ends where the page broke it."""
    drawn_lines = [Text(72, 700 - 13 * index, words) for index, words in enumerate(lines) if words]

    assert texts(*drawn_lines) == expected


def test_a_list_item_ends_where_its_indent_does() -> None:
    """Lines under an item's text belong to it, lines at the margin do not."""
    page = drawn.draw(
        [
            Text(90, 700, f"• {FULL} alla"),
            Text(99, 687, "dagar i veckan"),
            Text(72, 674, "Därefter avslutas mötet."),
        ]
    )

    assert [(block.kind, block.text) for block in passages(page)] == [
        (PassageKind.LIST_ITEM, f"{FULL} alla dagar i veckan"),
        (PassageKind.PARAGRAPH, "Därefter avslutas mötet."),
    ]


def test_headings_are_ranked_by_size() -> None:
    """The largest is level 1; bold lines of the body's size come last."""
    page = drawn.draw(
        [
            Text(72, 760, "Protokoll", size=20),
            Text(72, 730, "Ärenden", size=14, bold=True),
            Text(72, 710, "Beslut", bold=True),
            Text(72, 697, f"{FULL} nu"),
            Text(72, 684, "och sedan."),
        ]
    )

    assert [(block.level, block.text) for block in passages(page)[:3]] == [
        (1, "Protokoll"),
        (2, "Ärenden"),
        (3, "Beslut"),
    ]


def test_a_bold_word_makes_no_heading() -> None:
    """A label in bold before plain words is part of a paragraph."""
    page = drawn.draw([Text(72, 700, "Ärende:", bold=True), Text(113, 700, "Budget 2027"), Text(72, 660, FULL)])

    assert [block.kind for block in passages(page)] == [PassageKind.PARAGRAPH, PassageKind.PARAGRAPH]


def test_a_numbered_list_is_no_table() -> None:
    """Numbers with wide white behind them are list items with their numbers."""
    page = drawn.draw(
        [Text(72, 700 - 13 * n, f"{n}.") for n in range(1, 5)]
        + [Text(100, 700 - 13 * n, f"Ärende {n}") for n in range(1, 5)]
    )

    assert [(block.kind, block.number, block.text) for block in passages(page)] == [
        (PassageKind.LIST_ITEM, str(n), f"Ärende {n}") for n in range(1, 5)
    ]


def test_a_bold_column_heads_its_rows() -> None:
    """A bold first cell beside plain ones is a header."""
    rows = [("Ordförande", "Ada Ek (S)"), ("Sekreterare", "Bo Alm")]
    page = drawn.draw(
        [Text(72, 700 - 20 * n, label, bold=True) for n, (label, _) in enumerate(rows)]
        + [Text(200, 700 - 20 * n, value) for n, (_, value) in enumerate(rows)]
    )
    [table] = passages(page)

    assert [[(cell.text, cell.header) for cell in row] for row in table.rows] == [
        [(label, True), (value, False)] for label, value in rows
    ]
