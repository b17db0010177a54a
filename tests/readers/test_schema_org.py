"""schema.org's events, by any shape that pages give them."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from tests.cases import cases

from agendawatch.errors import LayoutError, ReadError, TooLargeError
from agendawatch.feeds import to_jsonld
from agendawatch.model import STOCKHOLM, AgendaItem, Meeting, MeetingStatus, Organization
from agendawatch.readers.announced import Announced, find_holder, read_schema_org

HERE = "https://kommun.example/moten"
BOARD: dict[str, object] = {
    "@type": "Event",
    "@id": "urn:ks",
    "name": "Sammanträde",
    "startDate": "2026-03-11T13:00:00+01:00",
    "endDate": "2026-03-11T16:00",
    "organizer": {"@type": "Organization", "name": "Kommunstyrelsen"},
    "location": {"@type": "Place", "name": "Rådhuset", "address": {"streetAddress": "Torget 1"}},
    "subjectOf": {"@type": "DigitalDocument", "name": "Kallelse", "url": "/k.pdf", "encodingFormat": "application/pdf"},
}
COUNCIL: dict[str, object] = {
    "@type": ["https://schema.org/PublicEvent"],
    "name": "Kommunfullmäktige",
    "startDate": "2026-03-30",
    "eventStatus": "https://schema.org/EventCancelled",
}
ITEM = {"@type": "Event", "name": "Budget", "startDate": "2026-03-30", "superEvent": {"@id": "urn:kf"}}


def page(*nodes: object) -> str:
    """Draw a page that holds some nodes; text stands as it is."""
    texts = [node if isinstance(node, str) else json.dumps(node) for node in nodes]
    scripts = "".join(f'<script type="application/ld+json">{text}</script>' for text in texts)
    return f"<!doctype html><title>Möten</title>{scripts}<h1>Möten</h1>"


def read(*nodes: object) -> tuple[Announced, ...]:
    """Read a page that holds some nodes."""
    return read_schema_org(page(*nodes), HERE)


def board(**facts: object) -> Announced:
    """Read the board's meeting with other facts; `None` leaves one out."""
    (event,) = read({name: value for name, value in {**BOARD, **facts}.items() if value is not None})
    return event


@pytest.mark.parametrize(
    "nodes",
    [
        (BOARD, COUNCIL),
        ([BOARD, COUNCIL],),
        ({"@context": "https://schema.org", "@graph": [BOARD, COUNCIL, ITEM]},),
        ({"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": it} for it in (BOARD, COUNCIL)]},),
        ({"@type": "GovernmentOrganization", "event": [BOARD]}, {"@type": "WebPage", "mainEntity": COUNCIL}),
        (BOARD, BOARD, COUNCIL),
    ],
)
def test_events_are_read_wherever_they_stand(nodes: tuple[object, ...]) -> None:
    """Each once, in their order; an item is no meeting."""
    first, council = read({"@type": "WebPage"}, *nodes)

    assert first == board()
    assert (council.title, council.start) == ("Kommunfullmäktige", dt.date(2026, 3, 30))
    assert council.stated == (MeetingStatus.CANCELLED, "EventCancelled")


def test_what_an_event_says_is_read() -> None:
    """Hours on Swedish clocks, who and where by name, documents by whole addresses."""
    event = board()

    assert event.start == dt.datetime(2026, 3, 11, 13, tzinfo=STOCKHOLM)
    assert event.end == dt.datetime(2026, 3, 11, 16, tzinfo=STOCKHOLM)
    assert (event.holders, event.location, event.key) == (("Kommunstyrelsen",), "Rådhuset, Torget 1", "urn:ks")
    assert [it.url for it in event.documents] == ["https://kommun.example/k.pdf"]


@cases("kind", "known")
def test_an_event_is_one_of_any_kind(kind: object, known: bool) -> None:
    """What shows a meeting is none, nor is a place for one."""
    nodes = [{**BOARD, "@type": kind}, {**COUNCIL, "name": "Annat"}]

    assert [it.title for it in read(nodes)] == (["Sammanträde"] if known else []) + ["Annat"]


@cases("status", "stated", "words", stated=MeetingStatus)
def test_a_status_is_one_of_those_that_are_known(
    status: object, stated: MeetingStatus | None, words: str | None
) -> None:
    """Only stated words cancel."""
    assert board(eventStatus=status).stated == ((stated, words) if stated else None)


def test_a_rescheduled_event_keeps_the_days_it_was_moved_from() -> None:
    """Oldest first; it is no other status."""
    event = board(eventStatus="EventRescheduled", previousStartDate=["2026-03-04T13:00", "2026-02-25"])

    assert event.stated is None
    assert event.previous_starts == (dt.date(2026, 2, 25), dt.datetime(2026, 3, 4, 13, tzinfo=STOCKHOLM))


@cases("location", "shown")
def test_a_place_has_many_shapes(location: object, shown: str) -> None:
    """A name, an address, both, one of several, or a thing that stands elsewhere."""
    event, *_ = read([{**BOARD, "location": location}, {"@type": "Place", "@id": "#sal", "name": "Sal B"}])

    assert event.location == shown


@cases("organizer", "holder")
def test_an_organizer_has_many_shapes(organizer: object, holder: str | None) -> None:
    """A person is no organization."""
    nodes = [{**BOARD, "organizer": organizer}, {"@id": "#n", "@type": "Organization", "name": "Byggnadsnämnden"}]
    found = find_holder(read(nodes)[0])

    assert (found and found.name) == holder


def test_names_may_say_whose_they_are() -> None:
    """By a prefix or a whole address."""
    told = {f"schema:{name}" if name[0] != "@" else name: value for name, value in BOARD.items()}
    whole = {f"https://schema.org/{name}" if name[0] != "@" else name: value for name, value in BOARD.items()}

    assert read(told) == read(whole) == read(BOARD)


@cases("written", "start")
def test_moments_are_iso_8601(written: object, start: dt.datetime | dt.date) -> None:
    """Without a zone they are Swedish."""
    assert board(startDate=written).start == start


@pytest.mark.parametrize(
    "written", ["snart", "2026-02-30", "11/3 2026", "2026-03-11T25:00", None, "", [], {"a": 1}, True]
)
def test_an_event_without_a_day_is_refused(written: object) -> None:
    """No guess."""
    with pytest.raises(LayoutError):
        board(startDate=written)


SERIES: dict[str, object] = {"@type": "EventSeries", "@id": "#s", "name": "Kommunstyrelsen", "location": "Rådhuset",
                             "startDate": "2026-01-01", "endDate": "2026-12-31"}  # fmt: skip
DAYS = [{"@type": "Event", "startDate": f"2026-0{month}-11T13:00"} for month in (3, 4)]


@pytest.mark.parametrize(
    "nodes",
    [
        ({**SERIES, "subEvent": DAYS},),
        (SERIES | {"subEvent": [{"@id": "#1"}]}, *({**it, "superEvent": {"@id": "#s"}} for it in DAYS)),
        ([{"@id": "#x", "@type": "Event", "superEvent": SERIES, **it} for it in DAYS],),
        (SERIES | {"subEvent": DAYS[0]}, {**DAYS[1], "superEvent": "#s"}),
    ],
)
def test_the_events_of_a_series_are_meetings(nodes: tuple[object, ...]) -> None:
    """The series is none; what it says of all it says of each."""
    shown = [(it.start.isoformat()[:10], it.title, it.location) for it in read(*nodes)]

    assert shown == [("2026-03-11", "Kommunstyrelsen", "Rådhuset"), ("2026-04-11", "Kommunstyrelsen", "Rådhuset")]


def test_a_series_of_meetings_that_tells_no_days_is_refused() -> None:
    """It is a year of meetings, and no empty list; one of concerts is passed over."""
    with pytest.raises(LayoutError, match="subEvent"):
        read(SERIES, BOARD)
    assert len(read({**SERIES, "name": "Sommarkonserter"}, BOARD)) == 1


def test_what_stands_within_a_meeting_is_its_items() -> None:
    """Named within it, or by it, known or not."""
    item = {"@type": "Event", "name": "Budget", "startDate": "2026-03-11"}

    assert [it.title for it in read({**BOARD, "subEvent": [item]})] == ["Sammanträde"]
    assert [it.title for it in read(BOARD, {**item, "superEvent": {"@id": "urn:ks"}})] == ["Sammanträde"]
    assert [it.title for it in read(BOARD, {**item, "superEvent": "urn:annan"})] == ["Sammanträde"]


@pytest.mark.parametrize("page_", ["<h1>Möten</h1>", page({"@type": "WebPage"}), page("[]"), "[]", "{}"])
def test_a_page_without_events_is_never_an_empty_one(page_: str) -> None:
    """It is another page."""
    with pytest.raises(LayoutError):
        read_schema_org(page_, HERE)


def test_bad_json_is_told_where_it_may_have_held_a_meeting() -> None:
    """A broken crumb of bread hides nothing; a broken event would be half a list."""
    assert len(read('{"@type": "BreadcrumbList",', BOARD)) == 1
    for broken in ('{"@type": "Event",', '{"@type": "schema:PublicEvent" "name": ""}'):
        with pytest.raises(ReadError, match="no JSON"):
            read(broken, BOARD)
    with pytest.raises(ReadError, match="no JSON"):
        read('{"@type": "BreadcrumbList",')


def test_events_that_stand_too_deep_are_refused() -> None:
    """The limit is named."""
    deep: object = BOARD
    for _ in range(60):
        deep = {"item": deep}

    with pytest.raises(TooLargeError, match="at most"):
        read(deep)


def test_our_own_events_are_read_back() -> None:
    """The meetings, without their items, moved ones with the days before."""
    meeting = Meeting(
        organization=Organization(name="Kommunstyrelsen"),
        date=dt.date(2026, 3, 11),
        start=dt.datetime(2026, 3, 11, 13, tzinfo=STOCKHOLM),
        previous_starts=(dt.date(2026, 3, 4),),
        agenda=(AgendaItem(title="Budget"),),
    )

    (event,) = read_schema_org(to_jsonld([meeting], items=True), HERE)

    assert (event.title, event.start, event.previous_starts) == ("Kommunstyrelsen", meeting.start, meeting.previous_starts)  # fmt: skip
