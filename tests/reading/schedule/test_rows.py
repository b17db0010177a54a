"""A row's cells say who, when and where."""

from __future__ import annotations

from agendawatch.documents.passages import Slot
from agendawatch.reading.schedule.cells import read_cell
from agendawatch.reading.schedule.heads import Heads, Row
from agendawatch.reading.schedule.rows import Rows


def gathered(*lines: tuple[str, ...]) -> list[Row]:
    """Draw a table and gather its rows of data."""
    table = []
    for index, line in enumerate(lines):
        cells = tuple(Slot(text) for text in line)
        table.append(Row(cells, [read_cell(cell, legend={}, context=None) for cell in cells], index))
    heads = Heads(table, (2026,))
    rows = Rows(table, heads, {}, None)
    data = [row for row in table if not heads.take(row)]
    for row in data:
        rows.gather(row)
    return data


def test_name_hours_and_place() -> None:
    """Each is known by its head."""
    (row,) = gathered(("Datum", "Tid", "Nämnd", "Plats"), ("26 januari", "18", "KF", "Salen"))

    assert row.organizations[2][0].name == "Kommunfullmäktige"
    assert row.hours[1].start.hour == 18
    assert row.places == {3: "Salen"}


def test_empty_name_is_the_one_above() -> None:
    """A name is often written once for all its rows."""
    rows = gathered(
        ("Nämnd", "Datum"), ("KF", "26 januari"), ("", "23 februari"), ("KS", "13 januari"), ("", "10 februari")
    )

    assert [row.organizations[0][0].name for row in rows] == ["Kommunfullmäktige"] * 2 + ["Kommunstyrelsen"] * 2


def test_other_occasions_are_refused() -> None:
    """A row of somebody who is no body is no meeting."""
    rows = gathered(("Datum", "Nämnd"), ("13 januari", "KS"), ("14 januari", "Gruppmöten"), ("15 januari", "Sportlov"))

    assert [row.refused for row in rows] == [False, True, True]


def test_months_of_rows_begin_again() -> None:
    """December before January under one head: the next year."""
    rows = gathered(("Månad", "KF"), ("November", "24"), ("December", "15"), ("Januari", "26"))

    assert [row.later for row in rows] == [0, 0, 1]


def test_months_of_another_name_begin_anew() -> None:
    """The next organization's January is the same year's."""
    rows = gathered(("Nämnd", "Månad", "Dag"), ("KF", "Jan", "26"), ("KF", "Dec", "15"), ("KS", "Jan", "13"))

    assert [row.later for row in rows] == [0, 0, 0]
