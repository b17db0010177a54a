"""The command that tells how well each organization is followed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from agendawatch.cli import options, show
from agendawatch.cli.coverage_page import coverage_heads, doubt_words, named, to_coverage_page, trouble_words
from agendawatch.i18n import spoken, tr
from agendawatch.i18n.caveats import caveat_words
from agendawatch.model.change import Coverage
from agendawatch.store import Store

__all__ = ["coverage"]


@click.command()
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
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Write a page for people too.")
@options.store
@options.as_json
def coverage(
    municipality: str | None, agenda_days: int, minutes_days: int, html: Path | None, store_url: str, *, as_json: bool
) -> None:
    """Tell how fresh each organization is, and what is late.

    When its site last answered, since when it fails, which agendas and minutes are overdue, and what is withheld since we are not sure of it.

    \b
    agendawatch coverage
    agendawatch coverage -m Göteborg --html coverage.html

    Writes nothing but the page of --html.
    """
    now = options.now()
    with Store(store_url, make=False) as store:
        rows = store.coverage(now.date(), agenda_days=agenda_days, minutes_days=minutes_days)
    if municipality is not None:
        from agendawatch.registry import municipality as find  # noqa: PLC0415 - 311 files are read on import

        code = find(municipality).code
        rows = tuple(row for row in rows if row.municipality is not None and row.municipality.code == code)
    if html:
        from agendawatch.feeds import write_feed  # noqa: PLC0415 - icalendar is not needed for the rest

        write_feed(html, to_coverage_page(rows, now=now))
    show.say(show.to_json(rows)) if as_json else _tell(rows)


def _tell(rows: tuple[Coverage, ...]) -> None:
    if not rows:
        show.say(tr("Nothing is watched yet."))
        return
    show.table(
        coverage_heads(),
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
        if row.trouble:
            show.say(f"{tr('Failed')}: {', '.join(row.sites)}: {trouble_words(row)}")
    doubted = (doubt_words(it, row.municipality, ", ".join(row.sites)) for row in rows for it in row.doubts)
    for words in dict.fromkeys(doubted):
        show.tell(f"{tr('Not read with certainty')}: {words}")
    missed = ((it, named(row.municipality)) for row in rows for it in row.unreached)
    for it, town in dict.fromkeys(missed):
        name = ", ".join(filter(None, (it.organization, town)))
        show.tell(tr("Not found: {name} ({why}).", name=name, why=caveat_words(it.reason, spoken())))
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
