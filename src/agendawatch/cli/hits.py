"""The command for watches: what they find in the store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import click

from agendawatch.answers.words import marked
from agendawatch.cli import options, show
from agendawatch.cli.change_lines import address_of
from agendawatch.cli.config import read_file
from agendawatch.errors import InputError
from agendawatch.feeds.publishing import Publisher, publish_feed
from agendawatch.i18n import tr
from agendawatch.model import Watch
from agendawatch.proposals import WatchHit, find_hits, read_watches
from agendawatch.store import Store


@click.command()
@click.argument("name", required=False)
@click.option(
    "--watches",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=Path("agendawatch.toml"),
    show_default=True,
    help="Where the watches are written.",
)
@click.option("--since", type=options.DAY, help="Look at what has changed since that day alone.")
@click.option(
    "--calendar", type=click.Path(dir_okay=False, path_type=Path), help="Write what stands on agendas as a calendar."
)
@options.store
@options.as_json
def hits(
    name: str | None, file: Path, since: dt.date | None, calendar: Path | None, store_url: str, *, as_json: bool
) -> None:
    """Tell what your watches find, and by which words.

    The watches of agendawatch.toml, or the one with that NAME. A watch is a few lines of that file:

    \b
    [[watch]]
    name = "Cyklar"
    words = ["cykelbana"]
    without = ["parkering"]

    \b
    agendawatch hits
    agendawatch hits Cyklar --since 2026-03-01 --calendar cyklar.ics

    Writes nothing but the calendar of --calendar.
    """
    watches = read_watches(read_file(file))
    if not watches:
        msg = f"there is no [[watch]] in {file}"
        raise click.UsageError(msg)
    watches = chosen(watches, name)
    with Store(store_url, make=False) as store:
        if since:
            found = tuple(find_hits(watches, store.changes(since=options.midnight(since))))
        else:
            found = tuple(find_hits(watches, store.meetings()))
        if calendar:
            title = name or ", ".join(watch.name for watch in watches)
            publish_feed(calendar, Publisher(store, now=options.now()).found(title, found))
    if as_json:
        show.say(show.to_json([_facts(hit) for hit in found]))
    else:
        _tell(found)


def chosen(watches: Sequence[Watch], name: str | None) -> tuple[Watch, ...]:
    """Choose the watch with a name, or all of them; a name that none has raises `InputError`."""
    found = tuple(watch for watch in watches if name is None or watch.name == name)
    if not found:
        known = ", ".join(watch.name for watch in watches)
        raise InputError(field="name", value=name, expected=f"a watch of the file: {known or 'it has none'}")
    return found


def _tell(found: Sequence[WatchHit]) -> None:
    if not found:
        show.say(tr("Nothing is found."))
        return
    show.table(
        (tr("Watch"), tr("Municipality"), tr("Meeting"), tr("What"), tr("Found by"), tr("Address")),
        [
            (
                hit.watch.name,
                str(hit.meeting.municipality or ""),
                marked(f"{hit.meeting.title} {hit.meeting.date.isoformat()}", hit.meeting.example),
                hit.item.title if hit.item else "",
                ", ".join(dict.fromkeys(f"{it.words} ({it.place.value})" for it in hit.found)),
                address_of(hit.meeting),
            )
            for hit in found
        ],
    )


def _facts(hit: WatchHit) -> dict[str, object]:
    return {
        "watch": hit.watch.name,
        "meeting": hit.meeting.model_copy(update={"agenda": None}),
        "item": hit.item,
        "change": hit.change.kind if hit.change else None,
        "found": [{"term": it.term, "words": it.words, "place": it.place.value} for it in hit.found],
    }
