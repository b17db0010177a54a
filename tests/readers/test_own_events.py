"""Calendars of ours are read back into the values that they were made of."""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cases import table
from tests.model.doubts import any_caveat

from agendawatch.answers.text import line
from agendawatch.errors import ReadError
from agendawatch.feeds import to_ical
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Caveat,
    CaveatCode,
    Document,
    DocumentClassification,
    ItemClassification,
    Jurisdiction,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    OrganizationClassification,
)
from agendawatch.readers.calendar import read_ical
from agendawatch.readers.own_facts import meeting_facts, read_facts, warnings_of
from agendawatch.visible import visible

COMMITTEE = Organization(name="Nämnden")
DAY = dt.date(2026, 3, 11)
TOWN = Municipality(code="9901", name="Ängelvik", county="Exempels län")
REGION = Municipality(
    code="13",
    name="Region Exempel",
    classification=Jurisdiction.REGION,
    county="Exempels län",
    website="https://a.se/?å=1",
)
WORDS = st.text(st.characters(codec="utf-8"), max_size=60).map(visible).map(line).filter(bool)
MAYBE = st.none() | WORDS
ADDRESSES = st.sampled_from(["https://example.se/a", "http://example.se:81/b?c=d&e=%20", "https://example.se/x.pdf"])
ORGANIZATIONS = st.builds(Organization, name=WORDS, classification=st.sampled_from(OrganizationClassification))
DOCUMENTS = st.lists(
    st.builds(
        Document,
        url=ADDRESSES,
        title=WORDS,
        classification=st.sampled_from(DocumentClassification),
        media_type=st.sampled_from([None, "application/pdf"]),
    ),
    max_size=3,
).map(tuple)
ITEMS = st.builds(
    AgendaItem,
    title=WORDS,
    number=MAYBE,
    reference=MAYBE,
    classification=st.sampled_from(ItemClassification),
    public=st.sampled_from([None, True, False]),
    withdrawn=st.booleans(),
    documents=DOCUMENTS,
    group=MAYBE,
)
MOMENTS = st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2040, 1, 1), timezones=st.just(dt.UTC)).map(  # noqa: DTZ001 - the strategy adds the zone
    lambda moment: moment.replace(microsecond=0).astimezone(STOCKHOLM)
)


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    """Make any meeting of clean words."""
    start = draw(MOMENTS)
    timed, several = draw(st.booleans()), draw(st.booleans())
    length = draw(st.none() | st.timedeltas(dt.timedelta(minutes=1), dt.timedelta(days=3)))
    end = (start.astimezone(dt.UTC) + length).astimezone(STOCKHOLM).replace(microsecond=0) if length else None
    return Meeting(
        organization=draw(ORGANIZATIONS),
        municipality=draw(st.sampled_from([None, TOWN, REGION])),
        date=start.date(),
        start=start if timed else None,
        end=end if timed and not several else None,
        end_date=None if (timed and not several) or not length else start.date() + dt.timedelta(days=length.days),
        time_note=draw(MAYBE),
        name=draw(MAYBE),
        location=draw(MAYBE),
        url=draw(st.none() | ADDRESSES),
        status=draw(st.sampled_from(MeetingStatus)),
        status_words=draw(MAYBE),
        extra=draw(st.booleans()),
        reserve=draw(st.booleans()),
        previous_starts=tuple(draw(st.lists(MOMENTS | st.dates(), max_size=2))),
        agenda=draw(st.none() | st.lists(ITEMS, max_size=3).map(tuple)),
        documents=draw(DOCUMENTS),
        warnings=tuple(draw(st.lists(any_caveat(WORDS), max_size=2))),
        source_id=draw(MAYBE),
        nth=draw(st.integers(1, 4)),
    )


@pytest.mark.slow
@settings(max_examples=200)
@given(meetings())
def test_our_own_feed_gives_equal_values(meeting: Meeting) -> None:
    """Every field that an event carries comes back as it was, in either language and with any wish."""
    for language in ("sv", "en"):
        data = to_ical([meeting], items=True, language=language, alarms=("-P1D",))

        assert read_ical(data) == (meeting,)


def test_text_and_bytes_are_read_alike() -> None:
    """With a byte order mark or without, and with lines folded inside a character."""
    data = to_ical([Meeting(organization=Organization(name="Nämnden"), date=dt.date(2026, 3, 11))])
    halved = data.replace("ä".encode(), b"\xc3\r\n \xa4")

    assert read_ical(data.decode()) == read_ical(b"\xef\xbb\xbf" + data) == read_ical(data) == read_ical(halved)


def of_items(*titles: str) -> Meeting:
    """Make a meeting with an agenda."""
    return Meeting(organization=COMMITTEE, date=DAY, agenda=tuple(AgendaItem(title=title) for title in titles))


def events_of(data: bytes) -> list[bytes]:
    """Take a feed's events apart."""
    return re.findall(rb"BEGIN:VEVENT.*?END:VEVENT\r\n", data, re.DOTALL)


def feed(*events: bytes) -> bytes:
    """Write a calendar of events."""
    return b"BEGIN:VCALENDAR\r\n" + b"".join(events) + b"END:VCALENDAR\r\n"


def test_items_go_to_their_meetings_agenda_in_order() -> None:
    """Whatever order a calendar holds them in."""
    meeting = of_items("Budget", "Avfall", "Cykel")

    found = events_of(to_ical([meeting], items=True))

    assert len(found) == 4
    assert read_ical(feed(*found)) == read_ical(feed(*found[::-1])) == (meeting,)


def test_half_an_agenda_is_no_agenda() -> None:
    """A feed that lost an item says nothing of the whole."""
    meeting = of_items("Budget", "Avfall")

    found = [event for event in events_of(to_ical([meeting], items=True)) if b"SUMMARY:Avfall" not in event]

    assert read_ical(feed(*found)) == (meeting.model_copy(update={"agenda": None}),)


def test_a_feed_that_is_not_all_ours_is_somebody_elses() -> None:
    """One identifier of another kind is enough, and so are identifiers of ours without what we say beside them."""
    [ours] = events_of(to_ical([Meeting(organization=COMMITTEE, date=DAY, time_note="efter KS")]))
    theirs = b"BEGIN:VEVENT\r\nUID:a@kommun.example\r\nDTSTART:20260311T130000\r\nEND:VEVENT\r\n"
    bare = re.sub(rb"X-AGENDAWATCH:.*?\r\n(?! )", b"", ours, flags=re.DOTALL)

    assert [it.time_note for it in read_ical(feed(ours))] == ["efter KS"]
    assert [it.time_note for it in read_ical(feed(ours, theirs))] == [None, None]
    assert [it.time_note for it in read_ical(feed(bare))] == [None]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"status=held", b"status=hold"),
        (b"kind=meeting", b"kind=meeting&paper=notice"),
        (b"kind=meeting", b"kind=item"),
        (b"kind=meeting", b"kind=meeting&begins=9999-12-31T23:59:59-12:00"),
        (b"kind=meeting", b"kind=meeting" + b"&a=b" * 10_000),
        (b"DTSTART", b"X-START"),
    ],
)
def test_a_calendar_of_ours_that_was_tampered_with_is_refused(old: bytes, new: bytes) -> None:
    """An unknown state is no state."""
    data = to_ical([Meeting(organization=COMMITTEE, date=DAY, status=MeetingStatus.HELD)]).replace(b"\r\n ", b"")

    with pytest.raises(ReadError):
        read_ical(data.replace(old, new))


def test_several_days_with_hours_come_back() -> None:
    """The last day stands beside the hour that the last of them ends."""
    start = dt.datetime(2026, 3, 11, 13, tzinfo=STOCKHOLM)
    end = dt.datetime(2026, 3, 12, 12, tzinfo=STOCKHOLM)
    meeting = Meeting(organization=COMMITTEE, date=DAY, end_date=dt.date(2026, 3, 12), start=start, end=end)

    assert read_ical(to_ical([meeting])) == (meeting,)


@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=50))
def test_any_words_survive(words: str) -> None:
    """Control characters, lone surrogates and signs of addresses come back as they were, through plain ASCII."""
    doubt = Caveat.of(CaveatCode.NO_SUCH_DAY, day=words, words=words)
    meeting = Meeting(organization=COMMITTEE, date=DAY, status_words=words, warnings=(doubt, doubt))

    written = meeting_facts(meeting)

    assert written.isascii()
    assert not set(written) & set(" \\\r\n;,")
    assert read_facts(written)["words"] == [words]
    assert warnings_of(read_facts(written)) == (doubt, doubt)


def test_what_is_usual_is_not_written() -> None:
    """A plain meeting's line is short."""
    [event] = events_of(to_ical([Meeting(organization=Organization(name="Namnden"), date=DAY)]))

    assert b"\r\nX-AGENDAWATCH:kind=meeting&organization=Namnden\r\n" in event


@pytest.mark.parametrize("caveat", [*table(__file__, "CAVEATS"), "[" * 100_000], ids=lambda caveat: caveat[:40])
def test_a_caveat_that_is_none_is_refused(caveat: str) -> None:
    """Whatever a calendar that says that it is ours holds, and however deep."""
    data = to_ical([Meeting(organization=Organization(name="N"), date=DAY)]).replace(b"\r\n ", b"")
    told = f"kind=meeting&caveat={quote(caveat)}".encode()

    with pytest.raises(ReadError, match="as agendawatch writes it"):
        read_ical(data.replace(b"kind=meeting", told))
