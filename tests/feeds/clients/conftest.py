"""Real calendar clients, each as a way from a feed to what it shows.

`.ci/clients` installs them. Where one cannot read a calendar of one event (it is missing, or half installed) its tests are
left out with the reason; never when CI=true.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import httpx
import icalendar
import pytest
from icalendar.prop import vDDDTypes

HOME = Path(os.environ.get("AGENDAWATCH_CLIENTS") or Path.home() / ".cache" / "agendawatch-clients")
SABRE = os.environ.get("AGENDAWATCH_SABRE_VOBJECT", "")
"""The `vendor/autoload.php` of a composer project with sabre/vobject: no registry that CI reaches has it."""
ADAPTERS = Path(__file__).parent / "adapters"
PYTHON = HOME / "venv" / "bin" / "python"
DEBIAN_PYTHON = Path("/usr/bin/python3")
ALL = ("start", "end", "status", "sequence", "summary", "description", "location")
SHOWN = ("start", "summary")
ONE_EVENT = "BEGIN:VCALENDAR|VERSION:2.0|PRODID:one|BEGIN:VEVENT|UID:one@moten.example|DTSTAMP:20260301T080000Z|\
DTSTART:20260311T120000Z|DTEND:20260311T130000Z|SEQUENCE:0|STATUS:CONFIRMED|SUMMARY:One|END:VEVENT|END:VCALENDAR|".replace(
    "|", "\r\n"
)

Row = dict[str, object]
"""An event as a client shows it: moments as "2026-03-11T12:00:00Z", days as "2026-03-11"."""


@dataclass(frozen=True)
class Client:
    """A program that reads calendars."""

    name: str
    read: Callable[[Path, Path], list[Row]]
    """From a feed and an empty folder to what it shows."""
    fields: tuple[str, ...] = ALL


@cache
def reads(client: Client) -> bool:
    """Let a client read one event, once: a program that is there may lack a part, or be of another kind."""
    with tempfile.TemporaryDirectory() as made:
        feed, folder = Path(made) / "feed.ics", Path(made) / "client"
        feed.write_text(ONE_EVENT, encoding="utf-8", newline="")
        folder.mkdir()
        try:
            return [row["summary"] for row in client.read(feed, folder)] == ["One"]
        except (AssertionError, KeyError, OSError, ValueError, subprocess.SubprocessError, pytest.fail.Exception):
            return False


def run(*command: str | Path, **env: str) -> str:
    """Run a program and give what it prints."""
    answer = subprocess.run(  # noqa: S603 - our own programs over our own files
        [str(part) for part in command],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8", **env},
        timeout=100,
        check=False,
        input="y\n" * 5,
    )
    assert answer.returncode == 0, answer.stderr[-800:] + answer.stdout[-400:]
    return answer.stdout


def printed(*command: str | Path) -> Callable[[Path, Path], list[Row]]:
    """Read with a program that prints each event as a line of JSON."""
    return lambda feed, _folder: [json.loads(line) for line in run(*command, feed).splitlines()]


def by_icalendar(feed: Path, _folder: Path) -> list[Row]:
    """Read with the library that wrote it."""
    rows: list[Row] = []
    for event in icalendar.Calendar.from_ical(feed.read_bytes()).walk("VEVENT"):
        assert not event.errors
        row: Row = {name: str(event.get(name, "")) for name in ("uid", "summary", "description", "location", "status")}
        row |= {key: when(event.get(name)) for key, name in (("start", "DTSTART"), ("end", "DTEND"))}
        rows.append(row | {"sequence": int(str(event["SEQUENCE"]))})
    return rows


def when(told: object) -> str | None:
    """Write a moment in UTC, or a day, as we have it or as icalendar does."""
    moment = told.dt if isinstance(told, vDDDTypes) else told
    if isinstance(moment, dt.datetime):
        return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return moment.isoformat() if isinstance(moment, dt.date) else None


def by_calcurse(feed: Path, folder: Path) -> list[Row]:
    """Read with calcurse, which keeps start and title, to the minute."""
    told = run("calcurse", "-q", "-D", folder, "-C", folder, "-i", feed, TZ="UTC", HOME=str(folder))
    assert "skipped" not in told or " 0 skipped" in told
    rows: list[Row] = []
    for line in (folder / "apts").read_text("utf-8").splitlines() if (folder / "apts").exists() else []:
        month, day, year = line[:10].split("/")
        timed = re.match(r"\S+ @ (\d\d:\d\d) -> ", line)
        title = re.sub(r"^[^|!\]]*[|!\]] ?(?:\{[^}]*\} ?)?(?:>[0-9a-f]{40} ?)?", "", line)
        rows.append({"start": f"{year}-{month}-{day}" + (f"T{timed[1]}:00Z" if timed else ""), "summary": title})
    return rows


def by_khal(feed: Path, folder: Path) -> list[Row]:
    """Take the feed in with vdirsyncer, and list it with khal."""
    (folder / "cal").mkdir()
    (folder / "in").mkdir()
    shutil.copy(feed, folder / "in" / "feed.ics")
    (folder / "sync.conf").write_text(
        f'[general]\nstatus_path = "{folder}/status/"\n[pair feed]\na = "from"\nb = "to"\ncollections = null\n'
        f'conflict_resolution = "a wins"\n[storage from]\ntype = "singlefile"\npath = "{folder}/in/feed.ics"\n'
        f'[storage to]\ntype = "filesystem"\npath = "{folder}/cal/"\nfileext = ".ics"\n'
    )
    for step in ("discover", "sync"):
        run(HOME / "venv/bin/vdirsyncer", "-c", folder / "sync.conf", step, HOME=str(folder))
    (folder / "khal.conf").write_text(
        f"[calendars]\n[[feed]]\npath = {folder}/cal/\nreadonly = True\n[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\n"
        "longdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"local_timezone = UTC\ndefault_timezone = UTC\n[sqlite]\npath = {folder}/khal.db\n"
    )
    fields = ("uid", "title", "start-long-full", "all-day", "status", "description", "location")
    asked = [part for field in fields for part in ("--json", field)]
    khal, years = HOME / "venv/bin/khal", ("2020-01-01", "3650d")
    told = run(khal, "-c", folder / "khal.conf", "list", "--once", *asked, *years, HOME=str(folder))
    rows: list[Row] = []
    for event in (event for line in told.splitlines() if line.startswith("[") for event in json.loads(line)):
        row: Row = {name: event[name].strip() for name in ("uid", "status", "description", "location")}
        start = event["start-long-full"]
        start = start[:10] if event["all-day"] == "True" else start.replace(" ", "T") + ":00Z"
        rows.append(row | {"start": start, "summary": event["title"]})
    return rows


def by_radicale(feed: Path, folder: Path) -> list[Row]:
    """Upload the feed to a Radicale server, as those do who share it further, and read it back."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    wanted = {"server-hosts": f"127.0.0.1:{port}", "auth-type": "none", "config": "", "logging-level": "warning"}
    asked = [part for name, value in wanted.items() for part in (f"--{name}", value)]
    command: list[str | Path] = [PYTHON, "-m", "radicale", *asked, "--storage-filesystem-folder", folder]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603 - our own server, on loopback
    try:
        _ask(port, "PUT", feed.read_bytes())
        (folder / "back.ics").write_bytes(_ask(port, "GET"))
    finally:
        server.terminate()
        server.wait(20)
    return by_icalendar(folder / "back.ics", folder)


def _ask(port: int, method: str, data: bytes | None = None) -> bytes:
    url, kind = f"http://127.0.0.1:{port}/u/feed/", {"Content-Type": "text/calendar; charset=utf-8"}
    begun = httpx.HTTPTransport(retries=6)  # the server may not listen yet
    with httpx.Client(transport=begun, auth=("u", "p"), timeout=60) as asking:
        return asking.request(method, url, content=data, headers=kind).raise_for_status().content


CLIENTS: tuple[Client, ...] = (
    Client("icalendar", by_icalendar),
    Client("libical", printed(DEBIAN_PYTHON, ADAPTERS / "libical.py")),
    Client("ical.js", printed("node", ADAPTERS / "ical_js.mjs", HOME / "js")),
    Client("node-ical", printed("node", ADAPTERS / "node_ical.cjs", HOME / "js")),
    Client("golang-ical", printed(HOME / "golang_ical")),
    Client("vobject", printed(PYTHON, ADAPTERS / "python_readers.py", "vobject")),
    Client("ics.py", printed(PYTHON, ADAPTERS / "python_readers.py", "ics")),
    Client("Home Assistant", printed(PYTHON, ADAPTERS / "python_readers.py", "ical")),
    Client("calcurse", by_calcurse, SHOWN),
    Client("vdirsyncer and khal", by_khal, ("start", "status", "summary", "description", "location")),
    Client("Radicale", by_radicale),
)  # fmt: skip


if SABRE:
    CLIENTS += (Client("sabre/vobject", printed("php", ADAPTERS / "sabre_vobject.php", SABRE)),)


@pytest.fixture(params=CLIENTS, ids=lambda client: client.name)
def client(request: pytest.FixtureRequest) -> Client:
    """Give each client; skip those that do not read."""
    found: Client = request.param
    if not reads(found):
        pytest.skip("needs calendar clients (.ci/clients)")
    return found
