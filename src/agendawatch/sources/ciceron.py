"""Ciceron: a diary that is searched over JSON-RPC, and its notice board."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar
from urllib.parse import quote, unquote, urlsplit

from agendawatch.errors import LayoutError, ReadError
from agendawatch.lang.sv.calendar import find_times
from agendawatch.lang.sv.organizations import find_organization, find_organizations, read_organization
from agendawatch.lang.sv.pages.minutes import is_about_minutes
from agendawatch.lang.sv.pages.portals import MEETING_SEARCHES
from agendawatch.model import (
    AgendaItem,
    Caveat,
    CaveatCode,
    Document,
    DocumentClassification,
    Listing,
    Meeting,
    MeetingStatus,
    Organization,
    OrganizationClassification,
    Provenance,
    Site,
    Window,
)
from agendawatch.readers.meeting_status import media_type_of, read_stated
from agendawatch.sources.flow import Flow, Notice
from agendawatch.sources.json_answers import Record, json_call, parse, read_json, record, records, words
from agendawatch.sources.listed import each_once, find_day, kind_of, listed_item, listed_meeting
from agendawatch.sources.papers import dated_notice, read_decisions, read_papers
from agendawatch.sources.platform_marks import find_host, host_of
from agendawatch.sources.selection import Wanted, by_hour, count_days, from_day, listing, lost

# Ciceron's JSON-RPC: one session, calls in it, and a search whose rows must be as many as its hits.
#
# Results come as JSON inside words inside JSON. A session that the server has lost answers with an error, or with
# hits without rows: then the search is made anew, in a new session, a few times.

T = TypeVar("T")
_SESSIONS = 3
"""How often a search is made before a lost session is an error."""
_ROWS_AT_ONCE = 100
_ROWS_AT_MOST = 20_000
_ENVELOPES = ("results", "result", "value")
"""Names that hold nothing but the answer itself; which of them a method uses differs."""
_DEEPEST = 6
_DETAILS = frozenset({"documents", "items", "tid", "plats"})


@dataclass(slots=True)
class PortalSession:
    """A session at a portal, opened anew where it is lost."""

    portal: str
    """Scheme and host."""
    key: str | None = None
    """The session's; `None` before it is opened, and when it is lost."""
    seen: dt.datetime | None = None
    """When the portal last answered; `None` before it did."""
    opened: int = 0
    """How many sessions there have been."""

    @property
    def endpoint(self) -> str:
        """The address of every call."""
        return f"{self.portal}/json"

    def call(self, method: str, params: Mapping[str, object]) -> Flow[object]:
        """Call a method, in the session; returns its answer without envelopes."""
        facts: dict[str, object] = {"jsonrpc": "2.0", "method": f"CiceronsokServer:{method}", "params": params}
        if self.key is not None:
            facts["session_id"] = self.key  # at top level: among the params it is ignored
        page = yield json_call(self.endpoint, facts)
        answer = record(read_json(page), page.url, f"an answer to {method}")
        self.seen = page.fetched
        self.key = words(answer, "session_id") or self.key
        if answer.get("error"):
            raise ReadError(expected=f"an answer to {method}", came=f"the error {answer['error']!r}", url=page.url)
        return opened(answer.get("result"), page.url)

    def within(self, work: Callable[[], Flow[T]]) -> Flow[T]:
        """Do something in the session; where that is lost, again in a new one, a few times."""
        failed: ReadError | None = None
        for _ in range(_SESSIONS):
            try:
                if self.key is None:
                    self.opened += 1
                    yield from self.call("Test", {})
                return (yield from work())
            except ReadError as error:
                failed, self.key = error, None
        raise failed or AssertionError

    def call_anew(self, method: str, params: Mapping[str, object], read: Callable[[object], T]) -> Flow[T]:
        """Call a method, and read its answer, within a session that holds."""

        def work() -> Flow[T]:
            return read((yield from self.call(method, params)))

        return self.within(work)


def opened(value: object, url: str) -> object:
    r"""Take an answer out of its envelopes, and out of the words it may be written in.

    >>> opened({"result": "{\"hits\": 27}"}, ""), opened({"value": "[1]"}, ""), opened({"results": []}, "")
    ({'hits': 27}, [1], [])
    """
    for _ in range(_DEEPEST):
        if isinstance(value, str) and value.lstrip()[:1] in {"{", "["}:
            value = parse(value, url)
            continue
        name = next((it for it in _ENVELOPES if isinstance(value, dict) and it in value), None)
        if name is None or not isinstance(value, dict):
            break
        value = value[name]
    return value


@dataclass(slots=True)
class DiarySearch:
    """A search: how it is made, and the rows it gave."""

    session: PortalSession
    method: str
    params: Mapping[str, object]
    name: str = "ciceronsok_search"
    rows: dict[str, Record] = field(default_factory=dict)
    """By what each shows, counted: two meetings of one day show the same."""
    _places: dict[str, str] = field(default_factory=dict)
    """Each row's place in the session that the search was made in."""
    _opened: int = 0
    """Which of the sessions that is."""

    def run(self) -> Flow[dict[str, Record]]:
        """Make the search, until as many rows have come as it has hits."""
        return self.session.within(self._run)

    def _run(self) -> Flow[dict[str, Record]]:
        self._opened = self.session.opened
        came = yield from self.session.call(self.method, {"search_id": self.name, **self.params})
        told = words(came, "hits") if isinstance(came, dict) else ""
        # Not every method says how many there are.
        hits = int(told) if told.isdigit() else None
        found: dict[str, Record] = {}
        last: tuple[Record, ...] = ()
        while hits is None or len(found) < min(hits, _ROWS_AT_MOST):
            asked = {"search_id": self.name, "offset": len(found), "limit": _ROWS_AT_ONCE}
            came = yield from self.session.call("ReadItems", asked)
            rows = records(came, self.session.endpoint, "a list of rows")
            if not rows or rows == last:
                break
            last = rows
            for row in rows:
                place = words(row, "id")
                found[place if place and place not in found else str(len(found))] = row
        if hits is not None and len(found) < hits:
            raise LayoutError(self.session.endpoint, missing=f"{hits} rows", came=f"{len(found)} rows")
        self.rows, self._places = {}, {}
        seen: Counter[str] = Counter()
        for place, row in found.items():
            shown = f"{words(row, 'title')} {words(row, 'object_link')}"
            seen[shown] += 1
            name = f"{shown} {seen[shown]}"
            self.rows[name], self._places[name] = row, place
        return self.rows

    def details(self, name: str) -> Flow[Record]:
        """Read what stands behind a row; where the session is lost, behind the same row of the search made anew."""
        return self.session.within(lambda: self._details(name))

    def _details(self, name: str) -> Flow[Record]:
        missing, url = f"the details of {name!r}", self.session.endpoint
        if self._opened != self.session.opened:
            yield from self._run()
        if name not in self._places:
            raise LayoutError(url, missing=f"the row {name!r}")
        asked = {"search_id": self.name, "id": self._places[name]}
        told = record((yield from self.session.call("ReadObjectDetails", asked)), url, missing)
        if not told.keys() & _DETAILS:
            # A lost session answers with the details of no meeting at all.
            raise LayoutError(url, missing=missing, came=f"an object of {', '.join(told) or 'nothing'}")
        return told


# What Ciceron's answers say: a search's rows, what stands behind one, its items and its files.

_PART = re.compile(r"(?:^|[?&])(?=[tidn]=)")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}))?")


@dataclass(frozen=True, slots=True)
class DiaryBody:
    """An organization as a diary names it."""

    diary: str
    """The diary's code: "KSF"."""
    name: str
    organization: Organization


@dataclass(frozen=True, slots=True)
class DiaryRow:
    """A meeting in a list of results, or a document that tells of one."""

    organization: Organization
    day: dt.date
    title: str
    body: str
    """The organization's name as the diary has it."""
    diary: str
    url: str
    """The meeting's page, for people."""
    start: dt.time | None = None
    warning: Caveat | None = None
    whole: bool = True
    """Whether it is a meeting; else a document of one."""


def read_bodies(came: object, url: str) -> tuple[DiaryBody, ...]:
    """Read the diaries as the organizations in them; a name without its owner is completed from its diary's."""
    bodies: list[DiaryBody] = []
    for code, value in record(came, url, "diaries").items():
        diary = record(value, url, f"the diary {code}")
        found = [it.organization for it in find_organizations(words(diary, "description", "name"))]
        boards = [it for it in found if it.classification is not OrganizationClassification.COUNCIL]
        owner = next(iter((*boards, *found)), None)
        instances = diary.get("instances")
        for it in instances if isinstance(instances, list) else ():
            name = words(it, "name", "description", "instance") if isinstance(it, dict) else str(it).strip()
            if name:
                bodies.append(DiaryBody(code, name, read_organization(name, context=owner)))
    return tuple(bodies)


def read_row(row: Record, portal: str, bodies: tuple[DiaryBody, ...]) -> DiaryRow | None:
    """Read a row; `None` for a document that tells of no meeting. A meeting without body or day is an error."""
    title = words(row, "title")
    # Take a link's query apart; names hold any sign, and blanks as they are.
    pairs = (part.partition("=") for part in _PART.split(words(row, "object_link")) if part)
    link = {name: unquote(value).strip() for name, _, value in pairs}
    whole = link.get("t") == "1"
    named = link.get("i") if whole else None
    said = find_day(title)
    linked = _MOMENT.search(link.get("d", "")) if whole else None
    day = dt.date.fromisoformat(linked[1]) if linked else said
    diary = link.get("n") or words(row, "diary_name")
    organization = _organization(named or title, diary, bodies, known=named is not None)
    if day is None or organization is None:
        if whole:
            raise LayoutError(portal, missing="a body and a day in the row of a meeting", came=title or repr(link))
        return None
    body = named or next((it.name for it in bodies if it.organization == organization), organization.name)
    differ = said is not None and said != day
    return DiaryRow(
        organization=organization,
        day=day,
        title=title,
        body=body,
        diary=diary,
        url=f"{portal}/#!/search/?t=1&i={quote(body)}&d={day.isoformat()}%2000:00:00&n={quote(diary)}",
        start=dt.time.fromisoformat(linked[2]) if linked and linked[2] and linked[2] != "00:00" else None,
        warning=Caveat.of(CaveatCode.LINK_DATE_DIFFERS, date=day.isoformat(), words=title) if differ else None,
        whole=whole,
    )


def _organization(name: str, diary: str, bodies: tuple[DiaryBody, ...], *, known: bool) -> Organization | None:
    for body in bodies:
        if body.name == name and body.diary in {diary, ""}:
            return body.organization
    return read_organization(name) if known else find_organization(name)


def read_meeting(row: DiaryRow, details: Record, site: Site, session: PortalSession) -> Meeting:
    """Read a row, and what stands behind it, as a meeting."""
    told = words(details, "tid")
    clocks = find_times(f"kl. {told}" if told[:1].isdigit() else told)
    # Midnight is a time that is not known.
    start = clocks[0].start if clocks and clocks[0].start != dt.time(0) else row.start
    place = words(details, "plats")
    stated, of_place = read_stated(f"{row.title} | {told}", row.day), read_stated(place, row.day)
    if of_place.status is MeetingStatus.CANCELLED:
        # "INSTÄLLT" is written wherever there is room; that a place is one until further notice puts nothing off.
        stated = of_place.beside(stated)
    meeting = listed_meeting(
        site,
        row.organization,
        row.day,
        stated,
        Provenance(words=row.title or None, url=row.url, seen=session.seen),
        start=start,
        end=clocks[0].end if clocks and start == clocks[0].start else None,
        url=row.url,
        documents=read_files(details.get("documents"), session.portal),
        warnings=(row.warning,),
    )
    return meeting.model_copy(update={"time_note": told if told and not clocks else None, "location": place or None})


def read_files(came: object, portal: str) -> tuple[Document, ...]:
    """Read files; those that the diary says are not there are left out, and each stands once."""
    if isinstance(came, Mapping):
        came = next((it for it in came.values() if isinstance(it, list)), None)
    listed = records(came, portal, "a list of files") if came is not None else ()
    return each_once(_file(it, portal) for it in listed if it.get("exists") is not False)


def _file(row: Record, portal: str) -> Document:
    name, place = words(row, "filename_b64"), words(row, "id")
    if not name or not place:
        raise LayoutError(portal, missing="filename_b64 and id of a file", came=f"the fields {', '.join(row)}")
    shown = words(row, "filename", "name")
    title = words(row, "title", "description", "name", "filename") or name
    size = words(row, "size")
    return Document(
        # The name goes back as it came: it is base64 of cp1252, and encoded anew as UTF-8 it names nothing.
        url=f"{portal}/download/document?filename={quote(name, safe='')}&id={quote(place, safe='')}",
        title=title,
        classification=kind_of(title, words(row, "subtitle"), shown, words(row, "type")),
        media_type=media_type_of(shown),
        size=int(size) if size.isdigit() else None,
        provenance=Provenance(words=title, url=portal),
    )


# The journey to Ciceron's meetings: the portal, its diaries, and the searches that may find a meeting.
#
# Which search finds meetings differs by diary: of meetings, of everything that a body has held, of minutes, or of
# documents by their words. They are made in this order until one has rows.

_HOSTS = (".ciceron.cloud", ".unikom.se")
_BOARD = "anslag"
"""In the names of hosts that are boards."""
_MEETING, _MINUTES, _DOCUMENT = 1, 64, 4
"""Numbers of what is searched for; a search for 64 has answered rows that say 1."""
_AROUND = dt.timedelta(days=60)
"""Documents are dated by when they were filed, not by their meeting."""


@dataclass(frozen=True, slots=True)
class DiaryMeeting:
    """A meeting, the row that showed it, and what stands behind the row."""

    meeting: Meeting
    row: DiaryRow
    details: Record


def open_session(site: Site, parameter: str = "portal", route: str = "!/search") -> Flow[PortalSession]:
    """Find the portal: told as a parameter, the site itself, or where the site's page leads."""
    missing = f"a frame or link to a Ciceron portal (#{route})"
    told = site.parameter(parameter)
    return PortalSession((yield from find_host(site, missing, lambda it: _portal(it, route), told=told)))


def _portal(address: str, route: str) -> str | None:
    parts = urlsplit(address)
    host = parts.hostname or ""
    board = "billboard" in route
    vendor = host.endswith(_HOSTS) and not parts.fragment.startswith("!/") and board == (_BOARD in host)
    return host_of(address) if vendor or parts.fragment.startswith(route) else None


def _find_meetings(session: PortalSession, site: Site, window: Window, wanted: Wanted) -> Flow[list[DiaryMeeting]]:
    """Find the meetings of some organizations in a window, each with what stands behind it."""
    told = yield from session.call_anew("ReadDiaries", {}, lambda came: read_bodies(came, session.endpoint))
    diary = site.parameter("diary", "")
    bodies = tuple(it for it in told if diary in {None, "", it.diary})
    scopes: tuple[DiaryBody | None, ...] = (None,)
    if wanted.names is not None and bodies:
        wanted.require(it.organization for it in bodies)
        scopes = tuple(it for it in bodies if it.organization in wanted)
    found: list[DiaryMeeting] = []
    for body in scopes:
        for searches in _searches(session, window, body, diary):
            shown = 0
            for search in searches:
                shown += len((yield from search.run()))
                found.extend((yield from _behind(search, bodies, site, window, wanted)))
            if shown:
                break
    return _once(found)


def _searches(
    session: PortalSession, window: Window, body: DiaryBody | None, diary: str | None
) -> Iterator[tuple[DiarySearch, ...]]:
    """Give the searches that may find meetings, the likeliest first; several belong together."""

    def search(kind: int, text: str, first: dt.date | None, last: dt.date | None) -> DiarySearch:
        scope = {"diary": body.diary if body else diary or "", "board": body.name if body else ""}
        days = {"from_date": first.isoformat() if first else "", "to_date": last.isoformat() if last else ""}
        param = json.dumps({**scope, **days, "hasFiles": False}, ensure_ascii=False)
        return DiarySearch(session, "Search", {"doctype": kind, "text": text, "param": param})

    yield (search(_MEETING, "", window.first, window.last),)
    if body is not None:
        # Numbers are words here, and only here.
        told = json.dumps({"t": "1", "i": body.name, "n": body.diary, "today": "0"}, ensure_ascii=False)
        yield (DiarySearch(session, "ReadObject", {"param": told}),)
    else:
        yield (search(_MEETING, "", None, None),)
    yield (search(_MINUTES, "", window.first, window.last),)
    first, last = window.first - _AROUND, window.last + _AROUND
    yield tuple(search(_DOCUMENT, words, first, last) for words in MEETING_SEARCHES)


def _behind(
    search: DiarySearch, bodies: tuple[DiaryBody, ...], site: Site, window: Window, wanted: Wanted
) -> Flow[list[DiaryMeeting]]:
    """Read what stands behind each row of a wanted meeting."""
    found = []
    for name, shown in search.rows.items():
        row = read_row(shown, search.session.portal, bodies)
        if row is None or row.day not in window or row.organization not in wanted:
            continue
        details = yield from search.details(name)
        found.append(DiaryMeeting(read_meeting(row, details, site, search.session), row, details))
    return found


def _once(found: list[DiaryMeeting]) -> list[DiaryMeeting]:
    """Keep each meeting once: rows of one day are two meetings where their hours, places or files differ.

    Rows that are documents tell of one meeting a day.
    """
    kept: dict[object, DiaryMeeting] = {}
    for it in found:
        day = (it.meeting.organization.name, it.meeting.date)
        told = (it.meeting.start, it.meeting.location, tuple(file.url for file in it.meeting.documents))
        name = (*day, *told) if it.row.whole else day
        before = kept.get(name)
        if before is None:
            kept[name] = it
        elif not it.row.whole:
            one, other = before.meeting, it.meeting
            status = max(one.status, other.status, key=_HOW_FAR.index)
            documents = each_once((*one.documents, *other.documents))
            kept[name] = replace(before, meeting=one.model_copy(update={"documents": documents, "status": status}))
    return list(kept.values())


_HOW_FAR = ["scheduled", "convened", "held", "postponed", "cancelled"]


_REACH = dt.timedelta(days=730)
_BOARD_KINDS = (21, 64)
"""What a board's notices count as: not settled, so both are asked for."""


class Ciceron:
    """The diary's way of publishing."""

    platform = "ciceron"

    def meetings(self, site: Site, window: Window, organization: str | None = None) -> Flow[Listing]:
        """List every meeting in the window, of one organization or of all in the diary, with its documents."""
        wanted = Wanted.of(site, organization)
        session = yield from open_session(site)
        found = yield from _find_meetings(session, site, window, wanted)
        # How far back a search reaches differs, and seldom is it more than two years.
        reach = (session.seen.date() if session.seen else window.last) - _REACH
        answered = from_day(window, min((reach, *(it.meeting.date for it in found))))
        return listing(site, answered, wanted, count_days(it.meeting for it in found))

    def agenda(self, site: Site, meeting: Meeting) -> Flow[Meeting]:
        """Read a meeting's items with their files, and what its minutes decided."""
        session = yield from open_session(site)
        day, wanted = Window(first=meeting.date, last=meeting.date), Wanted((meeting.organization.name,))
        found = yield from _find_meetings(session, site, day, wanted)
        if len(found) < meeting.nth:
            raise lost(meeting, session.endpoint)
        current = sorted(found, key=lambda it: by_hour(it.meeting))[meeting.nth - 1]
        items = yield from _items(session, current)
        update = {"id": meeting.id, "nth": meeting.nth, "agenda": items or None}
        listed = current.meeting.model_copy(update=update)
        return (yield from (read_decisions(listed) if items else read_papers(listed)))

    def notices(self, site: Site, organization: str | None = None) -> Flow[tuple[Notice, ...]]:
        """List the notices of adjusted minutes that are up now."""
        wanted = Wanted.of(site, organization)
        session = yield from open_session(site, "board", "!/billboard")
        diary = site.parameter("diary", "")
        for kind in _BOARD_KINDS:
            param = json.dumps({"has_files": False, "diary": diary, "is_post": True, "is_council": False})
            search = DiarySearch(session, "Search", {"doctype": kind, "text": "", "param": param}, "billboard_21")
            if (yield from search.run()):
                return (yield from _notices(search, wanted))
        return ()


def _items(session: PortalSession, found: DiaryMeeting) -> Flow[tuple[AgendaItem, ...]]:
    """Read the items behind a meeting, each with its files."""
    listed = found.details.get("items")
    items = []
    for row in records(listed, session.endpoint, "a list of items") if listed is not None else ():
        title = words(row, "title")
        if not title:
            raise LayoutError(session.endpoint, missing="the title of an item", came=f"the fields {', '.join(row)}")
        documents: tuple[Document, ...] = ()
        if words(row, "diarie"):
            params = {
                "instans": row.get("instans") or found.row.body,
                "mote_dat": row.get("motedat") or f"{found.row.day.isoformat()} 00:00:00",
                "case_id": row.get("diarie"),
                "avbild": row.get("avbild"),
                "diary_name": row.get("diary_name") or found.row.diary,
                "doctype": row.get("document_type"),
            }
            documents = yield from session.call_anew(
                "ReadArendeFiles", params, lambda came: read_files(came, session.portal)
            )
        ground = Provenance(words=title, url=found.row.url, seen=session.seen)
        items.append(listed_item(title, reference=words(row, "diarie"), documents=documents, provenance=ground))
    return tuple(items)


def _notices(search: DiarySearch, wanted: Wanted) -> Flow[tuple[Notice, ...]]:
    found = []
    for name, row in search.rows.items():
        title = words(row, "title")
        organization = find_organization(f"{title} {words(row, 'diary_name')}")
        known = organization is not None and organization in wanted
        if not is_about_minutes(title, words(row, "type")) or not (known or wanted.names is None):
            continue
        documents = read_files((yield from search.details(name)).get("documents"), search.session.portal)
        link = f"{search.session.portal}/#!/billboard/{words(row, 'object_link')}"
        document = Document(
            url=documents[0].url if documents else link,
            title=title,
            classification=DocumentClassification.MINUTES_NOTICE,
            media_type=documents[0].media_type if documents else None,
            provenance=Provenance(words=title, url=link, seen=search.session.seen),
        )
        found.append(dated_notice(document, title, organization))
    return tuple(found)
