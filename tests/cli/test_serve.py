"""`agendawatch serve` serves a store, and makes rounds beside it."""

from __future__ import annotations

import logging
import os
import socket
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from agendawatch.cli import main
from agendawatch.cli import serve as serving
from agendawatch.cli.config import Session, read_session
from agendawatch.cli.serve import make_round, round_command

PATIENCE = 60
STORE = "postgresql+psycopg://moten:hemligt@db.example/moten"


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Keep what would be run. Any: keyword arguments of several kinds."""
    told: dict[str, Any] = {}

    def make_service(url: str, settings: object, **_: object) -> object:
        told.update(url=url, settings=settings)
        return "service"

    def make_app(_desk: object, **options: object) -> object:
        told.update(options)
        return "app"

    def listen(host: str, port: int) -> socket.socket:
        told.update(host=host, port=port)
        return socket.create_server(("127.0.0.1", 0))

    def run(app: object, listening: socket.socket) -> None:
        told.update(app=app, taken=listening.getsockname()[1])

    monkeypatch.setattr(logging, "basicConfig", lambda **_: None)  # the runner's stderr is gone after the test
    monkeypatch.setattr(serving, "make_service", make_service)
    monkeypatch.setattr(serving, "make_app", make_app)
    monkeypatch.setattr(serving, "listen", listen)
    monkeypatch.setattr(serving, "run", run)
    return told


def test_a_store_is_served_where_it_is_told(begun: Mapping[str, Any]) -> None:
    """The address that was taken is told at once; links are made of it where no other is told."""
    arguments = ["serve", "--store", "sqlite:///a.db", "--host", "::1", "--port", "8080"]
    before = sys.getswitchinterval()

    result = CliRunner().invoke(main, arguments)

    assert result.exit_code == 0, result.output
    here = f"http://[::1]:{begun['taken']}/"
    assert here in result.output
    assert (begun["host"], begun["port"]) == ("::1", 8080)
    assert begun["settings"].base_url == here
    assert begun["rounds"] is None
    assert begun["access_log"] is False
    assert sys.getswitchinterval() < before  # this process is the server's own: its threads give way soon


def test_settings_and_watches_are_read(begun: Mapping[str, Any], tmp_path: Path) -> None:
    """From the file named; what is given beside it wins."""
    file = tmp_path / "own.toml"
    file.write_text('[site]\ntitle = "Möten"\n[[watch]]\nname = "Cyklar"\nwords = ["cykelbana"]\n', encoding="utf-8")
    arguments = ["serve", "--config", str(file), "--base-url", "https://moten.example"]

    result = CliRunner().invoke(main, arguments)

    assert result.exit_code == 0, result.output
    assert begun["settings"].title == "Möten"
    assert begun["settings"].base_url == "https://moten.example/"
    assert [watch.name for watch in begun["settings"].watches] == ["Cyklar"]


def test_an_address_that_is_taken_is_told_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing is begun; no other address is promised."""
    monkeypatch.setattr(logging, "basicConfig", lambda **_: None)  # as above
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        arguments = ["serve", "--store", f"sqlite:///{tmp_path / 'a.db'}", "--port", port, "--language", "en"]

        result = CliRunner().invoke(main, arguments)

    assert result.exit_code == 1
    assert port in result.output
    assert "http://" not in result.output


def test_settings_of_another_encoding_are_wrong_use(begun: Mapping[str, Any], tmp_path: Path) -> None:
    """As they are to every command."""
    file = tmp_path / "own.toml"
    file.write_bytes('[site]\ntitle = "Möten"\n'.encode("latin-1"))

    result = CliRunner().invoke(main, ["serve", "--config", str(file)])

    assert result.exit_code == 2
    assert "UTF-8" in result.output
    assert "app" not in begun


def test_mail_at_loopback_needs_to_know_who_asks(begun: Mapping[str, Any], tmp_path: Path) -> None:
    """It does not begin, and says which setting is missing and why; a comment is no table, and no mail needs none."""
    file = tmp_path / "own.toml"
    told = {}
    for name, text in (("bare", "[mail]\n"), ("comment", "# [mail]\n"), ("spaced", "[ mail ]\n")):
        begun.clear()  # type: ignore[attr-defined] # the fixture's own
        file.write_text(text, encoding="utf-8")
        result = CliRunner().invoke(main, ["serve", "--config", str(file), "--language", "en"])
        told[name] = (
            result.exit_code,
            "server.proxies" in result.output and "who asks" in result.output,
            "app" in begun,
        )

    assert told == {"bare": (2, True, False), "comment": (0, False, True), "spaced": (2, True, False)}


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
    named = CliRunner().invoke(main, ["serve", "--every", "6", "--update", "Göteborg"])

    assert alone.exit_code == 2
    assert named.exit_code == 0, named.output
    assert begun["rounds"].every.total_seconds() == 6 * 3600


def test_a_round_visits_what_the_config_file_names(tmp_path: Path) -> None:
    """Unless others are named."""
    file = tmp_path / "agendawatch.toml"
    file.write_text('municipalities = ["Göteborg"]\n', encoding="utf-8")
    session = read_session(file)

    assert round_command((), session)[-4:] == ["update", "--config", str(file), "--json"]
    assert round_command(("Kungsbacka",), session)[-2:] == ["--", "Kungsbacka"]


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("print('{}')", None),
        (
            "print('{\"failed\": [1, 2]}'); raise SystemExit(1)",
            "sites that failed: 2; agendawatch coverage tells which",
        ),
        ("import sys; print('a\\nwhy', file=sys.stderr); raise SystemExit(2)", "why"),
        (
            "import sys; print('agendawatch: why\\nmore helps', file=sys.stderr); raise SystemExit(2)",
            "agendawatch: why",
        ),
        ("raise SystemExit(3)", "it ended with 3"),
    ],
)
def test_a_round_tells_what_went_wrong(program: str, told: str | None) -> None:
    """In a line; nothing when nothing did."""
    assert make_round([sys.executable, "-c", program], STORE, threading.Event()) == told


def test_a_round_knows_its_store_and_nobody_else_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its address may hold a password, and anybody may list commands."""
    monkeypatch.setenv("AGENDAWATCH_STORE", "sqlite:///another.db")
    program = f"import os, sys; sys.exit(os.environ['AGENDAWATCH_STORE'] != {STORE!r} or {STORE!r} in sys.argv)"

    assert make_round([sys.executable, "-c", program], STORE, threading.Event()) is None
    assert os.environ["AGENDAWATCH_STORE"] == "sqlite:///another.db"
    assert STORE not in round_command(["Göteborg"], Session())


def test_a_round_is_ended_with_the_server() -> None:
    """And that is no failure."""
    stop = threading.Event()
    stop.set()

    assert make_round([sys.executable, "-c", f"import time; time.sleep({PATIENCE})"], STORE, stop) is None
