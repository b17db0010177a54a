"""What of a meeting counts, and how it is written."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.history.essence import content_hash, frozen, noticeable, thawed
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Certainty,
    Document,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    Provenance,
)

PAPERS = tuple(Document(url=f"https://exempel.example/{name}.pdf", title=name) for name in ("Kallelse", "Bilaga"))
BASE = {
    "organization": Organization(name="Kommunstyrelsen"),
    "date": dt.date(2031, 3, 10),
    "start": dt.datetime(2031, 3, 10, 13, tzinfo=STOCKHOLM),
    "location": "Stadshuset",
    "agenda": (AgendaItem(title="Budget", number="1"), AgendaItem(title="Val", number="2", documents=PAPERS)),
    "documents": PAPERS,
}


def _meet(**facts: object) -> Meeting:
    return Meeting.model_validate({**BASE, **facts})


@pytest.mark.parametrize(
    "facts",
    [
        {"location": " STADSHUSET "},
        {"location": "Stads\u00adhuset\n"},
        {"documents": PAPERS[::-1]},
        {"documents": tuple(p.model_copy(update={"url": f"{p.url};jsessionid=4"}) for p in PAPERS)},
        {
            "provenance": Provenance(
                words="10 mars", seen=dt.datetime(2031, 1, 1, tzinfo=dt.UTC), certainty=Certainty.DERIVED
            )
        },
        {"agenda": (AgendaItem(title="BUDGET", number="7"), AgendaItem(title="Val", documents=PAPERS[::-1]))},
        {"start": dt.datetime(2031, 3, 10, 13, tzinfo=STOCKHOLM).astimezone(STOCKHOLM)},
        {"id": "another"},
        {"source_id": "a key of the platform"},
        {"nth": 2},
        {"warnings": ("onsdag är en måndag",)},
    ],
)
def test_noise_does_not_count(facts: dict[str, object]) -> None:
    """The hash is as it was."""
    assert content_hash(_meet(**facts)) == content_hash(_meet())


@pytest.mark.parametrize(
    "facts",
    [
        {"location": "Folkets hus"},
        {"documents": PAPERS[:1]},
        {"agenda": None},
        {"agenda": ()},
        {"status": MeetingStatus.CONVENED},
        {"extra": True},
        {"start": None},
        {"previous_starts": (dt.date(2031, 3, 3),)},
    ],
)
def test_what_is_otherwise_counts(facts: dict[str, object]) -> None:
    """The hash is another, also where no kind of change tells of it."""
    assert content_hash(_meet(**facts)) != content_hash(_meet())


@pytest.mark.parametrize(
    ("facts", "noticed"),
    [
        ({"start": dt.datetime(2031, 3, 10, 14, tzinfo=STOCKHOLM)}, True),
        ({"status": MeetingStatus.CANCELLED}, True),
        ({"status": MeetingStatus.UNLISTED}, True),
        ({"name": "Budgetberedning"}, True),
        ({"location": "Folkets hus"}, True),
        ({"status": MeetingStatus.HELD}, False),
        ({"agenda": None}, False),
        ({"location": "STADSHUSET"}, False),
    ],
)
def test_what_a_subscriber_must_notice(facts: dict[str, object], noticed: bool) -> None:
    """Start, end, whether it stands, title, place; and no more."""
    assert (noticeable(_meet(**facts)) != noticeable(_meet())) is noticed


def test_a_meeting_is_read_as_it_was_written() -> None:
    """Its carried id, its days among moments, and hours in the Swedish zone."""
    meeting = _meet(
        id="carried",
        municipality=Municipality(code="9901", name="Exempelköping"),
        previous_starts=(dt.date(2031, 3, 3), dt.datetime(2031, 3, 4, 9, tzinfo=STOCKHOLM)),
        provenance=Provenance(words="måndag 10 mars", seen=dt.datetime(2031, 1, 1, tzinfo=dt.UTC)),
    )

    read = thawed(frozen(meeting))

    assert read == meeting
    assert read.start is not None
    assert read.start.tzinfo is STOCKHOLM
