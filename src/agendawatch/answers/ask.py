"""What a store answers to a question: the same rows, whichever front asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter, itemgetter
from typing import TypeVar

from agendawatch.answers.question import Question
from agendawatch.errors import InputError
from agendawatch.model import STOCKHOLM, AgendaItem, Change, Meeting, Municipality, Organization, Proposal, Site, Watch
from agendawatch.model.change import Coverage
from agendawatch.proposals import WatchHit, find_hits
from agendawatch.proposals.watch_index import WatchIndex, fragments
from agendawatch.store import Store
from agendawatch.store.doubts import KnownDoubt
from agendawatch.store.queries import After, MeetingFilter
from agendawatch.store.search import SearchPage, SearchQuery

T = TypeVar("T")
EVERYTHING = Question.model_construct()
"""Asks for all there is."""
NOBODY = "-"
"""The code of no municipality."""
Found = tuple[Meeting, AgendaItem | None]


@dataclass(frozen=True, slots=True)
class View:
    """What questions are answered from: a store, as it stands now, and what of it is shown."""

    store: Store
    now: dt.datetime
    shown: tuple[str, ...] | None = None
    """Codes of the municipalities that are shown to anybody; `None` for all."""
    looking: Callable[[Iterable[T]], Iterator[T]] = iter
    """Counts what is looked at, where one question may cost only so much."""

    @property
    def today(self) -> dt.date:
        """The day in Sweden."""
        return self.now.astimezone(STOCKHOLM).date()

    def is_shown(self, town: Municipality | None) -> bool:
        """Tell whether what is of a municipality is shown to anybody."""
        return self.shown is None or (town is not None and town.code in self.shown)

    def settled(self, asked: Question) -> Question:
        """Give a question that names municipalities as people do, by their codes."""
        codes = tuple(self.store.queries.municipality(name).code for name in asked.municipalities)
        return asked.model_copy(update={"municipalities": codes})

    def towns(self, asked: Question) -> tuple[str, ...]:
        """Give the codes of the places asked for, of those that are shown; one that is not is refused as nobody's."""
        if self.shown is None:
            return asked.municipalities
        for code in asked.municipalities:
            if code not in self.shown:
                raise InputError(field="municipality", value=code, expected="one that this site shows")
        return asked.municipalities or self.shown or (NOBODY,)

    def picked(self, asked: Question) -> MeetingFilter:
        """Give the places and days of a question, as the store takes them."""
        return MeetingFilter(
            municipalities=self.towns(asked), organizations=asked.organizations, first=asked.first, last=asked.last
        )


def _placed(view: View, asked: Question, rows: Iterable[T], town_of: Callable[[T], Municipality | None]) -> Iterator[T]:
    """Choose what is of the places asked for, of those that are shown."""
    towns = frozenset(view.towns(asked))
    return (row for row in view.looking(rows) if not towns or ((town := town_of(row)) and town.code in towns))


def _one(view: View, asked: Question) -> str | None:
    """Give the one place asked for, by which the store can choose; `None` for several, or all."""
    towns = view.towns(asked)
    return towns[0] if len(towns) == 1 and towns[0] != NOBODY else None


def sites(view: View, asked: Question = EVERYTHING) -> tuple[Site, ...]:
    """Give sites, in the order that they came."""
    return tuple(_placed(view, asked, view.store.sites(), attrgetter("municipality")))


def organizations(view: View, asked: Question = EVERYTHING) -> Iterator[tuple[Municipality | None, Organization, int]]:
    """Give whose meetings are known, and how many."""
    return _placed(view, asked, view.store.queries.organizations(), itemgetter(0))


def doubts(view: View, asked: Question = EVERYTHING) -> Iterator[KnownDoubt]:
    """Give what is withheld, in the order that it came."""
    found = view.store.doubts(_one(view, asked))
    return _placed(view, asked, found, attrgetter("site.municipality"))


def coverage(view: View, asked: Question = EVERYTHING) -> Iterator[Coverage]:
    """Tell how well each organization is followed."""
    return _placed(view, asked, view.store.coverage(view.today), attrgetter("municipality"))


def proposals(view: View, asked: Question = EVERYTHING) -> Iterator[Proposal]:
    """Give followed proposals, in the order that they came: the one of an id, or all."""
    found = _placed(view, asked, view.store.proposals(_one(view, asked)), attrgetter("municipality"))
    return (row for row in found if asked.id in {None, row.id})


def meeting(view: View, identifier: str) -> Meeting | None:
    """Find a meeting by its id; `None` where none has it, or it is not shown."""
    found = view.store.meeting(identifier)
    return found if found is not None and view.is_shown(found.municipality) else None


def meetings(view: View, asked: Question, scope: Watch | None = None, after: After | None = None) -> Iterator[Found]:
    """Give meetings by day: whole, or the items that hold the words; `scope` is what they must hold beside that."""
    watch = asked.watch or scope
    if asked.id is not None:
        one = view.store.meeting(asked.id)
        rows: Iterable[Meeting] = [] if one is None else [one]
    else:
        holding = fragments(watch) if watch else None
        picked = replace(view.picked(asked), holding=holding or frozenset(), after=after)
        rows = view.store.queries.filtered_meetings(picked)
    rows = (row for row in view.looking(rows) if not is_hidden(row, asked) and asked.status in {None, row.status})
    if watch is None:
        return ((row, None) for row in rows)
    return ((hit.meeting, hit.item) for hit in watched(asked, watch, scope, rows))


def watched(
    asked: Question, watch: Watch, scope: Watch | None, among: Iterable[Meeting | Change]
) -> Iterator[WatchHit]:
    """Find what a watch looks for; under a watch's own address, the words asked for must be there too."""
    index = WatchIndex([watch])
    own = WatchIndex([scope]) if scope and asked.watch else None
    for hit in find_hits(index, among):
        thing = hit.change or hit.meeting
        if own is None or any(other.item == hit.item for other in find_hits(own, [thing])):
            yield hit


def is_hidden(meeting: Meeting, asked: Question) -> bool:
    """Tell whether a meeting is left out."""
    return meeting.status.value in asked.hide or (meeting.reserve and "reserve" in asked.hide)


def changes(view: View, asked: Question, since: dt.datetime | dt.date | None = None) -> Iterator[Change]:
    """Give changes in the order seen, from the day asked for or a moment on."""
    found = view.store.changes(
        since or asked.since,
        view.towns(asked) or None,
        asked.organizations or None,
        asked.kinds or None,
        until=asked.until,
    )
    return (row for row in view.looking(found) if is_asked_for(row, asked))


def is_asked_for(change: Change, asked: Question) -> bool:
    """Tell whether a change is asked for, by its kind, its meeting's day and what is left out."""
    day = change.meeting.date
    return (
        (not asked.kinds or change.kind in asked.kinds)
        and (asked.first is None or day >= asked.first)
        and (asked.last is None or day <= asked.last)
        and not is_hidden(change.meeting, asked)
    )


def search(
    view: View, asked: Question, *, limit: int, offset: int = 0, loosely: bool = False, count: bool = False
) -> SearchPage:
    """Find items, meetings, documents and proposals that hold every word, the best first."""
    wanted = SearchQuery(
        asked.text,
        view.towns(asked),
        asked.organizations,
        asked.parties,
        asked.hit_kinds,
        asked.first,
        asked.last,
        loosely,
    )
    return view.store.queries.search_page(wanted, limit=limit, offset=offset, today=view.today, count=count)
