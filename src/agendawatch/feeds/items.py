"""Agenda items as events of their own, at their meeting's time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from agendawatch.feeds.description import compose, document_lines, item_line, source_lines, state_lines
from agendawatch.feeds.event import Event, EventStatus, Stamps, uid
from agendawatch.feeds.event_fields import NAMELESS, addressed, attachments, categories, meeting_fields, place, read_at
from agendawatch.feeds.examples import example_lines
from agendawatch.feeds.options import Options
from agendawatch.feeds.stamps import Stamper
from agendawatch.feeds.text import cut, line
from agendawatch.model import AgendaItem, Meeting, durable
from agendawatch.model.grounds import decision_ground, item_ground
from agendawatch.readers.own_facts import item_facts

__all__ = ["item_event", "item_events", "item_key", "item_keys"]

_TITLE = 100
"""Characters of an item's title before the name of who handles it."""


def item_keys(meeting: Meeting) -> tuple[str, ...]:
    """Derive a durable id for each item: of its case number, else of its title, and which of those alike it is."""
    names = [(item.reference or item.title).casefold() for item in meeting.agenda or ()]
    counted: Counter[str] = Counter()
    keys = []
    for name in names:
        counted[name] += 1
        keys.append(durable("item", meeting.id, name, counted[name]))
    return tuple(keys)


def item_key(meeting: Meeting, nth: int) -> str:
    """Derive the durable id of one item, counted from 0."""
    names = [(item.reference or item.title).casefold() for item in (meeting.agenda or ())[: nth + 1]]
    return durable("item", meeting.id, names[nth], names.count(names[nth]))


def item_events(meeting: Meeting, stamps: Stamper, options: Options, *, parent: bool = True) -> Iterator[Event]:
    """Make an event of every item; `parent` says that the meeting is in the same feed.

    Where a store does not know an item, its meeting's stamps hold.
    """
    whole = stamps(uid(meeting.id)) if meeting.agenda else None
    for nth, key in enumerate(item_keys(meeting)):
        yield item_event(meeting, nth, key, stamps(uid(key)) or whole, options, parent=parent)


def item_event(
    meeting: Meeting, nth: int, key: str, told: Stamps | None, options: Options, *, parent: bool = True
) -> Event:
    """Make the event of an item, counted from 0: its title first, then where it is handled."""
    start, end, stamps, mark, status, location, url = meeting_fields(meeting, told, options)
    item, say = (meeting.agenda or ())[nth], options.say
    documents = addressed(item.documents, "agenda.documents")
    if item.withdrawn:
        mark, status = say.marks["cancelled"], EventStatus.CANCELLED
    return Event(
        uid=uid(key),
        start=start,
        end=end,
        created=stamps.created,
        modified=stamps.modified,
        sequence=stamps.sequence,
        status=status,
        summary=f"{mark}{cut(line(item.title) or NAMELESS, _TITLE)} – {place(meeting)}",
        description=compose(
            _head(meeting, item, options),
            [],
            document_lines(documents, say),
            source_lines(stamps, read_at(meeting, decision_ground(meeting, item) or item_ground(meeting, item)), say),
            say=say,
            where=url,
        ),
        location=location,
        url=url,
        categories=categories(meeting, say.kinds["item"]),
        attachments=attachments(documents),
        related_to=(uid(meeting.id),) if parent else (),
        alarms=options.alarms,
        facts=item_facts(meeting, item, nth),
    )


def _head(meeting: Meeting, item: AgendaItem, options: Options) -> list[str]:
    """Tell what is handled, by whom, how it stands, and what was decided when that is known."""
    say = options.say
    state = state_lines(meeting, say, assumed=bool(options.assume_length))
    decided = item.decision.text if item.decision else None
    decision = [say.decision.format(words=line(decided))] if decided else []
    return [
        *example_lines(meeting.example, say),
        item_line(item, say),
        say.handled_by.format(where=place(meeting)),
        *decision,
        *state,
    ]
