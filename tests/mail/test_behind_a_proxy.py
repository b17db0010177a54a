"""The how-to's own Caddy stands before a server, and knows who asks: forms go through it as they do on the net.

`.ci/browser` installs Caddy from Debian.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from tests.mail.conftest import Town
from tests.server.test_runner import PATIENCE, running

from agendawatch.server.askers import Askers, read_server

ROOT = Path(__file__).parents[2]
HOW_TO = (ROOT / "docs" / "how-to" / "serve.md").read_text(encoding="utf-8")
CADDYFILE = re.findall(r"```text\n(moten\.example \{.*?)```", HOW_TO, re.DOTALL)[0]
SETTINGS = re.findall(r"```toml\n(.*?)```", HOW_TO, re.DOTALL)[0]
CADDY = shutil.which("caddy")

pytestmark = [
    pytest.mark.skipif(CADDY is None, reason="needs Caddy (.ci/browser)"),
    pytest.mark.skipif(sys.platform != "linux", reason="needs Linux, where any address of 127.0.0.0/8 can ask"),
]

Ask = Callable[..., httpx.Response]


@pytest.fixture
def ask(town: Town, tmp_path: Path) -> Iterator[Ask]:
    """Give what sends a form from an address of this machine, through the proxy that the how-to sets up."""
    town.served.service.askers = Askers(read_server(SETTINGS))
    # The port stays ours while Caddy takes it, since both ask to share it: nobody else can have it.
    with socket.socket() as held, running(town.served) as upstream:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
        own = CADDYFILE.replace("moten.example {", f"http://moten.example:{port} {{\n    bind 127.0.0.1")
        own = own.replace("127.0.0.1:8000", f"127.0.0.1:{upstream}")
        file = tmp_path / "Caddyfile"
        file.write_text("{\n    admin off\n}\n" + own, encoding="utf-8")
        command = [str(CADDY), "run", "--config", str(file), "--adapter", "caddyfile"]
        environ = os.environ | {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
        with (tmp_path / "log").open("wb") as log, subprocess.Popen(command, stderr=log, env=environ) as caddy:  # noqa: S603 - Debian's
            try:
                assert until_open(port), (tmp_path / "log").read_text(encoding="utf-8")
                yield lambda source, **form: send(port, source, **form)
            finally:
                caddy.terminate()


def until_open(port: int) -> bool:
    """Wait until the proxy answers, and tell whether it ever does."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with socket.create_connection(("127.0.0.1", port)):
                return True
        except OSError:
            time.sleep(0.05)
    return False


def send(port: int, source: str, forged: str | None = None, **form: str) -> httpx.Response:
    """Send a form from an address, with what somebody writes who would be another."""
    headers = {"Host": f"moten.example:{port}", "Origin": "https://moten.example"}
    if forged:
        headers |= {"X-Forwarded-For": forged, "Forwarded": f"for={forged}", "X-Real-IP": forged}
    wire = httpx.HTTPTransport(local_address=source)
    with httpx.Client(transport=wire, timeout=PATIENCE) as client:
        return client.post(f"http://127.0.0.1:{port}/mejl/", data=form, headers=headers)


def letters(town: Town, count: int) -> int:
    """Wait for letters, which go when the form was answered."""
    end = time.monotonic() + PATIENCE
    while len(town.office.letters) < count and time.monotonic() < end:
        time.sleep(0.05)
    return len(town.office.letters)


def test_a_host_behind_the_proxy_is_one_host(town: Town, ask: Ask) -> None:
    """Of sixty letters to strangers ten go, whatever its headers say; others are answered as before."""
    town.room.settings = town.room.settings.model_copy(update={"per_hour": 200})
    answers = Counter(
        ask(
            "127.0.1.2", forged=f"203.0.113.{nth}" if nth % 2 else None, address=f"s{nth}@post.example", words="cykel"
        ).status_code
        for nth in range(60)
    )
    other = ask("127.0.2.2", address="anna@post.example", words="cykelbana")

    assert answers == {202: 10, 429: 50}
    assert other.status_code == 202
    assert letters(town, 11) == 11
