"""The command that tells how well each organization is followed."""

from __future__ import annotations

import datetime as dt

import click

from agendawatch.answers.words import marked
from agendawatch.cli import options, show
from agendawatch.i18n import spoken, tr
from agendawatch.i18n.caveats import caveat_words, place_words
from agendawatch.i18n.failures import why_failing
from agendawatch.model import Doubt, Example, Municipality
from agendawatch.model.change import Coverage
from agendawatch.store import Store


def named(town: Municipality | None) -> str:
    """Name a municipality, and say of one that exists nowhere that it does not."""
    return marked(town.name, Example.MADE_UP if town.made_up else None) if town else ""


def doubt_words(doubt: Doubt, town: Municipality | None, page: str) -> str:
    """Say whose days are withheld, why, and where they stand."""
    who = str(doubt.organization or tr("the whole page"))
    url = doubt.provenance.url if doubt.provenance else None
    place = place_words(doubt.place, spoken()) if doubt.place else None
    where = ", ".join(filter(None, (place, url or page)))
    return f"{', '.join(filter(None, (who, named(town))))}: {caveat_words(doubt.caveat, spoken())} ({where})"


@options.command()
@options.municipality
@click.option(
    "--agenda-days",
    type=click.IntRange(0, 60),
    default=7,
    show_default=True,
    help="Days before a meeting by which its agenda is expected.",
)
@click.option(
    "--minutes-days",
    type=click.IntRange(0, 180),
    default=21,
    show_default=True,
    help="Days after a meeting by which its minutes are expected.",
)
@options.store
@options.as_json
def coverage(municipality: str | None, agenda_days: int, minutes_days: int, store_url: str, *, as_json: bool) -> None:
    """Tell how fresh each organization is, and what is late.

    When its site last answered, since when it fails, which agendas and minutes are overdue, and what is withheld since we are not sure of it.

    \b
    agendawatch coverage
    agendawatch coverage -m Göteborg --json

    Writes nothing.
    """
    with Store(store_url, make=False) as store:
        rows = store.coverage(options.now().date(), agenda_days=agenda_days, minutes_days=minutes_days)
        code = store.queries.municipality(municipality).code if municipality else None
    rows = tuple(row for row in rows if code in {None, row.municipality.code if row.municipality else ""})
    show.say(show.to_json(rows)) if as_json else _tell(rows)


def _tell(rows: tuple[Coverage, ...]) -> None:
    if not rows:
        show.say(tr("Nothing is watched yet."))
        return
    show.table(
        (
            *(tr("Municipality"), tr("Organization"), tr("Read"), tr("Changed"), tr("Meetings")),
            *(tr("No agenda"), tr("No minutes"), tr("In doubt"), tr("Failing since")),
        ),
        [
            (
                named(row.municipality),
                str(row.organization or ", ".join(row.sites)),
                _day(row.last_success),
                _day(row.last_change),
                str(row.meetings),
                str(len(row.without_agenda)),
                str(len(row.without_minutes)),
                str(len(row.doubts) or ""),
                _day(row.failing_since),
            )
            for row in rows
        ],
    )
    for row in rows:
        if row.failing_since:
            who = named(row.municipality) or ", ".join(row.sites)
            show.say(f"{tr('Failed')}: {who}: {why_failing(row, spoken())}")
    doubted = (doubt_words(doubt, row.municipality, ", ".join(row.sites)) for row in rows for doubt in row.doubts)
    for words in dict.fromkeys(doubted):
        show.tell(f"{tr('Not read with certainty')}: {words}")
    missed = ((body, named(row.municipality)) for row in rows for body in row.unreached)
    for it, town in dict.fromkeys(missed):
        show.unreached(it, town)
    watched = len({row.municipality.code for row in rows if row.municipality is not None and row.last_success})
    failing = sum(row.failing_since is not None for row in rows)
    show.say(
        tr(
            "{watched} municipalities and regions have been read; {failing} rows are failing.",
            watched=watched,
            failing=failing,
        )
    )


def _day(moment: dt.datetime | None) -> str:
    return moment.date().isoformat() if moment else ""
