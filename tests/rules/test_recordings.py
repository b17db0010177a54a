"""Every recording here was made from a replica, and says so in each answer."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from agendawatch.fetch.message import CONSTRUCTED
from agendawatch.fetch.recording import INDEX, Index

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(path.parent for path in ROOT.glob(f"*/**/{INDEX}") if ".venv" not in path.parts)
CASSETTES = sorted(ROOT.glob("tests/cassettes/**/*.yaml"))
_NAME = CONSTRUCTED[0].casefold()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda it: it.relative_to(ROOT).as_posix())
def test_a_folders_answers_say_that_we_made_them(folder: Path) -> None:
    """A sample that a volunteer takes of a live site is the first that does not: then this says which are whose."""
    index = Index.model_validate_json((folder / INDEX).read_bytes())

    assert index.entries
    assert [entry.url for entry in index.entries if _NAME not in {name.casefold() for name, _ in entry.headers}] == []


@pytest.mark.parametrize("path", CASSETTES, ids=lambda it: it.stem)
def test_a_cassettes_answers_say_that_we_made_them(path: Path) -> None:
    """Of every platform."""
    held = yaml.safe_load(path.read_text(encoding="utf-8"))["interactions"]

    assert held
    assert [it["request"]["uri"] for it in held if _NAME not in map(str.casefold, it["response"]["headers"])] == []
