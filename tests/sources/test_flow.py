"""A page knows its text and its hash, and a reader's error gets the page's address."""

from __future__ import annotations

import hashlib

import pytest
from tests.replicas.asking import NOON, page

from agendawatch.errors import DocumentError, LayoutError, ReadError, TooLargeError
from agendawatch.sources.flow import addressed


def test_a_page_is_known_by_its_bytes() -> None:
    """SHA-256, hexadecimal."""
    assert page("x").content_hash == hashlib.sha256(b"x").hexdigest()


@pytest.mark.parametrize(("words", "kept"), [("26 januari", "26 januari"), ("", None), (None, None)])
def test_a_page_is_the_ground_of_what_it_says(words: str | None, kept: str | None) -> None:
    """Where it answered, when, and with which bytes; words that are none are not kept."""
    came = page("<p>26 januari")

    ground = came.ground(words)

    assert (ground.words, ground.url, ground.seen, ground.content_hash) == (kept, came.url, NOON, came.content_hash)


@pytest.mark.parametrize(
    "error",
    [
        ReadError("a date", "none"),
        LayoutError(missing="a table", came="a list"),
        DocumentError("a PDF", "half of one"),
        TooLargeError("10 pages", "11"),
    ],
)
def test_an_error_keeps_its_class_and_facts(error: ReadError) -> None:
    """Only the address is added."""
    with pytest.raises(ReadError, match=r"https://example\.se/x") as caught, addressed("https://example.se/x"):
        raise error

    assert type(caught.value) is type(error)
    assert (caught.value.expected, caught.value.came) == (error.expected, error.came)
    assert caught.value.__cause__ is error


def test_an_address_that_is_known_stays() -> None:
    """An error that has an address keeps it."""
    with pytest.raises(LayoutError, match="first"), addressed("https://example.se/second"):
        raise LayoutError(url="https://example.se/first", missing="a table")
