"""What importing and installing costs, beside the peers that are installed.

    python -m benchmarks.weight [--quick]

Importing: the interpreter with `import agendawatch`, then with every public name loaded, beside the interpreter with
httpx, pydantic and icalendar, which any program of this kind needs; of the peers what a scraper imports. Memory is
what the process holds at its peak. Installing: the core and all that it needs, without bytecode, counted from the files
that the installed distributions list.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import time
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from benchmarks import measured
from benchmarks.tables import faster, missing, say, table, version_of
from packaging.requirements import Requirement

import agendawatch

AT_MOST, MEGABYTES = 1.3, 55
_TURNS = 7
_OURS = {
    "the interpreter alone": "",
    "httpx, pydantic, icalendar": "import httpx, pydantic, icalendar",
    "agendawatch": "import agendawatch",
    "agendawatch: Client, read_schedule, to_ical": "from agendawatch import Client, read_schedule, to_ical",
    "agendawatch, every public name": "import agendawatch as aw; [getattr(aw, name) for name in aw.__all__]",
}
_THEIRS = {
    "pupa": "import pupa.scrape",
    "city-scrapers-core": "import city_scrapers_core.items, city_scrapers_core.spiders, city_scrapers_core.pipelines",
    "cdp-backend": "import cdp_backend.pipeline.ingestion_models",
    "scraper-legistar": "import legistar.events, legistar.bills",
    "civic-scraper": "import civic_scraper.platforms",
}
_PEAK = """
try:
    print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))
except OSError:
    print(0)
"""


def _run(code: str) -> tuple[float, float]:
    """Give the seconds of a process, and the megabytes at its peak; 0 where the system does not tell."""
    begin = time.perf_counter()
    command = [sys.executable, "-W", "ignore", "-c", f"{code}{_PEAK}"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own line
    return time.perf_counter() - begin, int(done.stdout.split()[-1]) / 1000


def _measured(ways: dict[str, str], turns: int) -> dict[str, tuple[float, float]]:
    """Let the ways take turns; give the medians."""
    rounds = [{name: _run(code) for name, code in ways.items()} for _ in range(turns)]
    return {
        name: (statistics.median(it[name][0] for it in rounds), statistics.median(it[name][1] for it in rounds))
        for name in ways
    }


def _needed(name: str, found: dict[str, int]) -> None:
    """Count a distribution's own files, and those of all that it needs here, each once."""
    key = re.sub(r"[-_.]+", "-", name).casefold()
    if key in found:
        return
    try:
        it = distribution(name)
    except PackageNotFoundError:
        return
    files = [it.locate_file(path) for path in it.files or () if path.suffix != ".pyc"]
    found[key] = sum(path.stat().st_size for path in map(_path, files) if path.is_file())
    for line in it.requires or ():
        wanted = Requirement(line)
        if wanted.marker is None or wanted.marker.evaluate({"extra": ""}):
            _needed(wanted.name, found)


def _path(path: object) -> Path:
    return Path(str(path))


def _size(folder: Path) -> int:
    return sum(it.stat().st_size for it in folder.rglob("*") if it.is_file() and it.suffix != ".pyc")


def _installed(name: str) -> dict[str, int]:
    """Count what a distribution and all that it needs take, in octets."""
    found: dict[str, int] = {}
    _needed(name, found)
    if name == "agendawatch":
        # An editable installation lists no file of its own: its sources are counted where they lie.
        found[name] = _size(Path(agendawatch.__file__).parent)
    return found


def main() -> int:
    """Print the figures, and tell whether the promises hold."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="two turns")
    turns = 2 if parser.parse_args().quick else _TURNS
    theirs = {name: code for name, code in _THEIRS.items() if version_of(name)}
    took = _measured(_OURS, turns) | _measured(theirs, min(turns, 5))
    packages = took["httpx, pydantic, icalendar"][0]
    rows = []
    sizes = {name: _installed(name) for name in ("agendawatch", *theirs)}
    for name, (seconds, peak) in took.items():
        found = sizes.get(name)
        installed = (len(found), f"{sum(found.values()) / 1e6:.1f}") if found else ("", "")
        label = f"{name} {version_of(name)}" if found else name
        rows.append((label, f"{seconds * 1000:.0f}", f"{seconds / packages:.2f}", f"{peak:.0f}", *installed))
    head = ("imported", "ms", "times the three packages", "MB at peak", "distributions installed", "MB installed")
    sys.stdout.write(table(head, rows))
    ours = sizes["agendawatch"]
    megabytes = sum(ours.values()) / 1e6
    biggest = ", ".join(f"{name} {size / 1e6:.1f}" for name, size in sorted(ours.items(), key=lambda it: -it[1])[:5])
    absent = missing(_THEIRS)
    used = {name: seconds for name, (seconds, _) in took.items() if name in theirs or "Client" in name}
    say(
        f"Most of ours, in MB: {biggest}. At most {AT_MOST} × and {MEGABYTES} MB.",
        faster("being imported for use", used, next(name for name in used if "Client" in name)),
        *([absent] if absent else []),
    )
    times = took["agendawatch"][0] / packages
    return measured.write(
        "weight",
        [
            measured.figure("import, beside its three packages", times, unit="×"),
            measured.figure("installed", megabytes, unit="MB"),
        ],
        promise=f"`import agendawatch` in {AT_MOST} × its three packages, and {MEGABYTES} MB installed",
        kept=times <= AT_MOST and megabytes <= MEGABYTES,
    )


if __name__ == "__main__":
    raise SystemExit(main())
