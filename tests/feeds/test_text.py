"""Page text becomes clean text, whatever a page holds."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.answers.text import address, cut, line, lines, web_address
from agendawatch.errors import InputError

ANY = st.text(st.characters(exclude_categories=()), max_size=200) | st.lists(
    st.sampled_from(["&", "amp;", "lt;", "<", "br", ">", "\\", "\r\n", "\u2028", "\u202e", "a", "#13;", "\ud800", " "]),
    max_size=30,
).map("".join)


@cases("page", "clean")
def test_a_line_is_clean(page: str, clean: str) -> None:
    """Control characters, line breaks, marks that nobody sees, tags and entities are gone."""
    assert line(page) == clean


def test_lines_keep_their_breaks() -> None:
    """A text of several lines stays one, without empty lines in a row or white space at its ends, or half a letter."""
    assert line("ensam \ud800 halva") == "ensam \ufffd halva"
    assert lines("\n ett \r\n\r\n\r\ntvå\u2029tre \n") == "ett\n\ntvå\ntre"


@given(ANY)
def test_cleaning_is_done_once(page: str) -> None:
    """What is clean stays as it is, and holds nothing that breaks a file."""
    clean = line(page)

    assert line(clean) == clean
    assert clean.strip() == clean
    assert unicodedata.is_normalized("NFC", clean)
    assert not any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} or letter == "\\" for letter in clean)
    assert not any("\u202a" <= letter <= "\u202e" or "\u2066" <= letter <= "\u2069" for letter in clean)


@given(ANY)
def test_lines_are_cleaned_once(page: str) -> None:
    """The same holds of several lines, but for the breaks between them."""
    clean = lines(page)

    assert lines(clean) == clean
    assert all(line(row) == row for row in clean.split("\n"))


@cases("text", "limit", "short")
def test_a_long_text_is_cut_at_a_word(text: str, limit: int, short: str) -> None:
    """A cut text says so, and never exceeds its limit."""
    assert cut(text, limit) == short
    assert len(cut(text, limit)) <= limit


@cases("url", "ascii_url")
def test_an_address_is_ascii(url: str, ascii_url: str) -> None:
    """Hosts go to punycode and the rest is percent-encoded, what is encoded already stays."""
    assert address(url) == ascii_url


@cases("url")
def test_an_address_of_another_kind_is_refused(url: str) -> None:
    """Only http and https reach a subscriber; the error names the field and the value."""
    with pytest.raises(InputError) as caught:
        address(url, "documents")

    assert (caught.value.field, caught.value.value) == ("documents", url)
    assert web_address(url) is None
