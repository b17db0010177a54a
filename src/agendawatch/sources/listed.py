"""Rows as platforms list them: their days and items, what is told in two places as one, where and when it was seen, and what nobody lists."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import NamedTuple, TypeVar

from agendawatch.errors import LayoutError, TooLargeError
from agendawatch.lang.sv.dates import When, find_dates
from agendawatch.lang.sv.matters import classify_item
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.lang.sv.references import find_references, same_reference
from agendawatch.lang.sv.status_words import find_status_words
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Caveat,
    Document,
    DocumentClassification,
    Doubt,
    Meeting,
    Organization,
    Provenance,
    Site,
    slug,
)
from agendawatch.readers.agenda.item_parts import open_line
from agendawatch.readers.agenda.titles import split_title
from agendawatch.readers.meeting_status import Stated, standing
from agendawatch.sources.flow import Flow, Request, Response

K = TypeVar("K")
V = TypeVar("V")

# Readers know neither address nor moment: whoever asked for the page adds both to what was read of it.


def seen_on(page: Response, meeting: Meeting) -> Meeting:
    """Add to a meeting's provenance where and when we saw it; the page's words stay."""
    return meeting.model_copy(update={"provenance": _ground(page, meeting.provenance)})


def doubted_on(page: Response, doubt: Doubt) -> Doubt:
    """Add the same to a doubt, and to the meetings of its alternatives."""
    return doubt.with_meetings(partial(map, partial(seen_on, page)), provenance=_ground(page, doubt.provenance))


def _ground(page: Response, ground: Provenance | None) -> Provenance:
    known = ground or Provenance()
    return known.model_copy(update={"url": page.url, "seen": page.fetched, "content_hash": page.content_hash})


# What is told in two places as one: an agenda and the minutes of the same meeting, a document listed twice.


def each_once(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Keep the first of the documents at each address."""
    found: dict[str, Document] = {}
    for document in documents:
        found.setdefault(document.url, document)
    return tuple(found.values())


def join_items(agenda: Iterable[AgendaItem], minutes: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Add to each item of an agenda what the minutes say of it; what only they hold comes last.

    The agenda's number and title stay: it is by them that the papers are filed. A matter is known
    again by its case number, and where one of the two has none, by its title.
    """
    items = list(agenda)
    free = set(range(len(items)))
    added = []
    for paragraph in minutes:
        place = next((place for place in sorted(free) if _is_same(items[place], paragraph)), None)
        if place is None:
            added.append(paragraph)
            continue
        free.discard(place)
        item = items[place]
        items[place] = item.model_copy(
            update={
                "reference": item.reference or paragraph.reference,
                "decision": paragraph.decision,
                "positions": paragraph.positions or item.positions,
                "rapporteur": item.rapporteur or paragraph.rapporteur,
                "withdrawn": item.withdrawn or paragraph.withdrawn,
                "documents": (
                    *item.documents,
                    *(document for document in paragraph.documents if document not in item.documents),
                ),
            }
        )
    return (*items, *added)


def _is_same(item: AgendaItem, paragraph: AgendaItem) -> bool:
    if item.reference and paragraph.reference:
        # One case may stand twice on an agenda (a motion and its statement); words tell which is which.
        own, other = set(slug(item.title).split("-")), set(slug(paragraph.title).split("-"))
        return same_reference(item.reference, paragraph.reference) and (bool(own & other) or own == other)
    return slug(item.title) == slug(paragraph.title)


# The day, or the days, that a row or a heading gives a meeting.

_LONGEST = 7
"""Days that one meeting can take."""


class ListedDay(NamedTuple):
    """When a meeting is."""

    first: dt.date
    last: dt.date | None
    """`None` for a meeting of one day."""
    start: dt.time | None
    """`None` when no hour is given; midnight is none."""
    end: dt.time | None


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def years_in(words: str) -> list[int]:
    """Give the years that some words name, in order."""
    return [int(year) for year in _YEAR.findall(words)]


def find_iso_day(words: str) -> dt.date | None:
    """Read a day in ISO 8601; `None` for one that no calendar has."""
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        return None


def find_when(text: str, year: int | None = None) -> When | None:
    """Find the first day in some words, and its hour."""
    return next((when for when in find_dates(text, year=year) if when.date is not None), None)


def find_day(text: str, year: int | None = None) -> dt.date | None:
    """Find the day that a line is about: its first one ("5 april 2024 (flyttat från 4 april)")."""
    found = find_when(text, year)
    return found.date if found else None


def find_listed_day(text: str, year: int | None = None) -> ListedDay | None:
    """Find a meeting's day in its row: the first one, with those that follow upon it.

    >>> find_listed_day("27–28 januari 2025").last, find_listed_day("17 och 18 augusti 2026").last
    (datetime.date(2025, 1, 28), datetime.date(2026, 8, 18))
    >>> find_listed_day("5 april 2024 (flyttat från 6 april)").last is None
    True
    """
    found = [date for date in find_dates(text, year=year) if date.date is not None]
    if not found or found[0].date is None:
        return None
    first = last = found[0].date
    if found[0].end_date is not None:
        last = found[0].end_date
    elif all(word.gives != "moved" for word in find_status_words(text)):
        for when in found[1:]:
            if when.date != last + dt.timedelta(days=1):
                break
            last = when.date
    several = dt.timedelta() < last - first < dt.timedelta(days=_LONGEST)
    start = found[0].start if found[0].start != dt.time(0) else None
    return ListedDay(first, last if several else None, start, found[0].end if start else None)


def in_year(day: dt.date, text: str, year: int | None) -> dt.date:
    """Take the year of the folder before that of a title in it, which is typed by hand; a weekday that agrees decides.

    >>> in_year(dt.date(2025, 2, 18), "18 februari 2025", 2026)
    datetime.date(2026, 2, 18)
    """
    if year is None or day.year == year:
        return day
    said, meant = (find_dates(it) for it in (text, text.replace(str(day.year), str(year), 1)))
    if not any(it.warnings for it in said) and any(it.warnings for it in meant):
        return day
    return next((it.date for it in meant if it.date is not None), day)


# Lists that come in pages.


def turn_pages(
    ask: Callable[[int], Request], read: Callable[[Response], tuple[Mapping[K, V], int | None]], of: str, most: int
) -> Flow[dict[K, tuple[V, Response]]]:
    """Turn a list's pages until all its rows have come, each with the page that showed it first.

    `ask` takes a page's number, from 0; `read` gives its rows by their keys, and how many there are in all. Where that
    is not told (`None`), a page without a new row ends the list; where it is, it is an error.
    """
    found: dict[K, tuple[V, Response]] = {}
    for number in range(most):
        page = yield ask(number)
        rows, total = read(page)
        new = {key: (row, page) for key, row in rows.items() if key not in found}
        found |= new
        if len(found) >= total if total is not None else not new:
            return found
        if not new:
            raise LayoutError(page.url, missing=f"all {total} of {of}", came=f"{len(found)} of them")
    raise LayoutError(page.url, missing=f"an end of {of} within {most} pages")


# A meeting as a platform lists it by itself: who meets when, how it is said to stand, and its files.


def listed_meeting(
    site: Site,
    organization: Organization,
    day: dt.date,
    stated: Stated,
    ground: Provenance,
    *,
    start: dt.time | None = None,
    end: dt.time | None = None,
    last: dt.date | None = None,
    url: str | None = None,
    source_id: str | None = None,
    documents: Iterable[Document] = (),
    warnings: Iterable[Caveat | None] = (),
) -> Meeting:
    """Make a meeting of what a platform lists; it stands as its words say, else as its files tell.

    Midnight is no hour, and an end that does not follow upon its start is none.
    """
    held = each_once(documents)
    begins = start if start != dt.time(0) else None
    ends = end if begins is not None and end is not None and end > begins else None
    return Meeting(
        organization=organization,
        date=day,
        end_date=last,
        start=dt.datetime.combine(day, begins, STOCKHOLM) if begins is not None else None,
        end=dt.datetime.combine(day, ends, STOCKHOLM) if ends is not None else None,
        municipality=site.municipality,
        url=url,
        status=standing(held, stated.status),
        status_words=stated.words,
        extra=stated.extra,
        reserve=stated.reserve,
        documents=held,
        warnings=tuple(filter(None, warnings)),
        source_id=source_id,
        provenance=ground,
    )


def kind_of(*names: str, otherwise: DocumentClassification = DocumentClassification.OTHER) -> DocumentClassification:
    """Tell what a file is by the first of its names that tells it: its title, its own, that of what it lies in.

    >>> kind_of("KS 2026-03-11", "", "Protokoll.pdf").value, kind_of("Karta", otherwise=DocumentClassification.PAPERS).value
    ('minutes', 'papers')
    """
    found = (classify_document(name) for name in names if name)
    return next((it for it in found if it is not DocumentClassification.OTHER), otherwise)


# An agenda item as a platform lists it by itself: a title, perhaps a case number, and its files.


def listed_item(
    title: str, *, reference: str = "", documents: Iterable[Document] = (), provenance: Provenance | None = None
) -> AgendaItem:
    """Make an item of what a platform lists; words in `reference` that are no case number are left out.

    >>> item = listed_item("3. Köp av mark (utgår)", reference="KS 2026/00123")
    >>> item.number, item.title, item.reference, item.withdrawn
    ('3', 'Köp av mark', 'KS 2026/00123', True)
    """
    opening = open_line(title)
    said = split_title(opening.title if opening else title)
    own = find_references(f"Dnr {reference}") if reference else ()
    return AgendaItem(
        title=said.title or title,
        number=opening.number if opening else None,
        reference=own[0].number if own else said.reference,
        classification=classify_item(said.title or title),
        public=said.public,
        rapporteur=said.rapporteur,
        withdrawn=said.withdrawn,
        documents=tuple(documents),
        provenance=provenance,
    )


# What no municipality lists: more than a person could attend, and more than two lists can be compared in time.

_MEETINGS = 10_000
"""Of one list; a region with all its committees holds a thousand a year."""
_ORGANIZATIONS = 500
_DAY = 12
_MONTH = 62
"""Of one organization."""


def check_plausible(meetings: Iterable[Meeting], url: str) -> None:
    """Raise `TooLargeError` for a list that cannot be a list of meetings, whoever wrote it."""
    listed = tuple(meetings)
    days = Counter((it.organization.name, it.date) for it in listed)
    months = Counter((it.organization.name, it.date.year, it.date.month) for it in listed)
    for what, count, most in (
        ("meetings", len(listed), _MEETINGS),
        ("organizations", len({it.organization.name for it in listed}), _ORGANIZATIONS),
        ("meetings of one organization on one day", max(days.values(), default=0), _DAY),
        ("meetings of one organization in one month", max(months.values(), default=0), _MONTH),
    ):
        if count > most:
            raise TooLargeError(limit=f"{most} {what}", came=f"{count} {what}", url=url)
