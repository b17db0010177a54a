"""How facts are shown: tables for people, JSON for programs."""

from __future__ import annotations

import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import click
from pydantic import BaseModel

from agendawatch.answers.words import change_label, marked
from agendawatch.cli.terminal import say as say  # noqa: PLC0414 - who shows facts says them too
from agendawatch.i18n import spoken, tr
from agendawatch.i18n.caveats import caveat_words, json_context
from agendawatch.i18n.finished import tr_said
from agendawatch.model import STOCKHOLM, AgendaItem, Change, Meeting, Unreached
from agendawatch.model.meeting import plain_texts
from agendawatch.proposals.labels import outcome_label
from agendawatch.visible import UNSEEN, visible

_PIPED = 1000
"""Columns when nobody looks: a line a row, so that grep finds it."""


def to_json(thing: object) -> str:
    """Write values, or dicts and lists of them, as indented JSON with Swedish letters kept.

    Caveats hold their sentence too, in the language that is spoken; what nobody sees is escaped.
    """
    written = json.dumps(_plain(thing), ensure_ascii=False, indent=2)
    return UNSEEN.sub(lambda it: json.dumps(it[0])[1:-1], written)


def _plain(thing: object) -> object:
    if isinstance(thing, BaseModel):
        return thing.model_dump(mode="json", context=json_context(spoken()))
    if isinstance(thing, dict):
        return {str(key): _plain(value) for key, value in thing.items()}
    if isinstance(thing, Iterable) and not isinstance(thing, str):
        return [_plain(value) for value in thing]
    return thing if isinstance(thing, str | int | float | bool | None) else str(thing)


def tell(words: str) -> None:
    """Print a line of text for a person; at a terminal it is broken between words, its rest under its beginning."""
    if not sys.stdout.isatty():
        say(words)
        return
    width = shutil.get_terminal_size().columns
    for line in words.split("\n"):
        indent = " " * (len(line) - len(line.lstrip()) + 2)
        say("\n".join(textwrap.wrap(line, width, subsequent_indent=indent, break_on_hyphens=False)))


def unreached(missed: Unreached, town: str = "") -> None:
    """Print whose meetings were not found, and why."""
    name = ", ".join(filter(None, (missed.organization, town)))
    tell(tr("Not found: {name} ({why}).", name=name, why=caveat_words(missed.reason, spoken())))


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table; colours and lines go away by themselves when piped."""
    # rich costs 80 ms, and programs that ask for --json never need it.
    from rich.console import Console  # noqa: PLC0415
    from rich.markup import escape  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    console = Console(color_system=None if os.environ.get("NO_COLOR") else "auto")
    found = [tuple(row) for row in rows]
    # In a pipe every column stands, so that a program finds it; a person is spared those that say nothing.
    shown = [nth for nth in range(len(heads)) if not console.is_terminal or any(row[nth] for row in found)]
    drawn = Table(*(heads[nth] for nth in shown), box=None, pad_edge=False, header_style="bold")
    for row in found:
        drawn.add_row(*(escape(visible(row[nth])) for nth in shown))
    if not console.is_terminal:
        console.width = _PIPED
    with console.capture() as drawing:
        console.print(drawn)
    say("\n".join(line.rstrip() for line in drawing.get().splitlines()))


def when(meeting: Meeting) -> str:
    """Tell a meeting's day and hours, as far as they are known: `2026-03-11 13:00–16:30`."""
    day = meeting.date.isoformat()
    if meeting.end_date and meeting.end_date != meeting.date:
        day = f"{day}–{meeting.end_date.isoformat()}"
    if meeting.start is None:
        return day
    hours = meeting.start.strftime("%H:%M") + (meeting.end.strftime("–%H:%M") if meeting.end else "")
    return f"{day} {hours}"


def meetings(found: Iterable[Meeting]) -> None:
    """Print meetings as a table."""
    table(
        (tr("When"), tr("Organization"), tr("Status"), tr("Items"), tr("Documents"), tr("Place"), tr("Notes")),
        [
            (
                when(meeting),
                marked(meeting.title, meeting.example),
                tr(meeting.status.value) + (f" ({tr('reserve')})" if meeting.reserve else ""),
                "–" if meeting.agenda is None else str(len(meeting.agenda)),
                str(len(meeting.documents)),
                meeting.location or "",
                "; ".join(plain_texts(meeting).values()),
            )
            for meeting in found
        ],
    )


def items(found: Iterable[AgendaItem]) -> None:
    """Print agenda items, with their decisions where there are any, as a table."""
    table(
        (tr("No"), tr("Item"), tr("Case number"), tr("Outcome"), tr("Vote")),
        [
            (
                item.number or "",
                item.title,
                item.reference or "",
                outcome_label(item.decision.outcome, spoken()) if item.decision else "",
                f"{vote.winning}–{vote.losing}" if (vote := item.decision and item.decision.vote) else "",
            )
            for item in found
        ],
    )


def changes(found: Iterable[Change]) -> None:
    """Print changes in the order seen: meeting by meeting at a terminal, as a table in a pipe."""
    if sys.stdout.isatty():
        for line in lines_of(found):
            say(line)
        return
    table(
        (
            *(tr("Seen"), tr("Change"), tr("Municipality"), tr("Meeting")),
            *(tr("What"), tr("Before"), tr("After"), tr("Address")),
        ),
        [
            (
                change.seen.astimezone(STOCKHOLM).strftime("%Y-%m-%d %H:%M") if change.seen else "",
                kind(change),
                str(change.meeting.municipality or ""),
                marked(f"{change.meeting.title} {change.meeting.date.isoformat()}", change.meeting.example),
                change.item.title if change.item else change.document.title if change.document else "",
                *_turn(change),
                change.document.url if change.document else address_of(change.meeting),
            )
            for change in found
        ],
    )


def _turn(change: Change) -> tuple[str, str]:
    """Tell what was said before and after; a document's are its fingerprints, which are for programs."""
    if change.differences:
        return change.differences[0].before or "", change.differences[0].after or ""
    if change.document is not None:
        return "", ""
    return tr_said(change.before or ""), tr_said(change.after or "")


# Changes as a person at a terminal reads them: meeting by meeting, a line for each change.

_INDENT = 2
_NARROWEST = 40


def lines_of(found: Iterable[Change], width: int | None = None) -> Iterator[str]:
    """Tell changes in the order seen, those of one meeting seen at one moment together; none is wider than the terminal."""
    columns = max(_NARROWEST, width or shutil.get_terminal_size().columns)
    for (seen, _), group in groupby(found, key=lambda change: (change.seen, change.meeting.id)):
        changes = list(group)
        meeting = changes[0].meeting
        town = f", {meeting.municipality}" if meeting.municipality else ""
        head = marked(f"{meeting.title} {meeting.date.isoformat()}{town}", meeting.example)
        yield from _wrapped(head, columns, bold=True)
        wide = max(len(kind(change)) for change in changes)
        for change in changes:
            line = f"{kind(change):{wide}}  {_what(change)}".rstrip()
            yield from _wrapped(line, columns, first=_INDENT, rest=wide + 4)
            for words in differences(change):
                yield from _wrapped(words, columns, first=_INDENT * 2, rest=_INDENT * 3)
        if seen:
            yield click.style(f"{' ' * _INDENT}{tr('seen')} {seen.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}", dim=True)
        if address := address_of(meeting):
            yield click.style(f"{' ' * _INDENT}{address}", dim=True)


def address_of(meeting: Meeting) -> str:
    """Tell where a meeting can be read: on its own page, or where it is listed."""
    return meeting.url or (meeting.provenance and meeting.provenance.url) or ""


def differences(change: Change) -> Iterator[str]:
    """Tell passage by passage what a replaced document said and says."""
    for passage in change.differences:
        sides = ("-", passage.before, passage.before_page), ("+", passage.after, passage.after_page)
        for sign, words, page in sides:
            if words:
                yield f"{sign} {words}" + (f" ({tr('page {n}').format(n=page)})" if page else "")


def kind(change: Change) -> str:
    """Name a kind of change: in English as scripts know it, in Swedish as feeds call it."""
    return change.kind.value.replace("_", " ") if spoken() == "en" else change_label(change.kind)


def _what(change: Change) -> str:
    """Tell what is different: a title, or what it was and is; a document's fingerprint is for programs."""
    if change.document:
        return change.document.title
    title = change.item.title if change.item else ""
    turn = " → ".join(filter(None, _turn(change)))
    return f"{title} ({turn})" if title and change.before else title or turn


def _wrapped(words: str, width: int, *, first: int = 0, rest: int = _INDENT, bold: bool = False) -> Iterator[str]:
    lines = textwrap.wrap(words, width, initial_indent=" " * first, subsequent_indent=" " * min(rest, width // 2))
    yield from (click.style(line, bold=True) if bold else line for line in lines)
