"""What is recorded: one site for each platform, under its host's real name, and the replica that stands in for it.

The meetings are invented. `python -m tests.replicas.record --live` asks the sites themselves; hosts that end in
`.example` are no one's, since no municipality is known to publish so.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from tests.replicas import ciceron, evolution, goteborg, lex2, meetingsplus, netpublicator, norrkoping, opengov
from tests.replicas.page import Files, ListingSite
from tests.replicas.pdf import pdf
from tests.replicas.server import App, Given, Wanted
from tests.replicas.sitevision import Event, Folder, Portal, file_link

from agendawatch.model import Listing, Meeting, Site

SUMMONS = pdf(["# Kallelse", "1. Val av justerare", "2. Lekplats vid torget"])
MINUTES = pdf(["# § 8 Lekplats vid torget", "# Beslut", "Bifall till förslaget."])
ITEMS = ("Val av justerare", "Lekplats vid torget: approved")
_FILES = {"/kallelse.pdf": SUMMONS, "/protokoll.pdf": MINUTES}
_PAGE = "/kommun-och-politik/politik-och-demokrati/politiska-moten-och-sammantraden/kommunstyrelsens-sammantraden"
COUNCIL, EXECUTIVE = "Kommunfullmäktige", "Kommunstyrelsen"


@dataclass(frozen=True, slots=True)
class Recorded:
    """A site, who answers for it, and what is read of it in 2026."""

    site: Site
    app: App
    meetings: tuple[str, ...]
    """Day, status, organization and number of documents."""
    read: int = 0
    """The place of the meeting whose agenda is read."""
    items: tuple[str, ...] = ITEMS
    """Its items' titles, each with what was decided."""
    further_hosts: tuple[str, ...] = ()
    organization: str | None = None

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
    """Say of each item what `Recorded.items` says."""
    return tuple(f"{it.title}{f': {it.decision.outcome.value}' if it.decision else ''}" for it in meeting.agenda or ())


def _site(platform: str, url: str, **parameters: str) -> Site:
    return Site(url=url, platform=platform, parameters=tuple(parameters.items()))


@dataclass(frozen=True, slots=True)
class _Pages:
    """A host with some pages, a summons and minutes."""

    pages: Mapping[str, Given]

    def __call__(self, wanted: Wanted) -> Given:
        """Answer a request."""
        if wanted.path in _FILES:
            return Given(_FILES[wanted.path], content_type="application/pdf")
        return self.pages.get(wanted.path, Given("User-agent: *\n", content_type="text/plain"))


_CALENDAR = """BEGIN:VCALENDAR
X-WR-CALNAME:Politiska möten
BEGIN:VEVENT
UID:ks-1@kommun.example
DTSTART;TZID=Europe/Stockholm:20260311T130000
SUMMARY:Kommunstyrelsen
ATTACH;FMTTYPE=application/pdf;FILENAME=Kallelse.pdf:https://kommun.example/kallelse.pdf
ATTACH;FMTTYPE=application/pdf;FILENAME=Protokoll.pdf:https://kommun.example/protokoll.pdf
END:VEVENT
BEGIN:VEVENT
UID:kf-1@kommun.example
DTSTART;VALUE=DATE:20260330
SUMMARY:Kommunfullmäktige
STATUS:CANCELLED
END:VEVENT
END:VCALENDAR
"""
_NEWS = """<rss><channel><title>Nytt om politiken</title>
<item><title>Kallelse till kommunstyrelsen 11 mars</title><link>/kallelse.pdf</link><pubDate>Wed, 04 Mar 2026 08:00:00 GMT</pubDate></item>
<item><title>Protokoll kommunstyrelsen 2026-03-11</title><link>/protokoll.pdf</link><pubDate>Mon, 16 Mar 2026 08:00:00 GMT</pubDate></item>
<item><title>INSTÄLLT Kommunfullmäktige 30 mars 2026</title><link>/kf</link></item>
</channel></rss>"""
_EVENTS = [
    {
        "@type": "Event",
        "name": "Sammanträde",
        "startDate": "2026-03-11T13:00:00+01:00",
        "organizer": {"@type": "Organization", "name": EXECUTIVE},
        "subjectOf": [
            {"@type": "DigitalDocument", "name": name, "url": url, "encodingFormat": "application/pdf"}
            for name, url in (("Kallelse", "/kallelse.pdf"), ("Protokoll", "/protokoll.pdf"))
        ],
    },
    {"@type": "Event", "name": COUNCIL, "startDate": "2026-03-30"},
]

RECORDED = (
    Recorded(
        _site("ciceron", "https://sok-hr.unikom.se/"),
        ciceron.Diary(
            [
                ciceron.Sitting(COUNCIL, "2026-03-25", tid="18:00", plats="Stora salen"),
                ciceron.Sitting(
                    EXECUTIVE,
                    "2026-03-11",
                    tid="14:00-16:30",
                    papers=(ciceron.Paper("Kallelse å §.pdf", SUMMONS), ciceron.Paper("Protokoll.pdf", MINUTES)),
                    cases=(ciceron.Case("1. Val av justerare"), ciceron.Case("2. Lekplats vid torget", "KS 2026/00044")),
                ),
                ciceron.Sitting(EXECUTIVE, "2026-05-06", title="INSTÄLLT Kommunstyrelsen 2026-05-06"),
            ]
        ),
        ("03-11 held Kommunstyrelsen 2", "03-25 scheduled Kommunfullmäktige 0", "05-06 cancelled Kommunstyrelsen 0"),
    ),
    Recorded(
        _site("evolution", "https://dmw.trollhattan.se/"),
        evolution.DocumentWeb(
            [
                evolution.folder(
                    "u-1",
                    COUNCIL,
                    evolution.folder(
                        "u-2",
                        "Kommunfullmäktige_Möte 2026-03-09",
                        documents=[evolution.paper("d0", "Kallelse"), evolution.paper("d1", "Protokoll [Normal justering]")],
                    ),
                    evolution.folder("u-3", "Kommunfullmäktige_Möte 2026-05-11"),
                )
            ],
            {"d0": SUMMONS, "d1": MINUTES},
        ),
        ("03-09 held Kommunfullmäktige 2", "05-11 scheduled Kommunfullmäktige 0"),
    ),
    Recorded(
        _site("goteborg", f"https://goteborg.se{goteborg.FORM}"),
        goteborg.Portal(
            [
                goteborg.Session(EXECUTIVE, "2026-03-25", (goteborg.File.named("just_fl_20260324.pdf", 1, SUMMONS),)),
                goteborg.Session(
                    EXECUTIVE,
                    "2026-03-11",
                    (
                        goteborg.File.named("just_fl_20260310.pdf", 2, SUMMONS),
                        goteborg.File.named("Protokoll_20260311.pdf", 3, MINUTES),
                        goteborg.File.named("2_20260311.pdf", 4),
                    ),
                ),
            ]
        ),
        ("03-11 held Kommunstyrelsen 3", "03-25 convened Kommunstyrelsen 1"),
        further_hosts=("www4.goteborg.se",),
        organization=EXECUTIVE,
    ),
    Recorded(
        _site("ical", "https://kommun.example/moten.ics"),
        _Pages({"/moten.ics": Given(_CALENDAR, content_type="text/calendar; charset=utf-8")}),
        ("03-11 held Kommunstyrelsen 2", "03-30 cancelled Kommunfullmäktige 0"),
    ),
    Recorded(
        _site("jsonld", "https://kommun.example/moten"),
        _Pages({"/moten": Given(f'<title>Möten</title><script type="application/ld+json">{json.dumps(_EVENTS)}</script>')}),
        ("03-11 held Kommunstyrelsen 2", "03-30 scheduled Kommunfullmäktige 0"),
    ),
    Recorded(
        _site("lex2", f"https://lex2api.evarmland.se{lex2.BASE}", tenant=lex2.TENANT),
        lex2.Publisher(
            [
                lex2.Session("KF/2026-03-09", COUNCIL, (lex2.Paper("Kallelse", SUMMONS), lex2.Paper("Protokoll", MINUTES))),
                lex2.Session("KF/2026-06-15", COUNCIL, description="Inställt"),
            ]
        ),
        ("03-09 held Kommunfullmäktige 2", "06-15 cancelled Kommunfullmäktige 0"),
    ),
    Recorded(
        _site("meetingsplus", "https://meetings.hylte.se/committees"),
        meetingsplus.Portal(
            [
                meetingsplus.Body(
                    "kommunstyrelsen",
                    EXECUTIVE,
                    [
                        meetingsplus.Gathering(
                            "mote-2026-05-04",
                            "2026-05-04 kl. 13.00",
                            (meetingsplus.File("protokoll-ks-2026-05-04pdf-60508", "Öppna protokoll", MINUTES),),
                            (meetingsplus.File("kallelse-2026-05-04pdf", "Kallelse", SUMMONS),),
                        ),
                        meetingsplus.Gathering("mote-2026-05-18-installt", "2026-05-18 Möte"),
                    ],
                )
            ]
        ),
        ("05-04 held Kommunstyrelsen 2", "05-18 cancelled Kommunstyrelsen 0"),
    ),
    Recorded(
        _site("netpublicator", "https://www.netpublicator.com/reader/r12345678"),
        netpublicator.Site(
            [
                netpublicator.Channel(
                    EXECUTIVE,
                    (
                        netpublicator.Meet(
                            "2026-03-11",
                            (netpublicator.Doc("Kallelse KS", SUMMONS), netpublicator.Doc("Protokoll KS", MINUTES)),
                        ),
                        netpublicator.Meet("1 juni 2026 INSTÄLLT"),
                    ),
                )
            ]
        ),
        ("03-11 held Kommunstyrelsen 2", "06-01 cancelled Kommunstyrelsen 0"),
        further_hosts=("docs.netpublicator.com",),
    ),
    Recorded(
        _site("norrkoping", "https://diariet.norrkoping.se/"),
        norrkoping.Interface(
            [norrkoping.Note(1, 271490, "2026-03-30", "Mon Mar 30 2026 13:00:00 GMT+0200", "Protokoll KF.pdf", body=MINUTES)],
            [norrkoping.Note(11, 271490, "2026-03-30", "Mon Mar 30 2026 00:00:00 GMT+0200", "Lista.pdf", body=SUMMONS)],
        ),
        ("03-30 held Kommunfullmäktige 2",),
    ),
    Recorded(
        _site("opengov360", "https://opengov.360online.com/Meetings/BOTKYRKAkommun"),
        opengov.Tenant(
            [
                opengov.Board(
                    "206684",
                    "kommunfullmäktige",
                    [
                        opengov.Session(
                            "2026-03-26",
                            "501",
                            "18:30",
                            papers=(opengov.Paper("72", "Protokoll 2026-03-26", "", "pdf", MINUTES),),
                            items=(opengov.Item("7 - Val av justerare", "801"), opengov.Item("8 - Lekplats vid torget", "802")),
                        ),
                        opengov.Session("2026-06-11", None, "Inställt"),
                    ],
                )
            ],
            name="BOTKYRKAkommun",
        ),
        ("03-26 held Kommunfullmäktige 1", "06-11 cancelled Kommunfullmäktige 0"),
    ),
    Recorded(
        _site("page", f"https://kungsbacka.se{_PAGE}"),
        ListingSite(
            "Kommunstyrelsens sammanträden",
            ("Kommunstyrelsen sammanträder följande datum 2026:", "17 februari", "17 mars (INSTÄLLT)", "21 april"),
            [Files("17 februari 2026", ("Kallelse 2026-02-17.pdf", "Protokoll 2026-02-17.pdf"))],
            {"Kallelse 2026-02-17.pdf": SUMMONS, "Protokoll 2026-02-17.pdf": MINUTES},
            path=_PAGE,
        ),
        ("02-17 held Kommunstyrelsen 2", "03-17 cancelled Kommunstyrelsen 0", "04-21 scheduled Kommunstyrelsen 0"),
    ),
    Recorded(
        _site("rss", "https://kommun.example/rss"),
        _Pages({"/rss": Given(_NEWS, content_type="application/rss+xml")}),
        ("03-11 held Kommunstyrelsen 2", "03-30 cancelled Kommunfullmäktige 0"),
    ),
    Recorded(
        _site("sitevision", "https://timra.se/kommunpolitik/sammantradesinformation.4.714dad16d46439ef92519.html"),
        Portal(
            path="/kommunpolitik/sammantradesinformation.4.714dad16d46439ef92519.html",
            folders=(Folder("19.a2026", "2026", ("Kallelse 2026-03-09.pdf", "Protokoll 9 mars.pdf")),),
            bodies={"Kallelse 2026-03-09.pdf": SUMMONS, "Protokoll 9 mars.pdf": MINUTES},
        ),
        ("03-09 held Kommunfullmäktige 2",),
    ),
)  # fmt: skip

_DIARY = evolution.Held(
    71,
    "2026-03-09T18:00:00",
    (evolution.Row("k1", "Kallelse"), evolution.Row("t1", "Val av justerare", 1), evolution.Row("t2", "Lekplats vid torget", 2)),
    (evolution.Row("p8", "Lekplats vid torget", 2),),
)  # fmt: skip
_OWN_PAGE = "/kommun/kommunfullmaktigesammantrade202603091700.5.71af2c3d1900001.html"
_FOLDERS = (Folder("19.a2026", "2026", ("Kallelse 2026-03-09.pdf", "Protokoll 9 mars.pdf")),)
_FOLDER_FILES = {"Kallelse 2026-03-09.pdf": SUMMONS, "Protokoll 9 mars.pdf": MINUTES}
_LINKED_FILES = "".join(f"<li><a href='{file_link(name)}'>{name}</a>" for name in _FOLDER_FILES)

FURTHER = {
    "evolution-diary": Recorded(
        _site("evolution", "https://diariet.exempel.example/", service="diary"),
        evolution.Diary({584: (COUNCIL, [_DIARY, evolution.Held(72, "2026-05-11", description="Inställt")])}, {"p8": MINUTES}),
        ("03-09 held Kommunfullmäktige 4", "05-11 cancelled Kommunfullmäktige 0"),
    ),
    "sitevision-shares": Recorded(
        _site("sitevision", f"https://exempel.example{Portal().path}"),
        Portal(folders=_FOLDERS, shares=True, bodies=_FOLDER_FILES),
        ("03-09 held Kommunfullmäktige 2",),
    ),
    "sitevision-pages": Recorded(
        _site("sitevision", f"https://exempel.example{Portal().path}"),
        Portal(
            content=f'<h2>Möten</h2><p><a href="{_OWN_PAGE}">Handlingar</a></p>',
            pages={_OWN_PAGE: f"<h1>Kommunfullmäktige 9 mars 2026</h1><ul>{_LINKED_FILES}</ul>"},
            bodies=_FOLDER_FILES,
        ),
        ("03-09 held Kommunfullmäktige 2",),
    ),
    "sitevision-events": Recorded(
        _site("sitevision", f"https://exempel.example{Portal().path}"),
        Portal(
            title="Kalender",
            events=(Event("Kommunfullmäktige", 1773075600000),),
            pages={Event("", 0).uri: f"<h1>Kommunfullmäktige 9 mars 2026</h1><ul>{_LINKED_FILES}</ul>"},
            bodies=_FOLDER_FILES,
        ),
        ("03-09 scheduled Kommunfullmäktige 0",),
    ),
}  # fmt: skip
"""Platforms in their other forms, under hosts that are nobody's; no recording is kept of them."""
