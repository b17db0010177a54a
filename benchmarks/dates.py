"""Read the dates of labelled Swedish phrases, beside dateparser where it is installed.

    python -m benchmarks.dates [--quick]

The labels are ours, written by hand; the forms are those that our reader's room was built for, with the plainest among
them. Both are told the day that the words were written; dateparser is told the language, the order of day and month,
and to look ahead, which are the settings that help it. It is asked twice, with `REQUIRE_PARTS` for day and month, as its
documentation advises where words without a date are searched, and without; we are held against the better of the two. A range counts as its two ends. A hit is a phrase whose days
are all found, with the clock where the words give one, and nothing beside them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable
from importlib import import_module
from typing import TypeAlias

from benchmarks import measured
from benchmarks.tables import missing, race, say, table

from agendawatch.lang.sv.dates import find_dates

AT_LEAST, HITS = 20.0, 2.0
SAID = dt.date(2026, 3, 6)
"""The day of the words, a Friday."""
Found: TypeAlias = frozenset[tuple[dt.date, dt.time | None]]
LABELLED: tuple[tuple[str, str], ...] = (
    ("2026-04-16", "2026-04-16"),
    ("16 april 2026", "2026-04-16"),
    ("Torsdag 16 april 2026", "2026-04-16"),
    ("Kommunfullmäktige den 15 juni 2026", "2026-06-15"),
    ("Protokoll från den 17 november 2025", "2025-11-17"),
    ("8 dec 2026", "2026-12-08"),
    ("16/4 2026", "2026-04-16"),
    ("16/4", "2026-04-16"),
    ("16/4-26", "2026-04-16"),
    ("260416", "2026-04-16"),
    ("20260416", "2026-04-16"),
    ("2026-04-16 kl. 08.30", "2026-04-16T08:30"),
    ("torsdagen den 16 april kl. 14.00", "2026-04-16T14:00"),
    ("den 5 maj", "2026-05-05"),
    ("den 3:e juni 2026", "2026-06-03"),
    ("5 juni 2026 kl. 18.30-21.00", "2026-06-05T18:30"),
    ("Måndag den 9 mars klockan 9", "2026-03-09T09:00"),
    ("Sammanträdet flyttas från den 8 april till den 22 april 2026", "2026-04-08 2026-04-22"),
    ("Sista dag för yttrande är den 30 september 2026.", "2026-09-30"),
    ("Reglementet gäller från och med den 1 januari 2027", "2027-01-01"),
    ("Frågan avgörs på onsdag i kommunstyrelsen", "2026-03-11"),
    ("Beslutet togs i tisdags", "2026-03-03"),
    ("Nämnden möts i morgon kväll", "2026-03-07"),
    ("Förslaget presenterades i går", "2026-03-05"),
    ("på torsdag nästa vecka", "2026-03-12"),
    ("om tre veckor", "2026-03-27"),
    ("19 januari, 16 mars och 11 maj 2026", "2026-01-19 2026-03-16 2026-05-11"),
    ("26/1, 23/3 och 18/5 2026", "2026-01-26 2026-03-23 2026-05-18"),
    ("4 februari, 4 mars, 8 april, 6 maj, 3 juni 2026", "2026-02-04 2026-03-04 2026-04-08 2026-05-06 2026-06-03"),
    ("24 och 25 augusti 2026", "2026-08-24 2026-08-25"),
    ("12–13 oktober 2026", "2026-10-12 2026-10-13"),
    ("29 juni - 3 juli 2026", "2026-06-29 2026-07-03"),
    ("tisdag v. 18", "2026-04-28"),
    ("Kulturnämnden: 21 maj, 18 juni, 27 augusti 2026", "2026-05-21 2026-06-18 2026-08-27"),
    ("Justering sker tisdagen den 24 mars 2026 kl. 15.00 i rum 312", "2026-03-24T15:00"),
    ("Inkom 2026-02-11, besvaras senast 2027-02-11", "2026-02-11 2027-02-11"),
    ("27–28 januari 2027", "2027-01-27 2027-01-28"),
    ("17 och 18 augusti 2026 kl. 8", "2026-08-17T08:00 2026-08-18T08:00"),
    ("onsdag v 12", "2026-03-18"),
    ("26-11-11", "2026-11-11"),
    ("Beredningen sammanträdde i onsdags", "2026-03-04"),
    ("Kommunfullmäktige 26 november kl 18", "2026-11-26T18:00"),
    ("Tid: 2026-09-21, kl 9–12", "2026-09-21T09:00"),
    ("Onsdag 10 juni 2026, 08.30-16.00", "2026-06-10T08:30"),
    ("Plats och tid: Stora salen, måndagen den 18 maj 2026 klockan 13.15–16.40", "2026-05-18T13:15"),
    ("Dnr KS 2026/00417", ""),
    ("fastigheten Åkern 2:17 och § 48", ""),
    ("Mars Lindqvist (C) yrkar avslag", ""),
    ("Avgiften är 1 250 kr per månad", ""),
    ("§§ 12-19", ""),
    ("Sammanträdesrum 3, plan 4", ""),
    ("Budget 2027 med plan för 2028–2029", ""),
    ("Telefon 0123-45 67 89", ""),
    ("Motion 14 av 32 om fler cykelvägar", ""),
    ("Detaljplan för Lyckan 4, etapp 2", ""),
)


def ours(phrase: str) -> Found:
    """Read as we do."""
    found = find_dates(phrase, counted_from=SAID)
    return frozenset((day, when.start) for when in found for day in (when.date, when.end_date) if day)


def theirs(parts: tuple[str, ...]) -> Callable[[str], Found]:
    """Make a reader of dateparser's search that wants these parts of a date."""
    search = import_module("dateparser.search").search_dates
    midnight = dt.datetime.combine(SAID, dt.time())
    settings: dict[str, object] = {"RELATIVE_BASE": midnight, "DATE_ORDER": "DMY", "PREFER_DATES_FROM": "future"}
    settings |= {"REQUIRE_PARTS": list(parts)} if parts else {}

    def read(phrase: str) -> Found:
        found = search(phrase, languages=["sv"], settings=settings) or []
        return frozenset((moment.date(), moment.time()) for _, moment in found)

    return read


def expected(days: str) -> Found:
    """Read a label."""
    moments = [(dt.datetime.fromisoformat(day), "T" in day) for day in days.split()]
    return frozenset((moment.date(), moment.time() if clock else None) for moment, clock in moments)


def right(found: Found, wanted: Found) -> bool:
    """Tell whether a phrase was read as its label says; a clock that no label has is not looked at."""
    if {day for day, _ in found} != {day for day, _ in wanted}:
        return False
    return {it for it in wanted if it[1]} <= found


def score(read: Callable[[str], Found]) -> tuple[int, int, int]:
    """Count the phrases read right, those with none left alone, and the days found that are none."""
    pairs = [(read(phrase), expected(days)) for phrase, days in LABELLED]
    hits = sum(right(found, wanted) for found, wanted in pairs if wanted)
    alone = sum(not found for found, wanted in pairs if not wanted)
    wrong = sum(len({day for day, _ in found} - {day for day, _ in wanted}) for found, wanted in pairs)
    return hits, alone, wrong


def main() -> int:
    """Print the figures, and tell whether the promises hold."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="one turn")
    turns = 1 if parser.parse_args().quick else 5
    readers: dict[str, Callable[[str], Found]] = {"agendawatch": ours}
    absent = missing(["dateparser"])
    if not absent:
        readers |= {"dateparser": theirs(()), "dateparser, REQUIRE_PARTS": theirs(("day", "month"))}
    repeats = dict.fromkeys(readers, 1) | {"agendawatch": 50}

    def work(name: str) -> Callable[[], object]:
        return lambda: [readers[name](phrase) for _ in range(repeats[name]) for phrase, _ in LABELLED]

    took = race({name: work(name) for name in readers}, turns)
    each = {name: seconds / repeats[name] / len(LABELLED) for name, seconds in took.items()}
    scores = {name: score(read) for name, read in readers.items()}
    dated = sum(bool(days) for _, days in LABELLED)
    rows = [
        (name, f"{each[name] * 1000:.4f}", f"{hits} of {dated}", f"{alone} of {len(LABELLED) - dated}", wrong)
        for name, (hits, alone, wrong) in scores.items()
    ]
    head = ("reader", "ms a phrase", "phrases with days, right", "phrases without, left alone", "days that are none")
    sys.stdout.write(table(head, rows))
    if absent:
        say(absent)
        hits = scores["agendawatch"][0]
        return measured.write("dates", [measured.figure("phrases read right", hits, dated)], promise=None)
    peers = [name for name in readers if name != "agendawatch"]
    faster = min(each[name] for name in peers) / each["agendawatch"]
    more = scores["agendawatch"][0] / max(scores[name][0] for name in peers)
    say(f"{faster:.0f} × as fast as dateparser (at least {AT_LEAST:.0f}), {more:.1f} × its hits (at least {HITS:.0f}).")
    return measured.write(
        "dates",
        [
            measured.figure("phrases read right", scores["agendawatch"][0], dated),
            measured.figure("as fast as dateparser", faster, unit="×"),
            measured.figure("its hits", more, unit="×"),
        ],
        promise=f"{AT_LEAST:.0f} × as fast as dateparser, with {HITS:.0f} × its hits",
        kept=faster >= AT_LEAST and more >= HITS,
    )


if __name__ == "__main__":
    raise SystemExit(main())
