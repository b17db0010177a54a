"""Asks are named by all that they ask, and survive being written down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.sources import Request
from agendawatch.sources.page_memory import address, key, read_asks, write_asks

_WORDS = st.text(max_size=20)
_PAIRS = st.lists(st.tuples(_WORDS, _WORDS), max_size=3).map(tuple)
_ASKS = st.builds(
    Request,
    url=_WORDS,
    params=_PAIRS,
    method=st.sampled_from(["GET", "POST"]),
    body=st.none() | st.binary(max_size=30),
    headers=_PAIRS,
    expects=st.none() | st.sampled_from(["html", "pdf", "json"]),
    repeatable=st.booleans(),
)


@given(st.lists(_ASKS, max_size=4).map(tuple))
def test_what_is_written_is_read(asks: tuple[Request, ...]) -> None:
    """Any asks come back as they were."""
    assert read_asks(write_asks(asks)) == asks


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (Request("https://example.se/moten#kommande"), "https://example.se/moten"),
        (
            Request("https://example.se/a", params=(("b", "2"), ("a", "å ä"))),
            "https://example.se/a?b=2&a=%C3%A5+%C3%A4",
        ),
        (Request("https://example.se/a?x=1", params=(("y", "2"),)), "https://example.se/a?x=1&y=2"),
        (Request("https://example.se/!ut/p/=MEaction!filter==/"), "https://example.se/!ut/p/=MEaction!filter==/"),
    ],
)
def test_parameters_are_added_to_the_address(ask: Request, expected: str) -> None:
    """In their order, behind those that are there; a fragment is the reader's own."""
    assert address(ask) == expected


def test_two_bodies_are_two_pages() -> None:
    """A page that is posted for is named by what is posted."""
    names = {key(Request("https://example.se/json", method="POST", body=body)) for body in (b"{}", b"[]", None)}

    assert len(names) == 3
