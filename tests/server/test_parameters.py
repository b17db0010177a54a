"""Single values in an address are read, or refused with what was expected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from agendawatch.errors import InputError
from agendawatch.feeds.options import options
from agendawatch.server.parameters import (
    read_alarm,
    read_choice,
    read_count,
    read_day,
    read_days,
    read_length,
    read_municipality,
    read_switch,
)


@pytest.mark.parametrize(
    ("written", "alarm"),
    [
        ("1d", "-P1D"), ("1w", "-P7D"), ("24h", "-P1D"), ("2h", "-PT2H"), ("90m", "-PT1H30M"), ("0m", "-PT0M"),
        ("-P1D", "-P1D"), ("P1D", "-P1D"), ("pt15m", "-PT15M"), ("-P1DT2H", "-PT26H"), ("P2W", "-P14D"),
    ],
)  # fmt: skip
def test_an_alarm_is_written_as_calendars_take_it(written: str, alarm: str) -> None:
    """Whichever way it was said; the feeds take it."""
    assert read_alarm(written) == alarm
    assert options(alarms=[read_alarm(written)]).alarms == (alarm,)


@pytest.mark.parametrize(
    ("read", "written"),
    [
        *((read_alarm, it) for it in ("", "d", "1", "1y", "-1d", "P", "PT", "99999d", "400d", "1.5h", "１d")),
        *((read_length, it) for it in ("0m", "367d", "2 h", "P0D", "PT0S")),
        *((read_day, it) for it in ("2026-3-1", "20260301", "2026-02-30", "1066-10-14", "9999-12-31", "2026-W10-1")),
        *((read_days, it) for it in ("-1", "1e3", "36501", "٣", "")),
        *((read_switch, it) for it in ("", "2", "on off")),
        *((read_choice(("sv", "en")), it) for it in ("", "SV", "sve")),
        *((read_municipality, it) for it in ("Nowhere", "123", "12345", "x" * 300)),
        *((read_count(1, 5, "rows"), it) for it in ("0", "6", "a")),
    ],
)
def test_what_cannot_be_had_is_refused(read: Callable[[str], object], written: str) -> None:
    """With the value, and what was expected."""
    with pytest.raises(InputError) as refused:
        read(written)

    assert refused.value.value == written
    assert refused.value.expected


def test_a_length_is_read_as_people_write_it() -> None:
    """Short, or as RFC 5545 has it."""
    assert read_length("2h") == read_length("PT2H") == read_length("120M") == dt.timedelta(hours=2)


def test_a_municipality_is_known_by_any_of_its_names() -> None:
    """Its code is taken at its word: a store may hold others than the registry."""
    assert {read_municipality(it) for it in ("Göteborg", "goteborg", "Göteborgs stad", "1480")} == {"1480"}
    assert read_municipality("14") == "14"


def test_a_near_word_is_told() -> None:
    """A slip is mended at a glance."""
    with pytest.raises(InputError, match="cancelled, perhaps"):
        read_choice(("cancelled", "held"))("canceled")
    with pytest.raises(InputError, match="Göteborg"):
        read_municipality("Götebrog")
