"""What a text says of a meeting."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases
from tests.lang.sv.twins import twins

from agendawatch.lang.sv.data import load
from agendawatch.lang.sv.meeting_phrases import MeetingRef
from agendawatch.lang.sv.statuses import fires, read_statuses
from agendawatch.lang.sv.tokens import Body

_BOARD = Body("board")
_ASKED, *_BESIDE = (MeetingRef(dt.date(2026, month, day), _BOARD) for month, day in ((4, 15), (1, 14), (5, 20)))

_OTHERS = {
    "Mötet den 15": "Arbetsutskottets möte den 15",
    "Sammanträdet den 15": "Gruppmötet den 15",
    "den 15 april": "den 1 april",
    "Kommunstyrelsen ": "Byggnadsnämnden ",
}
_ROWS = load("statuses")["rule"]


@pytest.mark.parametrize(
    ("rule", "kind", "twin"),
    [
        pytest.param(row["id"], kind, twin, id=f"{row['id']}: {twin}")
        for row in _ROWS
        for example in row["yes"]
        if not example.startswith("|")
        for kind, twin in twins(example, _OTHERS)
        if row.get("class") != "named" or kind in {"denied", "said of something else"}
    ],
)
def test_a_twin_says_nothing(rule: str, kind: str, twin: str) -> None:
    """What is denied, only thought of, told by others or said of something else is said of no meeting."""
    assert not fires(rule, twin), kind


@cases("text", "status")
def test_what_becomes_of_a_meeting(text: str, status: str) -> None:
    """It is not held, leaves its day, goes to another, or stands though words of calling off are near."""
    assert read_statuses(text).status_of(_ASKED, (_ASKED, *_BESIDE)).status == status
