"""The way from a municipality's own page to the platform behind it, as a conversation."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from agendawatch.documents.html import is_pdf
from agendawatch.documents.parts import open_page
from agendawatch.errors import FetchError, ReadError, RefusedError
from agendawatch.lang.sv.pages.link_words import score_link
from agendawatch.model import Caveat, CaveatCode
from agendawatch.readers.file_words import is_file
from agendawatch.sources.detection import Detection, Finding, find, find_by_address
from agendawatch.sources.flow import Flow, Request, Response
from agendawatch.sources.landing import host_of, is_bare
from agendawatch.sources.platform_marks import LINKED

__all__ = ["detecting", "is_shell", "probe_host"]

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
class _Walk:
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
    walk = _Walk(seen={url, page.url})
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


def _rank(finding: Finding) -> tuple[int, int]:
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


def _probed(host: str) -> Flow[Finding]:
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
            return Finding(detection, LINKED)
    return Finding(Detection(platform=None, url=host, confidence="low"), 0)
