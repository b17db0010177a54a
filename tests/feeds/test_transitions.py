"""From one version of a feed to the next: nothing churns, freezes, doubles or vanishes (ICAL.md, rows U01 to U08)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pytest
from tests.cases import table
from tests.feeds.subscriber import follows, parse
from tests.feeds.usual import START, meeting

from agendawatch.feeds import CalendarOptions, Stamps, to_ical, uid
from agendawatch.model import (
    AgendaItem,
    Meeting,
    MeetingStatus,
    Provenance,
)

FIRST = dt.datetime(2026, 1, 7, 8, tzinfo=dt.UTC)
LATER = dt.datetime(2026, 2, 7, 8, tzinfo=dt.UTC)


def held(**facts: object) -> Meeting:
    """Make the meeting that things happen to, under its durable id."""
    usual: dict[str, object] = {
        "location": "Sal 2",
        "id": "m",
        "agenda": [{"title": "Budget", "reference": "KS 1"}, {"title": "Taxa", "reference": "KS 2"}],
        "municipality": None,
        "provenance": Provenance(seen=FIRST),
    }
    return meeting(**usual | facts)


OTHERS = tuple(held(id=f"o{n}", date=dt.date(2026, 4, n), start=None, agenda=None) for n in range(1, 6))
MOVED: dict[str, object] = {
    "date": dt.date(2026, 3, 18),
    "start": START + dt.timedelta(days=7),
    "previous_starts": (START,),
}
SCENARIOS = table(__file__, "SCENARIOS")
"""What happens to it."""


def feed(meetings: Iterable[Meeting], previous: bytes | None = None, now: dt.datetime | None = LATER) -> bytes:
    """Publish meetings over what was published last."""
    return to_ical(meetings, items=True, options=CalendarOptions(previous=previous, now=now))


@pytest.mark.parametrize("change", SCENARIOS.values(), ids=SCENARIOS)
@pytest.mark.parametrize("now", [LATER, None], ids=["clock", "no clock"])
def test_every_client_takes_a_change_for_one(change: dict[str, object], now: dt.datetime | None) -> None:
    """There and back again, without a store."""
    first = feed([held(), *OTHERS], now=now)
    second = feed([held(**change), *OTHERS], first, now)
    third = feed([held(), *OTHERS], second, now)

    follows(parse(first), parse(second))
    follows(parse(second), parse(third))
    assert set(parse(first)[1]) >= {uid("m")}
    assert uid("m") in parse(second)[1]
    for other in OTHERS:
        block = parse(first)[1][uid(other.id)]
        assert parse(second)[1][uid(other.id)] == block == parse(third)[1][uid(other.id)]


@pytest.mark.parametrize("change", SCENARIOS.values(), ids=SCENARIOS)
def test_a_new_sight_alone_changes_no_byte(change: dict[str, object]) -> None:
    """Every round sees every page anew."""
    first = feed([held(**change), *OTHERS], now=None)
    again = held(**change | {"provenance": Provenance(seen=LATER)})

    assert feed([again, *OTHERS], first, now=None) == first


def test_a_stores_stamps_are_followed() -> None:
    """What the store counted is what subscribers see, and an item follows its meeting."""
    first = to_ical([held()], items=True, options=CalendarOptions(stamps={"m": Stamps(FIRST, FIRST, 2)}))
    second = to_ical(
        [held(**MOVED)],
        items=True,
        options=CalendarOptions(stamps={"m": Stamps(FIRST, LATER, 3, moved=LATER)}, previous=first),
    )

    follows(parse(first), parse(second))
    assert {rows["SEQUENCE"][0] for rows in parse(second)[1].values()} == {":3"}


def test_a_title_that_stops_saying_moved_is_a_change_that_nobody_must_notice() -> None:
    """After fourteen days the bytes are new and the count is as it was; a title that was cut is longer."""
    moved = [held(**MOVED, name="Barn- och utbildningsnämndens arbetsutskott"), *OTHERS]
    first = feed(moved, now=FIRST + dt.timedelta(days=1))
    second = feed(moved, first, FIRST + dt.timedelta(days=20))

    follows(parse(first), parse(second))
    titles = [parse(data)[1][uid("m")]["SUMMARY"] for data in (first, second)]
    assert titles == [[":FLYTTAT: Barn- och utbildningsnämndens…"], [":Barn- och utbildningsnämndens arbetsuts…"]]
    assert parse(first)[1][uid("m")]["SEQUENCE"] == parse(second)[1][uid("m")]["SEQUENCE"]


def test_an_item_that_is_gone_stays_as_uncertain() -> None:
    """Nobody said that it is off; it goes where its meeting goes, and comes back as it was."""
    fewer = {"agenda": (AgendaItem(title="Taxa", reference="KS 2"),)}
    first = feed([held()])
    second = feed([held(**fewer)], first)
    third = feed([held(**fewer)], second, LATER + dt.timedelta(days=1))
    fourth = feed([held(**fewer | MOVED)], third, LATER + dt.timedelta(days=2))
    fifth = feed([held(**fewer | {"status": MeetingStatus.CANCELLED})], fourth, LATER + dt.timedelta(days=3))
    sixth = feed([held()], fifth, LATER + dt.timedelta(days=4))

    for old, new in ((first, second), (second, third), (third, fourth), (fourth, fifth), (fifth, sixth)):
        follows(parse(old), parse(new))
    (key,) = (key for key, rows in parse(first)[1].items() if rows["SUMMARY"][0].startswith(":Budget"))
    seen = [parse(data)[1][key] for data in (second, fourth, fifth, sixth)]
    assert [rows["STATUS"] for rows in seen] == [[":TENTATIVE"], [":TENTATIVE"], [":CANCELLED"], [":CONFIRMED"]]
    assert [rows["SUMMARY"][0].partition("Budget")[0] for rows in seen] == [
        ":OSÄKERT: ",
        ":OSÄKERT: ",
        ":INSTÄLLT: ",
        ":",
    ]
    assert seen[0]["DESCRIPTION"][0].startswith(":Ärendet står inte längre på dagordningen\\; ")
    assert seen[1]["DTSTART"] == [";TZID=Europe/Stockholm:20260318T130000"]
    assert third == second
    assert parse(feed([held()]))[1][key]["SUMMARY"] == seen[3]["SUMMARY"]


def test_what_a_lost_item_is_called_is_cut_and_stays_only_with_its_meeting() -> None:
    """In the language of the feed, with every line still folded; nothing is kept of a meeting that is gone."""
    long = held(agenda=(AgendaItem(title="Budget, taxor; " + "å" * 200),))
    first = feed([long])
    told = [
        to_ical([held(agenda=())], items=True, language=language, options=CalendarOptions(previous=first))
        for language in ("sv", "en")
    ]

    assert "SUMMARY:OSÄKERT: Budget\\, taxor…".encode() in told[0]
    assert b"SUMMARY:UNCERTAIN: Budget" in told[1]
    assert len(parse(told[0])[1]) == 2
    assert len(parse(feed([held(id="o", agenda=())], first))[1]) == 1


def test_items_that_are_not_asked_for_are_not_lost() -> None:
    """Another wish is no change of the world."""
    first = feed([held()])

    assert len(parse(to_ical([held()], options=CalendarOptions(previous=first)))[1]) == 1
