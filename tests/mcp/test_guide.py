"""What assistants are told, in two places."""

from __future__ import annotations

from pathlib import Path

from agendawatch.mcp.server import GUIDE

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "assistants.md"


def test_the_guide_stands_in_the_docs_as_it_is_told() -> None:
    """Word for word, under the page's own heading."""
    _, _, told = GUIDE.partition("\n")
    _, _, written = PAGE.read_text(encoding="utf-8").partition("\n")

    assert written == told
