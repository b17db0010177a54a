"""How facts are shown: tables for people, JSON for programs."""

from __future__ import annotations

import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence

from pydantic import BaseModel

from agendawatch.answers.words import marked
from agendawatch.cli.change_lines import address_of, kind, lines_of
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


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, title: str | None = None) -> None:
    """Print a table; colours and lines go away by themselves when piped."""
    # rich costs 80 ms, and programs that ask for --json never need it.
    from rich.console import Console  # noqa: PLC0415
    from rich.markup import escape  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    console = Console(color_system=None if os.environ.get("NO_COLOR") else "auto")
    found = [tuple(row) for row in rows]
    # In a pipe every column stands, so that a program finds it; a person is spared those that say nothing.
    shown = [nth for nth in range(len(heads)) if not console.is_terminal or any(row[nth] for row in found)]
    drawn = Table(
        *(heads[nth] for nth in shown), title=title, title_justify="left", box=None, pad_edge=False, header_style="bold"
    )
    for row in found:
        drawn.add_row(*(escape(visible(row[nth])) for nth in shown))
    if not console.is_terminal:
        console.width = _PIPED
    with console.capture() as drawing:
        console.print(drawn)
    say("\n".join(line.rstrip() for line in drawing.get().splitlines()))


def when(meeting: Meeting) -> str:
    """Tell a meeting's day and time: `ons 11 mar 2026 13:00`."""
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
                f"{item.decision.vote.winning}–{item.decision.vote.losing}"
                if item.decision and item.decision.vote
                else "",
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
            tr("Seen"),
            tr("Change"),
            tr("Municipality"),
            tr("Meeting"),
            tr("What"),
            tr("Before"),
            tr("After"),
            tr("Address"),
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
