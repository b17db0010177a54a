"""Göteborg's portal is asked as a reader would ask it, and half an answer is none."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from tests.cases import table
from tests.replicas.asking import listing, read
from tests.replicas.goteborg import FORM, File, Portal, Session
from tests.replicas.pdf import pdf
from tests.replicas.server import Replica

from agendawatch.model import Meeting, MeetingStatus, Outcome, Site, Window

SITE = ("goteborg", FORM, ())

AGENDA = pdf(
    [
        "# Föredragningslista",
        "Kommunstyrelsen, onsdagen den 11 mars 2026",
        "1. Val av justerare",
        "2. Plan för cykelvägar i Norra hamnen",
        "   SLK-2026-00701",
        "3. Yttrande över remiss om badplatser",
        "   SLK-2026-00702",
    ]
)
MINUTES = pdf(
    [
        "# Protokoll",
        "Kommunstyrelsen, onsdagen den 11 mars 2026",
        "# § 101 Plan för cykelvägar i Norra hamnen",
        "Ärendenummer SLK-2026-00701",
        "# Beslut",
        "Kommunstyrelsen tillstyrker planen och bifaller förslaget.",
        "# § 102 Yttrande över remiss om badplatser",
        "Ärendenummer SLK-2026-00702",
        "# Beslut",
        "Ärendet bordläggs till nästa sammanträde.",
    ]
)


@pytest.fixture
def app() -> Portal:
    """Draw a portal of two years and two organizations, with the files on the same host."""
    names = (
        "just_fl_20260310.pdf",
        "Snabbprotokoll_20260311.pdf",
        "2_20260311.pdf",
        "3_202603011.pdf",
        "2_20260311_rev.pdf",
        "3_yrk_V_20260311 .pdf",
    )
    bodies = {0: AGENDA, 1: MINUTES}
    held = tuple(File.named(name, nth, bodies.get(nth, b""), "") for nth, name in enumerate(names))
    sessions = [
        Session("Kommunstyrelsen", "2026-03-11", held),
        Session("Kommunstyrelsen", "2026-03-25", (File.named("just_fl_20260324.pdf", 7, AGENDA, ""),)),
        *(Session("Kommunstyrelsen", f"2025-{month:02}-05", ()) for month in range(1, 13)),
        Session("Kommunfullmäktige", "2026-03-19", ()),
    ]  # fmt: skip
    return Portal(sessions, page_size=5)


def _march(site: Site, day: int = 11) -> Meeting:
    return next(it for it in listing(site, organization="Kommunstyrelsen").meetings if it.date.day == day)


def test_meetings_stand_with_their_documents(site: Site) -> None:
    """A listing of all organizations, in order, each meeting with status, address and ground."""
    listed = listing(site)

    told = [(it.organization.name, it.date.day, it.status.value, len(it.documents)) for it in listed.meetings]
    assert told == [
        ("Kommunstyrelsen", 11, "held", 6),
        ("Kommunfullmäktige", 19, "scheduled", 0),
        ("Kommunstyrelsen", 25, "convened", 1),
    ]
    first = listed.meetings[0]
    assert first.municipality == site.municipality
    assert first.start is None
    assert first.provenance is not None
    assert first.provenance.words == "Sammanträde 2026-03-11"
    assert first.url is not None
    assert "showmote!" in first.url


@pytest.mark.parametrize("repeats", [True, False])
@pytest.mark.parametrize("ids", [True, False])
@pytest.mark.parametrize("redirects", [True, False])
def test_the_pages_of_a_result_are_turned_to_the_last(
    site: Site, app: Portal, *, repeats: bool, ids: bool, redirects: bool
) -> None:
    """Twelve meetings on three pages, whatever follows the last one, and whatever the form sends."""
    app.repeats, app.ids, app.redirects = repeats, ids, redirects

    listed = listing(site, Window.year(2025), "kommunstyrelsen")

    assert [it.date.month for it in listed.meetings] == list(range(1, 13))
    assert listed.organizations == ("Kommunstyrelsen",)


@pytest.mark.parametrize(
    "odd", [{"names_action": False}, {"rotates": True}, {"repeats": False, "rotates": True}, {"page_size": 1}]
)
def test_the_portals_state_may_be_told_in_other_ways(site: Site, app: Portal, odd: dict[str, bool | int]) -> None:
    """A form that does not name its portlet, addresses that are new in each answer, a page for each meeting."""
    for name, value in odd.items():
        setattr(app, name, value)

    assert [it.date.month for it in listing(site, Window.year(2025), "KS").meetings] == list(range(1, 13))


def test_a_site_may_be_named_by_its_host(replica: Replica) -> None:
    """The portal has its form in one place."""
    site = Site(url=replica.address, platform="goteborg")

    assert len(listing(site).meetings) == 3


def test_an_agenda_is_joined_with_its_minutes(site: Site) -> None:
    """Items keep the agenda's numbers and papers, and get what the minutes decided."""
    meeting = read(site, _march(site))

    assert meeting.agenda is not None
    told = {it.reference: it for it in meeting.agenda if it.reference}
    plan, referral = told["SLK-2026-00701"], told["SLK-2026-00702"]
    assert (plan.number, plan.title) == ("2", "Plan för cykelvägar i Norra hamnen")
    assert plan.decision is not None
    assert plan.decision.outcome is Outcome.APPROVED
    assert referral.decision is not None
    assert referral.decision.outcome is Outcome.TABLED
    assert [it.title for it in plan.documents] == ["2_20260311.pdf", "2_20260311_rev.pdf"]
    assert [it.title for it in referral.documents] == ["3_202603011.pdf"]
    assert [it.content_hash is not None for it in meeting.documents] == [True, True, False, False, False, False]


def test_an_agenda_that_is_not_out_is_none(site: Site) -> None:
    """A meeting without documents has no agenda, and not an empty one."""
    (meeting,) = listing(site, organization="Kommunfullmäktige").meetings

    assert read(site, meeting).agenda is None


def test_a_convened_meeting_has_items_without_decisions(site: Site) -> None:
    """The föredragningslista alone gives titles and case numbers."""
    meeting = read(site, _march(site, 25))

    assert meeting.agenda is not None
    assert {it.decision for it in meeting.agenda} == {None}
    assert meeting.status is MeetingStatus.CONVENED


def test_a_lost_state_is_found_again(site: Site) -> None:
    """A meeting whose address no longer leads to it is sought through the form."""
    meeting = _march(site)
    stale = meeting.model_copy(update={"url": (meeting.url or "").replace("2026-03-11", "2019-01-01")})
    without = meeting.model_copy(update={"url": None})

    assert read(site, stale).agenda == read(site, without).agenda
    assert read(site, stale).url == meeting.url


NAMES = table(__file__, "NAMES")
"""How a large city's secretaries name files; one name has its dots written apart."""


def test_a_file_is_listed_by_whatever_name_it_has(site: Site, app: Portal) -> None:
    """Under the address that it has, each once; we write letters and their dots together."""
    files = tuple(File.named(name, 0x6B56C8BF36C1F267C1258A710045E39F + nth) for nth, name in enumerate(NAMES))
    app.sessions = [Session("Kommunfullmäktige", "2026-03-19", files)]

    (meeting,) = listing(site).meetings

    assert [(it.title, it.url) for it in meeting.documents] == [
        (normalize("NFC", it.title.strip()), it.url) for it in files
    ]


def test_a_year_to_come_is_empty(site: Site) -> None:
    """What is not offered yet is not listed yet."""
    assert listing(site, Window.year(2027)).meetings == ()


def test_a_year_without_meetings_is_empty(site: Site) -> None:
    """The portal says that it found nothing."""
    assert listing(site, Window.year(2025), "Kommunfullmäktige").meetings == ()
