"""What a reader met and did not understand: the next thing to teach it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from agendawatch.lang.sv.pages.meeting_words import find_unknown_words
from agendawatch.model import AgendaItem, DocumentClassification, Meeting, Outcome, Schedule
from agendawatch.model.provenance import BETWEEN
from agendawatch.model.value import Value


class Unknown(Value):
    """Words of a page that were not understood, and where they stand."""

    of: Literal["meeting", "organization", "document", "decision"]
    """What they are said of: a meeting's day, those whose days stand under a name that is not known, a document whose kind is not known, a decision whose outcome is not."""
    words: str
    line: str
    """All that stands with them, in the page's own words."""


def find_unknown(facts: Iterable[Meeting | AgendaItem]) -> tuple[Unknown, ...]:
    """Find the words that were not understood of what was read, each once, in the page's order.

    >>> from agendawatch.readers.schedule import read_schedule
    >>> page = "<h2>Kommunstyrelsen 2026</h2><ul><li>13 januari<li>10 februari, mötet ajourneras</ul>"
    >>> [(it.of, it.words) for it in find_unknown(read_schedule(page))]
    [('meeting', 'ajourneras')]

    A decision without words is not told: nothing stands there to learn.
    """
    names = tuple(_names(facts)) if isinstance(facts, Schedule) else ()
    return tuple(dict.fromkeys((*(told for fact in facts for told in _of(fact)), *names)))


def _names(schedule: Schedule) -> Iterator[Unknown]:
    for doubt in schedule.doubts:
        words = doubt.provenance.words if doubt.provenance else None
        for way in doubt.alternatives:
            if way.reading == "unknown_name" and way.meetings:
                yield Unknown(of="organization", words=way.meetings[0].organization.name, line=words or "")


def _of(fact: Meeting | AgendaItem) -> Iterator[Unknown]:
    for document in fact.documents:
        if document.classification is DocumentClassification.OTHER:
            yield Unknown(of="document", words=document.title, line=document.title)
    if isinstance(fact, Meeting):
        told = fact.provenance.words if fact.provenance else None
        for line in told.split(BETWEEN) if told else ():
            for words in find_unknown_words(line):
                yield Unknown(of="meeting", words=words, line=line)
        for item in fact.agenda or ():
            yield from _of(item)
    elif fact.decision is not None and fact.decision.outcome is Outcome.UNKNOWN and fact.decision.text:
        yield Unknown(of="decision", words=fact.decision.text, line=fact.title)
