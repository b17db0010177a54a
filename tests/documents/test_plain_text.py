"""Plain text becomes blocks by its lines."""

from __future__ import annotations

import pytest

from agendawatch.documents.plain_text import CHARACTERS, text_document
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
    assert [(block.kind.value, block.text) for block in text_document(text).passages] == blocks


def test_numbers_are_kept() -> None:
    """A list's own numbers hold."""
    assert [block.number for block in text_document("3) a\n4) b").passages] == ["3", "4"]


def test_long_text_is_refused() -> None:
    """The limit is named."""
    with pytest.raises(TooLargeError, match=str(CHARACTERS)):
        text_document("a" * (CHARACTERS + 1))


def test_the_text_stands_as_it_is() -> None:
    """Only line ends are of one kind, and what shows nothing is left out; a block begins behind its mark."""
    document = text_document("  Möten \r\n\r\n -  13 \u00adjan\tkl 9\r\n")

    assert document.text == "  Möten \n\n -  13 jan\tkl 9\n"
    assert [block.text for block in document.blocks] == ["Möten", "13 jan\tkl 9"]
    assert document.blocks[1].reading.words == "13 jan kl 9"


def test_a_reading_leads_back_to_the_text() -> None:
    """What was folded is found again."""
    document = text_document("13   januari\n   kl.  9")
    reading = document.blocks[0].reading
    start, end = reading.range(reading.words.index("kl"), len(reading.words))

    assert reading.words == "13 januari\nkl. 9"
    assert document.text[start:end] == "kl.  9"
