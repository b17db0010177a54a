"""The command that makes a store smaller: earlier forms packed, rounds thinned, raw pages forgotten."""

from __future__ import annotations

import datetime as dt

import click

from agendawatch.cli import options, show
from agendawatch.i18n import decimal, tr
from agendawatch.store import Store

_KEPT = 90
"""Days of rounds that are kept whole."""


@options.command()
@click.option(
    "--rounds-older-than",
    "rounds",
    type=click.IntRange(min=0),
    default=_KEPT,
    metavar="DAYS",
    show_default=True,
    help="Thin rounds of more than so many days ago: of those that found the same in a row, first and last stay.",
)
@click.option(
    "--pages-older-than",
    "days",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="Delete raw pages that were received last more than so many days ago; 0 deletes all. Without it none is.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing, and tell which raw pages are kept.")
@options.store
@options.as_json
def compact(rounds: int, days: int | None, store_url: str, *, dry_run: bool, as_json: bool) -> None:
    """Make the store smaller, and forget raw pages; every change is kept.

    Earlier forms of meetings are packed and answer as before. SQLite's file is written anew: there must be as much room beside it as it takes.
    No raw page is kept unless a round is made with --keep-pages. They may hold personal data: keep them no longer than you need them.

    \b
    agendawatch compact
    agendawatch compact --rounds-older-than 365 --pages-older-than 30
    agendawatch compact --dry-run

    Writes the store, unless --dry-run is said.
    """
    now, done, forgotten = options.now(), None, None
    with Store(store_url, make=False) as store:
        if not dry_run:
            if days is not None:
                forgotten = store.maintenance.delete_pages(now - dt.timedelta(days=days) if days else None)
            done = store.maintenance.compact(now - dt.timedelta(days=rounds))
        kept = store.maintenance.saved_pages()
    if as_json:
        pages = [{"url": page.url, "seen": page.seen, "hash": page.content_hash, "size": page.size} for page in kept]
        facts = {"versions": done.versions, "rounds": done.rounds} if done else {}
        show.say(show.to_json({**facts, "forgotten": forgotten, "kept": pages}))
        return
    if done:
        show.say(tr("Packed {count} earlier forms of meetings.", count=done.versions))
        show.say(tr("Forgot {count} rounds that found the same.", count=done.rounds))
    if forgotten is not None:
        show.say(tr("Forgot {count} pages.", count=forgotten))
    size = f"{decimal(sum(page.size for page in kept) / 1e6)} MB"
    show.say(tr("{count} pages are kept, {size}.", count=len(kept), size=size))
    if kept:
        show.say(tr("The oldest was received on {day}.", day=kept[0].seen.date().isoformat()))
