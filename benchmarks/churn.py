"""Publish calendars again when nothing changed, and through the sixteen scenarios.

    python -m benchmarks.churn

Every way is given the same pages. Octets changed are those of the lines that the second feed has and the first had not,
an hour apart: every one of them is fetched, stored and shown again by every subscriber. A second identifier makes an
event appear twice, or lose its alarms. Systems with a database are given, for nothing, the number that tells a moved
meeting from a new one, as if every page had keys; most Swedish pages have none. Ours sees the pages alone.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from benchmarks import measured
from benchmarks.feed_recipes import RECIPES, Recipe, Row
from benchmarks.scenarios import SCENARIOS, TOWN, Scenario, apply
from benchmarks.tables import missing, say, table, version_of

from agendawatch.diff import compare, identify
from agendawatch.feeds.options import FeedOptions
from agendawatch.feeds.publishing import Publisher
from agendawatch.model import Site
from agendawatch.store import Store

FIRST = dt.datetime(2031, 1, 2, 6, tzinfo=dt.UTC)
_BETWEEN = dt.timedelta(minutes=10)
"""From a round to its publishing."""


def published(store: Store, scenario: Scenario, *, items: bool = False) -> Iterator[bytes]:
    """Play a scenario into our store, and give the town's feed after every round."""
    last = None
    for nth, listing in enumerate(scenario.rounds):
        number = scenario.sites[nth] if scenario.sites else 1
        site = Site(url=f"https://exempelkoping.example/{number}", municipality=TOWN)
        seen = FIRST + dt.timedelta(hours=nth * scenario.hours)
        store.records.add(listing, site=site, seen=seen)
        feed = Publisher(store, now=seen + _BETWEEN).municipality(TOWN)
        last = feed.to_ical(FeedOptions(items=items), previous=last)
        yield last


def rounds(scenario: Scenario) -> Iterator[list[Row]]:
    """Give each round's meetings, as the page shows them, after the number that a database would know them by."""
    known = scenario.rounds[0]
    yield [(it.source_id or it.id, it) for it in known.meetings]
    for listing in scenario.rounds[1:]:
        named, _ = identify(known, listing)
        pairs = zip(named.meetings, listing.meetings, strict=True)
        yield [(shown.source_id or name.id, shown) for name, shown in pairs]
        known = apply(compare(known, named), known)


def played(recipe: Recipe | None, scenario: Scenario) -> list[str]:
    """Give the feeds of a scenario, by a recipe or by us."""
    if recipe is None:
        with Store("sqlite://") as store:
            return [feed.decode() for feed in published(store, scenario)]
    feeds = []
    held: dict[str, Row] = {}
    for nth, shown in enumerate(rounds(scenario)):
        held = {**(held if recipe.keeps else {}), **{row[0]: row for row in shown}}
        feeds.append(recipe.write(held.values(), FIRST + dt.timedelta(hours=nth * scenario.hours) + _BETWEEN))
    return feeds


def octets_changed(before: str, after: str) -> int:
    """Count the octets of the lines that are new."""
    new = Counter(after.split("\r\n")) - Counter(before.split("\r\n"))
    return sum(len(line.encode()) * times for line, times in new.items())


def identifiers(feed: str) -> set[str]:
    """Give the identifiers of a feed's events."""
    unfolded = re.sub(r"\r\n[ \t]", "", feed)
    events = re.findall(r"(?s)BEGIN:VEVENT\r\n(.*?)END:VEVENT", unfolded)
    return {name for event in events for name in re.findall(r"(?m)^UID:(.+?)\r?$", event)}


def survival(recipe: Recipe | None) -> tuple[int, int]:
    """Count, over all scenarios, the identifiers too many and the events gone without a word."""
    second = gone = 0
    for scenario in SCENARIOS:
        shown = list(rounds(scenario))
        feeds = [identifiers(feed) for feed in played(recipe, scenario)]
        timeless = {row[0] for part in shown for row in part if not row[1].start}
        # A way that leaves timeless meetings out has so many the less to name.
        known = scenario.known - (len(timeless) if recipe and not _names_all(recipe) else 0)
        second += max(0, len(set().union(*feeds)) - known)
        listed = [len(part) for part in shown]
        gone += sum(
            max(0, len(before) - len(after))
            for before, after, was, now in zip(feeds, feeds[1:], listed, listed[1:], strict=False)
            if now < was
        )
    return second, gone


def _names_all(recipe: Recipe) -> bool:
    everything = next(rounds(SCENARIOS[0]))
    return len(identifiers(recipe.write(everything, FIRST))) == len(everything)


def main() -> int:
    """Print the figures, and tell whether ours changes no octet and gives no second identifier."""
    still = replace(SCENARIOS[0], rounds=(SCENARIOS[0].rounds[0],) * 2)
    lines, kept = [], True
    ways = [None, *(it for it in RECIPES if not it.package or version_of(it.package))]
    for recipe in ways:
        before, after = played(recipe, still)
        churn = octets_changed(before, after)
        moved = octets_changed(*played(recipe, SCENARIOS[0]))
        second, gone = survival(recipe)
        share = f"{churn / len(before.encode()):.0%}"
        lines.append((recipe.name if recipe else "agendawatch", f"{churn:,}", share, f"{moved:,}", second, gone))
        kept = kept and (recipe is not None or not (churn or second or gone))
    total = sum(scenario.known for scenario in SCENARIOS)
    head = (
        f"a calendar of {len(still.rounds[0].meetings)} meetings",
        *("octets changed when nothing changed", "of the feed", "when one meeting moved an hour"),
        *(f"second identifiers, of {total} meetings", "events gone without a word"),
    )
    sys.stdout.write(table(head, lines))
    absent = missing(it.package for it in RECIPES if it.package)
    say(
        "The ways of other systems are re-created by what their feeds show. Second identifiers and lost events are "
        "counted over the sixteen scenarios; ours: none of either, and no octet of churn.",
        *([absent] if absent else []),
    )
    ours = lines[0]
    return measured.write(
        "churn",
        [
            measured.figure("octets that change when nothing changed", int(ours[1].replace(",", ""))),
            measured.figure("second identifiers", ours[4], total),
            measured.figure("events gone without a word", ours[5]),
        ],
        promise="not an octet changes where nothing happened; no meeting gets a second identifier or vanishes",
        kept=kept,
    )


if __name__ == "__main__":
    raise SystemExit(main())
