"""JSON is opened with care, and what is no JSON is told with its address."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.errors import LayoutError, ReadError
from agendawatch.sources.flow import Response
from agendawatch.sources.json_answers import parse, read_json, record, records, words

URL = "https://example.se/api"


def _page(body: bytes) -> Response:
    return Response(URL, 200, body, dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC))


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
