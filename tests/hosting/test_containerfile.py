"""The container file. No builder of containers is at hand: its instructions are read, and what they run is tried."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from tests.replicas.server import Given, Wanted, serve

from agendawatch.cli import main

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "hosting" / "Containerfile").read_text(encoding="utf-8")
LINES = re.sub(r"\\\n\s*", " ", re.sub(r"(?m)^#.*\n", "", TEXT)).strip().splitlines()
INSTRUCTIONS = [(name, rest.strip()) for name, rest in (line.split(" ", 1) for line in LINES if line.strip())]


def told(name: str) -> list[str]:
    """Give what an instruction is told, each time that it stands."""
    return [rest for it, rest in INSTRUCTIONS if it == name]


def test_every_instruction_is_one() -> None:
    """Only those of the format, and each stage begins from a version."""
    known = {"FROM", "COPY", "RUN", "ENV", "USER", "WORKDIR", "VOLUME", "EXPOSE", "HEALTHCHECK", "ENTRYPOINT", "CMD"}

    assert {name for name, _ in INSTRUCTIONS} == known
    assert all(re.fullmatch(r"docker\.io/library/python:3\.\d+-slim-\w+(?: AS build)?", it) for it in told("FROM"))


def test_what_is_copied_is_there() -> None:
    """From the checkout, or from the stage before."""
    own = [shlex.split(it) for it in told("COPY") if not it.startswith("--from")]

    assert [path for *paths, _ in own for path in paths if not (ROOT / path).exists()] == []


def test_what_is_installed_is_locked() -> None:
    """Locked by hash, and what is ours is built without anything more."""
    installs = re.findall(r"pip install ([^&]+)", " ".join(told("RUN")))

    assert len(installs) == 2
    assert {"--require-hashes", "--only-binary"} < set(installs[0].split())
    assert {"--no-deps", "--no-build-isolation", "/source"} < set(installs[1].split())


def test_it_runs_as_nobody_and_keeps_its_store_in_a_volume() -> None:
    """What it writes outlives it, and root it never is."""
    order = [name for name, _ in INSTRUCTIONS]
    (folder,) = told("VOLUME")

    assert told("USER") == ["agendawatch"]
    assert order.index("USER") < order.index("CMD")
    assert told("WORKDIR") == [folder]
    assert any(f"AGENDAWATCH_STORE=sqlite:///{folder}/" in it for it in told("ENV"))


def test_shells_take_what_is_run() -> None:
    """Each RUN is a line that a shell can read."""
    for words in told("RUN"):
        assert subprocess.run(["sh", "-n", "-c", words], check=False).returncode == 0  # noqa: S603, S607 - reads only


def test_what_it_starts_is_a_command_of_ours() -> None:
    """With options that it has, and the port that is told."""
    (program,) = json.loads(told("ENTRYPOINT")[0])
    name, *options = json.loads(told("CMD")[0])
    with click.Context(main) as ctx:
        command = main.get_command(ctx, name)
        assert command is not None
        found, _, _ = command.make_parser(ctx).parse_args(options)

    assert program == "agendawatch"
    assert (found["host"], str(found["port"])) == ("0.0.0.0", told("EXPOSE")[0])  # noqa: S104 - in a container


@pytest.mark.parametrize(("status", "healthy"), [(200, True), (503, False)])
def test_its_health_is_the_servers(status: int, healthy: bool) -> None:
    """The check is run word by word, against a port of ours."""
    words = json.loads(told("HEALTHCHECK")[0].split(" CMD ")[1])

    def app(wanted: Wanted) -> Given:
        return Given("{}", status=status if wanted.path == "/healthz" else 404)

    with serve(app) as replica:
        code = words[2].replace("http://127.0.0.1:8000", replica.address)
        answer = subprocess.run([sys.executable, *words[1:2], code], capture_output=True, check=False)  # noqa: S603 - ours

    assert words[0] == "python"
    assert (answer.returncode == 0) is healthy
