"""A MeetingsPlus portal is read by its pages, and half of one is an error or a narrower window."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.replicas.asking import Asking
from tests.replicas.meetingsplus import Body, File, Gathering, Portal
from tests.replicas.pdf import pdf
from tests.replicas.server import Fault, Replica, serve

from agendawatch.errors import AgendawatchError, DocumentError, InputError, LayoutError, ReadError, RefusedError
from agendawatch.model import (
    DocumentClassification,
    Listing,
    MeetingStatus,
    Municipality,
    Outcome,
    Site,
    Window,
)

NOON = dt.datetime(2026, 6, 20, 12, tzinfo=dt.UTC)
YEAR = Window.year(2026)
PLACE = Municipality(code="9903", name="Exempelköping")

MINUTES = pdf(["# § 61 Gångbro över ån", "Dnr KS 2026/00044", "# Beslut", "Kommunstyrelsen avslår förslaget."])
SUMMONS = pdf(["# Kallelse", "1. Val av justerare", "2. Gångbro över ån"])
LETTER = File("tjansteskrivelse-bronpdf", "Tjänsteskrivelse bron", b"%PDF-1.4")
EARLIER = File("protokoll-ksau-2026-06-01pdf", "Protokoll KSAU 2026-06-01", b"%PDF-1.4")
BOARD = Body(
    "kommunstyrelsen",
    "Kommunstyrelsen",
    [
        Gathering("mote-2026-05-04", "2026-05-04 kl. 13.00", (File("protokoll-ks-2026-05-04pdf-60508", "Öppna protokoll", MINUTES), File("protokoll-ks-2026-05-04-ss-61pdf", "Öppna protokoll", MINUTES)), (File("kallelse-kspdf", "Kallelse", SUMMONS),), number=11),
        Gathering("mote-2026-05-18-installt", "2026-05-18 Möte", number=12),
        Gathering("mote-2026-06-15", "2026-06-15 13:00-16:00", (), (), (("1. Val av justerare", ()), ("2. Gångbro över ån, KS 2026/00044", (LETTER, EARLIER))), number=13),
        Gathering("kommunstyrelsen-50402", "2026-06-16 Extra möte", (File("protokollpdf", "Öppna protokoll", MINUTES, under="kommunstyrelsen-17074"),), number=14),
        Gathering("", "2026-08-31 Inställt", past=False, linked=False, number=15),
        Gathering("mote-2026-09-07", "2026-09-08 Flyttat", past=False, number=16),
    ],
)  # fmt: skip
COUNCIL = Body(
    "kommunfullmaktige",
    "Kommunfullmäktige",
    [Gathering("installt-kommunfullmaktige", "2026-03-30 INSTÄLLT Kommunfullmäktige")],
)
PANEL = Body("valberedningen", "Valberedningen", [])

ASKING = Asking(NOON, YEAR)


def _portal() -> Portal:
    return Portal([replace(it, gatherings=list(it.gatherings)) for it in (BOARD, COUNCIL, PANEL)])


def _site(replica: Replica, path: str = "", **parameters: str) -> Site:
    url = f"{replica.address}{path}"
    return Site(url=url, platform="meetingsplus", municipality=PLACE, parameters=tuple(parameters.items()))


def _told(listing: Listing) -> list[tuple[str, str, str, int]]:
    return [(it.organization.name, f"{it.date:%m-%d}", it.status.value, len(it.documents)) for it in listing.meetings]


EVERY = [
    ("Kommunfullmäktige", "03-30", "cancelled", 0),
    ("Kommunstyrelsen", "05-04", "held", 3),
    ("Kommunstyrelsen", "05-18", "cancelled", 0),
    ("Kommunstyrelsen", "06-15", "scheduled", 2),
    ("Kommunstyrelsen", "06-16", "held", 1),
    ("Kommunstyrelsen", "08-31", "cancelled", 0),
    ("Kommunstyrelsen", "09-08", "scheduled", 0),
]


@pytest.mark.parametrize("path", ["", "/committees", "/overview"])
@pytest.mark.parametrize("page_relative", [True, False])
def test_meetings_of_both_tabs_are_read(path: str, *, page_relative: bool) -> None:
    """Relative links, mixed slugs, doubled anchors; cancelled by slug, by title, or by a row that leads nowhere."""
    portal = _portal()
    portal.page_relative = page_relative
    with serve(portal) as replica:
        listing = ASKING.meetings(
            _site(replica, path, **({"portal": replica.address} if path == "/overview" else {})), None, YEAR
        )

    assert _told(listing) == EVERY
    assert listing.window == YEAR
    held, cancelled, planned, extra, _, moved = listing.meetings[1:]
    assert held.start == dt.datetime(2026, 5, 4, 11, tzinfo=dt.UTC)
    assert cancelled.status_words is None
    assert planned.end == dt.datetime(2026, 6, 15, 14, tzinfo=dt.UTC)
    assert extra.extra
    assert extra.source_id == "kommunstyrelsen/kommunstyrelsen-50402"
    assert [it.warnings != () for it in (planned, moved)] == [False, True]


def test_files_are_told_by_words_and_tab() -> None:
    """The suffix behind `pdf` is kept; a partial protocol is known by its slug; minutes among papers are none."""
    with serve(_portal()) as replica:
        meetings = {it.date: it for it in ASKING.meetings(_site(replica), "KS", YEAR).meetings}
        address = replica.address

    may, june, extra = (meetings[dt.date(2026, *day)] for day in ((5, 4), (6, 15), (6, 16)))
    assert [(it.title, it.classification.value) for it in may.documents] == [
        ("Kallelse", "notice"),
        ("protokoll ks 2026-05-04", "minutes"),
        ("protokoll ks 2026-05-04 § 61", "partial_minutes"),
    ]
    assert (
        may.documents[1].url
        == f"{address}/committees/kommunstyrelsen/mote-2026-05-04/protocol/protokoll-ks-2026-05-04pdf-60508?downloadMode=open"
    )
    assert {it.classification for it in june.documents} == {DocumentClassification.ATTACHMENT}
    assert "/kommunstyrelsen-17074/protocol/" in extra.documents[0].url


def test_items_are_read_from_the_page_and_joined_with_minutes() -> None:
    """Items with their files from the page; where it shows none, from the summons."""
    with serve(_portal()) as replica:
        site = _site(replica)
        meetings = {it.date: it for it in ASKING.meetings(site, "KS").meetings}
        planned, held = (ASKING.agenda(site, meetings[dt.date(2026, *day)]) for day in ((6, 15), (5, 4)))

    assert [(it.number, it.title, len(it.documents)) for it in planned.agenda or ()] == [
        ("1", "Val av justerare", 0),
        ("2", "Gångbro över ån", 2),
    ]
    assert [it.title for it in held.agenda or ()] == ["Val av justerare", "Gångbro över ån"]
    decision = (held.agenda or ())[1].decision
    assert decision is not None
    assert decision.outcome is Outcome.REJECTED


def test_a_meeting_without_agenda_or_minutes_has_none() -> None:
    """`javascript:void(0);` is no protocol; a row that leads nowhere is looked for again."""
    with serve(_portal()) as replica:
        site = _site(replica)
        bare, void = (it for it in ASKING.meetings(site, "KS").meetings if it.date.month in {8, 9})

        assert ASKING.agenda(site, bare) == bare
        assert ASKING.agenda(site, void).agenda is None


def test_a_missing_file_that_says_200_is_an_error() -> None:
    """The page that stands in a PDF's place is told, with its address."""
    portal = _portal()
    with serve(portal) as replica:
        site = _site(replica)
        meeting = next(it for it in ASKING.meetings(site, "KS").meetings if it.date.month == 5)
        portal.bodies[0].gatherings[0] = replace(
            portal.bodies[0].gatherings[0], agenda=(File("kallelse-kspdf", "Kallelse"),)
        )
        with pytest.raises(DocumentError, match="kallelse-kspdf"):
            ASKING.agenda(site, meeting)


@pytest.mark.parametrize(
    ("label", "days", "start"),
    [
        ("2026-03-11 00:00", (11, None), None),
        ("2026-03-11 kl 18", (11, None), 17),
        ("17 och 18 mars 2026", (17, 18), None),
        ("2026-03-11 2026-03-12", (11, 12), None),
    ],
)
def test_days_and_hours_of_a_row_are_read(label: str, days: tuple[int, int | None], start: int | None) -> None:
    """Midnight is no hour; a meeting of two days is one."""
    with serve(Portal([Body("ks", "Kommunstyrelsen", [Gathering("ks-17", label)])])) as replica:
        (meeting,) = ASKING.meetings(_site(replica), None, YEAR).meetings

    assert (meeting.date.day, meeting.end_date and meeting.end_date.day) == days
    assert (meeting.start and meeting.start.astimezone(dt.UTC).hour) == start


@pytest.mark.parametrize("known", ["parameter", "page"])
def test_the_api_adds_what_the_page_was_served_without(known: str) -> None:
    """A page with one tab only: past meetings come from the API, their files by number."""
    portal = _portal()
    portal.tabs = False
    if known == "page":
        portal.bodies[0].number = 898
    else:
        portal.bodies[0] = replace(portal.bodies[0], number=898)
    with serve(portal) as replica:
        site = _site(replica, committees="kommunstyrelsen:898") if known == "parameter" else _site(replica)
        listing = ASKING.meetings(site, "Kommunstyrelsen", YEAR)
        read = ASKING.agenda(site, listing.meetings[0])
        bare = ASKING.agenda(site, listing.meetings[1])

    assert [it.date.isoformat()[5:] for it in listing.meetings] == [
        "05-04",
        "05-18",
        "06-15",
        "06-16",
        "08-31",
        "09-08",
    ]
    assert listing.window == YEAR
    assert [it.title for it in read.agenda or ()] == ["Val av justerare", "Gångbro över ån"]
    assert read.status is MeetingStatus.HELD
    assert bare.documents == ()


def test_a_page_without_its_past_answers_for_what_is_to_come() -> None:
    """Without the tab and without the API nothing is said of the past."""
    portal = _portal()
    portal.tabs, portal.api = False, False
    with serve(portal) as replica:
        site = _site(replica)
        listing = ASKING.meetings(site, "Kommunstyrelsen", YEAR)

        assert [it.date.month for it in listing.meetings] == [8, 9]
        assert listing.window.first == NOON.date()
        with pytest.raises(InputError, match="still holds"):
            ASKING.meetings(site, "Kommunstyrelsen", Window.year(2025))


def test_one_committees_page_is_a_site() -> None:
    """Its heading names it; another organization is found in the portal's list, or told not to be there."""
    with serve(_portal()) as replica:
        site = _site(replica, "/committees/kommunfullmaktige")
        listing = ASKING.meetings(site, None, YEAR)
        other = ASKING.meetings(site, "KS", YEAR)
        with pytest.raises(InputError, match="one of Kommunfullmäktige, Kommunstyrelsen, Valberedningen"):
            ASKING.meetings(site, "Socialnämnden", YEAR)

    assert _told(listing) == EVERY[:1]
    assert listing.organizations == ("Kommunfullmäktige",)
    assert len(other.meetings) == 6


def test_other_addresses_of_committees_are_known() -> None:
    """`/welcome-sv/namnder-styrelser/…`."""
    portal = _portal()
    portal.root = "/welcome-sv/namnder-styrelser"
    with serve(portal) as replica:
        assert _told(ASKING.meetings(_site(replica), None, YEAR)) == EVERY


@pytest.mark.parametrize(
    "html", ['<a href="{}/committees">Möten</a>', '<iframe src="{}/committees/kommunstyrelsen"></iframe>']
)
def test_the_portal_is_found_from_the_municipalitys_page(html: str) -> None:
    """By a link or a frame; a page that leads nowhere is told."""
    portal = _portal()
    with serve(portal) as replica:
        portal.landing = f"<!doctype html><h1>Möten</h1>{html.format(replica.address)}"
        assert _told(ASKING.meetings(_site(replica, "/moten"), None, YEAR)) == EVERY
        portal.landing = "<!doctype html><h1>Möten</h1>"
        with pytest.raises(LayoutError, match="/moten"):
            ASKING.meetings(_site(replica, "/moten"), None, YEAR)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.SOFT_404, ReadError),
        (Fault.EMPTY, DocumentError),
        (Fault.TRUNCATED, ReadError),
        (Fault.LOGIN, RefusedError),
        (Fault.FIREWALL, RefusedError),
        (Fault.FORBIDDEN, RefusedError),
        (Fault.BAD_GATEWAY, AgendawatchError),
        (Fault.HANG_UP, AgendawatchError),
        (Fault.TO_LOGIN, RefusedError),
    ],
)
def test_a_bad_day_is_no_quiet_year(fault: Fault, error: type[AgendawatchError]) -> None:
    """Whatever stands in a committee's page's place is an error with its address."""
    portal = Portal([Body("kommunstyrelsen", "Kommunstyrelsen", [])])
    with serve(portal) as replica:
        replica.spoil("/committees/kommunstyrelsen", fault)

        with pytest.raises(error, match="/committees/kommunstyrelsen"):
            ASKING.meetings(_site(replica), None, YEAR)


COMMITTEES = (
    ("barn-och-ungdomsnamnden", "Barn- och ungdomsnämnden", "bun", 38), ("bygg-och-miljonamnden", "Bygg- och miljönämnden", "bmn", 8),
    ("kommunfullmaktige", "Kommunfullmäktige", "kf", 34), ("kommunstyrelsen", "Kommunstyrelsen", "ks", 49),
    ("kultur-och-utbildningsnamnden", "Kultur- och utbildningsnämnden", "kun", 25), ("overformyndarnamnden", "Överförmyndarnämnden", "ofn", 5),
    ("samhallsbyggnadsnamnden", "Samhällsbyggnadsnämnden", "sbn", 3), ("socialnamnden", "Socialnämnden", "", 9),
    ("tekniska-namnden", "Tekniska nämnden", "ten", 60), ("vard-och-omsorgsnamnden", "Vård- och omsorgsnämnden", "von", 55),
)  # fmt: skip
"""Committees: slug, name, short form, and how often they met in eight years."""
MONTHS = {1: "januari", 2: "februari", 3: "mars", 4: "april", 5: "maj", 6: "juni", 8: "augusti", 9: "september", 10: "oktober", 11: "november", 12: "december"}  # fmt: skip


def _slug(committee: str, short: str, day: dt.date, nth: int) -> str:
    """Name a protocol as one of eight secretaries does: by its day, by the day it was made, or with a word too many."""
    made = day + dt.timedelta(days=1 + nth % 8)
    stamped = f"protokoll-skapad-{f'{short}-' if short else ''}{made}-{70_000 + 7_919 * nth % 160_000:06}pdf"
    return (
        stamped,
        f"protokoll-{short or 'sn'}-{day}pdf",
        stamped,
        f"protokoll-{committee}-{day.day}-{MONTHS[day.month]}-{day.year}pdf",
        f"protokoll-{short or 'sn'}-{day}-justeratpdf",
        f"j-{stamped}",
        f"protokoll-{short or 'sn'}-{day.month}-{day.day}-rev-reservationpdf",
        f"protokoll-{committee}-{day}-uppdaterad-deltagarlistapdf",
    )[nth % 8]


def _years() -> list[Body]:
    """Draw ten committees' meetings of 2018 to 2026, each with one to three protocols."""
    bodies = []
    for place, (slug, name, short, count) in enumerate(COMMITTEES):
        days = [
            day
            for year in range(2018, NOON.year + 1)
            for week in (3, 8, 12, 17, 21, 25, 38, 42, 47, 50)
            if (day := dt.date.fromisocalendar(year, week, 1 + place % 5)) < NOON.date()
        ]
        gatherings = []
        for nth, day in enumerate(days[len(days) * at // count] for at in range(count)):
            whole = _slug(slug, short, day, nth + place)
            protocols = [File(whole, "Öppna protokoll", query="?downloadMode=open" if nth % 5 else "")]
            if nth % 6 == 2:
                # The same name once more has a number behind it; a part has its paragraphs.
                protocols.append(File(f"{whole}-{13_850 + 61 * nth}", "Öppna protokoll"))
                protocols.append(
                    File(f"protokoll-{short or 'sn'}-{day}-ssss-{nth + 1}-{nth + 4}pdf", "Öppna protokoll")
                )
            elif nth % 23 == 1:
                protocols.append(File(f"protokoll-{short or 'sn'}-{day}-ss{nth}pdf", "Öppna protokoll", query=""))
            gatherings.append(Gathering(f"mote-{day}", day.isoformat(), tuple(protocols)))
        bodies.append(Body(slug, name, gatherings))
    return bodies


MISSING = """
<!doctype html>
<html lang="sv">
<head><title>Sidan saknas | MeetingPlus [sv]</title>
  <meta name="description" content="Sidan du s&#246;kte finns inte." />
  <script>document.meetingsPlusUser = "anonymous"; function header() { return {"token": "x"}; }</script>
</head>
<body>
<header><a href="/">Start</a> <span class="who"><a
    href="https://moten.example/AuthorizationServer/Account/login?client_id=x&redirect_uri=https%3a%2f%2fmoten.example%2f404&language=sv">
    Logga in</a></span>
  <nav><a id="PageLink_overview" href="/overview">Översikt</a>
    <a id="PageLink_committees" href="/committees">Nämnder</a></nav></header>
<main id="main"><h1>Sidan saknas</h1>
  <p>Sidan som du letade efter gick inte att hitta.</p></main>
<footer>Copyright В© 2026</footer>
<div class="cookies">Webbplatsen sparar kakor. <input type="button" value="Godkänn" /></div>
</body>
</html>
"""
"""What comes in a file's place, with status 200: it asks nobody to log in, though it offers it."""


def test_every_address_of_eight_years_is_found_with_its_day() -> None:
    """More than 360 addresses of protocols, on ten committees' pages; the missing page in their place is told."""
    portal = Portal(_years())
    portal.missing = MISSING.encode()
    expected = {
        (f"/committees/{body.slug}/{it.slug}/protocol/{file.slug}{file.query}", it.label)
        for body in portal.bodies
        for it in body.gatherings
        for file in it.protocols
    }

    with serve(portal) as replica:
        site = _site(replica)
        listing = ASKING.meetings(site, None, Window(first=dt.date(2018, 1, 1), last=dt.date(2026, 12, 31)))
        read = {
            (it.url.removeprefix(replica.address), meeting.date.isoformat())
            for meeting in listing.meetings
            for it in meeting.documents
        }
        with pytest.raises(DocumentError, match="protocol"):
            ASKING.agenda(site, listing.meetings[0])

    assert len(listing.meetings) == 286
    assert len(expected) > 360
    assert read == expected
    assert {it.status for it in listing.meetings} == {MeetingStatus.HELD}
    assert {it.organization.name for it in listing.meetings} == {name for _, name, _, _ in COMMITTEES}
    assert listing.window.first == dt.date(2018, 1, 1)
