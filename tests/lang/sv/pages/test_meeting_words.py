"""Words of meetings: known ones, labels and states, days of publishing, and what no table knows."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.pages.meeting_words import (
    Detail,
    find_detail,
    find_unknown_words,
    is_held,
    is_not_published,
    without_publishing,
)


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


@cases("text", "expected")
def test_only_the_day_of_publishing_goes(text: str, expected: str) -> None:
    """With the word that says what it is."""
    assert without_publishing(text) == expected


@cases("line", "words")
def test_what_no_table_knows_is_told(line: str, words: tuple[str, ...]) -> None:
    """Once, together with its neighbours; names and small words are nothing to learn."""
    assert find_unknown_words(line) == words


def test_a_long_line_is_looked_at_in_part() -> None:
    """Only its beginning is a line about a meeting."""
    assert find_unknown_words(f"4 mars {'kl ' * 1000}ajourneras") == ()
