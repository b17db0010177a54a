"""Changes are told to people, each with an identity of its own."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.errors import InputError
from agendawatch.feeds.news import Entry, Heading, entries
from agendawatch.feeds.words import ENGLISH, SWEDISH
from agendawatch.model import (
    AgendaItem,
    Change,
    ChangeKind,
    Decision,
    Document,
    Meeting,
    Municipality,
    Organization,
    Outcome,
    Provenance,
)

SEEN = dt.datetime(2026, 3, 9, 12, 0, 0, 500, tzinfo=dt.UTC)
MEETING = Meeting(
    organization=Organization(name="Kommunstyrelsen"),
    municipality=Municipality(code="9901", name="Ängelvik"),
    date=dt.date(2026, 3, 11),
    url="https://ängelvik.se/m",
)


def told(kind: ChangeKind = ChangeKind.MEETING_MOVED, **facts: object) -> Entry:
    """Make a change's entry."""
    (entry,) = entries([Change.model_validate({"kind": kind, "meeting": MEETING, "seen": SEEN} | facts)], SWEDISH)
    return entry


def test_a_move_is_told_in_words() -> None:
    """From when to when, in whose words, and when we saw it."""
    entry = told(before="2026-03-04", after="2026-03-11T13:00:00+01:00", words="flyttat\r\ntill")

    assert entry.title == "Flyttat: Kommunstyrelsen, Ängelvik, onsdag 11 mars 2026"
    assert entry.text.split("\n") == [
        "Påhittat exempel.",
        "Flyttat.",
        "Kommunstyrelsen, Ängelvik, onsdag 11 mars 2026",
        "onsdag 4 mars 2026 → onsdag 11 mars 2026 kl. 13.00",
        "Sidans ord: ”flyttat till”.",
        "Uppgifterna sedda måndag 9 mars 2026 kl. 13.00.",
        "Inofficiell bevakning. Kommunens egna uppgifter gäller.",
    ]
    assert entry.url == "https://xn--ngelvik-4wa.se/m"
    assert entry.tags == ("Kommunstyrelsen", "Ängelvik", "Flyttat")
    assert entry.updated == SEEN.replace(microsecond=0)


def test_an_item_and_its_decision_are_told() -> None:
    """The item's title goes first."""
    item = AgendaItem(title="Budget", decision=Decision(outcome=Outcome.APPROVED, text="Bifall."))

    entry = told(ChangeKind.DECISION_RECORDED, item=item, after="approved")

    assert entry.title == "Beslut: Budget – Kommunstyrelsen, Ängelvik, onsdag 11 mars 2026"
    assert "Beslut: Bifall." in entry.text
    assert "bifallet" in entry.text.split("\n")


@pytest.mark.parametrize(
    ("kind", "before", "after", "row"),
    [
        (ChangeKind.MEETING_CANCELLED, "scheduled", "cancelled", "planerat → inställt"),
        (ChangeKind.MEETING_PLACE_CHANGED, None, "Rum 5/6 (plan 2)", "– → Rum 5/6 (plan 2)"),
        (ChangeKind.DECISION_RECORDED, "tabled", "rejected", "bordlagt → avslaget"),
        (ChangeKind.DECISION_RECORDED, None, "elected", "val"),
        (
            ChangeKind.MEETING_TIME_CHANGED,
            "2026-03-11",
            "2026-03-11T13:00:00+01:00/2026-03-11T16:30:00+01:00 (gruppmöten först)",
            "onsdag 11 mars 2026 → onsdag 11 mars 2026 kl. 13.00 – onsdag 11 mars 2026 kl. 16.30 (gruppmöten först)",
        ),
    ],
)
def test_a_turn_is_told_in_the_readers_words(kind: ChangeKind, before: str | None, after: str | None, row: str) -> None:
    """Statuses, outcomes and hours too; no code and no machine's moment."""
    assert row in told(kind, before=before, after=after).text.split("\n")


@pytest.mark.parametrize(
    ("kind", "after"),
    [
        (ChangeKind.AGENDA_PUBLISHED, "12 items"),
        (ChangeKind.DOCUMENT_ADDED, "dfdb79a6d279eeb4"),
        (ChangeKind.MINUTES_PUBLISHED, "https://example.se/p.pdf"),
    ],
)
def test_what_is_for_programs_is_not_told(kind: ChangeKind, after: str) -> None:
    """A document's hash says nothing to a person."""
    entry = told(kind, document=Document(url="https://example.se/k.pdf", title="Kallelse"), after=after)

    assert after not in entry.text
    assert "→" not in entry.text


def test_a_document_is_linked() -> None:
    """Its address goes before the meeting's; one that is no web address leaves the meeting's."""
    good = Document(url="https://example.se/å.pdf", title="Kallelse")
    bad = Document(url="javascript:alert(1)", title="Kallelse")

    first, second = (told(ChangeKind.DOCUMENT_ADDED, document=document) for document in (good, bad))

    assert (first.url, first.document and first.document.url) == ("https://example.se/%C3%A5.pdf",) * 2
    assert (second.url, second.document) == ("https://xn--ngelvik-4wa.se/m", None)


def test_the_listing_page_is_the_last_resort() -> None:
    """A meeting without a page was listed on one."""
    listed = MEETING.model_copy(update={"url": None, "provenance": Provenance(url="https://example.se/lista")})

    assert told(meeting=listed).url == "https://example.se/lista"
    assert told(meeting=MEETING.model_copy(update={"url": None})).url is None


def test_an_entry_is_known_by_its_change() -> None:
    """A later wording of the meeting or another language changes nothing; another change does."""
    change = Change(kind=ChangeKind.MEETING_MOVED, meeting=MEETING, before="2026-03-04", seen=SEEN)
    renamed = change.model_copy(update={"meeting": MEETING.model_copy(update={"name": "Budget"})})
    other = change.model_copy(update={"before": "2026-03-05"})

    swedish, english, later, another = (
        entries([one], say)[0].id
        for one, say in ((change, SWEDISH), (change, ENGLISH), (renamed, SWEDISH), (other, SWEDISH))
    )

    assert swedish == english == later != another
    assert swedish.startswith("urn:uuid:")
    assert len(entries([change, change], SWEDISH)) == 1


def test_the_newest_goes_first() -> None:
    """What was seen at once stands in a fixed order."""
    changes = [
        Change(kind=kind, meeting=MEETING, seen=SEEN + dt.timedelta(days=day))
        for day, kind in (
            (0, ChangeKind.MEETING_ADDED),
            (2, ChangeKind.MEETING_MOVED),
            (2, ChangeKind.AGENDA_PUBLISHED),
        )
    ]

    first, second = entries(changes, SWEDISH), entries(changes[::-1], SWEDISH)

    assert first == second
    assert [entry.updated.day for entry in first] == [11, 11, 9]


def test_what_no_store_saw_is_dated_by_its_meeting() -> None:
    """Never by the clock."""
    assert told(seen=None).updated == dt.datetime(2023, 1, 1, tzinfo=dt.UTC)
    assert "sedda" not in told(seen=None).text


@pytest.mark.parametrize(
    ("field", "name", "source"), [("name", " ", None), ("source_url", "A", "file:///a"), ("source_url", "A", "a")]
)
def test_a_heading_is_checked(field: str, name: str, source: str | None) -> None:
    """The error names the field."""
    with pytest.raises(InputError) as caught:
        Heading.checked(name, "sv", source, None)

    assert caught.value.field == field
