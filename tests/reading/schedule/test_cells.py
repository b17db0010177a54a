"""A cell by itself says what it holds."""

from __future__ import annotations

import pytest

from agendawatch.documents.passages import Slot
from agendawatch.reading.schedule.cells import Head, as_dated, is_mark, read_cell


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Datum", Head.WHEN),
        ("Sammanträdesdag", Head.WHEN),
        ("Klockan", Head.TIME),
        ("Mötestid:", Head.TIME),
        ("Lokal", Head.PLACE),
        ("Organ", Head.WHO),
        ("Beslutsinstans", Head.WHO),
        ("Vecka", Head.WEEK),
        ("Nr", Head.COUNT),
        ("Sista dag för handlingar", Head.OTHER),
        ("Justering", Head.OTHER),
        ("Gruppmöten", Head.OTHER),
        ("Presidium", Head.OTHER),
        ("Presidie-\nberedning", Head.OTHER),
        ("Sammanträden kl. 13.00–16.00", Head.WHEN),
        ("kl. 18.00", None),
        ("Kommunstyrelsen", None),
    ],
)
def test_label_is_known(text: str, head: Head | None) -> None:
    """Labels are told apart by what they stand for."""
    assert read_cell(Slot(text), legend={}, context=None).head is head


@pytest.mark.parametrize(
    ("text", "month", "dated"),
    [
        ("14", 3, "14 mars"),
        ("4, 25", 3, "4 mars, 25 mars"),
        ("4\n25", 3, "4 mars\n25 mars"),
        ("9-10", 3, "9-10 mars"),
        ("11 (kl. 08.15)", 3, "11 mars (kl. 08.15)"),
        ("16:e kl. 10.00", 3, "16:e mars kl. 10.00"),
        ("to 12*", 3, "to 12 mars*"),
        ("kl. 13.00", 3, None),
        ("9.15", 3, None),
        ("-", 3, None),
        ("sal 4", 3, None),
    ],
)
def test_bare_days_get_their_month(text: str, month: int, dated: str | None) -> None:
    """Figures that are hours, weeks or rooms are no days."""
    assert as_dated(text, month) == dated


def test_week_and_weekday_are_read() -> None:
    """A week may stand alone or with its weekday."""
    assert read_cell(Slot("v. 12"), legend={}, context=None).week == 12
    assert read_cell(Slot("vecka 7 tisdag"), legend={}, context=None).weekday == 1
    assert read_cell(Slot("Torsdagar kl. 9.00"), legend={}, context=None).weekday == 3


def test_short_form_with_an_hour_is_a_name() -> None:
    """An hour behind a name does not hide it."""
    facts = read_cell(Slot("KS 13.00"), legend={}, context=None)

    assert [each.name for each in facts.organizations] == ["Kommunstyrelsen"]
    assert facts.hours is not None


@pytest.mark.parametrize(("text", "mark"), [("x", True), ("●", True), ("18.00", False), ("", False)])
def test_marks_are_known(text: str, mark: bool) -> None:
    """A mark says only that there is something."""
    assert is_mark(text) is mark
