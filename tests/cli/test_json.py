"""Facts for programs: what each command prints with --json is JSON, and the same in every language."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import Result
from tests.cases import cases, table
from tests.cli.running import run
from tests.replicas.nobody import NOBODY

from agendawatch.cli.commands import ENTRIES, ROWS, CommandTable
from agendawatch.demo import DemoReport
from agendawatch.mail import new_key

OFFLINE: dict[str, tuple[str, ...]] = table(__file__, "OFFLINE")
"""What each command is asked; those that ask a municipality's site are tried with it, in their own tests."""
MAIL: str = table(__file__, "MAIL")
_ONLINE = {"explore", "meetings", "record"}


@pytest.fixture(scope="module")
def folder(demo: DemoReport, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make what the commands look at."""
    place = tmp_path_factory.mktemp("facts")
    shutil.copy(demo.database, place)
    (place / "agendawatch.toml").write_text('[[watch]]\nname = "Plan"\nwords = ["handlingsplan"]\n', encoding="utf-8")
    (place / "mail.toml").write_text(MAIL.format(nobody=NOBODY, key=new_key()), encoding="utf-8")
    (place / "moten.html").write_text(
        "<h1>Kommunstyrelsen</h1><p>Kommunstyrelsen sammanträder 11 mars 2026.</p>", encoding="utf-8"
    )
    (place / "press.txt").write_text(table(__file__, "PRESS"), encoding="utf-8")
    return place


def takes(name: str, option: str) -> bool:
    """Tell whether a command has an option."""
    return any(option in param.opts for param in CommandTable(ROWS)[name].params)


def ask(folder: Path, name: str, *words: str) -> Result:
    """Run a command with --json."""
    store = ["--store", f"sqlite:///{folder / 'agendawatch.db'}"] if takes(name, "--store") else []
    told = [word.format(folder=folder, nobody=NOBODY) for word in OFFLINE[name]]
    return run(name, *told, *store, "--json", *words)


def test_every_command_with_facts_is_tried() -> None:
    """A new one finds its place above."""
    assert {entry.name for entry in ENTRIES if takes(entry.name, "--json")} == set(OFFLINE) | _ONLINE


@pytest.mark.parametrize("name", OFFLINE)
def test_facts_are_json(name: str, folder: Path, demo: DemoReport, monkeypatch: pytest.MonkeyPatch) -> None:
    """One document on stdout, whatever is told beside it on stderr."""
    monkeypatch.setattr("agendawatch.cli.demo.run_demo", lambda *_, **__: demo)
    answer = ask(folder, name)

    assert answer.exit_code in {0, 1}, answer.output
    assert json.loads(answer.stdout) is not None


@cases("name")
def test_facts_are_the_same_in_every_language(name: str, folder: Path) -> None:
    """Codes are for programs; the sentences of caveats, beside them, are for people."""
    swedish, english = (json.loads(ask(folder, name, "--language", language).stdout) for language in ("sv", "en"))

    assert without_texts(swedish) == without_texts(english)


def without_texts(told: object) -> object:
    """Take the sentences away that stand beside a code and its facts."""
    if isinstance(told, list):
        return [without_texts(it) for it in told]
    if not isinstance(told, dict):
        return told
    text = {"text"} if told.keys() == {"code", "facts", "text"} else set()
    return {name: without_texts(it) for name, it in told.items() if name not in text}
