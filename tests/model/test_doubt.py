"""Doubts, what they are known by, and schedules that hold some."""

from __future__ import annotations

import datetime as dt
import pickle

import pytest

import agendawatch as aw
from agendawatch.model import Settlement

SAID = dt.datetime(2026, 3, 12, 9, tzinfo=dt.UTC)
BOARD = aw.Organization(name="Kommunstyrelsen")
MEETING = aw.Meeting(organization=BOARD, date=dt.date(2026, 3, 11))
DOUBT = aw.Doubt(
    caveat=aw.Caveat.of(aw.CaveatCode.READINGS_DIFFER),
    organization=BOARD,
    alternatives=(aw.Alternative(reading="column_head", meetings=(MEETING,)), aw.Alternative(reading="heading")),
    provenance=aw.Provenance(words="11 mars", place="row 2", url="https://exempelkoping.example/moten"),
    shape="table 4x2",
)


def test_a_doubt_goes_through_json() -> None:
    """With its alternatives and the word on it."""
    word = Settlement(doubt=DOUBT, reading="column_head", made=SAID)

    assert Settlement.model_validate_json(word.model_dump_json()) == word
    assert (DOUBT.code, DOUBT.place) == (aw.CaveatCode.READINGS_DIFFER, "row 2")


@pytest.mark.parametrize(
    ("update", "same"),
    [
        pytest.param({"caveat": aw.Caveat.of(aw.CaveatCode.CHOICE_THIN)}, True, id="why"),
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
    day = aw.Excluded(caveat=aw.Caveat.of(aw.CaveatCode.DEADLINE, words="Inlämning 4 mars"), date=dt.date(2026, 3, 4))
    schedule = aw.Schedule((MEETING,), (DOUBT,), (day,))

    sent = pickle.loads(pickle.dumps(schedule))  # noqa: S301 - our own
    assert schedule == (MEETING,)
    assert (sent, sent.doubts, sent.excluded) == (schedule, (DOUBT,), (day,))
    assert aw.Excluded.model_validate_json(day.model_dump_json()) == day
