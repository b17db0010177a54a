"""Ruled tables."""

from __future__ import annotations

import pytest
from tests.documents.pdf.placed import passages
from tests.readers import drawn
from tests.readers.drawn import Rule, Text

from agendawatch.documents.passages import PassageKind


def rules(xs: list[float], ys: list[float]) -> list[Rule]:
    """Draw a whole grid."""
    return [Rule(x, ys[0], x, ys[-1]) for x in xs] + [Rule(xs[0], y, xs[-1], y) for y in ys]


def tables(*things: Text | Rule) -> list[list[list[str]]]:
    """Show a page's tables, spanned cells as they repeat."""
    return [
        [[cell.text for cell in row] for row in block.rows]
        for block in passages(drawn.draw(things))
        if block.kind is PassageKind.TABLE
    ]


def test_words_fall_into_cells() -> None:
    """Borders part cells though the white between them is no wider than a space."""
    page: list[Text | Rule] = [
        *rules([70, 100, 180, 240], [700, 680, 660]),
        *(Text(75, 685, "Nr"), Text(105, 685, "Kommunstyrelse"), Text(183, 685, "Tid")),
        *(Text(75, 665, "1"), Text(105, 665, "den 12 mars"), Text(183, 665, "13.00")),
    ]

    assert tables(*page) == [[["Nr", "Kommunstyrelse", "Tid"], ["1", "den 12 mars", "13.00"]]]


def test_a_missing_border_merges_cells() -> None:
    """A cell over two rows stands in both, marked where it repeats."""
    page = drawn.draw(
        [
            *(Rule(x, 700, x, 640) for x in (70, 150, 240)),
            *(Rule(70, y, 240, y) for y in (700, 680, 640)),
            Rule(150, 660, 240, 660),
            *(
                Text(75, 685, "Månadens namn"),
                Text(155, 685, "Dag"),
                Text(75, 665, "Januari"),
                Text(155, 665, "12"),
                Text(155, 645, "26"),
            ),
        ]
    )
    [table] = passages(page)

    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Månadens namn", "Dag"],
        ["Januari", "12"],
        ["Januari", "26"],
    ]
    assert [row[0].spanned for row in table.rows] == [False, False, True]


def test_lines_in_a_cell_are_joined_within_its_borders() -> None:
    """A full line goes on; a short one was broken by the page."""
    page: list[Text | Rule] = [
        *rules([70, 190, 260], [700, 640]),
        *(Text(75, 688, "Svar på motion väckt av"), Text(75, 676, "Mona Dahl (V)"), Text(75, 664, "Dnr KS 12")),
        Text(195, 688, "Ada Ek"),
    ]

    assert tables(*page) == [[["Svar på motion väckt av Mona Dahl (V)\nDnr KS 12", "Ada Ek"]]]


@pytest.mark.parametrize(
    "things",
    [
        pytest.param([*rules([70, 500], [710, 690]), Text(75, 695, "Ett helt stycke i en ram")], id="a box"),
        pytest.param([Rule(70, 690, 500, 690), Text(75, 695, "En rad med en linje under")], id="a line"),
        pytest.param(
            [*rules([70, 98, 140], [710, 690]), Text(72, 695, "2027.1"), Text(102, 695, "KS enligt beslut den dagen")],
            id="shading about each word",
        ),
    ],
)
def test_not_every_edge_is_a_table(things: list[Text | Rule]) -> None:
    """A frame, an underline and a shaded line part no cells."""
    assert tables(*things) == []
