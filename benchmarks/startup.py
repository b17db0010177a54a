"""From nothing to a first calendar, client, store and command, beside the libraries that they use and two commands.

    python -m benchmarks.startup [--quick]

Processes take turns; of each the least processor time of all turns stands, its own and the system's for it.
Left out are bytecode that is not written yet and a disk that was not read. `meetings` reads one page of a server on this
machine.
"""

from __future__ import annotations

import argparse
import http.server
import resource
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from benchmarks import measured
from benchmarks.tables import missing, say, table, version_of

AT_MOST = 1.5
_TURNS = 9
_TYPES = "from pydantic import AwareDatetime, BaseModel, model_validator"
_MEETING = "Meeting(organization=Organization(name='Kommunstyrelsen'), date=date(2026, 3, 11))"
_USES = {
    "`to_ical`": (
        f"import icalendar; {_TYPES}",
        "from agendawatch import to_ical; to_ical([])",
    ),
    "`to_ical` of a `Meeting`": (
        f"import icalendar; {_TYPES}",
        f"from datetime import date; from agendawatch import Meeting, Organization, to_ical; to_ical([{_MEETING}])",
    ),
    "`Client`": (
        f"import httpx, protego, stamina; {_TYPES}",
        "from agendawatch import Client; Client()",
    ),
    "`Store`, of a file that is there": (
        f"import sqlalchemy; {_TYPES}",
        "from agendawatch import Store; Store('sqlite:///there.db')",
    ),
    "`Store`, a new one": (
        f"import alembic.command, alembic.config, sqlalchemy; {_TYPES}",
        "from agendawatch import Store; Store('sqlite://')",
    ),
}
"""What is used first: importing the libraries for it, and our doing it."""
_PAGE = """<!doctype html><html lang="sv"><title>Sammanträden 2026</title><h1>Kommunstyrelsen</h1><table>
<tr><th>Datum<th>Tid<th>Organ<tr><td>11 mars 2026<td>13.00<td>Kommunstyrelsen
<tr><td>8 april 2026<td>13.00<td>Kommunstyrelsen</table></html>"""
_PEERS = ("sqlite-utils", "httpx")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of what was asked."""


def _spent(code: str, folder: str) -> float:
    """Give the seconds of processor time that a process of ours and what it waits for take."""
    command = [sys.executable, "-W", "ignore", "-c", code]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own lines
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _least(ways: dict[str, str], folder: str, turns: int) -> dict[str, float]:
    rounds = [{name: _spent(code, folder) for name, code in ways.items()} for _ in range(turns)]
    return {name: min(it[name] for it in rounds) for name in ways}


def _commands(address: str) -> dict[str, str]:
    """List the commands that stand beside each other, each as the code that its own script runs."""
    run = "from {} import {} as run; run({!r})"
    ways = {
        "agendawatch --help": run.format("agendawatch.cli", "main", ["--help"]),
        "agendawatch read schedule FILE": run.format("agendawatch.cli", "main", ["read", "schedule", "moten.html"]),
        "agendawatch meetings ADDRESS": run.format("agendawatch.cli", "main", ["meetings", address, "--year", "2026"]),
    }
    if version_of("sqlite-utils"):
        ways["sqlite-utils --help"] = run.format("sqlite_utils.cli", "cli", ["--help"])
        ways["sqlite-utils memory QUERY"] = run.format("sqlite_utils.cli", "cli", ["memory", "select 1"])
    return ways | {
        "httpx --help": run.format("httpx", "main", ["--help"]),
        "httpx ADDRESS": run.format("httpx", "main", [address]),
    }


def main() -> int:
    """Print the figures, and tell whether the promise holds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="two turns")
    turns = 2 if parser.parse_args().quick else _TURNS
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "moten.html").write_text(_PAGE, encoding="utf-8")
        handler = lambda *it: _Quiet(*it, directory=folder)  # noqa: E731 - a class with its folder
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            address = f"http://127.0.0.1:{server.server_port}/moten.html"
            _spent("from agendawatch import Store; Store('sqlite:///there.db').close()", folder)
            pieces = {f"{name} {nth}": code for name, codes in _USES.items() for nth, code in enumerate(codes)}
            took = _least(pieces | _commands(address), folder, turns)
            server.shutdown()
    rows, worst = [], 0.0
    for name, (libraries, _) in _USES.items():
        theirs, ours = took[f"{name} 0"], took[f"{name} 1"]
        worst = max(worst, ours / theirs)
        used = libraries.partition(";")[0].removeprefix("import ").replace(".command, alembic.config", "")
        rows.append((name, f"{used}, pydantic", f"{theirs * 1000:.0f}", f"{ours * 1000:.0f}", f"{ours / theirs:.2f}"))
    head = ("from nothing to a first", "which uses", "importing these, ms", "ours, ms", f"ratio, at most {AT_MOST}")
    sys.stdout.write(table(head, rows))
    say("")
    shown = [(f"`{name}`", f"{seconds * 1000:.0f}") for name, seconds in took.items() if name not in pieces]
    sys.stdout.write(table(("command", "ms"), shown))
    versions = ", ".join(f"{name} {version_of(name)}" for name in _PEERS if version_of(name))
    say(f"Milliseconds of processor time, the least of {turns} turns; beside {versions}.", missing(_PEERS))
    return measured.write(
        "startup",
        [measured.figure("slowest first use, beside importing what it uses", worst, unit="×")],
        promise=f"each first use within {AT_MOST} × of importing the libraries that it uses",
        kept=worst <= AT_MOST,
    )


if __name__ == "__main__":
    raise SystemExit(main())
