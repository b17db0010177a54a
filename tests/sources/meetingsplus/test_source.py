"""A MeetingsPlus portal is read by its pages, and half of one is an error or a narrower window."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.cases import cases, table
from tests.replicas.asking import NOON, listing, read
from tests.replicas.meetingsplus import Body, File, Gathering, Portal
from tests.replicas.pdf import pdf

from agendawatch.errors import DocumentError, InputError
from agendawatch.model import DocumentClassification, Listing, Meeting, MeetingStatus, Outcome, Site, Window

SITE = ("meetingsplus", "", ())
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


@pytest.fixture
def app() -> Portal:
    """Draw a portal of three committees."""
    return Portal([replace(it, gatherings=list(it.gatherings)) for it in (BOARD, COUNCIL, PANEL)])


def _board(site: Site) -> dict[str, Meeting]:
    """List the board's meetings by month and day."""
    return {f"{it.date:%m-%d}": it for it in listing(site, organization="KS").meetings}


def _told(listed: Listing) -> list[tuple[str, str, str, int]]:
    return [(it.organization.name, f"{it.date:%m-%d}", it.status.value, len(it.documents)) for it in listed.meetings]


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
def test_meetings_of_both_tabs_are_read(site: Site, app: Portal, path: str, *, page_relative: bool) -> None:
    """Relative links, mixed slugs, doubled anchors; cancelled by slug, by title, or by a row that leads nowhere."""
    app.page_relative = page_relative
    told = (("portal", site.url),) if path == "/overview" else ()

    listed = listing(site.model_copy(update={"url": f"{site.url}{path}", "parameters": told}))

    assert _told(listed) == EVERY
    assert listed.window == Window.year(2026)
    held, cancelled, planned, extra, _, moved = listed.meetings[1:]
    assert held.start == dt.datetime(2026, 5, 4, 11, tzinfo=dt.UTC)
    assert cancelled.status_words is None
    assert planned.end == dt.datetime(2026, 6, 15, 14, tzinfo=dt.UTC)
    assert extra.extra
    assert extra.source_id == "kommunstyrelsen/kommunstyrelsen-50402"
    assert [it.warnings != () for it in (planned, moved)] == [False, True]


def test_files_are_told_by_words_and_tab(site: Site) -> None:
    """The suffix behind `pdf` is kept; a partial protocol is known by its slug; minutes among papers are none."""
    meetings = _board(site)

    may, june, extra = (meetings[day] for day in ("05-04", "06-15", "06-16"))
    assert [(it.title, it.classification.value) for it in may.documents] == [
        ("Kallelse", "notice"),
        ("protokoll ks 2026-05-04", "minutes"),
        ("protokoll ks 2026-05-04 § 61", "partial_minutes"),
    ]
    assert (
        may.documents[1].url
        == f"{site.url}/committees/kommunstyrelsen/mote-2026-05-04/protocol/protokoll-ks-2026-05-04pdf-60508?downloadMode=open"
    )
    assert {it.classification for it in june.documents} == {DocumentClassification.ATTACHMENT}
    assert "/kommunstyrelsen-17074/protocol/" in extra.documents[0].url


def test_items_are_read_from_the_page_and_joined_with_minutes(site: Site) -> None:
    """Items with their files from the page; where it shows none, from the summons."""
    meetings = _board(site)
    planned, held = (read(site, meetings[day]) for day in ("06-15", "05-04"))

    assert [(it.number, it.title, len(it.documents)) for it in planned.agenda or ()] == [
        ("1", "Val av justerare", 0),
        ("2", "Gångbro över ån", 2),
    ]
    assert [it.title for it in held.agenda or ()] == ["Val av justerare", "Gångbro över ån"]
    decision = (held.agenda or ())[1].decision
    assert decision is not None
    assert decision.outcome is Outcome.REJECTED


def test_a_meeting_without_agenda_or_minutes_has_none(site: Site) -> None:
    """`javascript:void(0);` is no protocol; a row that leads nowhere is looked for again."""
    meetings = _board(site)

    assert read(site, meetings["08-31"]) == meetings["08-31"]
    assert read(site, meetings["09-08"]).agenda is None


def test_a_missing_file_that_says_200_is_an_error(site: Site, app: Portal) -> None:
    """The page that stands in a PDF's place asks nobody to log in, though it offers it: it is told, with its address."""
    app.missing = bytes(table(__file__, "MISSING"), "utf-8")
    app.bodies[0].gatherings[0] = replace(app.bodies[0].gatherings[0], agenda=(File("kallelse-kspdf", "Kallelse"),))

    with pytest.raises(DocumentError, match="kallelse-kspdf"):
        read(site, _board(site)["05-04"])


@cases("slug")
def test_a_protocol_is_known_by_whatever_its_secretary_called_it(site: Site, app: Portal, slug: str) -> None:
    """By its day, by the day that it was made, or with a word too many; its address stays as it is."""
    gathering = Gathering("mote-2026-03-09", "2026-03-09", (File(slug, "Öppna protokoll", query=""),))
    app.bodies = [Body("kommunfullmaktige", "Kommunfullmäktige", [gathering])]

    (meeting,) = listing(site).meetings

    path = f"/committees/kommunfullmaktige/mote-2026-03-09/protocol/{slug}"
    assert [it.url for it in meeting.documents] == [f"{site.url}{path}"]
    assert meeting.status is MeetingStatus.HELD


@cases("label", "days", "start")
def test_days_and_hours_of_a_row_are_read(
    site: Site, app: Portal, label: str, days: tuple[int, int | None], start: int | None
) -> None:
    """Midnight is no hour; a meeting of two days is one."""
    app.bodies = [Body("ks", "Kommunstyrelsen", [Gathering("ks-17", label)])]

    (meeting,) = listing(site).meetings

    assert (meeting.date.day, meeting.end_date and meeting.end_date.day) == days
    assert (meeting.start and meeting.start.astimezone(dt.UTC).hour) == start


@pytest.mark.parametrize("known", ["parameter", "page"])
def test_the_api_adds_what_the_page_was_served_without(site: Site, app: Portal, known: str) -> None:
    """A page with one tab only: past meetings come from the API, their files by number."""
    app.tabs, app.bodies[0].number = False, 898
    if known == "parameter":
        site = site.model_copy(update={"parameters": (("committees", "kommunstyrelsen:898"),)})
    meetings = _board(site)
    held, bare = (read(site, meetings[day]) for day in ("05-04", "05-18"))

    assert list(meetings) == ["05-04", "05-18", "06-15", "06-16", "08-31", "09-08"]
    assert [it.title for it in held.agenda or ()] == ["Val av justerare", "Gångbro över ån"]
    assert held.status is MeetingStatus.HELD
    assert bare.documents == ()


def test_a_page_without_its_past_answers_for_what_is_to_come(site: Site, app: Portal) -> None:
    """Without the tab and without the API nothing is said of the past."""
    app.tabs, app.api = False, False
    listed = listing(site, organization="Kommunstyrelsen")

    assert [it.date.month for it in listed.meetings] == [8, 9]
    assert listed.window.first == NOON.date()
    with pytest.raises(InputError, match="still holds"):
        listing(site, Window.year(2025), "Kommunstyrelsen")


def test_one_committees_page_is_a_site(site: Site) -> None:
    """Its heading names it; another organization is found in the portal's list, or told not to be there."""
    own = site.model_copy(update={"url": f"{site.url}/committees/kommunfullmaktige"})

    assert _told(listing(own)) == EVERY[:1]
    assert listing(own).organizations == ("Kommunfullmäktige",)
    assert len(_board(own)) == 6
    with pytest.raises(InputError, match="one of Kommunfullmäktige, Kommunstyrelsen, Valberedningen"):
        listing(own, organization="Socialnämnden")


def test_other_addresses_of_committees_are_known(site: Site, app: Portal) -> None:
    """`/welcome-sv/namnder-styrelser/…`."""
    app.root = "/welcome-sv/namnder-styrelser"

    assert _told(listing(site)) == EVERY
