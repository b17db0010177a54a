"""Words for a meeting's fate: cancelled, moved, put off, extra, in reserve."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.swedish.pages.statuses import StatusKind, find_statuses


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("12 maj (INSTÄLLT)", ["cancelled"]),
        ("Mötet den 12 maj är inställt", ["cancelled"]),
        ("Sammanträdet den 12 maj ställs in.", ["cancelled"]),
        ("Presidiet ställer därför in mötet", ["cancelled"]),
        ("Nämndens två inställda möten", ["cancelled"]),
        ("Mötet utgår", ["cancelled"]),
        ("Inget sammanträde i juli", ["cancelled"]),
        ("5 maj (flyttat från 4 maj)", ["moved"]),
        ("framflyttat till den 20 oktober", ["moved"]),
        ("ersätts av 3 juni", ["moved"]),
        ("Detsamma gäller mötet den 3 juni", ["same"]),
        ("Mötet skjuts upp", ["postponed"]),
        ("extrainsatt sammanträde 3 juni", ["extra"]),
        ("Extra kommunfullmäktige", ["extra"]),
        ("3 juni (reservdag)", ["reserve"]),
        ("3 juni vid behov", ["reserve"]),
        ("preliminärt 3 juni", ["preliminary"]),
        ("Ledamöter och ersättare kallas", []),
        ("Ada Ek reserverade sig, reservation inlämnades", []),
        ("Kommunen ställer in sig på en kall vinter", []),
        ("", []),
    ],
)
def test_words_of_fate_are_told_apart(text: str, kinds: list[str]) -> None:
    """And what only looks like them is left alone."""
    assert [found.kind.value for found in find_statuses(text)] == kinds


@given(st.text())
def test_no_text_is_too_strange_for_statuses(text: str) -> None:
    """Anything may stand on a page, and places are always right."""
    for found in find_statuses(text):
        assert text[slice(*found.span)] == found.words
        assert isinstance(found.kind, StatusKind)
