"""The command that tells people what is new."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from tests.cases import cases, table
from tests.cli import running
from tests.replicas.inbox import at, inbox, meeting, see

from agendawatch.store import Store

pytest.importorskip("apprise")

FILE: str = table(__file__, "FILE")


CONFIG = Path("agendawatch.toml")


@pytest.fixture(autouse=True)
def _place() -> None:
    """Stand in a folder with a config file and a store with one meeting."""
    CONFIG.write_text(FILE, encoding="utf-8")
    with Store("sqlite:///agendawatch.db") as store:
        see(store, at(0), meeting(11))


def news(*titles: str) -> None:
    """See an agenda."""
    with Store("sqlite:///agendawatch.db") as store:
        see(store, at(1), meeting(11, *titles))


def run(*words: str, krok: str = "") -> Result:
    """Run `agendawatch notify`, with an address in the environment."""
    return running.run("notify", *words, env={"KROK": krok})


def test_an_address_is_told_what_the_watches_find() -> None:
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
    for text in (begun.output, shown.output, told.output, Path("agendawatch.db").read_bytes().decode("latin-1")):
        assert "hemligt" not in text


def test_facts_are_told_as_json() -> None:
    """For programs; `--all` tells what no watch finds."""
    with inbox() as box:
        run(krok=box.url)
        news("Budget")
        (facts,) = json.loads(run("--all", "--json", krok=box.url).output)

    assert (facts["address"], facts["failed"], facts["waiting"]) == ("json://…", None, 0)
    assert facts["messages"][0]["news"] == ["change:2"]


def test_an_address_that_fails_ends_with_an_error_and_is_told_the_next_time() -> None:
    """The exit code says so to cron."""
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


@cases("words", "krok", "said")
def test_wrong_use_is_told_without_the_address(words: tuple[str, ...], krok: str, said: str) -> None:
    """In a line, with exit code 2."""
    result = run(*words, krok=krok)

    assert (result.exit_code, said in result.output, "hemligt" in result.output) == (2, True, False)


def test_nobody_to_tell_is_wrong_use() -> None:
    """It says where an address goes; and a watch that is named must be there, as anywhere."""
    CONFIG.write_text(FILE.replace("to = ", 'watches = ["Bilar"]\nto = '), encoding="utf-8")
    assert "a watch of the file: Cyklar" in run(krok="json://x").output
    CONFIG.unlink()

    assert "give --to ADDRESS" in run().output
