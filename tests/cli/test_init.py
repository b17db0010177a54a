"""Three questions, and the config file that they make."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.cli import main
from agendawatch.cli.config import read_session
from agendawatch.cli.init import InitAnswers, write_config
from agendawatch.errors import InputError
from agendawatch.proposals import read_watches


def run(*words: str, said: str | None = None) -> Result:
    """Run `agendawatch init`, with what somebody answers."""
    return CliRunner().invoke(main, ["init", *words], input=said)


def test_three_answers_make_a_file(tmp_path: Path) -> None:
    """It is read back as it was meant, and what to do next is told."""
    told = run(str(tmp_path), said="göteborgs stad\nKS, kf\ncykelbana, VA, gång- och cykelväg\n")
    session = read_session(tmp_path / "agendawatch.toml")
    (watch,) = read_watches(session.text)

    assert told.exit_code == 0
    assert session.config.municipalities == ("Göteborg",)
    assert session.config.organizations == ("Kommunstyrelsen", "Kommunfullmäktige")
    assert (watch.words, watch.phrases) == (("cykelbana",), ("VA", "gång- och cykelväg"))
    assert "agendawatch update" in told.output


def test_return_three_times_is_an_answer_too(tmp_path: Path) -> None:
    """All but the municipality has a default."""
    run(str(tmp_path), said="Habo\n\n\n")
    session = read_session(tmp_path / "agendawatch.toml")

    assert session.config.organizations == ("Kommunstyrelsen",)
    assert read_watches(session.text) == ()


def test_an_unknown_name_is_asked_for_again_with_near_ones(tmp_path: Path) -> None:
    """A slip costs a line."""
    told = run(str(tmp_path), said="Götborg\nGöteborg\n*\n-\n")

    assert "did you mean Göteborg?" in told.output
    assert read_session(tmp_path / "agendawatch.toml").config.organizations == ()


def test_with_options_nothing_is_asked(tmp_path: Path) -> None:
    """A script runs it; unknown names are wrong use, and nothing is written."""
    wrong = run(str(tmp_path / "a"), "--municipality", "Götborg")
    right = run(str(tmp_path / "a"), "-m", "Göteborg", "-m", "https://kommun.example/moten", "-w", "skola", "--json")

    assert wrong.exit_code == 2
    assert "did you mean Göteborg?" in wrong.output
    assert json.loads(right.output)["municipalities"] == ["Göteborg", "https://kommun.example/moten"]
    assert read_session(tmp_path / "a" / "agendawatch.toml").config.organizations == ()


def test_nobody_there_to_answer_is_wrong_use(tmp_path: Path) -> None:
    """It never hangs, and leaves no half file."""
    told = run(str(tmp_path / "a"), said="")

    assert told.exit_code == 2
    assert "--municipality" in told.output
    assert not (tmp_path / "a").exists()


def test_a_file_that_is_there_is_left(tmp_path: Path) -> None:
    """Unless --force is said."""
    path = tmp_path / "agendawatch.toml"
    path.write_text("# mitt eget\n", encoding="utf-8")
    told = run(str(tmp_path), "-m", "Göteborg")

    assert told.exit_code == 2
    assert "--force" in told.output
    assert path.read_text(encoding="utf-8") == "# mitt eget\n"
    assert run(str(tmp_path), "-m", "Göteborg", "--force").exit_code == 0
    assert "Göteborg" in path.read_text(encoding="utf-8")


def test_a_municipality_without_a_known_page_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that finds one."""
    monkeypatch.setattr("agendawatch.registry.lookup.Registration.state", "unknown")

    assert "agendawatch explore URL" in run(str(tmp_path), "-m", "Göteborg").output


def test_a_bad_address_is_told_before_anything_is_written(tmp_path: Path) -> None:
    """The site's own rules hold."""
    assert run(str(tmp_path), "-m", "Göteborg", "--base-url", "moten.example").exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_written_in_the_language_spoken(tmp_path: Path) -> None:
    """And speaks it from then on."""
    CliRunner().invoke(main, ["init", str(tmp_path), "-m", "Åmål", "--language", "sv"])
    text = (tmp_path / "agendawatch.toml").read_text(encoding="utf-8")

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
