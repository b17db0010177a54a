"""What the documentation tells people to write into `agendawatch.toml`, is read."""

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

Read = TypeVar("Read")

ROOT = Path(__file__).parents[2]
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
