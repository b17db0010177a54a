"""Four years of two bodies, at the size and with the file names of a large city, are all read."""

from __future__ import annotations

import datetime as dt
from unicodedata import normalize

import pytest
from tests.replicas.goteborg import FORM, File, Portal, Session
from tests.replicas.server import serve

from agendawatch.crawl.client import Client
from agendawatch.model import Site, Window

WINDOW = Window(first=dt.date(2023, 1, 1), last=dt.date(2026, 12, 31))
MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()  # noqa: SIM905

COUNCIL_SIZES = (41, 52, 11, 33, 22, 27, 45, 58, 46, 13, 36, 91, 62, 49)
"""How many files meetings have, in turn: the budget's and the first one's have few, the last of a spring many."""
BOARD_SIZES = (39, 1, 41, 45, 2, 37, 50, 33, 40, 3, 44, 36)


def _council_files(day: dt.date, count: int) -> list[str]:
    """Name a council's files: printed matters by the year's numbers, what parties move, and its minutes."""
    d, number = f"{day:%Y%m%d}", day.timetuple().tm_yday
    names = [
        f"Justerad_FL_{d}.pdf",
        f"Snabbprotokoll_{d}.pdf",
        f"KF_protokoll_{d}.pdf",
        f"Yttrandeprotokoll_KF_{day.day}_{MONTHS[day.month - 1]}_{day.year}.pdf",
        f"Protokoll_{d}_omedelbar_justering.pdf",
        f"Protokollsutdrag_KF_{d}_§{10 + day.month}.pdf",
        # One name has its dots written apart; we write them together.
        normalize("NFD", f"Fullmäktiges möte den {day.day}e {MONTHS[day.month - 1]} {day.year}, yttranden.pdf"),
        f"Handling_{day.year}_nr_{number}a.pdf",
        f"Bilaga_1_rev_Budget{day.year + 1}.pdf",
        "Granskning_av_stadens_lokaler_for_foreningar_samt_av_hur_uppdrag_fran_fullmaktige_foljs_upp_i_namnder_och_bolag.pdf",
    ]
    names += [
        (
            f"Handling_{day.year}_nr_{number + nth}.pdf",
            f"Handling_{day.year}_nr_{number + nth}.pdf",
            f"{nth}_Yrkande_S_V_MP_C_{d}.pdf",
            f"Handling_{day.year}_nr_{number + nth}_hemsida.pdf",
            f"{nth}_tillaggsyrkande_KD_{d}.pdf",
            f"Handling_{day.year}_nr_{number + nth}.pdf",
            f"{nth}_AterremissYrkande_M_L_{d}.pdf",
        )[nth % 7]
        for nth in range(count)
    ]
    return names[:count]


def _board_files(day: dt.date, count: int) -> list[str]:
    """Name a board's files: by the number of the item, with whatever somebody wrote behind the day."""
    d, eve = f"{day:%Y%m%d}", f"{day - dt.timedelta(days=1):%Y%m%d}"
    if count < 4:
        return [f"fl_{eve}.pdf", f"protokoll_{d}_OJ.pdf", f"2_{d}.pdf"][:count]
    names = [
        f"just_fl_{eve}.pdf", f"Protokoll_{d}.pdf", f"Snabbprotokoll_ {d}.pdf",
        f"Beslut_i_notisform_fran_kommunstyrelsen_{d}.pdf", f"Protokollsutdrag_{d}_OJ.pdf",
    ]  # fmt: skip
    endings = ("", "", " ", "", "_rev", "", "_hemsidan", " 2", "", "_Bilaga_1", "_", "_maskad", "")
    names += [f"{nth}_{d}{endings[(nth + day.day) % 13]}.pdf" for nth in range(2, count - 4)]
    names.append(f"rev_yrk_{count}_M_D_{d}.pdf")
    return names


def _sessions() -> list[Session]:
    """Draw 42 meetings of the council and 60 of the board, up to July 2026."""
    sessions, number = [], 0x6B56C8BF36C1F267C1258A710045E39F
    council = [dt.date.fromisocalendar(year, 4 + 4 * nth, 4) for year in range(2023, 2027) for nth in range(12)][:42]
    board = [dt.date.fromisocalendar(year, 2 + 2 * nth, 3) for year in range(2024, 2027) for nth in range(24)][:60]
    for organization, days, sizes, named in (
        ("Kommunfullmäktige", council, COUNCIL_SIZES, _council_files),
        ("Kommunstyrelsen", board, BOARD_SIZES, _board_files),
    ):
        for nth, day in enumerate(days):
            files = []
            for name in named(day, sizes[nth % len(sizes)]):
                number = number * 6364136223846793005 % 2**128 | 1
                files.append(File.named(name, number))
            sessions.append(Session(organization, day.isoformat(), tuple(files)))
    return sessions


@pytest.mark.slow
def test_every_row_and_every_document_is_read() -> None:
    """Each meeting and each of its documents is in the listing, under the name and the address that it has."""
    sessions = _sessions()
    expected = {
        (it.organization, it.day, normalize("NFC", file.title.strip()), file.url)
        for it in sessions
        for file in it.files
    }

    with serve(Portal(sessions)) as replica:
        site = Site(url=replica.address + FORM, platform="goteborg")
        with Client(pause=0) as client:
            listing = client.meetings(site, window=WINDOW)

    read = {
        (it.organization.name, it.date.isoformat(), file.title, file.url)
        for it in listing.meetings
        for file in it.documents
    }
    assert len(expected) == sum(len(it.files) for it in sessions) > 3500
    assert read == expected
    assert len(listing.meetings) == len(sessions) == 102
