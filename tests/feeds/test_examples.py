"""Feeds say of what is no fact of the world that it is an example, in both languages, and of nothing else."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Literal

import feedparser
import icalendar
import pytest
from tests.cases import table
from tests.feeds import usual

from agendawatch.answers.words import phrases
from agendawatch.diff.normalization import content_hash, frozen
from agendawatch.feeds import CalendarOptions, ProposalDeadline, to_atom, to_ical, to_json_feed, to_jsonld
from agendawatch.model import (
    AgendaItem,
    Change,
    ChangeKind,
    DeadlineKind,
    Decision,
    Document,
    Example,
    Meeting,
    Municipality,
    Outcome,
    Proposal,
    Provenance,
)
from agendawatch.model.provenance import IN_A_RELEASE
from agendawatch.proposals import deadline
from agendawatch.readers.calendar import read_ical

Language = Literal["sv", "en"]
SEEN = dt.datetime(2026, 3, 6, 9, tzinfo=dt.UTC)
REAL, NOWHERE = Municipality(code="1480", name="Göteborg"), Municipality(code="9901", name="Ängelvik")
GROUND = Provenance(words="11 mars 2026", url="https://example.se/moten", seen=SEEN, content_hash="a" * 64)
MADE = GROUND.model_copy(update={"constructed": True})
FIRST_WORDS = {
    (Example.MADE_UP, "sv"): "Påhittat exempel.",
    (Example.MADE_UP, "en"): "Made-up example.",
    (Example.CONSTRUCTED, "sv"): "Konstruerat exempel.",
    (Example.CONSTRUCTED, "en"): "Constructed example.",
}


def meeting(town: Municipality = REAL, ground: Provenance = GROUND) -> Meeting:
    """Make a meeting with an item, its decision and a document."""
    decision = Decision(outcome=Outcome.APPROVED, text="Bifall.", provenance=ground)
    return usual.meeting(
        municipality=town,
        provenance=ground,
        agenda=(AgendaItem(title="Budget", number="1", provenance=ground, decision=decision),),
        documents=(Document(url="https://example.se/k.pdf", title="Kallelse", provenance=ground),),
    )


def proposal(town: Municipality = REAL, ground: Provenance = GROUND) -> Proposal:
    """Make a proposal that is to be handled then."""
    return usual.announced(ground, title="Badhus", municipality=town)


def change(of: Meeting) -> Change:
    """Make the news that a meeting is new."""
    return Change(kind=ChangeKind.MEETING_ADDED, meeting=of, seen=SEEN)


LANGUAGES = pytest.mark.parametrize("language", ["sv", "en"])


@pytest.mark.parametrize(
    ("town", "ground", "kind"),
    [(NOWHERE, GROUND, Example.MADE_UP), (NOWHERE, MADE, Example.MADE_UP), (REAL, MADE, Example.CONSTRUCTED)],
    ids=["made up", "made up and constructed", "constructed"],
)
@LANGUAGES
def test_an_example_says_so_first_in_every_format(
    town: Municipality, ground: Provenance, kind: Example, language: Language
) -> None:
    """Meetings, items, proposals, deadlines and news; and the feed's name and words about itself, whose identity stays."""
    day, one = deadline(DeadlineKind.APPEAL, dt.date(2026, 3, 13)), meeting(town, ground)
    due = ProposalDeadline(day, key="d", title="Badhus", municipality=town.name, example=kind)
    beside = CalendarOptions(proposals=[proposal(town, ground)], deadlines=[due])
    calendar = icalendar.Calendar.from_ical(to_ical([one], name="Möten", items=True, language=language, options=beside))
    atom = feedparser.parse(to_atom([change(one)], name="Möten", language=language))
    news = json.loads(to_json_feed([change(one)], name="Möten", language=language))
    graph = json.loads(to_jsonld([one], items=True, language=language))["@graph"]
    first, name = FIRST_WORDS[kind, language], f"Möten {phrases(language).example_name[kind]}"

    assert (len(calendar.events), len(graph)) == (4, 2)
    assert (str(calendar["X-WR-CALNAME"]), atom.feed.title, news["title"]) == (name,) * 3
    for text in (
        *(str(event["DESCRIPTION"]) for event in (calendar, *calendar.events)),
        *(atom.entries[0].content[0].value, news["items"][0]["content_text"], news["description"]),
    ):
        assert text.startswith(first)
    assert [node["description"] for node in graph] == [first] * 2
    assert atom.feed.id == feedparser.parse(to_atom([], name="Möten")).feed.id


@LANGUAGES
def test_a_calendar_of_both_says_that_some_are(language: Language) -> None:
    """Its name stays; each example says so by itself, and no other event does."""
    data = to_ical([meeting(), meeting(NOWHERE)], name="Möten", language=language)
    calendar = icalendar.Calendar.from_ical(data)
    said = [str(event["DESCRIPTION"]).startswith(FIRST_WORDS[Example.MADE_UP, language]) for event in calendar.events]

    assert str(calendar["X-WR-CALNAME"]) == "Möten"
    assert str(calendar["DESCRIPTION"]).startswith(phrases(language).example_part)
    assert sorted(said) == [False, True]


def test_what_is_constructed_is_so_when_our_feed_is_read_back() -> None:
    """A feed of ours is no way to wash it clean; one of a real host bears nothing of the kind."""
    (made,) = read_ical(to_ical([meeting(ground=MADE)], name="Möten"))
    (real,) = read_ical(to_ical([meeting()], name="Möten"))

    assert made.example is Example.CONSTRUCTED
    assert real.example is None


BEFORE = table(__file__, "BEFORE")
"""The beginnings of SHA-256 of what was written of real things before anything could be an example; of calendars and
news since they lead to the very words (2026-11-30), and of calendars since a title fits a watch (2026-12-01)."""


def test_what_is_real_is_written_as_it_was() -> None:
    """Rows of a store, hashes and feeds keep their bytes: that something is no example is not written."""
    one, followed = meeting(), proposal()
    written = {
        "row": frozen(one).encode(),
        "hash": content_hash(one).encode(),
        "proposal": followed.model_dump_json(exclude_defaults=True).encode(),
        "calendar": to_ical([one], name="KS", items=True, options=CalendarOptions(proposals=[followed])),
        "atom": to_atom([change(one)], name="KS"),
        "json feed": to_json_feed([change(one)], name="KS"),
        "json-ld": to_jsonld([one], items=True),
    }

    assert {name: hashlib.sha256(data).hexdigest()[:20] for name, data in written.items()} == BEFORE


def test_being_constructed_changes_no_hash() -> None:
    """It is of the ground, and the ground is new with every round."""
    assert content_hash(meeting(ground=MADE)) == content_hash(meeting())


def test_what_a_press_release_speaks_of_says_so_in_every_format() -> None:
    """By its words, told again or not; and of a retelling nobody is said to have seen the page."""
    told = GROUND.model_copy(update={"words": "på onsdag", "place": IN_A_RELEASE})
    for ground, said in (
        (told, "”på onsdag”."),
        (told.model_copy(update={"retold": True}), "”på onsdag” (återberättat)."),
    ):
        one = meeting(ground=ground)
        event = str(icalendar.Calendar.from_ical(to_ical([one], name="KS")).events[0]["DESCRIPTION"])
        (entry,) = json.loads(to_json_feed([change(one)], name="KS"))["items"]
        (node,) = json.loads(to_jsonld([one]))["@graph"]

        for text in (event, entry["content_text"], node["description"]):
            assert f"Härlett ur ett pressmeddelande: {said}" in text
            assert "ej publicerad" not in text
            assert ("Uppgifterna sedda" in text) is (not ground.retold and text is not node["description"])
    assert "pressmeddelande" not in to_ical([meeting()], name="KS").decode()
