"""Finding the way, measured: whole sites drawn in many architectures, those that no weight was chosen by apart.

    python -m benchmarks.explore [--seeds N] [--first N] [--generation N] [--years N] [--left-out | --trained] [--architecture NAME] [--verbose] [--json]

For each site: meetings found, missed and invented; hours and cancellations that are wrong; pages asked for, of those
that had to be; and a second round by the route. Ends with 1 where what is promised is missed. Every page is drawn.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections import Counter
from dataclasses import asdict, dataclass, field

from benchmarks import measured
from benchmarks.drawn.sites import ARCHITECTURES, LEFT_OUT, DrawnSite, draw_site
from benchmarks.drawn.sites.site import SERVICES

from agendawatch.crawl.explore import Budget, Explored, explore
from agendawatch.errors import AgendawatchError
from agendawatch.fetch.exchange import check
from agendawatch.fetch.flow import run
from agendawatch.fetch.message import Question
from agendawatch.lang.sv.pages.portals import find_refusal
from agendawatch.model import STOCKHOLM, MeetingStatus, Site, Window
from agendawatch.sources.flow import Request, Response
from agendawatch.sources.page_memory import address

_FOUND, _INVENTED = 0.95, 0.01
NOW = dt.datetime(2026, 3, 2, 8, 0, tzinfo=dt.UTC)


@dataclass(slots=True)
class Figures:
    """What came of one site, or of several together."""

    true: int = 0
    found: int = 0
    invented: int = 0
    wrong_hours: int = 0
    no_hours: int = 0
    """Meetings without an hour; some sites tell none."""
    wrong_fates: int = 0
    needed: int = 0
    asked: int = 0
    asked_in_vain: int = 0
    """Pages of news, services, other languages and years outside that were asked for."""
    again: int = 0
    """Pages asked for in the second round."""
    same_again: bool = True
    """Whether the second round found the same."""
    over: bool = False
    """Whether it asked for more than thrice the pages needed and ten."""
    failed: str = ""
    misses: list[str] = field(default_factory=list)
    inventions: list[str] = field(default_factory=list)
    vain: list[str] = field(default_factory=list)

    def add(self, other: Figures) -> None:
        """Add another site's."""
        for name in (
            "true",
            "found",
            "invented",
            "wrong_hours",
            "no_hours",
            "wrong_fates",
            "needed",
            "asked",
            "asked_in_vain",
            "again",
        ):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.same_again &= other.same_again

    def row(self) -> str:
        """Write a line of the table."""
        recall = self.found / self.true if self.true else 1.0
        of_found = self.found + self.invented
        bad = self.invented / of_found if of_found else 0.0
        return (
            f"{recall:7.3f} {bad:7.3f} {self.wrong_hours:6} {self.no_hours:6} {self.wrong_fates:6} {self.asked:6} {self.needed:6} "
            f"{self.asked / max(1, self.needed):6.2f} {self.asked_in_vain:6} {self.again:6} {'yes' if self.same_again else 'NO':>5}"
        )


HEAD = f"{'':34} {'found':>7} {'bad':>7} {'hours':>6} {'none':>6} {'fates':>6} {'asked':>6} {'needed':>6} {'ratio':>6} {'vain':>6} {'again':>6} {'same':>5}"


def ask(site: DrawnSite, asked: list[str], wanted: Request) -> Response:
    """Ask a drawn site as the network is asked: refusals, soft 404s and all."""
    url = address(wanted)
    asked.append(url)
    given = site.answer(Question(wanted.method, url, wanted.body or b""))
    media, _, parameters = given.content_type.partition(";")
    page = Response(url, given.status, given.content, NOW, media, parameters.partition("=")[2] or None)
    return check(page, wanted.expects, find_refusal)


def measure(site: DrawnSite, window: Window, budget: Budget) -> tuple[Figures, Explored | None]:
    """Explore a site, then follow the route, and compare with the truth."""
    own = Site(url=site.known, municipality=site.municipality)
    truth = {it.key: it for it in site.truth(window)}
    needed = site.needed(window)
    figures = Figures(true=len(truth), needed=len(needed))
    asked: list[str] = []
    try:
        explored = run(explore(own, window, budget=budget), lambda it: ask(site, asked, it))
    except AgendawatchError as error:
        figures.failed, figures.asked = str(error)[:300], len(asked)
        figures.misses = [f"{name} {day}" for name, day in truth]
        return figures, None
    found = {(it.organization.name, it.date): it for it in explored.listing.meetings}
    figures.found = len(found.keys() & truth.keys())
    figures.invented = len(found.keys() - truth.keys())
    figures.misses = sorted(f"{name} {day}" for name, day in truth.keys() - found.keys())
    figures.inventions = sorted(f"{name} {day}" for name, day in found.keys() - truth.keys())
    for key in found.keys() & truth.keys():
        start = found[key].start
        cancelled = found[key].status is MeetingStatus.CANCELLED
        figures.wrong_fates += cancelled != truth[key].cancelled
        figures.no_hours += not cancelled and start is None
        figures.wrong_hours += start is not None and start.astimezone(STOCKHOLM).strftime("%H.%M") != truth[key].time
    figures.asked = len(asked)
    figures.asked_in_vain = len(vain := _in_vain(site, asked, window))
    figures.vain = sorted(vain)
    figures.over = len(asked) > 3 * len(needed) + 10
    again: list[str] = []
    try:
        second = run(explore(own, window, budget=budget, route=explored.route), lambda it: ask(site, again, it))
        figures.same_again = bool(explored.route.waiting) or _told(second) == _told(explored)
    except AgendawatchError as error:
        figures.same_again, figures.failed = False, f"again: {error}"
    figures.again = len(again)
    return figures, explored


def _in_vain(site: DrawnSite, asked: list[str], window: Window) -> set[str]:
    """Choose what was asked for though no meeting could stand there: services, news, other languages, other years."""
    years = set(range(window.first.year, window.last.year + 1))
    found = set()
    for node in site.nodes.values():
        top = next((it for it in (node, *node.above) if it.parent is site.root), node)
        elsewhere = top.label in _ELSEWHERE or node.path.startswith("/nyheter/")
        if elsewhere or (node.years is not None and not years & set(node.years)):
            found.add(site.address(node))
    return found & set(asked) - {site.known}


_ELSEWHERE = frozenset({"English", "Lättläst", "Suomi", "Nyheter", *(label for label, _ in SERVICES)})


def _told(explored: Explored) -> list[tuple[object, ...]]:
    return [
        (it.id, it.start, it.status, it.location, tuple(file.url for file in it.documents))
        for it in explored.listing.meetings
    ]


def show(site: DrawnSite, window: Window, figures: Figures, explored: Explored | None) -> None:
    """Show a site that went wrong, page by page."""
    needed = site.needed(window)
    print(f"  {site.known} {site.style} {site.frame.menu} {site.frame.markup}; {figures.failed}")
    if explored is not None:
        for page in explored.route.pages:
            mark = "*" if page.url in needed else " "
            print(
                f"  {mark} {page.kind.value:8} {page.meetings:3} {page.url.removeprefix('https://')} [{page.words}] {page.reason.code.value if page.reason else ''}"
            )
        left = needed - {page.url for page in explored.route.pages}
        print("    not asked:", *sorted(left)[:8])
        print("    unreached:", *(f"{it.organization}: {it.reason.code.value}" for it in explored.route.unreached))
    print("    in vain:", *figures.vain)
    print("    missed:", len(figures.misses), *figures.misses[:5])
    print("    invented:", *figures.inventions[:8])


def main(arguments: list[str] | None = None) -> int:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description="Find the way on drawn sites.")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--generation", type=int, default=0, help="the same municipalities, their sites built anew")
    parser.add_argument("--years", type=int, default=1, help="how many years are looked for, from this one on")
    parser.add_argument("--left-out", action="store_true")
    parser.add_argument("--trained", action="store_true")
    parser.add_argument("--architecture", action="append")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--json", action="store_true")
    told = parser.parse_args(arguments)
    window = Window(first=dt.date(NOW.year, 1, 1), last=dt.date(NOW.year + told.years - 1, 12, 31))
    names = [
        name
        for name in told.architecture or ARCHITECTURES
        if not (told.left_out and name not in LEFT_OUT) and not (told.trained and name in LEFT_OUT)
    ]
    both = {True: Figures(), False: Figures()}
    sites: Counter[bool] = Counter()
    whole: Counter[bool] = Counter()
    over: Counter[bool] = Counter()
    rows = {}
    if not told.json:
        print(HEAD)
    for name in names:
        here = Figures()
        for seed in range(told.first, told.first + told.seeds):
            site = draw_site(name, seed, NOW.date(), generation=told.generation)
            figures, explored = measure(site, window, Budget())
            here.add(figures)
            sites[name in LEFT_OUT] += 1
            over[name in LEFT_OUT] += figures.over
            is_whole = not figures.misses and not figures.inventions
            whole[name in LEFT_OUT] += is_whole
            if told.verbose and not (
                is_whole and figures.same_again and not figures.over and not figures.wrong_hours and not figures.vain
            ):
                print(f" {name} {seed}:")
                show(site, window, figures, explored)
        both[name in LEFT_OUT].add(here)
        rows[name] = asdict(here)
        if not told.json:
            print(f"{name + (' (left out)' if name in LEFT_OUT else ''):34} {here.row()}")
    for left_out, words in ((False, "all that weights were chosen by"), (True, "all left out")):
        if sites[left_out] and not told.json:
            print(
                f"{words:34} {both[left_out].row()}  whole {whole[left_out]}/{sites[left_out]}, over {over[left_out]}"
            )
    if told.json:
        json.dump(
            {
                "architectures": rows,
                "sites": {str(k): v for k, v in sites.items()},
                "whole": {str(k): v for k, v in whole.items()},
            },
            sys.stdout,
            indent=1,
        )
    kept = all(_is_kept(both[it]) and not over[it] for it in sites)
    every = both[True]
    return measured.write(
        "explore",
        [
            measured.figure("meetings found on architectures that no weight was chosen by", every.found, every.true),
            measured.figure("invented there", every.invented, every.found + every.invented),
        ],
        promise=f"{_FOUND:.0%} of meetings found, {_INVENTED:.0%} invented, nothing asked in vain, the same the next time",
        kept=kept,
    )


def _is_kept(figures: Figures) -> bool:
    """Tell whether what is promised was seen: 95 % found, 1 % invented, nothing asked in vain, the same the next time."""
    found, all_found = figures.found, figures.found + figures.invented
    return (
        found >= _FOUND * figures.true
        and figures.invented <= _INVENTED * all_found
        and not figures.asked_in_vain
        and figures.same_again
    )


if __name__ == "__main__":
    sys.exit(main())
