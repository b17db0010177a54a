"""The documentation hangs together."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("docs/**/*.md"), *(ROOT / it for it in ("README.md", "CONTRIBUTING.md", "SECURITY.md"))])
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
_PATH = re.compile(r"`([\w.-]+(?:/[\w.-]+)+)`")
_TOPS = (ROOT, ROOT / "src" / "agendawatch", ROOT / "docs")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    """A page that is named is there."""
    links = _LINK.findall(page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_to_a_heading_finds_it(page: Path) -> None:
    """As GitHub and the built pages call it: in small letters, without signs, with hyphens for spaces."""
    links = re.findall(r"\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)", page.read_text(encoding="utf-8"))
    lost = []
    for path, anchor in links:
        text = ((page.parent / path) if path else page).read_text(encoding="utf-8")
        headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
        if anchor not in {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}:
            lost.append(f"{path}#{anchor}")

    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_file_of_ours_that_is_named_is_there(page: Path) -> None:
    """A path in a sentence, from the top of the repository or of the package, leads to a file or a folder."""
    named = {path for path in _PATH.findall(page.read_text(encoding="utf-8")) if "NAME" not in path}
    tops = {it.name for place in _TOPS for it in place.iterdir() if it.is_dir()}
    ours = {path for path in named if path.split("/")[0] in tops}

    assert {path for path in ours if not any((place / path).exists() for place in _TOPS)} == set()


def test_every_page_can_be_found_from_the_first() -> None:
    """No how-to, tutorial, reference or explanation stands outside the index."""
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    named = {(ROOT / "docs" / link).resolve() for link in _LINK.findall(index)}
    pages = {page for page in PAGES if page.parent.parent == ROOT / "docs" and page.parent.name != "decisions"}

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


def test_what_security_promises_is_held_by_tests_that_are_there() -> None:
    """Each row of its table names some, by file and name."""
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (?!threat|---)(.+?) \| .+ \| (.+?) \|$", page, re.MULTILINE)
    lost = []
    for threat, cell in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)`: ((?:`test_\w+`(?:, )?)+)", cell)
        lost += [threat] if not named else []
        for file, tests in named:
            text = (ROOT / file).read_text(encoding="utf-8")
            lost += [test for test in re.findall(r"`(test_\w+)`", tests) if f"def {test}(" not in text]

    assert len(rows) > 20
    assert lost == []
