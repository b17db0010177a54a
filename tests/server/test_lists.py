"""Lists are cut at rows and at octets, and go on where they ended."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from agendawatch.model import Organization
from agendawatch.server import lists
from agendawatch.server.lists import Row, written


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
