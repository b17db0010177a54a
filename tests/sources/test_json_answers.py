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


@cases("value", "expected")
def test_a_moment_is_local(value: object, expected: str | None) -> None:
    """In Sweden, whatever zone it is written in; without one it is Sweden's."""
    found = find_local(value)

    assert (f"{found:%Y-%m-%d %H:%M}" if found else None) == expected


def test_a_moment_that_must_be_there_is_told() -> None:
    """With what came."""
    assert read_local("2026-03-09", _page("[]")).date() == dt.date(2026, 3, 9)
    with pytest.raises(LayoutError, match="soon"):
        read_local("soon", _page("[]"))
