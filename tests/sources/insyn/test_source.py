"""Insyn Sverige's years are turned by its form, and a page's text stands in for files that are gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.replicas.drivers import BAD_DAYS, NOON, PASSING, POLICY, listing, read, spoiled
from tests.replicas.insyn import Office, Session
from tests.replicas.pdf import pdf
from tests.replicas.server import Fault, Replica, serve

from agendawatch.crawl.client import Client
from agendawatch.errors import AgendawatchError, InputError, LayoutError, LimitError, RefusedError
from agendawatch.fetch import InMemoryPages
from agendawatch.model import DocumentClassification, Outcome, Site, Window

Kind = DocumentClassification
YEAR = Window.year(2026)
SUMMONS = pdf(["# Kallelse", "1. Val av justerare", "2. Lekplats vid torget"])
MINUTES = pdf(["# § 8 Lekplats vid torget", "# Beslut", "Bifall till förslaget."])
TEXT = "<h3>§ 8 Lekplats vid torget</h3><h4>Beslut</h4><p>Bifall till förslaget.</p>"


@pytest.fixture
def office() -> Office:
    """Draw an organization's pages over two years."""
    return Office(
        [
            Session("2026-03-09", (1, 2)),
            Session("2026-02-09", (1, 9), TEXT),
            Session("2026-01-26", (1,)),
            Session("2025-12-08", (1, 2)),
        ],
        ("27 april 2026 kl. 18.00", "15 juni 2026 INSTÄLLT"),
        {1: SUMMONS, 2: MINUTES},
    )


@pytest.fixture
def replica(office: Office) -> Iterator[Replica]:
    """Serve it."""
    with serve(office) as running:
        yield running


@pytest.fixture
def site(replica: Replica, office: Office) -> Site:
    """Name its page."""
    return Site(url=replica.address + office.path, platform="insyn")


def test_held_and_planned_meetings_are_listed(site: Site) -> None:
    """The first file is the summons, the second the minutes; the calendar tells what is to come."""
    listed = listing(site, YEAR)

    told = [(f"{it.date:%m-%d}", it.status.value, len(it.documents)) for it in listed.meetings]
    assert told == [
        ("01-26", "convened", 1),
        ("02-09", "held", 2),
        ("03-09", "held", 2),
        ("04-27", "scheduled", 0),
        ("06-15", "cancelled", 0),
    ]
    assert [it.classification for it in listed.meetings[1].documents] == [Kind.NOTICE, Kind.MINUTES]
    assert {it.organization.name for it in listed.meetings} == {"Kommunfullmäktige"}
    assert listed.meetings[3].start is not None
    assert listed.organizations == ("Kommunfullmäktige",)


@pytest.mark.parametrize(
    ("planned", "told"),
    [
        (("27 april 2026 kl. 18.00",), [("04-27", "scheduled", True)]),
        (("27–28 april 2026",), [("04-27", "scheduled", False)]),
        (("27 april 2026 INSTÄLLT", "15 juni 2026"), [("04-27", "cancelled", False), ("06-15", "scheduled", False)]),
        (("Publicerad 27 april 2026",), []),
        ((), []),
    ],
)
def test_a_calendar_of_few_days_is_one(
    site: Site, office: Office, planned: tuple[str, ...], told: list[tuple[str, str, bool]]
) -> None:
    """Each row that gives a day with its year is a meeting to come."""
    office.planned = planned
    office.sessions[:] = [Session("2026-01-26", (1,))]

    listed = listing(site, YEAR).meetings[1:]

    assert [(f"{it.date:%m-%d}", it.status.value, it.start is not None) for it in listed] == told
    assert {it.provenance.seen for it in listed if it.provenance} <= {NOON}


def test_another_year_is_chosen_by_the_form(site: Site, replica: Replica) -> None:
    """With the page's view state, as the select does; the listing answers from the first year offered."""
    listed = listing(site, Window(first=dt.date(2019, 1, 1), last=dt.date(2025, 12, 31)))

    assert [str(it.date) for it in listed.meetings] == ["2025-12-08"]
    assert listed.window.first == dt.date(2025, 1, 1)
    assert [it.method for it in replica.asked if it.path == "/exempelstad-kf"] == ["GET", "POST"] * 2


def test_a_year_that_does_not_come_is_told(site: Site, office: Office) -> None:
    """Last year's meetings are not this year's."""
    office.stuck = True

    with pytest.raises(LayoutError, match="the meetings of 2025"):
        listing(site, Window.year(2025))


def test_years_before_the_first_are_refused(site: Site) -> None:
    """Nothing is held of them."""
    with pytest.raises(InputError, match="days from 2025-01-01 on"):
        listing(site, Window.year(2019))


@pytest.mark.parametrize("place", [1, 2])
def test_decisions_are_read_from_the_file_or_the_page(site: Site, place: int) -> None:
    """A file that is gone leaves its text on the page."""
    meeting = read(site, listing(site, YEAR).meetings[place])

    assert [it.title for it in meeting.agenda or ()] == ["Val av justerare", "Lekplats vid torget"]
    decision = (meeting.agenda or ())[1].decision
    assert decision is not None
    assert decision.outcome is Outcome.APPROVED
    assert len(meeting.documents) == 2


def test_a_lost_file_without_text_is_told(site: Site, office: Office) -> None:
    """Half an agenda is none."""
    office.sessions[1] = Session("2026-02-09", (1, 9))

    with pytest.raises(AgendawatchError, match="date=2026-02-09"):
        read(site, listing(site, YEAR).meetings[1])


def test_a_planned_meeting_gets_its_page_later(site: Site, office: Office) -> None:
    """Until then it stays as it is."""
    planned = listing(site, YEAR).meetings[3]
    before = read(site, planned)
    office.sessions.append(Session("2026-04-27", (1,)))

    assert before.agenda is None
    assert read(site, planned).agenda is not None


def test_a_plan_keeps_its_hour_once_it_has_a_page(site: Site, office: Office) -> None:
    """The page does not tell it."""
    office.sessions.append(Session("2026-04-27", (1,)))

    meeting = listing(site, YEAR).meetings[3]

    assert (meeting.status.value, meeting.start and meeting.start.hour) == ("convened", 18)


@pytest.mark.parametrize(
    ("title", "named", "name"),
    [
        ("Kommunstyrelsen", (), "Kommunstyrelsen"),
        ("Exempelstad", (), "Kommunfullmäktige"),
        ("Exempelstad", ("Socialnämnden",), "Socialnämnden"),
    ],
)
def test_whose_page_it_is_is_told_somewhere(
    site: Site, office: Office, title: str, named: tuple[str, ...], name: str
) -> None:
    """By the site, the heading, or the address's end."""
    office.title = title

    listed = listing(site.model_copy(update={"organizations": named}), YEAR)

    assert {it.organization.name for it in listed.meetings} == {name}


def test_another_organization_is_refused(site: Site) -> None:
    """The page is of one."""
    with pytest.raises(InputError, match="one of Kommunfullmäktige"):
        listing(site, YEAR, "KS")


@pytest.mark.parametrize("part", ["/exempelstad-kf", "/protokoll?date=2026-02-09"])
@pytest.mark.parametrize(("fault", "error"), BAD_DAYS)
def test_a_bad_day_is_no_quiet_month(
    site: Site, replica: Replica, part: str, fault: Fault, error: type[AgendawatchError]
) -> None:
    """Whatever stands in a page's place fails the listing."""
    spoiled(replica, part, fault)

    with pytest.raises(error):
        listing(site, YEAR)


@pytest.mark.parametrize(("fault", "error"), BAD_DAYS)
def test_half_an_agenda_is_none(site: Site, replica: Replica, fault: Fault, error: type[AgendawatchError]) -> None:
    """Only a file that is gone for good may be done without."""
    meeting = listing(site, YEAR).meetings[2]
    spoiled(replica, "did=2", fault)

    with pytest.raises(error):
        read(site, meeting)


@pytest.mark.parametrize("fault", [*PASSING, Fault.SLOW])
def test_a_bad_moment_passes(site: Site, replica: Replica, fault: Fault) -> None:
    """Once, then fine."""
    spoiled(replica, "/exempelstad-kf", fault, 1)

    assert len(listing(site, YEAR).meetings) == 5


@pytest.mark.parametrize("fault", [Fault.WRONG_CHARSET, Fault.NO_CHARSET, Fault.REDIRECT])
def test_what_does_no_harm_does_none(site: Site, replica: Replica, fault: Fault) -> None:
    """Charsets and redirects."""
    spoiled(replica, "/exempelstad-kf", fault)

    assert {it.organization.name for it in listing(site, YEAR).meetings} == {"Kommunfullmäktige"}


def test_robots_are_obeyed(site: Site, office: Office) -> None:
    """A closed handler is not asked."""
    meeting = listing(site, YEAR).meetings[2]
    office.robots = "User-agent: *\nDisallow: /documentHandler.ashx\n"

    with pytest.raises(RefusedError):
        read(site, meeting)


def test_a_file_past_the_limit_is_told(site: Site, office: Office) -> None:
    """300 MB are not taken."""
    meeting = listing(site, YEAR).meetings[2]
    office.bodies[2] = b"%PDF-" + b"0" * 200_000

    with pytest.raises(LimitError):
        read(site, meeting, policy=replace(POLICY, max_bytes=50_000))


def test_a_second_round_reads_nothing(site: Site) -> None:
    """Every page of the year that is shown answers 304."""
    with Client(policy=POLICY, memory=InMemoryPages(), now=lambda: NOON) as client:
        client.visit_meetings(site, window=YEAR)

        assert client.visit_meetings(site, window=YEAR).unchanged
