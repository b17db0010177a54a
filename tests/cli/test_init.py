"""Three questions, and the config file that they make."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases
from tests.cli.running import as_json, run

from agendawatch.cli.config import read_session
from agendawatch.cli.init import InitAnswers, write_config
from agendawatch.errors import InputError
from agendawatch.proposals import read_watches

CONFIG = Path("agendawatch.toml")


@cases("said", "places", "organizations", "words", "phrases")
def test_three_answers_make_a_file(
    said: str, places: tuple[str, ...], organizations: tuple[str, ...], words: tuple[str, ...], phrases: tuple[str, ...]
) -> None:
    """It is read back as it was meant, what to do next is told, and a slip costs a line, with near names."""
    told = run("init", input=said)
    session = read_session(CONFIG)
    found = read_watches(session.text)

    assert told.exit_code == 0
    assert session.config.municipalities == places
    assert session.config.organizations == organizations
    assert [(watch.words, watch.phrases) for watch in found] == ([(words, phrases)] if words else [])
    assert "agendawatch update" in told.output
    assert ("did you mean Göteborg?" in told.output) is said.startswith("Götborg")


def test_with_options_nothing_is_asked() -> None:
    """A script runs it, into any folder."""
    told = as_json("init", "a", "-m", "Göteborg", "-m", "https://kommun.example/moten", "-w", "skola")

    assert told["municipalities"] == ["Göteborg", "https://kommun.example/moten"]
    assert read_session("a" / CONFIG).config.organizations == ()


@cases("words", "said")
def test_wrong_use_writes_nothing(words: tuple[str, ...], said: str) -> None:
    """It never hangs, and leaves no half file; the site's own rules hold."""
    told = run("init", "a", *words, input="")

    assert (told.exit_code, said in told.output) == (2, True)
    assert list(Path().iterdir()) == []


def test_a_file_that_is_there_is_left() -> None:
    """Unless --force is said."""
    CONFIG.write_text("# mitt eget\n", encoding="utf-8")
    told = run("init", "-m", "Göteborg")

    assert (told.exit_code, "--force" in told.output) == (2, True)
    assert CONFIG.read_text(encoding="utf-8") == "# mitt eget\n"
    assert run("init", "-m", "Göteborg", "--force").exit_code == 0
    assert "Göteborg" in CONFIG.read_text(encoding="utf-8")


def test_a_municipality_without_a_known_page_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that finds one."""
    monkeypatch.setattr("agendawatch.registry.lookup.Registration.state", "unknown")

    assert "agendawatch explore URL" in run("init", "-m", "Göteborg").output


def test_the_file_is_written_in_the_language_spoken() -> None:
    """And speaks it from then on."""
    run("init", "-m", "Åmål", "--language", "sv")
    text = CONFIG.read_text(encoding="utf-8")

    assert "Möten i Åmål" in text
    assert 'language = "sv"' in text


@given(st.lists(st.text(min_size=1, max_size=30).map(lambda it: " ".join(it.split())).filter(bool), max_size=4))
def test_whatever_is_answered_is_read_back_or_refused(words: list[str]) -> None:
    """No word breaks the file."""
    try:
        text = write_config(InitAnswers(("Göteborg",), (), tuple(words)))
    except InputError:
        return

    found = read_watches(text)
    assert {it for watch in found for it in (*watch.words, *watch.phrases)} == {it.strip() for it in words}
