"""What can be seen is shown, and nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.site.words.display import clean, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Taxa <b>för</b> vatten", "Taxa <b>för</b> vatten"),
        ("ett\r\ntvå\u2028tre", "ett två tre"),
        ("\u202egnp\u202c.exe", "gnp.exe"),
        ("noll\x00\x1b[31m", "noll"),
        ("A\u030astorp", "Åstorp"),
        ("\u200b \ufeff", "–"),
        ("\ud800", "\ufffd"),
        ("العربية", "العربية"),
    ],
)
def test_text_becomes_one_line_of_what_can_be_seen(text: str, shown: str) -> None:
    """Mark-up is words; marks without a face go."""
    assert clean(text) == shown


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
