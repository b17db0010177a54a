"""What stands about a list and is no part of its days: remarks in brackets, papers, moments, months that lead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from agendawatch.readers.schedule import read_schedule

Telling = Callable[..., list[str]]

BOARDS = " • Kommunstyrelsen\n\n  Sammanträder klockan 08.30.\n\n  2027\n\n  12 januari\n  9 februari\n  9 mars\n  13 april\n\n • Skolnämnden\n\n  Sammanträder klockan 09.00. Plats meddelas i kallelsen som publiceras en vecka innan.\n\n  2027\n\n  20 januari\n  17 februari (Lärandedag ABC)\n  17 mars\n  21 april\n"


@pytest.mark.parametrize(
    ("page", "meetings"),
    [
        pytest.param(
            BOARDS,
            [
                *(f"2027-{day} 08:30 Kommunstyrelsen" for day in ("01-12", "02-09", "03-09", "04-13")),
                *(f"2027-{day} 09:00 Skolnämnden" for day in ("01-20", "02-17", "03-17", "04-21")),
            ],
            id="a remark behind a day names nobody, and an hour is of its own list",
        ),
        pytest.param(
            "Möten 2027\n\nOrgan\n\nJanuari\n\nFebruari\n\nMars\n\nKommunfullmäktige\n\njanuari\n\n25\n\nfebruari\n\n22\n\nmars\n\n22\n\nSkolnämnden\n\ninget i\n\njanuari\n\nfebruari\n\n9, 23\n\ninget i\n\nmars\n",
            [
                *(f"2027-{day} - Kommunfullmäktige" for day in ("01-25", "02-22", "03-22")),
                *(f"2027-{day} - Skolnämnden" for day in ("02-09", "02-23")),
            ],
            id="cells that each say their month before its days",
        ),
        pytest.param(
            "Kommunfullmäktige sammanträder 2027\n\nSammanträde\nKallelse\nProtokoll\nFilm\njanuari\n(Inget möte)\n1 februari\nkl. 18.00\nKungörelse Handlingar Protokoll\n1 mars\nkl. 18.00\nKungörelse Handlingar\nApril\n(Inget möte)\n3 maj\nkl. 18.00\nKungörelse\n",
            [f"2027-{day} 18:00 Kommunfullmäktige" for day in ("02-01", "03-01", "05-03")],
            id="months without a meeting, and papers under a day",
        ),
        pytest.param(
            "Politik3 januari 2027 kl 04.06\n\nKommunfullmäktige sammanträder en gång i månaden.\n\nMötena sker i Stora salen. Tidpunkten är kl 18.00.\n\nHär är alla datum:\n\n2027-01-25\n2027-02-22\n2027-03-22\n",
            [f"2027-{day} 18:00 Kommunfullmäktige" for day in ("01-25", "02-22", "03-22")],
            id="the moment of publishing gives no hour",
        ),
        pytest.param(
            "Kommunfullmäktige sammanträder 2027\nSammanträde | Kungörelse | Film |\n|---|---|---|\n| 5 Februari | Kungörelse pdf, 80.9 kB. | Film Länk till annan webbplats. |\n| 19 Mars | | |\n| 23 April | | |\n",
            [f"2027-{day} - Kommunfullmäktige" for day in ("02-05", "03-19", "04-23")],
            id="papers beside a day",
        ),
    ],
)
def test_days_are_their_lists(told: Telling, page: str, meetings: list[str]) -> None:
    """Each day is its list's, with its list's hour."""
    assert sorted(told(page)) == sorted(meetings)


def test_a_bracket_is_of_the_line_above_it() -> None:
    """A day under "(inget möte)" is held; one behind which that stands is not."""
    page = (
        "Kommunfullmäktige 2027\n\n1 mars\n\nJuli-aug.\n(Inget möte)\n6 september\nkl. 18.00\n\n4 oktober (inställt)\n"
    )
    statuses = {it.date.month: it.status.value for it in read_schedule(page)}

    assert statuses == {3: "scheduled", 9: "scheduled", 10: "cancelled"}


GRID = "Mötestider 2027\n\nBeslutsinstans\n\nJuli\n\nAug\n\nSep\n\nKlockan\n\nKommunfullmäktige\n\n-\n\n23\n\n27\n\n18.00\n*budget\n\nKommunstyrelsen\n\n-\n\n12\n30\n\n\n9\n\n08.30\n\nSocialnämndens utskott\n\n6\n\n10\n\n4/1-28\n\n08.30\n\nJävsnämnden\n(sammanträder vid behov)\n\n\n2628\n\n\n10:00\n\nSkolnämnden\n\n-\n\n25\n\n22\n29\n\n09.15\n"


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
