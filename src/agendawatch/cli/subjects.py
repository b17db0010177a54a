"""What somebody wants to follow, as a proposal: a text, a case number, an address of our own site, or a title."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import click

from agendawatch.cli.read import page_in
from agendawatch.cli.terminal import say
from agendawatch.i18n import spoken, tr
from agendawatch.i18n.caveats import caveat_words
from agendawatch.lang.sv.pages.submissions import is_telling_title
from agendawatch.lang.sv.references import case_key, is_case, part_references
from agendawatch.model import Meeting, Municipality, Proposal
from agendawatch.proposals import follow
from agendawatch.proposals.following import follow_case, follow_title
from agendawatch.readers.press import read_submission
from agendawatch.readers.sandbox import read_apart
from agendawatch.site.addresses import key_of
from agendawatch.store import Store


class AskedSubject(NamedTuple):
    """What was asked for on the command line."""

    what: str | None
    title: str | None
    municipality: str | None
    published: dt.date | None
    today: dt.date


def proposal_of(store: Store, asked: AskedSubject) -> Proposal:
    """Make a proposal of what is asked for; what tells no matter is a wrong use, and says what is lacking."""
    town = store.queries.municipality(asked.municipality) if asked.municipality else None
    if asked.what is None:
        if asked.title is None:
            raise click.UsageError(tr("give a file, a case number, an address of our site, or --title"))
        return _of_title(asked.title, town)
    file = Path(asked.what)
    if file.is_file():
        return _of_file(file, asked, town)
    if "://" in asked.what:
        return _of_address(store, asked.what, asked.title)
    numbers, rest = part_references(asked.what)
    if len(numbers) == 1 and not rest:
        return _of_case(store, numbers[0], asked.title, town)
    said = tr(
        "{what} is no file, no case number and no address of our site; give a title with --title", what=asked.what
    )
    raise click.UsageError(said)


def _of_title(title: str, town: Municipality | None) -> Proposal:
    bare = " ".join(title.split())
    if not is_telling_title(bare):
        raise click.UsageError(tr("{title} does not tell which matter it is; add what it is about", title=repr(bare)))
    return follow_title(bare, municipality=town)


def _of_file(file: Path, asked: AskedSubject, town: Municipality | None) -> Proposal:
    page = page_in(file)
    read = partial(read_submission, today=asked.today, published=asked.published, municipality=town)
    found = read_apart(page, read, page)
    for warning in found.release.warnings:
        say(tr("Look at this yourself: {words}", words=caveat_words(warning, spoken())), err=True)
    release = found.release
    if asked.title:
        release = release.model_copy(update={"title": asked.title})
    elif not found.telling:
        said = tr(
            "the text has no title that tells which matter it is; give one with --title (it begins: {line})",
            line=release.title[:80],
        )
        raise click.UsageError(said)
    if not found.dated:
        say(tr("The text bears no day: it is taken for today's. --published tells another."), err=True)
    return follow(release, text=found.text).model_copy(update={"reference": found.reference})


def _of_case(store: Store, number: str, title: str | None, town: Municipality | None) -> Proposal:
    asked = store.search(number, municipality=town, limit=100)
    hits = [hit for hit in asked if hit.reference and is_case(number, hit.reference)]
    items = [hit for hit in hits if hit.kind == "item"]
    towns = {hit.municipality.code: hit.municipality for hit in hits if hit.municipality}
    if town is None and len(towns) > 1:
        names = ", ".join(sorted(it.name for it in towns.values()))
        raise click.UsageError(tr("{number} is a case in {names}; say which with -m", number=number, names=names))
    registers = {tuple(filter(str.isalpha, case_key(hit.reference))): hit.reference for hit in hits if hit.reference}
    if len(registers) > 1:
        numbers = ", ".join(sorted(registers.values()))
        raise click.UsageError(tr("{number} may be any of {numbers}; say which", number=number, numbers=numbers))
    if town is None and not towns:
        raise click.UsageError(tr("no case {number} is known; say whose it is with -m", number=number))
    town = town or next(iter(towns.values()))
    newest = max(items, key=lambda hit: hit.date or dt.date.min, default=None)
    reference = newest.reference if newest and newest.reference else number
    return follow_case(reference, municipality=town, title=title or (newest.title if newest else None))


def _of_address(store: Store, address: str, title: str | None) -> Proposal:
    parts = urlsplit(address)
    keys = [unquote(part) for part in parts.path.split("/") if part and part != "index.html"]
    last = keys[-1] if keys else ""
    if "arende" in keys:
        known = next((it for it in store.proposals() if key_of(it.id) == last), None)
        if known is not None:
            return known
    meeting = next((it for it in store.meetings() if key_of(it.id) == last), None)
    if meeting is None:
        raise click.UsageError(tr("{address} is no meeting, item or case that the store knows", address=address))
    place = parts.fragment.removeprefix("punkt-")
    items = meeting.agenda or ()
    if not place.isdigit() or not 0 < int(place) <= len(items):
        said = tr(
            "give the address of one item: it ends in #punkt- and its place on the agenda (1 to {last})",
            last=len(items),
        )
        raise click.UsageError(said)
    return _of_item(meeting, int(place) - 1, title)


def _of_item(meeting: Meeting, place: int, title: str | None) -> Proposal:
    item = (meeting.agenda or ())[place]
    if item.reference:
        return follow_case(item.reference, municipality=meeting.municipality, title=title or item.title)
    return follow_title(title or item.title, municipality=meeting.municipality)
