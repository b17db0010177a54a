"""Measure how reading time grows with a text that repeats the worst words.

Eight times the text: how much longer?
Run with `python -m benchmarks.growth`. Linear is 8, quadratic 64. Each figure is the least of three runs,
so that a busy machine does not matter much; a unit whose ratio is over the limit ends the run with 1.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import measured

from agendawatch.errors import ReadError
from agendawatch.lang.sv.calendar import find_times
from agendawatch.lang.sv.dates import find_dates
from agendawatch.lang.sv.decisions import read_verdict
from agendawatch.lang.sv.handing_on import find_next
from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.organizations import find_organizations
from agendawatch.lang.sv.parties import find_parties
from agendawatch.lang.sv.positions import read_positions
from agendawatch.lang.sv.prose import Prose
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
    return read_votes([Prose("vote", "", text)])


def positions(text: str) -> object:
    """Read who stood where in a section."""
    return read_positions([Prose("lead", "", text)])


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


def main() -> int:
    """Print a table, and tell whether every function grows with the text alone."""
    rows = [(find.__name__, measure(find, WORST, 10_000)) for find in FINDERS]
    rows += [(read.__name__, measure(read, WORST, 4_000)) for read in READERS]
    rows += [(f"{read.__name__}, HTML", measure(read, WORST_OF_HTML, 4_000, "<main><table>")) for read in READERS]
    sys.stdout.write("| function | 8 × the text, times as long | on | s a MB at worst |\n| --- | --- | --- | --- |\n")
    for name, growth in rows:
        told = f"{growth.ratio:.1f} | `{growth.unit!r}`" if growth.unit else "too fast to tell | –"
        sys.stdout.write(f"| {name} | {told} | {growth.slowest:.1f} |\n")
    worst = max(growth.ratio for _, growth in rows)
    return measured.write(
        "growth",
        [measured.figure(f"{_TIMES} × the worst text, times as long at most", worst, len(rows))],
        promise=f"no reader takes more than {AT_MOST:.0f} × as long for {_TIMES} × the worst text",
        kept=worst <= AT_MOST,
    )


if __name__ == "__main__":
    raise SystemExit(main())
