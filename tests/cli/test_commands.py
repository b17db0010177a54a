"""The rows of commands."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from agendawatch.cli.commands import ENTRIES, REST, ROWS, SECTIONS, CommandEntry, CommandTable
from agendawatch.cli.help import read_help


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_a_row_says_what_its_command_says(entry: CommandEntry) -> None:
    """The list of commands and a command's own help never drift apart."""
    command = CommandTable(ROWS)[entry.name]

    assert entry.section in {*SECTIONS, *REST} or entry.name == "more"
    assert command.name == entry.name
    assert read_help(command.help or "").sentence == entry.does


def test_help_loads_no_command() -> None:
    """The list, and completion, are quick."""
    code = "from agendawatch.cli import main; main(['--help'], standalone_mode=False); import sys; print([n for n in ('sqlalchemy', 'rich', 'agendawatch.cli.update') if n in sys.modules])"

    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own interpreter and text

    assert answer.stdout.splitlines()[-1] == "[]"


def test_a_missing_extra_is_told_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to guess what a library's name means."""
    monkeypatch.setitem(sys.modules, "rich.console", None)
    monkeypatch.delitem(sys.modules, "agendawatch.cli.show", raising=False)
    table = CommandTable(serve=CommandEntry("serve", "Publish", "nowhere:serve", "Serve.", extra="serve"))
    monkeypatch.setattr("agendawatch.cli.commands.import_module", raise_missing)

    with pytest.raises(click.ClickException, match=r"agendawatch serve needs uvicorn.*'agendawatch\[serve\]'"):
        table["serve"]


def raise_missing(_: str) -> None:
    """Stand in for an import of what is not there."""
    raise ModuleNotFoundError(name="uvicorn")
