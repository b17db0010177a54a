"""By what each platform is known: shapes of addresses, and marks in the HTML that it serves."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from agendawatch.documents.parts import open_page
from agendawatch.errors import LayoutError
from agendawatch.model import Site
from agendawatch.sources.flow import Flow, Request, Response

# A municipality's own page, which leads to the portal where its meetings stand: by a frame, a link or a script.

_PLACES = (
    ("iframe[src]", "src"),
    ("frame[src]", "src"),
    ("a[href]", "href"),
    ("script[src]", "src"),
    ("link[href]", "href"),
)
_WRITTEN = re.compile(r"""https?:\\?/\\?/[^\s"'<>()]{4,500}""")


def addresses(page: Response) -> tuple[str, ...]:
    """List every address that a page holds, with its fragment: frames first, then links, then what scripts name."""
    root = open_page(page.text, page.url)
    found: dict[str, None] = {}
    for selector, name in _PLACES:
        for part in root.all(selector):
            with suppress(ValueError):
                found[urljoin(root.base, (part.attribute(name) or "").strip())] = None
    written = (html.unescape(match.group().replace("\\/", "/")) for match in _WRITTEN.finditer(page.text))
    return tuple(found | dict.fromkeys(written))


def find_portal(page: Response, missing: str, *portals: Callable[[str], str | None]) -> str:
    """Find the first address that a `portal` knows as one of its platform, the surest first; raise where none does."""
    listed = addresses(page)
    found = next((told for portal in portals for told in map(portal, listed) if told is not None), None)
    if found is None:
        raise LayoutError(page.url, missing=missing)
    return found


def find_host(
    site: Site,
    missing: str,
    *portals: Callable[[str], str | None],
    told: str | None = None,
    is_platform: Callable[[Response], bool] = lambda _: False,
) -> Flow[str]:
    """Find a platform's host: as it is told, the site's own, or the one that the site's page is of or leads to."""
    if told is not None:
        return host_of(told)
    if is_bare(site.url) or portals[0](site.url):
        return host_of(site.url)
    page = yield Request(site.url, expects="html")
    return host_of(page.url) if is_platform(page) else find_portal(page, missing, *portals)


def host_of(address: str) -> str:
    """Cut an address down to its scheme and host.

    >>> host_of("https://sok-ex.example.se/#!/search/?t=1")
    'https://sok-ex.example.se'
    """
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def is_bare(address: str) -> bool:
    """Tell whether an address names a host and no page of it."""
    return urlsplit(address).path in {"", "/"}


# By what each platform is known.

OWN, FORMAT, SERVED, LINKED, BOARD, CMS = 100, 90, 85, 70, 60, 40
"""How much a mark weighs: the page's own address, its format, the platform's own HTML, a link to
the platform, a link to its notice board alone, the CMS around it."""


@dataclass(frozen=True, slots=True)
class PlatformMark:
    """A mark of a platform."""

    platform: str
    pattern: re.Pattern[str]
    weight: int
    site: Callable[[str], str]
    """Where the site is, from the address that bears the mark."""
    parameter: str | None = None
    """The site's parameter that the pattern's first group, or the address, is the value of."""


def _root(address: str) -> str:
    return f"{host_of(address)}/"


def _committees(address: str) -> str:
    return f"{host_of(address)}/committees"


def _same(address: str) -> str:
    return address


def _bare(address: str) -> str:
    return address.partition("#")[0].partition("?")[0]


def _up_to(pattern: str) -> Callable[[str], str]:
    compiled = re.compile(pattern, re.IGNORECASE)

    def cut(address: str) -> str:
        path = urlsplit(address).path
        found = compiled.match(path)
        return host_of(address) + (found.group() if found else path)

    return cut


_ANY = r"https?://[^/?#]{1,200}"
_TENANT = _up_to(r"/Meetings/[^/]{1,80}")
_LEX = _up_to(r"(?:/[^/]{1,60}){0,3}?/Lex2PublishWasm")

ADDRESS_MARKS: tuple[PlatformMark, ...] = (
    PlatformMark("meetingsplus", re.compile(rf"{_ANY}(?:/welcome-sv/namnder-styrelser|/committees)(?:[/?#]|$)", re.IGNORECASE), LINKED, _committees),
    PlatformMark("meetingsplus", re.compile(r"https?://(?:[\w-]{1,60}\.){1,3}ondemand\.formpipe\.com|https?://(?:meetingsplus|meetingplus|meetingspublic|edokmeetings)\.", re.IGNORECASE), LINKED - 2, _committees),
    PlatformMark("meetingsplus", re.compile(rf"{_ANY}/digital-bulletin-board(?:[/?#]|$)", re.IGNORECASE), BOARD, _committees),
    PlatformMark("opengov360", re.compile(r"https?://opengov\.(?:360online\.com|cloudapp\.net)/Meetings/[^/?#]{1,80}", re.IGNORECASE), LINKED + 2, _TENANT),
    PlatformMark("ciceron", re.compile(rf"{_ANY}/[^#]{{0,200}}#!/search"), LINKED + 2, _root),
    PlatformMark("ciceron", re.compile(r"https?://(?:(?:[\w-]{1,60}\.){1,3}ciceron\.cloud|sok-[\w-]{1,20}\.unikom\.se)", re.IGNORECASE), LINKED, _root),
    PlatformMark("ciceron", re.compile(rf"{_ANY}/[^#]{{0,200}}#!/billboard"), BOARD, _root),
    PlatformMark("lex2", re.compile(rf"{_ANY}(?:/[^/?#]{{1,60}}){{0,3}}?/Lex2PublishWasm", re.IGNORECASE), LINKED + 2, _LEX),
    PlatformMark("goteborg", re.compile(rf"{_ANY}/wps/portal/[^?#]{{0,200}}handlingar", re.IGNORECASE), LINKED + 2, _bare),
    PlatformMark("netpublicator", re.compile(r"https?://(?:[\w-]{1,40}\.)?netpublicator\.com/reader/[\w-]{1,60}", re.IGNORECASE), LINKED + 10, _bare),
    PlatformMark("netpublicator", re.compile(r"https?://docs\.netpublicator\.com/api/public/[\w-]{1,60}", re.IGNORECASE), LINKED + 2, _same),
    PlatformMark("netpublicator", re.compile(r"https?://(?:[\w-]{1,40}\.)?netpublicator\.com/bulletinboard/public/[\w-]{8,60}", re.IGNORECASE), BOARD, _same, "board"),
    PlatformMark("norrkoping", re.compile(r"https?://diariet\.norrkoping\.se", re.IGNORECASE), LINKED + 2, _root),
    PlatformMark("evolution", re.compile(r"https?://dmw\.[\w-]{1,60}\.se", re.IGNORECASE), LINKED, _root),
)  # fmt: skip
"""Addresses that tell their platform, wherever they stand."""


def platform_of(address: str) -> str | None:
    """Tell the platform that an address alone tells; `None` where it tells none.

    >>> platform_of("https://opengov.360online.com/Meetings/vgregion"), platform_of("https://kommun.example/moten")
    ('opengov360', None)
    """
    return next((mark.platform for mark in ADDRESS_MARKS if mark.pattern.match(address)), None)


OWN_ADDRESS_MARKS: tuple[PlatformMark, ...] = (
    PlatformMark(
        "opengov360", re.compile(rf"{_ANY}/Meetings/[^/?#]{{1,80}}(?:/?$|/Boards|/Meetings/Details)"), OWN, _TENANT
    ),
    PlatformMark(
        "evolution", re.compile(rf"{_ANY}/api/(?:units|folders|decisionAuthoritys|meetings)(?:[/?#]|$)"), OWN, _root
    ),
    PlatformMark("norrkoping", re.compile(rf"{_ANY}/api/(?:boards|notes|agendas)(?:[/?#]|$)"), OWN, _root),
    PlatformMark(
        "sitevision", re.compile(rf"{_ANY}/[^?#]{{0,300}}\.(?:4|5|n305)\.?[0-9a-f]{{0,40}}\.html"), CMS, _same
    ),
)
"""Addresses that tell only of the page that was fetched from them; anybody's link may look so."""

PAGE_MARKS: tuple[PlatformMark, ...] = (
    PlatformMark("meetingsplus", re.compile(r"MeetingPlus \[sv\]|meetingsPlusUser|/bundles/web-app-styles\.css"), SERVED, _committees),
    PlatformMark("ciceron", re.compile(r"iciceronsok"), SERVED, _root),
    PlatformMark("opengov360", re.compile(r"/Areas/Meetings/Content"), SERVED, _TENANT),
    PlatformMark("netpublicator", re.compile(r"data-np-config|np-publicreader\.js|np-kommunfullmaktige\.js"), SERVED, _same),
    PlatformMark("netpublicator", re.compile(r"data-npid|netpublicator\.com/js/bulletinboard/"), BOARD - 2, _same),
    PlatformMark("lex2", re.compile(r"Lex2PublishWasm"), LINKED, _LEX),
    PlatformMark("sitevision", re.compile(r"sv-file-portlet"), CMS + 2, _same),
    PlatformMark("sitevision", re.compile(r"AppRegistry\.registerInitialState|/appresource/4\.[\w-]{1,60}/12\."), CMS + 1, _same),
    PlatformMark("sitevision", re.compile(r"/download/18\.[0-9a-f]{4,40}/|[\"'\s]sv-[a-z]{2,20}-?portlet|[\"'\s]sv-portlet|[\"'\s]sv-channel-item|svid(?:10|12|94)_|/sitevision/|limepark-"), CMS, _same),
    PlatformMark("page", re.compile(r"/globalassets/|/contentassets/|/app/uploads/|/wp-content/"), CMS - 5, _same),
)  # fmt: skip
"""Marks in the HTML of a page."""


# Which of a municipality's sites to ask, where several lead to the same meetings.

WHOLE = frozenset({"ciceron", "evolution", "goteborg", "lex2", "meetingsplus", "netpublicator", "norrkoping", "opengov360"})  # fmt: skip
"""Platforms that hold a municipality's meetings in one place; of the others each page holds its own."""
_LOOKED_THROUGH = frozenset({None, "page", "sitevision"})
"""No platform of their own: their pages are found from the address."""
_NEEDED = {"lex2": "tenant"}
"""What a portal cannot be asked without; where it is not told, the page that leads there tells it."""


def prefer_portals(sites: Iterable[Site]) -> tuple[Site, ...]:
    """Leave out sites whose meetings another one holds as well; the order stays.

    Of one platform, a portal that holds every organization goes before the landing page that leads to it, before a
    page of one organization, and before a longer address of its own host; if it answers for the same years.
    """
    listed = tuple(sites)
    left: list[Site] = []
    for site in listed:
        others = [it for it in listed if it is not site and it.platform == site.platform in WHOLE]
        if not any(_goes_before(other, site) for other in others):
            left.append(site)
    return tuple(left)


def prefer_starts(sites: Iterable[Site]) -> tuple[Site, ...]:
    """Leave out pages that are reached from another page of the same host: the one that is for all is looked through.

    Of several that are, or that are each for some, the first one stays.
    """
    listed = tuple(sites)
    starts: dict[str, Site] = {}
    for site in sorted(listed, key=lambda it: bool(it.organizations)):
        if site.platform in _LOOKED_THROUGH:
            starts.setdefault(host_of(site.url).partition("://")[2].removeprefix("www."), site)
    return tuple(it for it in listed if it.platform not in _LOOKED_THROUGH or it in starts.values())


def _goes_before(portal: Site, site: Site) -> bool:
    begins = (portal.first_year or 0) <= (site.first_year or 0)
    covers = begins and (site.last_year or 9999) <= (portal.last_year or 9999)
    if not _is_portal(portal) or portal.organizations or not covers:
        return False
    if site.organizations or not _is_portal(site):
        return True
    return host_of(portal.url) == host_of(site.url) and _length(portal) < _length(site)


def _is_portal(site: Site) -> bool:
    needed = _NEEDED.get(site.platform or "")
    named = needed is None or site.parameter(needed) is not None
    return named and (platform_of(site.url) == site.platform or is_bare(site.url))


def _length(site: Site) -> tuple[int, str]:
    path = urlsplit(site.url).path.strip("/")
    return len(path), site.url
