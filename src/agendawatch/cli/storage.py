"""Commands for what is kept: which raw pages, until when, and a store made smaller."""

from __future__ import annotations

import datetime as dt

import click

from agendawatch.cli import options, show
from agendawatch.i18n import decimal, tr
from agendawatch.store import Store

# The command for raw pages: which are kept, and until when.


@click.command()
@click.option(
    "--forget-older-than",
    "days",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="Delete the pages that were received last more than so many days ago; 0 deletes all.",
)
@options.store
@options.as_json
def pages(days: int | None, store_url: str, *, as_json: bool) -> None:
    """Tell which raw pages are kept, or forget the old ones.

    None is kept unless a round is made with --keep-pages. Raw pages may hold personal data: keep them no longer than you need them.

    \b
    agendawatch pages
    agendawatch pages --forget-older-than 30

    Writes nothing; with --forget-older-than pages are deleted from the store.
    """
    before = None if not days else options.now() - dt.timedelta(days=days)
    with Store(store_url, make=False) as store:
        forgotten = None if days is None else store.maintenance.delete_pages(before)
        kept = store.maintenance.saved_pages()
    if as_json:
        facts = [{"url": page.url, "seen": page.seen, "hash": page.content_hash, "size": page.size} for page in kept]
        show.say(show.to_json({"forgotten": forgotten, "kept": facts}))
        return
    if forgotten is not None:
        show.say(tr("Forgot {count} pages.", count=forgotten))
    size = f"{decimal(sum(page.size for page in kept) / 1e6)} MB"
    show.say(tr("{count} pages are kept, {size}.", count=len(kept), size=size))
    if kept:
        show.say(tr("The oldest was received on {day}.", day=kept[0].seen.date().isoformat()))


# The command that makes a store smaller.


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
