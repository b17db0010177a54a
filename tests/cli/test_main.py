"""The command line: its first help and its errors."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.cases import cases
from tests.cli.running import run, start

from agendawatch.cli.main import choose_language
from agendawatch.errors import StoreError
from agendawatch.i18n import speaking
from agendawatch.i18n.finished import tr_said
from agendawatch.store.database import _TOLD, open_engine


def test_what_cannot_be_read_exits_with_1() -> None:
    """A page of unknown shape is told in a line, without a traceback."""
    Path("page.html").write_text("<html><body><h1>Lunch</h1><p>Soppa.</p></body></html>", encoding="utf-8")

    answer = run("read", "schedule", "page.html")

    assert answer.exit_code == 1
    assert "Traceback" not in answer.output
    assert answer.stderr.startswith("agendawatch: ")
    assert answer.stdout == ""


@pytest.mark.parametrize("words", [("--language", "sv"), ("--language=sv",)])
def test_our_name_alone_is_a_short_tour(words: tuple[str, ...]) -> None:
    """A newcomer sees what to type next, in the language that was asked for."""
    english, swedish = run(), run(*words)

    assert english.exit_code == swedish.exit_code == 0
    assert "agendawatch demo" in english.output
    assert len(english.output.splitlines()) <= 12
    assert "kommunpolitik" in swedish.output


def test_options_of_every_command_may_stand_anywhere() -> None:
    """Before the command or after it; what follows two dashes is a name, however it looks."""
    before, after = run("--language", "sv", "meetings", "--help"), run("meetings", "--help", "--language", "sv")

    assert before.output == after.output
    assert "Exempel" in after.output
    assert "no municipality" in run("municipalities", "--", "--language=sv").output


@cases("words", "said")
def test_mistakes_are_told_in_swedish(words: tuple[str, ...], said: str) -> None:
    """Those of the command line's own, too; and by exit code 2, so that scripts can tell a slip of the pen from a bad day."""
    answer = run(*words, "--language", "sv")

    assert answer.exit_code == 2
    assert said in answer.stderr


@cases("words")
def test_who_asks_a_store_that_is_not_there_is_told(words: tuple[str, ...]) -> None:
    """A mistyped address is no empty store, and leaves no file; nothing is published of it."""
    Path("watches.toml").write_text('[[watch]]\nname = "Cyklar"\nwords = ["cykelbana"]\n', encoding="utf-8")

    answer = run(*words, "--store", "sqlite:///mistyped.db")

    assert answer.exit_code == 1
    assert "there is no database mistyped.db: the first round makes it" in answer.stderr
    assert [path.name for path in Path().rglob("*") if path.is_file()] == ["watches.toml"]


@pytest.mark.parametrize("words", [("follow",), ("update", "Ingenstans")])
def test_wrong_use_makes_no_store(words: tuple[str, ...]) -> None:
    """Who is told to say it otherwise has left nothing behind."""
    assert run(*words).exit_code == 2
    assert list(Path().iterdir()) == []


def test_a_pipe_gets_no_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does somebody who set NO_COLOR; a terminal does."""
    coloured = run("--help", color=True).output
    monkeypatch.setenv("NO_COLOR", "1")

    assert "\x1b[1m" in coloured
    assert "\x1b" not in run("--help").output + run("--help", color=True).output


def test_the_core_alone_says_which_extra_the_commands_need() -> None:
    """In a line, as whoever installed the bare package meets it."""
    told = start(code="import sys; sys.modules['click'] = None; from agendawatch.cli import main; main()")

    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.splitlines() == [
        "agendawatch: the command line needs click, which is not installed: pip install 'agendawatch[cli]'"
    ]


@cases("environment", "asked", "configured", "chosen")
def test_the_nearest_wish_decides(
    environment: dict[str, str], asked: str | None, configured: str | None, chosen: str
) -> None:
    """An option, then our own variable, the config file, the locale, and English at last."""
    assert choose_language(environment, asked, configured) == chosen


def test_whatever_is_wrong_with_a_store_is_told_in_swedish() -> None:
    """What a driver says stands behind it as it came."""
    meanings = {*(meaning for _, meaning in _TOLD), "cannot be used as it is"}
    errors = [f"the database sqlite:///a.db {meaning} (said so)" for meaning in meanings]
    for address in ("a.db", "mysql://server.example/a", "sqlite:////no/such/a.db"):
        with pytest.raises(StoreError) as raised:
            open_engine(address)
        errors.append(str(raised.value))
    english = re.compile(r"\b(?:the|is|no|of|or|and)\b")

    with speaking("sv"):
        told = [tr_said(error) for error in errors]

    assert [words for words in told if english.search(words.replace("no/such", ""))] == []
    assert sum("(said so)" in words for words in told) == len(meanings)
