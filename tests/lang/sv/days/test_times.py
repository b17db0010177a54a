"""Times of day: every form is read, and amounts and names are not."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.lang.sv.calendar import find_times


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("kl. 13.00", "13:00", None),
        ("Kl 13:00", "13:00", None),
        ("KL. 8.30", "08:30", None),
        ("kl.8.30", "08:30", None),
        ("klockan 9", "09:00", None),
        ("kl 9–12", "09:00", "12:00"),
        ("kl. 9-12.30", "09:00", "12:30"),
        ("kl. 18.30 till 21.00", "18:30", "21:00"),
        ("kl. 18.30 till kl. 21.00", "18:30", "21:00"),
        ("kl. 18.30 – ca 21", "18:30", "21:00"),
        ("kl. ca 15", "15:00", None),
        ("kl 1330", "13:30", None),
        ("08.30-16.00", "08:30", "16:00"),
        ("8.30–12.00", "08:30", "12:00"),
        ("13:00", "13:00", None),
        ("13.15", "13:15", None),
        ("kl.\xa013.00", "13:00", None),
        ("kl: 13.00", "13:00", None),
        ("kl 13 30", "13:30", None),
        ("13:00:00", "13:00", None),
        ("08.30-ca 16.00", "08:30", "16:00"),
        ("08.30 – kl. 16.00", "08:30", "16:00"),
        ("kl. 24.00", "23:59", None),
        ("kl. 21-9", "21:00", None),
    ],
)
def test_a_time_is_read_in_every_form(words: str, start: str, end: str | None) -> None:
    """With or without "kl.", with full stop, colon or neither."""
    (clock,) = find_times(f"Start {words}, sal A")

    assert clock.start.isoformat("minutes") == start
    assert (clock.end and clock.end.isoformat("minutes")) == end
    assert clock.words == words


@pytest.mark.parametrize(
    "words",
    [
        "Åkern 1:34",
        "Åkern 12:34",
        "SFS 2017:725",
        "13.50 kr",
        "12.30 %",
        "12.30 procent",
        "10.15.2",
        "1.2",
        "2026-03-11",
        "kl. 25",
        "",
    ],
)
def test_what_is_no_time_is_left_alone(words: str) -> None:
    """Property names, sums and shares have figures too."""
    assert find_times(words) == ()


@given(st.times())
def test_every_rendered_time_is_read_back(moment: dt.time) -> None:
    """To the minute."""
    moment = moment.replace(second=0, microsecond=0)

    for words in (f"kl. {moment:%H.%M}", f"kl {moment:%H:%M}", f"klockan {moment.hour}.{moment:%M}"):
        assert [clock.start for clock in find_times(words)] == [moment]


@given(st.text(alphabet=st.characters() | st.sampled_from("kl. 0123456789-–:")))
def test_no_text_is_too_strange_for_times(text: str) -> None:
    """Anything may stand on a page, and places are always right."""
    for clock in find_times(text):
        assert text[slice(*clock.span)] == clock.words
        assert clock.end is None or clock.end > clock.start
