"""Play sixteen scenarios by our rules and by the peers', and print who told what.

    python -m benchmarks.scenarios

The scenarios stand in `tests/store/test_scenarios.py`, with what must come of each.
City Scrapers' own `DiffPipeline` is run where `city-scrapers-core` is installed (it brings Scrapy);
elsewhere its rule is played by its behaviour, as are pupa's and the Council Data Project's keys:

- City Scrapers (city-scrapers-core 0.11.0): an id of spider, start minute and title; whatever is upcoming
  and was not scraped is emitted as cancelled; what was scraped already is dropped.
- pupa (0.11): an event is the one of the same name, start and jurisdiction, else it is inserted; none is removed.
- Council Data Project (cdp-backend 4): the key is body and moment; a row of the same key is overwritten.

A cancelled meeting is given to each of them as such: finding Swedish words is not what is measured.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from benchmarks import measured
from benchmarks.tables import say, table

from agendawatch.diff import compare, identify
from agendawatch.model import Listing, Meeting, MeetingStatus
from agendawatch.store import Store

if TYPE_CHECKING:
    from tests.store.test_scenarios import SCENARIOS, TOWN, WINDOW, Scenario, apply, play
else:  # scraper-legistar installs a package of the name "tests", which would hide ours
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "store"))
    from test_scenarios import SCENARIOS, TOWN, WINDOW, Scenario, apply, play

__all__ = ["SCENARIOS", "TOWN", "DiffPipeline", "Scenario", "apply", "cdp_key", "city_scrapers_key", "pupa_key"]

DiffPipeline: Any = None  # scrapy's pipelines have no types
if find_spec("city_scrapers_core"):
    DiffPipeline = import_module("city_scrapers_core.pipelines.diff").DiffPipeline

Told = dict[str, set[str]]
"""What a system says of meetings, by the id that a meeting has on its page."""


def _moment(meeting: Meeting) -> str:
    return (meeting.start.replace(tzinfo=None) if meeting.start else meeting.date).isoformat()


def city_scrapers_key(meeting: Meeting) -> str:
    """Name a meeting as City Scrapers does."""
    stamp = meeting.start.strftime("%Y%m%d%H%M") if meeting.start else meeting.date.strftime("%Y%m%d0000")
    return f"exempelkoping/{stamp}/x/{meeting.title.casefold().replace(' ', '_')}"


def pupa_key(meeting: Meeting) -> str:
    """Name a meeting as pupa finds it."""
    return f"{meeting.title}|{_moment(meeting)}"


def cdp_key(meeting: Meeting) -> str:
    """Name a meeting as the Council Data Project stores it."""
    return f"{meeting.organization.name}|{_moment(meeting)}"


def _about(was: Meeting | None, now: Meeting) -> str:
    if was is None:
        return "added"
    if now.status is MeetingStatus.CANCELLED and was.status is not now.status:
        return "cancelled"
    before, after = (Listing(window=WINDOW, meetings=(row.model_copy(update={"id": "a"}),)) for row in (was, now))
    return "changed" if compare(before, after) else "unchanged"


def by_key(before: Listing, after: Listing, key: Callable[[Meeting], str]) -> Told:
    """Tell what a store that finds rows by a key does; it keeps what is not listed, and overwrites what collides."""
    known = {key(meeting): meeting for meeting in before.meetings}
    told: Told = {}
    seen: set[str] = set()
    for meeting in after.meetings:
        name = key(meeting)
        told[meeting.id] = {"lost"} if name in seen else {_about(known.get(name), meeting)}
        seen.add(name)
    return told


def by_city_scrapers(before: Listing, after: Listing) -> Told:
    """Tell what City Scrapers' pipeline does: what it does not see any more is cancelled."""
    known = {city_scrapers_key(meeting): meeting for meeting in before.meetings}
    told: Told = {}
    rows = _real_pipeline(known, after) if DiffPipeline else _pipeline(known, after)
    for key, meeting, status in rows:
        if meeting is None:
            told.setdefault(known[key].id, set()).add(status)
        else:
            told.setdefault(meeting.id, set()).add(status or _about(known.get(key), meeting))
    return told


Emitted = Iterator[tuple[str, Meeting | None, str]]


def _pipeline(known: dict[str, Meeting], after: Listing) -> Emitted:
    scraped: set[str] = set()
    for meeting in after.meetings:
        key = city_scrapers_key(meeting)
        yield key, meeting, "lost" if key in scraped else ""
        scraped.add(key)
    for key in known:
        if key not in scraped:
            yield key, None, "cancelled"


def _real_pipeline(known: dict[str, Meeting], after: Listing) -> Emitted:
    dropped = import_module("scrapy.exceptions").DropItem
    pipeline = DiffPipeline(None, "ocd")
    spider = SimpleNamespace(_previous_map={key: key for key in known}, _scraped_ids=set())
    for meeting in after.meetings:
        key = city_scrapers_key(meeting)
        try:
            pipeline.process_item({"id": key}, spider)
        except dropped:
            yield key, meeting, "lost"
        else:
            yield key, meeting, ""
    for key in known:
        item = {"_id": key, "extra": {"cityscrapers.org/id": key}, "start": "9999", "status": "tentative"}
        try:
            status = pipeline.process_item(item, spider)["status"]
        except dropped:
            continue
        yield key, None, status


PEERS: dict[str, Callable[[Listing, Listing], Told]] = {
    "City Scrapers": by_city_scrapers,
    "pupa": lambda before, after: by_key(before, after, pupa_key),
    "CDP": lambda before, after: by_key(before, after, cdp_key),
}


def truth(scenario: Scenario) -> Iterator[tuple[Listing, Listing, list[tuple[Meeting | None, Meeting | None, str]]]]:
    """Tell for every round what happened to each meeting: as it stood, as it stands, and what to say of it.

    Which is which is known from the durable ids, which the tests pin down scenario by scenario.
    """
    known = scenario.rounds[0]
    page = {meeting.id: meeting for meeting in known.meetings}
    for before, listing in zip(scenario.rounds, scenario.rounds[1:], strict=False):
        named, _ = identify(known, listing)
        shown = {new.id: old for new, old in zip(named.meetings, listing.meetings, strict=True)}
        changes = compare(known, named)
        said = {change.meeting.id: change.kind.value for change in changes}
        rows = [
            (page.get(key), shown.get(key), _label(said.get(key), shown.get(key)))
            for key in dict.fromkeys([*page, *shown])
        ]
        yield before, listing, rows
        known, page = apply(changes, known), {**page, **shown}


def _label(kind: str | None, now: Meeting | None) -> str:
    if now is None:
        return "not shown"
    if kind is None:
        return "unchanged"
    return {"meeting_cancelled": "cancelled", "meeting_added": "added"}.get(kind, "changed")


SILENT = {"unchanged": "unchanged", "not shown": ""}


def judged(scenario: Scenario, peer: Callable[[Listing, Listing], Told]) -> Iterator[tuple[str, str]]:
    """Tell for every meeting of every round what happened, and what a peer says of it."""
    for before, after, rows in truth(scenario):
        told = peer(before, after)
        for was, now, label in rows:
            ids = {meeting.id for meeting in (was, now) if meeting}
            said = set().union(*(told.get(key, set()) for key in ids))
            yield label, " + ".join(sorted(said)) or SILENT["not shown"]


def right(happened: str, said: str) -> bool:
    """Tell whether what was said is what happened: of one that is not shown, nothing should be."""
    return said == ("" if happened == "not shown" else happened)


def ours(scenario: Scenario) -> bool:
    """Tell whether our store tells a scenario as the table of the tests demands."""
    with Store("sqlite://") as store:
        kinds = play(store, scenario)
        return (
            kinds == [tuple(sorted(row)) for row in scenario.kinds] and len(tuple(store.meetings())) == scenario.known
        )


def main() -> int:
    """Play everything, print it, and tell whether all of ours are right."""
    totals: Counter[str] = Counter()
    matrix: dict[str, Counter[tuple[str, str]]] = {name: Counter() for name in PEERS}
    rows: list[tuple[object, ...]] = []
    for scenario in SCENARIOS:
        verdicts = {"agendawatch": ours(scenario)}
        for name, peer in PEERS.items():
            pairs = list(judged(scenario, peer))
            matrix[name].update(pairs)
            verdicts[name] = all(right(*pair) for pair in pairs)
        totals.update(name for name, good in verdicts.items() if good)
        rows.append((scenario.name, *("right" if good else "wrong" for good in verdicts.values())))
    rows.append((f"right of {len(SCENARIOS)}", *(totals[name] for name in ("agendawatch", *PEERS))))
    sys.stdout.write(table(("scenario", "agendawatch", *PEERS), rows))
    own = f"its own DiffPipeline ({DiffPipeline.__module__})" if DiffPipeline else "its rule by behaviour"
    say(f"City Scrapers by {own}; pupa and CDP by their keys. What happened to a meeting, and what is said of it:")
    pairs_ = sorted({pair for counts in matrix.values() for pair in counts})
    lines = [
        (
            f"{happened}: {said or 'nothing'}{'' if right(happened, said) else ' (wrong)'}",
            *(it[happened, said] for it in matrix.values()),
        )
        for happened, said in pairs_
    ]
    sys.stdout.write("\n" + table(("happened: said", *matrix), lines))
    return measured.write(
        "scenarios",
        [measured.figure(name, totals[name], len(SCENARIOS)) for name in ("agendawatch", *PEERS)],
        promise="all that happens to meetings in the scenarios is told right",
        kept=totals["agendawatch"] == len(SCENARIOS),
    )


if __name__ == "__main__":
    raise SystemExit(main())
