"""Which platform answers at an address: read off its page, or asked of its host."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

from agendawatch.arguments import Page
from agendawatch.arguments import page as read_page
from agendawatch.documents.html import is_pdf
from agendawatch.documents.parts import open_page
from agendawatch.errors import FetchError, InputError, ReadError, RefusedError
from agendawatch.lang.sv.pages.documents import classify_document, score_link
from agendawatch.model import Caveat, CaveatCode, DocumentClassification, Municipality, Site, Value
from agendawatch.readers.announced import read_schema_org
from agendawatch.readers.meeting_status import is_file
from agendawatch.readers.schedule import read_schedule
from agendawatch.registry import municipality as municipality_of
from agendawatch.sources.announced_events import to_meetings
from agendawatch.sources.flow import Flow, Request, Response
from agendawatch.sources.json_answers import json_call
from agendawatch.sources.platform_marks import (
    ADDRESS_MARKS,
    BOARD,
    CMS,
    FORMAT,
    LINKED,
    OWN,
    OWN_ADDRESS_MARKS,
    PAGE_MARKS,
    WHOLE,
    PlatformMark,
    addresses,
)

_Kind = DocumentClassification
_OF_MEETINGS = frozenset({_Kind.NOTICE, _Kind.AGENDA, _Kind.MINUTES, _Kind.PARTIAL_MINUTES, _Kind.PAPERS})
_FILES = 25
"""What files of meetings on the page itself add to the mark of its CMS: more than a link to a board elsewhere."""
_HIGH, _MEDIUM = 65, 50
_OF_A_BOARD = 2
"""What the title of a feed must score over to be of meetings: a notice board's news are of all sorts."""
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""The moment of a page that nobody fetched; nothing here depends on it."""


class Detection(Value):
    """What answers at an address."""

    platform: str | None
    """A name of `PLATFORMS`; `None` when nothing tells."""
    url: str
    """The site's address: the page's own, or where it leads."""
    parameters: tuple[tuple[str, str], ...] = ()
    """What the platform needs beside the address, as far as the page tells."""
    confidence: Literal["high", "medium", "low"]
    """`high` when a platform's own mark was seen, `medium` for what stands around it, `low` for a guess."""
    evidence: tuple[Caveat, ...] = ()
    """What it rests on, heaviest first."""

    def site(self, municipality: Municipality | str | None = None) -> Site:
        """Make a site of it."""
        return Site(
            url=self.url,
            platform=self.platform,
            municipality=municipality if municipality is None else municipality_of(municipality),
            parameters=self.parameters,
            confidence=self.confidence,
        )


_Weighed: TypeAlias = tuple[int, Detection]
"""How much a detection weighs, and what it is."""


def detect(page: Page, url: str) -> Detection:
    """Tell which platform a page is of, or leads to.

    >>> found = detect('<iframe src="https://www.netpublicator.com/reader/r1234567"></iframe>', "https://kommun.example/")
    >>> found.platform, found.url, found.confidence
    ('netpublicator', 'https://www.netpublicator.com/reader/r1234567', 'high')
    >>> [(ground.code.value, ground.facts) for ground in found.evidence]
    [('address_known', {'address': 'https://www.netpublicator.com/reader/r1234567'})]

    The address and what the platform itself wrote tell more than a link, and a link to where meetings
    are more than one to a notice board; the CMS around it all tells least, unless the page holds their files.
    """
    held = read_page(page)
    body = held.encode() if isinstance(held, str) else held
    return _find(Response(url, 200, body, _NEVER, charset="utf-8" if isinstance(held, str) else None))


def _find(page: Response) -> Detection:
    """Weigh every mark that a page bears; the heaviest holds."""
    if not _is_address(page.url):
        raise InputError(field="url", value=page.url, expected="an address")
    # The files of meetings that the page links to.
    links = {} if is_pdf(page.body) else {link: part.text for part, link in open_page(page.text, page.url).links()}
    kinds = (classify_document(f"{words} {link}") for link, words in links.items() if is_file(link))
    files = sum(kind in _OF_MEETINGS for kind in kinds)
    found = [*_by_address(page), *_by_format(page)]
    if not is_pdf(page.body):
        found += [*_by_html(page, files), *_by_links(page), *_by_feeds(page)]
    if not found:
        # Take a page without any mark for one that lists meetings, where it does.
        if files:
            return _finding("page", page.url, CMS - 8, Caveat.of(CaveatCode.FILES_FOUND, count=files))[1]
        try:
            told = read_schedule(page.body if is_pdf(page.body) else page.text)
            listed = len(told) + sum(len(doubt.alternatives[0].meetings) for doubt in told.doubts if doubt.alternatives)
        except ReadError:
            listed = 0
        if listed:
            return _finding("page", page.url, CMS - 10, Caveat.of(CaveatCode.MEETINGS_FOUND, count=listed))[1]
        nothing = (Caveat.of(CaveatCode.NOTHING_KNOWN),)
        return Detection(platform=None, url=page.url, confidence="low", evidence=nothing)
    found.sort(key=itemgetter(0), reverse=True)
    best = found[0][1]
    same = dict.fromkeys(ground for _, it in found if it.platform == best.platform for ground in it.evidence)
    return best.model_copy(update={"evidence": tuple(same)[:5]})


def find_by_address(url: str) -> Detection | None:
    """Tell what an address alone says; `None` where its page must be seen."""
    told = _by_address(Response(url, 200, b"", _NEVER))
    return next((it for weight, it in told if weight == OWN and not it.parameters), None)


def find_platform(page: Response) -> Detection | None:
    """Tell which platform for meetings a page is of, or leads to by a frame, a link or a script; `None` for none.

    What made the page around it, a list on it, and a notice board alone are no such platform.
    """
    if is_pdf(page.body) or not _is_address(page.url):
        return None
    found = [it for it in (*_by_address(page), *_by_html(page, 0), *_by_links(page)) if it[0] > BOARD]
    _, best = max(found, key=itemgetter(0), default=(0, None))
    return best if best is not None and best.platform in WHOLE else None


def _finding(platform: str, url: str, weight: int, evidence: Caveat, parameters: tuple[tuple[str, str], ...] = ()) -> _Weighed:  # fmt: skip
    confidence: Literal["high", "medium", "low"] = (
        "high" if weight >= _HIGH else "medium" if weight >= _MEDIUM else "low"
    )
    return weight, Detection(
        platform=platform, url=url, parameters=parameters, confidence=confidence, evidence=(evidence,)
    )


def _marked(mark: PlatformMark, address: str, weight: int, page: Response) -> _Weighed:
    parameters = ((mark.parameter, address),) if mark.parameter else ()
    # A board's own address is a parameter; the reader is found, if at all, from the page.
    url = page.url if mark.parameter else mark.site(address)
    return _finding(mark.platform, url, weight, Caveat.of(CaveatCode.ADDRESS_KNOWN, address=address), parameters)


def _by_address(page: Response) -> Iterator[_Weighed]:
    for mark in ADDRESS_MARKS:
        if mark.pattern.match(page.url):
            yield _marked(mark, page.url, OWN, page)
    for mark in OWN_ADDRESS_MARKS:
        if mark.pattern.match(page.url):
            yield _marked(mark, page.url, mark.weight, page)


def _by_format(page: Response) -> Iterator[_Weighed]:
    begins = page.text[:2000].lstrip("\ufeff \t\r\n")
    if begins[:15].upper().startswith("BEGIN:VCALENDAR"):
        yield _finding("ical", page.url, FORMAT, Caveat.of(CaveatCode.FORMAT_KNOWN, format="iCalendar"))
    if begins[:1] == "<" and ("<rss" in begins or "<feed" in begins or "<rdf:RDF" in begins):
        yield _finding("rss", page.url, FORMAT, Caveat.of(CaveatCode.FORMAT_KNOWN, format="RSS/Atom"))
    if "application/ld+json" in page.text or begins[:1] in {"{", "["}:
        try:
            held = to_meetings(read_schema_org(page.text, page.url), page, Site(url=page.url))
        except ReadError:
            return
        if held:
            yield _finding("jsonld", page.url, LINKED - 4, Caveat.of(CaveatCode.EVENTS_FOUND, count=len(held)))


def _by_html(page: Response, files: int) -> Iterator[_Weighed]:
    for mark in PAGE_MARKS:
        found = mark.pattern.search(page.text)
        if found:
            own = mark.platform in {"sitevision", "page"} and files
            weight = mark.weight + (_FILES if own else 0)
            words = found.group().strip().strip("\"'")
            yield _finding(mark.platform, mark.site(page.url), weight, Caveat.of(CaveatCode.MARKUP_KNOWN, words=words))


def _by_links(page: Response) -> Iterator[_Weighed]:
    for address in filter(_is_address, addresses(page)):
        for mark in ADDRESS_MARKS:
            if mark.pattern.match(address):
                yield _marked(mark, address, mark.weight, page)
                break


def _is_address(address: str) -> bool:
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False


def _by_feeds(page: Response) -> Iterator[_Weighed]:
    """Find calendars and news of meetings that a page offers; news of anything else is passed over."""
    root = open_page(page.text, page.url)
    for part, address in root.links("link[type='text/calendar'], a[href^='webcal:'], a[href$='.ics']"):
        url = address.replace("webcal:", "https:", 1)
        words = f"{part.text} {part.attribute('title') or ''} {url}"
        if score_link(words) > 0 or part.attribute("type"):
            yield _finding("ical", url, LINKED - 20, Caveat.of(CaveatCode.FEED_LINKED, address=url))
    for part, address in root.links("link[type='application/rss+xml'], link[type='application/atom+xml']"):
        if score_link(part.attribute("title") or "") > _OF_A_BOARD:
            yield _finding("rss", address, CMS + 4, Caveat.of(CaveatCode.FEED_LINKED, address=address))


# Hosts that serve but an empty shell, which scripts fill.


_TEST = {"jsonrpc": "2.0", "method": "CiceronsokServer:Test", "params": {}, "id": 1}
_PROBES: tuple[tuple[str, Callable[[str], Request], str], ...] = (
    ("ciceron", lambda host: json_call(f"{host}/json", _TEST, repeatable=True), "session_id"),
    ("norrkoping", lambda host: Request(f"{host}/api/boards/", expects="json"), "name"),
    ("evolution", lambda host: Request(f"{host}/api/units", expects="json"), "["),
    ("evolution", lambda host: Request(f"{host}/api/folders", expects="json"), "["),
)
"""Questions that only one platform answers, and a field or sign that stands in its answer."""


def is_shell(page: Response) -> bool:
    """Tell whether a page is drawn by scripts only."""
    if not page.body or is_pdf(page.body):
        return False
    root = open_page(page.text, page.url)
    return not root.all("a[href]") and not root.all("iframe[src], frame[src]")


def probe_host(host: str) -> Flow[Detection | None]:
    """Ask a host what only one platform answers; `None` where none does."""
    for platform, question, mark in _PROBES:
        ask = question(host)
        try:
            page = yield ask
        except (FetchError, ReadError, RefusedError):
            continue
        if mark in page.text:
            answers = (Caveat.of(CaveatCode.ADDRESS_ANSWERS, address=ask.url),)
            return Detection(platform=platform, url=f"{host}/", confidence="high", evidence=answers)
    return None
