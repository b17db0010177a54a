"""The command line: thin; everything it does can be imported."""

from agendawatch.cli.main import main

__all__ = ["main"]
