"""What a file's name tells."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.lang.sv.pages.documents import read_file_name

DAY = dt.date(2031, 3, 12)


@pytest.mark.parametrize(
    ("name", "organization", "day"),
    [
        ("Protokoll KS 2031-03-12.pdf", "Kommunstyrelsen", DAY),
        ("ks_protokoll_20310312.pdf", "Kommunstyrelsen", DAY),
        ("KF 310312 protokoll", "Kommunfullmäktige", DAY),
        ("kommunstyrelsen_2031-03-12.pdf", "Kommunstyrelsen", DAY),
        ("kallelse-kommunstyrelsen-2031-03-12.html", "Kommunstyrelsen", DAY),
        ("ksau-2031-03-12-protokoll.txt", "Kommunstyrelsens arbetsutskott", DAY),
        ("Barn- och utbildningsnämnden 12 mars 2031.pdf", "Barn- och utbildningsnämnden", DAY),
        ("Kommunfullmäktige/2031/Protokoll 12 mars.pdf", "Kommunfullmäktige", DAY),
        ("Kommunfullmäktige/2031-03-12/Protokoll.pdf", "Kommunfullmäktige", DAY),
        ("Kommunfullmäktige/2031-03-12/bilagor/Kallelse.pdf", "Kommunfullmäktige", DAY),
        ("Kommunfullmäktige/2030-01-01/Protokoll 2031-03-12.pdf", "Kommunfullmäktige", DAY),
        ("Kommunfullmäktige/2031-01-01--2031-12-31/Protokoll.pdf", "Kommunfullmäktige", None),
        ("2031/KSAU/03.pdf", "Kommunstyrelsens arbetsutskott", None),
        ("2030/Kommunstyrelsen 2031-03-12.pdf", "Kommunstyrelsen", DAY),
        ("karta.pdf", None, None),
        ("", None, None),
        ("///", None, None),
    ],
)
def test_who_and_when(name: str, organization: str | None, day: dt.date | None) -> None:
    """By the file's name, and where that is silent by its folders'."""
    told = read_file_name(name)

    assert (told.organization.name if told.organization else None, told.date) == (organization, day)


@pytest.mark.parametrize(
    ("name", "plan", "year"),
    [
        ("Sammanträdestider 2031.pdf", True, 2031),
        ("sammantradesplan-2031.pdf", True, 2031),
        ("2031/Mötesdagar.html", True, 2031),
        ("Tider för sammanträden 2031.pdf", True, 2031),
        ("Sammanträdesprotokoll 2031-03-12.pdf", False, 2031),
        ("Kallelse till sammanträde.pdf", False, None),
    ],
)
def test_a_plan_says_so(name: str, plan: bool, year: int | None) -> None:
    """Minutes of a sammanträde are none."""
    told = read_file_name(name)

    assert (told.plan, told.year) == (plan, year)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("protokoll ks 2021-03-10.pdf", "Kommunstyrelsen"),
        ("ksau 10 mars 2021.pdf", "Kommunstyrelsens arbetsutskott"),
        ("socialnämnden 2021.pdf", "Socialnämnden"),
    ],
)
def test_short_forms_are_read_in_small_letters(path: str, name: str) -> None:
    """As files are named."""
    assert str(read_file_name(path).organization) == name
