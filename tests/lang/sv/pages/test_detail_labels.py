"""Labels and states are known in both languages; others are left."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.pages.meeting_words import Detail, find_detail, is_held, is_not_published


@cases("label", "detail", detail=Detail)
def test_a_label_is_known_whole(label: str, detail: Detail | None) -> None:
    """In any case, with or without its colon."""
    assert find_detail(label) is detail


@cases("words", "held")
def test_a_state_may_say_held(words: str, held: bool) -> None:
    """Only such words."""
    assert is_held(words) is held


@cases("words", "hidden")
def test_a_state_may_say_not_published(words: str, hidden: bool) -> None:
    """Spaces do not matter."""
    assert is_not_published(words) is hidden
