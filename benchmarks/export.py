"""Export a store as tables at two sizes, each in a process of its own: seconds, and the most memory it took.

    python -m benchmarks.export                            # 20,000 and 100,000 meetings
    python -m benchmarks.export --meetings 1000 2000       # quick
    python -m benchmarks.export --folder FOLDER            # stores are laid there, and used again

Towns and matters are made up; every meeting has three items, and every tenth is cancelled on a second day. Seconds are
those of the processor and those of the clock, which is longer where a machine does other work. Memory is that of the
whole process, which loads pyarrow for Parquet (and pandas with it, where that is installed) when it first writes; flat is
what stays from one size to the next, though there are five times as many towns and organizations.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks import measured
from benchmarks.drawn.towns import ORGANIZATIONS, numbered_site
from benchmarks.tables import apart, say, table

from agendawatch.exports import export
from agendawatch.model import AgendaItem, Listing, Meeting, MeetingStatus, Municipality, Organization, Window
from agendawatch.store import Store

SEEN = dt.datetime(2031, 1, 2, 6, tzinfo=dt.UTC)
GOAL = 100_000
"""Meetings in a minute."""
FLAT = 1.2
"""What memory may grow by from the smaller to the larger size."""
EACH = 100
"""Meetings of a town."""
FORMATS = ("csv", "parquet", "ndjson")
_PER_MEGABYTE = 1e6 if sys.platform == "darwin" else 1e3
"""`ru_maxrss` counts octets on macOS, and kilobytes elsewhere."""


def listings(town: Municipality | None) -> Iterator[Listing]:
    """Give a made-up town's list on two days; on the second every tenth meeting is cancelled."""
    meetings = tuple(
        Meeting(
            municipality=town,
            organization=Organization(name=ORGANIZATIONS[nth % 4]),
            date=dt.date(2031, 1, 1) + dt.timedelta(days=nth * 3),
            agenda=tuple(
                AgendaItem(title=f"Ombyggnad av bro {nth}-{place}", reference=f"KS 2031/{nth * 3 + place}")
                for place in range(3)
            ),
        )
        for nth in range(EACH)
    )
    yield Listing(window=Window.year(2031), meetings=meetings)
    later = tuple(
        it.model_copy(update={"status": MeetingStatus.CANCELLED}) if not nth % 10 else it
        for nth, it in enumerate(meetings)
    )
    yield Listing(window=Window.year(2031), meetings=later)


def fill(address: str, meetings: int) -> None:
    """Lay as many meetings into a store, in towns of a hundred."""
    with Store(address) as store:
        for number in range(meetings // EACH):
            site = numbered_site(number)
            for day, listing in enumerate(listings(site.municipality)):
                store.records.add(listing, site=site, seen=SEEN + dt.timedelta(days=day))


def peak() -> float:
    """Give the most memory, in megabytes, that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _PER_MEGABYTE


def measure(address: str, out: str, kind: str) -> dict[str, Any]:  # Any: JSON
    """Export once, and tell what it took."""
    with Store(address) as store:
        opened, began, worked = peak(), time.perf_counter(), time.process_time()
        done = export(store, out, format=kind)  # type: ignore[arg-type]  # one of FORMATS, from our own command line
        return {
            "seconds": time.perf_counter() - began,
            "processor": time.process_time() - worked,
            "opened": opened,
            "peak": peak(),
            "meetings": done.rows["meetings"],
            "rows": sum(done.rows.values()),
        }


def main(arguments: Sequence[str] | None = None) -> int:
    """Fill a store of each size, and export it in each format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meetings", type=int, nargs=2, default=[20_000, GOAL])
    parser.add_argument("--folder", type=Path, help="where stores are laid, and used again")
    parser.add_argument("--measure", nargs=3, metavar=("STORE", "OUT", "FORMAT"), help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.measure:
        print(json.dumps(measure(*asked.measure)))
        return 0
    rows, taken = [], {}
    with tempfile.TemporaryDirectory() as scratch:
        for size in asked.meetings:
            file = (asked.folder or Path(scratch)) / f"{size}.db"
            if not file.exists():
                fill(f"sqlite:///{file}", size)
            for kind in FORMATS:
                out = str(Path(scratch, f"{size}-{kind}"))
                took = json.loads(apart("benchmarks.export", "--measure", f"sqlite:///{file}", out, kind))
                assert took["meetings"] == size // EACH * EACH
                taken[kind, size] = took
                numbers = (took["processor"], took["seconds"], took["opened"], took["peak"])
                rows.append((f"{size:,} meetings, {kind}", f"{took['rows']:,}", *(f"{it:.1f}" for it in numbers)))
    heads = ("export", "rows", "s of the processor", "s by the clock", "MB when opened", "MB at most")
    say(table(heads, rows).rstrip("\n"))
    missed, figures = False, []
    for kind in FORMATS:
        small, large = (taken[kind, size] for size in asked.meetings)
        a_minute, grown = 60 * large["meetings"] / large["processor"], large["peak"] / small["peak"]
        missed = missed or a_minute < GOAL or grown > FLAT
        figures.append(measured.figure(f"{kind}, meetings in a minute of processor", round(a_minute)))
        figures.append(measured.figure(f"{kind}, memory of the larger beside the smaller", grown, unit="×"))
        say(f"{kind}: {a_minute:,.0f} meetings in a minute of the processor; memory grew by {100 * (grown - 1):.0f} %.")
    return measured.write(
        "export",
        figures,
        promise=f"{GOAL:,} meetings in a minute of one processor, and memory that grows by at most {FLAT - 1:.0%} from "
        f"{asked.meetings[0]:,} to {asked.meetings[1]:,}",
        kept=not missed,
    )


if __name__ == "__main__":
    sys.exit(main())
