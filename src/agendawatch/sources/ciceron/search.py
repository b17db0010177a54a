"""The journey to Ciceron's meetings: the portal, its diaries, and the searches that may find a meeting.

Which search finds meetings differs by diary: of meetings, of everything that a body has held, of
minutes, or of documents by their words. They are made in this order until one has rows.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from agendawatch.errors import ReadError
from agendawatch.lang.sv.pages.search_words import MEETING_SEARCHES
from agendawatch.model import Meeting, Provenance, Site, Window
from agendawatch.sources.ciceron.calls import Line, Search
from agendawatch.sources.ciceron.rows import Body, Row, read_bodies, read_meeting, read_row
from agendawatch.sources.flow import Flow, Request
from agendawatch.sources.json_page import Record
from agendawatch.sources.landing import find_portal, host_of, is_bare
from agendawatch.sources.selection import Wanted, count_days

__all__ = ["Found", "find_meetings", "open_line"]

_HOSTS = (".ciceron.cloud", ".unikom.se")
_BOARD = "anslag"
"""In the names of hosts that are boards."""
_MEETING, _MINUTES, _DOCUMENT = 1, 64, 4
"""Numbers of what is searched for; a search for 64 has answered rows that say 1."""
_AROUND = dt.timedelta(days=60)
"""Documents are dated by when they were filed, not by their meeting."""
_LATEST = dt.datetime.max.replace(tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Found:
    """A meeting, the row that showed it, and what stands behind the row."""

    meeting: Meeting
    row: Row
    details: Record


def open_line(site: Site, parameter: str = "portal", route: str = "!/search") -> Flow[Line]:
    """Find the portal: told as a parameter, the site itself, or where the site's page leads."""
    told = site.parameter(parameter)
    if told is not None:
        return Line(host_of(told))
    if _portal(site.url, route) or is_bare(site.url):
        return Line(host_of(site.url))
    page = yield Request(site.url, expects="html")
    missing = f"a frame or link to a Ciceron portal (#{route})"
    return Line(find_portal(page, lambda it: _portal(it, route), missing))


def _portal(address: str, route: str) -> str | None:
    parts = urlsplit(address)
    host = parts.hostname or ""
    board = "billboard" in route
    vendor = host.endswith(_HOSTS) and not parts.fragment.startswith("!/") and board == (_BOARD in host)
    return host_of(address) if vendor or parts.fragment.startswith(route) else None


def find_meetings(line: Line, site: Site, window: Window, wanted: Wanted) -> Flow[tuple[Found, ...]]:
    """Find the meetings of some organizations in a window, in order, each with what stands behind it."""
    bodies = yield from _bodies(line, site)
    scopes: tuple[Body | None, ...] = (None,)
    if wanted.names is not None and bodies:
        wanted.require(it.organization for it in bodies)
        scopes = tuple(it for it in bodies if it.organization in wanted)
    found: list[Found] = []
    for body in scopes:
        for searches in _searches(line, window, body, site.parameter("diary", "")):
            shown = 0
            for search in searches:
                shown += len((yield from search.run()))
                found.extend((yield from _behind(search, bodies, site, window, wanted)))
            if shown:
                break
    return _counted(_once(found))


def _bodies(line: Line, site: Site) -> Flow[tuple[Body, ...]]:
    """Read the diaries; once more where the session was lost just then."""
    try:
        bodies = yield from _opened(line)
    except ReadError:
        line.session = None
        bodies = yield from _opened(line)
    diary = site.parameter("diary")
    return tuple(it for it in bodies if diary in {None, "", it.diary})


def _opened(line: Line) -> Flow[tuple[Body, ...]]:
    yield from line.call("Test", {})
    return read_bodies((yield from line.call("ReadDiaries", {})), line.door)


def _searches(line: Line, window: Window, body: Body | None, diary: str | None) -> Iterator[tuple[Search, ...]]:
    """Give the searches that may find meetings, the likeliest first; several belong together."""
    scope = {"diary": body.diary if body else diary or "", "board": body.name if body else ""}
    within = _dated(scope, window.first, window.last)
    yield (_search(line, _MEETING, "", within),)
    if body is not None:
        # Numbers are words here, and only here.
        told = json.dumps({"t": "1", "i": body.name, "n": body.diary, "today": "0"}, ensure_ascii=False)
        yield (Search(line, "ReadObject", {"param": told}),)
    else:
        yield (_search(line, _MEETING, "", {**scope, "from_date": "", "to_date": ""}),)
    yield (_search(line, _MINUTES, "", within),)
    around = _dated(scope, window.first - _AROUND, window.last + _AROUND)
    yield tuple(_search(line, _DOCUMENT, words, around) for words in MEETING_SEARCHES)


def _dated(scope: Mapping[str, str], first: dt.date, last: dt.date) -> dict[str, str]:
    return {**scope, "from_date": first.isoformat(), "to_date": last.isoformat()}


def _search(line: Line, kind: int, text: str, scope: Mapping[str, str]) -> Search:
    param = json.dumps({**scope, "hasFiles": False}, ensure_ascii=False)
    return Search(line, "Search", {"doctype": kind, "text": text, "param": param})


def _behind(search: Search, bodies: tuple[Body, ...], site: Site, window: Window, wanted: Wanted) -> Flow[list[Found]]:
    """Read what stands behind each row of a wanted meeting."""
    found = []
    for place, shown in enumerate(search.rows):
        row = read_row(shown, search.line.portal, bodies)
        if row is None or row.day not in window or row.organization not in wanted:
            continue
        details = yield from search.details(place)
        base = Meeting(
            organization=row.organization,
            date=row.day,
            municipality=site.municipality,
            url=row.url,
            provenance=Provenance(words=row.title or None, url=row.url, seen=search.line.seen),
        )
        found.append(Found(read_meeting(row, details, search.line.portal, base), row, details))
    return found


def _once(found: list[Found]) -> list[Found]:
    """Keep each meeting once: rows of one day are two meetings where their hours, places or files differ.

    Rows that are documents tell of one meeting a day.
    """
    kept: dict[object, Found] = {}
    for it in found:
        day = (it.meeting.organization.name, it.meeting.date)
        told = (it.meeting.start, it.meeting.location, tuple(file.url for file in it.meeting.documents))
        name = (*day, *told) if it.row.whole else day
        before = kept.get(name)
        if before is None:
            kept[name] = it
        elif not it.row.whole:
            kept[name] = replace(before, meeting=_together(before.meeting, it.meeting))
    return list(kept.values())


def _together(one: Meeting, other: Meeting) -> Meeting:
    known = {it.url for it in one.documents}
    documents = (*one.documents, *(it for it in other.documents if it.url not in known))
    return one.model_copy(update={"documents": documents, "status": max(one.status, other.status, key=_HOW_FAR.index)})


_HOW_FAR = ["scheduled", "convened", "held", "postponed", "cancelled"]


def _counted(found: list[Found]) -> tuple[Found, ...]:
    ordered = sorted(found, key=lambda it: (it.meeting.date, it.meeting.organization.name, it.meeting.start or _LATEST))
    meetings = count_days(it.meeting for it in ordered)
    return tuple(replace(it, meeting=meeting) for it, meeting in zip(ordered, meetings, strict=True))
