"""The command for raw pages: which are kept, and until when."""

from __future__ import annotations

import datetime as dt

import click

from agendawatch.cli import options, show
from agendawatch.history import Store
from agendawatch.i18n import tr

__all__ = ["pages"]


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
    now = options.now()
    with Store(store_url, make=False) as store:
        forgotten = None if days is None else store.forget_pages(now - dt.timedelta(days=days) if days else None)
        kept = store.kept_pages()
    if as_json:
        facts = [{"url": page.url, "seen": page.seen, "hash": page.content_hash, "size": page.size} for page in kept]
        show.say(show.to_json({"forgotten": forgotten, "kept": facts}))
        return
    if forgotten is not None:
        show.say(tr("Forgot {count} pages.", count=forgotten))
    size = f"{sum(page.size for page in kept) / 1e6:.1f} MB"
    show.say(tr("{count} pages are kept, {size}.", count=len(kept), size=size))
    if kept:
        show.say(tr("The oldest was received on {day}.", day=kept[0].seen.date().isoformat()))
