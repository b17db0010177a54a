"""The text under an event: short lines that can be read on a phone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from agendawatch.feeds.event import Stamps
from agendawatch.feeds.text import cut, line
from agendawatch.feeds.words import Phrases, moment_words
from agendawatch.model import AgendaItem, Document, Meeting, MeetingStatus

__all__ = ["LIMIT", "compose", "document_lines", "item_line", "source_lines", "state_lines"]

LIMIT = 4000
"""Characters of a description."""

_LINE = 300
"""Characters of one line in it."""


def compose(head: Iterable[str], listed: Sequence[str], tail: Iterable[str], *, say: Phrases, where: str | None) -> str:
    """Join the parts, cutting the list at a line so that the whole stays within `LIMIT`.

    `where` is the address where the rest of the list can be read.
    """
    above = "\n".join(cut(row, _LINE) for row in head)
    below = "\n".join(row if row.startswith("http") else cut(row, _LINE) for row in tail)
    above, below = above[: LIMIT // 3].rstrip(), below[: LIMIT // 3].rstrip()
    rows = [cut(row, _LINE) for row in listed]
    more = say.more_items if where and len(where) < _LINE else say.more_items_nowhere
    room = LIMIT - len(above) - len(below) - len(more) - len(where or "") - 16
    fitting = sum(total <= room for total in accumulate(len(row) + 1 for row in rows))
    if fitting < len(rows):
        rows = [*rows[:fitting], more.format(count=len(rows) - fitting, where=where)]
    return "\n\n".join(part for part in (above, "\n".join(rows), below) if part)


def state_lines(meeting: Meeting, say: Phrases) -> list[str]:
    """Tell what is unusual about a meeting: its state, in whose words, its time, where it was moved from."""
    rows = []
    if meeting.status not in {MeetingStatus.SCHEDULED, MeetingStatus.CONVENED, MeetingStatus.HELD}:
        rows.append(say.status.format(status=say.meeting_status[meeting.status]))
    if meeting.status_words:
        rows.append(say.page_says.format(words=line(meeting.status_words)))
    if meeting.previous_starts:
        rows.append(say.moved_from.format(when=moment_words(meeting.previous_starts[-1], say)))
    if meeting.start is None:
        rows.append(say.no_time)
    if meeting.time_note:
        rows.append(say.time_note.format(words=line(meeting.time_note)))
    rows.extend(say.warning.format(words=line(warning)) for warning in meeting.warnings)
    return rows


def item_line(item: AgendaItem, say: Phrases) -> str:
    """Write an item as one line: its number, its title, and what stands out.

    >>> from agendawatch.feeds.words import SWEDISH
    >>> item_line(AgendaItem(number="7", title="Handlingsplan", reference="SLK-2026-1", withdrawn=True), SWEDISH)
    '§ 7 Handlingsplan (SLK-2026-1) (utgår)'
    """
    parts = [
        f"§ {line(item.number)}" if item.number else "–",
        line(item.title),
        f"({line(item.reference)})" if item.reference else "",
        say.withdrawn if item.withdrawn else "",
        say.closed if item.public is False else "",
    ]
    return " ".join(part for part in parts if part)


def document_lines(documents: Iterable[tuple[Document, str]], say: Phrases) -> list[str]:
    """List documents with their addresses, each address on a line of its own so that it can be tapped."""
    rows = [row for document, url in documents for row in (f"{line(document.title)}:", url)]
    return [say.documents, *rows] if rows else []


def source_lines(stamps: Stamps, url: str | None, say: Phrases) -> list[str]:
    """Tell where to read more, when we saw it, and that we are not the municipality."""
    rows = [say.read.format(url=url)] if url else []
    if stamps.witnessed:
        rows.append(say.seen.format(when=moment_words(stamps.modified, say)))
    return [*rows, say.unofficial]
