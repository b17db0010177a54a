"""Every kind of feed by one call, with every option, in every form."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cases import cases
from tests.feeds.publishing.conftest import NORTH, NOW, SCHOOLS, SOUTH, meeting, record
from tests.feeds.subscriber import follows, parse

from agendawatch.errors import InputError, UnknownMunicipalityError
from agendawatch.feeds import CalendarOptions, Reject
from agendawatch.feeds.options import FeedOptions
from agendawatch.feeds.publishing import NEWS, Feed, Publisher, publish_feed, stamps_of
from agendawatch.model import (
    STOCKHOLM,
    Change,
    ChangeKind,
    Proposal,
    Watch,
)
from agendawatch.readers.calendar import read_ical
from agendawatch.store import Store

BIKES = Watch(name="Cyklar", words=("cykelbana", "cykelparkering"))


def only(store: Store) -> Proposal:
    """Give the one proposal that is followed."""
    (proposal,) = store.proposals()
    return proposal


KINDS: dict[str, Callable[[Publisher, Store], Feed]] = {
    "organization": lambda publisher, _: publisher.organization("Barn- och utbildningsnämnden", NORTH),
    "municipality": lambda publisher, _: publisher.municipality("9901"),
    "proposal": lambda publisher, store: publisher.proposal(only(store)),
    "watch": lambda publisher, _: publisher.watch(BIKES),
}
"""Each kind, and how it is made."""

OPTIONS = (
    FeedOptions(items=True),
    FeedOptions(alarms=("-P1D", dt.timedelta(hours=-2))),
    FeedOptions(hide=("cancelled", "unlisted", "held", "reserve", "postponed")),
    FeedOptions(past=0),
    FeedOptions(language="en"),
    FeedOptions(assume_length="PT2H"),
)


def titles(data: bytes) -> list[str]:
    """Read the titles of a feed's events, as written."""
    return [rows["SUMMARY"][0].removeprefix(":") for rows in parse(data)[1].values()]


@cases("kind", "beginnings")
def test_each_kind_holds_what_it_says(stocked: Store, kind: str, beginnings: tuple[str, ...]) -> None:
    """The events that are meant, by how their titles begin, and no other."""
    left = titles(KINDS[kind](Publisher(stocked, now=NOW), stocked).to_ical())
    for beginning in beginnings:
        left.remove(next(title for title in left if title.startswith(beginning)))

    assert left == []


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_no_option_changes_an_identity(stocked: Store, kind: str, options: FeedOptions) -> None:
    """What is shown of an event changes, and which are shown; never who they are."""
    feed = KINDS[kind](Publisher(stocked, now=NOW), stocked)
    with_items = parse(feed.to_ical(FeedOptions(items=True)))[1].keys()

    assert parse(feed.to_ical(options))[1].keys() <= with_items


def test_options_do_what_they_say(stocked: Store) -> None:
    """Each is seen in the bytes."""
    feed = Publisher(stocked, now=NOW).municipality("9901")

    assert "Budget – Kommunstyrelsen\\, Norrby" in titles(feed.to_ical(FeedOptions(items=True)))
    assert feed.to_ical(FeedOptions(alarms=("-P1D",))).count(b"TRIGGER:-P1D") == 3
    assert not any("INSTÄLLT" in title for title in titles(feed.to_ical(FeedOptions(hide=("cancelled",)))))
    assert any(title.startswith("CANCELLED") for title in titles(feed.to_ical(FeedOptions(language="en"))))
    assert feed.to_ical(FeedOptions(assume_length="PT2H")).count(b"DTEND") == 3
    later = Publisher(stocked, now=NOW + dt.timedelta(days=10)).municipality("9901")
    assert len(titles(later.to_ical(FeedOptions(past=2)))) == 2


def test_what_changed_stands_under_the_meeting_and_in_the_news(stocked: Store) -> None:
    """The same log drives both."""
    feed = KINDS["organization"](Publisher(stocked, now=NOW), stocked)

    assert b"4 mars 2026" in feed.to_ical().replace(b"\r\n ", b"")
    news = json.loads(feed.to_json_feed())["items"]
    assert len(news) == len(tuple(feed.beside.changes))
    assert any("flytt" in entry["title"].casefold() for entry in news)
    assert all(entry["id"].encode() in feed.to_atom() for entry in news)


def test_the_news_of_a_watch_are_the_changes_that_it_hits(stocked: Store) -> None:
    """The agenda that brought the word; its events have the store's stamps as in every kind of feed."""
    feed = Publisher(stocked, now=NOW).watch(BIKES)

    assert len(json.loads(feed.to_json_feed())["items"]) == 2
    assert feed.to_ical().count(b"CREATED:20260301T080000Z") == 2
    assert not Publisher(stocked, now=NOW + dt.timedelta(days=100)).watch(BIKES).news


def test_many_watches_are_asked_at_once(stocked: Store) -> None:
    """Each gets its own feed, an empty one too."""
    nothing = Watch(name="Fiske", words=("fiskevatten",))

    feeds = Publisher(stocked, now=NOW).watches([BIKES, nothing])

    assert feeds["Cyklar"].to_ical() == Publisher(stocked, now=NOW).watch(BIKES).to_ical()
    assert titles(feeds["Fiske"].to_ical()) == []


def test_the_news_of_a_proposal_are_its_meetings_and_its_own_item(stocked: Store) -> None:
    """Another item on the same agenda is no news of it."""
    feed = Publisher(stocked, now=NOW).proposal(only(stocked))

    assert [change.kind.value for change in feed.news if isinstance(change, Change)] == [
        "meeting_added",
        "agenda_published",
    ]


def test_one_bad_meeting_is_left_out_and_told(stocked: Store) -> None:
    """The others of the feed stand."""
    bad = meeting(SOUTH, SCHOOLS, 30).model_copy(update={"url": "ftp://x.y/"})
    record(stocked, SOUTH, NOW, *stocked.meetings(SOUTH), bad)
    told: list[Reject] = []

    data = Publisher(stocked, now=NOW, on_reject=told.append).municipality(SOUTH).to_ical()

    assert [reject.field for reject in told] == ["url"]
    assert len(read_ical(data)) == 2
    with pytest.raises(InputError):
        Publisher(stocked, now=NOW).municipality(SOUTH).to_ical()


def test_a_news_feed_holds_the_newest(stocked: Store) -> None:
    """A reader takes in a page of them, and asks again."""
    held = next(stocked.meetings())
    news = tuple(
        Change(kind=ChangeKind.AGENDA_PUBLISHED, meeting=held, seen=NOW + dt.timedelta(minutes=minute))
        for minute in range(NEWS + 20)
    )
    feed = Feed("Nytt", CalendarOptions(now=NOW), news=news)
    told = json.loads(feed.to_json_feed())["items"]

    assert len(told) == NEWS
    assert told[0]["date_published"] == f"2026-03-05T08:{NEWS + 19}:00Z"
    assert feed.to_atom().count(b"<entry>") == NEWS


def test_a_feeds_address_stands_in_it(stocked: Store) -> None:
    """In each form that has a place for it."""
    feed, address = Publisher(stocked, now=NOW).municipality("9901"), "https://kalender.example/n.ics"

    assert f"SOURCE;VALUE=URI:{address}".encode() in feed.to_ical(source_url=address)
    assert address.encode() in feed.to_atom(source_url=address)
    assert address.encode() in feed.to_json_feed(source_url=address)


def test_a_feed_is_replaced_only_when_it_differs(stocked: Store, tmp_path: Path) -> None:
    """Nothing changed means no file touched; the events' bytes come from the store."""
    path = tmp_path / "board.ics"

    assert publish_feed(path, Publisher(stocked, now=NOW).municipality(NORTH))
    touched = path.stat().st_mtime_ns
    assert not publish_feed(path, Publisher(stocked, now=NOW + dt.timedelta(hours=1)).municipality(NORTH))
    assert path.stat().st_mtime_ns == touched


def test_stamps_come_from_history(stocked: Store) -> None:
    """Created when first seen, modified when last changed, counted when a subscriber must notice; of all or of some."""
    stamps = stamps_of(stocked)
    found = {(told.created.day, told.modified.day, told.sequence) for told in stamps.values()}
    one, *_ = stamps

    assert found == {(1, 1, 0), (1, 4, 0), (1, 4, 1)}
    assert stocked.queries.all_stamps() == {key: stocked.queries.stamps(key) for key in stamps}
    assert stamps_of(stocked, [one, "nobody"]) == {one: stamps[one]}
    assert len(stocked.queries.all_stamps([*map(str, range(1200)), one])) == 1


def test_a_municipality_that_nobody_knows_is_an_error(stocked: Store) -> None:
    """A name must be one of the registry's; an empty feed would be a lie."""
    with pytest.raises(UnknownMunicipalityError):
        Publisher(stocked, now=NOW).municipality("Ingenstad")


def test_a_proposal_moves_with_its_meeting(stocked: Store) -> None:
    """Its event is as new as the move, and counts it, without the bytes that were published before."""
    before = parse(Publisher(stocked, now=NOW).proposal(only(stocked)).to_ical())
    board, *others = (meeting for meeting in stocked.meetings("9901"))
    start = dt.datetime(2026, 3, 16, 13, tzinfo=STOCKHOLM)
    moved = board.model_copy(update={"date": start.date(), "start": start})
    record(stocked, NORTH, NOW, moved, *others)

    after = parse(Publisher(stocked, now=NOW).proposal(only(stocked)).to_ical())

    follows(before, after)
    assert {rows["SEQUENCE"][0] for rows in after[1].values()} == {":0", ":1"}
    assert any("20260316T130000" in rows["DTSTART"][0] for rows in after[1].values())
