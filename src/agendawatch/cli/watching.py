"""Commands that keep watch: a round, the changes it saw, and the demo."""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
from pathlib import Path

import click

from agendawatch.cli import options, show
from agendawatch.country import tour
from agendawatch.demo import run_demo
from agendawatch.history import Store
from agendawatch.rounds import Round
from agendawatch.rounds import watch as make_round
from agendawatch.visiting import SiteVisit

__all__ = ["changes", "demo", "watch"]


@click.command()
@click.argument("where", nargs=-1)
@click.option("--all", "everywhere", is_flag=True, help="Visit every site in the registry that is due, many at once.")
@click.option(
    "--every",
    type=click.FloatRange(min=0),
    default=6,
    show_default=True,
    help="With --all: hours that a site is left alone after a visit.",
)
@click.option(
    "--at-once",
    type=click.IntRange(1, 200),
    default=24,
    show_default=True,
    help="With --all: hosts asked at once; each is asked one page at a time.",
)
@options.organization
@click.option("--platform", help="The platform of addresses; detected unless given.")
@options.store
@options.as_json
def watch(
    where: tuple[str, ...],
    *,
    organization: str | None,
    platform: str | None,
    store_url: str,
    every: float,
    at_once: int,
    everywhere: bool,
    as_json: bool,
) -> None:
    """Make one round: visit every WHERE (municipalities or addresses) and keep what is different.

    Run it again and nothing has changed: hosts answer "not modified", and nothing is written.
    A round over the whole country that is stopped goes on where it stood when --all is run again.

    \b
    agendawatch watch Göteborg Kungsbacka -o kommunstyrelsen
    agendawatch watch --all
    """
    if everywhere == bool(where):
        msg = "name what to watch, or say --all"
        raise click.UsageError(msg)
    with Store(store_url) as store:
        if everywhere:
            made = _tour(store, organization, dt.timedelta(hours=every), at_once, quiet=as_json)
        else:
            made = make_round(
                store,
                [options.place(name, platform) for name in where],
                now=options.now(),
                organization=organization,
                progress=None if as_json else lambda url: click.echo(f"… {url}", err=True),
            )
    show.say(show.to_json(_facts(made))) if as_json else _tell(made)
    if made.failed:
        sys.exit(1)


def _tour(store: Store, organization: str | None, every: dt.timedelta, at_once: int, *, quiet: bool) -> Round:
    """Make a round over the country, telling of each site as it is done."""

    def tell(done: int, total: int, visit: SiteVisit) -> None:
        fate = "failed" if visit.failed else "unchanged" if visit.unchanged else f"{len(visit.changes)} changes"
        click.echo(f"{done}/{total} {visit.site.url}: {fate}", err=True)

    going = tour(
        store,
        now=options.now,
        every=every,
        at_once=at_once,
        organization=organization,
        progress=None if quiet else tell,
    )
    made = asyncio.run(going)
    if not quiet:
        left = made.plan
        show.say(f"{len(left.lately)} sites were visited lately, {len(left.resting)} are failing and left in peace.")
    return made.round


def _facts(made: Round) -> dict[str, object]:
    return {
        "started": made.started,
        "asked": made.asked,
        "not_modified": made.not_modified,
        "sites": len(made.visits),
        "requests": made.report.requests,
        "bytes": made.report.bytes,
        "seconds": round(made.report.seconds, 3),
        "changes": made.changes,
        "failed": [
            {"site": visit.site.url, "kind": type(visit.error).__name__, "error": str(visit.error)}
            for visit in made.failed
        ],
        "quarantined": [
            {"site": visit.site.url, "why": visit.quarantined} for visit in made.visits if visit.quarantined
        ],
    }


def _tell(made: Round) -> None:
    show.changes(made.changes) if made.changes else show.say("Nothing has changed.")
    show.say(f"Asked {made.asked} pages, {made.not_modified} not modified; {len(made.changes)} changes.")
    report = made.report
    show.say(f"{report.requests} requests, {report.bytes / 1e6:.1f} MB, {report.seconds:.1f} s.")
    for visit in made.visits:
        if visit.quarantined:
            show.say(f"Not believed yet: {visit.site.url}: {visit.quarantined}")
        if visit.failed:
            show.say(f"Failed: {visit.site.url}: {visit.failed}")
        for meeting, error in visit.agendas_failed:
            show.say(f"Failed: agenda of {meeting.title} {meeting.date}: {error}")
        if visit.board_failed:
            show.say(f"Notice board not read: {visit.board_failed}")


@click.command()
@click.option("--since", type=options.DAY, help="Only what was seen from that day on.")
@click.option("--municipality", "-m", help="Only of one municipality.")
@options.organization
@options.store
@options.as_json
def changes(
    since: dt.date | None, municipality: str | None, organization: str | None, store_url: str, *, as_json: bool
) -> None:
    """Tell what has changed, in the order seen."""
    moment = options.midnight(since) if since else None
    with Store(store_url) as store:
        found = tuple(store.changes(since=moment, municipality=municipality, organization=organization))
    if as_json:
        show.say(show.to_json(found))
    elif found:
        show.changes(found)
    else:
        show.say("Nothing has changed.")


@click.command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path), default=Path("agendawatch-demo"))
@options.as_json
def demo(out: Path, *, as_json: bool) -> None:
    """Run the whole job on recordings, as if on four days in 2020, and write its calendars into OUT.

    No network is needed. From a party's press release on 6 March to the meeting on 11 March,
    and on to the follow-up announced on 15 June.
    """
    told = run_demo(out, say=(lambda _: None) if as_json else show.say)
    if as_json:
        show.say(show.to_json(told))
