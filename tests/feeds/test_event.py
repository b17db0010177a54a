"""An event refuses what no calendar can show."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.feeds.usual import bare

from agendawatch.errors import InputError
from agendawatch.feeds.event import uid
from agendawatch.model import STOCKHOLM


def moment(day: int, hour: int, minute: int = 0, *, month: int = 3, fold: int = 0) -> dt.datetime:
    """Make a moment of 2026 on Swedish clocks."""
    return dt.datetime(2026, month, day, hour, minute, tzinfo=STOCKHOLM, fold=fold)


@pytest.mark.parametrize(
    ("start", "end", "field"),
    [
        (moment(29, 2, 30), None, "start"),
        (moment(29, 1), moment(29, 2, 30), "end"),
        (moment(2, 13), moment(2, 13), "end"),
        (moment(2, 13), moment(2, 12), "end"),
        (moment(25, 2, 30, month=10, fold=1), moment(25, 2, 45, month=10), "end"),
        (dt.date(2026, 3, 2), dt.date(2026, 3, 1), "end_date"),
        (dt.date(2026, 3, 2), moment(2, 13), "end"),
        (moment(2, 13), dt.date(2026, 3, 3), "end"),
        (dt.datetime(2026, 3, 2, 13), None, "start"),  # noqa: DTZ001 - a naive moment is what is refused
    ],
)
def test_a_time_that_cannot_be_is_refused(
    start: dt.datetime | dt.date, end: dt.datetime | dt.date | None, field: str
) -> None:
    """The spring gap, an end before its start and mixed kinds of time name the field."""
    with pytest.raises(InputError) as caught:
        bare(start=start, end=end)

    assert caught.value.field == field


def test_the_autumns_double_hour_is_a_time() -> None:
    """Both halves of it exist, in their order."""
    event = bare(start=moment(25, 2, 30, month=10), end=moment(25, 2, 15, month=10, fold=1))

    assert event.order == ("2026-10-25T00:30:00", "a@agendawatch")


def test_an_event_without_a_title_is_refused() -> None:
    """A row without words helps nobody."""
    with pytest.raises(InputError, match="summary"):
        bare(summary="")


def test_days_end_within() -> None:
    """The last day of several is the one that is named."""
    assert bare(start=dt.date(2026, 3, 2), end=dt.date(2026, 3, 4)).last_day == dt.date(2026, 3, 4)
    assert bare(start=moment(2, 22), end=moment(3, 1)).last_day == dt.date(2026, 3, 3)


@pytest.mark.parametrize("key", ["med mellanslag", "x" * 201, "rad\r\nbrytning", "åäö"])
def test_an_identifier_can_always_be_written(key: str) -> None:
    """An id that no identifier can hold is hashed to one that can."""
    assert len(uid(key)) <= 255
    assert uid(key).isascii()
    assert not set(uid(key)) & set(" \r\n")
