"""Heads of a table hold until the next ones."""

from __future__ import annotations

from agendawatch.documents.passages import Slot
from agendawatch.reading.schedule.cells import read_cell
from agendawatch.reading.schedule.heads import Heads, Row


def rows(*lines: tuple[str, ...]) -> list[Row]:
    """Draw a table's rows."""
    made = []
    for index, line in enumerate(lines):
        cells = tuple(Slot(text) for text in line)
        made.append(Row(cells, [read_cell(cell, legend={}, context=None) for cell in cells], index))
    return made


def test_names_and_hours_head_columns() -> None:
    """A row of names and a row of hours say who meets when."""
    table = rows(("2026", "KF", "KS"), ("Mötestid", "kl. 18.00", "kl. 13.00"), ("Januari", "26", "13"))
    heads = Heads(table, ())

    assert [heads.take(row) for row in table] == [True, True, False]
    assert heads.columns[2].organizations[0].name == "Kommunstyrelsen"
    assert heads.columns[1].hours is not None
    assert heads.years == (2026,)


def test_months_that_begin_again_are_next_year() -> None:
    """December before January: the years part there."""
    table = rows(("Nämnd", "Nov", "Dec", "Jan"), ("KF", "24", "15", "26"))
    heads = Heads(table, (2025,))
    for row in table:
        heads.take(row)

    assert heads.years_for(table[1], 2) == (2025,)
    assert heads.years_for(table[1], 3) == (2026,)


def test_year_of_a_month_holds() -> None:
    """A head that gives its year needs no counting."""
    table = rows(("2026", "Nov", "Dec", "Jan 2027"), ("KF", "23", "14", "25"))
    heads = Heads(table, ())
    for row in table:
        heads.take(row)

    assert [heads.years_for(table[1], column) for column in (1, 2, 3)] == [(2026,), (2026,), (2027,)]


def test_new_heads_replace_the_old() -> None:
    """A second half of the year has heads of its own."""
    table = rows(("Nämnd", "Jan", "Feb"), ("KF", "26", "23"), ("Nämnd", "Juli", "Aug"), ("KF", "-", "31"))
    heads = Heads(table, (2026,))
    for row in table:
        heads.take(row)

    assert heads.columns[2].month == 8


def test_section_names_what_follows() -> None:
    """A row with one cell heads the rows below it."""
    table = rows(("Socialnämnden", "", ""), ("15 januari", "9.00", "Sal B"))
    heads = Heads(table, (2026,))

    assert heads.take(table[0])
    assert heads.section.organization is not None


def test_weekdays_and_hours_stand_under_names() -> None:
    """A row under the heads says when each of them meets."""
    table = rows(("KF", "KS"), ("Måndagar kl. 18.00", "Tisdagar kl. 13.00"), ("26 januari", "13 januari"))
    heads = Heads(table, ())

    assert [heads.take(row) for row in table] == [True, True, False]
    assert [column.hours.start.hour for column in heads.columns if column.hours] == [18, 13]


def test_two_who_meet_on_days_beside_each_other_make_no_calendar() -> None:
    """A month's grid counts more than two days in a row."""
    days = [(f"{day}", f"{day + 1}", "") for day in range(2, 26)]

    assert not Heads(rows(("KF", "KS", "BN"), *days), ()).calendar
    assert Heads(rows(*[tuple(str(day + step) for step in range(5)) for day in range(1, 25, 5)]), ()).calendar


def test_corner_may_be_empty_over_a_column_of_hours() -> None:
    """Heads of months after "Tid" are heads, in plain cells too; days under them are none."""
    table = rows(("", "Tid", "Jan", "Feb"), ("KF", "18.00", "26", "23 & 24"), ("Mars", "-", "2 och 9", "-"))
    heads = Heads(table, ())

    assert [heads.take(row) for row in table] == [True, False, False]
    assert [column.month for column in heads.columns] == [None, None, 1, 2]
