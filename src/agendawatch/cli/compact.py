"""The command that makes a store smaller."""

from __future__ import annotations

import datetime as dt

import click

from agendawatch.cli import options, show
from agendawatch.i18n import tr
from agendawatch.store import Store

__all__ = ["compact"]


@click.command()
@click.option(
    "--rounds-older-than",
    "days",
    type=click.IntRange(min=0),
    default=90,
    metavar="DAYS",
    show_default=True,
    help="Thin rounds of more than so many days ago: of those that found the same in a row, first and last stay.",
)
@options.store
@options.as_json
def compact(days: int, store_url: str, *, as_json: bool) -> None:
    """Make the store smaller; every change is kept.

    Earlier forms of meetings are packed and answer as before. SQLite's file is written anew: there must be as much room beside it as it takes.

    \b
    agendawatch compact
    agendawatch compact --rounds-older-than 365

    Writes the store.
    """
    with Store(store_url, make=False) as store:
        done = store.maintenance.compact(options.now() - dt.timedelta(days=days))
    if as_json:
        show.say(show.to_json({"versions": done.versions, "rounds": done.rounds}))
        return
    show.say(tr("Packed {count} earlier forms of meetings.", count=done.versions))
    show.say(tr("Forgot {count} rounds that found the same.", count=done.rounds))
