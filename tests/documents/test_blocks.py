"""Blocks are values."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from agendawatch.documents.blocks import Block, BlockKind, Cell, Link


def test_blocks_compare_by_content() -> None:
    """Two that say the same are one."""
    rows = ((Cell("26 januari", links=(Link("26 januari", "/m/1"),)),),)

    assert Block(BlockKind.TABLE, "26 januari", rows=rows) == Block(BlockKind.TABLE, "26 januari", rows=rows)


def test_blocks_are_content_unless_told() -> None:
    """A page's region is its main part until something else is opened."""
    assert Block(BlockKind.PARAGRAPH, "Hej").region == "main"


def test_blocks_do_not_change() -> None:
    """A reader may pass them on without fear."""
    block = Block(BlockKind.PARAGRAPH, "Hej")

    with pytest.raises(FrozenInstanceError):
        block.text = "Då"  # type: ignore[misc]  # that it cannot be set is the point
