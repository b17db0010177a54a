"""`agendawatch serve` serves a store, and makes rounds beside it."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from agendawatch.cli import main
from agendawatch.cli import serve as serving
from agendawatch.cli.config import Session, read_config
from agendawatch.cli.serve import make_round, round_command

PATIENCE = 60


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Keep what would be run. Any: keyword arguments of several kinds."""
    told: dict[str, Any] = {}

    def make_desk(url: str, settings: object, **_: object) -> object:
        told.update(url=url, settings=settings)
        return "desk"

    def make_app(_desk: object, **options: object) -> object:
        told.update(options)
        return "app"

    monkeypatch.setattr(logging, "basicConfig", lambda **_: None)  # the runner's stderr is gone after the test
    monkeypatch.setattr(serving, "make_desk", make_desk)
    monkeypatch.setattr(serving, "make_app", make_app)
    monkeypatch.setattr(serving, "run", lambda app, **where: told.update(app=app, **where))
    return told


def test_a_store_is_served_where_it_is_told(begun: Mapping[str, Any]) -> None:
    """The address is told at once; links are made of where readers find it."""
    arguments = ["serve", "--store", "sqlite:///a.db", "--host", "::1", "--port", "8080"]

    result = CliRunner().invoke(main, arguments)

    assert result.exit_code == 0, result.output
    assert "http://[::1]:8080/" in result.output
    assert (begun["host"], begun["port"]) == ("::1", 8080)
    assert begun["settings"].base_url == "http://[::1]:8080/"
    assert begun["rounds"] is None
    assert begun["access_log"] is False


def test_settings_and_watches_are_read(begun: Mapping[str, Any], tmp_path: Path) -> None:
    """From the file named; what is given beside it wins."""
    file = tmp_path / "own.toml"
    file.write_text('[site]\ntitle = "Möten"\n[[watch]]\nname = "Cyklar"\nwords = ["cykelbana"]\n', encoding="utf-8")
    arguments = ["serve", "--settings", str(file), "--base-url", "https://moten.example"]

    result = CliRunner().invoke(main, arguments)

    assert result.exit_code == 0, result.output
    assert begun["settings"].title == "Möten"
    assert begun["settings"].base_url == "https://moten.example/"
    assert [watch.name for watch in begun["settings"].watches] == ["Cyklar"]


@pytest.mark.parametrize("arguments", [["--port", "70000"], ["--every", "0"], ["--base-url", "ftp://x"]])
def test_wrong_use_is_told(begun: Mapping[str, Any], arguments: list[str]) -> None:
    """Before anything is begun."""
    result = CliRunner().invoke(main, ["serve", *arguments])

    assert result.exit_code == 2
    assert "app" not in begun


def test_rounds_need_to_know_what_to_visit(
    begun: Mapping[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By name, or from the config file."""
    monkeypatch.chdir(tmp_path)

    alone = CliRunner().invoke(main, ["serve", "--every", "6"])
    named = CliRunner().invoke(main, ["serve", "--every", "6", "--watch", "Göteborg"])

    assert alone.exit_code == 2
    assert named.exit_code == 0, named.output
    assert begun["rounds"].every.total_seconds() == 6 * 3600


def test_a_round_visits_what_the_config_file_names(tmp_path: Path) -> None:
    """Unless others are named."""
    file = tmp_path / "agendawatch.toml"
    file.write_text('municipalities = ["Göteborg"]\n', encoding="utf-8")
    session = Session(config=read_config(file))

    assert round_command("sqlite:///a.db", (), session)[-5:] == [
        "--config",
        str(file),
        "--json",
        "--store",
        "sqlite:///a.db",
    ]
    assert round_command("sqlite:///a.db", ("Kungsbacka",), session)[-2:] == ["--", "Kungsbacka"]


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("print('{}')", None),
        (
            "print('{\"failed\": [1, 2]}'); raise SystemExit(1)",
            "sites that failed: 2; agendawatch coverage tells which",
        ),
        ("import sys; print('a\\nwhy', file=sys.stderr); raise SystemExit(2)", "why"),
        ("raise SystemExit(3)", "it ended with 3"),
    ],
)
def test_a_round_tells_what_went_wrong(program: str, told: str | None) -> None:
    """In a line; nothing when nothing did."""
    assert make_round([sys.executable, "-c", program], threading.Event()) == told


def test_a_round_is_ended_with_the_server() -> None:
    """And that is no failure."""
    stop = threading.Event()
    stop.set()

    assert make_round([sys.executable, "-c", f"import time; time.sleep({PATIENCE})"], stop) is None
