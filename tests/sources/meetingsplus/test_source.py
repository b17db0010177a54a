"""A MeetingsPlus portal is read by its pages, and half of one is an error or a narrower window."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.cases import cases, table
from tests.replicas.asking import Asking
from tests.replicas.meetingsplus import Body, File, Gathering, Portal
from tests.replicas.pdf import pdf
from tests.replicas.server import Replica, serve

from agendawatch.errors import DocumentError, InputError
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
    """The page that stands in a PDF's place asks nobody to log in, though it offers it: it is told, with its address."""
    portal = _portal()
    portal.missing = bytes(table(__file__, "MISSING"), "utf-8")
    portal.bodies[0].gatherings[0] = replace(
        portal.bodies[0].gatherings[0], agenda=(File("kallelse-kspdf", "Kallelse"),)
    )
    with serve(portal) as replica:
        site = _site(replica)
        meeting = next(it for it in ASKING.meetings(site, "KS").meetings if it.date.month == 5)
        with pytest.raises(DocumentError, match="kallelse-kspdf"):
            ASKING.agenda(site, meeting)


@cases("slug")
def test_a_protocol_is_known_by_whatever_its_secretary_called_it(slug: str) -> None:
    """By its day, by the day that it was made, or with a word too many; its address stays as it is."""
    gathering = Gathering("mote-2026-03-09", "2026-03-09", (File(slug, "Öppna protokoll", query=""),))
    with serve(Portal([Body("kommunfullmaktige", "Kommunfullmäktige", [gathering])])) as replica:
        (meeting,) = ASKING.meetings(_site(replica), None, YEAR).meetings

    path = f"/committees/kommunfullmaktige/mote-2026-03-09/protocol/{slug}"
    assert [it.url for it in meeting.documents] == [f"{replica.address}{path}"]
    assert meeting.status is MeetingStatus.HELD


@cases("label", "days", "start")
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
