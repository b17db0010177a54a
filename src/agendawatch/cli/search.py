"""The command that searches the store, for a text or by the watches of the config file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import click

from agendawatch.answers import ask
from agendawatch.answers.ask import View
from agendawatch.answers.question import Question
from agendawatch.answers.words import marked
from agendawatch.cli import options, show
from agendawatch.cli.config import Session
from agendawatch.cli.show import address_of
from agendawatch.cli.terminal import say
from agendawatch.config_tables import NAME
from agendawatch.errors import InputError
from agendawatch.feeds.publishing import Publisher, publish_feed
from agendawatch.i18n import spoken, tr
from agendawatch.model import Watch
from agendawatch.proposals import WatchHit, find_hits, read_watches
from agendawatch.proposals.labels import decision_words
from agendawatch.store import Store
from agendawatch.store.search import SearchHit


@options.command()
@click.argument("text", required=False)
@options.question("municipality organization party kind from to limit", kind="hit_kinds")
@click.option("--watch", help="Without TEXT: what this watch finds, by its name; all of them unless given.")
@click.option("--since", type=options.DAY, help="Without TEXT: look at what has changed since that day alone.")
@options.calendar
@options.store
@options.as_json
@click.pass_obj
def search(
    session: Session,
    text: str | None,
    *,
    asked: Question,
    watch: str | None,
    since: dt.date | None,
    calendar: Path | None,
    store_url: str,
    as_json: bool,
) -> None:
    """Find TEXT in items, meetings, documents and proposals; without TEXT, what your watches find.

    Every word must be there, in whatever inflection or compound, or else most of them; "words in a row" within quotes, case numbers however they are written.

    \b
    agendawatch search skolskjuts
    agendawatch search "cykelplan" -m Kinda --kind item
    agendawatch search "KS 2026/19"

    A watch is a few lines of agendawatch.toml:

    \b
    [[watch]]
    name = "Cyklar"
    words = ["cykelbana"]
    without = ["parkering"]

    \b
    agendawatch search
    agendawatch search --watch Cyklar --since 2026-03-01 --calendar cyklar.ics

    Writes nothing but the calendar of --calendar.
    """
    if text is None:
        wanted = asked.model_copy(update={"since": since})
        _watched(session, wanted, store_url, name=watch, calendar=calendar, as_json=as_json)
        return
    if watch or since or calendar:
        msg = "--watch, --since and --calendar are for what watches find: give no TEXT"
        raise click.UsageError(msg)
    with Store(store_url, make=False) as store:
        view = View(store, options.now())
        wanted = view.settled(asked.model_copy(update={"text": text}))
        page = ask.search(view, wanted, limit=asked.limit, loosely=True)
    hits = page.hits
    if as_json:
        show.say(show.to_json(hits))
        return
    if page.loose and hits:
        say(tr("Nothing holds every word. This holds most of them."), err=True)
    for hit in hits:
        _tell(hit)
    if not hits:
        show.say(tr("Nothing is found."))


def _watched(
    session: Session, asked: Question, store_url: str, *, name: str | None, calendar: Path | None, as_json: bool
) -> None:
    """Tell what the watches of the config file find, at the places and days that are asked for."""
    if asked.parties or asked.hit_kinds:
        msg = "--party and --kind are for a TEXT; a watch names its own parties"
        raise click.UsageError(msg)
    watches = read_watches(session.text)
    if not watches:
        msg = f"there is no [[watch]] in {session.path or NAME}"
        raise click.UsageError(msg)
    watches = chosen(watches, name)
    with Store(store_url, make=False) as store:
        view = View(store, options.now())
        wanted = view.settled(asked)
        among = ask.changes(view, wanted) if asked.since else (meeting for meeting, _ in ask.meetings(view, wanted))
        found = tuple(find_hits(watches, among))
        if calendar:
            title = name or ", ".join(watch.name for watch in watches)
            publish_feed(calendar, Publisher(store, now=options.now()).found(title, found))
    if as_json:
        show.say(show.to_json([_facts(hit) for hit in found]))
    else:
        _tell_watched(found)


def _tell(hit: SearchHit) -> None:
    kinds = {"item": tr("item"), "meeting": tr("meeting"), "document": tr("document"), "proposal": tr("proposal")}
    number = f"{hit.number} " if hit.number else ""
    page = f", {tr('page')} {hit.page}" if hit.page else ""
    show.tell(click.style(f"{number}{hit.title}{page}", bold=True))
    where = ", ".join(str(part) for part in (hit.organization, hit.municipality, hit.date) if part)
    show.tell(f"  {' · '.join(filter(None, (kinds[hit.kind], where, hit.reference)))}")
    if hit.decision:
        outcome = decision_words(hit.decision, spoken(), recommended=hit.recommended)
        show.tell(f"  {tr('Outcome: {outcome}', outcome=outcome)}")
    if hit.snippet.text != hit.title:
        show.tell(f"  {hit.snippet.text}")
    if hit.url:
        show.tell(f"  {hit.url}")


def chosen(watches: Sequence[Watch], name: str | None) -> tuple[Watch, ...]:
    """Choose the watch with a name, or all of them; a name that none has raises `InputError`."""
    found = tuple(watch for watch in watches if name is None or watch.name == name)
    if not found:
        known = ", ".join(watch.name for watch in watches)
        raise InputError(field="name", value=name, expected=f"a watch of the file: {known or 'it has none'}")
    return found


def _tell_watched(found: Sequence[WatchHit]) -> None:
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
                ", ".join(dict.fromkeys(f"{place.words} ({place.place.value})" for place in hit.found)),
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
        "found": [{"term": place.term, "words": place.words, "place": place.place.value} for place in hit.found],
    }
