"""Measure how reading time grows with a text that repeats the worst words, and with pages that were made to take long.

Eight times the text: how much longer? And a page of 50, 100 and 200 kB: what does each doubling cost?
Run with `python -m benchmarks.growth [words | pages]`. Eight times the text is linear at 8 and quadratic at 64, a doubling at 2
and 4. It ends with 1 where a figure is over its limit; a page that is refused for the work that it asks for is told as such.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import measured

from agendawatch.errors import LimitError, ReadError
from agendawatch.lang.sv.calendar import find_times
from agendawatch.lang.sv.dates import find_dates
from agendawatch.lang.sv.decisions import read_verdict
from agendawatch.lang.sv.handing_on import find_next
from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.organizations import find_organizations
from agendawatch.lang.sv.parties import find_parties
from agendawatch.lang.sv.positions import read_positions
from agendawatch.lang.sv.references import find_paragraphs, find_references
from agendawatch.lang.sv.statuses import read_statuses
from agendawatch.lang.sv.votes import read_votes
from agendawatch.readers.agenda import read_agenda
from agendawatch.readers.minutes import read_minutes
from agendawatch.readers.press import read_press_release
from agendawatch.readers.schedule import read_schedule

if TYPE_CHECKING:
    from tests.readers.worst_words import WORST, WORST_OF_HTML
else:  # scraper-legistar installs a package of the name "tests", which would hide ours
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "readers"))
    from worst_words import WORST, WORST_OF_HTML

SHAPES: Mapping[str, Callable[[int], str]] = {
    "a line of spaces": lambda n: f"Dagordning\n\n1. Upprop\n2.{' ' * n}x",
    "empty lines": lambda n: "1. Upprop" + "\n" * n + "2. Budget",
    "a grid of one date": lambda n: (
        "<table><tr><th>KS<th>KF" + "<tr><td>13 januari 2026<td>13 januari 2026" * (n // 42)
    ),
    "a list of one date": lambda n: "Kommunstyrelsen 2026\n" + "13 januari\n" * (n // 11),
    "a line of one date": lambda n: "Kommunstyrelsen 2026: " + "13 januari, " * (n // 12),
    "dates all different": lambda n: (
        "KS\n" + "".join(f"{1 + i % 28}/{1 + i % 12} {2020 + i // 300}\n" for i in range(n // 12))
    ),
    "names and dates": lambda n: "2026\n" + "".join(f"Nämnd {i} {1 + i % 28} maj\n" for i in range(n // 18)),
    "votes": lambda n: "§ 1 Sak\n\nBeslut\n" + "Med 31 ja-röster mot 30 nej-röster bifalls yrkandet. " * (n // 53),
    "a line of votes": lambda n: "§ 1 Sak\n\nBeslut\nMed 5 ja mot 3 nej. " + "Ja-röst: Bo Ek (M), " * (n // 20),
    "figures of votes": lambda n: "§ 1 Sak\n\nOmröstning\n" + "ja 1 nej 2 " * (n // 11),
    "marks on a letter": lambda n: "Dagordning\n1. a" + "\u0323\u0301" * (n // 2),
    "marks in HTML": lambda n: "<p>Kommunstyrelsen 13 januari 2026 a" + "\u0323\u0301" * (n // 2),
    "items": lambda n: "Dagordning\n\n" + "".join(f"{i}. Upprop\n" for i in range(1, n // 12)),
    "paragraphs": lambda n: (
        "Protokoll\n" + "".join(f"§ {i} Sak\n\nBeslut\nPlanen antas.\n\n" for i in range(1, n // 34))
    ),
    "claims": lambda n: "§ 1 Sak\n\n" + "Bo Ek (M) yrkar avslag. " * (n // 24),
    "one long word": lambda n: "Kommunstyrelsen 13 januari 2026 " + "a" * n,
    "one long number": lambda n: "Kommunstyrelsen 13 januari 2026 " + "1" * n,
    "parentheses": lambda n: "Kommunstyrelsen 13 januari 2026 " + "(" * n,
    "links": lambda n: "<h2>Kommunstyrelsen 2026</h2>" + '<a href="a">13 januari</a> ' * (n // 28),
    "links to papers": lambda n: "<h2>Kommunstyrelsen 2026</h2><p>" + '3 maj <a href="a.pdf">Kallelse</a> ' * (n // 36),
    "one row of cells": lambda n: "<h2>Kommunstyrelsen 2026</h2><table><tr>" + "<td>7. Taxa" * (n // 11),
    "a legend": lambda n: "KS = Kommunstyrelsen\n" + "AB = Nämnd 1\n" * (n // 13),
    "line breaks": lambda n: "<h2>Kommunstyrelsen 2026</h2><p>" + "3 maj<br>" * (n // 9),
    "terms": lambda n: "<h2>Kommunstyrelsen 2026</h2><dl>" + "<dt>Datum<dd>3 maj" * (n // 18),
    "columns of spaces": lambda n: "Kommunstyrelsen 2026\n" + "KS      13 jan     14 feb\n" * (n // 26),
    "columns of bars": lambda n: "Kommunstyrelsen 2026\n" + "KS|13 jan|14 feb\n" * (n // 17),
    "boxes in boxes": lambda n: "".join(f"<div>KS {1 + i % 28} maj 2026" for i in range(min(n // 20, 1_900))),
    "one long sentence": lambda n: "§ 1 Sak\n\n" + "nämnden och " * (n // 12),
}
"""Pages that were made to take long, by how long they are: in each something repeats that readers hold against itself."""
_SIZES = (50_000, 100_000, 200_000)
A_DOUBLING = 3.0
"""Times as long that twice the page may take."""
ALL_OF_IT = 10.0
"""Seconds that the largest may take."""
AT_MOST = 16.0
"""Times as long that eight times the text may take."""
_TIMES = 8
_LEAST = 0.05
"""Seconds under which a run tells nothing."""
_DAY = dt.date(2026, 3, 6)

Read = Callable[[str], object]


def read_press(page: str) -> object:
    """Read a press release of one day."""
    return read_press_release(page, published=_DAY)


def find_days(text: str) -> object:
    """Find dates, counted from one day."""
    return find_dates(text, counted_from=_DAY)


def votes(text: str) -> object:
    """Read the votes of a section."""
    return read_votes([Section("vote", "", text)])


def positions(text: str) -> object:
    """Read who stood where in a section."""
    return read_positions([Section("lead", "", text)])


def verdict(text: str) -> object:
    """Read what was decided in a section."""
    return read_verdict([Section("decision", "", text)])


def going_on(text: str) -> object:
    """Read where a section sends its matter."""
    return find_next([Section("lead", "", text)])


READERS: tuple[Read, ...] = (read_schedule, read_agenda, read_minutes, read_press)
FINDERS: tuple[Read, ...] = (
    find_days,
    find_times,
    find_organizations,
    find_parties,
    find_references,
    find_paragraphs,
    read_statuses,
    verdict,
    votes,
    positions,
    going_on,
)


@dataclass(frozen=True, slots=True)
class Growth:
    """The unit of text that made a function grow most."""

    unit: str
    ratio: float
    slowest: float
    """Seconds a megabyte, of the slowest unit."""


def _seconds(read: Read, page: str) -> float:
    least = float("inf")
    for _ in range(3):
        begin = time.process_time()
        with contextlib.suppress(ReadError):
            read(page)
        least = min(least, time.process_time() - begin)
    return least


def measure(read: Read, units: Iterable[str], size: int, before: str = "") -> Growth:
    """Give the worst growth over many units, each repeated to `size` letters and to eight times as many."""
    worst, ratio, slowest = "", 0.0, 0.0
    for unit in units:
        short, long = (_seconds(read, before + unit * (many // len(unit))) for many in (size, _TIMES * size))
        slowest = max(slowest, long / (_TIMES * size) * 1e6)
        if long > _LEAST and long / max(short, _LEAST / _TIMES) > ratio:
            worst, ratio = unit, long / max(short, _LEAST / _TIMES)
    return Growth(worst, ratio, slowest)


def pages() -> tuple[list[measured.Row], bool]:
    """Print what every shape of page takes each reader at every size; give the figures, and whether all is in its limits."""
    sys.stdout.write("\n| page | reader | 50 kB | 100 kB | 200 kB |\n| --- | --- | --- | --- | --- |\n")
    figures: list[measured.Row] = []
    fine = True
    for name, shape in SHAPES.items():
        slowest = 0.0
        for read in READERS:
            took, told = _taken(read, shape)
            if not _in_limits(took, told):  # what else the machine did is left out by taking the lesser of two runs
                again, told = _taken(read, shape)
                took = [min(it) for it in zip(took, again, strict=True)]
            bad = not _in_limits(took, told)
            fine, slowest = fine and not bad, max(slowest, took[-1])
            cells = " | ".join(f"{seconds:.1f}{said}" for seconds, said in zip(took, told, strict=True))
            sys.stdout.write(f"| {name} | {read.__name__} | {cells} |{' over its limit' if bad else ''}\n")
            sys.stdout.flush()
        figures.append(measured.figure(f"{name}: 200 kB, the slowest reader", slowest, len(READERS), unit="s"))
    return figures, fine


def _taken(read: Read, shape: Callable[[int], str]) -> tuple[list[float], list[str]]:
    took: list[float] = []
    told: list[str] = []
    for size in _SIZES:
        page = shape(size)
        begin = time.process_time()
        try:
            read(page)
            said = ""
        except LimitError:
            said = " refused"
        except ReadError:
            said = " nothing found"
        took.append(time.process_time() - begin)
        told.append(said)
    return took, told


def _in_limits(took: Sequence[float], told: Sequence[str]) -> bool:
    """Tell whether no doubling takes too much longer, but where the page is refused, and the largest not too long."""
    grows = max(long / max(short, 0.3) for short, long in pairwise(took))
    return took[-1] <= ALL_OF_IT and (grows <= A_DOUBLING or told[-1] == " refused")


def main(asked: str = "") -> int:
    """Print the tables, and tell whether everything grows with the text alone."""
    figures: list[measured.Row] = []
    promises: list[str] = []
    fine = True
    if asked != "pages":
        figures, fine = words()
        promises.append(f"no reader takes more than {AT_MOST:.0f} × as long for {_TIMES} × the worst text")
    if asked != "words":
        more, in_limits = pages()
        figures, fine = figures + more, fine and in_limits
        promises.append(
            f"no reader takes more than {A_DOUBLING:.0f} × as long for twice the worst page, nor {ALL_OF_IT:.0f} s for 200 kB, "
            "unless it refuses it"
        )
    return measured.write("growth", figures, promise="; ".join(promises), kept=fine)


def words() -> tuple[list[measured.Row], bool]:
    """Print a table; give its figure, and whether every function grows with the text alone."""
    rows = [(find.__name__, measure(find, WORST, 10_000)) for find in FINDERS]
    rows += [(read.__name__, measure(read, WORST, 4_000)) for read in READERS]
    rows += [(f"{read.__name__}, HTML", measure(read, WORST_OF_HTML, 4_000, "<main><table>")) for read in READERS]
    sys.stdout.write("| function | 8 × the text, times as long | on | s a MB at worst |\n| --- | --- | --- | --- |\n")
    for name, growth in rows:
        told = f"{growth.ratio:.1f} | `{growth.unit!r}`" if growth.unit else "too fast to tell | –"
        sys.stdout.write(f"| {name} | {told} | {growth.slowest:.1f} |\n")
    worst = max(growth.ratio for _, growth in rows)
    return [measured.figure(f"{_TIMES} × the worst text, times as long at most", worst, len(rows))], worst <= AT_MOST


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
