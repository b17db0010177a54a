"""Running a command as somebody types it, in this process."""

from __future__ import annotations

from click.testing import CliRunner, Result

from agendawatch.cli import main


def run(*words: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, list(words))
