"""A link to a file is taken apart into title, size and kind."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases

from agendawatch.readers.meeting_status import is_file, read_file_words


@cases("text", "title", "size")
def test_size_and_title_are_told_apart(text: str, title: str, size: int | None) -> None:
    """What stands behind the title is its size; without words the file's name is the title."""
    words = read_file_words(text, "https://example.se/x/a%20b.pdf")

    assert (words.title, words.size) == (title, size)


@cases("url", "expected")
def test_a_file_is_known_by_its_address(url: str, *, expected: bool) -> None:
    """By suffix, or by the part of an address that a platform keeps for files."""
    assert is_file(url) is expected


def test_sitevision_writes_the_time_into_the_address() -> None:
    """Milliseconds since 1970, UTC."""
    words = read_file_words("Kallelse", "https://example.se/download/18.515f200f1a0/1789626584994/Kallelse.pdf")

    assert words.published == dt.datetime(2026, 9, 17, 6, 29, 44, 994000, dt.UTC)
    assert words.media_type == "application/pdf"
