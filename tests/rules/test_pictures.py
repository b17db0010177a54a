"""Pictures of what we make are what we make."""

import runpy
from pathlib import Path

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


def test_the_drawn_page_is_what_the_readers_answer_today() -> None:
    """The picture of a document in "How a page is read" is drawn from the document: `python docs/pictures/draw_tree.py`."""
    drawn = runpy.run_path(str(PICTURES / "draw_tree.py"))["draw"]()

    assert drawn == (PICTURES / "tree.svg").read_text(encoding="utf-8")
