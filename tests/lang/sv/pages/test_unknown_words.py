"""Words beside a meeting's day that no table knows."""

from __future__ import annotations

import pytest

from agendawatch.lang.sv.pages.meeting_words import find_unknown_words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Onsdag 4 mars 2026 kl. 13.00–16.00 i Eksalen, inställt", ()),
        ("17 mars (flyttat från 10 mars)", ()),
        ("Kommunstyrelsen sammanträder den 4 mars", ()),
        ("4 mars, mötet ajourneras", ("ajourneras",)),
        ("AJOURNERAS: 4 mars", ("AJOURNERAS",)),
        ("4 mars förläggs helt digitalt, kl. 9", ("förläggs helt digitalt",)),
        ("4 mars ajournerat, 5 mars ajournerat", ("ajournerat",)),
        ("", ()),
    ],
)
def test_what_no_table_knows_is_told(line: str, words: tuple[str, ...]) -> None:
    """Once, together with its neighbours; names and small words are nothing to learn."""
    assert find_unknown_words(line) == words


def test_a_long_line_is_looked_at_in_part() -> None:
    """Only its beginning is a line about a meeting."""
    assert find_unknown_words(f"4 mars {'kl ' * 1000}ajourneras") == ()
