"""Boards, their meetings and their papers are read from 360 OpenGov Meetings, whatever its day is like."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from tests.cases import cases
from tests.replicas.asking import listing, read
from tests.replicas.opengov import Board, Item, Paper, Session, Tenant
from tests.replicas.pdf import pdf
from tests.replicas.server import Replica

from agendawatch.diff import compare, identify
from agendawatch.errors import InputError, LayoutError
from agendawatch.model import ChangeKind, DocumentClassification, MeetingStatus, Outcome, Site, Window

Kind = DocumentClassification
SITE = ("opengov360", "/Meetings/exempelkommun", ())
YEAR = Window.year(2026)
MINUTES = pdf(["# § 14 Bro över ån", "Ärendenummer 26/00044", "# Beslut", "Nämnden bifaller förslaget."])

HELD = Session(
    "2026-03-11",
    "501",
    "13:00",
    papers=(Paper("71", "Kallelse tekniska nämnden"), Paper("72", "Protokoll 2026-03-11", "", "pdf", MINUTES)),
    items=(
        Item("13 - Upprop", "801"),
        Item("14 - Bro över ån", "802", papers=(Paper("73", "Bro & räcke", "Tjänsteutlåtande"),), reference="26/00044"),
        Item("Anställning av direktör", None, "Slutna ärenden"),
    ),
    place="Stadshuset, sal Å",
)
PLANNED = [Session("2026-05-06", None, "Inte publicerat"), Session("2026-06-10", None, "Inställt")]


@pytest.fixture
def app() -> Tenant:
    """Draw a tenant with two organizations, one of them in two terms."""
    return Tenant(
        [
            Board("11", "tekniska nämnden", [HELD, *PLANNED], "2023 - 2026"),
            Board("12", "tekniska nämnden 2019-2022", [Session("2022-12-07", "400")], "2019 - 2022"),
            Board("13", "kommunfullmäktige", [Session("2026-03-30", "502", "18:37"), Session("2025-11-24", "450")]),
        ]
    )


def test_meetings_stand_as_the_lists_say(site: Site) -> None:
    """Hour, place, status and the page's words; a planned meeting has no page, and midnight is no hour."""
    listed = listing(site)

    told = [
        (it.date.isoformat(), it.start and f"{it.start:%H:%M}", it.status.value, it.source_id) for it in listed.meetings
    ]
    assert told == [
        ("2026-03-11", "13:00", "held", "501"),
        ("2026-03-30", "18:37", "scheduled", "502"),
        ("2026-05-06", None, "scheduled", None),
        ("2026-06-10", None, "cancelled", None),
    ]
    assert [it.status_words for it in listed.meetings] == [None, None, "Inte publicerat", "Inställt"]
    assert listed.meetings[0].location == "Stadshuset, sal Å"
    assert {it.media_type for it in listed.meetings[0].documents} == {"application/pdf"}
    assert {it.organization.name for it in listed.meetings} == {"Tekniska nämnden", "Kommunfullmäktige"}
    assert listed.window == YEAR


def test_an_organization_has_a_board_for_each_term(site: Site) -> None:
    """A window over two terms asks both, by the one name; the listing answers from the first year offered."""
    wide = Window(first=dt.date(2015, 1, 1), last=YEAR.last)

    listed = listing(site, wide, "Tekniska nämnden")

    assert [it.date.year for it in listed.meetings] == [2022, 2026, 2026, 2026]
    assert listed.organizations == ("Tekniska nämnden",)
    assert listed.window.first == dt.date(2022, 1, 1)
    with pytest.raises(InputError, match="days from 2022-01-01 on"):
        listing(site, Window.year(2019), "Tekniska nämnden")


def test_only_years_that_a_board_offers_are_asked(site: Site, replica: Replica) -> None:
    """An ended term's board is left, and so is a year that nothing was planned for."""
    listing(site, Window.year(2025), "KF")

    asked = [it.target for it in replica.asked if "Boards/Details" in it.target]
    assert asked == [f"/Meetings/exempelkommun/Boards/Details/13{year}" for year in ("", "?Year=2025")]


def test_a_board_may_be_named_alone(site: Site) -> None:
    """A site that is one board's address lists that board."""
    alone = site.model_copy(update={"url": f"{site.url}/Boards/Details/13?Year=2020"})

    assert [it.date.day for it in listing(alone).meetings] == [30]


def test_items_have_their_papers_and_decisions(site: Site) -> None:
    """Numbers, groups, case numbers and papers from the platform, decisions from the minutes; a closed item is told."""
    held = listing(site).meetings[0]

    rollcall, bridge, closed = read(site, held).agenda or ()

    assert (rollcall.number, rollcall.title, rollcall.public) == ("13", "Upprop", True)
    assert (bridge.number, bridge.title, bridge.reference) == ("14", "Bro över ån", "26/00044")
    assert bridge.decision is not None
    assert bridge.decision.outcome is Outcome.APPROVED
    assert [(it.title, it.classification) for it in bridge.documents] == [("Bro & räcke", Kind.ATTACHMENT)]
    assert bridge.documents[0].url.endswith("/File/Details/73.PDF?fileName=Bro%20%26%20r%C3%A4cke&fileSize=9")
    assert (closed.title, closed.group, closed.public) == ("Anställning av direktör", "Slutna ärenden", False)


def test_an_agenda_without_items_is_read_from_the_summons(site: Site, app: Tenant) -> None:
    """Where the page has no list, the file has."""
    summons = pdf(["# Kallelse", "1. Val av justerare", "2. Lekplats vid torget"])
    app.boards[0].sessions[0] = replace(HELD, papers=(Paper("71", "Kallelse", "", "PDF", summons),), items=())

    meeting = read(site, listing(site).meetings[0])

    assert [it.title for it in meeting.agenda or ()] == ["Val av justerare", "Lekplats vid torget"]


def test_publishing_taking_back_and_publishing_again_is_one_meeting(site: Site, app: Tenant) -> None:
    """The id comes, goes and comes back; no round says that the meeting went away, and none that it is new."""
    states = [None, "777", None, "778"]
    listed = []
    for key in states:
        app.boards[0].sessions[1] = replace(PLANNED[0], id=key, beside="00:00" if key else "Inte publicerat")
        listed.append(listing(site))

    kinds = set()
    for before, after in pairwise(listed):
        kinds |= {it.kind for it in compare(before, identify(before, after)[0])}

    assert [next(it for it in one.meetings if it.date.month == 5).source_id for one in listed] == states
    assert kinds.isdisjoint({ChangeKind.MEETING_ADDED, ChangeKind.MEETING_UNLISTED})


def test_a_meeting_taken_back_while_its_agenda_is_asked_for_stays(site: Site, app: Tenant) -> None:
    """Its page is gone, its row is there: the agenda is not out just now."""
    held = listing(site).meetings[0]
    app.boards[0].sessions[0] = Session("2026-03-11", None, "Inte publicerat")

    assert read(site, held).agenda is None


def test_a_meeting_listed_under_two_boards_is_one(site: Site, app: Tenant) -> None:
    """The last term's board and this one's share it."""
    app.boards[1] = Board("12", "Tekniska nämnden", [HELD], "2019 - 2026")

    assert [it.source_id for it in listing(site, organization="Tekniska nämnden").meetings] == ["501", None, None]


@cases("day", "beside", "told")
def test_what_stands_beside_a_day_is_told_apart(
    site: Site, app: Tenant, day: str, beside: str, told: tuple[int | None, str | None]
) -> None:
    """Swedish and Norwegian days; an hour, a state, or when the page was changed."""
    app.boards = [Board("13", "Kommunfullmäktige", [Session(day, "9", beside)])]

    (meeting,) = listing(site).meetings

    assert meeting.date == dt.date(2026, 3, 5)
    assert (meeting.start.hour if meeting.start else None, meeting.status_words) == told


def test_an_extra_meeting_keeps_its_name(site: Site, app: Tenant) -> None:
    """The row's own name beside the board's."""
    app.boards[2].sessions = [Session("2026-04-27", "9", name="Extra kommunfullmäktige")]

    (meeting,) = listing(site, organization="KF").meetings

    assert (meeting.extra, meeting.organization.name) == (True, "Kommunfullmäktige")


def test_a_status_that_says_held_holds(site: Site, app: Tenant) -> None:
    """Before the minutes are listed, the page's own word tells; it is kept."""
    app.labels = ("Sted", "Status", "Saksnr.")
    app.boards[0].sessions[0] = replace(HELD, papers=(), status="Avholdt")

    meeting = listing(site).meetings[0]

    assert (meeting.status, meeting.status_words) == (MeetingStatus.HELD, "Avholdt")


def test_an_outage_is_an_empty_list_that_history_does_not_believe(site: Site, app: Tenant) -> None:
    """The platform says 0 for an hour: we hand on what it says, and nothing is cancelled by it."""
    app.outage = True

    assert listing(site).meetings == ()


@pytest.mark.parametrize("counts", ["7 möten hittades", "1 møter funnet for  2026"])
def test_a_list_shorter_than_its_count_is_no_list(site: Site, app: Tenant, counts: str) -> None:
    """Half an answer is none."""
    app.counts = lambda _: counts

    with pytest.raises(LayoutError, match="counts"):
        listing(site, organization="Tekniska nämnden")


def test_a_page_without_a_choice_of_years_is_read_as_it_is(site: Site, app: Tenant) -> None:
    """The start page's form of list."""
    app.chooses_years = False

    assert len(listing(site).meetings) == 4


def test_an_address_without_a_tenant_is_told(replica: Replica) -> None:
    """The tenant is a part of the address."""
    with pytest.raises(LayoutError, match="a tenant"):
        listing(Site(url=replica.address, platform="opengov360"))
