"""Words beside a meeting's day that no table knows."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.pages.meeting_words import find_unknown_words


@cases("line", "words")
def test_what_no_table_knows_is_told(line: str, words: tuple[str, ...]) -> None:
    """Once, together with its neighbours; names and small words are nothing to learn."""
    assert find_unknown_words(line) == words


def test_a_long_line_is_looked_at_in_part() -> None:
    """Only its beginning is a line about a meeting."""
    assert find_unknown_words(f"4 mars {'kl ' * 1000}ajourneras") == ()
