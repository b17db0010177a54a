"""Plain text becomes blocks by its lines."""

from __future__ import annotations

import pytest

from agendawatch.documents.html.grid import CELLS
from agendawatch.documents.plain import CHARACTERS, text_blocks
from agendawatch.errors import TooLargeError


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("ett\ntvå\n\ntre", [("paragraph", "ett\ntvå"), ("paragraph", "tre")]),
        ("Möten\n=====\nett", [("heading", "Möten"), ("paragraph", "ett")]),
        ("## Möten\nett", [("heading", "Möten"), ("paragraph", "ett")]),
        ("- ett\n- två", [("list_item", "ett"), ("list_item", "två")]),
        (" • ett\n • två\ntre", [("list_item", "ett"), ("list_item", "två"), ("paragraph", "tre")]),
        ("1. ett\n   forts\n2. två", [("list_item", "ett\nforts"), ("list_item", "två")]),
        ("13 januari\n10 februari", [("paragraph", "13 januari\n10 februari")]),
        ("* kl. 8.30", [("paragraph", "* kl. 8.30")]),
        ("* ett\n* två", [("list_item", "ett"), ("list_item", "två")]),
        ("a\tb\nc\td", [("table", "a\tb\nc\td")]),
        ("| a | b |\n|---|---|\n| c | d |", [("table", "a\tb\nc\td")]),
        ("a\tb", [("paragraph", "a b")]),
        ("ett\r\ntvå\r\n\r\ntre", [("paragraph", "ett\ntvå"), ("paragraph", "tre")]),
        ("", []),
    ],
)
def test_lines_become_blocks(text: str, blocks: list[tuple[str, str]]) -> None:
    """What the lines show is what there is."""
    assert [(block.kind.value, block.text) for block in text_blocks(text)] == blocks


def test_numbers_are_kept() -> None:
    """A list's own numbers hold."""
    assert [block.number for block in text_blocks("3) a\n4) b")] == ["3", "4"]


def test_long_text_is_refused() -> None:
    """The limit is named."""
    with pytest.raises(TooLargeError, match=str(CHARACTERS)):
        text_blocks("a" * (CHARACTERS + 1))


def test_tables_that_would_be_far_larger_than_their_text_are_refused() -> None:
    """One wide row makes all rows wide."""
    with pytest.raises(TooLargeError, match=str(CELLS)):
        text_blocks("a" + "\tb" * 1000 + "\na\tb" * 1000)
