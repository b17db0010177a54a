"""Göteborg: a WebSphere portal that lists meetings by organization and year, and a Domino base that holds the files.

The portal lists no plans: a meeting is there when it has documents, and has no time.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

from agendawatch.documents.parts import Choice, Form
from agendawatch.errors import InputError, LayoutError, StatusError
from agendawatch.lang.sv.names.organizations import read_organization
from agendawatch.model import AgendaItem, Document, Listing, Meeting, Provenance, Site, Window
from agendawatch.readers.meeting_status import holding, read_stated
from agendawatch.sources.flow import Flow, Request
from agendawatch.sources.goteborg.pages import (
    ORGANIZATION,
    YEAR,
    Row,
    check_day,
    read_documents,
    real_choices,
)
from agendawatch.sources.goteborg.search import Search, find_form, find_rows
from agendawatch.sources.papers import read_papers
from agendawatch.sources.selection import find_again, from_day

__all__ = ["Goteborg"]

_ITEM_FILE = re.compile(r"\s*(\d{1,3})[._ ]\s*\d{6,9}(?!\d)")
"""`12_20260617.pdf`: the papers of item 12. Dates of seven and nine digits have been seen."""


class Goteborg:
    """The portal's way of publishing."""

    platform = "goteborg"

    def meetings(self, site: Site, window: Window, organization: str | None = None) -> Flow[Listing]:
        """List every meeting in the window, of one organization or of all that the form offers.

        The listing answers for the years that the form offers: what is older is not kept there.
        """
        form = yield from find_form(site)
        answered, years = _answered(form, window), _years(form, window)
        found: list[Meeting] = []
        for choice in _choices(form, site, organization):
            for year in years:
                rows = yield from find_rows(Search(form, choice, year))
                for row, nth in _counted(rows):
                    if row.day in window:
                        meeting = _meeting(site, choice, row, nth)
                        found.append((yield from _with_documents(meeting)))
        return Listing(
            window=answered,
            meetings=tuple(sorted(found, key=lambda it: (it.date, it.organization.name, it.nth))),
            organizations=_named(site, organization),
            url=site.url,
        )

    def agenda(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Read a meeting's documents, and in them its agenda and its decisions: the portal itself has no items."""
        try:
            listed = yield from _with_documents(meeting)
        except (LayoutError, StatusError):
            # The address holds the portal's state (`!ut/p/z1/…`), which ends with a session or an update.
            found = yield from self._find(site, meeting)
            listed = yield from _with_documents(found)
        read = yield from read_papers(listed)
        return read.model_copy(update={"agenda": _filed(read.agenda, read.documents)})

    def _find(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Find a meeting's page by its organization and day."""
        listing = yield from self.meetings(
            site, Window(first=meeting.date, last=meeting.date), meeting.organization.name
        )
        return meeting.model_copy(update={"url": find_again(listing.meetings, meeting, site.url).url})


def _years(form: Form, window: Window) -> tuple[Choice, ...]:
    """Pick the years to ask for, newest first as the form has them."""
    return tuple(it for it in real_choices(form, YEAR) if window.first.year <= _year(it) <= window.last.year)


def _year(choice: Choice) -> int:
    match = re.search(r"(?<!\d)(?:19|20)\d{2}(?!\d)", f"{choice.text} {choice.value}")
    return int(match.group()) if match else 0


def _answered(form: Form, window: Window) -> Window:
    """Narrow the window to what the form answers for; raise when that is nothing."""
    oldest = min((year for it in real_choices(form, YEAR) if (year := _year(it))), default=None)
    if oldest is None:
        raise LayoutError(form.action, missing=f"years to choose in {YEAR}")
    return from_day(window, dt.date(oldest, 1, 1))


def _choices(form: Form, site: Site, organization: str | None) -> tuple[Choice, ...]:
    """Pick the organizations to ask for."""
    offered = real_choices(form, ORGANIZATION)
    wanted = (organization,) if organization is not None else site.organizations
    if not wanted:
        return offered
    names = {_name(it) for it in wanted}
    chosen = tuple(it for it in offered if names & {_name(it.text), _name(it.value)})
    if not chosen:
        shown = ", ".join(it.text for it in offered)
        raise InputError(field="organization", value=", ".join(wanted), expected=f"one of {shown}")
    return chosen


def _name(words: str) -> str:
    return read_organization(words).name.casefold()


def _named(site: Site, organization: str | None) -> tuple[str, ...] | None:
    if organization is not None:
        return (read_organization(organization).name,)
    return site.organizations or None


def _counted(rows: tuple[Row, ...]) -> Iterator[tuple[Row, int]]:
    """Count the meetings of each day."""
    seen: Counter[dt.date] = Counter()
    for row in rows:
        seen[row.day] += 1
        yield row, seen[row.day]


def _meeting(site: Site, choice: Choice, row: Row, nth: int) -> Meeting:
    stated = read_stated(row.words, row.day)
    return Meeting(
        organization=read_organization(choice.text),
        date=row.day,
        municipality=site.municipality,
        url=row.url,
        status=stated.status,
        status_words=stated.words,
        extra=stated.extra,
        reserve=stated.reserve,
        warnings=(row.warning,) if row.warning else (),
        nth=nth,
        provenance=Provenance(words=row.words or None, url=row.url),
    )


def _with_documents(meeting: Meeting) -> Flow[Meeting]:
    """Read the meeting's own page."""
    if meeting.url is None:
        raise LayoutError(None, missing=f"an address of the meeting of {meeting.date.isoformat()}")
    page = yield Request(meeting.url, expects="html")
    check_day(page, meeting.date)
    words = meeting.provenance.words if meeting.provenance else None
    return holding(meeting, read_documents(page)).model_copy(update={"provenance": page.ground(words)})


def _filed(agenda: tuple[AgendaItem, ...] | None, documents: tuple[Document, ...]) -> tuple[AgendaItem, ...] | None:
    """File the papers under the items whose numbers their names begin with."""
    by_number: dict[str, list[Document]] = {}
    for document in documents:
        match = _ITEM_FILE.match(document.title)
        if match:
            by_number.setdefault(match[1].lstrip("0"), []).append(document)
    if agenda is None:
        return None
    return tuple(
        item.model_copy(update={"documents": (*item.documents, *by_number.get(item.number or "", ()))})
        for item in agenda
    )
