"""A reader's error gets the address of the page that was read."""

from __future__ import annotations

import pytest

from agendawatch.errors import DocumentError, LayoutError, ReadError, TooLargeError
from agendawatch.sources.flow import addressed


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
