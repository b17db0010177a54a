"""Meetings, their items and what is withheld, as events."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace

from agendawatch.answers.text import line
from agendawatch.answers.words import NAMELESS, example_lines, place, short_title, unless_told, who_and_town
from agendawatch.feeds.description import (
    compose,
    document_lines,
    is_owed,
    item_line,
    item_lines,
    source_lines,
    state_lines,
)
from agendawatch.feeds.event import Event, EventStatus, Stamper, Stamps, rule_stamps, uid
from agendawatch.feeds.event_fields import (
    OFF,
    addressed,
    attachments,
    categories,
    meeting_fields,
    outcome_title,
    read_at,
)
from agendawatch.feeds.options import Options
from agendawatch.i18n import day_words
from agendawatch.i18n.caveats import caveat_words, place_words
from agendawatch.model import AgendaItem, Doubt, Meeting, durable
from agendawatch.model.grounds import decision_ground, item_ground
from agendawatch.proposals.labels import is_settled, outcome_words
from agendawatch.readers.own_facts import item_facts, meeting_facts, other_facts

# Meetings as events.


def meeting_event(meeting: Meeting, known: Stamps | None, options: Options, *, changed: tuple[str, ...] = ()) -> Event:
    """Make a meeting's event; without a store's stamps its own facts tell them.

    `changed` are lines on what has changed of it.
    """
    start, end, stamps, mark, status, location, url = meeting_fields(meeting, known, options)
    say, assumed = options.say, bool(options.assume_length)
    documents = addressed(meeting.documents, "documents")
    stamps = stamps.noticed(_outcomes(stamps, meeting.agenda or (), meeting))
    items = item_lines(meeting, say)
    listed = not meeting.released and meeting.status not in OFF
    unread = [say.no_agenda] if meeting.agenda is None and listed else []
    extra = f" ({say.extra})" if meeting.extra else ""
    title = short_title(mark, "", *who_and_town(meeting), extra)
    description = compose(
        (
            *example_lines(meeting.example, say),
            *unless_told(place(meeting) + extra, title),
            *state_lines(meeting, say, assumed=assumed),
            *changed,
        ),
        [say.items, *items] if items else unread,
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
        summary=title,
        description=description,
        location=location,
        url=url,
        categories=categories(meeting, say.kinds["meeting"]),
        attachments=attachments(documents),
        alarms=options.alarms,
        facts=meeting_facts(meeting),
    )


def _outcomes(stamps: Stamps, items: Collection[AgendaItem], meeting: Meeting) -> int:
    """Count how often a subscriber had to notice an outcome: by what was seen, at least once where one is told."""
    names = {_name(item) for item in items}
    seen = {moment for name, moment in stamps.outcomes if name in names}
    return max(len(seen), any(is_settled(item, meeting.organization) for item in items))


# Agenda items as events of their own, at their meeting's time.


def item_keys(meeting: Meeting) -> tuple[str, ...]:
    """Derive a durable id for each item: of its case number, else of its title, and which of those alike it is."""
    counted: Counter[str] = Counter()
    keys = []
    for name in map(_name, meeting.agenda or ()):
        counted[name] += 1
        keys.append(durable("item", meeting.id, name, counted[name]))
    return tuple(keys)


def item_key(meeting: Meeting, nth: int) -> str:
    """Derive the durable id of one item, counted from 0."""
    names = [_name(item) for item in (meeting.agenda or ())[: nth + 1]]
    return durable("item", meeting.id, names[nth], names.count(names[nth]))


def _name(item: AgendaItem) -> str:
    return (item.reference or item.title).casefold()


def item_events(meeting: Meeting, stamps: Stamper, options: Options) -> Iterator[Event]:
    """Make an event of every item, in the feed of its meeting.

    Where a store does not know an item, its meeting's stamps hold.
    """
    whole = stamps(uid(meeting.id)) if meeting.agenda else None
    for nth, key in enumerate(item_keys(meeting)):
        yield item_event(meeting, nth, key, stamps(uid(key)) or whole, options, parent=True)


def item_event(meeting: Meeting, nth: int, key: str, known: Stamps | None, options: Options, *, parent: bool) -> Event:
    """Make the event of an item, counted from 0; `parent` says that its meeting is in the same feed."""
    start, end, stamps, mark, status, location, url = meeting_fields(meeting, known, options)
    item, say = (meeting.agenda or ())[nth], options.say
    last_day = meeting.last_day
    silent = item.decision is None and stamps.witnessed and options.has_passed(last_day)
    if silent:
        stamps = stamps.passed(last_day)
    stamps = stamps.noticed(_outcomes(stamps, (item,), meeting))
    documents = addressed(item.documents, "agenda.documents")
    settled = not item.withdrawn and is_settled(item, meeting.organization)
    outcome = outcome_words(item, meeting.organization, say.language, brief=True) if settled else None
    title = outcome_title(line(item.title) or NAMELESS, outcome)
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
        summary=short_title(mark, title, *who_and_town(meeting)),
        description=compose(
            _head(meeting, item, options, silent=silent),
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


def _head(meeting: Meeting, item: AgendaItem, options: Options, *, silent: bool) -> list[str]:
    """Tell what is handled, by whom, how it stands, and what was decided when that is known.

    `silent` says that its day has passed and that whoever saw it heard of no decision.
    """
    say = options.say
    where, rows = place(meeting), [*example_lines(meeting.example, say), item_line(item, say)]
    if item.decision:
        outcome = line(outcome_words(item, meeting.organization, say.language))
        rows.append(say.became.format(where=where, outcome=outcome))
    else:
        rows.append((say.was_due if silent else say.handled_by).format(where=where))
    if item.decision and item.decision.text:
        rows.append(say.decision.format(words=line(item.decision.text)))
    if silent and is_owed(item) and meeting.status not in OFF:
        rows.append(say.passed.format(day=day_words(meeting.last_day, say.language)))
    return rows + state_lines(meeting, say, assumed=bool(options.assume_length))


# What is withheld, as tentative events: only where a subscriber asks for it.


def doubt_events(doubt: Doubt, options: Options, *, known: Collection[tuple[str, dt.date]]) -> Iterator[Event]:
    """Make an event of every day that a doubt's alternatives have: one that names all whose day it may be.

    Those of `known`, by the organization's folded name and the day, have an event that says what was known of them.
    """
    days: defaultdict[tuple[dt.date, dt.datetime | None], list[Meeting]] = defaultdict(list)
    for reading in doubt.alternatives:
        for meeting in reading.meetings:
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
    names = say.either.join(dict.fromkeys(line(meeting.title) for meeting in meetings))
    town = line(first.municipality.name) if first.municipality else ""
    title = short_title(say.marks["unlisted"], "", names, town)
    why = caveat_words(doubt.caveat, say.language)
    head = [
        *example_lines(first.example, say),
        *unless_told(f"{names}, {town}" if town else names, title),
        say.doubt.format(why=line(why)),
        say.doubt_place.format(place=line(place_words(doubt.place, say.language))) if doubt.place else "",
        say.page_says.format(words=line(doubt.provenance.words)) if doubt.provenance and doubt.provenance.words else "",
    ]
    return Event(
        uid=uid(key),
        start=start,
        end=end,
        created=stamps.created,
        modified=stamps.modified,
        status=EventStatus.TENTATIVE,
        summary=title,
        description=compose(filter(None, head), [], [], source_lines(stamps, url, say), say=say, where=url),
        location=location,
        url=url,
        categories=categories(first, say.kinds["meeting"]),
        facts=other_facts("doubt", doubt.id),
    )
