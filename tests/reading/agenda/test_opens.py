"""Whether a block opens an item."""

from __future__ import annotations

import pytest

from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.reading.agenda.opens import Form, Start, is_titled, start_of

NUMBERED = Form("paragraph .")


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Passage(PassageKind.PARAGRAPH, "4. Taxa"), Start("4", "Taxa", "paragraph .")),
        (Passage(PassageKind.LIST_ITEM, "Taxa", level=1, number="4"), Start("4", "Taxa", "list_item1")),
        (Passage(PassageKind.LIST_ITEM, "§ 44 Taxa", level=1, number="4"), Start("44", "Taxa", "list_item1")),
        (Passage(PassageKind.HEADING, "Ärende 4", level=3), Start("4", "", "heading3 lone")),
        (Passage(PassageKind.KEY_VALUE, "Taxa\nDnr 1/26", key="4"), Start("4", "Taxa\nDnr 1/26", "key_value0")),
        (Passage(PassageKind.KEY_VALUE, "Dnr 1/26", key="4. Taxa"), Start("4", "Taxa", "key_value0", "Dnr 1/26")),
        (Passage(PassageKind.KEY_VALUE, "4. Taxa", key="Ärende"), Start("4", "Taxa", "key")),
        (Passage(PassageKind.KEY_VALUE, "Ada Ek", key="Föredragande"), None),
        (Passage(PassageKind.PARAGRAPH, "Nämnden möts i salen."), None),
        (Passage(PassageKind.PARAGRAPH, "1. Handlingar"), None),
        (Passage(PassageKind.PARAGRAPH, "4. " + "ord " * 2000), None),
    ],
)
def test_blocks_that_open_items(block: Passage, expected: Start | None) -> None:
    """By a number before the title, beside it, or over it."""
    assert start_of(block, NUMBERED, pending=False) == expected


def test_what_follows_a_number_is_its_title() -> None:
    """Unless it says something beside a title."""
    assert start_of(Passage(PassageKind.PARAGRAPH, "Taxa"), NUMBERED, pending=True) == Start(None, "Taxa", "pending")
    assert start_of(Passage(PassageKind.PARAGRAPH, "Dnr KS 2026/1"), NUMBERED, pending=True) is None


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("Upprop", True),
        ("Taxa (KS 2026/1)", True),
        ("Taxa\nDnr KS 2026/1", True),
        ("Taxa", False),
        ("Kallelse skickas ut.", False),
    ],
)
def test_paragraphs_that_are_items(text: str, titled: bool) -> None:
    """A case number or a known formality makes an item of a paragraph."""
    assert is_titled(text) is titled
