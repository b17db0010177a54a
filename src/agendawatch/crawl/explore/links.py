"""The links of a page: where each leads, what it says, and where on the page it stands."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from agendawatch.documents.html import is_pdf
from agendawatch.documents.parts import Part, open_page
from agendawatch.lang.sv.pages.documents import find_region, find_signs
from agendawatch.readers.meeting_status import is_file
from agendawatch.sources.flow import Response

_AT_MOST = 12_000
"""Links of one page that are looked at."""
_OPTIONS_AT_MOST = 60
_SESSION = re.compile(r";[a-z]*(?:session|sid)[a-z]*=[^/?#;]*", re.IGNORECASE)
_NO_MATTER = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|mc_\w+|phpsessid|jsessionid|sessionid|session|sid|aspxerrorpath|_ga|cookieconsent)$",
    re.IGNORECASE,
)
"""Names in a query that change nothing about the page."""
_INDEX = re.compile(r"/(?:index|default|start)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_NO_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|svg|webp|ico|css|js|mjs|json|xml|zip|gz|mp[34]|m4[av]|avi|mov|wav|docx?|xlsx?|pptx?|od[tsp]|exe|woff2?)$",
    re.IGNORECASE,
)
"""Files on which no list of meetings stands that we read."""
_FEEDS = {"text/calendar": "calendar", "application/rss+xml": "feed", "application/atom+xml": "feed"}
_TAGS = {"main": "content", "article": "content", "nav": "top", "header": "top", "footer": "foot", "aside": "side"}
_NAMES = ("class", "id", "role", "aria-label")


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link of a page."""

    url: str
    """What to ask for: whole, without sessions and what else changes nothing."""
    words: str
    """What it says."""
    region: str
    """Where it stands: `content`, `side`, `top`, `crumbs`, `pager`, `foot`, `head` or `frame`."""
    heading: str = ""
    """The nearest heading above it, in the content."""
    kind: str = "page"
    """`page`, `file` (a PDF), `calendar` or `feed`."""
    following: bool = False
    """Whether the page says that it is the next part (`rel="next"`)."""


def read_links(page: Response) -> tuple[PageLink, ...]:
    """Read a page's links, each address once: where it stands first in the content, else where it stands first."""
    if is_pdf(page.body) or not page.body:
        return ()
    found: dict[str, PageLink] = {}
    for link in _links(open_page(page.text, page.url)):
        key = address_key(link.url)
        was = found.get(key)
        if was is None or _RANK[link.region] < _RANK[was.region] or (not was.words and link.words):
            found[key] = link
        if len(found) >= _AT_MOST:
            break
    return tuple(found.values())


def read_sitemap(page: Response) -> tuple[PageLink, ...]:
    """Read the addresses of a site's map (sitemaps.org); `()` for what is none, or a map of maps."""
    if is_pdf(page.body) or "<urlset" not in page.text[:_MAP_BEGINS]:
        return ()
    found = (html.unescape(it) for it in _LOCATION.findall(page.text))
    links = (PageLink(clean_address(it), "", "content") for it in found if not _NO_PAGE.search(urlsplit(it).path))
    return tuple({address_key(it.url): it for it in islice(links, _AT_MOST)}.values())


_MAP_BEGINS = 2_000
_LOCATION = re.compile(r"<loc>\s*(https?://[^<\s]{1,500})\s*</loc>")
_RANK = {"frame": 0, "head": 1, "pager": 2, "content": 3, "side": 4, "crumbs": 5, "top": 6, "foot": 7}


def _links(root: Part) -> Iterator[PageLink]:
    regions: dict[int, str | None] = {}
    heading = ""
    for part in root.all("h1, h2, h3, h4, summary, a[href], iframe[src], frame[src], link[href], form"):
        if part.tag in {"h1", "h2", "h3", "h4", "summary"}:
            heading = part.text
            continue
        if part.tag == "form":
            yield from _of_form(part, heading)
            continue
        if part.tag in {"iframe", "frame"}:
            address = part.link("src")
            if address:
                yield PageLink(clean_address(address), part.attribute("title") or "", "frame", heading)
            continue
        if part.tag == "link":
            kind, address = _FEEDS.get((part.attribute("type") or "").casefold()), part.link()
            if address and kind:
                yield PageLink(clean_address(address), part.attribute("title") or "", "head", kind=kind)
            elif address and (part.attribute("rel") or "").casefold() == "next":
                yield PageLink(clean_address(address), "", "head", following=True)
            continue
        link = _of_body(part, regions, heading)
        if link is not None:
            yield link


def _of_form(part: Part, heading: str) -> Iterator[PageLink]:
    """Give the pages that a form leads to by choosing alone: no words are typed, and nothing is posted."""
    typed = {"text", "search", "email", "password", "tel", "date", "number", "file", "checkbox", "radio"}
    fields = part.all("input")
    posts = (part.attribute("method") or "get").casefold() != "get"
    kinds = [(field.attribute("type") or "text").casefold() for field in fields]
    if posts or part.all("textarea") or not typed.isdisjoint(kinds):
        return
    unseen = (field for field, kind in zip(fields, kinds, strict=True) if kind == "hidden")
    hidden = [(field.attribute("name") or "", field.attribute("value") or "") for field in unseen]
    selects = [it for it in part.all("select") if it.attribute("name")]
    action = urljoin(part.base, part.attribute("action") or "").partition("?")[0]
    if len(selects) != 1 or urlsplit(action).scheme not in {"http", "https"}:
        return
    for option in selects[0].all("option")[:_OPTIONS_AT_MOST]:
        value = option.attribute("value")
        if value:
            query = urlencode([*hidden, (selects[0].attribute("name") or "", value)])
            yield PageLink(clean_address(f"{action}?{query}"), option.text, "content", heading)


def _of_body(part: Part, regions: dict[int, str | None], heading: str) -> PageLink | None:
    written = (part.attribute("href") or "").strip()
    calendar = written.casefold().startswith(("webcal:", "webcals:"))
    address = urljoin(part.base, f"https:{written.partition(':')[2]}") if calendar else part.link()
    # What a single-page portal opens stands behind "#!".
    if address and "#!" in written:
        address = urljoin(part.base, written)
    if not address or urlsplit(address).scheme not in {"http", "https"}:
        return None
    region = _region(part, regions)
    # A link that holds a heading says that alone, and one that says nothing the heading above it.
    inner = part.first("h2, h3, h4, h5, strong")
    said = (inner.text if inner is not None else "") or part.text
    said = said or part.attribute("aria-label") or part.attribute("title") or ""
    words = heading if heading and "bare" in find_signs(said) else said
    path = urlsplit(address).path
    kind = "calendar" if calendar or path.casefold().endswith(".ics") else "page"
    if kind == "page" and is_file(address):
        if _NO_PAGE.search(path) or not (path.casefold().endswith(".pdf") or "pdf" in words.casefold()):
            return None
        kind = "file"
    elif kind == "page" and _NO_PAGE.search(path):
        return None
    return PageLink(
        clean_address(address),
        words[:300],
        region,
        heading if region in {"content", "pager"} else "",
        kind,
        following=(part.attribute("rel") or "").casefold() == "next",
    )


def _region(part: Part, known: dict[int, str | None]) -> str:
    """Find where a link stands, by the nearest element around it whose names tell."""
    passed: list[int] = []
    above, found = part.above, None
    while above is not None:
        if above.key in known:
            found = known[above.key]
            break
        passed.append(above.key)
        names = " ".join(filter(None, (above.attribute(name) for name in _NAMES)))
        told = find_region(names) if names else None
        tag = _TAGS.get(above.tag)
        # A `nav` is a menu unless its names say which; a header inside the content is the content's own.
        found = told if told in {"crumbs", "pager", "side", "foot"} else (tag or told)
        if found is not None:
            break
        above = above.above
    known.update(dict.fromkeys(passed, found))
    return found or "content"


def clean_address(url: str) -> str:
    """Write an address without what changes nothing about its page: sessions, where one came from, a place on it.

    >>> clean_address("https://nyby.example/moten;jsessionid=1A?utm_source=x&ar=2026#top")
    'https://nyby.example/moten?ar=2026'
    """
    if "#!" not in url:
        url = url.partition("#")[0]
    parts = urlsplit(url)
    path = without_session(parts.path) or "/"
    query = parts.query
    if query and any(_NO_MATTER.match(name) for name, _ in parse_qsl(query, keep_blank_values=True)):
        kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if not _NO_MATTER.match(name)]
        query = urlencode(kept)
    return urlunsplit((parts.scheme, parts.netloc, path, query, parts.fragment))


def without_session(url: str) -> str:
    """Cut the session from an address's path.

    >>> without_session("https://nyby.example/moten;jsessionid=1A?ar=2026")
    'https://nyby.example/moten?ar=2026'
    """
    return _SESSION.sub("", url)


def address_key(url: str) -> str:
    """Write what tells an address from those of other pages: neither scheme nor "www." nor a last slash does.

    >>> address_key("https://www.nyby.example/moten/"), address_key("http://nyby.example/moten")
    ('nyby.example/moten', 'nyby.example/moten')
    """
    parts = urlsplit(clean_address(url))
    host = parts.netloc.rpartition("@")[2].casefold().removeprefix("www.").removesuffix(":80").removesuffix(":443")
    path = _INDEX.sub("/", parts.path).rstrip("/")
    return f"{host}{path}{f'?{parts.query}' if parts.query else ''}{f'#{parts.fragment}' if parts.fragment else ''}"


def own_part(url: str) -> str:
    """Give the last part of an address's path and its query: what tells the page from those above it.

    >>> own_part("https://nyby.example/politik/kommunstyrelsen.4.15d59a7c151bb4254b799de5.html")
    'kommunstyrelsen'
    """
    parts = urlsplit(url)
    pieces = [piece for piece in parts.path.split("/") if piece]
    last = _NODE.sub("", pieces[-1]) if pieces else ""
    return f"{last} {parts.query}".strip()


_NODE = re.compile(r"(?:\.(?:4|5|n\d+)\.[0-9a-z]+|\.\d+)?\.(?:html?|aspx?|php|pdf|ics)$|\.(?:4|5)\.[0-9a-f]{8,}$")
