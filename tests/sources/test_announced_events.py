"""Feeds as sources: what they announce, and what they answer for."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.replicas.asking import NOON, YEAR, Answering

from agendawatch.errors import LayoutError
from agendawatch.feeds import to_ical
from agendawatch.fetch import run
from agendawatch.model import Listing, Meeting, MeetingStatus, Municipality, Organization, Site, Window
from agendawatch.registry import municipality
from agendawatch.sources import PLATFORMS

HERE = "https://kommun.example/moten.ics"
BOARD = ("UID:ks", "SUMMARY:Kommunstyrelsen", "DTSTART;TZID=Europe/Stockholm:20260303T130000")
CONCERT = ("UID:konsert", "SUMMARY:Sommarkonsert", "DTSTART;VALUE=DATE:20260606")
HOOR = municipality("Höör")


def feed(*events: tuple[str, ...]) -> bytes:
    """Write a calendar."""
    whole = [line for event in events for line in ("BEGIN:VEVENT", *event, "END:VEVENT")]
    return "\r\n".join(("BEGIN:VCALENDAR", *whole, "END:VCALENDAR", "")).encode()


def listing(data: bytes, window: Window = YEAR, **facts: object) -> Listing:
    """List what a calendar announces."""
    site = Site.model_validate({"url": HERE, "platform": "ical", **facts})
    return run(PLATFORMS[str(site.platform)].meetings(site, window), Answering(data))


def agenda(data: bytes, meeting: Meeting) -> Meeting:
    """Ask the calendar for a meeting again."""
    return run(PLATFORMS["ical"].agenda(Site(url=HERE, platform="ical"), meeting), Answering(data))


def test_what_no_organization_holds_is_left_out() -> None:
    """A concert is no meeting; every ground is the page's own."""
    (board,) = listing(feed(CONCERT, BOARD), municipality=HOOR).meetings

    assert (board.organization.name, board.municipality) == ("Kommunstyrelsen", HOOR)
    assert board.provenance
    assert (board.provenance.words, board.provenance.url, board.provenance.seen) == ("Kommunstyrelsen", HERE, NOON)


@pytest.mark.parametrize(
    ("platform", "page"),
    [
        ("ical", feed(CONCERT)),
        ("rss", b"<rss><channel><item><title>Sommarkonsert 6 juni 2026</title><link>/k</link></item></channel></rss>"),
        ("jsonld", b'{"@type": "Event", "name": "Sommarkonsert", "startDate": "2026-06-06"}'),
    ],
)
def test_what_announces_no_meeting_is_another_feed(platform: str, page: bytes) -> None:
    """It is not a year without meetings; where the site is one organization's, all in it is that one's."""
    with pytest.raises(LayoutError, match="Sommarkonsert"):
        listing(page, platform=platform)
    (concert,) = listing(page, platform=platform, organizations=("KS",)).meetings
    assert concert.organization.name == "Kommunstyrelsen"


def test_a_feed_without_events_is_empty() -> None:
    """That is a claim."""
    assert listing(feed()).meetings == ()


def test_a_series_is_listed_within_the_window() -> None:
    """However long it goes on, and found again for its agenda however it was moved."""
    series = (*BOARD, "RRULE:FREQ=WEEKLY;BYDAY=TU")
    march = Window(first=dt.date(2026, 3, 1), last=dt.date(2026, 3, 18))
    moved = ("UID:ks", "SUMMARY:Kommunstyrelsen", "RECURRENCE-ID:20260310T120000Z", "DTSTART:20260512T130000")

    listed = listing(feed(series), march)
    later = agenda(feed(series, moved), listed.meetings[1])

    assert (listed.window, [it.date.day for it in listed.meetings]) == (march, [3, 10, 17])
    assert (later.date, later.id) == (dt.date(2026, 5, 12), listed.meetings[1].id)
    with pytest.raises(LayoutError, match="the meeting of Kommunstyrelsen"):
        agenda(feed(BOARD), listed.meetings[1])


def test_a_feed_of_ours_is_taken_over_as_it_was_written() -> None:
    """Its items are no meetings of their own; ids are given anew, so that no feed can speak of another's meetings."""
    elsewhere = Municipality(code="9901", name="Ängelvik", county="Exempels län")
    own = Meeting(
        organization=Organization(name="Byalagens samråd"),
        municipality=HOOR,
        date=dt.date(2026, 3, 11),
        status=MeetingStatus.POSTPONED,
        status_words="skjuts på framtiden",
        time_note="efter kyrkkaffet",
    )
    other = own.model_copy(update={"municipality": elsewhere, "id": "annan"})

    (read,) = listing(to_ical([own, other], items=True), municipality=HOOR).meetings

    assert read.source_id == own.id != read.id
    kept = {"id", "source_id", "provenance"}
    assert read.model_dump(exclude=kept) == own.model_dump(exclude=kept)
    assert {it.municipality for it in listing(to_ical([own, other])).meetings} == {HOOR, elsewhere}
