"""Commands that look something up: municipalities and meetings."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from agendawatch.answers import ask
from agendawatch.answers.ask import View
from agendawatch.answers.question import Question
from agendawatch.cli import options, show
from agendawatch.cli.coverage import doubt_words
from agendawatch.i18n import tr
from agendawatch.model import Meeting
from agendawatch.registry import Registration, municipalities, registration
from agendawatch.store import Store


@options.command("municipalities")
@click.argument("name", required=False, shell_complete=options.complete_places)
@options.as_json
def municipalities_(name: str | None, *, as_json: bool) -> None:
    """List municipalities and regions, or show one by NAME.

    NAME may be a name, a code, an alias or a genitive: Göteborg, 1480, "Göteborgs Stad".

    \b
    agendawatch municipalities
    agendawatch municipalities "Göteborgs Stad" --json

    Writes nothing.
    """
    rows = [registration(name)] if name else [registration(place) for place in municipalities()]
    if as_json:
        show.say(show.to_json([{"state": row.state, **row.model_dump(mode="json")} for row in rows]))
    elif name:
        _one(rows[0])
    else:
        show.table(
            (tr("Code"), tr("Name"), tr("County"), tr("State"), tr("Platform"), tr("Page")),
            [
                (
                    row.municipality.code,
                    row.municipality.name,
                    row.municipality.county or "",
                    tr(row.state),
                    next((site.platform for site in row.sites if site.platform), "") or "",
                    row.sites[0].url if row.sites else "",
                )
                for row in rows
            ],
        )


def _one(row: Registration) -> None:
    place = row.municipality
    show.say(f"{place.name}, {place.code}, {place.county}: {tr(row.state)}")
    for site, basis, kind, known in zip(row.sites, row.bases, row.kinds, row.kind_bases, strict=True):
        checked = f", {tr('seen')} {site.checked.isoformat()}" if site.checked else ""
        holds = f" {tr('for')} {', '.join(site.organizations)}" if site.organizations else ""
        ground = f"{tr('by')} {tr(basis)}; {tr('confidence')} {tr(site.confidence or 'not known')}{checked}"
        guessed = f" ({tr('by its address alone')})" if known == "address" and kind != "portal" else ""
        show.say(f"  {site.url}{holds}: {tr(kind)}{guessed}")
        show.say(f"    {tr('platform')} {site.platform or tr('not known')} ({ground})")
    if not row.sites:
        show.say(f"  {tr('no page with meetings is known')}")
    if row.notice_board:
        show.say(f"  {tr('notice board')}: {row.notice_board.url}")


@options.command()
@click.argument("where", required=False, shell_complete=options.complete_places)
@options.question("municipality organization from to")
@click.option("--year", type=click.IntRange(1990, 2100), help="A calendar year; of WHERE this year unless given.")
@options.platform
@options.calendar
@options.user_agent
@options.store
@options.as_json
def meetings(
    where: str | None,
    asked: Question,
    *,
    year: int | None,
    platform: str | None,
    user_agent: str | None,
    calendar: Path | None,
    store_url: str,
    as_json: bool,
) -> None:
    """Fetch the meetings of WHERE, a municipality or an address; without WHERE, list those that the store knows.

    \b
    agendawatch meetings Göteborg -o kommunstyrelsen --year 2026
    agendawatch meetings https://kommun.example/moten --calendar moten.ics
    agendawatch meetings -m Göteborg -o KS --from 2026-03-01

    Writes nothing but the calendar of --calendar; `agendawatch update` is what remembers.
    """
    organization = next(iter(asked.organizations), None)
    if where is None:
        with Store(store_url, make=False) as store:
            view = View(store, options.now())
            whole = options.window(year, None, None) if year else None
            ends = {"first": asked.first or (whole and whole.first), "last": asked.last or (whole and whole.last)}
            known = [it for it, _ in ask.meetings(view, view.settled(asked.model_copy(update=ends)))]
        _write(known, calendar, organization or tr("Meetings"))
        show.say(show.to_json(known)) if as_json else show.meetings(known)
        return
    span = options.window(year, asked.first, asked.last)
    from agendawatch.crawl.client import Client  # noqa: PLC0415 - httpx is not needed for --help

    with Client(user_agent=user_agent) as client:
        listing = client.meetings(options.place(where, platform), organization, window=span)
    _write(listing.meetings, calendar, organization or where)
    if as_json:
        show.say(show.to_json(listing))
        return
    show.meetings(listing.meetings)
    for doubt in listing.doubts:
        town = next((meeting.municipality for way in doubt.alternatives for meeting in way.meetings), None)
        show.tell(f"{tr('Not read with certainty')}: {doubt_words(doubt, town, where)}")
    days = listing.window
    show.say(
        tr("{count} meetings from {first} to {last}", count=len(listing.meetings), first=days.first, last=days.last)
    )
    for body in listing.unreached:
        show.unreached(body)


def _write(found: Iterable[Meeting], calendar: Path | None, name: str) -> None:
    if calendar:
        from agendawatch.feeds import to_ical, write_feed  # noqa: PLC0415 - icalendar is not needed for --help

        write_feed(calendar, to_ical(found, name=name))
