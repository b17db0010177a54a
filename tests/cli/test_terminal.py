"""Whatever words were read from, printed they stay words."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from agendawatch import cli
from agendawatch.cli import show
from agendawatch.cli.terminal import say


def test_only_our_own_styles_pass(capsys: pytest.CaptureFixture[str]) -> None:
    """Bold and colours do; what moves the cursor, hides words, asks the terminal or turns text around does not."""
    say(click.style("fet", bold=True) + "\x1b[8mgömd\x1b[2J\x1b[6n\x1b]0;x\x07 \u2066ord\x9b1A")

    assert capsys.readouterr().out in {"\x1b[1mfet\x1b[0mgömd ord\n", "fetgömd ord\n"}


def test_a_store_s_old_words_are_cleaned_too(capsys: pytest.CaptureFixture[str]) -> None:
    """What was stored before the door was shut is printed clean, and is itself in JSON."""
    show.table(("A",), [("x\x1b]52;c;cm0=\x07y\u202e",)])
    say(show.to_json({"a": "x\u202ey\x9b"}))

    table, json = capsys.readouterr().out.split("{", 1)
    assert "xy" in table
    assert "\\u202e" in json
    assert "\\u009b" in json


def test_everything_is_printed_in_one_place() -> None:
    """A command that prints past `say` would print what a page holds."""
    folder = Path(cli.__file__).parent
    printing = {file.name for file in folder.glob("*.py") if "click.echo" in file.read_text("utf-8")}

    assert printing == {"terminal.py"}
