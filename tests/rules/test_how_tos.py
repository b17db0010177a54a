"""The how-tos for people who do not write programs are followed literally: every command, in order, where it stands."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from click.testing import CliRunner
from tests.cases import cases

from agendawatch.cli import main
from agendawatch.fetch import Replay

if TYPE_CHECKING:
    from agendawatch.demo import DemoReport

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"^```(console|toml)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_TYPED = ("agendawatch", "cd", "echo", "export")
"""What is followed here; installing, other programs and servers that answer until they are stopped are not."""
_OWN = ("s3://", "/var/mail/")
"""What only the reader has: a bucket, a box of mail."""


def _steps(page: str) -> Iterator[tuple[str, list[str], str | None]]:
    """Give each step: what a block says that is to be written to agendawatch.toml, or a command and where it writes."""
    for kind, text in _BLOCK.findall((ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")):
        if kind == "toml":
            yield "toml", [text], None
            continue
        for line in text.replace("\\\n", " ").splitlines():
            for command in re.split(r"&&|;", line.removeprefix("$ ")):
                typed, _, into = command.partition(" > ")
                words = shlex.split(typed, comments=True)
                if (
                    words
                    and words[0] in _TYPED
                    and not {"serve", "--serve"} & {*words}
                    and not any(it in line for it in _OWN)
                ):
                    yield words[0], words[1:], into.strip() or None


_VARIABLES = {"BREV": "smtp://localhost:2525", "MIN_KANAL": "json://localhost:2526"}
"""What a reader puts into the variables that a page names; any other holds what the command before it printed."""


@cases("page")
def test_a_page_is_followed_literally(
    page: str, demo: DemoReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder with the demo's store and nothing else, a municipality answered from recordings."""
    shutil.copy(demo.database, tmp_path / "agendawatch.db")
    monkeypatch.chdir(tmp_path)
    year = Replay(ROOT / "notebooks" / "recordings" / "year")
    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", lambda _, request: year.handle_request(request))
    monkeypatch.setattr("agendawatch.fetch.transport.time.sleep", lambda _: None)
    failed, said = {}, ""
    for what, words, into in _steps(page):
        if what == "toml":
            Path("agendawatch.toml").write_text(words[0], encoding="utf-8")
            for name in re.findall(r'"\$(\w+)"', words[0]):
                monkeypatch.setenv(name, _VARIABLES.get(name) or said.rsplit(maxsplit=1)[-1])
        elif what == "cd":
            monkeypatch.chdir(words[0])
        elif what == "export":
            monkeypatch.setenv(*words[0].split("=", 1))
        else:
            told = CliRunner().invoke(main, words) if what == "agendawatch" else None
            said = told.stdout if told else " ".join(words)
            if into:
                Path(into).write_text(said, encoding="utf-8")
            if told and told.exit_code:
                failed[" ".join(words)] = (told.exit_code, told.output[-300:])

    assert failed == {}
