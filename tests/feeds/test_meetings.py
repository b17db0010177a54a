"""Meetings and items become events that say how things stand."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases
from tests.feeds.subscriber import parse
from tests.feeds.usual import PLAIN, START, event, events_of_items, meeting

from agendawatch.answers.words import SWEDISH, moment_words, place
from agendawatch.feeds import to_ical
from agendawatch.feeds.event import EventStatus, Stamps, uid
from agendawatch.feeds.meetings import item_event, item_key, item_keys, meeting_event
from agendawatch.feeds.options import FeedOptions
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Document,
    Provenance,
)

SEEN = dt.datetime(2026, 2, 20, 8, tzinfo=dt.UTC)


@cases("facts", "status", "summary")
def test_the_title_says_how_things_stand(facts: dict[str, object], status: str, summary: str) -> None:
    """Because several clients show a cancelled meeting as if nothing had happened; only stated words cancel."""
    made = event(**facts)

    assert (made.status.value, made.summary) == (status, summary)


def test_moved_is_said_for_fourteen_days() -> None:
    """Then the title is plain again, and its stamp says when that was."""
    told = Stamps(SEEN, SEEN, 1)
    facts: dict[str, object] = {"previous_starts": (dt.date(2026, 3, 4),)}
    day = dt.timedelta(days=1)

    fresh, old, much_older = (
        meeting_event(meeting(**facts), told, FeedOptions().at(SEEN + n * day)) for n in (13, 20, 300)
    )

    assert (fresh.summary[:9], fresh.modified) == ("FLYTTAT: ", SEEN)
    assert (old.summary[:9], old.modified) == ("Kommunsty", SEEN + 14 * day)
    assert much_older == old
    assert (old.sequence, old.uid) == (fresh.sequence, fresh.uid)
    assert old.description.splitlines()[-2:] == [
        SWEDISH.seen.format(when=moment_words(SEEN, SWEDISH)),
        SWEDISH.unofficial,
    ]


def test_identity_rests_on_the_id_alone() -> None:
    """A move, a rename and a new place leave the identifier as it is."""
    first = event(id="abc")
    later = event(id="abc", date=dt.date(2026, 4, 1), start=None, location="Sal 3", name="Budget")

    assert first.uid == later.uid == uid("abc")


def test_an_unknown_time_is_a_day() -> None:
    """No midnight is invented, and the text says so; the last of several days is within."""
    made = event(start=None)

    assert (made.start, made.end) == (dt.date(2026, 3, 11), None)
    assert "Tid ej publicerad." in made.description
    assert event(start=None, end_date=dt.date(2026, 3, 12)).end == dt.date(2026, 3, 12)


def test_several_days_without_an_end_are_whole_days() -> None:
    """A moment would hide all but the first; the hour stands in the text, and no length is assumed."""
    several = meeting(end_date=dt.date(2026, 3, 12))
    made = [meeting_event(several, None, FeedOptions(assume_length=it).at(None)) for it in (None, "PT2H")]

    assert {(it.start, it.end) for it in made} == {(dt.date(2026, 3, 11), dt.date(2026, 3, 12))}
    assert all("Börjar onsdag 11 mars 2026 kl. 13.00." in it.description for it in made)
    assert not any("antagen" in it.description or "ej publicerad" in it.description for it in made)


def test_no_end_is_invented_unless_asked_for() -> None:
    """A subscriber may assume a length; a published end is never replaced."""
    end = START + dt.timedelta(hours=1)
    wanted = FeedOptions(assume_length=dt.timedelta(hours=2)).at(None)

    assert event().end is None
    assert meeting_event(meeting(), None, wanted).end == START + dt.timedelta(hours=2)
    assert "längden är antagen" in meeting_event(meeting(), None, wanted).description
    assert meeting_event(meeting(end=end), None, wanted).end == end
    assert "antagen" not in meeting_event(meeting(end=end), None, wanted).description
    assert meeting_event(meeting(start=None), None, wanted).end is None


def test_an_assumed_length_is_real_time() -> None:
    """Two hours are two hours on the night that the clocks change."""
    night = dt.datetime(2026, 3, 29, 1, 30, tzinfo=STOCKHOLM)
    made = meeting_event(meeting(date=night.date(), start=night), None, FeedOptions(assume_length="PT2H").at(None))

    assert isinstance(made.end, dt.datetime)
    assert made.end.isoformat() == "2026-03-29T04:30:00+02:00"


def test_text_tells_what_is_handled_and_where_to_read() -> None:
    """Items with their signs, documents, the page, and that we are not the municipality."""
    made = event(
        url="https://example.se/möte",
        agenda=(AgendaItem(title="Budget", number="7"), AgendaItem(title="Upprop")),
        documents=(Document(url="https://example.se/k.pdf", title="Kallelse", media_type="application/pdf"),),
    )

    assert made.description.split("\n") == [
        "Påhittat exempel.",
        "",
        "Ärenden:",
        "§ 7 Budget",
        "– Upprop",
        "",
        "Handlingar:",
        "Kallelse:",
        "https://example.se/k.pdf",
        "",
        "Läs mer: https://example.se/m%C3%B6te",
        "Inofficiell bevakning. Kommunens egna uppgifter gäller.",
    ]
    assert made.url == "https://example.se/m%C3%B6te"
    assert made.categories == ("Kommunstyrelsen", "Ängelvik", "sammanträde")


def test_the_listing_page_is_read_where_the_meeting_has_none() -> None:
    """The address is where the fact was found."""
    assert event(provenance=Provenance(url="https://example.se/lista")).url == "https://example.se/lista"
    assert event().url is None


@cases("name", "organization", "shown")
def test_what_cannot_be_shown_is_no_name(name: str | None, organization: str, shown: str) -> None:
    """Then it goes by the organization's, and at last by a dash; the municipality stands behind it once."""
    assert place(meeting(name=name, organization={"name": organization})) == shown


def test_categories_are_said_once() -> None:
    """A region's organization may have its name."""
    assert event(organization={"name": "Ängelvik"}).categories == ("Ängelvik", "sammanträde")


def test_a_place_of_nothing_is_none() -> None:
    """White space and marks that nobody sees say nothing."""
    assert event(location=" \u202e ").location is None
    assert event(location="Sal\n2").location == "Sal 2"


@pytest.mark.parametrize(
    ("media_type", "written"),
    [("application/pdf", ";FMTTYPE=application/pdf"), (None, ""), ("text/html; x=1", ""), ("a\r\nb", ""), ("", "")],
)
def test_a_kind_of_media_that_cannot_be_written_is_left_out(media_type: str | None, written: str) -> None:
    """A page's own nonsense never reaches a parameter."""
    told = meeting(documents=[{"url": "https://example.se/å", "title": "A", "media_type": media_type}])
    (rows,) = parse(to_ical([told]))[1].values()

    assert rows["ATTACH"] == [f"{written}:https://example.se/%C3%A5"]


# Items become events of their own.

BUDGET = AgendaItem(title="Budget", number="7", reference="KS 2026/1")


def test_items_say_their_title_first() -> None:
    """Then where they are handled; they belong to their meeting, where it is in the same feed."""
    one = meeting(agenda=(BUDGET,))
    (item,) = events_of_items(one)

    assert item.summary == "Budget – Kommunstyrelsen, Ängelvik"
    assert item.start == START
    assert item.related_to == (uid(one.id),)
    assert item.description.startswith(
        "Påhittat exempel.\n§ 7 Budget (KS 2026/1)\nBehandlas av Kommunstyrelsen, Ängelvik."
    )
    assert item_event(one, 0, "key", None, PLAIN, parent=False).related_to == ()


def test_an_item_that_is_withdrawn_is_cancelled() -> None:
    """And so is one whose meeting is, whatever became of it."""
    told = {"title": "Budget", "withdrawn": True, "decision": {"outcome": "approved"}}
    made = [*events_of_items(meeting(agenda=[told])), *events_of_items(meeting(agenda=(BUDGET,), status="cancelled"))]

    assert [(item.status, item.summary) for item in made] == [
        (EventStatus.CANCELLED, "INSTÄLLT: Budget – KS, Ängelvik")
    ] * 2


def test_items_are_known_by_their_case_number() -> None:
    """A new title, number or place on the list leaves the identifier; two of one case are told apart."""
    taxa = AgendaItem(title="Taxa")
    later = (AgendaItem(title="Upprop"), taxa, *(BUDGET.model_copy(update={"title": f"Budget {n}"}) for n in (1, 2)))

    first, then = item_keys(meeting(agenda=(BUDGET, taxa))), item_keys(meeting(agenda=later))

    assert then[1:3] == first[::-1]
    assert len(set(then)) == 4
    assert item_keys(meeting()) == item_keys(meeting(agenda=())) == ()


def test_one_items_id_is_the_one_it_has_among_all() -> None:
    """Also where several are called alike."""
    one = meeting(agenda=[{"title": title} for title in ("Budget", "Val", "budget", "Budget")])

    assert tuple(item_key(one, nth) for nth in range(4)) == item_keys(one)
