"""A municipality's own calendar."""

from __future__ import annotations

import pytest
from tests.replicas.asking import BAD_DAYS, listing, read
from tests.replicas.pdf import pdf
from tests.replicas.server import Fault, Given, Wanted, serve

from agendawatch.errors import AgendawatchError, LayoutError, ReadError
from agendawatch.model import Site, Window
from agendawatch.registry import municipality

YEAR = Window.year(2026)
FEED = """BEGIN:VCALENDAR
X-WR-CALNAME:Politiska möten
BEGIN:VEVENT
UID:ks-1@kommun.example
DTSTART;TZID=Europe/Stockholm:20260311T130000
DTEND;TZID=Europe/Stockholm:20260311T160000
SUMMARY:Kommunstyrelsen
LOCATION:Rådhuset\\, sal A
ATTACH;FMTTYPE=application/pdf;FILENAME=Kallelse.pdf:HOST/kallelse.pdf
END:VEVENT
BEGIN:VEVENT
UID:kf-1@kommun.example
DTSTART;VALUE=DATE:20260330
DTEND;VALUE=DATE:20260331
SUMMARY:Kommunfullmäktige
STATUS:CANCELLED
END:VEVENT
BEGIN:VEVENT
UID:fest@kommun.example
DTSTART;VALUE=DATE:20260606
SUMMARY:Nationaldagsfirande
END:VEVENT
END:VCALENDAR
"""


class Feed:
    """A host that serves a calendar and a summons."""

    def __init__(self, text: str = FEED) -> None:
        """Serve some text."""
        self.text = text

    def __call__(self, wanted: Wanted) -> Given:
        """Answer."""
        if wanted.path == "/moten.ics":
            host = f"http://{wanted.headers['host']}"
            return Given(self.text.replace("HOST", host), content_type="text/calendar; charset=utf-8")
        if wanted.path == "/kallelse.pdf":
            return Given(pdf(["# Kallelse", "1. Val av justerare", "2. Lekplats"]), content_type="application/pdf")
        return Given("User-agent: *\n", content_type="text/plain")


def test_a_calendar_is_read_in_both_drivers() -> None:
    """Meetings, their papers, and what was called off; the celebration is none."""
    with serve(Feed()) as host:
        site = Site(url=f"{host.address}/moten.ics", platform="ical", municipality=municipality("Höör"))
        listed = listing(site, YEAR)
        board = read(site, listed.meetings[0])

    assert [(it.organization.name, it.date.day, it.status.value) for it in listed.meetings] == [
        ("Kommunstyrelsen", 11, "convened"),
        ("Kommunfullmäktige", 30, "cancelled"),
    ]
    assert listed.meetings[0].location == "Rådhuset, sal A"
    assert [item.title for item in board.agenda or ()] == ["Val av justerare", "Lekplats"]


def test_one_organization_may_be_asked_for() -> None:
    """By its short form too."""
    with serve(Feed()) as host:
        site = Site(url=f"{host.address}/moten.ics", platform="ical")
        listed = listing(site, YEAR, "KF")

    assert [it.organization.name for it in listed.meetings] == ["Kommunfullmäktige"]


@pytest.mark.parametrize("text", ["<html><h1>Logga ut</h1><p>ord", FEED[:-20], FEED.replace("DTSTART", "X-START")])
def test_what_is_no_calendar_is_never_an_empty_one(text: str) -> None:
    """It raises."""
    with serve(Feed(text)) as host, pytest.raises(ReadError):
        listing(Site(url=f"{host.address}/moten.ics", platform="ical"), YEAR)


def test_a_calendar_without_meetings_is_another_calendar() -> None:
    """Celebrations alone are not a year without meetings."""
    first, last = FEED.index("BEGIN:VEVENT"), FEED.rindex("BEGIN:VEVENT")
    with serve(Feed(FEED[:first] + FEED[last:])) as host, pytest.raises(LayoutError):
        listing(Site(url=f"{host.address}/moten.ics", platform="ical"), YEAR)


@pytest.mark.parametrize(("fault", "error"), BAD_DAYS)
def test_a_bad_day_is_never_an_empty_calendar(fault: Fault, error: type[AgendawatchError]) -> None:
    """It raises what to do next."""
    with serve(Feed()) as host:
        host.spoil("/moten.ics", fault)
        site = Site(url=f"{host.address}/moten.ics", platform="ical")

        with pytest.raises(error):
            listing(site, YEAR)


def test_a_meeting_that_is_gone_from_the_calendar_is_not_read_as_another() -> None:
    """Its agenda is missing, which is told."""
    with serve(Feed()) as host:
        site = Site(url=f"{host.address}/moten.ics", platform="ical")
        board = listing(site, YEAR).meetings[0]
        host.app = Feed(FEED.replace("ks-1@", "ks-2@"))

        with pytest.raises(LayoutError, match="the meeting of Kommunstyrelsen"):
            read(site, board)
