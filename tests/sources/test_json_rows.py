"""Rows come as a list or inside an object, and moments in many forms."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases
from tests.replicas.asking import NOON

from agendawatch.errors import LayoutError, ReadError
from agendawatch.sources import Response
from agendawatch.sources.json_answers import find_local, json_rows, read_local


def _page(body: str) -> Response:
    return Response("https://example.se/api", 200, body.encode(), NOON)


@pytest.mark.parametrize("body", ['[{"id": 1}]', '{"data": [{"id": 1}]}', '{"total": 1, "notes": [{"id": 1}]}'])
def test_rows_are_found(body: str) -> None:
    """Bare, or under one of the names."""
    assert json_rows(_page(body), "data", "notes") == ({"id": 1},)


@cases("body")
def test_what_holds_no_rows_is_told(body: str) -> None:
    """It is not an empty list."""
    with pytest.raises(ReadError, match=r"example\.se/api"):
        json_rows(_page(body), "data")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-03-09", "2026-03-09 00:00"),
        ("2026-03-09T18:00:00", "2026-03-09 18:00"),
        ("2026-03-09T17:00:00Z", "2026-03-09 18:00"),
        ("2026-03-08T23:00:00.000Z", "2026-03-09 00:00"),
        (1773075600000, "2026-03-09 18:00"),
        (1773014400000, "2026-03-09 00:00"),
        ("2026-03-30T00:00:00Z", "2026-03-30 00:00"),
        ("Mon Mar 30 2026 00:00:00 GMT+0000", "2026-03-30 00:00"),
        ("Mon Mar 09 2026 18:00:00 GMT+0100 (Central European Standard Time)", "2026-03-09 18:00"),
        ("Mon Mar 09 2026 00:00:00 GMT+0100 (centraleuropeisk normaltid)", "2026-03-09 00:00"),
        ("Sun Mar 08 2026 23:00:00 GMT+0000", "2026-03-09 00:00"),
        ("Mon, 09 Mar 2026 17:00:00 GMT", "2026-03-09 18:00"),
        ("Mon Jul 06 2026 11:00:00 GMT+00:00", "2026-07-06 13:00"),
        ("Mon Jul 06 2026 GMT+0200", "2026-07-06 00:00"),
        ("Mon Jul 06 2026 GMT+01:00", "2026-07-06 00:00"),
        ("1 Jan 99", None),
        ("Mon Jun 15 2026", "2026-06-15 00:00"),
        ("Jun 15 2026 13:30", "2026-06-15 13:30"),
        ("Mon Foo 09 2026", None),
        ("Mon Feb 30 2026", None),
        ("soon", None),
        ("", None),
        (True, None),
        (10**30, None),
        (None, None),
    ],
)
def test_a_moment_is_local(value: object, expected: str | None) -> None:
    """In Sweden, whatever zone it is written in; without one it is Sweden's."""
    found = find_local(value)

    assert (f"{found:%Y-%m-%d %H:%M}" if found else None) == expected


def test_a_moment_that_must_be_there_is_told() -> None:
    """With what came."""
    assert read_local("2026-03-09", _page("[]")).date() == dt.date(2026, 3, 9)
    with pytest.raises(LayoutError, match="soon"):
        read_local("soon", _page("[]"))
