"""Lists are cut at rows and at octets, and go on where they ended."""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.errors import InputError
from agendawatch.model import Organization
from agendawatch.server import lists
from agendawatch.server.lists import Row, read_cursor, read_moment, write_cursor, written


def rows(count: int, letters: int = 1) -> Iterator[Row]:
    """Make rows so large."""
    for nth in range(count):
        yield Organization(name=f"{nth}" + "x" * letters), str(nth)


def test_a_page_holds_what_is_asked_for() -> None:
    """And says where the next begins, if there is one."""
    first, last = json.loads(written(rows(5), 3, "sv")), json.loads(written(rows(3), 3, "sv"))

    assert [len(first["items"]), first["next"]] == [3, "2"]
    assert [len(last["items"]), last["next"]] == [3, None]
    assert json.loads(written(rows(0), 3, "sv")) == {"next": None, "items": []}


def test_a_page_ends_sooner_rather_than_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    """One row at least is in it, however large."""
    monkeypatch.setattr(lists, "_MOST_OCTETS", 1000)

    page = json.loads(written(rows(100, 300), 50, "sv"))
    huge = json.loads(written(rows(2, 5000), 50, "sv"))

    assert 0 < len(page["items"]) < 5
    assert page["next"] == str(len(page["items"]) - 1)
    assert (len(huge["items"]), huge["next"]) == (1, "0")


@given(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])), st.integers(0, 10_000_000))
def test_a_cursor_comes_back_as_it_went_out(word: str, number: int) -> None:
    """In letters that an address takes as they are."""
    written = write_cursor(word, number)

    assert written.replace("-", "").replace("_", "").isalnum()
    assert read_cursor(written, str, int) == [word, number]


@cases("facts")
def test_a_cursor_of_another_list_is_refused(facts: str) -> None:
    """Kinds and bounds are checked, and so is every letter."""
    with pytest.raises(InputError):
        read_cursor(base64.urlsafe_b64encode(facts.encode()).decode(), str, int)
    with pytest.raises(InputError, match="the page before"):
        read_cursor(f"{facts}!", str, int)


def test_a_moment_has_its_zone() -> None:
    """Others are no moments of ours."""
    assert read_moment("2026-03-11T10:00:00+01:00") == dt.datetime(2026, 3, 11, 9, tzinfo=dt.UTC)
    for wrong in ("2026-03-11T10:00:00", "0001-01-01T00:00:00+23:00", "x", 7):
        with pytest.raises(InputError):
            read_moment(wrong)
