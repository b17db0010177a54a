"""SiteVision's calendars of events: a web app that gives nine at a time, with moments in milliseconds UTC."""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import urljoin

from agendawatch.errors import LayoutError
from agendawatch.lang.sv.names.organizations import find_organization
from agendawatch.model import STOCKHOLM, Meeting, Site
from agendawatch.readers.meeting_status import read_stated
from agendawatch.sources.flow import Flow, Request, Response
from agendawatch.sources.json_page import Record, read_json, record, records, words

__all__ = ["find_calendar", "read_events"]

_PAGES_AT_MOST = 200
_CALENDAR = re.compile(r"/appresource/4\.[\w-]{1,60}/12\.[\w-]{1,60}/page(?![\w/])")
_MIDNIGHT = dt.time(0, 0)


def find_calendar(page: Response, site: Site) -> str | None:
    """Find the address of a page's calendar; the site's parameter `events` names it where the page does not."""
    named = site.parameter("events")
    match = _CALENDAR.search(page.text)
    found = named or (match.group() if match else None)
    return urljoin(page.url, found) if found else None


def read_events(url: str, site: Site) -> Flow[tuple[Meeting, ...]]:
    """Turn a calendar's pages until all its events have come, and keep those that an organization holds."""
    found: dict[tuple[str, str, str], Record] = {}
    for number in range(1, _PAGES_AT_MOST + 1):
        page = yield _ask(url, number)
        answer = record(read_json(page), page.url, "an object with items")
        rows = records(answer.get("items"), page.url, "a list of items")
        new = {_key(row): row for row in rows if _key(row) not in found}
        found |= new
        expected = answer.get("hitCount")
        if not isinstance(expected, int):
            raise LayoutError(page.url, missing="hitCount")
        if len(found) >= expected:
            return tuple(it for row in found.values() if (it := _meeting(row, page, site)))
        if not new:
            raise LayoutError(page.url, missing=f"all {expected} events", came=f"{len(found)} of them")
    raise LayoutError(url, missing=f"an end of the calendar within {_PAGES_AT_MOST} pages")


def _ask(url: str, number: int) -> Request:
    params = (("p", str(number)), ("f", ""), ("t", ""), ("c", ""), ("svAjaxReqParam", "ajax"))
    return Request(url, params, headers=(("X-Requested-With", "XMLHttpRequest"),), expects="json")


def _key(row: Record) -> tuple[str, str, str]:
    return words(row, "URI", "url"), words(row, "startDate"), words(row, "displayName")


def _meeting(row: Record, page: Response, site: Site) -> Meeting | None:
    """Read an event as a meeting; `None` for one that no political organization holds."""
    title = words(row, "displayName", "name", "title")
    organization = find_organization(title)
    if organization is None:
        return None
    first = _moment(row.get("startDate"), page)
    last = _moment(row["endDate"], page) if row.get("endDate") else None
    stated = read_stated(title, first.date())
    several = last is not None and last.date() > first.date()
    timed = first.time() != _MIDNIGHT
    return Meeting(
        organization=organization,
        date=first.date(),
        end_date=last.date() if several and last else None,
        start=first if timed else None,
        end=last if timed and last and last > first and not several else None,
        municipality=site.municipality,
        url=urljoin(page.url, words(row, "URI", "url")) if words(row, "URI", "url") else None,
        status=stated.status,
        status_words=stated.words,
        extra=stated.extra,
        reserve=stated.reserve,
        provenance=page.ground(title),
    )


def _moment(value: object, page: Response) -> dt.datetime:
    try:
        return dt.datetime.fromtimestamp(int(str(value)) / 1000, STOCKHOLM)
    except (ValueError, OverflowError, OSError) as error:
        raise LayoutError(page.url, missing="a moment in milliseconds", came=repr(value)) from error
