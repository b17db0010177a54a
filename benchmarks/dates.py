"""Time the reading of Swedish dates, beside dateparser when it is installed.

python benchmarks/dates.py
"""

from __future__ import annotations

import datetime as dt
import importlib
import statistics
import time
from collections.abc import Callable
from importlib.util import find_spec

from agendawatch.swedish.dates import find_dates

SAID = dt.date(2026, 3, 6)
PHRASES = (
    "Frågan avgörs på onsdag i kommunstyrelsen",
    "Beslutet togs i tisdags",
    "i morgon kväll",
    "på torsdag nästa vecka",
    "om tre veckor",
    "torsdagen den 16 april kl. 14.00",
    "den 5 maj",
    "16/4",
    "16/4-26",
    "260416",
    "2026-04-16 kl. 08.30",
    "19 januari, 16 mars och 11 maj 2026",
    "24 och 25 augusti 2026",
    "12–13 oktober 2026",
    "29 juni - 3 juli",
    "tisdag v. 18",
    "5 juni 2026 kl. 18.30-21.00",
    "Dnr KS 2026/00417",
    "fastigheten Åkern 2:17 och § 48",
    "Mars Lindqvist (C) yrkar avslag",
    "Avgiften är 1 250 kr per månad",
)
ROUNDS = 7
REPEATS = 300


def milliseconds(read: Callable[[str], object], repeats: int) -> float:
    """Time a reader: the median over rounds of the mean per phrase."""
    rounds = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        for _ in range(repeats):
            for phrase in PHRASES:
                read(phrase)
        rounds.append((time.perf_counter() - begun) / repeats / len(PHRASES) * 1000)
    return statistics.median(rounds)


def main() -> None:
    """Print the figures."""
    ours = milliseconds(lambda phrase: find_dates(phrase, counted_from=SAID), REPEATS)
    print(f"agendawatch  {ours:.4f} ms a phrase ({len(PHRASES)} phrases, median of {ROUNDS} rounds)")
    if find_spec("dateparser") is None:
        print("dateparser   not installed: pip install dateparser")
        return
    search = importlib.import_module("dateparser.search").search_dates
    theirs = milliseconds(lambda phrase: search(phrase, languages=["sv"]), 1)
    print(f"dateparser   {theirs:.4f} ms a phrase (search_dates): {theirs / ours:.0f} times as long")


if __name__ == "__main__":
    main()
