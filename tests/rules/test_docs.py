"""The documentation hangs together; what it names is looked for by test_references.py."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def test_every_page_can_be_found_from_the_first() -> None:
    """No how-to, tutorial, reference or explanation stands outside the index."""
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    named = {(ROOT / "docs" / link).resolve() for link in _LINK.findall(index)}
    pages = {page for page in (ROOT / "docs").glob("*/*.md") if page.parent.name != "decisions"}

    assert {page.name for page in pages if page.resolve() not in named} == set()


def test_every_command_is_in_the_reference() -> None:
    """What can be run is described."""
    from agendawatch.cli import main  # noqa: PLC0415 - the command line is an extra

    words = (ROOT / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")

    assert {name for name in main.commands if f"`agendawatch {name}" not in words} == set()


def test_the_house_is_drawn_as_it_stands() -> None:
    """The README's floors, from the top, are those that `lint-imports` holds."""
    drawn = (ROOT / "README.md").read_text(encoding="utf-8").split("## The house\n\n```\n", 1)[1].split("\n```", 1)[0]
    floors = [set(re.findall(r"\w+", re.split(r"  +", line)[0])) for line in drawn.splitlines()]
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    [layers] = [contract["layers"] for contract in contracts if contract["type"] == "layers"]
    held: list[set[str]] = []
    for layer in layers:
        rooms = set(layer.split(" | "))
        # A floor with many rooms is drawn on more lines than one.
        held += [line & rooms for line in floors if line & rooms]

    assert floors == held
    assert set().union(*floors) == {room for layer in layers for room in layer.split(" | ")}


def test_what_security_promises_is_held_by_tests() -> None:
    """Each row of its table names some, by file and name; test_references.py looks for them."""
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (?!threat|---)(.+?) \| .+ \| (.+?) \|$", page, re.MULTILINE)

    assert len(rows) > 20
    assert [threat for threat, cell in rows if not re.search(r"`tests/[\w/]+\.py`: `test_\w+`", cell)] == []
