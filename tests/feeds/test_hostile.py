"""Whatever pages fill in, a feed holds as many events, the same identifiers and readable text."""

from __future__ import annotations

import datetime as dt

import icalendar
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.feeds.subscriber import parse
from tests.feeds.usual import PLAIN

from agendawatch.feeds import CalendarOptions, to_ical, uid
from agendawatch.feeds.meetings import meeting_event
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Caveat,
    CaveatCode,
    Document,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
)

PIECES = st.sampled_from(
    [
        "\r\nBEGIN:VEVENT\r\nUID:x\r\n", "END:VEVENT", "\r", "\n", "\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\u202e",
        "\u2066", "\ufeff", "\ufffe", "\\", "\\n", "\\,", ";", ",", ":", '"', "^n", "&amp;", "&#13;&#10;", "&lt;br&gt;", "<br>", "</b>", "👩‍👩‍👧‍👦",
        "🏳️‍🌈", "e\u0301", "å" * 80, "x" * 10_000, " ", "\t", "\xa0", "§ 7", "Budget", "TZID=Europe/Stockholm", "javascript:alert(1)",
    ]
)  # fmt: skip
WORDS = st.lists(PIECES | st.text(st.characters(codec="utf-8"), max_size=20), min_size=1, max_size=8).map("".join)
SAID = st.none() | WORDS
NAMES = WORDS.map(lambda words: f"N{words}")
URLS = st.sampled_from(
    [
        "https://exempel.se/å ä;,?ö=\r\n",
        "http://[::1]/",
        "javascript:alert(1)",
        "https://a\x00b.se/",
        "mailto:a@b.se",
        "//a",
    ]
)
DOCUMENTS = st.lists(
    st.builds(Document, url=URLS, title=NAMES, media_type=st.sampled_from([None, "application/pdf", "a/b;\r\nX:1"])),
    max_size=2,
).map(tuple)
ITEMS = st.lists(
    st.builds(AgendaItem, title=NAMES, number=SAID, reference=SAID, withdrawn=st.booleans(), documents=DOCUMENTS),
    max_size=2,
).map(tuple)
DOUBTS = st.one_of(
    st.builds(lambda words: Caveat.of(CaveatCode.YEAR_UNCLEAR, words=words), WORDS),
    st.builds(lambda words: Caveat.of(CaveatCode.NO_SUCH_DAY, day=words, words=words), WORDS),
)
TIMES = st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2040, 1, 1), timezones=st.just(dt.UTC))  # noqa: DTZ001 - the strategy adds the zone


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    """Make a meeting whose every word is hostile."""
    start = draw(TIMES).replace(microsecond=0).astimezone(STOCKHOLM)
    return Meeting(
        organization=Organization(name=draw(NAMES)),
        municipality=draw(st.none() | st.builds(Municipality, code=st.just("9901"), name=NAMES)),
        date=start.date(),
        start=draw(st.sampled_from([None, start])),
        time_note=draw(SAID),
        name=draw(SAID),
        location=draw(SAID),
        url=draw(st.none() | URLS),
        status=draw(st.sampled_from(MeetingStatus)),
        status_words=draw(SAID),
        previous_starts=draw(st.sampled_from([(), (dt.date(2001, 1, 1),)])),
        agenda=draw(st.none() | ITEMS),
        documents=draw(DOCUMENTS),
        warnings=draw(st.lists(DOUBTS, max_size=1).map(tuple)),
        source_id=draw(SAID),
    )


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(made=st.lists(meetings(), min_size=1, max_size=20))
def test_every_word_stays_a_word(made: list[Meeting]) -> None:
    """Two readers, one strict and written by us, see every event once with the title that we meant."""
    distinct = list({meeting.id: meeting for meeting in made}.values())

    data = to_ical(distinct, items=True, options=CalendarOptions(on_reject=lambda _reject: None))

    _, events = parse(data)
    others = {str(event["UID"]): event for event in icalendar.Calendar.from_ical(data).walk("VEVENT")}
    assert set(others) == set(events)
    assert len(events) == len(distinct) + sum(len(meeting.agenda or ()) for meeting in distinct)
    assert {name for rows in events.values() for name in rows} <= KNOWN
    assert all(len(rows["UID"]) == len(rows["SUMMARY"]) == 1 for rows in events.values())
    for meeting in distinct:
        other = others[uid(meeting.id)]
        harmless = meeting.model_copy(update={"url": None, "documents": (), "agenda": None})
        title = meeting_event(harmless, None, PLAIN).summary
        assert str(other["SUMMARY"]) == title
        assert not other.errors
        assert events[uid(meeting.id)].get("URL", [":http"])[0].startswith(":http")


KNOWN = {
    "UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "URL",
    "STATUS", "TRANSP", "CLASS", "CATEGORIES", "ATTACH", "RELATED-TO", "X-AGENDAWATCH",
}  # fmt: skip
"""Every property that an event of ours may have."""
