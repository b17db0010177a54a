"""Cursors come back as they went out, or are refused."""

from __future__ import annotations

import base64
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.errors import InputError
from agendawatch.server.lists import read_cursor, read_moment, write_cursor


@given(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])), st.integers(0, 10_000_000))
def test_a_cursor_comes_back_as_it_went_out(word: str, number: int) -> None:
    """In letters that an address takes as they are."""
    written = write_cursor(word, number)

    assert written.replace("-", "").replace("_", "").isalnum()
    assert read_cursor(written, str, int) == [word, number]


@given(st.text(max_size=100))
def test_any_other_text_is_refused(text: str) -> None:
    """Nothing but what was written comes back."""
    with pytest.raises(InputError, match="the page before"):
        read_cursor(f"{text}!", str, int)


@pytest.mark.parametrize(
    "facts",
    [
        b"[]",
        b"[1]",
        b'["a"]',
        b'["a",true]',
        b'["a",-1]',
        b'["a",1e400]',
        b'["a\\u0000",1]',
        b"[[[[",
        b'{"a":1}',
        b"null",
    ],
)
def test_a_cursor_of_another_list_is_refused(facts: bytes) -> None:
    """Kinds and bounds are checked."""
    with pytest.raises(InputError):
        read_cursor(base64.urlsafe_b64encode(facts).decode(), str, int)


def test_a_moment_has_its_zone() -> None:
    """Others are no moments of ours."""
    assert read_moment("2026-03-11T10:00:00+01:00") == dt.datetime(2026, 3, 11, 9, tzinfo=dt.UTC)
    for wrong in ("2026-03-11T10:00:00", "0001-01-01T00:00:00+23:00", "x", 7):
        with pytest.raises(InputError):
            read_moment(wrong)
