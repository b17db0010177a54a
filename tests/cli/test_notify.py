"""The command that tells people what is new."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.replicas.inbox import at, inbox, meeting, see

from agendawatch.cli import main
from agendawatch.store import Store

pytest.importorskip("apprise")

FILE = """
[notify]
to = ["$KROK"]
language = "sv"

[[watch]]
name = "Cyklar"
words = ["cykelbana"]
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a config file and a store with one meeting."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "agendawatch.toml").write_text(FILE, encoding="utf-8")
    with Store("sqlite:///agendawatch.db") as store:
        see(store, at(0), meeting(11))
    return tmp_path


def news(*titles: str) -> None:
    """See an agenda."""
    with Store("sqlite:///agendawatch.db") as store:
        see(store, at(1), meeting(11, *titles))


def run(*words: str, krok: str = "") -> Result:
    """Run `agendawatch notify`, with an address in the environment."""
    return CliRunner(env={"KROK": krok}).invoke(main, ["notify", *words])


def test_an_address_is_told_what_the_watches_find(place: Path) -> None:
    """First it is told from now on; then each thing once; and its password is nowhere."""
    with inbox() as box:
        begun = run(krok=box.url)
        news("Nya cykelbanor", "Budget")
        shown = run("--dry-run", krok=box.url)
        told = run(krok=box.url)
        silent = run(krok=box.url)

    assert begun.output == "json://… is told from now on\n"
    assert "Dagordning publicerad: Nya cykelbanor (Cyklar: cykelbanor)" in shown.output
    assert told.output == "json://…: 1 news in one message\n"
    assert silent.output == "json://…: nothing new\n"
    assert [message["title"] for message in box.messages] == [
        "Kommunstyrelsen, Exempelköping, onsdag 11 mars 2026 (påhittat exempel)"
    ]
    for text in (begun.output, shown.output, told.output, (place / "agendawatch.db").read_bytes().decode("latin-1")):
        assert "hemligt" not in text


def test_facts_are_told_as_json(place: Path) -> None:
    """For programs; `--all` tells what no watch finds."""
    assert place.is_dir()
    with inbox() as box:
        run(krok=box.url)
        news("Budget")
        (facts,) = json.loads(run("--all", "--json", krok=box.url).output)

    assert (facts["address"], facts["failed"], facts["waiting"]) == ("json://…", None, 0)
    assert facts["messages"][0]["news"] == ["change:2"]


def test_an_address_that_fails_ends_with_an_error_and_is_told_the_next_time(place: Path) -> None:
    """The exit code says so to cron."""
    assert place.is_dir()
    with inbox() as box:
        run(krok=box.url)
        news("Nya cykelbanor")
        box.answer = 503
        failed = run(krok=box.url)
        box.answer = 200
        told = run(krok=box.url)

    assert (failed.exit_code, told.exit_code) == (1, 0)
    assert "json://… did not take a message: it answered 503" in failed.output
    assert "1 wait for the next time" in failed.output
    assert len(box.messages) == 1


@pytest.mark.parametrize(
    ("words", "krok", "said"),
    [
        (("--digest", "hourly"), "json://x", "'hourly' is not one of"),
        ((), "", "to is '$KROK'; expected the variable KROK to hold an address"),
        (("--to", "hemligt"), "", "to is '…'; expected an address"),
        (("--to", "okand://hemligt"), "", "to is 'okand://…'; expected an address that Apprise can read"),
    ],
)
def test_wrong_use_is_told_without_the_address(place: Path, words: tuple[str, ...], krok: str, said: str) -> None:
    """In a line, with exit code 2."""
    assert place.is_dir()
    result = run(*words, krok=krok)

    assert result.exit_code == 2
    assert said in result.output
    assert "hemligt" not in result.output


def test_the_config_file_of_a_folder_above_will_do(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with every command."""
    (place / "under").mkdir()
    monkeypatch.chdir(place / "under")
    with inbox() as box:
        assert run(krok=box.url).output == "json://… is told from now on\n"


def test_nobody_to_tell_is_wrong_use(place: Path) -> None:
    """It says where an address goes."""
    (place / "agendawatch.toml").unlink()

    assert "give --to ADDRESS" in run().output


def test_a_watch_that_is_named_must_be_there(place: Path) -> None:
    """As anywhere."""
    (place / "agendawatch.toml").write_text(FILE.replace("to = ", 'watches = ["Bilar"]\nto = '), encoding="utf-8")

    assert "a watch of the file: Cyklar" in run(krok="json://x").output
