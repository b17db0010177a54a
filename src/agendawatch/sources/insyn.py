"""Insyn Sverige: one page of WebForms for an organization, a year at a time, and a page for each meeting."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

from agendawatch.documents.parts import Form, open_page
from agendawatch.errors import LayoutError, StatusError
from agendawatch.lang.sv.dates import find_dates
from agendawatch.lang.sv.organizations import find_organization, read_organization
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.lang.sv.pages.meeting_words import without_publishing
from agendawatch.model import (
    STOCKHOLM,
    Agenda,
    AgendaItem,
    Document,
    DocumentClassification,
    Listing,
    Meeting,
    Organization,
    Schedule,
    Site,
    Window,
)
from agendawatch.readers.agenda import read_agenda
from agendawatch.readers.meeting_status import holding, read_file_words, read_stated, standing
from agendawatch.readers.minutes import read_minutes
from agendawatch.readers.schedule import read_schedule
from agendawatch.sources.flow import Flow, Request, Response
from agendawatch.sources.listed import addressed, doubted_on, find_listed_day, join_items, seen_on
from agendawatch.sources.papers import read_papers
from agendawatch.sources.selection import Wanted, doubts_within, from_day

__all__ = ["Insyn", "Row", "ask_year", "chosen_year", "offered_years", "read_documents", "read_planned", "read_rows"]

# What the pages of Insyn Sverige say: a form of years, links to meetings by day, a meeting's two files.

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


def _read_years(page: Response) -> tuple[Form, str]:
    """Read the form that chooses a year, and the name of its select."""
    for part in open_page(page.text, page.url).all("form"):
        form = part.form()
        name = next((name for name, _ in form.choices if name.endswith(_YEARS)), None)
        if name is not None:
            return form, name
    raise LayoutError(page.url, missing=f"a form with the select {_YEARS}")


def offered_years(page: Response) -> dict[int, str]:
    """List the years to choose, each with what the form sends for it."""
    form, name = _read_years(page)
    listed = ((_YEAR.search(f"{it.text} {it.value}"), it.value) for it in form.options(name))
    return {int(match.group()): value for match, value in listed if match}


def chosen_year(page: Response) -> int | None:
    """Tell which year's meetings a page shows: the one chosen, else the first, as browsers do."""
    form, name = _read_years(page)
    options = [it for it in form.options(name) if not it.disabled]
    chosen = next((it for it in options if it.chosen), options[0] if options else None)
    match = _YEAR.search(f"{chosen.text} {chosen.value}") if chosen else None
    return int(match.group()) if match else None


def ask_year(page: Response, value: str) -> Request:
    """Send the form as the select does when another year is chosen."""
    form, name = _read_years(page)
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


# Insyn Sverige: one page of WebForms for an organization, a year at a time, and a page for each meeting.

_NOT_FOUND = 404


class Insyn:
    """The platform's way of publishing. A site is one organization's page."""

    platform = "insyn"

    def meetings(self, site: Site, window: Window, organization: str | None = None) -> Flow[Listing]:
        """List every meeting in the window: those held by year, and those to come from the page's calendar.

        The listing answers from the first year that the form offers.
        """
        page = yield Request(site.url, expects="html")
        own = _organization(site, page)
        wanted = Wanted.of(site, organization)
        wanted.require((own,))
        years = offered_years(page)
        answered = _answered(years, window)
        plan = _planned(page, own, site)
        found = {(planned.date, planned.nth): planned for planned in plan if planned.date in answered}
        for row, nth in (yield from _rows(page, years, answered)):
            held = yield from _read(row, nth, own, site)
            found[row.day, nth] = _joined(found.get((row.day, nth)), held)
        meetings = tuple(meeting for _, meeting in sorted(found.items()))
        doubts = doubts_within(plan.doubts, answered, wanted)
        return Listing(window=answered, meetings=meetings, organizations=(own.name,), doubts=doubts, url=site.url)

    def agenda(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Read a meeting's files; where one is gone, the text that remains on the page."""
        current = meeting if meeting.url else (yield from self._find(site, meeting))
        if current.url is None:
            return current
        page = yield Request(current.url, expects="html")
        documents = read_documents(page, current.date)
        current = holding(current, documents)
        gone: dict[str, Document] = {}
        while True:
            left = tuple(it for it in documents if it.url not in gone)
            try:
                read = yield from read_papers(current.model_copy(update={"documents": left}))
            except StatusError as error:
                lost = next((it for it in left if it.url == error.url), None)
                if error.status != _NOT_FOUND or lost is None:
                    raise
                gone[lost.url] = lost
            else:
                break
        hashed = {it.url: it for it in read.documents}
        listed = tuple(hashed.get(it.url, it) for it in documents)
        told = _with_text(read, gone.values(), page)
        return current.model_copy(update={"documents": listed, "agenda": told.agenda, "warnings": told.warnings})

    def _find(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Find the page that a planned meeting may have got since."""
        listing = yield from self.meetings(site, Window(first=meeting.date, last=meeting.date))
        mine = (it for it in listing.meetings if it.nth == meeting.nth)
        return next(mine, meeting)


def _with_text(read: Meeting, gone: Iterable[Document], page: Response) -> Meeting:
    """Add what the page's own text says in place of files that are gone."""
    items, warnings = read.agenda, list(read.warnings)
    for document in gone:
        reader = read_minutes if document.classification is DocumentClassification.MINUTES else read_agenda
        with addressed(page.url):
            # Around the text stand the page's own headings: they have neither number nor decision.
            shown = reader(page.text, meeting=read)
            told = tuple(it for it in shown if it.number or _is_decided(it))
        if isinstance(shown, Agenda):
            warnings += shown.warnings
            if shown.withheld:
                continue
        if not told:
            raise LayoutError(page.url, missing=f"the text of {document.title!r}, whose file is gone")
        items = join_items(items or (), told)
    return read.model_copy(update={"agenda": items, "warnings": tuple(dict.fromkeys(warnings))})


def _is_decided(item: AgendaItem) -> bool:
    return item.decision is not None and item.decision.text is not None


def _joined(planned: Meeting | None, held: Meeting) -> Meeting:
    """Keep of a plan what the meeting's own page does not tell."""
    if planned is None:
        return held
    return held.model_copy(
        update={
            "start": planned.start,
            "end": planned.end,
            "status": standing(held.documents, planned.status),
            "status_words": planned.status_words,
        }
    )


def _organization(site: Site, page: Response) -> Organization:
    """Tell whose page it is: the site says, else the page's heading, else its address (`…-kf`)."""
    if len(site.organizations) == 1:
        return read_organization(site.organizations[0])
    root = open_page(page.text, page.url)
    heads = [part.text for part in (*root.all("h1"), *root.all("title"))]
    short = site.url.partition("?")[0].rstrip("/").rpartition("/")[2].rpartition("-")[2]
    named = find_organization(*heads, short.upper())
    if named is None:
        raise LayoutError(page.url, missing="the name of the organization whose page it is")
    return named


def _answered(years: dict[int, str], window: Window) -> Window:
    if not years:
        raise LayoutError(None, missing="years to choose")
    return from_day(window, dt.date(min(years), 1, 1))


def _rows(page: Response, years: dict[int, str], window: Window) -> Flow[list[tuple[Row, int]]]:
    """Choose each year of the window, and count the meetings of each day."""
    found: dict[str, Row] = {}
    for year in sorted(set(years) & set(range(window.first.year, window.last.year + 1))):
        shown = page if chosen_year(page) == year else (yield ask_year(page, years[year]))
        if chosen_year(shown) != year:
            raise LayoutError(shown.url, missing=f"the meetings of {year}", came=f"those of {chosen_year(shown)}")
        found |= {row.url: row for row in read_rows(shown) if row.day in window}
    seen: Counter[dt.date] = Counter()
    counted = []
    for row in found.values():
        seen[row.day] += 1
        counted.append((row, seen[row.day]))
    return counted


def _read(row: Row, nth: int, organization: Organization, site: Site) -> Flow[Meeting]:
    page = yield Request(row.url, expects="html")
    documents = read_documents(page, row.day)
    return Meeting(
        organization=organization,
        date=row.day,
        municipality=site.municipality,
        url=row.url,
        status=standing(documents),
        documents=documents,
        nth=nth,
        provenance=page.ground(row.words),
    )


def _planned(page: Response, organization: Organization, site: Site) -> Schedule:
    """Read the days that the page's calendar tells; none where it tells none."""
    today = page.fetched.astimezone(STOCKHOLM).date()
    rows = {it.date: it for it in read_planned(page, organization, site)}
    try:
        told = read_schedule(page.text, municipality=site.municipality, organization=organization.name, today=today)
    except LayoutError:
        # The calendar is empty once the municipality has left the platform; a few days alone are no schedule.
        return Schedule(rows.values())
    more = (it for day, it in rows.items() if day not in {meeting.date for meeting in told})
    return Schedule((*(seen_on(page, it) for it in told), *more), (doubted_on(page, it) for it in told.doubts))
