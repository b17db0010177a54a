"""A link to a file is taken apart into title, size and kind."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.readers.meeting_status import is_file, read_file_words


@pytest.mark.parametrize(
    ("text", "title", "size"),
    [
        ("Protokoll KS 2026-03-11.pdf Pdf, 206.5 kB.", "Protokoll KS 2026-03-11.pdf", 206_500),
        ("Kallelse (PDF, 1,2 MB)", "Kallelse", 1_200_000),
        ("Kallelse (pdf)", "Kallelse", None),
        ("Handlingar pdf 24.9 MB", "Handlingar", 24_900_000),
        ("Handlingar, 300 kb", "Handlingar", 300_000),
        ("Protokoll § 12 MBL", "Protokoll § 12 MBL", None),
        ("Budget 2026", "Budget 2026", None),
        ("", "a b.pdf", None),
    ],
)
def test_size_and_title_are_told_apart(text: str, title: str, size: int | None) -> None:
    """What stands behind the title is its size; without words the file's name is the title."""
    words = read_file_words(text, "https://example.se/x/a%20b.pdf")

    assert (words.title, words.size) == (title, size)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.se/a/Protokoll.PDF", True),
        ("https://example.se/a/Protokoll%20.pdf", True),
        ("https://example.se/download/18.5f2/1789626584994/x", True),
        ("https://example.se/a.nsf/0A/$File/x?OpenElement", True),
        ("https://example.se/committees/ks/mote/agenda/kallelsepdf-50?downloadMode=open", True),
        ("https://example.se/moten/2026-03-11", False),
        ("https://example.se/kallelse.html", False),
    ],
)
def test_a_file_is_known_by_its_address(url: str, *, expected: bool) -> None:
    """By suffix, or by the part of an address that a platform keeps for files."""
    assert is_file(url) is expected


def test_sitevision_writes_the_time_into_the_address() -> None:
    """Milliseconds since 1970, UTC."""
    words = read_file_words("Kallelse", "https://example.se/download/18.515f200f1a0/1789626584994/Kallelse.pdf")

    assert words.published == dt.datetime(2026, 9, 17, 6, 29, 44, 994000, dt.UTC)
    assert words.media_type == "application/pdf"
