"""Work grows with the text, or is refused with what was counted: counted in calls and steps, never by a clock."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from types import FrameType

import pytest

import agendawatch as aw
from agendawatch.budget import reading, spend
from agendawatch.errors import FetchError, LimitError

Read = Callable[[str], object]
BOARDS = """Social Byggnads Miljö Kultur Fritids Skol Utbildnings Vård Omsorgs Teknik Trafik Fastighets Hamn Val Arkiv
Räddnings Park Samhälls Närings Gymnasie Förskole Äldre Arbetsmarknads Folkhälso Integrations Konsument Lokal Jävs Lant Skogs"""


def _calls(read: Read, page: str) -> int:
    """Count the calls that a reading makes."""
    count = 0

    def counted(_frame: FrameType, _event: str, _arg: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        read(page)
    finally:
        sys.setprofile(before)
    return count


def _schedule(page: str) -> object:
    return aw.read_schedule(page, today=dt.date(2026, 1, 7))


@pytest.mark.parametrize(
    ("read", "head", "unit"),
    [
        (_schedule, "<table><tr><th>KS<th>KF", "<tr><td>13 januari 2026<td>13 januari 2026"),
        (
            _schedule,
            "<table><tr><th>KS<th>KF",
            "<tr><td>13 december 2026<td>13 december 2026<tr><td>1 juni 2025<td>1 juni 2025<tr><td>2 december 2026<td>",
        ),
        (_schedule, "Kommunstyrelsen 2026\n", "KS|13 jan|14 feb\n"),
        (_schedule, "Kommunstyrelsen 2026\n", "KS      13 jan     14 feb\n"),
        (_schedule, "<h2>Kommunstyrelsen 2026</h2><p>", "3 maj<br>"),
        (_schedule, "Kommunstyrelsen 3 maj 2026\n", "Fritidsnämnden\nKF = Kommunfullmäktige\n"),
        (aw.read_minutes, "§ 1 Sak\n\nBeslut\n", "Med 31 ja-röster mot 30 nej-röster bifalls yrkandet. "),
        (aw.read_agenda, "Dagordning\n\n", "1. Upprop\n"),
    ],
    ids=["grid", "years", "bars", "columns", "breaks", "legend", "votes", "items"],
)
def test_four_times_the_page_asks_for_four_times_the_work(read: Read, head: str, unit: str) -> None:
    """What stands on a page is not held against all else that does."""
    short, long = (_calls(read, head + unit * count) for count in (60, 240))

    assert long < 5.5 * short


def test_work_past_the_bound_is_refused_with_what_was_counted() -> None:
    """The error is of the page, not of the network: trying later helps nobody."""
    page = "§ 1 Sak\n\nBeslut\nMed 5 ja-röster mot 3 nej-röster. " + "Ja-röst: Bo Ek (M), " * 2_500

    with pytest.raises(
        LimitError, match=r"at most [0-9]+ steps of reading for [0-9]+ characters, got [0-9]+"
    ) as caught:
        aw.read_minutes(page)

    assert isinstance(caught.value, aw.ReadError)
    assert not isinstance(caught.value, FetchError)


def test_each_reading_has_its_own_bound_and_what_it_calls_shares_it() -> None:
    """A thousand small pages are no large one; outside of a reading nothing is counted."""
    for _ in range(3):
        with reading(0):
            spend(1_500_000)
    spend(10**12)

    with reading(0):
        spend(1_500_000)
        with reading(10**9), pytest.raises(LimitError):
            spend(1_500_000)


def test_honest_pages_are_read_whole() -> None:
    """Minutes of 150 paragraphs, 200 kB long, and a year of thirty boards."""
    about = "Förvaltningen bedömer att behovet är stort och att kostnaden ryms i budgeten för året. " * 12
    minutes = "Protokoll\nKommunstyrelsen 2026-03-11\nBeslutande: Ada Ek (S)\n\n" + "".join(
        f"§ {nth} Motion om cykelväg {nth}\n\n{about}\n\nYrkanden\nBo Ek (M) yrkar avslag.\n\nBeslut\nMotionen avslås.\n\n"
        for nth in range(1, 151)
    )
    tuesdays = [dt.date(2026, 1, 6) + dt.timedelta(weeks=4 * month) for month in range(1, 12)]
    year = "<h1>Sammanträden 2026</h1>" + "".join(
        f"<h2>{board}nämnden</h2><table><tr><th>Datum<th>Tid"
        + "".join(
            f"<tr><td>{day + dt.timedelta(nth % 3, weeks=nth % 4)}<td>{8 + nth % 9}.{10 + nth}" for day in tuesdays
        )
        + "</table>"
        for nth, board in enumerate(BOARDS.split())
    )

    assert len(minutes) > 160_000
    assert len(aw.read_minutes(minutes)) == 150
    assert len(aw.read_schedule(year, today=dt.date(2026, 1, 7))) == 11 * len(BOARDS.split())
