"""A title fits a watch's screen, what it leaves out stands first in the text, and other words are no news."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases
from tests.feeds.subscriber import parse
from tests.feeds.usual import announced, meeting

from agendawatch.answers.words import ENGLISH, SWEDISH, TITLE, short_place, short_title
from agendawatch.feeds import CalendarOptions, ProposalDeadline, Stamps, to_ical
from agendawatch.model import (
    AgendaItem,
    DeadlineKind,
    Meeting,
    Municipality,
    Organization,
    Provenance,
)
from agendawatch.proposals import deadline
from agendawatch.proposals.labels import short_deadline_label

SEEN = dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC)
BEFORE, AFTER = (dt.datetime(2026, 3, day, 9, tzinfo=dt.UTC) for day in (10, 20))
TOWN = Municipality(code="1480", name="Göteborg")
MOTION = "Motion om lekplatser och sittplatser i parken vid älven"
GROUND = Provenance(words="11 mars", url="https://example.se/moten", seen=SEEN)
FOLLOWED = announced(GROUND, title=MOTION, municipality=TOWN)
MARKS = sorted({*SWEDISH.marks.values(), *ENGLISH.marks.values()})
WORDS = st.text("abö -§,", min_size=1, max_size=80).map(str.strip).filter(bool)


def long_named(**facts: object) -> Meeting:
    """Make the meeting of a board with a long name, that is usual but for the facts given."""
    usual: dict[str, object] = {
        "organization": {"name": "Barn- och utbildningsnämndens arbetsutskott"},
        "municipality": TOWN,
        "agenda": (AgendaItem(title=MOTION, number="4", reference="BUN 2026/1", provenance=GROUND),),
        "provenance": GROUND,
        "id": "m",
    }
    return meeting(**usual | facts)


@given(st.sampled_from(["", *MARKS, "FLYTTAT: Reservdag: "]), st.just("") | WORDS, WORDS, st.just("") | WORDS)
def test_a_title_fits_and_says_what_it_is_about(mark: str, what: str, who: str, town: str) -> None:
    """However long its parts are; who and where have the room that is left."""
    title = short_title(mark, what, who, town, " (extra)")

    assert len(title) <= TITLE
    assert title.startswith(mark)
    assert (what or who)[0].casefold() in title.removeprefix(mark).casefold()


@cases("what", "title")
def test_what_an_item_is_goes_before_what_it_is_about_does(what: str, title: str) -> None:
    """A watch shows the matter."""
    assert short_title("Bifall: ", what, "Kommunfullmäktige", "Lingonvik") == title


@pytest.mark.parametrize("room", range(10, 40))
def test_two_towns_and_two_bodies_stay_apart(room: int) -> None:
    """As far as a cut name can tell."""
    names = {
        short_place(who, town, room)
        for who in ("Kommunstyrelsen", "Barn- och utbildningsnämnden", "Miljönämnden")
        for town in ("Göteborg", "Sommarköping")
    }

    assert len(names) == 6
    assert max(map(len, names)) <= room


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_title_fits_and_the_whole_is_told(language: str) -> None:
    """Of a meeting, an item, a proposal and each deadline of the law; the long title stands in the text."""
    days = [deadline(kind, dt.date(2026, 3, 13)) for kind in (DeadlineKind.APPEAL, DeadlineKind.FINAL)]
    due = [ProposalDeadline(day, key=day.kind.value, title=MOTION, url="https://a.se") for day in days]
    data = to_ical(
        [long_named(extra=True, status="cancelled")],
        items=True,
        language=language,
        options=CalendarOptions(proposals=[FOLLOWED], deadlines=due),
    )
    events = parse(data)[1].values()

    assert len(events) == 5
    for event in events:
        assert len(event["SUMMARY"][0].removeprefix(":").replace("\\", "")) <= TITLE
        whole = long_named().title if "kind=meeting" in event["X-AGENDAWATCH"][0] else MOTION
        assert whole in event["DESCRIPTION"][0].partition("\\n\\n")[0]
    assert all(len(short_deadline_label(kind, language)) <= TITLE - 15 for kind in DeadlineKind)  # type: ignore[arg-type] # only those two are drawn


def test_what_a_title_says_whole_is_not_said_again() -> None:
    """The text of a meeting and of a proposal begins with what the title leaves out, and with nothing else."""
    one = long_named(organization=Organization(name="Kommunstyrelsen"))
    short = FOLLOWED.model_copy(update={"title": "Badhus"})
    first, second = parse(to_ical([one], options=CalendarOptions(proposals=[short])))[1].values()

    texts = {event["SUMMARY"][0]: event["DESCRIPTION"][0] for event in (first, second)}
    assert texts[":Kommunstyrelsen\\, Göteborg"].startswith(":Ärenden:")
    assert texts[":Badhus – Kommunstyrelsen\\, Göteborg"].startswith(":Behandlas av Kommunstyrelsen\\, Göteborg.")
    assert texts[":Badhus – Kommunstyrelsen\\, Göteborg"].count("på onsdag") == 1


def item(now: dt.datetime, **facts: object) -> dict[str, list[str]]:
    """Read the event of the meeting's item, as it is written at a moment."""
    events = parse(to_ical([long_named(**facts)], items=True, options=CalendarOptions(now=now)))[1].values()
    return next(event for event in events if "kind=item" in event["X-AGENDAWATCH"][0])


def test_a_day_that_has_passed_is_not_the_present() -> None:
    """From the morning after, an item says that nothing is known; nobody has to notice."""
    before, after = item(BEFORE), item(AFTER)

    assert "\\nBehandlas av Barn" in before["DESCRIPTION"][0]
    assert "Skulle behandlas av Barn" in after["DESCRIPTION"][0]
    assert "Mötet onsdag 11 mars 2026 har passerat\\; inget är känt om utgången." in after["DESCRIPTION"][0]
    assert after["LAST-MODIFIED"] == [":20260311T230000Z"]
    assert all(before[name] == after[name] for name in ("UID", "SEQUENCE", "SUMMARY"))


@cases("facts")
def test_of_what_nothing_is_owed_no_silence_is_told(facts: dict[str, object]) -> None:
    """Of what was decided, asks for no decision, or was not looked at."""
    assert "inget är känt" not in item(AFTER, **facts)["DESCRIPTION"][0]


def test_a_meeting_says_that_no_agenda_is_read() -> None:
    """Unless it has one, or is off."""
    told = ((None, "scheduled"), ((), "scheduled"), (None, "cancelled"))
    texts = [
        to_ical([long_named(agenda=agenda, status=status)]).decode().replace("\r\n ", "") for agenda, status in told
    ]

    assert ["Ingen dagordning är läst." in text for text in texts] == [True, False, False]


OLD = (
    (r"SUMMARY:Barn-[^\r]*", "SUMMARY:Barn- och utbildningsnämndens arbetsutskott\\, Göteborg"),
    (r"SUMMARY:Lekplatser[^\r]*", f"SUMMARY:{MOTION} – Kommunstyrelsen\\, Göteborg"),
    (r"Skulle behandlas av", "Behandlas av"),
)
"""How the same was said before titles were short."""


def test_other_words_change_no_identity_and_are_nothing_to_notice() -> None:
    """A calendar that was published in old words is taken in by every client, and its counts stay; then it rests."""
    stamps = Stamps(SEEN, SEEN, 3)
    given = CalendarOptions(proposals=[FOLLOWED], stamps=lambda _: stamps, now=BEFORE)

    def written(previous: bytes | None = None) -> bytes:
        return to_ical([long_named()], items=True, options=replace(given, previous=previous))

    old = written().decode().replace("\r\n ", "")
    for now, before in OLD:
        old, changed = re.subn(now, before.replace("\\", r"\\"), old)
        assert changed or now.startswith("Skulle")
    second = written(old.encode())
    was, now_ = parse(second)[1], re.findall(r"UID:(\S+)", old)

    assert sorted(was) == sorted(now_)
    assert {event["SEQUENCE"][0] for event in was.values()} == {":3"}
    assert {event["LAST-MODIFIED"][0] for event in was.values()} == {":20260310T090000Z"}
    assert all(len(event["SUMMARY"][0].replace("\\", "")) <= TITLE + 1 for event in was.values())
    assert written(second) == second


def test_a_new_name_is_something_to_notice_however_short_the_title() -> None:
    """What it is called is compared whole, also where the title leaves the difference out."""
    first = to_ical([long_named(name="Barn- och utbildningsnämndens arbetsutskott, första delen")])
    second = to_ical(
        [long_named(name="Barn- och utbildningsnämndens arbetsutskott, andra delen")],
        options=CalendarOptions(previous=first, now=AFTER),
    )
    (one,), (other,) = (parse(data)[1].values() for data in (first, second))

    assert one["SUMMARY"] == other["SUMMARY"]
    assert (one["SEQUENCE"], other["SEQUENCE"]) == ([":0"], [":1"])
