"""Changes as a person at a terminal reads them: meeting by meeting, a line for each change."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby

import click

from agendawatch.answers.words import change_label, marked
from agendawatch.i18n import spoken, tr
from agendawatch.i18n.finished import tr_said
from agendawatch.model import STOCKHOLM, Change, Meeting

_INDENT = 2
_NARROWEST = 40


def lines_of(found: Iterable[Change], width: int | None = None) -> Iterator[str]:
    """Tell changes in the order seen, those of one meeting seen at one moment together; none is wider than the terminal."""
    columns = max(_NARROWEST, width or shutil.get_terminal_size().columns)
    for (seen, _), group in groupby(found, key=lambda it: (it.seen, it.meeting.id)):
        changes = list(group)
        meeting = changes[0].meeting
        town = f", {meeting.municipality}" if meeting.municipality else ""
        head = marked(f"{meeting.title} {meeting.date.isoformat()}{town}", meeting.example)
        yield from _wrapped(head, columns, bold=True)
        wide = max(len(kind(change)) for change in changes)
        for change in changes:
            yield from _wrapped(
                f"{kind(change):{wide}}  {_what(change)}".rstrip(), columns, first=_INDENT, rest=wide + 4
            )
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
    for it in change.differences:
        for sign, words, page in (("-", it.before, it.before_page), ("+", it.after, it.after_page)):
            if words:
                yield f"{sign} {words}" + (f" ({tr('page {n}').format(n=page)})" if page else "")


def kind(change: Change) -> str:
    """Name a kind of change: in English as scripts know it, in Swedish as feeds call it."""
    if spoken() == "en":
        return change.kind.value.replace("_", " ")
    return change_label(change.kind)


def _what(change: Change) -> str:
    """Tell what is different: a title, or what it was and is; a document's fingerprint is for programs."""
    title = change.item.title if change.item else change.document.title if change.document else ""
    if change.document:
        return title
    turn = " → ".join(tr_said(it) for it in (change.before, change.after) if it)
    return f"{title} ({turn})" if title and change.before else title or turn


def _wrapped(words: str, width: int, *, first: int = 0, rest: int = _INDENT, bold: bool = False) -> Iterator[str]:
    lines = textwrap.wrap(words, width, initial_indent=" " * first, subsequent_indent=" " * min(rest, width // 2))
    yield from (click.style(line, bold=True) if bold else line for line in lines)
