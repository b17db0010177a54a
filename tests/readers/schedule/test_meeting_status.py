"""Words beside a date say what became of its meeting."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.model import MeetingStatus
from agendawatch.readers.schedule.candidate import read_row_status


@cases("text", "status")
def test_status_by_words(text: str, status: str) -> None:
    """Only what is said of this meeting counts."""
    assert read_row_status(text).status is MeetingStatus(status)


def test_extra_and_reserve_are_told() -> None:
    """A meeting beside the plan, and one held only if needed."""
    assert read_row_status("extra sammanträde").extra
    assert read_row_status("reservdag").reserve
