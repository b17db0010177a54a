"""What is in doubt, asked one at a time: how it may be read, each way with a key, and the word that settles it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from agendawatch.i18n import ngettext, tr
from agendawatch.model import Alternative, CaveatCode, Doubt, Meeting
from agendawatch.store import Store
from agendawatch.store.doubts import KnownDoubt, KnownSettlement

NONE = "0"
"""The key of "no meetings"."""
_KEYS = "123456789"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

READINGS: Mapping[str, str] = {
    "after": "by the name behind the days",
    "before": "by the name before the days",
    "box": "by the name in the same box",
    "called_off": "as called off, and shown so",
    "caption": "by the table's caption",
    "carry": "by the row above",
    "cell": "by the name in the same cell",
    "column": "by the column's head",
    "column_head": "by the column's head",
    "date": "by the date, whatever the weekday",
    "each": "each of them for itself",
    "held": "as held on that day",
    "heading": "by the heading above",
    "heading2": "by a heading further up",
    "joint": "for this one of the bodies that are named together",
    "lead": "by the sentence that leads in",
    "line": "by the name on the same line",
    "one_name": "as one body of that name",
    "only": "by the only name on the page",
    "owner": "by whose page it is",
    "row": "by the name in the same row",
    "section": "by the heading within the table",
    "title": "by the page's title",
    "unknown_name": "by a name that we do not know",
    "weekday": "by the weekday, on the date beside it",
}


@dataclass(frozen=True, slots=True)
class AskedDoubt:
    """A doubt as it is asked."""

    known: KnownDoubt
    ways: tuple[tuple[str, Alternative], ...]
    """How it may be read, by key."""


def open_doubts(store: Store, municipality: str | None = None) -> tuple[KnownDoubt, ...]:
    """Give what can be settled by a word and is not: of one shape and organization one is asked, and stands for all."""
    words = store.queries.settlements(municipality)
    settled = {(word.site.url, *word.settlement.about): word.settlement.made for word in words}
    left: dict[tuple[str, str, str], KnownDoubt] = {}
    for it in store.doubts(municipality):
        about = (it.site.url, *it.doubt.about)
        if it.doubt.shape and not (about in settled and settled[about] >= it.since):
            left.setdefault(about, it)
    return tuple(left.values())


def asked(known: KnownDoubt) -> AskedDoubt:
    """Put a key beside each way to read it, the likeliest first."""
    return AskedDoubt(known, tuple(zip(_KEYS, known.doubt.alternatives, strict=False)))


def answer(store: Store, shown: AskedDoubt, key: str, *, made: dt.datetime) -> KnownSettlement | None:
    """Keep a person's word by its key; `None` for a key that says nothing."""
    ways = dict(shown.ways)
    if key != NONE and key not in ways:
        return None
    return store.records.settle(shown.known.id, None if key == NONE else ways[key].reading, made=made)


class DoubtQuestion(NamedTuple):
    """A doubt of a page as it is asked."""

    at: int
    """Its place among the page's doubts."""
    doubt: Doubt
    ways: Mapping[int, Alternative | None]
    """Its readings by the number that chooses them; `None` is "no meetings"."""


def questions(doubts: Sequence[Doubt]) -> tuple[DoubtQuestion, ...]:
    """Ask of what is in doubt on a page.

    Readings are numbered through, a year by itself, and "no meetings" goes last. Of which year the days are is asked alone, as
    all else follows from it; and what another doubt asks of the same words is asked once.
    """
    asked_of = [set(it.provenance.spans) if it.provenance else set() for it in doubts]
    spoken_for = set().union(*(spans for it, spans in zip(doubts, asked_of, strict=True) if it.organization))
    told = {it.code for it in doubts if it.organization} | ({CaveatCode.READINGS_DIFFER} if len(doubts) > 1 else set())
    years = [it for it in doubts if any(way.reading.isdigit() for way in it.alternatives)]
    found, nth = [], 0
    for at, (doubt, spans) in enumerate(zip(doubts, asked_of, strict=True)):
        covered = spans <= spoken_for if spans else doubt.code in told
        twice = (doubt.organization is None and covered) or same_question(doubts, at) != at
        if twice or (years and doubt not in years):
            continue
        ways: dict[int, Alternative | None] = {}
        for way in (*doubt.alternatives, None):
            year = way is not None and way.reading.isdigit()
            nth += not year
            ways[int(way.reading) if way is not None and year else nth] = way
        found.append(DoubtQuestion(at, doubt, ways))
    return tuple(found)


def same_question(doubts: Sequence[Doubt], at: int) -> int:
    """Give the place of the first doubt that has the readings of another: names side by side are in doubt each, and asked of once."""
    ways = doubts[at].alternatives
    return next(nth for nth, it in enumerate(doubts) if nth == at or (ways and it.alternatives == ways))


def reading_words(reading: str | None) -> str:
    """Say in a person's words how something is read; `None` is that it tells of no meetings."""
    if reading is None:
        return tr("no meetings")
    if _DAY.fullmatch(reading):  # of two days of which one is meant
        return tr("with {day} as the day that is meant").format(day=reading)
    kind, _, _ = reading.removeprefix("other_").partition(" ")  # "joint 2" is the second of the names
    return tr(READINGS[kind]) if kind in READINGS else reading.replace("_", " ")


def days_words(meetings: Sequence[Meeting], most: int) -> str:
    """Tell whose meetings, how many, and the first of their days."""
    if not meetings:
        return tr("no meetings")
    names = ", ".join(dict.fromkeys(str(meeting.organization) for meeting in meetings))
    held = list(dict.fromkeys(meeting.date.isoformat() for meeting in meetings))
    days = ", ".join(held[:most]) + (" …" if len(held) > most else "")
    return f"{names}, {ngettext('1 meeting', '{n} meetings', len(meetings))}: {days}"


def last_word(store: Store) -> KnownSettlement | None:
    """Give the word that was said last and holds."""
    return max(store.queries.settlements(), key=lambda it: it.settlement.made, default=None)
