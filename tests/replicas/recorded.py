"""What is recorded: one site for each platform, under its host's real name, and the replica that stands in for it.

The meetings are invented. `python -m tests.replicas.record --live` asks the sites themselves; hosts that end in
`.example` are no one's, since no municipality is known to publish so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from tests.replicas import evolution, lex2, opengov
from tests.replicas.page import ListingSite
from tests.replicas.pdf import pdf
from tests.replicas.server import App
from tests.replicas.sitevision import Event, Folder, Portal, file_link
from tests.replicas.untidy import DRAWN, Held

from agendawatch.model import Listing, Meeting, Site

SUMMONS = pdf(["# Kallelse", "1. Val av justerare", "2. Lekplats vid torget"])
MINUTES = pdf(["# § 8 Lekplats vid torget", "# Beslut", "Bifall till förslaget."])
ITEMS = ("Val av justerare", "Lekplats vid torget: approved")
"""What is read of that agenda: titles, each with what was decided."""
FILES = {"Kallelse.pdf": SUMMONS, "Protokoll.pdf": MINUTES}
MARCH = (
    Held(tuple(FILES), body="Kommunstyrelsen", items=("Val av justerare", "Lekplats vid torget")),
    Held(date=30, note="INSTÄLLT"),
)
"""What is drawn of every platform."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A site, who answers for it, and what is read of it in 2026."""

    site: Site
    app: App
    meetings: tuple[str, ...]
    """Day, status, organization and number of documents; the agenda of the first is read."""
    further_hosts: tuple[str, ...] = ()

    @property
    def platform(self) -> str:
        """Its platform, which names the recording."""
        return str(self.site.platform)

    def hosts(self, address: str) -> Mapping[str, str]:
        """Put a replica's address in place of every host of the site."""
        return dict.fromkeys((urlsplit(self.site.url).netloc, *self.further_hosts), address)


def said_of(listing: Listing) -> tuple[str, ...]:
    """Say of each meeting what `Recorded.meetings` says."""
    return tuple(
        f"{it.date:%m-%d} {it.status.value} {it.organization.name} {len(it.documents)}" for it in listing.meetings
    )


def items_of(meeting: Meeting) -> tuple[str, ...]:
    """Say of each item what `ITEMS` says."""
    return tuple(f"{it.title}{f': {it.decision.outcome.value}' if it.decision else ''}" for it in meeting.agenda or ())


def _site(platform: str, url: str, **parameters: str) -> Site:
    return Site(url=url, platform=platform, parameters=tuple(parameters.items()))


def _recorded(platform: str, host: str, *meetings: str, path: str = "") -> Recorded:
    usual, app = DRAWN[platform](MARCH, FILES)
    if isinstance(app, ListingSite):
        app.path = path
    elif isinstance(app, opengov.Tenant):
        app.name = path.rpartition("/")[2]
    return Recorded(_site(platform, f"https://{host}{path or usual}", tenant=lex2.TENANT), app, meetings or _USUAL)


def _sitevision(host: str, app: Portal, meeting: str = "03-09 held Kommunfullmäktige 2") -> Recorded:
    return Recorded(_site("sitevision", f"https://{host}{app.path}"), app, (meeting,))


_PAGE = "/kommun-och-politik/politik-och-demokrati/politiska-moten-och-sammantraden/kommunstyrelsens-sammantraden"
_FOLDERS = "/kommunpolitik/sammantradesinformation.4.714dad16d46439ef92519.html"
_BY_DAY = {"Kallelse 2026-03-09.pdf": SUMMONS, "Protokoll 9 mars.pdf": MINUTES}
_OF_2026 = (Folder("19.a2026", "2026", tuple(_BY_DAY)),)
_HELD = "03-11 held Kommunstyrelsen 2"
_USUAL = (_HELD, "03-30 cancelled Kommunfullmäktige 0")

RECORDED = (
    _recorded("ciceron", "sok-hr.unikom.se"),
    _recorded("evolution", "dmw.trollhattan.se"),
    _recorded("goteborg", "goteborg.se", _HELD, "03-30 scheduled Kommunfullmäktige 0"),
    _recorded("ical", "kommun.example"),
    _recorded("jsonld", "kommun.example"),
    _recorded("lex2", "lex2api.evarmland.se"),
    _recorded("meetingsplus", "meetings.hylte.se"),
    replace(_recorded("netpublicator", "www.netpublicator.com"), further_hosts=("docs.netpublicator.com",)),
    _recorded("norrkoping", "diariet.norrkoping.se", _HELD),
    _recorded("opengov360", "opengov.360online.com", path="/Meetings/BOTKYRKAkommun"),
    _recorded("page", "kungsbacka.se", path=_PAGE),
    _recorded("rss", "kommun.example"),
    _sitevision("timra.se", Portal(_FOLDERS, folders=_OF_2026, bodies=_BY_DAY)),
)

_DIARY = evolution.Held(
    71,
    "2026-03-09T18:00:00",
    (evolution.Row("k1", "Kallelse"), evolution.Row("t1", "Val av justerare", 1), evolution.Row("t2", "Lekplats vid torget", 2)),
    (evolution.Row("p8", "Lekplats vid torget", 2),),
)  # fmt: skip
_OWN_PAGE = "/kommun/kommunfullmaktigesammantrade202603091700.5.71af2c3d1900001.html"
_LINKED_FILES = "".join(f"<li><a href='{file_link(name)}'>{name}</a>" for name in FILES)

FURTHER = {
    "evolution-diary": Recorded(
        _site("evolution", "https://diariet.exempel.example/", service="diary"),
        evolution.Diary({584: ("Kommunfullmäktige", [_DIARY, evolution.Held(72, "2026-05-11", description="Inställt")])}, {"p8": MINUTES}),
        ("03-09 held Kommunfullmäktige 4", "05-11 cancelled Kommunfullmäktige 0"),
    ),
    "sitevision-shares": _sitevision("exempel.example", Portal(folders=_OF_2026, shares=True, bodies=_BY_DAY)),
    "sitevision-pages": _sitevision(
        "exempel.example",
        Portal(
            content=f'<h2>Möten</h2><p><a href="{_OWN_PAGE}">Handlingar</a></p>',
            pages={_OWN_PAGE: f"<h1>Kommunfullmäktige 9 mars 2026</h1><ul>{_LINKED_FILES}</ul>"},
            bodies=FILES,
        ),
    ),
    "sitevision-events": _sitevision(
        "exempel.example",
        Portal(
            title="Kalender",
            events=(Event("Kommunfullmäktige", 1773075600000),),
            pages={Event("", 0).uri: f"<h1>Kommunfullmäktige 9 mars 2026</h1><ul>{_LINKED_FILES}</ul>"},
            bodies=FILES,
        ),
        "03-09 scheduled Kommunfullmäktige 0",
    ),
}  # fmt: skip
"""Platforms in their other forms, under hosts that are nobody's; no recording is kept of them."""
