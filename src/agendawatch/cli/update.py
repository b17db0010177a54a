"""Commands that keep watch: a round, and the changes that it saw."""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace

import click
from click.core import ParameterSource

from agendawatch.answers import ask
from agendawatch.answers.ask import View
from agendawatch.answers.question import Question
from agendawatch.answers.words import marked
from agendawatch.cli import options, show
from agendawatch.cli.terminal import say
from agendawatch.crawl.client import Client
from agendawatch.crawl.update import SiteReport, UpdateReport, known_sites, named_sites, update_sites, usual_window
from agendawatch.crawl.update import update as make_round
from agendawatch.errors import InputError
from agendawatch.fetch import FetchPolicy
from agendawatch.i18n import decimal, spoken, tr
from agendawatch.i18n.failures import failure_words
from agendawatch.i18n.finished import tr_said
from agendawatch.lang.sv.organizations import read_organization
from agendawatch.model import STOCKHOLM, Site
from agendawatch.model.change import Health
from agendawatch.store import Store
from agendawatch.store.store import RoundRecord

# Of sites, what a person wants of them: some organizations and no others.


def narrow(sites: Iterable[Site], organizations: Sequence[str]) -> tuple[Site, ...]:
    """Make sites be for some organizations alone, and leave out those that are for others; `()` wants all.

    A listing then answers for these, so that the others are not taken to be gone.
    """
    wanted = {(name := read_organization(words).name).casefold(): name for words in organizations}
    if not wanted:
        return tuple(sites)
    found = []
    for site in sites:
        held = [name for words in site.organizations if (name := read_organization(words).name).casefold() in wanted]
        names = tuple(held) if site.organizations else tuple(wanted.values())
        if names:
            found.append(site.model_copy(update={"organizations": names}))
    if not found:
        expected = "one that a named site is for"
        raise InputError(field="organization", value=", ".join(organizations), expected=expected)
    return tuple(found)


def asked_sites(
    where: Sequence[str], organizations: Sequence[str], now: dt.datetime, platform: str | None = None
) -> tuple[tuple[Site, ...], str | None]:
    """Tell which sites a round visits of what is named, and of which one organization where it is of one."""
    several = len(organizations) > 1
    one = None if several else next(iter(organizations), None)
    named = named_sites([options.place(name, platform) for name in where], usual_window(now), one)
    return (narrow(named, organizations) if several and named else named), one


# Commands that keep watch.

_UNREACHED = 20
"""Organizations that were not found, of those that a round names."""


@options.command()
@click.argument("where", nargs=-1, shell_complete=options.complete_places)
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
@click.option(
    "--organization", "-o", multiple=True, help="An organization, by name or short form (KS); may be said again."
)
@options.platform
@click.option(
    "--keep-pages", is_flag=True, help="Keep every page received, compressed, until agendawatch compact forgets it."
)
@click.option(
    "--believe", is_flag=True, help="Take a list for true from which much is gone at once; else it is held back."
)
@click.option("--trust-clock", is_flag=True, help="Make the round though the hosts say another hour than this machine.")
@options.user_agent
@options.store
@options.as_json
@click.pass_context
def update(
    ctx: click.Context,
    where: tuple[str, ...],
    *,
    organization: tuple[str, ...],
    platform: str | None,
    user_agent: str | None,
    store_url: str,
    every: float,
    at_once: int,
    everywhere: bool,
    keep_pages: bool,
    believe: bool,
    trust_clock: bool,
    as_json: bool,
) -> None:
    """Make one round: visit every WHERE and keep what is different.

    WHERE is a municipality or an address; without any, those of agendawatch.toml are visited.
    Run it again and nothing has changed: hosts answer "not modified", and nothing is written.
    A round over the whole country that is stopped goes on where it stood when --all is run again.

    \b
    agendawatch update
    agendawatch update Göteborg Kungsbacka -o kommunstyrelsen
    agendawatch update --all

    Writes what was seen and what is different into the store; tells each site on stderr.
    """
    if everywhere and ctx.get_parameter_source("where") is ParameterSource.DEFAULT_MAP:
        where = ()
    if everywhere == bool(where):
        msg = "name what to watch, or say --all; agendawatch init keeps the names for you"
        raise click.UsageError(msg)
    now = options.now()
    sites, one = asked_sites(where, organization, now, platform)
    with Store(store_url) as store:
        if everywhere:
            several = len(organization) > 1
            planned = asyncio.run(
                update_sites(
                    store,
                    narrow(known_sites(usual_window(now)), organization) if several else None,
                    now=options.now,
                    every=dt.timedelta(hours=every),
                    at_once=at_once,
                    organization=one,
                    policy=FetchPolicy(user_agent=user_agent) if user_agent else None,
                    progress=None if as_json else _tell_site,
                    keep_pages=keep_pages,
                    trust_clock=trust_clock,
                )
            )
            made, left = planned.round, planned.plan
            if not as_json:
                counts = {"lately": len(left.lately), "resting": len(left.resting)}
                show.say(tr("{lately} sites were visited lately, {resting} are failing and left in peace.", **counts))
        else:
            with Client(now=lambda: now, memory=store.records, user_agent=user_agent) as client:
                made = make_round(
                    store,
                    sites,
                    now=now,
                    organization=one,
                    client=client,
                    progress=None if as_json else lambda url: say(f"… {url}", err=True),
                    keep_pages=keep_pages,
                    trust_clock=trust_clock,
                )
        made = _believed(store, made) if believe else made
    show.say(show.to_json(_facts(made))) if as_json else _tell(made)
    if made.failed:
        sys.exit(1)


def _tell_site(done: int, total: int, visit: SiteReport) -> None:
    """Tell of a site of a round over the country as it is done."""
    count = len(visit.changes)
    became = (
        tr("failed") if visit.failed else tr("unchanged") if visit.unchanged else tr("{count} changes", count=count)
    )
    say(f"{done}/{total} {visit.site.url}: {became}", err=True)


def _believed(store: Store, made: UpdateReport) -> UpdateReport:
    """Take in the lists that were held back, on the word of whoever makes the round."""

    def taken(visit: SiteReport) -> SiteReport:
        released = store.records.release(visit.site, seen=options.now())
        return replace(visit, quarantined=None, changes=(*visit.changes, *released.changes))

    return replace(made, visits=tuple(taken(visit) if visit.quarantined else visit for visit in made.visits))


def _facts(made: UpdateReport) -> dict[str, object]:
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
            {
                "site": visit.site.url,
                "kind": type(visit.error).__name__,
                "failure": visit.error.failure,
                "status": visit.error.status,
                "error": str(visit.error),
            }
            for visit in made.failed
            if visit.error
        ],
        "quarantined": [
            {"site": visit.site.url, "why": visit.quarantined} for visit in made.visits if visit.quarantined
        ],
    }


def _tell(made: UpdateReport) -> None:
    if made.changes:
        show.changes(made.changes)
    elif len(made.failed) < len(made.visits) or not made.visits:
        # Where every site failed nobody knows whether anything has.
        show.say(tr("Nothing has changed."))
    counts = {"asked": made.asked, "same": made.not_modified, "changes": len(made.changes)}
    show.say(tr("Asked {asked} pages, {same} not modified; {changes} changes.", **counts))
    report = made.report
    size, seconds = f"{decimal(report.bytes / 1e6)} MB", f"{decimal(report.seconds)} s"
    show.say(tr("{requests} requests, {size}, {seconds}.", requests=report.requests, size=size, seconds=seconds))
    for visit in made.visits:
        if visit.quarantined:
            show.say(f"{tr('Not believed yet')}: {visit.site.url}: {tr_said(visit.quarantined)}")
        if visit.failed:
            who, why = visit.site.municipality or visit.site.url, visit.failed
            words = failure_words(why.failure, spoken(), status=why.status)
            show.say(f"{tr('Failed')}: {who}: {words} ({tr_said(str(why))})")
        for meeting, error in visit.agendas_failed:
            show.say(
                f"{tr('Failed')}: {tr('agenda')}, {marked(meeting.title, meeting.example)} {meeting.date}: {tr_said(str(error))}"
            )
        for unsafe in visit.unsafe:
            show.say(f"{tr('Failed')}: {tr_said(str(unsafe))}")
        if visit.board_failed:
            show.say(f"{tr('Notice board not read')}: {tr_said(str(visit.board_failed))}")
    _tell_unreached(made)


def _tell_unreached(made: UpdateReport) -> None:
    """Name organizations whose meetings were not found, a few; `coverage` has them all."""
    missed = [(body, visit.site) for visit in made.visits for body in visit.unreached]
    for it, site in missed[:_UNREACHED]:
        show.unreached(it, str(site.municipality or site.url))
    if len(missed) > _UNREACHED:
        more = tr("and {count} more", count=len(missed) - _UNREACHED)
        show.say(f"{more}: agendawatch coverage")


def _unread(place: str, health: Health) -> str:
    """Say of a place that its site was never read, or since when it could not be, and why."""
    why = failure_words(health.failure, spoken(), status=health.status)
    if health.succeeded is None or health.failing_since is None:
        return f"{tr('{name} has not been read yet.', name=place)} {why}"
    since = health.failing_since.astimezone(STOCKHOLM).date().isoformat()
    return f"{tr('{name} could not be read since {day}; what is known may be old.', name=place, day=since)} {why}"


@options.command()
@options.question("municipality organization kind since until", kind="kinds")
@options.store
@options.as_json
def changes(asked: Question, store_url: str, *, as_json: bool) -> None:
    """Tell what has changed, in the order seen.

    \b
    agendawatch changes --since 2026-03-01
    agendawatch changes -m Göteborg -o KS --json

    Writes nothing.
    """
    with Store(store_url, make=False) as store:
        view = View(store, options.now())
        wanted = view.settled(asked)
        found = tuple(ask.changes(view, wanted))
        towns = wanted.municipalities
        healths = [health for health in store.queries.site_health() if not towns or health.municipality in towns]
        places = {site.url: str(site.municipality or site.url) for site in store.sites()}
        unread = [_unread(places.get(health.url, health.url), health) for health in healths if health.failing_since]
        read = (
            any(health.succeeded for health in healths)
            or next(ask.meetings(view, wanted.model_copy(update={"organizations": ()})), None) is not None
        )
    if as_json:
        show.say(show.to_json(found))
    elif found:
        show.changes(found)
    elif read:
        show.say(tr("Nothing has changed."))
    else:
        show.say(tr("Nothing has been read yet."))
    for words in unread if not as_json else ():
        say(words, err=True)
    if not read:
        sys.exit(1)


@options.command()
@options.municipality
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many, the last first.")
@click.option("--withdraw", type=int, metavar="NUMBER", help="Take that round back: what it alone said is corrected.")
@options.store
@options.as_json
def rounds(municipality: str | None, limit: int, withdraw: int | None, store_url: str, *, as_json: bool) -> None:
    """Tell which rounds were made, or take one back.

    Each with its number, its site, and what became of it. What was read before and after a round that is taken back stands.

    \b
    agendawatch rounds -m Göteborg
    agendawatch rounds --withdraw 812

    Writes nothing; with --withdraw the corrections into the store.
    """
    with Store(store_url, make=False) as store:
        corrected = None if withdraw is None else store.records.withdraw(withdraw, seen=options.now())
        town = store.queries.municipality(municipality).code if municipality else None
        places = {site.url: site for site in store.sites()}
        noted = [(made, places[made.url]) for made in store.queries.rounds(limit=limit if town is None else 1000)]
    found = [(it, site) for it, site in noted if town is None or (site.municipality and site.municipality.code == town)]
    if as_json:
        facts = [asdict(it) | {"window": it.window} for it, _ in found[:limit]]
        show.say(show.to_json({"corrected": corrected, "rounds": facts}))
    elif corrected is not None:
        show.changes(corrected)
        show.say(tr("Round {number} is taken back; {count} corrections.", number=withdraw, count=len(corrected)))
    else:
        heads = (tr("Number"), tr("Seen"), tr("Municipality"), tr("Address"), tr("Meetings"), tr("State"))
        show.table(heads, [_line(it, site) for it, site in found[:limit]])


def _line(it: RoundRecord, site: Site) -> tuple[str, ...]:
    state = {"accepted": tr("taken"), "quarantined": tr("held back"), "withdrawn": tr("taken back")}
    said = state.get(it.state) or tr_said(it.reason or it.state)
    seen = it.seen.astimezone(STOCKHOLM).strftime("%Y-%m-%d %H:%M")
    return (str(it.number), seen, str(site.municipality or ""), it.url, str(it.count), said)
