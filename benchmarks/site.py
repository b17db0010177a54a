"""A site for Sweden: built cold, built again unchanged, after one change, and on a new day.

    python -m benchmarks.site [--towns 290] [--cache FOLDER] [--workers 2]

290 municipalities with 6 organizations each and 2 years of meetings, about 35,000, those of the past with agendas
and papers. The store is made once and kept in the folder. CPU seconds count all processes.

It exits with 1 when a promise is missed: more files or octets than a free host takes, a page or `search.json` that is
too big, a file that is touched or left out
for nothing, and on a machine that had little else to do (`load`), a run that took too long.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import measured

from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Document,
    DocumentClassification,
    Jurisdiction,
    Listing,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    Provenance,
    Site,
    Watch,
    Window,
)
from agendawatch.registry import municipalities
from agendawatch.site.build import build_site, processes, tune_interpreter
from agendawatch.site.file_stores import open_file_store
from agendawatch.site.hosts import Size
from agendawatch.site.settings import SiteSettings
from agendawatch.site.writer import SiteWriteReport
from agendawatch.store import Store

FORMAT = 2
NOW = dt.datetime(2026, 3, 9, 12, tzinfo=dt.UTC)
WINDOW = Window(first=dt.date(2025, 1, 1), last=dt.date(2026, 12, 31))
BOARDS = (
    "Kommunfullmäktige",
    "Kommunstyrelsen",
    "Miljö- och byggnadsnämnden",
    "Barn- och utbildningsnämnden",
    "Socialnämnden",
    "Kultur- och fritidsnämnden",
)
MATTERS = (
    "Ansökan om bygglov för tillbyggnad av skola",
    "Budgetuppföljning per den sista februari",
    "Detaljplan för kvarteret Svanen, samråd",
    "Rapport om ej verkställda beslut",
    "Revidering av delegationsordning",
    "Svar på medborgarförslag om fler bänkar i parken",
    "Yttrande över regionens kollektivtrafikplan",
    "Val av ersättare i valnämnden",
)
SELDOM = {"Motion om belysning längs cykelbanan till badet": 29, "Handlingsplan mot våld i nära relationer": 43}
"""What watches look for, and at which meeting of how many it comes up."""
SETTINGS = SiteSettings(
    base_url="https://moten.example/",
    title="Möten i Sverige",
    watches=(Watch(name="Cyklar", words=("cykelbana",)), Watch(name="Våld", phrases=("våld i nära relationer",))),
)


def meeting(town: Municipality, nth: int, board: str, day: dt.date, *, late: bool) -> Meeting:
    """Make a meeting; the second round has seen agendas and papers of those that have been."""
    page = f"https://moten.{town.slug}.example/{nth}-{day}"
    seen = dt.datetime.combine(day - dt.timedelta(days=7), dt.time(8), tzinfo=dt.UTC)
    ground = Provenance(url=page, seen=min(seen, NOW))
    kinds = (("Kallelse", DocumentClassification.NOTICE), ("Protokoll", DocumentClassification.MINUTES))
    return Meeting(
        organization=Organization(name=board),
        municipality=town,
        date=day,
        start=dt.datetime.combine(day, dt.time(13 + nth % 5), tzinfo=STOCKHOLM),
        location=f"Stadshuset, sal {nth + 1}",
        url=page,
        status=MeetingStatus.HELD if late else MeetingStatus.SCHEDULED,
        source_id=f"{nth}-{day}",
        provenance=ground,
        agenda=tuple(agenda(nth, day)) if late else None,
        documents=tuple(
            Document(url=f"{page}/{name}.pdf", title=f"{name} {day}", classification=kind, media_type="application/pdf")
            for name, kind in kinds
        )
        if late
        else (),
    )


def agenda(nth: int, day: dt.date) -> Iterator[AgendaItem]:
    """Make twelve items, now and then one of those that are looked for."""
    seldom = [title for title, often in SELDOM.items() if (day.toordinal() * 6 + nth) % often == 0]
    titles = [MATTERS[(it + nth + day.day) % len(MATTERS)] for it in range(12 - len(seldom))]
    for it, title in enumerate((*titles, *seldom), start=1):
        yield AgendaItem(number=str(it), title=title, reference=f"KS 2026/{day.toordinal() % 1000 * 12 + it:05}")


def meetings(town: Municipality, *, late: bool) -> Iterator[Meeting]:
    """Make two years of a municipality's: ten a year for each organization."""
    for nth, board in enumerate(BOARDS):
        for month in range(24):
            if month % 12 in {6, 11} and nth % 2:
                continue
            day = dt.date(2025 + month // 12, month % 12 + 1, 2 + (int(town.code) + nth * 4 + month) % 26)
            yield meeting(town, nth, board, day, late=late and day < NOW.date())


def fill(store: Store, followed: tuple[Municipality, ...]) -> None:
    """Record two rounds of every municipality."""
    for nth, town in enumerate(followed):
        site = Site(url=f"https://moten.{town.slug}.example/", platform="page", municipality=town)
        first = NOW - dt.timedelta(days=400, minutes=nth)
        for seen, late in ((first, False), (NOW - dt.timedelta(days=nth % 30, minutes=nth), True)):
            store.records.add(Listing(window=WINDOW, meetings=tuple(meetings(town, late=late))), site=site, seen=seen)


def change(store: Store, town: Municipality) -> None:
    """Move one coming meeting by an hour."""
    site = Site(url=f"https://moten.{town.slug}.example/", platform="page", municipality=town)
    told = list(meetings(town, late=True))
    nth = next(nth for nth, it in enumerate(told) if it.date > NOW.date() + dt.timedelta(days=30))
    start = told[nth].start
    told[nth] = told[nth].model_copy(update={"start": start + dt.timedelta(hours=1) if start else None})
    store.records.add(Listing(window=WINDOW, meetings=tuple(told)), site=site, seen=NOW + dt.timedelta(hours=1))


PROMISED = {"cold": 60.0, "unchanged": 5.0, "one change": 5.0}
"""Seconds, of two processors that do nothing else."""
BIGGEST = 100_000
"""Octets of a page, and of `search.json`."""
MOST_FILES, MOST_OCTETS = 20_000, 400_000_000
"""Of the site of a country."""
FORESEEN = 0.1
"""How far off the size may be that is told before anything is written."""
BUSY = 0.5
"""Load for each processor before we begin, above which seconds are not judged."""


@dataclass(frozen=True)
class Run:
    """One publishing, measured."""

    label: str
    told: SiteWriteReport
    seconds: float
    cpu: float
    foreseen: Size
    """How much it was said to be before anything was written."""


def publish(label: str, url: str, out: Path, now: dt.datetime, count: int) -> Run:
    """Publish, and take the time of all that it takes."""
    began, before = time.perf_counter(), _cpu()
    with Store(url) as store, processes(count) as executor:
        sizes: list[Size] = []
        told = build_site(store, SETTINGS, open_file_store(str(out)), now=now, executor=executor, before=sizes.append)
    return Run(label, told, time.perf_counter() - began, _cpu() - before, sizes[0])


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(it.ru_utime + it.ru_stime for it in used)


def towns(count: int) -> tuple[Municipality, ...]:
    """Choose the first municipalities by code."""
    return tuple(it for it in municipalities() if it.classification is Jurisdiction.MUNICIPALITY)[:count]


def stored(folder: Path, count: int) -> Path:
    """Make the store, unless it is there."""
    path = folder / f"site-{FORMAT}-{count}.db"
    if not path.exists():
        half = path.with_suffix(".half")
        half.unlink(missing_ok=True)
        with Store(f"sqlite:///{half}") as store:
            fill(store, towns(count))
        half.replace(path)
    return path


def biggest(out: Path) -> tuple[str, int]:
    """Find the biggest page."""
    pages = ((path.stat().st_size, path.relative_to(out).as_posix()) for path in out.rglob("*.html"))
    size, path = max(pages)
    return path, size


def main() -> int:
    """Measure and print; 1 where a promise is missed."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--towns", type=int, default=290)
    asked.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "agendawatch-benchmarks")
    asked.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    told = asked.parse_args()
    told.cache.mkdir(parents=True, exist_ok=True)
    base = stored(told.cache, told.towns)
    tune_interpreter()
    with tempfile.TemporaryDirectory(dir=told.cache) as folder:
        missed = report(base, Path(folder), told.workers, towns(told.towns)[-1])
    for promise in missed:
        print("MISSED:", promise)
    return measured.write(
        "site",
        [measured.figure("promises missed", len(missed)), measured.figure("municipalities", told.towns)],
        promise=f"no more than {MOST_FILES:,} files and {MOST_OCTETS / 1e6:,.0f} MB, no page over {BIGGEST / 1000:.0f} kB, "
        "nothing written where nothing changed; on a machine at rest "
        + ", ".join(f"{name} in {seconds:.0f} s" for name, seconds in PROMISED.items()),
        kept=not missed,
    )


def report(base: Path, folder: Path, count: int, changed: Municipality) -> list[str]:
    """Publish four times, print a table, and list the promises that were missed."""
    copy, out = folder / "store.db", folder / "site"
    shutil.copy(base, copy)
    url = f"sqlite:///{copy}"
    later, load = NOW + dt.timedelta(hours=2), os.getloadavg()[0] / (os.cpu_count() or 1)
    runs = [publish("cold", url, out, NOW, count), publish("unchanged", url, out, NOW, count)]
    with Store(url) as store:
        change(store, changed)
    runs.append(publish("one change", url, out, later, count))
    runs.append(publish("a new day", url, out, later + dt.timedelta(days=1), count))
    print("| Run | Files | MB | MB foreseen | Made | Written | MB written | Left out | Seconds | CPU seconds |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for run in runs:
        it = run.told
        wrote = sum((out / path).stat().st_size for path in it.written if (out / path).exists())
        amount = (it.size.files, _mb(it.size.octets), _mb(run.foreseen.octets))
        figures = (it.made, len(it.written), f"{wrote / 1e6:.2f}", len(it.left_out))
        cells = (run.label, *amount, *figures, f"{run.seconds:.1f}", f"{run.cpu:.1f}")
        print(f"| {' | '.join(map(str, cells))} |")
    print("\nTouched by one change:", *runs[2].told.written, sep="\n- ")
    path, size = biggest(out)
    search = (out / "search.json").stat().st_size
    print(f"\nBiggest page: {path}, {size / 1000:.1f} kB. search.json: {search / 1000:.1f} kB.")
    if load > BUSY:
        print(f"Before it began the load was {load:.1f} for each processor: seconds are not judged.")
    print("\n| Files of a kind | Files | MB |", "| --- | ---: | ---: |", *_kinds(out), sep="\n")
    sizes = [
        f"{name} has {octets} octets" for name, octets in ((path, size), ("search.json", search)) if octets > BIGGEST
    ]
    return [*sizes, *missed_in(runs, calm=load <= BUSY)]


def _mb(octets: int) -> str:
    return f"{octets / 1e6:.1f}"


def _kinds(out: Path) -> Iterator[str]:
    """Count files and octets by kind, the most octets first."""
    kinds: dict[str, list[int]] = {}
    for path in out.rglob("*.*"):
        if path.is_file():
            kinds.setdefault(_kind(path.relative_to(out)), []).append(path.stat().st_size)
    for kind, sizes in sorted(kinds.items(), key=lambda it: -sum(it[1])):
        yield f"| {kind} | {len(sizes)} | {_mb(sum(sizes))} |"


def _kind(path: Path) -> str:
    parts = path.parts[1:] if path.parts[0] == "en" else path.parts
    if parts[0].startswith(".") or len(parts) == 1:
        return "of a municipality, feeds" if path.suffix in {".ics", ".atom"} else "of the whole site"
    if "manad" in parts:
        return "months"
    if path.name == "moten.json":
        return "where meetings stand"
    if path.suffix != ".html":
        return "of an organization, feeds"
    return {2: "municipalities", 3: "organizations", 4: "meetings"}[len(parts)]


def missed_in(runs: list[Run], *, calm: bool) -> Iterator[str]:
    """Hold runs to what is promised; to seconds only where nothing else was going on."""
    for run in runs:
        size = run.told.size
        if size.files > MOST_FILES or size.octets > MOST_OCTETS:
            yield f"{run.label} has {size.files} files and {size.octets} octets"
        if abs(run.foreseen.octets - size.octets) > FORESEEN * size.octets:
            yield f"{run.label} was foreseen to have {run.foreseen.octets} octets and has {size.octets}"
        promised = PROMISED.get(run.label)
        if calm and promised and run.seconds > promised:
            yield f"{run.label} took {run.seconds:.1f} s, promised are {promised:.0f}"
        yield from (f"{run.label} left out {bad.path}: {bad.reason}" for bad in run.told.left_out[:5])
        if run.label == "unchanged" and (run.told.written or run.told.made):
            yield f"unchanged made {run.told.made} files and wrote {len(run.told.written)}"


if __name__ == "__main__":
    sys.exit(main())
