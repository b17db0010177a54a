"""Rows of spaces are tables where every month has its days."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from agendawatch.errors import LayoutError

Telling = Callable[..., list[str]]

PAGES = [
    pytest.param(
        "Sammanträdestider 2026\n\nJanuari - juni 2026\n\nNämnd Tid Jan Feb Mars April Maj Juni\nKF 18:00 26 23 30 27 25 15(9.00)\nKS 13:00 13 10 10 14 12 2, 16(8.30)\nTN 09:15 16 - 6, 20 17 8 -\nSN 09:00  15  12  - 11 \n\nFörkortningar\nKommunfullmäktige KF\nKommunstyrelsen KS\nTekniska nämnden TN\n",
        {},
        [
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-01-16 09:15 Tekniska nämnden",
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-02-10 13:00 Kommunstyrelsen",
            "2026-02-23 18:00 Kommunfullmäktige",
            "2026-03-06 09:15 Tekniska nämnden",
            "2026-03-10 13:00 Kommunstyrelsen",
            "2026-03-20 09:15 Tekniska nämnden",
            "2026-03-30 18:00 Kommunfullmäktige",
            "2026-04-14 13:00 Kommunstyrelsen",
            "2026-04-17 09:15 Tekniska nämnden",
            "2026-04-27 18:00 Kommunfullmäktige",
            "2026-05-08 09:15 Tekniska nämnden",
            "2026-05-12 13:00 Kommunstyrelsen",
            "2026-05-25 18:00 Kommunfullmäktige",
            "2026-06-02 13:00 Kommunstyrelsen",
            "2026-06-15 09:00 Kommunfullmäktige",
            "2026-06-16 08:30 Kommunstyrelsen",
        ],
        id="space rows",
    ),
    pytest.param(
        "SAMMANTRÄDESPLAN 2026\n\nOrgan               Datum          Tid\nKommunfullmäktige   26 januari     18.00\nKommunstyrelsen     13 januari     13.00\nSocialnämnden       15 januari     09.00\n",
        {},
        ["2026-01-13 13:00 Kommunstyrelsen", "2026-01-15 09:00 Socialnämnden", "2026-01-26 18:00 Kommunfullmäktige"],
        id="plain aligned",
    ),
]


@pytest.mark.parametrize(("page", "given", "meetings"), PAGES)
def test_page_gives_its_meetings(told: Telling, page: str, given: dict[str, object], meetings: list[str]) -> None:
    """Every meeting of the page is told, and nothing else."""
    assert told(page, **given) == meetings


def test_months_down_under_short_forms(told: Telling) -> None:
    """Rows that begin with a month are read where each name has its days; one that lacks some is left out."""
    page = "Sammanträden 2026\n\n2026 KF KS SN\nMötestid kl. 18.00 kl. 13.00 kl. 9.00\nJanuari 26 13 15\nFebruari 23 10\nMars - 10 5, 26\n"

    assert told(page) == [
        "2026-01-13 13:00 Kommunstyrelsen",
        "2026-01-15 09:00 Socialnämnden",
        "2026-01-26 18:00 Kommunfullmäktige",
        "2026-03-05 09:00 Socialnämnden",
        "2026-03-10 13:00 Kommunstyrelsen",
        "2026-03-26 09:00 Socialnämnden",
    ]


def test_stages_of_a_matter_are_refused(told: Telling) -> None:
    """A row of dates under heads that lost their columns is nobody's."""
    page = "Kommunfullmäktige: tider 2026\n\nStoppdatum för ärenden Utskick av kallelse Sammanträde Justering\n2026-01-05 2026-01-19 2026-01-26 2026-02-01\n"

    with pytest.raises(LayoutError):
        told(page)
