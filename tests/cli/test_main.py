"""The command line: its door."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from agendawatch.cli import main


def run(*words: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, list(words))


def test_every_command_has_help() -> None:
    """Help teaches: a line for each command."""
    answer = run("--help")

    assert answer.exit_code == 0
    for name in main.commands:
        assert name in answer.output
        assert run(name, "--help").exit_code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("municipalities", "Götborg"),
        ("meetings", "Göteborg", "--from", "2026-05-01", "--to", "2026-04-01"),
        ("meetings", "Göteborg", "--from", "i morgon"),
        ("read", "press", "pyproject.toml"),
        ("no-such-command",),
    ],
)
def test_wrong_use_exits_with_2(words: tuple[str, ...]) -> None:
    """Scripts can tell a slip of the pen from a bad day."""
    answer = run(*words)

    assert answer.exit_code == 2
    assert answer.output.strip()


def test_what_cannot_be_read_exits_with_1(tmp_path: Path) -> None:
    """A page of unknown shape is told in a line, without a traceback."""
    page = tmp_path / "page.html"
    page.write_text("<html><body><h1>Lunch</h1><p>Soppa.</p></body></html>", encoding="utf-8")

    answer = run("read", "schedule", str(page))

    assert answer.exit_code == 1
    assert "Traceback" not in answer.output
    assert answer.output.startswith("agendawatch: ")
