"""Readers know no addresses: whoever asked for the page adds it to what they raise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from agendawatch.errors import DocumentError, LayoutError, ReadError, TooLargeError

__all__ = ["addressed", "at"]


@contextmanager
def addressed(url: str) -> Iterator[None]:
    """Give an address to a reader's error that has none; its class and its facts stay."""
    try:
        yield
    except ReadError as error:
        if error.url is not None:
            raise
        raise at(error, url) from error


def at(error: ReadError, url: str) -> ReadError:
    """Make a reader's error anew with an address; its class and its facts stay."""
    if isinstance(error, LayoutError):
        return LayoutError(url, missing=error.missing, came=error.came)
    if isinstance(error, TooLargeError):
        return TooLargeError(error.limit, error.came, url=url)
    kind = DocumentError if isinstance(error, DocumentError) else ReadError
    return kind(error.expected, error.came, url=url)
