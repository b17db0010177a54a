"""Pages of every shape become meetings: who, when, and what became of it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cases import cases, table
from tests.readers.schedule.told import may_be, told

import agendawatch as aw


@cases("page", "given", "meetings", meetings=list)
def test_page_gives_its_meetings(page: str, given: dict[str, Any] | None, meetings: list[str]) -> None:
    """Every meeting of the page is told, and nothing else."""
    assert told(page, **(given or {})) == meetings


@cases("page", "meetings")
def test_what_one_reading_bears_is_withheld(page: str, meetings: tuple[str, ...]) -> None:
    """Nothing false is claimed, and each meeting's day is among the alternatives, or claimed."""
    days = {line.split(" ", 1)[0] for line in meetings}

    assert {line.split(" ", 1)[0] for line in told(page)} <= days <= {line.split(" ", 1)[0] for line in may_be(page)}


@cases("text")
def test_a_legend_tells_a_short_form(text: str) -> None:
    """A short form and a body's name that belong together are a legend, in any form."""
    lines = told(f"Sammanträden 2026\n\n{text.strip()}\n\n13 januari PMN\n10 februari PMN\n")

    assert [line.split(" ", 2)[2] for line in lines] == ["Plan- och miljönämnden"] * 2


@pytest.mark.parametrize("text", ["KS Ingen ändring", "KS Handlingar till mötet", "KS: Kontakt"])
def test_other_letters_are_no_legend(text: str) -> None:
    """What names no body explains none."""
    lines = told(f"<h1>Möten 2026</h1><p>{text}</p><table><tr><td>13 januari<td>KS<tr><td>10 februari<td>KS</table>")

    assert lines == ["2026-01-13 - Kommunstyrelsen", "2026-02-10 - Kommunstyrelsen"]


def test_two_hours_in_a_list_are_two_meetings() -> None:
    """They are counted by their hour, whatever the order on the page."""
    found = aw.read_schedule("Kommunstyrelsen 2026\n\n- 4 mars kl. 13.00\n- 4 mars kl. 9.00\n- 8 april kl. 13.00\n")

    assert [(it.date.day, it.nth, it.start and it.start.hour) for it in found] == [(4, 1, 9), (4, 2, 13), (8, 1, 13)]


def test_a_bracket_is_of_the_line_above_it() -> None:
    """A day under "(inget möte)" is held; one behind which that stands is not."""
    page = (
        "Kommunfullmäktige 2027\n\n1 mars\n\nJuli-aug.\n(Inget möte)\n6 september\nkl. 18.00\n\n4 oktober (inställt)\n"
    )
    statuses = {it.date.month: it.status.value for it in aw.read_schedule(page)}

    assert statuses == {3: "scheduled", 9: "scheduled", 10: "cancelled"}


@pytest.mark.parametrize(
    ("heads", "last", "unread"),
    [
        (("Jan", "Feb", "Mars"), ("18", "25"), 1),
        (("Jan", "Feb", "Mars", ""), ("18", "25"), 1),
        (("Jan", "Feb", "Mars", "Antal"), ("18", "25"), 0),
        (("Jan", "Feb", "Mars"), ("18", "Rådhuset"), 0),
        (("Jan", "Feb", "Mars"), ("18", ""), 0),
    ],
)
def test_a_day_behind_the_last_month_is_unread_and_doubted(
    heads: tuple[str, ...], last: tuple[str, str], unread: int
) -> None:
    """A row with more cells than there are months loses none of its days in silence; under a head of something else a figure is no day."""
    rows = (("Valnämnden", "26", "23", "30", ""), ("Skolnämnden", "21", "", *last))
    drawn = "".join("<tr>" + "".join(f"<td>{it}</td>" for it in row) + "</tr>" for row in (("", *heads), *rows))

    found = aw.read_schedule(f"<h1>Sammanträden 2026</h1><table>{drawn}</table>")

    assert len(found) == found.account.claimed == 5
    assert found.account.unread == unread
    assert [(it.code, it.provenance.words if it.provenance else "") for it in found.doubts] == (
        [(aw.CaveatCode.DAYS_UNEXPLAINED, "25")] if unread else []
    )


GRID = table(__file__, "GRID")


def test_a_row_of_another_kind_ends_no_table() -> None:
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
    assert "Jävsnämnden" in {it.organization.name for it in aw.read_schedule(GRID).doubts if it.organization}


def test_a_column_is_headed_by_initials() -> None:
    """A short form that no legend tells is the one name on the page with those initials."""
    page = "Kommunstyrelsen, Utskott Bildning och hälsa samt Miljö- och bygg möts så 2027.\nMånad | KS | BOH | MOB |\n---|---|---|---|\nJan | 18 | 12 | 20 |\nFeb | 15 | 9 | 17 |\nMar | 15 | 9 | 17 |\nApr | 19 | 13 | 21 |\nTid | 16.00 | 13,30 | 09.00 |\n"

    assert {line[11:] for line in told(page)} == {
        "16:00 Kommunstyrelsen",
        "13:30 Utskott Bildning och hälsa",
        "09:00 Miljö- och bygg",
    }
