"""Doubts, what they are known by, and schedules that hold some."""

from __future__ import annotations

import datetime as dt
import pickle

import pytest

from agendawatch.model import (
    Alternative,
    Caveat,
    CaveatCode,
    Doubt,
    Excluded,
    Meeting,
    Organization,
    Provenance,
    Schedule,
    Settlement,
)

SAID = dt.datetime(2026, 3, 12, 9, tzinfo=dt.UTC)
BOARD = Organization(name="Kommunstyrelsen")
MEETING = Meeting(organization=BOARD, date=dt.date(2026, 3, 11))
DOUBT = Doubt(
    caveat=Caveat.of(CaveatCode.READINGS_DIFFER),
    organization=BOARD,
    alternatives=(Alternative(reading="column_head", meetings=(MEETING,)), Alternative(reading="heading")),
    provenance=Provenance(words="11 mars", place="row 2", url="https://exempelkoping.example/moten"),
    shape="table 4x2",
)


def test_a_doubt_goes_through_json() -> None:
    """With its alternatives and the word on it."""
    word = Settlement(doubt=DOUBT, reading="column_head", made=SAID)

    assert Settlement.model_validate_json(word.model_dump_json()) == word
    assert (DOUBT.code, DOUBT.place) == (CaveatCode.READINGS_DIFFER, "row 2")


@pytest.mark.parametrize(
    ("update", "same"),
    [
        pytest.param({"caveat": Caveat.of(CaveatCode.CHOICE_THIN)}, True, id="why"),
        pytest.param({"alternatives": ()}, True, id="the ways to read it"),
        pytest.param({"shape": "table 4x3"}, False, id="the shape"),
        pytest.param({"organization": None}, False, id="whose"),
        pytest.param({"provenance": None}, False, id="which page"),
    ],
)
def test_a_doubt_is_known_by_page_shape_and_organization(update: dict[str, object], same: bool) -> None:
    """What it says of next month is another matter."""
    assert (DOUBT.model_copy(update=update).id == DOUBT.id) is same


def test_a_word_is_about_a_shape_wherever_it_stands() -> None:
    """Next year's page has another address."""
    moved = DOUBT.model_copy(update={"provenance": None})

    assert Settlement(doubt=moved, reading=None, made=SAID).about == DOUBT.about


def test_a_schedule_is_a_tuple_of_its_meetings() -> None:
    """Whoever knows nothing of doubts sees what it always was; what it holds goes along to another process."""
    day = Excluded(caveat=Caveat.of(CaveatCode.DEADLINE, words="Inlämning 4 mars"), date=dt.date(2026, 3, 4))
    schedule = Schedule((MEETING,), (DOUBT,), (day,))

    sent = pickle.loads(pickle.dumps(schedule))  # noqa: S301 - our own
    assert schedule == (MEETING,)
    assert (sent, sent.doubts, sent.excluded) == (schedule, (DOUBT,), (day,))
    assert Excluded.model_validate_json(day.model_dump_json()) == day
