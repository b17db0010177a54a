"""A clock that stands still until it is moved."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.errors import InputError
from agendawatch.model import STOCKHOLM
from agendawatch.testing import Clock


def test_it_stands_still_until_it_is_moved() -> None:
    """A day later it is the same hour, also over the night when clocks go forward; a moment keeps its own zone."""
    clock = Clock("2026-03-28 08:00")
    assert clock() == clock() == dt.datetime(2026, 3, 28, 8, tzinfo=STOCKHOLM)

    clock.advance(days=1)
    assert clock().isoformat() == "2026-03-29T08:00:00+02:00"

    clock.set("2026-06-15T10:00:00+00:00")
    assert clock().utcoffset() == dt.timedelta(0)


@pytest.mark.parametrize("moment", ["", "i går", "2026-02-30 08:00"])
def test_what_is_no_moment_is_refused(moment: str) -> None:
    """The error names the value."""
    with pytest.raises(InputError, match="moment"):
        Clock(moment)
