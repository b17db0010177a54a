"""Commands that look something up: municipalities and meetings."""

from __future__ import annotations

from pathlib import Path

import click

from agendawatch.cli import options, show
from agendawatch.cli.coverage import doubt_words
from agendawatch.i18n import spoken, tr
from agendawatch.i18n.caveats import caveat_words
from agendawatch.model import Window
from agendawatch.registry import Registration, municipalities, registration


@click.command("municipalities")
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


@click.command()
@click.argument("where", shell_complete=options.complete_places)
@options.organization
@options.window_options
@click.option("--platform", help="The platform of an address; found by itself unless given.")
@click.option("--ical", type=click.Path(dir_okay=False, path_type=Path), help="Write them as a calendar too.")
@options.user_agent
@options.as_json
def meetings(
    where: str,
    organization: str | None,
    span: Window,
    *,
    platform: str | None,
    user_agent: str | None,
    ical: Path | None,
    as_json: bool,
) -> None:
    """Fetch the meetings of WHERE, a municipality or an address.

    \b
    agendawatch meetings Göteborg -o kommunstyrelsen --year 2026
    agendawatch meetings https://kommun.example/moten --ical moten.ics

    Writes nothing but the calendar of --ical; `agendawatch update` is what remembers.
    """
    from agendawatch.crawl.client import Client  # noqa: PLC0415 - httpx is not needed for --help

    with Client(user_agent=user_agent) as client:
        listing = client.meetings(options.place(where, platform), organization, window=span)
    if ical:
        from agendawatch.feeds import to_ical, write_feed  # noqa: PLC0415 - icalendar, likewise

        write_feed(ical, to_ical(listing.meetings, name=organization or where))
    if as_json:
        show.say(show.to_json(listing))
        return
    show.meetings(listing.meetings)
    for doubt in listing.doubts:
        town = next((it.municipality for way in doubt.alternatives for it in way.meetings), None)
        show.tell(f"{tr('Not read with certainty')}: {doubt_words(doubt, town, where)}")
    days = listing.window
    show.say(
        tr("{count} meetings from {first} to {last}", count=len(listing.meetings), first=days.first, last=days.last)
    )
    for it in listing.unreached:
        show.say(tr("Not found: {name} ({why}).", name=it.organization, why=caveat_words(it.reason, spoken())))
