"""Measure the store beside bare SQLite: writing, rounds, and what changed since yesterday.

    python benchmarks/history.py                     # 100,000 meetings of 20 items on 290 sites
    python benchmarks/history.py --meetings 2000     # quick
    python benchmarks/history.py --rounds 20 --sample 10   # twenty rounds, every second with one of a hundred changed
    python benchmarks/history.py --rounds 20 --store postgresql+psycopg://…   # in an empty database there
    python benchmarks/history.py --years 10          # a day's round after the other, of one site

Both sides run in this one process, on the same rows, in databases of the same tables and indexes.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from benchmarks import measured
from benchmarks.drawn.towns import numbered_site

from agendawatch.diff import compare
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Change,
    ChangeKind,
    Document,
    Listing,
    Meeting,
    Organization,
    Site,
    Window,
)
from agendawatch.store import Store

FIRST = dt.datetime(2031, 1, 2, 6, tzinfo=dt.UTC)
YESTERDAY = FIRST + dt.timedelta(days=9)
WINDOW = Window(first=dt.date(2030, 1, 1), last=dt.date(2033, 12, 31))
ORGANIZATIONS = (
    "Kommunstyrelsen",
    "Kommunfullmäktige",
    "Socialnämnden",
    "Barn- och utbildningsnämnden",
    "Byggnadsnämnden",
)
MATTERS = (
    "Upphandling av skolskjuts",
    "Detaljplan för kvarteret Eken",
    "Svar på motion om cykelbanor",
    "Delårsrapport",
)
TABLES = ("sites", "rounds", "versions", "present", "changes", "documents", "texts")


def listing_of(site: Site, meetings: int, items: int) -> Listing:
    """Make a site's list of meetings, two years back and two ahead."""
    return Listing(window=WINDOW, meetings=tuple(_meeting(site, nth, items) for nth in range(meetings)))


def _meeting(site: Site, nth: int, items: int) -> Meeting:
    day = WINDOW.first + dt.timedelta(days=(nth // len(ORGANIZATIONS)) * 1400 * len(ORGANIZATIONS) // 1725 % 1400)
    code = site.municipality.code if site.municipality else ""
    return Meeting(
        municipality=site.municipality,
        organization=Organization(name=ORGANIZATIONS[nth % len(ORGANIZATIONS)]),
        date=day,
        start=dt.datetime.combine(day, dt.time(13), tzinfo=STOCKHOLM),
        location="Stadshuset",
        source_id=f"{code}-{nth}",
        agenda=tuple(
            AgendaItem(
                title=f"{MATTERS[row % len(MATTERS)]} {code} {nth}",
                number=str(row + 1),
                reference=f"KS {day.year}/{nth * 20 + row}",
            )
            for row in range(items)
        ),
        documents=(Document(url=f"{site.url}/{nth}.pdf", title="Kallelse", content_hash=f"{nth:064x}"),),
    )


def told_in(listing: Listing, round_: int) -> Listing:
    """Make a list as it is told in a round: in every second round another one of a hundred has one item more."""
    more = AgendaItem(title="Val av justerare")
    meetings = list(listing.meetings)
    for nth, row in enumerate(meetings):
        times = len([at for at in range(2, round_ + 1, 2) if at // 2 % 100 == nth % 100])
        if times:
            meetings[nth] = row.model_copy(update={"agenda": (*[more] * times, *(row.agenda or ()))})
    return listing.model_copy(update={"meetings": tuple(meetings)})


def changed(listing: Listing, share: float) -> Listing:
    """Change a share of the meetings: an item more on each."""
    every = max(1, round(1 / share))
    more = AgendaItem(title="Val av justerare")
    return listing.model_copy(
        update={
            "meetings": tuple(
                row.model_copy(update={"agenda": (more, *(row.agenda or ()))}) if nth % every == 0 else row
                for nth, row in enumerate(listing.meetings)
            )
        }
    )


def timed(work: Callable[[], object]) -> float:
    """Time one run, in seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def write(store: Store, rounds: list[tuple[Site, Listing]], seen: dt.datetime) -> None:
    """Record a round of every site."""
    for site, listing in rounds:
        store.records.add(listing, site=site, seen=seen)


def bare_write(source: Path, target: Path) -> float:
    """Write the very rows of a store into another database of the same layout, as plainly as can be; time it."""
    Store(f"sqlite:///{target}").close()
    with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(target, isolation_level=None)) as out:
        rows = {table: read.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}  # noqa: S608 - our own names

        def work() -> None:
            out.execute("BEGIN IMMEDIATE")
            for table, values in rows.items():
                marks = ",".join("?" * len(values[0]))
                out.executemany(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608 - our own names
            out.execute("COMMIT")

        return timed(work)


BARE = """SELECT c.kind, c.seen, c.item, c.document, c.before, c.after, c.words, v.body
    FROM changes c JOIN versions v ON v.id = c.version_id WHERE c.seen >= ? ORDER BY c.seen, c.id"""


ALONE = "SELECT * FROM changes WHERE seen >= ? ORDER BY seen, id"


def bare_changes(path: Path) -> list[tuple[Any, ...]]:  # what a column holds, SQLite alone knows
    """Ask SQLite itself for what changed since yesterday: rows of text."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(BARE, (YESTERDAY.strftime("%Y-%m-%d %H:%M:%S.%f"),)).fetchall()


def bare_values(path: Path) -> list[Change]:
    """Ask SQLite itself, and make of each row the value that a caller works with."""
    return [
        Change(
            kind=ChangeKind(kind),
            meeting=Meeting.model_validate_json(body),
            item=AgendaItem.model_validate_json(item) if item else None,
            document=Document.model_validate_json(document) if document else None,
            before=before,
            after=after,
            words=words,
            seen=dt.datetime.fromisoformat(seen).replace(tzinfo=dt.UTC),
        )
        for kind, seen, item, document, before, after, words, body in bare_changes(path)
    ]


def bare_rows(connection: sqlite3.Connection, query: str) -> list[tuple[object, ...]]:
    """Ask an open connection: nothing but the query and its rows of text."""
    return connection.execute(query, (YESTERDAY.strftime("%Y-%m-%d %H:%M:%S.%f"),)).fetchall()


def median(work: Callable[[], object], runs: int = 7) -> float:
    """Time the middle one of some runs."""
    return statistics.median(timed(work) for _ in range(runs))


def in_turn(*works: Callable[[], object], runs: int = 15) -> list[float]:
    """Time the middle one of some runs of each, turn by turn, so that a busy moment meets all of them alike."""
    took = [[timed(work) for work in works] for _ in range(runs)]
    return [statistics.median(times) for times in zip(*took, strict=True)]


def report(lines: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    """Print what was measured as it comes, and give all of it."""
    told = []
    for name, value in lines:
        print(f"{name:<58} {value}", flush=True)
        told.append((name, value))
    return told


def measure(arguments: argparse.Namespace, folder: Path) -> Iterator[tuple[str, str]]:
    """Measure, one line after the other."""
    path = folder / "ours.db"
    each = arguments.meetings // arguments.sites
    rounds = [(site, listing_of(site, each, arguments.items)) for site in map(numbered_site, range(arguments.sites))]
    yield "meetings, items, sites", f"{each * arguments.sites:,}, {arguments.items}, {arguments.sites}"
    with Store(f"sqlite:///{path}") as store:
        yield from writing(store, rounds, path)
        news = [(site, changed(listing, 0.01)) for site, listing in rounds]
        yield from further_rounds(store, rounds, news, path)
        yield from beside_much(store, path.with_name("alone.db"), rounds[0], arguments.sites)
        yield from asking(store, path, rounds[0][0])
    took = median(lambda: compare(rounds[0][1], news[0][1]))
    yield f"compare, {each} meetings, 1 % new", f"{took * 1e3:.1f} ms ({each / took:,.0f} meetings/s)"
    yield "most memory", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB"


Rounds = list[tuple[Site, Listing]]


def writing(store: Store, rounds: Rounds, path: Path) -> Iterator[tuple[str, str]]:
    """Measure the first round of every site beside the same rows written plainly."""
    count = sum(len(listing.meetings) for _, listing in rounds)
    ours = timed(lambda: write(store, rounds, FIRST))
    bare = bare_write(path, path.with_name("bare.db"))
    yield "written by the store", f"{ours:.2f} s ({count / ours:,.0f} meetings/s)"
    yield "written by bare executemany, the same rows", f"{bare:.2f} s"
    yield "ratio (at least 0.20)", f"{bare / ours:.2f}"
    yield "size of the database", f"{path.stat().st_size / 1e6:,.0f} MB"


def further_rounds(store: Store, rounds: Rounds, news: Rounds, path: Path) -> Iterator[tuple[str, str]]:
    """Measure rounds that find nothing, and little, in turns, and how the database grows by them."""
    other = [(site, changed(listing, 0.01)) for site, listing in news]
    same, little, sizes = [], [], [octets(path)]
    for nth, told in enumerate((news, other)):
        seen = FIRST + dt.timedelta(days=5 + 10 * nth)
        same.append(timed(lambda: write(store, rounds if not nth else news, seen)))  # noqa: B023 - called at once
        sizes.append(octets(path))
        little.append(timed(lambda: write(store, told, seen + dt.timedelta(days=5))))  # noqa: B023 - likewise
        sizes.append(octets(path))
    quiet, one, count = min(same), min(little), len(rounds)
    yield "a round of every site, nothing new", f"{quiet:.2f} s ({quiet / count * 1e3:.1f} ms a site)"
    yield "a round of every site, 1 % new", f"{one:.2f} s ({one / count * 1e3:.1f} ms a site)"
    yield "one of a hundred new, beside nothing new (at most 3)", f"{one / quiet:.2f}"
    fresh = sum(-(-len(listing.meetings) // 100) for _, listing in rounds)
    round_, change = (sizes[3] - sizes[2]) / count, (sizes[4] - sizes[3]) / fresh
    yield "the database grows by, a site's round with nothing new", f"{round_:,.0f} octets"
    yield "the database grows by, a changed meeting", f"{change:,.0f} octets"
    years = 3650 * count * round_ + 520 * fresh * change
    yield "so ten years, a round a day, one of a hundred changed a week", f"{years / 1e6:,.0f} MB more"


def many_rounds(store: Store, arguments: argparse.Namespace, size: Callable[[], int]) -> Iterator[tuple[str, str]]:
    """Measure round after round, in turns without news and with one of a hundred changed; the lists are made beside."""
    each = arguments.meetings // arguments.sites
    yield "meetings, items, sites", f"{each * arguments.sites:,}, {arguments.items}, {arguments.sites}"
    yield "sites of each round after the first", f"{len(range(0, arguments.sites, arguments.sample))}"
    took, busy, sizes = [], [], []
    for round_ in range(1, arguments.rounds + 1):
        spent = worked = 0.0
        # The first round brings every site; later ones of every tenth tell what a round costs among all.
        for site in map(numbered_site, range(0, arguments.sites, arguments.sample if round_ > 1 else 1)):
            listing = told_in(listing_of(site, each, arguments.items), round_)
            # Bound at once: called before the next is made.
            add = partial(store.records.add, listing, site=site, seen=FIRST + dt.timedelta(days=round_))
            begun = time.process_time()
            spent += timed(add)
            worked += time.process_time() - begun
        took.append(spent)
        busy.append(worked)
        sizes.append(size())
        kind = "the first" if round_ == 1 else "one of a hundred new" if round_ % 2 == 0 else "nothing new"
        yield f"round {round_}, {kind}", f"{spent:.2f} s ({worked:.2f} of our processor), {sizes[-1] / 1e6:,.0f} MB"
    for name, each_ in (("by the clock", took), ("in our processor", busy)):
        ratio = statistics.median(each_[1::2]) / statistics.median(each_[2::2])
        yield f"one of a hundred new, beside nothing new, {name}", f"{ratio:.2f}"
    yield "the last round with news, beside the first", f"{took[1::2][-1] / took[1]:.2f}"
    fresh = len(range(0, arguments.sites, arguments.sample)) * len(range(0, each, 100)) * len(took[1::2])
    yield "the database grows by, a changed meeting", f"{(sizes[-1] - sizes[0]) / fresh:,.0f} octets"
    yield "most memory", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB"


def years(store: Store, arguments: argparse.Namespace, size: Callable[[], int]) -> Iterator[tuple[str, str]]:
    """Live through years of one site, a round a day.

    A hundred meetings a year are listed for half a year before and after; an agenda comes a week ahead, and one of a
    hundred meetings is told otherwise each week.
    """
    site, days = numbered_site(0), arguments.years * 365
    rows = listing_of(site, arguments.years * 100 + 200, arguments.items).meetings
    first = FIRST.date()
    spent, sizes, changes = [], [], 0
    for nth in range(days):
        today = first + dt.timedelta(days=nth)
        window = Window(first=today - dt.timedelta(days=180), last=today + dt.timedelta(days=180))
        listed = []
        for row, meeting in enumerate(rows):
            day = first + dt.timedelta(days=int(row * 3.65) - 180)
            if day in window:
                start = dt.datetime.combine(day, dt.time(13), tzinfo=STOCKHOLM)
                told: dict[str, object] = {"date": day, "start": start}
                if today < day - dt.timedelta(days=7):
                    told["agenda"] = None
                if (nth // 7 - row) % 100 < 50:  # noqa: PLR2004 - told otherwise every fiftieth week
                    told["location"] = "Folkets hus"
                listed.append(meeting.model_copy(update=told))
        listing = Listing(window=window, meetings=tuple(listed))
        begin = time.perf_counter()
        changes += len(store.records.add(listing, site=site, seen=FIRST + dt.timedelta(days=nth)).changes)
        spent.append(time.perf_counter() - begin)
        if nth % 365 == 364:  # noqa: PLR2004 - the year's last
            sizes.append(size())
            yield (
                f"year {nth // 365 + 1}: rounds at {statistics.median(spent[-365:]) * 1e3:.1f} ms",
                f"{sizes[-1] / 1e6:,.1f} MB, {changes:,} changes",
            )
    before = len(list(store.changes()))
    done = store.maintenance.compact(FIRST + dt.timedelta(days=days))
    kept = len(list(store.changes()))
    yield "made compact", f"{size() / 1e6:,.1f} MB, {kept:,} of {before:,} changes, {done.rounds:,} rounds fewer"


def octets(path: Path) -> int:
    """Count a database's octets, those of its log too."""
    return sum(it.stat().st_size for it in (path, path.with_name(f"{path.name}-wal")) if it.exists())


def size_of(address: str) -> int:
    """Count a database's octets, wherever it stands."""
    url = sa.make_url(address)
    if url.get_backend_name() == "sqlite":
        return octets(Path(url.database or ""))
    with sa.create_engine(url).connect() as connection:
        return int(connection.execute(sa.text("SELECT pg_database_size(current_database())")).scalar_one())


def beside_much(store: Store, path: Path, one: tuple[Site, Listing], sites: int) -> Iterator[tuple[str, str]]:
    """Measure that a round costs what changed, not what is stored: one site's rounds here, and in a store of its own."""
    site, listing = one
    rounds = [changed(listing, share) for share in (0.02, 0.01, 0.03, 0.01, 0.02)]

    def run(where: Store) -> float:
        took = []
        for nth, news in enumerate(rounds):
            seen = FIRST + dt.timedelta(days=20 + nth)
            took.append(timed(partial(where.records.add, news, site=site, seen=seen)))
        return statistics.median(took)

    with Store(f"sqlite:///{path}") as alone:
        alone.records.add(listing, site=site, seen=FIRST)
        much, little = run(store), run(alone)
    yield f"one site's round among {sites} sites stored", f"{much * 1e3:.1f} ms"
    yield "the same round in a store of its own", f"{little * 1e3:.1f} ms (ratio {much / little:.2f})"


def asking(store: Store, path: Path, site: Site) -> Iterator[tuple[str, str]]:
    """Measure questions, of which one beside the bare query."""
    count = len(tuple(store.changes(since=YESTERDAY)))
    with closing(sqlite3.connect(path)) as bare:
        asked, alone, joined, looked, values = in_turn(
            lambda: list(store.changes(since=YESTERDAY)),
            lambda: bare_rows(bare, ALONE),
            lambda: bare_rows(bare, BARE),
            lambda: [change.model_dump() for change in store.changes(since=YESTERDAY)],
            lambda: bare_values(path),
        )
    yield f"changes(since=yesterday), {count} changes, as a list", f"{asked * 1e3:.2f} ms"
    yield "bare: rows of text, of changes alone", f"{alone * 1e3:.2f} ms (ratio {asked / alone:.2f}, at most 3)"
    yield "bare: rows of text, with each meeting's body", f"{joined * 1e3:.2f} ms (ratio {asked / joined:.2f})"
    yield "ours, every field of each looked at and dumped", f"{looked * 1e3:.1f} ms"
    yield "bare: every row made a value", f"{values * 1e3:.1f} ms (ratio to ours {looked / values:.2f})"
    yield "its first change", f"{median(lambda: next(store.changes(since=YESTERDAY))) * 1e3:.1f} ms"
    town = site.municipality
    yield "meetings(of one town)", f"{median(lambda: tuple(store.meetings(town))) * 1e3:.1f} ms"
    yield "search('skolskjuts 1000')", f"{median(lambda: store.search('skolskjuts 1000', limit=20)) * 1e3:.1f} ms"


def main() -> int:
    """Read the sizes, and measure; 1 where a limit that a line names is passed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--meetings", type=int, default=100_000)
    parser.add_argument("--items", type=int, default=20)
    parser.add_argument("--sites", type=int, default=290)
    parser.add_argument("--rounds", type=int, help="only this: so many rounds, one after the other")
    parser.add_argument("--sample", type=int, default=1, help="with --rounds: after the first, every so many-th site")
    parser.add_argument("--years", type=int, help="only this: so many years of one site")
    parser.add_argument("--store", metavar="ADDRESS", help="with --rounds or --years, an empty database")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if not (arguments.rounds or arguments.years):
            return judge(report(measure(arguments, Path(folder))))
        address = arguments.store or f"sqlite:///{folder}/ours.db"
        with Store(address) as store:
            size = partial(size_of, address)
            report((many_rounds if arguments.rounds else years)(store, arguments, size))
    return measured.write("history_rounds", [], promise=None)


def judge(lines: list[tuple[str, str]]) -> int:
    """Hold the lines that name a limit to it."""
    figures, kept = [], True
    for name, value in lines:
        limit = re.search(r"at (least|most) ([\d.]+)", name) or re.search(r"at (least|most) ([\d.]+)", value)
        if limit:
            ratio = float((re.search(r"ratio ([\d.]+)", value) or re.match(r"([\d.]+)", value) or limit)[1])
            figures.append(measured.figure(f"{name}, at {limit[1]} {limit[2]}".replace(f" ({limit[0]})", ""), ratio))
            kept = kept and (ratio >= float(limit[2]) if limit[1] == "least" else ratio <= float(limit[2]))
    return measured.write("history", figures, promise="each ratio within its limit", kept=kept)


if __name__ == "__main__":
    raise SystemExit(main())
