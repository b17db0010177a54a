"""Blocks that run through several items."""

from __future__ import annotations

import pytest

from agendawatch.documents.page import read_document
from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.documents.tree import Link
from agendawatch.reading.agenda.split import split_lines


def parted(block: Passage) -> list[Passage]:
    """Split a passage that no document holds."""
    return split_lines(read_document("Ärenden"), block)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Upprop\n2. Taxa\nDnr KS 1\n3. Val", ["1. Upprop", "2. Taxa\nDnr KS 1", "3. Val"]),
        ("Ärenden\n1 Upprop\n2 Taxa", ["Ärenden", "1 Upprop", "2 Taxa"]),
        ("Ärenden: 1. Upprop 2. Taxa 3. Val", ["Ärenden:", "1. Upprop", "2. Taxa", "3. Val"]),
        ("4. Taxa\nDnr KS 1", ["4. Taxa\nDnr KS 1"]),
        ("Beslut enligt 1. Taxa och 2. Val", ["Beslut enligt 1. Taxa och 2. Val"]),
        ("4. Taxa\n12. mars", ["4. Taxa\n12. mars"]),
    ],
)
def test_lines_that_open_items_part_a_block(text: str, expected: list[str]) -> None:
    """Numbers that follow each other open items; others are words."""
    assert [block.text for block in parted(Passage(PassageKind.PARAGRAPH, text))] == expected


def test_links_and_strikes_stay_with_their_lines() -> None:
    """Each part keeps what stands in it."""
    link = Link("Taxa", "/taxa.pdf")
    parts = parted(Passage(PassageKind.PARAGRAPH, "1. Upprop\n2. Taxa\n3. Val", links=(link,), struck=("Val",)))

    assert [part.links for part in parts] == [(), (link,), ()]
    assert [part.struck for part in parts] == [(), (), ("Val",)]


def test_labels_and_values_are_pairs() -> None:
    """Lines of a form are parted at their labels when one is for a title."""
    parts = parted(Passage(PassageKind.PARAGRAPH, "Ärende: Taxa för vatten\noch avlopp\nDnr: KS 2026/1"))

    assert [(part.kind, part.key, part.text) for part in parts] == [
        (PassageKind.KEY_VALUE, "Ärende", "Taxa för vatten\noch avlopp"),
        (PassageKind.KEY_VALUE, "Dnr", "KS 2026/1"),
    ]
    assert len(parted(Passage(PassageKind.PARAGRAPH, "Tid: kl. 9\nPlats: Furan"))) == 1


def test_tables_and_list_items_stay_whole() -> None:
    """What has rows or a number of its own is not parted."""
    block = Passage(PassageKind.LIST_ITEM, "Taxa\n1. Upprop\n2. Val", number="4")

    assert parted(block) == [block]
