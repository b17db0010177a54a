"""The command that reads one document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from agendawatch.cli import options, show
from agendawatch.errors import TooLargeError
from agendawatch.i18n import spoken, tr
from agendawatch.i18n.caveats import caveat_words
from agendawatch.model import AgendaItem, Meeting, PressRelease
from agendawatch.reading.agenda import read_agenda
from agendawatch.reading.minutes import read_minutes
from agendawatch.reading.press import read_press_release
from agendawatch.reading.sandbox import read_apart
from agendawatch.reading.schedule import read_schedule
from agendawatch.reading.unknown import Unknown, find_unknown

__all__ = ["page_in", "read"]

_MOST = 100_000_000
"""Bytes of a file; no page from a host may have more either."""

Read = tuple[Meeting, ...] | tuple[AgendaItem, ...] | PressRelease


@click.command()
@click.argument("kind", type=click.Choice(["schedule", "agenda", "minutes", "press"]))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--published", type=options.DAY, help="The day a press release was published.")
@click.option("--today", type=options.DAY, help="The day that settles a missing year in a schedule.")
@options.organization
@click.option("--unknown", is_flag=True, help="Print the words that were not understood, and where they stand.")
@options.as_json
def read(
    kind: str,
    file: Path,
    published: dt.date | None,
    today: dt.date | None,
    organization: str | None,
    *,
    unknown: bool,
    as_json: bool,
) -> None:
    """Read FILE as a KIND of document, and print its facts.

    FILE is HTML, PDF or plain text.

    \b
    agendawatch read schedule moten.html
    agendawatch read press pressmeddelande.txt --published 2020-03-06
    agendawatch read schedule moten.html --unknown

    Writes nothing.
    """
    if kind == "press" and published is None:
        msg = "a press release needs --published, the day that 'på onsdag' is counted from"
        raise click.UsageError(msg)
    readers: dict[str, Callable[[bytes], Read]] = {
        "schedule": partial(read_schedule, organization=organization, today=today),
        "agenda": read_agenda,
        "minutes": read_minutes,
        "press": partial(read_press_release, published=published or options.now().date()),
    }
    page = page_in(file)
    facts = read_apart(page, readers[kind], page)
    if unknown:
        _unknown(find_unknown(() if isinstance(facts, PressRelease) else facts), as_json=as_json)
    elif as_json:
        show.say(show.to_json(facts))
    elif isinstance(facts, PressRelease):
        _press(facts)
    elif kind == "schedule":
        show.meetings(fact for fact in facts if isinstance(fact, Meeting))
    else:
        show.items(fact for fact in facts if isinstance(fact, AgendaItem))


def page_in(file: Path) -> bytes:
    """Read a page's file whole; raise for one that is larger than a page from a host may be."""
    with file.open("rb") as opened:
        # Not by what the file says of its size: some have no end.
        page = opened.read(_MOST + 1)
    if len(page) > _MOST:
        limit = f"{_MOST} bytes"
        raise TooLargeError(limit, "a file of more", url=str(file))
    return page


def _unknown(found: tuple[Unknown, ...], *, as_json: bool) -> None:
    if as_json:
        show.say(show.to_json(found))
    elif not found:
        show.say(tr("There is no word here that we know we do not understand."))
    else:
        heads = (tr("Said of"), tr("Words"), tr("Where"))
        show.table(heads, [(tr(it.of), it.words, it.line) for it in found])


def _press(release: PressRelease) -> None:
    rows = (
        (tr("Title"), release.title),
        (tr("Published"), release.published.isoformat()),
        (tr("Municipality"), str(release.municipality or tr("not said"))),
        (tr("Handled by"), str(release.organization or tr("not said"))),
        (tr("Day"), f"{release.date} ({release.when_words})" if release.date else tr("not said")),
        (tr("Kind"), release.proposal_classification.value if release.proposal_classification else tr("no proposal")),
        (tr("Parties"), ", ".join(party.code for party in release.parties) or tr("none named")),
        (tr("People"), ", ".join(str(person) for person in release.people) or tr("none named")),
    )
    for name, words in rows:
        show.say(f"{name:13} {words}")
    for warning in release.warnings:
        show.say(f"{tr('Warning'):13} {caveat_words(warning, spoken())}")
