"""Meetings as events."""

from __future__ import annotations

from agendawatch.feeds.description import compose, document_lines, item_line, source_lines, state_lines
from agendawatch.feeds.event import Event, Stamps, uid
from agendawatch.feeds.event_fields import addressed, attachments, categories, meeting_fields, place, read_at
from agendawatch.feeds.examples import example_lines
from agendawatch.feeds.options import Options
from agendawatch.feeds.text import cut
from agendawatch.model import Meeting
from agendawatch.readers.own_facts import meeting_facts

__all__ = ["meeting_event"]

_TITLE = 200
"""Characters of a title on a phone."""


def meeting_event(meeting: Meeting, told: Stamps | None, options: Options, *, changed: tuple[str, ...] = ()) -> Event:
    """Make a meeting's event; without a store's stamps its own facts tell them.

    `changed` are lines on what has changed of it.
    """
    start, end, stamps, mark, status, location, url = meeting_fields(meeting, told, options)
    say, assumed = options.say, bool(options.assume_length)
    documents = addressed(meeting.documents, "documents")
    items = [item_line(item, say) for item in meeting.agenda or ()]
    description = compose(
        (*example_lines(meeting.example, say), *state_lines(meeting, say, assumed=assumed), *changed),
        [say.items, *items] if items else [],
        document_lines(documents, say),
        source_lines(stamps, read_at(meeting), say),
        say=say,
        where=url,
    )
    return Event(
        uid=uid(meeting.id),
        start=start,
        end=end,
        created=stamps.created,
        modified=stamps.modified,
        sequence=stamps.sequence,
        status=status,
        summary=mark + cut(place(meeting) + (f" ({say.extra})" if meeting.extra else ""), _TITLE),
        description=description,
        location=location,
        url=url,
        categories=categories(meeting, say.kinds["meeting"]),
        attachments=attachments(documents),
        alarms=options.alarms,
        facts=meeting_facts(meeting),
    )
