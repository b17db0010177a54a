"""Answers in JSON are opened with care: rows in a list or in an object, and moments in many forms."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases
from tests.replicas.asking import page

from agendawatch.errors import LayoutError, ReadError
from agendawatch.sources.flow import Response
from agendawatch.sources.json_answers import find_local, json_rows, parse, read_json, read_local, record, records, words

URL = "https://example.se/api"


def _page(body: bytes | str) -> Response:
    return page(body, URL)


def test_a_page_is_read_whatever_its_mark() -> None:
    """A byte order mark before the JSON is no part of it."""
    assert read_json(_page("\ufeff[1]".encode())) == [1]


@pytest.mark.parametrize("body", [b"", b"{", b"<h1>Bad Gateway</h1>", b"[" * 200_000])
def test_what_is_no_json_is_told(body: bytes) -> None:
    """Half an answer, a page of HTML, nests without an end: an error with the address."""
    with pytest.raises(ReadError, match=URL):
        read_json(_page(body))


def test_another_shape_names_what_is_missing() -> None:
    """A list where an object should be, and the other way."""
    with pytest.raises(LayoutError, match="hits"):
        record([], URL, "hits")
    with pytest.raises(LayoutError, match="rows"):
        records({}, URL, "rows")
    with pytest.raises(LayoutError, match="rows"):
        records(["x"], URL, "rows")


def test_words_are_those_of_the_first_field_that_has_some() -> None:
    """Numbers count as words; flags, nothing and blanks do not."""
    assert words({"a": " ", "b": None, "c": True, "d": 12}, "a", "b", "c", "d") == "12"
    assert words(record(parse('{"a": [1]}', URL), URL, "x"), "a") == ""


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
