"""The documentation hangs together, and what it tells people to write is read; what it names is looked for by test_references.py."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from agendawatch.cli.config import read_session
from agendawatch.errors import ConfigError
from agendawatch.mail.settings import read_mail
from agendawatch.notify.settings import read_notify
from agendawatch.server.askers import read_server
from agendawatch.site.settings import read_settings

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


# What the documentation tells people to write into `agendawatch.toml`, is read.


Read = TypeVar("Read")

PAGES = sorted([*ROOT.glob("docs/**/*.md"), *ROOT.glob("*.md"), ROOT / "hosting" / "README.md"])
_FENCE = re.compile(r"^[ ]*```(?P<kind>[a-z]*)\n(?P<text>.*?)^[ ]*```", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_config_is_one_that_we_read(page: Path, tmp_path: Path) -> None:
    """Each `toml` block with our keys goes through every reader of `agendawatch.toml`."""
    path = tmp_path / "agendawatch.toml"
    for fence in _FENCE.finditer(page.read_text(encoding="utf-8")):
        if (
            fence["kind"] != "toml" or {"municipality", "project"} & tomllib.loads(fence["text"]).keys()
        ):  # a row of the registry, a package
            continue
        path.write_text(fence["text"], encoding="utf-8")

        assert read_session(path).path == path
        assert read_settings(fence["text"]).title
        assert 0 <= read_notify(fence["text"]).hour <= 23


def test_the_config_page_has_every_key(tmp_path: Path) -> None:
    """A key that the code reads and the page does not tell of, or the other way round, is a mistake."""
    page = (ROOT / "docs" / "reference" / "config.md").read_text(encoding="utf-8")
    sections = re.findall(r"^## `?([^`\n]+)`?\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    told = {heading: set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) for heading, section in sections}
    file = tmp_path / "agendawatch.toml"
    file.write_text("zzz = 1", encoding="utf-8")

    assert told["Before the first table"] | {"site", "watch", "notify", "mail", "server"} == _keys(read_session, file)
    assert told["[site]"] == _keys(read_settings, "[site]\nzzz = 1")
    assert told["[[watch]]"] == _keys(read_settings, "[[watch]]\nzzz = 1")
    assert told["[notify]"] == _keys(read_notify, "[notify]\nzzz = 1")
    assert told["[server]"] == _keys(read_server, "[server]\nzzz = 1")
    assert told["[mail]"] == _keys(lambda text: read_mail(text, {}), "[mail]\nzzz = 1")


def _keys(read: Callable[[Read], object], stray: Read) -> set[str]:
    """Have a reader say which keys it knows, by one that it does not."""
    with pytest.raises(ConfigError) as refused:
        read(stray)
    (listed,) = [it.expected for it in refused.value.mistakes if it.expected.startswith("one of ")]
    return set(re.split(r",\s*", listed.removeprefix("one of ")))
