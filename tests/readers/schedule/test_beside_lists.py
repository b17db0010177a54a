"""What stands about a list and is no part of its days: remarks in brackets, papers, moments, months that lead."""

from __future__ import annotations

from collections.abc import Callable

from tests.cases import cases, table

from agendawatch.readers.schedule import read_schedule

Telling = Callable[..., list[str]]


@cases("page", "meetings")
def test_days_are_their_lists(told: Telling, page: str, meetings: tuple[str, ...]) -> None:
    """Each day is its list's, with its list's hour."""
    assert sorted(told(page)) == sorted(meetings)


def test_a_bracket_is_of_the_line_above_it() -> None:
    """A day under "(inget möte)" is held; one behind which that stands is not."""
    page = (
        "Kommunfullmäktige 2027\n\n1 mars\n\nJuli-aug.\n(Inget möte)\n6 september\nkl. 18.00\n\n4 oktober (inställt)\n"
    )
    statuses = {it.date.month: it.status.value for it in read_schedule(page)}

    assert statuses == {3: "scheduled", 9: "scheduled", 10: "cancelled"}


GRID = table(__file__, "GRID")


def test_a_row_of_another_kind_ends_no_table(told: Telling) -> None:
    """A remark, a whole date, a gap too many and figures run together leave the rows below them; the last is withheld."""
    assert sorted(told(GRID)) == [
        "2027-07-06 08:30 Socialnämndens utskott",
        "2027-08-10 08:30 Socialnämndens utskott",
        "2027-08-12 08:30 Kommunstyrelsen",
        "2027-08-23 18:00 Kommunfullmäktige",
        "2027-08-25 09:15 Skolnämnden",
        "2027-08-30 08:30 Kommunstyrelsen",
        "2027-09-09 08:30 Kommunstyrelsen",
        "2027-09-22 09:15 Skolnämnden",
        "2027-09-27 18:00 Kommunfullmäktige",
        "2027-09-29 09:15 Skolnämnden",
        "2028-01-04 08:30 Socialnämndens utskott",
    ]
    assert "Jävsnämnden" in {it.organization.name for it in read_schedule(GRID).doubts if it.organization}


def test_a_column_is_headed_by_initials(told: Telling) -> None:
    """A short form that no legend tells is the one name on the page with those initials."""
    table = "Kommunstyrelsen, Utskott Bildning och hälsa samt Miljö- och bygg möts så 2027.\nMånad | KS | BOH | MOB |\n---|---|---|---|\nJan | 18 | 12 | 20 |\nFeb | 15 | 9 | 17 |\nMar | 15 | 9 | 17 |\nApr | 19 | 13 | 21 |\nTid | 16.00 | 13,30 | 09.00 |\n"

    assert {line[11:] for line in told(table)} == {
        "16:00 Kommunstyrelsen",
        "13:30 Utskott Bildning och hälsa",
        "09:00 Miljö- och bygg",
    }
