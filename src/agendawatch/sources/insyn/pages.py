"""What the pages of Insyn Sverige say: a form of years, links to meetings by day, a meeting's two files."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

from agendawatch.documents.parts import Form, open_page
from agendawatch.errors import LayoutError
from agendawatch.lang.sv.days.dates import find_dates
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.lang.sv.pages.publishing import without_publishing
from agendawatch.model import (
    STOCKHOLM,
    Document,
    DocumentClassification,
    Meeting,
    Organization,
    Site,
)
from agendawatch.readers.file_words import read_file_words
from agendawatch.readers.meeting_status import read_stated
from agendawatch.sources.flow import Request, Response
from agendawatch.sources.listed_day import find_listed_day

__all__ = [
    "Row",
    "ask_year",
    "chosen_year",
    "offered_years",
    "read_documents",
    "read_planned",
    "read_rows",
    "read_years",
]

_YEARS = "ctrFilterByYear"
"""How the select's name ends: WebForms writes where it stands in front of it."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_IN_ORDER = (DocumentClassification.NOTICE, DocumentClassification.MINUTES)
_Kind = DocumentClassification
_ROW = "li, tr"
"""A selector finds the part that it is asked of as well: a row with another inside it has two."""
_LONGEST_ROW = 80
"""Of a planned day's row, in letters: what is longer is prose."""


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting that the list links to."""

    day: dt.date
    url: str
    words: str


def read_years(page: Response) -> tuple[Form, str]:
    """Read the form that chooses a year, and the name of its select."""
    for part in open_page(page.text, page.url).all("form"):
        form = part.form()
        name = next((name for name, _ in form.choices if name.endswith(_YEARS)), None)
        if name is not None:
            return form, name
    raise LayoutError(page.url, missing=f"a form with the select {_YEARS}")


def offered_years(page: Response) -> dict[int, str]:
    """List the years to choose, each with what the form sends for it."""
    form, name = read_years(page)
    listed = ((_YEAR.search(f"{it.text} {it.value}"), it.value) for it in form.options(name))
    return {int(match.group()): value for match, value in listed if match}


def chosen_year(page: Response) -> int | None:
    """Tell which year's meetings a page shows: the one chosen, else the first, as browsers do."""
    form, name = read_years(page)
    options = [it for it in form.options(name) if not it.disabled]
    chosen = next((it for it in options if it.chosen), options[0] if options else None)
    match = _YEAR.search(f"{chosen.text} {chosen.value}") if chosen else None
    return int(match.group()) if match else None


def ask_year(page: Response, value: str) -> Request:
    """Send the form as the select does when another year is chosen."""
    form, name = read_years(page)
    kept = [pair for pair in form.fields if pair[0] not in {name, "__EVENTTARGET", "__EVENTARGUMENT"}]
    others = [
        (other, next((it.value for it in options if it.chosen), options[0].value if options else ""))
        for other, options in form.choices
        if other != name
    ]
    told = [("__EVENTTARGET", name), ("__EVENTARGUMENT", ""), *kept, *others, (name, value)]
    return Request(
        form.action,
        method="POST",
        body=urlencode(told).encode(),
        headers=(("Content-Type", "application/x-www-form-urlencoded"),),
        expects="html",
        # The view state is of the page that it came with.
        repeatable=False,
    )


def read_rows(page: Response) -> tuple[Row, ...]:
    """Read the links to meetings: their days stand in their addresses."""
    found: dict[str, Row] = {}
    for part in open_page(page.text, page.url).all("a[href*='date=']"):
        url = part.link()
        named = parse_qs(urlsplit(url).query).get("date", [""])[0] if url else ""
        try:
            day = dt.date.fromisoformat(named[:10])
        except ValueError:
            continue
        if url is not None:
            found.setdefault(url, Row(day, url, part.text))
    return tuple(found.values())


def read_planned(page: Response, organization: Organization, site: Site) -> tuple[Meeting, ...]:
    """Read rows that give a day with its year and lead nowhere: those of the calendar of what is to come."""
    parts = (it for it in open_page(page.text, page.url).all(_ROW) if len(it.all(f"{_ROW}, a[href]")) <= 1)
    rows = (it.text for it in parts if len(it.text) <= _LONGEST_ROW and _YEAR.search(it.text))
    found: dict[dt.date, Meeting] = {}
    for words in rows:
        day = find_listed_day(without_publishing(words))
        if day is None:
            continue
        stated = read_stated(words, day.first)
        found[day.first] = Meeting(
            organization=organization,
            date=day.first,
            end_date=day.last,
            start=dt.datetime.combine(day.first, day.start, STOCKHOLM) if day.start else None,
            municipality=site.municipality,
            status=stated.status,
            status_words=stated.words,
            extra=stated.extra,
            reserve=stated.reserve,
            provenance=page.ground(words),
        )
    return tuple(found.values())


def read_documents(page: Response, day: dt.date) -> tuple[Document, ...]:
    """Read a meeting's files: of those whose words do not tell, the first is the summons, the second the minutes.

    Raises for a page that has neither files nor the meeting's day: it is another.
    """
    root = open_page(page.text, page.url)
    found: dict[str, Document] = {}
    order = iter(_IN_ORDER)
    for part in root.all("a[href*='documentHandler.ashx' i]"):
        url = part.link()
        if url is None or url in found:
            continue
        file = read_file_words(part.text or part.attribute("title") or "", url)
        place = next(order, _Kind.OTHER)
        kind = classify_document(file.title)
        found[url] = Document(
            url=url,
            title=file.title,
            classification=place if kind is _Kind.OTHER else kind,
            media_type="application/pdf",
            size=file.size,
            provenance=page.ground(file.title),
        )
    if not found and all(when.date != day for when in find_dates(root.text)):
        raise LayoutError(page.url, missing=f"files, or the day {day.isoformat()}")
    return tuple(found.values())
