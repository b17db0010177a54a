"""Times of day: every form is read, and amounts and names are not."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.lang.sv.calendar import find_times


@cases("words", "start", "end")
def test_a_time_is_read_in_every_form(words: str, start: str, end: str | None) -> None:
    """With or without "kl.", with full stop, colon or neither."""
    (clock,) = find_times(f"Start {words}, sal A")

    assert clock.start.isoformat("minutes") == start
    assert (clock.end and clock.end.isoformat("minutes")) == end
    assert clock.words == words


@cases("words")
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
