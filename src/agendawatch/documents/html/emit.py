"""Blocks in reading order, each with the place that it has on the page."""

from __future__ import annotations

from dataclasses import replace

from agendawatch.documents.blocks import Block, BlockKind

__all__ = ["Blocks"]

_NAMES = {
    BlockKind.HEADING: "heading",
    BlockKind.PARAGRAPH: "paragraph",
    BlockKind.LIST_ITEM: "list item",
    BlockKind.TABLE: "table",
    BlockKind.KEY_VALUE: "line",
}


class Blocks:
    """The blocks of a page so far."""

    def __init__(self) -> None:
        """Begin with none."""
        self.made: list[Block] = []
        self.level = 1
        self._under = ""
        self._counts: dict[BlockKind, int] = {}

    def add(self, block: Block, region: str) -> None:
        """Add a block to a region, with its place counted from the nearest heading before it."""
        if block.kind is BlockKind.HEADING:
            self.level = block.level
            self._under = block.text.replace("\n", " ")
            self._counts.clear()
            self.made.append(replace(block, region=region, place=f"heading {self._under!r}"))
            return
        count = self._counts[block.kind] = self._counts.get(block.kind, 0) + 1
        place = f"{_NAMES[block.kind]} {count}" + (f" under {self._under!r}" if self._under else "")
        self.made.append(replace(block, region=region, place=place))
