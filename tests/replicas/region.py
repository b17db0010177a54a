"""A region that does not exist, at the size of a large one: its boards, two years of meetings, four long agendas."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tests.replicas.opengov import Board, Item, Paper, Session, Tenant

_PARTS = ("norra", "södra", "östra", "västra", "mellersta")
_OLD = (
    *(f"{kind} {part}" for part in _PARTS for kind in ("patientnämnd", "delregional nämnd")),
    *(f"{part} hälso- och sjukvårdsnämnden" for part in _PARTS),
    *(f"styrelsen för {name} lasarett" for name in ("Askvalla", "Brånhögs", "Tjärnsala", "Ulvhamns", "Vindrike")),
    *(
        f"styrelsen för {name}"
        for name in (
            "Barn & Ungdom", "  Bygdearvet", "Dans i Vindrike AB", "Folktandvården", "folkhögskolorna", "Hjälpmedel",
            "Kultur i Askvalla", "Logistik", "Närvården", "Primärvården", "skogsbruken", "Rehabilitering & Hälsa",
            "Vindrike International Care AB", "Sjukhusen vid kusten", "Tjärnsala och Ulvhamns Närsjukhus", "ambulansen",
        )
    ),
    *(
        f"beredningen för {name}"
        for name in (
            "den sociala ekonomin", "digitalisering", "externa relationer", "forskning och innovation (FoI-beredningen)",
            "folkhälsa och social hållbarhet", "krav- och kvalitetsböcker", "mänskliga rättigheter", "nära vård",
            "psykisk hälsa", "vårdval",
        )
    ),
    "arvodesberedningen", "digitaliseringsutskottet", "fastighetsnämnden", "folkhälsokommittén", "hållbarhetsutskottet",
    "hälso- och sjukvårdsstyrelsen", "kommittén för mänskliga rättigheter", "miljönämnden", "patientnämnden",
    "personalutskottet", "prioriteringsberedningen", "psykiatriberedningen", "regionutvecklingsnämnden",
    "revisorskollegiet", "samverkansnämnden", "servicenämnden", "trafiknämnden", "tandvårdsstyrelsen",
    "nämnden för Hälsan och Arbetsmiljön",
)  # fmt: skip
"""Boards of terms that are over, and new ones: nothing is listed under them."""

COMING_LATE = "kulturnämnden"
"""Its meetings of 2026 are listed in August, when half of them have been."""

_MEETING: tuple[tuple[str, int, int, int], ...] = (
    ("regionfullmäktige", 1, 8, 7),
    ("regionstyrelsen", 1, 16, 12),
    ("ägarutskottet", 2, 10, 10),
    ("styrelsen för Tjärnsala Universitetssjukhus", 4, 12, 0),
    ("styrelsen för fastighet, service och inköp", 2, 6, 4),
    (COMING_LATE, 3, 9, 0),
    ("strategiska hälso- och sjukvårdsnämnden", 2, 11, 0),
    ("operativa hälso- och sjukvårdsnämnden", 2, 14, 0),
    ("miljö- och tillväxtnämnden", 3, 10, 0),
    ("beredningen för hållbar utveckling", 3, 8, 4),
)
"""Those that meet: on which weekday, how often in 2026, and how often in 2027."""

BOARDS = tuple(sorted((*_OLD, *(name for name, *_ in _MEETING)), key=str.casefold))


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting of the plan."""

    board: str
    day: dt.date
    key: str
    """The id that its page has once it is published."""


def _days(year: int, weekday: int, count: int) -> list[dt.date]:
    """Spread days over a year's ten working months."""
    weeks = [week for week in range(3, 51) if week not in range(27, 33)]
    chosen = [weeks[len(weeks) * nth // count] for nth in range(count)]
    return [dt.date.fromisocalendar(year, week, weekday + 1) for week in chosen]


def _plan() -> tuple[Planned, ...]:
    planned = []
    for place, (board, weekday, *counts) in enumerate(_MEETING):
        for year, count in zip((2026, 2027), counts, strict=True):
            for nth, day in enumerate(_days(year, weekday, count)):
                planned.append(Planned(board, day, str(410_000 + 2_311 * place + 400 * (year - 2026) + 3 * nth)))
    return tuple(planned)


PLAN = _plan()

_WORKS = (
    "byte av fönster",
    "nya fläktar i kök",
    "stambyte",
    "ombyggnad av väntrum",
    "utbyte av belysning",
    "brandlarm, etapp 2",
)
_HOUSES = ("Tjärnsala sjukhus hus 17", "Ulvhamns lasarett  byggnad 4", "Brånhögs sjukhus, block C", "VT depå Ormhälla")
_MATTERS = (
    "Delårsrapport april 2026", "Riktlinje för resor i tjänsten", "Svar på revisionens granskning av inköp – uppföljning",
    "Ansvarsfrihet för samordningsförbunden 2025", "Månadskommentar, juni & juli 2026", "Tilläggsbeslut bussdepå Ormhälla",
    "Avtal om  ambulansflyg 2027-2030", "Remissvar: Ett ”starkare” tandvårdsstöd (SOU 2026:19)",
)  # fmt: skip
_CATEGORIES = ("Tjänsteutlåtande", "Bilaga", "Bilaga", "Handling in", "Delegeringsbeslut", "")


def _titles(count: int, first: int) -> list[str]:
    """Write the titles of an agenda as the platform keeps them: matters with numbers, then what is told without one."""
    matters = [f"{first + nth} - {_MATTERS[nth % len(_MATTERS)]}" for nth in range(min(8, count // 3 + 1))]
    told = []
    for nth in range(count - len(matters)):
        house, work = _HOUSES[nth % len(_HOUSES)], _WORKS[nth % len(_WORKS)]
        told.append(
            (
                f"Slutredovisning {house}, {work}, projektnummer {22_140 + nth}",
                f"Genomförandebeslut {house}\n{work}, projekt {11_205 + nth}.docx",
                f"Beslut från regionfullmäktige 2026-06-15/16 § {101 + nth} -  {_MATTERS[nth % len(_MATTERS)]}",
                "Skyddad",
                f"Protokollsutdrag från regionstyrelsens sammanträde den {1 + nth % 28} juni 2026 - {work.capitalize()}",
                f"Skyddad: OSL {19 + nth % 20} kap 3 § Upphandling m.m.",
                f"{house} {4_000 + nth} - {work}",
            )[nth % 7]
        )
    return [*matters, *told]


def _agenda(session: str, count: int, first: int, body: bytes) -> tuple[Item, ...]:
    items = []
    for nth, title in enumerate(_titles(count, first)):
        key = f"{int(session) * 10 - 37 * nth}"
        many = 25 if nth == 20 else (1, 2, 1, 3, 1, 0, 1, 4, 1, 2, 1)[nth % 11]
        papers = [
            Paper(
                f"{key}{place}",
                f"{title}, bilaga {place}" if place else title,
                _CATEGORIES[(nth + place) % 6],
                body=body,
            )
            for place in range(many)
        ]
        # A file may be listed twice.
        again = papers[:1] if nth % 13 == 4 else []
        items.append(Item(title, key, "Ärenden", (*papers, *again)))
    return tuple(items)


def drawn(body: bytes) -> Tenant:
    """Draw the region as it stands on 22 August 2026, with the same bytes in every file."""
    boards = {name: Board(str(212_000 + 61 * nth), name, []) for nth, name in enumerate(BOARDS)}
    lengths = [(11, 55), (51, 192), (97, 1), (127, 90)]
    """How many items the agendas of late August have, and the number of the first."""
    for it in sorted(PLAN, key=lambda it: (it.day, it.board)):
        if it.day > dt.date(2026, 8, 29) or it.board.startswith("beredningen"):
            boards[it.board].sessions.append(Session(it.day.isoformat(), None, "Inte publicerat"))
            continue
        summons = "Föredragningslista" if it.board == "regionfullmäktige" else "Kallelse"
        papers = [Paper(f"{it.key}1", f"{summons} {it.board} {it.day}", body=body)]
        if it.day < dt.date(2026, 7, 1):
            papers.append(Paper(f"{it.key}2", f"Protokoll {it.board} {it.day}", extension="pdf", body=body))
        items = _agenda(it.key, *lengths.pop(0), body) if it.day > dt.date(2026, 8, 15) and lengths else ()
        boards[it.board].sessions.append(Session(it.day.isoformat(), it.key, papers=tuple(papers), items=items))
    return Tenant(list(boards.values()), name="vindrike", counts=lambda count: f"{count} möten hittades")
