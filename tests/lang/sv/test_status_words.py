"""Words of status in labels, titles and addresses, and what leads to a day."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.lang.sv.status_words import day_role, find_status_words, has_status_words, slug_statuses


@cases("text", "kinds", kinds=list)
def test_words_are_known_in_labels(text: str, kinds: list[str]) -> None:
    """Whatever their clause does with them; what only looks like them is left alone."""
    assert [found.gives for found in find_status_words(text)] == kinds


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    """Anything may stand on a page, and places are always right."""
    has_status_words(text)
    day_role(text)
    for found in find_status_words(text):
        assert text[found.start : found.end].strip()


@cases("before", "role")
def test_words_lead_to_a_day(before: str, role: str | None) -> None:
    """A day that was left, one that is taken instead, one in reserve; or the next of a list."""
    assert day_role(before) == role


@cases("slug", "kinds", kinds=set)
def test_a_slug_tells_of_a_meeting(slug: str, kinds: set[str]) -> None:
    """Whole words count, wherever they stand."""
    assert slug_statuses(slug) == kinds
