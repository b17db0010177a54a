"""Notebooks import and show, and say where their facts come from; pictures of what we make are what we make."""

from __future__ import annotations

import ast
import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted(ROOT.glob("notebooks/*.py"))
PAGE = (ROOT / "docs" / "tutorial" / "notebooks.md").read_text(encoding="utf-8")
_SHOWN = re.compile(r"!\[(?P<words>[^\]]*)\]\(\.\./pictures/(?P<name>[^)]+)\)")
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_imports_and_shows(path: Path) -> None:
    """What deserves a function stands in the library; the second cell tells what is real, and what is drawn by us."""
    text = path.read_text(encoding="utf-8")

    assert [node.name for node in ast.walk(ast.parse(text)) if isinstance(node, _DEFINITIONS)] == []
    assert "**Where the facts come from.**" in text.split("\n# %%")[2]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_shown_on_its_page(path: Path) -> None:
    """Its page shows every picture that is kept of it, each told in words too."""
    kept = {it.name for it in ROOT.glob(f"docs/pictures/{path.stem}-*")}
    told = {it["name"]: it["words"] for it in _SHOWN.finditer(PAGE)}

    assert kept
    assert {name for name in kept if len(told.get(name, "")) < 80} == set()


# Pictures of what we make are what we make.


PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


def test_the_drawn_page_is_what_the_readers_answer_today() -> None:
    """The picture of a document in "How a page is read" is drawn from the document: `python docs/pictures/draw_tree.py`."""
    drawn = runpy.run_path(str(PICTURES / "draw_tree.py"))["draw"]()

    assert drawn == (PICTURES / "tree.svg").read_text(encoding="utf-8")
