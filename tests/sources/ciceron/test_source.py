"""Ciceron's diary is asked in sessions, and half an answer is none."""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote

import pytest
from tests.cases import cases, table
from tests.replicas.asking import POLICY, Asking
from tests.replicas.ciceron import Case, Diary, Paper, Post, Sitting
from tests.replicas.pdf import pdf
from tests.replicas.server import Replica, serve

from agendawatch.crawl.client import Client
from agendawatch.errors import LayoutError
from agendawatch.fetch import run
from agendawatch.model import (
    DocumentClassification,
    Listing,
    MeetingStatus,
    Municipality,
    Outcome,
    Site,
    Window,
)
from agendawatch.sources.ciceron import Ciceron

NOON = dt.datetime(2026, 10, 1, 12, tzinfo=dt.UTC)
YEAR = Window.year(2026)
PLACE = Municipality(code="9902", name="Exempelby")

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

ASKING = Asking(NOON, YEAR)


def _site(replica: Replica, **parameters: str) -> Site:
    return Site(url=replica.address, platform="ciceron", municipality=PLACE, parameters=tuple(parameters.items()))


def _told(listing: Listing) -> list[tuple[str, str, int, str]]:
    return [(it.organization.name, f"{it.date:%m-%d}", it.nth, it.status.value) for it in listing.meetings]


EVERY = [
    ("Kommunstyrelsen", "03-11", 1, "held"),
    ("Kommunfullmäktige", "03-25", 1, "scheduled"),
    ("Kommunstyrelsen", "04-15", 1, "convened"),
    ("Kommunstyrelsen", "04-15", 2, "scheduled"),
    ("Kommunstyrelsens arbetsutskott", "05-06", 1, "cancelled"),
]


@pytest.mark.parametrize("envelope", ["results", "value", "list"])
def test_meetings_are_read_whatever_envelope_they_come_in(envelope: str) -> None:
    """Words inside words; hours, places and files; two meetings of one day; a title that cancels."""
    with serve(Diary(SITTINGS, envelope=envelope)) as replica:
        listing = ASKING.meetings(_site(replica), None, YEAR)

    assert _told(listing) == EVERY
    assert listing.window == YEAR
    first, _, early, late, cancelled = listing.meetings
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
def test_a_lost_session_is_opened_anew(how: str, after: int) -> None:
    """Wherever it is lost, and whatever the server then answers: all meetings, never fewer."""
    with serve(Diary(SITTINGS, loses_after=after, loses_with=how)) as replica:
        assert _told(ASKING.meetings(_site(replica), None, YEAR)) == EVERY


def test_diaries_without_bodies_are_searched_as_a_whole() -> None:
    """Nothing says which bodies there are: all rows are looked at."""

    class Bare(Diary):
        def _bodies(self, code: str) -> list[str]:  # noqa: ARG002 -- the signature is the replica's
            return []

    with serve(Bare(SITTINGS)) as replica:
        assert _told(ASKING.meetings(_site(replica), "KF", YEAR)) == EVERY[1:2]


def test_a_search_that_never_has_its_rows_is_an_error() -> None:
    """Hits without rows, time and again, are no quiet year."""

    class Rowless(Diary):
        def _rows(self, *_: object) -> object:
            return []

    with serve(Rowless(SITTINGS)) as replica, pytest.raises(LayoutError, match="5 rows"):
        ASKING.meetings(_site(replica), None, YEAR)


@pytest.mark.parametrize("odd", [{"only_documents": True}, {"dates_count": False}])
def test_other_searches_find_what_the_first_does_not(odd: dict[str, bool]) -> None:
    """A diary that finds meetings by their documents only, and one that finds none by dates."""
    with serve(Diary(SITTINGS, **odd)) as replica:  # type: ignore[arg-type] # one flag each
        listing = ASKING.meetings(
            _site(replica), "Kommunstyrelsen", Window(first=dt.date(2026, 3, 1), last=dt.date(2026, 3, 31))
        )

    assert _told(listing) == EVERY[:1] or not odd.get("dates_count", True)
    assert [it.date.day for it in listing.meetings] == [11]
    assert {it.classification for it in listing.meetings[0].documents} == {
        DocumentClassification.NOTICE,
        DocumentClassification.MINUTES,
    }


def test_items_have_their_files_and_decisions() -> None:
    """Files by item, under their own encoding; what the minutes decided; what was taken off."""
    with serve(Diary(SITTINGS)) as replica:
        site = _site(replica)
        meeting = ASKING.agenda(site, ASKING.meetings(site).meetings[0])

    assert meeting.agenda is not None
    election, bridge, land = meeting.agenda
    assert (election.number, election.title, election.reference) == ("1", "Val av justerare", None)
    assert (bridge.number, bridge.reference) == ("2", "KS 2026/00044")
    assert [it.title for it in bridge.documents] == ["Tjänsteskrivelse bron §"]
    assert bridge.decision is not None
    assert bridge.decision.outcome is Outcome.APPROVED
    assert land.withdrawn
    assert [it.content_hash is not None for it in meeting.documents] == [False, True]


def test_a_file_is_fetched_by_the_name_that_the_diary_wrote() -> None:
    """`å` and `§` in cp1252, base64 copied as it stands; HEAD says 404, so nobody asks that way."""
    with serve(Diary(SITTINGS)) as replica, Client(policy=POLICY) as client:
        meeting = client.meetings(_site(replica), window=YEAR).meetings[0]

        assert client.page(meeting.documents[0].url).body == SUMMONS.body
    assert {it.method for it in replica.asked} == {"GET", "POST"}


def test_a_meeting_without_items_has_those_of_its_summons() -> None:
    """An agenda that the diary does not list is read from the summons; no summons, no agenda."""
    with serve(Diary(SITTINGS)) as replica:
        site = _site(replica)
        listing = ASKING.meetings(site)
        convened, bare = ASKING.agenda(site, listing.meetings[2]), ASKING.agenda(site, listing.meetings[3])

    assert [it.title for it in convened.agenda or ()] == ["Val av justerare", "Gångbro över ån"]
    assert bare.agenda is None
    assert (convened.id, bare.id) == (listing.meetings[2].id, listing.meetings[3].id)


def test_a_quiet_month_is_empty() -> None:
    """The search works, and has nothing in July."""
    with serve(Diary(SITTINGS)) as replica:
        july = Window(first=dt.date(2026, 7, 1), last=dt.date(2026, 7, 31))

        listing = ASKING.meetings(_site(replica), None, july)

        assert (listing.window, listing.meetings, listing.doubts, listing.url) == (july, (), (), replica.address)


def test_a_site_may_name_portal_and_diary() -> None:
    """No page is asked for to find it, and other diaries' bodies are nobody's."""
    with serve(Diary(SITTINGS)) as replica:
        site = _site(replica, portal=replica.address, diary="KS").model_copy(update={"url": f"{replica.address}/moten"})
        assert _told(ASKING.meetings(site, None, YEAR)) == EVERY
        assert "/moten" not in {it.path for it in replica.asked}


@pytest.mark.parametrize("kind", [21, 64])
def test_notices_of_adjusted_minutes_are_tied_to_their_meeting(kind: int) -> None:
    """The board's title has lines: body, meeting's day, and when it was put up."""
    posts = [
        Post("Kommunstyrelsen\rProtokoll 2026-03-11\rAnslaget sätts upp 2026-03-18\rtas ned 2026-04-09", papers=(MINUTES,)),
        Post("Kallelse till kommunfullmäktige 2026-03-25"),
        Post("Meddelande om justerat protokoll"),
    ]  # fmt: skip

    with serve(Diary(SITTINGS, posts=posts, board_kind=kind)) as replica, Client(policy=POLICY) as client:
        conversation = Ciceron().notices(_site(replica, board=replica.address))
        first, second = run(conversation, client.page)
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
        listing = ASKING.meetings(_site(replica), None, Window(first=dt.date(2025, 1, 1), last=dt.date(2026, 12, 31)))

    links = {(it.url or "").removeprefix(replica.address): it for it in listing.meetings}
    assert len(listing.meetings) == len(links) == len(sittings) == 74
    for it in sittings:
        meeting = links[f"/#!/search/?t=1&i={quote(it.body)}&d={it.day}%2000:00:00&n={it.diary}"]
        assert (meeting.organization.name, meeting.date.isoformat()) == (it.body, it.day)
        assert meeting.status is MeetingStatus.SCHEDULED
