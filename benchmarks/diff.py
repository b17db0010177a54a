"""Tell what changed in 1,000 meetings of twenty items when one in a hundred did, beside the peers' rules.

    python -m benchmarks.diff [--meetings 1000] [--items 20] [--quick]

The second listing is read anew: nothing in it is the first one's object. What changed is, in turn: a meeting an hour
later, a meeting a week later, an item put in first, an item reworded, a paper replaced at its address.

City Scrapers' DiffPipeline is its own where it is installed. Of pupa and the Council Data Project there is the key that
they find a row by, and then the row compared whole; their databases are not in the race, which favours them.
What each of them says of all sixteen things that happen to meetings is in `benchmarks.scenarios`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from types import SimpleNamespace
from typing import Any, TypeAlias  # rows are JSON

from benchmarks import measured
from benchmarks.scenarios import DiffPipeline, cdp_key, city_scrapers_key, pupa_key
from benchmarks.tables import faster, missing, race, say, table

from agendawatch.diff import compare, identify
from agendawatch.model import STOCKHOLM, AgendaItem, ChangeKind, Document, Listing, Meeting, Organization, Window

Rows: TypeAlias = list[tuple[str, str, Mapping[str, Any]]]  # rows are JSON
"""A peer's rows: its key, our number of the meeting, and what it holds."""
Said: TypeAlias = dict[str, str]
"""What a way says, by our number; a meeting that is not in it is unchanged."""
_BODIES = 50
_AT_MOST = 40.0
"""Times the bare equality of values, which tells which, never what."""
_WHAT = {
    ChangeKind.MEETING_TIME_CHANGED: "hour",
    ChangeKind.MEETING_MOVED: "week",
    ChangeKind.ITEM_ADDED: "item added",
    ChangeKind.ITEM_RENAMED: "item reworded",
    ChangeKind.DOCUMENT_REPLACED: "paper",
}
KINDS = tuple(_WHAT.values())


def meeting(number: int, items: int) -> Meeting:
    """Make a meeting; each organization meets every second week."""
    start = dt.datetime(2026, 1, 5, 13, tzinfo=STOCKHOLM) + dt.timedelta(days=14 * (number // _BODIES))
    return Meeting(
        organization=Organization(name=f"Nämnd {number % _BODIES}"),
        date=start.date(),
        start=start,
        url=f"https://exempel.example/{number}",
        agenda=tuple(_item(number, place) for place in range(items)),
    )


def _item(number: int, place: int) -> AgendaItem:
    paper = Document(url=f"https://exempel.example/{number}/{place}.pdf", title="Skrivelse", content_hash="a" * 64)
    return AgendaItem(
        number=str(place + 1),
        title=f"Sak {number * 100 + place} om gata {place}",
        reference=f"KS 2026/{number * 100 + place}",
        documents=(paper,),
    )


def changed(one: Meeting, kind: str) -> Meeting:
    """Change a meeting as its kind says; a new day gives it a new id, as on a page."""
    agenda = one.agenda or ()
    first = agenda[0]
    papers = tuple(paper.model_copy(update={"content_hash": "b" * 64}) for paper in first.documents)
    assert one.start
    new: dict[str, dict[str, object]] = {
        "hour": {"start": one.start + dt.timedelta(hours=1)},
        "week": {"start": one.start + dt.timedelta(days=7), "date": one.date + dt.timedelta(days=7)},
        "item added": {"agenda": (AgendaItem(number="0", title="Val av justerare"), *agenda)},
        "item reworded": {"agenda": (first.model_copy(update={"title": f"{first.title}, ändrad"}), *agenda[1:])},
        "paper": {"agenda": (first.model_copy(update={"documents": papers}), *agenda[1:])},
    }
    return Meeting.model_validate(one.model_dump(exclude={"id"}) | new[kind])


def listings(meetings: int, items: int) -> tuple[Listing, Listing, dict[str, str]]:
    """Make both listings, and what changed, by address."""
    window = Window(first=dt.date(2026, 1, 1), last=dt.date(2026, 12, 31))
    before = [meeting(number, items) for number in range(meetings)]
    after = [meeting(number, items) for number in range(meetings)]
    truth = {}
    for nth, number in enumerate(range(7, meetings, 100)):
        after[number] = changed(after[number], KINDS[nth % len(KINDS)])
        truth[f"{after[number].url}"] = KINDS[nth % len(KINDS)]
    return Listing(window=window, meetings=tuple(before)), Listing(window=window, meetings=tuple(after)), truth


def ours(before: Listing, after: Listing) -> Said:
    """Say it as we do."""
    named, _ = identify(before, after)
    return {f"{it.meeting.url}": _WHAT.get(it.kind, it.kind.value) for it in compare(before, named)}


def equality(before: Listing, after: Listing) -> Said:
    """Say which values differ by their id: the least that anything can do."""
    known = {it.id: it for it in before.meetings}
    return {f"{it.url}": "changed" if it.id in known else "added" for it in after.meetings if known.get(it.id) != it}


def rows(listing: Listing, key: Callable[[Meeting], str]) -> Rows:
    """Make a peer's rows of a listing."""
    hidden = {"id", "nth"}
    return [(key(it), f"{it.url}", it.model_dump(mode="json", exclude=hidden)) for it in listing.meetings]


def by_key(before: Rows, after: Rows) -> Said:
    """Say what a store does that finds rows by a key and overwrites what differs."""
    known = {key: row for key, _, row in before}
    return {number: "changed" if key in known else "added" for key, number, row in after if known.get(key) != row}


def by_pipeline(before: Rows, after: Rows) -> Said:
    """Say what City Scrapers' own pipeline does."""
    dropped = import_module("scrapy.exceptions").DropItem
    pipeline = DiffPipeline(None, "ocd")
    spider = SimpleNamespace(_previous_map={key: key for key, _, _ in before}, _scraped_ids=set())
    said: Said = {}
    for key, number, _ in after:
        if "_id" not in pipeline.process_item({"id": key}, spider):
            said[number] = "added"
    for key, number, _ in before:
        item = {"_id": key, "extra": {"cityscrapers.org/id": key}, "start": "9999", "status": "tentative"}
        try:
            status = pipeline.process_item(item, spider)["status"]
        except dropped:
            continue
        said[number] = f"{said[number]} and {status}" if number in said else status
    return said


def main() -> int:
    """Print the figures, and tell whether everything was told and nothing else."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--meetings", type=int, default=1000)
    parser.add_argument("--items", type=int, default=20)
    parser.add_argument("--quick", action="store_true", help="one turn")
    asked = parser.parse_args()
    before, after, truth = listings(asked.meetings, asked.items)
    pupa, cdp, scrapers = ([rows(it, key) for it in (before, after)] for key in (pupa_key, cdp_key, city_scrapers_key))
    ways: dict[str, Callable[[], Said]] = {
        "agendawatch": lambda: ours(before, after),
        "bare equality, by id": lambda: equality(before, after),
        "pupa's key, the row whole": lambda: by_key(*pupa),
        "CDP's key, the row whole": lambda: by_key(*cdp),
    }
    absent = missing(["city-scrapers-core"])
    if not absent:
        ways["City Scrapers' DiffPipeline"] = lambda: by_pipeline(*scrapers)
    took = race(ways, 1 if asked.quick else 7)
    lines = []
    for name, way in ways.items():
        said = way()
        seen = truth.keys() & {number for number, word in said.items() if word in {"changed", *KINDS}}
        exact = sum(said.get(number) == kind for number, kind in truth.items())
        wrong = len({number for number, word in said.items() if word not in {"changed", truth.get(number)}})
        lines.append((name, f"{took[name] * 1000:.1f}", f"{len(seen)} of {len(truth)}", exact, wrong))
    head = (f"{asked.meetings} meetings", "ms", "changed ones told", "told what", "told wrongly")
    sys.stdout.write(table(head, lines))
    times = took["agendawatch"] / took["bare equality, by id"]
    say(
        "Told wrongly: a meeting said to be added or cancelled that was moved. "
        f"Ours is {times:.1f} × the bare equality of values (at most {_AT_MOST:.0f}).",
        faster("comparing, whatever it tells", took),
        *([absent] if absent else []),
    )
    _, _, seen_, exact_, wrong_ = lines[0]
    return measured.write(
        "diff",
        [
            measured.figure("changed meetings told what they are", exact_, len(truth)),
            measured.figure("told wrongly", wrong_),
            measured.figure("as long as the bare equality of values", times, unit="×"),
        ],
        promise=f"all that changed is told, and nothing else, in at most {_AT_MOST:.0f} × the bare equality of values",
        kept=(seen_, exact_, wrong_) == (f"{len(truth)} of {len(truth)}", len(truth), 0) and times <= _AT_MOST,
    )


if __name__ == "__main__":
    raise SystemExit(main())
