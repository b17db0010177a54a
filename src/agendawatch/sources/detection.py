"""Which platform answers at an address: read off its page, or found behind the page's links and frames."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal
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
    host_of,
    is_bare,
)

_Kind = DocumentClassification
_OF_MEETINGS = frozenset({_Kind.NOTICE, _Kind.AGENDA, _Kind.MINUTES, _Kind.PARTIAL_MINUTES, _Kind.PAPERS})
_FILES = 25
"""What files of meetings on the page itself add to the mark of its CMS: more than a link to a board elsewhere."""
_HIGH, _MEDIUM = 65, 50
_FEED = LINKED - 20
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


@dataclass(frozen=True, slots=True)
class WeighedDetection:
    """A detection, and how much it weighs."""

    detection: Detection
    weight: int
    files: int = 0
    """How many files of meetings the page holds."""


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
    return find(Response(url, 200, body, _NEVER, charset="utf-8" if isinstance(held, str) else None)).detection


def find(page: Response) -> WeighedDetection:
    """Weigh every mark that a page bears; the heaviest holds."""
    if not _is_address(page.url):
        raise InputError(field="url", value=page.url, expected="an address")
    files = _meeting_files(page)
    found = [*_by_address(page), *_by_format(page)]
    if not is_pdf(page.body):
        found += [*_by_html(page, files), *_by_links(page), *_by_feeds(page)]
    if not found:
        return _by_content(page, files)
    best = max(found, key=lambda it: it.weight)
    same = dict.fromkeys(
        evidence
        for it in sorted(found, key=lambda it: -it.weight)
        if it.detection.platform == best.detection.platform
        for evidence in it.detection.evidence
    )
    detection = best.detection.model_copy(update={"evidence": tuple(same)[:5]})
    return WeighedDetection(detection, best.weight, files)


def find_by_address(url: str) -> WeighedDetection | None:
    """Tell what an address alone says; `None` where its page must be seen."""
    page = Response(url, 200, b"", _NEVER)
    return next((it for it in _by_address(page) if it.weight == OWN and not it.detection.parameters), None)


def find_platform(page: Response) -> Detection | None:
    """Tell which platform for meetings a page is of, or leads to by a frame, a link or a script; `None` for none.

    What made the page around it, a list on it, and a notice board alone are no such platform.
    """
    if is_pdf(page.body) or not _is_address(page.url):
        return None
    found = [it for it in (*_by_address(page), *_by_html(page, 0), *_by_links(page)) if it.weight > BOARD]
    best = max(found, key=lambda it: it.weight, default=None)
    return best.detection if best is not None and best.detection.platform in WHOLE else None


def _finding(platform: str, url: str, weight: int, evidence: Caveat, parameters: tuple[tuple[str, str], ...] = ()) -> WeighedDetection:  # fmt: skip
    confidence: Literal["high", "medium", "low"] = (
        "high" if weight >= _HIGH else "medium" if weight >= _MEDIUM else "low"
    )
    detection = Detection(
        platform=platform, url=url, parameters=parameters, confidence=confidence, evidence=(evidence,)
    )
    return WeighedDetection(detection, weight)


def _marked(mark: PlatformMark, address: str, weight: int, page: Response) -> WeighedDetection:
    parameters = ((mark.parameter, address),) if mark.parameter else ()
    # A board's own address is a parameter; the reader is found, if at all, from the page.
    url = page.url if mark.parameter else mark.site(address)
    return _finding(mark.platform, url, weight, Caveat.of(CaveatCode.ADDRESS_KNOWN, address=address), parameters)


def _by_address(page: Response) -> Iterator[WeighedDetection]:
    for mark in ADDRESS_MARKS:
        if mark.pattern.match(page.url):
            yield _marked(mark, page.url, OWN, page)
    for mark in OWN_ADDRESS_MARKS:
        if mark.pattern.match(page.url):
            yield _marked(mark, page.url, mark.weight, page)


def _by_format(page: Response) -> Iterator[WeighedDetection]:
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


def _by_html(page: Response, files: int) -> Iterator[WeighedDetection]:
    for mark in PAGE_MARKS:
        found = mark.pattern.search(page.text)
        if found:
            own = mark.platform in {"sitevision", "page"} and files
            weight = mark.weight + (_FILES if own else 0)
            words = found.group().strip().strip("\"'")
            yield _finding(mark.platform, mark.site(page.url), weight, Caveat.of(CaveatCode.MARKUP_KNOWN, words=words))


def _by_links(page: Response) -> Iterator[WeighedDetection]:
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


def _by_feeds(page: Response) -> Iterator[WeighedDetection]:
    """Find calendars and news of meetings that a page offers; news of anything else is passed over."""
    root = open_page(page.text, page.url)
    for part in root.all("link[type='text/calendar'], a[href^='webcal:'], a[href$='.ics']"):
        url = (part.link() or "").replace("webcal:", "https:", 1)
        words = f"{part.text} {part.attribute('title') or ''} {url}"
        if url and (score_link(words) > 0 or part.attribute("type")):
            yield _finding("ical", url, _FEED, Caveat.of(CaveatCode.FEED_LINKED, address=url))
    for part in root.all("link[type='application/rss+xml'], link[type='application/atom+xml']"):
        address = part.link()
        if address and score_link(part.attribute("title") or "") > _OF_A_BOARD:
            yield _finding("rss", address, CMS + 4, Caveat.of(CaveatCode.FEED_LINKED, address=address))


def _by_content(page: Response, files: int) -> WeighedDetection:
    """Take a page without any mark for one that lists meetings, where it does."""
    if files:
        made = _finding("page", page.url, CMS - 8, Caveat.of(CaveatCode.FILES_FOUND, count=files))
        return replace(made, files=files)
    try:
        told = read_schedule(page.body if is_pdf(page.body) else page.text)
        listed = len(told) + sum(len(doubt.alternatives[0].meetings) for doubt in told.doubts if doubt.alternatives)
    except ReadError:
        listed = 0
    if listed:
        return _finding("page", page.url, CMS - 10, Caveat.of(CaveatCode.MEETINGS_FOUND, count=listed))
    nothing = (Caveat.of(CaveatCode.NOTHING_KNOWN),)
    return WeighedDetection(Detection(platform=None, url=page.url, confidence="low", evidence=nothing), 0)


def _meeting_files(page: Response) -> int:
    """Count the files of meetings that a page links to."""
    if is_pdf(page.body):
        return 0
    links = {link: part.text for part in open_page(page.text, page.url).all("a[href]") if (link := part.link())}
    return sum(classify_document(f"{words} {link}") in _OF_MEETINGS for link, words in links.items() if is_file(link))


# The way from a municipality's own page to the platform behind it, as a conversation.

_PAGES_AT_MOST = 12
_DEEPEST = 3
_FRAME = 20
"""A frame's score: more than any link's, for it is the page."""
_SURE = LINKED - 5
"""From which weight on nothing better is looked for."""


@dataclass(frozen=True, slots=True)
class _Probe:
    """A question that only one platform answers."""

    platform: str
    ask: Callable[[str], Request]
    mark: str
    """A field or sign that stands in its answer."""


def _test(host: str) -> Request:
    body = json.dumps({"jsonrpc": "2.0", "method": "CiceronsokServer:Test", "params": {}, "id": 1}).encode()
    return Request(f"{host}/json", method="POST", body=body, headers=(("Content-Type", "application/json"),), expects="json")  # fmt: skip


_PROBES = (
    _Probe("ciceron", _test, "session_id"),
    _Probe("norrkoping", lambda host: Request(f"{host}/api/boards/", expects="json"), "name"),
    _Probe("evolution", lambda host: Request(f"{host}/api/units", expects="json"), "["),
    _Probe("evolution", lambda host: Request(f"{host}/api/folders", expects="json"), "["),
)


@dataclass(slots=True)
class _LinkWalk:
    """The pages still to see, by how surely they lead to meetings."""

    seen: set[str] = field(default_factory=set)
    ahead: list[tuple[int, int, str]] = field(default_factory=list)
    """Score, depth and address."""

    def take(self) -> tuple[int, str] | None:
        """Take the most promising one; `None` when there is none."""
        if not self.ahead:
            return None
        best = max(self.ahead, key=lambda it: (it[0], -it[1]))
        self.ahead.remove(best)
        return best[1], best[2]

    def add(self, page: Response, depth: int) -> None:
        """Add the links of a page."""
        for score, address in _links(page):
            if address not in self.seen and depth < _DEEPEST:
                self.seen.add(address)
                self.ahead.append((score, depth + 1, address))


def detecting(url: str) -> Flow[Detection]:
    """Find the platform behind an address: on its page, in its frames, or behind its most promising links.

    An address that tells by itself is not asked. The first page's failure is raised; a page further on that fails is passed over. At most a dozen
    pages are asked for. A host that serves but an empty shell is asked what only one platform answers.
    """
    told = find_by_address(url)
    if told is not None:
        return told.detection
    page = yield Request(url)
    walk = _LinkWalk(seen={url, page.url})
    best, depth = find(page), 0
    for _ in range(_PAGES_AT_MOST):
        if best.weight >= _SURE:
            break
        if is_shell(page):
            best = max(best, (yield from _probed(host_of(page.url))), key=_rank)
        walk.add(page, depth)
        step = walk.take() if best.weight < _SURE else None
        if step is None:
            break
        depth, address = step
        try:
            page = yield Request(address)
        except (FetchError, ReadError, RefusedError):
            page = Response(address, 404, b"", page.fetched)
            continue
        best = max(best, find(page), key=_rank)
    return best.detection


def _rank(finding: WeighedDetection) -> tuple[int, int]:
    return finding.weight, finding.files


def _links(page: Response) -> Iterator[tuple[int, str]]:
    """Give the frames of a page, and those of its links whose words speak of meetings or of a portal."""
    if is_pdf(page.body) or not page.body:
        return
    root = open_page(page.text, page.url)
    own = _domain(page.url)
    about_meetings = score_link(urlsplit(page.url).path) > 0
    for part in root.all("iframe[src], frame[src]"):
        address = part.link("src")
        # Another's frame (a map, a film) is asked for only where the page, or the frame's address, speaks of meetings.
        if address and (_domain(address) == own or about_meetings or score_link(address) > 0):
            yield _FRAME, address
    for part in root.all("a[href]"):
        address = part.link()
        if address is None or is_file(address) or _domain(address) != own:
            continue
        score = max(score_link(part.text), score_link(urlsplit(address).path))
        if host_of(address) != host_of(page.url) and is_bare(address):
            score += 2
        if score > 0:
            yield score, address


def _domain(address: str) -> str:
    """Cut a host's name down to the domain that a municipality owns; an address in figures stays whole."""
    host = urlsplit(address).hostname or ""
    parts = host.split(".")
    return host if parts[-1].isdigit() else ".".join(parts[-2:])


def is_shell(page: Response) -> bool:
    """Tell whether a page is drawn by scripts only."""
    if not page.body or is_pdf(page.body):
        return False
    root = open_page(page.text, page.url)
    return not root.all("a[href]") and not root.all("iframe[src], frame[src]")


def probe_host(host: str) -> Flow[Detection | None]:
    """Ask a host what only one platform answers; `None` where none does."""
    found = yield from _probed(host)
    return found.detection if found.detection.platform is not None else None


def _probed(host: str) -> Flow[WeighedDetection]:
    """Ask a host what only one platform answers."""
    for probe in _PROBES:
        ask = probe.ask(host)
        try:
            page = yield ask
        except (FetchError, ReadError, RefusedError):
            continue
        if probe.mark in page.text:
            answers = (Caveat.of(CaveatCode.ADDRESS_ANSWERS, address=ask.url),)
            detection = Detection(platform=probe.platform, url=f"{host}/", confidence="high", evidence=answers)
            return WeighedDetection(detection, LINKED)
    return WeighedDetection(Detection(platform=None, url=host, confidence="low"), 0)
