"""What of a meeting counts, and how it is written."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.diff.normalization import content_hash, frozen, noticeable, thawed
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Caveat,
    CaveatCode,
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
        {"warnings": (Caveat.of(CaveatCode.NO_SUCH_DAY, day="2031-02-30"),)},
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


def test_what_a_default_is_does_not_count() -> None:
    """A hash outlives a field that is added to the model: the value that everything had says nothing."""
    bare = Meeting(organization=Organization(name="Kommunstyrelsen"), date=dt.date(2031, 3, 10))

    assert frozen(bare).count(":") == 4
    assert content_hash(bare) == content_hash(thawed(frozen(bare)))
    # As stores hold it: another hash of the same meeting would make every meeting there look changed.
    assert content_hash(bare) == "2ae84f5cfdbba0bc9ef9f4c9ba85cbc914fbb6dfee3232abe5e1e09e633d1014"


@pytest.mark.parametrize(
    "facts",
    [
        {"agenda": (AgendaItem(title="Budget"), AgendaItem(title="Val", documents=PAPERS[:1]))},
        {"agenda": (AgendaItem(title="Budget", documents=PAPERS), AgendaItem(title="Val", documents=PAPERS))},
        {"agenda": (AgendaItem(title="Val", documents=PAPERS), AgendaItem(title="Budget"))},
        {"documents": tuple(paper.model_copy(update={"content_hash": "a" * 64}) for paper in PAPERS)},
        {"end": dt.datetime(2031, 3, 10, 16, tzinfo=STOCKHOLM)},
        {"name": "Budgetberedning"},
        {"organization": Organization(name="Kommunfullmäktige")},
    ],
)
def test_a_paper_an_hour_or_an_order_counts(facts: dict[str, object]) -> None:
    """The hash is another."""
    assert content_hash(_meet(**facts)) != content_hash(_meet())


def test_line_breaks_and_spaces_in_a_text_are_noise() -> None:
    """Also beside quotation marks that stand in it."""
    lines = {"location": "Sal A,\r\n\t Stadshuset"}

    assert content_hash(_meet(**lines)) == content_hash(_meet(location="Sal A, Stadshuset"))


def test_an_end_is_read_in_the_swedish_zone_too() -> None:
    """And a day without hours stays one."""
    hours = {"start": None, "end": dt.datetime(2031, 7, 1, 16, tzinfo=STOCKHOLM), "date": dt.date(2031, 7, 1)}
    read, dated = thawed(frozen(_meet(**hours))), thawed(frozen(_meet(start=None)))

    assert read.end is not None
    assert (read.end.tzinfo, read.end.hour) == (STOCKHOLM, 16)
    assert dated == _meet(start=None)


@pytest.mark.parametrize(
    "facts",
    [
        {"date": dt.date(2031, 3, 11), "start": None},
        {"end": dt.datetime(2031, 3, 10, 16, tzinfo=STOCKHOLM)},
        {"end_date": dt.date(2031, 3, 11)},
        {"status": MeetingStatus.POSTPONED},
    ],
)
def test_when_it_is_must_be_noticed(facts: dict[str, object]) -> None:
    """Each of its days and hours."""
    assert noticeable(_meet(**facts)) != noticeable(_meet())
