"""Ciceron's diary is asked in sessions, and half an answer is none."""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote

import pytest
from tests.cases import cases, table
from tests.replicas.asking import POLICY, YEAR, listing, notices, read
from tests.replicas.ciceron import Case, Diary, Paper, Post, Sitting
from tests.replicas.pdf import pdf
from tests.replicas.server import Replica, serve

from agendawatch.crawl.client import Client
from agendawatch.errors import LayoutError
from agendawatch.model import (
    DocumentClassification,
    Listing,
    MeetingStatus,
    Outcome,
    Site,
    Window,
)

SITE = ("ciceron", "", ())

MINUTES = Paper(
    "Protokoll kommunstyrelsen 2026-03-11.pdf",
    pdf(["# § 40 Gångbro över ån", "Dnr KS 2026/00044", "# Beslut", "Kommunstyrelsen bifaller förslaget."]),
)
SUMMONS = Paper("Kallelse å §.pdf", pdf(["# Kallelse", "1. Val av justerare", "2. Gångbro över ån"]))
BRIDGE = Paper("Tjänsteskrivelse bron §.pdf", pdf(["Bron"]))
SITTINGS = [
    Sitting("Kommunfullmäktige", "2026-03-25", tid="18:00", plats="Stora salen"),
    Sitting(
        "Kommunstyrelsen",
        "2026-03-11",
        tid="14:00-16:30",
        plats="Rådhuset",
        papers=(SUMMONS, MINUTES),
        cases=(Case("1. Val av justerare"), Case("2. Gångbro över ån", "KS 2026/00044", (BRIDGE,)), Case("3. Köp av mark (utgår)", "KS 2026/00045")),
    ),
    Sitting("Kommunstyrelsen", "2026-04-15", tid="kl. 13:00", papers=(SUMMONS,)),
    Sitting("Kommunstyrelsen", "2026-04-15", tid="kl. 15:00"),
    Sitting("Arbetsutskott", "2026-05-06", tid="00:00", title="INSTÄLLT Arbetsutskott 2026-05-06"),
    Sitting("Kommunstyrelsen", "2025-12-10"),
]  # fmt: skip


@pytest.fixture
def app() -> Diary:
    """Draw a diary of two organizations and a committee."""
    return Diary(SITTINGS)


def _told(listed: Listing) -> list[tuple[str, str, int, str]]:
    return [(it.organization.name, f"{it.date:%m-%d}", it.nth, it.status.value) for it in listed.meetings]


EVERY = [
    ("Kommunstyrelsen", "03-11", 1, "held"),
    ("Kommunfullmäktige", "03-25", 1, "scheduled"),
    ("Kommunstyrelsen", "04-15", 1, "convened"),
    ("Kommunstyrelsen", "04-15", 2, "scheduled"),
    ("Kommunstyrelsens arbetsutskott", "05-06", 1, "cancelled"),
]


@pytest.mark.parametrize("envelope", ["results", "value", "list"])
def test_meetings_are_read_whatever_envelope_they_come_in(site: Site, app: Diary, envelope: str) -> None:
    """Words inside words; hours, places and files; two meetings of one day; a title that cancels."""
    app.envelope = envelope

    listed = listing(site)

    assert _told(listed) == EVERY
    assert listed.window == YEAR
    first, _, early, late, cancelled = listed.meetings
    assert (first.start, first.end) == (
        dt.datetime(2026, 3, 11, 13, tzinfo=dt.UTC),
        dt.datetime(2026, 3, 11, 15, 30, tzinfo=dt.UTC),
    )
    assert first.location == "Rådhuset"
    assert first.url is not None
    assert first.url.endswith("/#!/search/?t=1&i=Kommunstyrelsen&d=2026-03-11%2000:00:00&n=KS")
    assert [it.start and it.start.astimezone(dt.UTC).hour for it in (early, late)] == [11, 13]
    assert cancelled.start is None
    assert cancelled.status_words == "INSTÄLLT Arbetsutskott 2026-05-06"


@pytest.mark.slow
@pytest.mark.parametrize("how", ["error", "rowless", "empty"])
@cases("after")
def test_a_lost_session_is_opened_anew(site: Site, app: Diary, how: str, after: int) -> None:
    """Wherever it is lost, and whatever the server then answers: all meetings, never fewer."""
    app.loses_after, app.loses_with = after, how

    assert _told(listing(site)) == EVERY


class _Bare(Diary):
    def _bodies(self, code: str) -> list[str]:  # noqa: ARG002 -- the signature is the replica's
        return []


@pytest.mark.parametrize("app", [_Bare(SITTINGS)])
def test_diaries_without_bodies_are_searched_as_a_whole(site: Site) -> None:
    """Nothing says which bodies there are: all rows are looked at."""
    assert _told(listing(site, organization="KF")) == EVERY[1:2]


class _Rowless(Diary):
    def _rows(self, *_: object) -> object:
        return []


@pytest.mark.parametrize("app", [_Rowless(SITTINGS)])
def test_a_search_that_never_has_its_rows_is_an_error(site: Site) -> None:
    """Hits without rows, time and again, are no quiet year."""
    with pytest.raises(LayoutError, match="5 rows"):
        listing(site)


@pytest.mark.parametrize("odd", [("only_documents", True), ("dates_count", False)])
def test_other_searches_find_what_the_first_does_not(site: Site, app: Diary, odd: tuple[str, bool]) -> None:
    """A diary that finds meetings by their documents only, and one that finds none by dates."""
    setattr(app, *odd)

    listed = listing(site, Window(first=dt.date(2026, 3, 1), last=dt.date(2026, 3, 31)), "Kommunstyrelsen")

    assert _told(listed) == EVERY[:1] or not app.dates_count
    assert [it.date.day for it in listed.meetings] == [11]
    assert {it.classification for it in listed.meetings[0].documents} == {
        DocumentClassification.NOTICE,
        DocumentClassification.MINUTES,
    }


def test_items_have_their_files_and_decisions(site: Site) -> None:
    """Files by item, under their own encoding; what the minutes decided; what was taken off."""
    meeting = read(site, listing(site).meetings[0])

    assert meeting.agenda is not None
    election, bridge, land = meeting.agenda
    assert (election.number, election.title, election.reference) == ("1", "Val av justerare", None)
    assert (bridge.number, bridge.reference) == ("2", "KS 2026/00044")
    assert [it.title for it in bridge.documents] == ["Tjänsteskrivelse bron §"]
    assert bridge.decision is not None
    assert bridge.decision.outcome is Outcome.APPROVED
    assert land.withdrawn
    assert [it.content_hash is not None for it in meeting.documents] == [False, True]


def test_a_file_is_fetched_by_the_name_that_the_diary_wrote(site: Site, replica: Replica) -> None:
    """`å` and `§` in cp1252, base64 copied as it stands; HEAD says 404, so nobody asks that way."""
    with Client(policy=POLICY) as client:
        meeting = client.meetings(site, window=YEAR).meetings[0]

        assert client.page(meeting.documents[0].url).body == SUMMONS.body
    assert {it.method for it in replica.asked} == {"GET", "POST"}


def test_a_meeting_without_items_has_those_of_its_summons(site: Site) -> None:
    """An agenda that the diary does not list is read from the summons; no summons, no agenda."""
    listed = listing(site)
    convened, bare = read(site, listed.meetings[2]), read(site, listed.meetings[3])

    assert [it.title for it in convened.agenda or ()] == ["Val av justerare", "Gångbro över ån"]
    assert bare.agenda is None
    assert (convened.id, bare.id) == (listed.meetings[2].id, listed.meetings[3].id)


def test_a_quiet_month_is_empty(site: Site) -> None:
    """The search works, and has nothing in July."""
    july = Window(first=dt.date(2026, 7, 1), last=dt.date(2026, 7, 31))

    listed = listing(site, july)

    assert (listed.window, listed.meetings, listed.doubts, listed.url) == (july, (), (), site.url)


def test_a_site_may_name_portal_and_diary(site: Site, replica: Replica) -> None:
    """No page is asked for to find it, and other diaries' bodies are nobody's."""
    told = {"url": f"{site.url}/moten", "parameters": (("portal", site.url), ("diary", "KS"))}

    assert _told(listing(site.model_copy(update=told))) == EVERY
    assert "/moten" not in {it.path for it in replica.asked}


@pytest.mark.parametrize("kind", [21, 64])
def test_notices_of_adjusted_minutes_are_tied_to_their_meeting(site: Site, app: Diary, kind: int) -> None:
    """The board's title has lines: body, meeting's day, and when it was put up."""
    app.board_kind = kind
    app.posts = [
        Post("Kommunstyrelsen\rProtokoll 2026-03-11\rAnslaget sätts upp 2026-03-18\rtas ned 2026-04-09", papers=(MINUTES,)),
        Post("Kallelse till kommunfullmäktige 2026-03-25"),
        Post("Meddelande om justerat protokoll"),
    ]  # fmt: skip

    first, second = notices(site.model_copy(update={"parameters": (("board", site.url),)}))

    with Client(policy=POLICY) as client:
        assert client.page(first.document.url).body == MINUTES.body
    assert (first.organization and first.organization.name, first.date) == ("Kommunstyrelsen", dt.date(2026, 3, 11))
    assert (first.posted, first.removed) == (dt.date(2026, 3, 18), dt.date(2026, 4, 9))
    assert first.document.classification is DocumentClassification.MINUTES_NOTICE
    assert second.date is None
    assert "#!/billboard/" in second.document.url


BODIES = table(__file__, "BODIES")
"""Bodies, the diary that holds each, and how often it met: some share a diary, and some begin alike."""


def test_the_rows_of_every_body_are_read() -> None:
    """74 meetings of all bodies, with the very links that a municipality's own page has."""
    sittings = [
        Sitting(body, (dt.date(2026, 4, 7) + dt.timedelta(days=(11 * nth + 24 * time) % 182)).isoformat(), code)
        for nth, (body, code, times) in enumerate(BODIES)
        for time in range(times)
    ]

    with serve(Diary(sittings, {it.diary: "" for it in sittings})) as replica:
        site = Site(url=replica.address, platform="ciceron")
        listed = listing(site, Window(first=dt.date(2025, 1, 1), last=dt.date(2026, 12, 31)))

    links = {(it.url or "").removeprefix(replica.address): it for it in listed.meetings}
    assert len(listed.meetings) == len(links) == len(sittings) == 74
    for it in sittings:
        meeting = links[f"/#!/search/?t=1&i={quote(it.body)}&d={it.day}%2000:00:00&n={it.diary}"]
        assert (meeting.organization.name, meeting.date.isoformat()) == (it.body, it.day)
        assert meeting.status is MeetingStatus.SCHEDULED
