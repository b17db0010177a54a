"""Blocks know where on the page they stand."""

from __future__ import annotations

from agendawatch.documents.blocks import Block, BlockKind
from agendawatch.documents.html.emit import Blocks


def test_places_are_counted_under_their_heading() -> None:
    """A person finds the block by its heading and its number."""
    blocks = Blocks()
    blocks.add(Block(BlockKind.PARAGRAPH, "först"), "main")
    blocks.add(Block(BlockKind.HEADING, "Möten", level=2), "main")
    blocks.add(Block(BlockKind.LIST_ITEM, "13 januari"), "main")
    blocks.add(Block(BlockKind.LIST_ITEM, "10 februari"), "aside")

    assert [block.place for block in blocks.made] == [
        "paragraph 1",
        "heading 'Möten'",
        "list item 1 under 'Möten'",
        "list item 2 under 'Möten'",
    ]
    assert blocks.made[-1].region == "aside"
    assert blocks.level == 2
