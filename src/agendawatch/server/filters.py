"""Filters in an address: what a subscriber asks for, as a checked value or a reason why not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, fields
from typing import TypeVar

from agendawatch.errors import InputError
from agendawatch.feeds.options import HIDEABLE
from agendawatch.i18n import LANGUAGES, Language
from agendawatch.model import ChangeKind, Watch
from agendawatch.proposals.conditions import read_where
from agendawatch.proposals.terms import read_term
from agendawatch.proposals.watch_index import condition
from agendawatch.server.parameters import (
    read_alarm,
    read_choice,
    read_day,
    read_days,
    read_length,
    read_municipality,
    read_switch,
)
from agendawatch.server.queries import Values, read_query

__all__ = ["FEED", "LIST", "Filter", "read_filter"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted of meetings, items and changes, and how a feed shows it; every value is checked."""

    words: tuple[str, ...] = ()
    """Single words, found in their inflections and compounds; alternatives of phrases and references."""
    phrases: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    where: str | None = None
    """Words and "phrases" joined by and, or, not and brackets."""
    without: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    """Codes."""
    kinds: tuple[str, ...] = ()
    """Kinds of change."""
    first: dt.date | None = None
    """The first day of meetings; `None` for no limit."""
    last: dt.date | None = None
    since: dt.date | None = None
    """The day from whose beginning changes are told; `None` from the first."""
    hide: tuple[str, ...] = ()
    alarms: tuple[str, ...] = ()
    """Durations as RFC 5545 writes them: "-P1D"."""
    items: bool = False
    past: int | None = None
    """Days of the past; `None` for what feeds usually hold."""
    language: Language = "sv"
    assume_length: dt.timedelta | None = None
    doubts: bool = False
    """Whether a calendar shows what is withheld in doubt."""

    @property
    def watch(self) -> Watch | None:
        """Give what is looked for in texts as a watch; `None` when every meeting of the places named is wanted."""
        if not (self.words or self.phrases or self.references or self.where or self.parties):
            return None
        return Watch(
            name="filter",
            words=self.words,
            phrases=self.phrases,
            references=self.references,
            where=self.where,
            without=self.without,
            parties=self.parties,
        )

    @property
    def title(self) -> str:
        """Name what is asked for in a line: its words and places as written."""
        told = (*self.words, *self.phrases, *self.references, *filter(None, (self.where,)), *self.parties)
        return ", ".join((*told, *self.organizations))


def _term(field: str) -> Callable[[str], str]:
    def read(written: str) -> str:
        return read_term(field, written).written

    return read


def _words(written: str) -> str:
    """Check a word that a watch looks for; of several in a row, a phrase is meant."""
    return read_term("words", written).written


def _expression(written: str) -> str:
    read_where(written)
    return written


_Reader = Callable[[str], object]

_SEVERAL: Mapping[str, tuple[str, _Reader]] = {
    "words": ("words", _words),
    "phrase": ("phrases", _term("phrases")),
    "reference": ("references", _term("references")),
    "without": ("without", _term("without")),
    "party": ("parties", _term("parties")),
    "organization": ("organizations", str),
    "municipality": ("municipalities", read_municipality),
    "kind": ("kinds", read_choice(tuple(kind.value for kind in ChangeKind))),
    "hide": ("hide", read_choice(tuple(sorted(HIDEABLE)))),
    "alarm": ("alarms", read_alarm),
}
"""Parameters that may hold several values, by commas or by being repeated: the field of a filter, and how one is read."""

_SINGLE: Mapping[str, tuple[str, _Reader]] = {
    "where": ("where", _expression),
    "from": ("first", read_day),
    "to": ("last", read_day),
    "since": ("since", read_day),
    "items": ("items", read_switch),
    "doubts": ("doubts", read_switch),
    "past": ("past", read_days),
    "language": ("language", read_choice(tuple(sorted(LANGUAGES)))),
    "assume_length": ("assume_length", read_length),
}
"""Parameters that hold one value."""

FEED = (*_SEVERAL, *_SINGLE)
"""What every feed takes; what a format has no use for is checked all the same."""
LIST = (
    "words",
    "phrase",
    "reference",
    "where",
    "without",
    "party",
    "organization",
    "municipality",
    "hide",
    "from",
    "to",
)
"""What lists of meetings take."""


def read_filter(query: bytes, names: Collection[str] = FEED) -> Filter:
    """Read the query of an address as a filter.

    >>> read_filter(b"words=cykelbana,cykelplan&party=V&hide=cancelled&alarm=1d&items=1").alarms
    ('-P1D',)

    Whatever is wrong with it raises `InputError`, which names the parameter and its value: an unknown or repeated
    parameter, a value that cannot be had, too much of anything, bytes that are no text.
    """
    return filter_of(read_query(query, names))


def filter_of(values: Values) -> Filter:
    """Make a filter of parameters that were read; those that are none of a filter's are somebody else's."""
    made: dict[str, object] = {}
    for name, (field, read) in _SEVERAL.items():
        written = values.several(name)
        made[field] = tuple(dict.fromkeys(_read(name, one, read) for one in written))
    for name, (field, read) in _SINGLE.items():
        written_once = values.single(name)
        if written_once is not None:
            made[field] = _read(name, written_once, read)
    known = {field.name for field in fields(Filter)}
    wanted = Filter(**{field: value for field, value in made.items() if field in known})  # type: ignore[arg-type] # each reader gives its field's type
    if wanted.first and wanted.last and wanted.last < wanted.first:
        raise InputError(
            field="to", value=wanted.last.isoformat(), expected=f"a day from {wanted.first.isoformat()} on"
        )
    if wanted.without and wanted.watch is None:
        raise InputError(
            field="without",
            value=",".join(wanted.without),
            expected="words, phrase, reference, where or party beside it",
        )
    if wanted.watch is not None:
        condition(wanted.watch)  # refuses what would be found everywhere: "not cykel"
    return wanted


def _read(name: str, written: str, read: Callable[[str], T]) -> T:
    """Read one value; what is wrong is told under the parameter's own name."""
    try:
        return read(written)
    except InputError as error:
        raise InputError(name, written, error.expected) from error
