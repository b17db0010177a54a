"""What is withheld, as tentative events: only where a subscriber asks for it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace

from agendawatch.feeds.description import compose, source_lines
from agendawatch.feeds.event import Event, EventStatus, uid
from agendawatch.feeds.event_fields import categories, meeting_fields
from agendawatch.feeds.examples import example_lines
from agendawatch.feeds.options import Options
from agendawatch.feeds.stamps import rule_stamps
from agendawatch.feeds.text import cut, line
from agendawatch.i18n.caveats import caveat_words
from agendawatch.model import Doubt, Meeting, durable
from agendawatch.readers.own_facts import other_facts

__all__ = ["doubt_events"]

_TITLE = 200


def doubt_events(doubt: Doubt, options: Options, *, known: Collection[tuple[str, dt.date]]) -> Iterator[Event]:
    """Make an event of every day that a doubt's alternatives have: one that names all whose day it may be.

    Those of `known`, by the organization's folded name and the day, have an event that says what was known of them.
    """
    days: defaultdict[tuple[dt.date, dt.datetime | None], list[Meeting]] = defaultdict(list)
    for way in doubt.alternatives:
        for meeting in way.meetings:
            if (meeting.organization.name.casefold(), meeting.date) not in known:
                days[meeting.date, meeting.start].append(meeting)
    for (day, start), meetings in sorted(days.items(), key=lambda it: (it[0][0], str(it[0][1]))):
        yield _event(doubt, durable(doubt.id, day.isoformat(), str(start)), meetings, options)


def _event(doubt: Doubt, key: str, meetings: list[Meeting], options: Options) -> Event:
    first, say = meetings[0], options.say
    seen = doubt.provenance.seen if doubt.provenance else None
    stamps = rule_stamps(first.date)
    if seen is not None:
        stamps = replace(stamps, created=seen.astimezone(dt.UTC), modified=seen.astimezone(dt.UTC), witnessed=True)
    start, end, stamps, _, _, location, url = meeting_fields(first, stamps, options)
    names = say.either.join(dict.fromkeys(line(it.title) for it in meetings))
    town = line(first.municipality.name) if first.municipality else ""
    why = caveat_words(doubt.caveat, say.language)
    head = [
        *example_lines(first.example, say),
        say.doubt.format(why=line(why)),
        say.doubt_place.format(place=line(doubt.place)) if doubt.place else "",
        say.page_says.format(words=line(doubt.provenance.words)) if doubt.provenance and doubt.provenance.words else "",
    ]
    return Event(
        uid=uid(key),
        start=start,
        end=end,
        created=stamps.created,
        modified=stamps.modified,
        status=EventStatus.TENTATIVE,
        summary=say.marks["unlisted"] + cut(f"{names}, {town}" if town else names, _TITLE),
        description=compose(filter(None, head), [], [], source_lines(stamps, url, say), say=say, where=url),
        location=location,
        url=url,
        categories=categories(first, say.kinds["meeting"]),
        facts=other_facts("doubt", doubt.id),
    )
