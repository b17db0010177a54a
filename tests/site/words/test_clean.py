"""What can be seen is shown, and nothing else."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.site.words.display import clean, plain


@cases("text", "shown")
def test_text_becomes_one_line_of_what_can_be_seen(text: str, shown: str) -> None:
    """Mark-up is words; marks without a face go."""
    assert clean(text) == shown
    assert (clean("\u200b \ufeff"), clean("\ud800")) == ("–", "\ufffd")


@given(st.text())
def test_whatever_is_cleaned_stays_so(text: str) -> None:
    """One line, without ends of white space, in one form, that UTF-8 can hold."""
    once = clean(text)

    assert once == clean(once)
    assert once == " ".join(once.split())
    assert unicodedata.is_normalized("NFC", once)
    assert once.encode()


@given(st.text(), st.integers(2, 50))
def test_a_plain_text_keeps_within_its_limit(text: str, limit: int) -> None:
    """And always says something."""
    assert 0 < len(plain(text, limit)) <= limit
