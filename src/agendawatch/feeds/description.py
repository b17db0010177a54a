"""The text under an event: short lines that can be read on a phone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from agendawatch.answers.text import cut, line
from agendawatch.answers.words import Phrases, moment_words
from agendawatch.feeds.event import Stamps
from agendawatch.feeds.event_fields import outcome_title
from agendawatch.i18n import pgettext
from agendawatch.i18n.caveats import caveat_words
from agendawatch.model import AgendaItem, Document, ItemClassification, Meeting, MeetingStatus, Provenance
from agendawatch.model.meeting import PLAIN_TEXTS, plain_texts
from agendawatch.proposals.labels import outcome_words

LIMIT = 4000
"""Characters of a description."""

_LINE = 300
"""Characters of one line in it."""

_MARGIN = 8
"""Characters that part the parts."""


def compose(
    head: Iterable[str],
    items: Sequence[str],
    documents: Sequence[str],
    tail: Iterable[str],
    *,
    say: Phrases,
    where: str | None,
    more: str | None = None,
) -> str:
    """Join the parts, cutting lists at a line so that the whole stays within `LIMIT`.

    `where` is the address where the rest of the lists can be read. The state goes first and the
    sources last, whatever happens between: documents get a third of the room, items what is left.
    `more` are the words for rows that are left out, when the list is not of items.
    """
    at = f" {say.at} {where}" if where and len(where) < _LINE else ""
    above = "\n".join(_fitted([cut(row, _LINE) for row in head], LIMIT // 3, "…"))
    below = "\n".join(_fitted(list(tail), LIMIT // 4, "…"))
    room = LIMIT - len(above) - len(below) - _MARGIN
    papers = "\n".join(_fitted(documents, room // 3, say.more_documents, at))
    rows = [cut(row, _LINE) for row in items]
    listed = "\n".join(_fitted(rows, room - len(papers), more or say.more_items, at))
    return "\n\n".join(part for part in (above, listed, papers, below) if part)


def _fitted(rows: Sequence[str], room: int, more: str, at: str = "") -> list[str]:
    """Keep as many rows as there is room for; where some are left out, a last line counts them and says where they are."""
    if sum(len(row) + 1 for row in rows) <= room:
        return list(rows)
    last = len(more) + len(at)
    fitting = sum(total <= room - last for total in accumulate(len(row) + 1 for row in rows))
    return [*rows[:fitting], more.format(count=len(rows) - fitting) + at] if room > last else []


def hour_lines(meeting: Meeting, say: Phrases) -> list[str]:
    """Tell of the hour what an event of whole days does not show."""
    if meeting.start is None:
        return [say.time_unknown if meeting.released else say.no_time]
    several = meeting.end_date is not None and meeting.end is None
    return [say.begins.format(when=moment_words(meeting.start, say))] if several else []


def state_lines(meeting: Meeting, say: Phrases, *, assumed: bool = False) -> list[str]:
    """Tell what is unusual about a meeting: its state, in whose words, its time, where it was moved from.

    `assumed` says that its end is a subscriber's assumption.
    """
    rows = []
    if meeting.status not in {MeetingStatus.SCHEDULED, MeetingStatus.CONVENED, MeetingStatus.HELD}:
        rows.append(say.status.format(status=say.meeting_status[meeting.status]))
    rows += released_lines(meeting, say)
    if meeting.status_words:
        rows.append(say.page_says.format(words=line(meeting.status_words)))
    if meeting.previous_starts:
        rows.append(say.moved_from.format(when=moment_words(meeting.previous_starts[-1], say)))
    rows.extend(hour_lines(meeting, say))
    if assumed and meeting.start is not None and meeting.end is None and meeting.end_date is None:
        rows.append(say.assumed)
    rows += (
        pgettext("feed", PLAIN_TEXTS[name].says or "", say.language).format(words=line(words))
        for name, words in plain_texts(meeting).items()
    )
    rows.extend(say.warning.format(words=line(caveat_words(warning, say.language))) for warning in meeting.warnings)
    return rows


def released_lines(meeting: Meeting, say: Phrases) -> list[str]:
    """Tell of a meeting that a press release speaks of by which words; nothing of one that a list named."""
    if not meeting.released:
        return []
    words = meeting.provenance.words if meeting.provenance else None
    return [say.released.format(words=quoted(words, meeting.provenance, say) or "–")]


def quoted(words: str | None, ground: Provenance | None, say: Phrases) -> str:
    """Quote a source's words, and say so where another text tells them again; nothing for none."""
    if not words:
        return ""
    again = f" {say.retold}" if ground is not None and ground.retold else ""
    return f"”{line(words)}”{again}"


def item_lines(meeting: Meeting, say: Phrases) -> list[str]:
    """Write an agenda, an item a line, with what became of each once minutes tell of any; of a formality nothing is asked."""
    agenda = meeting.agenda or ()
    decided = any(item.decision for item in agenda)
    rows = []
    for item in agenda:
        answered = item.decision or (decided and is_owed(item))
        outcome = line(outcome_words(item, meeting.organization, say.language)) if answered else None
        rows.append(item_line(item, say, outcome))
    return rows


_UNDECIDED = {ItemClassification.FORMALITY, ItemClassification.INFORMATION}


def is_owed(item: AgendaItem) -> bool:
    """Tell whether it is unknown what became of an item; of a formality, of information and of what was taken off nothing is."""
    return item.decision is None and not item.withdrawn and item.classification not in _UNDECIDED


def item_line(item: AgendaItem, say: Phrases, outcome: str | None = None) -> str:
    """Write an item as one line: its number, what became of it, its title, and what stands out.

    The outcome goes first: a client that shows the beginning of a line shows that.

    >>> from agendawatch.answers.words import SWEDISH
    >>> item_line(AgendaItem(number="7", title="Handlingsplan", reference="SLK-2026-1", withdrawn=True), SWEDISH)
    '§ 7 Handlingsplan (SLK-2026-1) (utgår)'
    """
    head = f"§ {line(item.number)}" if item.number else "–"
    if item.reference is None and not item.withdrawn and item.public is not False and not outcome:
        title = line(item.title)  # nearly all: thousands of them in a feed
        return f"{head} {title}" if title else head
    parts = [
        head,
        outcome_title(line(item.title), outcome),
        f"({line(item.reference)})" if item.reference else "",
        say.withdrawn if item.withdrawn else "",
        say.closed if item.public is False else "",
    ]
    return " ".join(part for part in parts if part)


def document_lines(documents: Iterable[tuple[Document, str]], say: Phrases) -> list[str]:
    """List documents with their addresses, each address on a line of its own so that it can be tapped."""
    rows = [f"{cut(line(document.title), _LINE)}:\n{url}" for document, url in documents]
    return [say.documents, *rows] if rows else []


def source_lines(stamps: Stamps, url: str | None, say: Phrases) -> list[str]:
    """Tell where to read more, when we saw it, and that we are not the municipality."""
    rows = [say.read.format(url=url)] if url else []
    if stamps.last_seen:
        rows.append(say.seen.format(when=moment_words(stamps.last_seen, say)))
    return [*rows, say.unofficial]
