"""By what each platform is known: shapes of addresses, and marks in the HTML that it serves."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from agendawatch.sources.landing import host_of

__all__ = [
    "ADDRESS_MARKS",
    "BOARD",
    "CMS",
    "FORMAT",
    "LINKED",
    "OWN",
    "OWN_ADDRESS_MARKS",
    "PAGE_MARKS",
    "Mark",
    "platform_of",
]

OWN, FORMAT, SERVED, LINKED, BOARD, CMS = 100, 90, 85, 70, 60, 40
"""How much a mark weighs: the page's own address, its format, the platform's own HTML, a link to
the platform, a link to its notice board alone, the CMS around it."""


@dataclass(frozen=True, slots=True)
class Mark:
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

ADDRESS_MARKS: tuple[Mark, ...] = (
    Mark("meetingsplus", re.compile(rf"{_ANY}(?:/welcome-sv/namnder-styrelser|/committees)(?:[/?#]|$)", re.IGNORECASE), LINKED, _committees),
    Mark("meetingsplus", re.compile(r"https?://(?:[\w-]{1,60}\.){1,3}ondemand\.formpipe\.com|https?://(?:meetingsplus|meetingplus|meetingspublic|edokmeetings)\.", re.IGNORECASE), LINKED - 2, _committees),
    Mark("meetingsplus", re.compile(rf"{_ANY}/digital-bulletin-board(?:[/?#]|$)", re.IGNORECASE), BOARD, _committees),
    Mark("opengov360", re.compile(r"https?://opengov\.(?:360online\.com|cloudapp\.net)/Meetings/[^/?#]{1,80}", re.IGNORECASE), LINKED + 2, _TENANT),
    Mark("ciceron", re.compile(rf"{_ANY}/[^#]{{0,200}}#!/search"), LINKED + 2, _root),
    Mark("ciceron", re.compile(r"https?://(?:(?:[\w-]{1,60}\.){1,3}ciceron\.cloud|sok-[\w-]{1,20}\.unikom\.se)", re.IGNORECASE), LINKED, _root),
    Mark("ciceron", re.compile(rf"{_ANY}/[^#]{{0,200}}#!/billboard"), BOARD, _root),
    Mark("lex2", re.compile(rf"{_ANY}(?:/[^/?#]{{1,60}}){{0,3}}?/Lex2PublishWasm", re.IGNORECASE), LINKED + 2, _LEX),
    Mark("goteborg", re.compile(rf"{_ANY}/wps/portal/[^?#]{{0,200}}handlingar", re.IGNORECASE), LINKED + 2, _bare),
    Mark("netpublicator", re.compile(r"https?://(?:[\w-]{1,40}\.)?netpublicator\.com/reader/[\w-]{1,60}", re.IGNORECASE), LINKED + 10, _bare),
    Mark("netpublicator", re.compile(r"https?://docs\.netpublicator\.com/api/public/[\w-]{1,60}", re.IGNORECASE), LINKED + 2, _same),
    Mark("netpublicator", re.compile(r"https?://(?:[\w-]{1,40}\.)?netpublicator\.com/bulletinboard/public/[\w-]{8,60}", re.IGNORECASE), BOARD, _same, "board"),
    Mark("insyn", re.compile(r"https?://(?:www\.)?insynsverige\.se/[\w-]{2,80}", re.IGNORECASE), LINKED - 5, _bare),
    Mark("norrkoping", re.compile(r"https?://diariet\.norrkoping\.se", re.IGNORECASE), LINKED + 2, _root),
    Mark("evolution", re.compile(r"https?://dmw\.[\w-]{1,60}\.se", re.IGNORECASE), LINKED, _root),
)  # fmt: skip
"""Addresses that tell their platform, wherever they stand."""


def platform_of(address: str) -> str | None:
    """Tell the platform that an address alone tells; `None` where it tells none.

    >>> platform_of("https://opengov.360online.com/Meetings/vgregion"), platform_of("https://kommun.example/moten")
    ('opengov360', None)
    """
    return next((mark.platform for mark in ADDRESS_MARKS if mark.pattern.match(address)), None)


OWN_ADDRESS_MARKS: tuple[Mark, ...] = (
    Mark("opengov360", re.compile(rf"{_ANY}/Meetings/[^/?#]{{1,80}}(?:/?$|/Boards|/Meetings/Details)"), OWN, _TENANT),
    Mark("evolution", re.compile(rf"{_ANY}/api/(?:units|folders|decisionAuthoritys|meetings)(?:[/?#]|$)"), OWN, _root),
    Mark("norrkoping", re.compile(rf"{_ANY}/api/(?:boards|notes|agendas)(?:[/?#]|$)"), OWN, _root),
    Mark("sitevision", re.compile(rf"{_ANY}/[^?#]{{0,300}}\.(?:4|5|n305)\.?[0-9a-f]{{0,40}}\.html"), CMS, _same),
)
"""Addresses that tell only of the page that was fetched from them; anybody's link may look so."""

PAGE_MARKS: tuple[Mark, ...] = (
    Mark("meetingsplus", re.compile(r"MeetingPlus \[sv\]|meetingsPlusUser|/bundles/web-app-styles\.css"), SERVED, _committees),
    Mark("ciceron", re.compile(r"iciceronsok"), SERVED, _root),
    Mark("opengov360", re.compile(r"/Areas/Meetings/Content"), SERVED, _TENANT),
    Mark("netpublicator", re.compile(r"data-np-config|np-publicreader\.js|np-kommunfullmaktige\.js"), SERVED, _same),
    Mark("netpublicator", re.compile(r"data-npid|netpublicator\.com/js/bulletinboard/"), BOARD - 2, _same),
    Mark("insyn", re.compile(r"ctlPreviousMeetings|documentHandler\.ashx"), SERVED - 2, _bare),
    Mark("lex2", re.compile(r"Lex2PublishWasm"), LINKED, _LEX),
    Mark("sitevision", re.compile(r"sv-file-portlet"), CMS + 2, _same),
    Mark("sitevision", re.compile(r"AppRegistry\.registerInitialState|/appresource/4\.[\w-]{1,60}/12\."), CMS + 1, _same),
    Mark("sitevision", re.compile(r"/download/18\.[0-9a-f]{4,40}/|[\"'\s]sv-[a-z]{2,20}-?portlet|[\"'\s]sv-portlet|[\"'\s]sv-channel-item|svid(?:10|12|94)_|/sitevision/|limepark-"), CMS, _same),
    Mark("page", re.compile(r"/globalassets/|/contentassets/|/app/uploads/|/wp-content/"), CMS - 5, _same),
)  # fmt: skip
"""Marks in the HTML of a page."""
