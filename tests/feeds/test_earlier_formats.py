"""Feeds that were published in an earlier format are read and followed."""

from __future__ import annotations

import datetime as dt
import re

from agendawatch.feeds.feed import CalendarOptions, to_ical
from agendawatch.feeds.sequence import read_published
from agendawatch.model import STOCKHOLM, Caveat, CaveatCode, Meeting, Organization
from agendawatch.readers.calendar import read_ical

BOARD = Organization(name="Kommunstyrelsen")
NOW = dt.datetime(2026, 2, 1, 8, tzinfo=dt.UTC)
SOUND = Meeting(organization=BOARD, date=dt.date(2026, 3, 11), start=dt.datetime(2026, 3, 11, 13, tzinfo=STOCKHOLM))
DOUBT = Caveat.of(CaveatCode.WEEKDAY_DIFFERS, words="måndag 8 april 2026", weekday=1, date="2026-04-08")
DOUBTED = Meeting(organization=BOARD, date=dt.date(2026, 4, 8), location="Sal Ek", warnings=(DOUBT,))
PROSE = "'måndag 8 april 2026' says måndag, but 2026-04-08 is a onsdag"
SAID = "%27m%C3%A5ndag%208%20april%202026%27%20says%20m%C3%A5ndag%2C%20but%202026-04-08%20is%20a%20onsdag"


def of_format_1() -> bytes:
    """Give the feed of both meetings as the first format had it: what is warned of in a sentence."""
    told = to_ical([SOUND, DOUBTED], name="Möten", options=CalendarOptions(now=NOW))
    begin, event, rest = told.partition(b"BEGIN:VEVENT\r\nUID:" + DOUBTED.id.encode())
    plain = rest.replace(b"\r\n ", b"")
    return begin + event + re.sub(rb"caveat=[^&\r\n]+", b"warning=" + SAID.encode(), plain)


def test_what_it_warned_of_is_read_in_its_own_words() -> None:
    """All else is as it was."""
    sound, doubted = read_ical(of_format_1())

    assert sound == SOUND
    assert doubted == DOUBTED.model_copy(update={"warnings": (Caveat.of(CaveatCode.PROSE, words=PROSE),)})


def test_only_events_that_warn_change_and_once() -> None:
    """With later stamps, so that clients take them in, and without a count that subscribers notice."""
    before = of_format_1()

    first = to_ical([SOUND, DOUBTED], name="Möten", options=CalendarOptions(now=NOW, previous=before))
    second = to_ical(
        [SOUND, DOUBTED], name="Möten", options=CalendarOptions(now=NOW + dt.timedelta(days=1), previous=first)
    )

    was, now = read_published(before).blocks, read_published(first).blocks
    sound, doubted = (f"{meeting.id}@agendawatch" for meeting in (SOUND, DOUBTED))
    assert now[sound] == was[sound]
    assert b"caveat=" in now[doubted].replace(b"\r\n ", b"")
    assert b"warning=" not in now[doubted].replace(b"\r\n ", b"")
    for stamp in (b"SEQUENCE", b"CREATED"):
        assert _line(stamp, now[doubted]) == _line(stamp, was[doubted])
    assert _line(b"DTSTAMP", now[doubted]) > _line(b"DTSTAMP", was[doubted])
    assert second == first


def test_a_feed_without_warnings_keeps_its_bytes() -> None:
    """To the last, its head too."""
    told = to_ical([SOUND], name="Möten", options=CalendarOptions(now=NOW))

    assert b"PRODID:-//agendawatch//calendar format 1//SV\r\n" in told
    assert b"caveat=" not in told
    assert (
        to_ical([SOUND], name="Möten", options=CalendarOptions(now=NOW + dt.timedelta(days=1), previous=told)) == told
    )


def _line(name: bytes, block: bytes) -> bytes:
    found = re.search(rb"(?m)^" + name + rb":([^\r\n]+)", block)
    assert found is not None
    return found[1]
