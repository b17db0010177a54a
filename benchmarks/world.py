"""All that can be seen of a fixed world, before a change and after it: what `benchmarks.facts` does not read.

    python -m benchmarks.world write BEFORE
    python -m benchmarks.world compare BEFORE AFTER [--lines 20]

The world is the demo's, on a day of its own: its pages and calendars, the answers of server and API to right and wrong
questions, those for assistants, exports, what commands print, and each command's help. What differs in many files alike is
told once, so that each difference can be read, meant and named.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import difflib
import json
import re
import shutil
import sys
from collections import defaultdict
from collections.abc import Callable
from itertools import chain, product
from pathlib import Path
from typing import Any, TypeVar
from unittest import mock

import httpx
from click.testing import CliRunner

import agendawatch as aw
from agendawatch.cli.main import main as command_line
from agendawatch.demo import run_demo
from agendawatch.mcp import View, make_server
from agendawatch.model import STOCKHOLM
from agendawatch.server.api import OPERATIONS, ROOT
from agendawatch.server.app import make_app, make_service
from agendawatch.site.settings import SiteSettings
from mcp import Client

TODAY = dt.date(2026, 11, 30)
NOW = dt.datetime(2026, 11, 30, 9, tzinfo=STOCKHOLM)
BASE = "https://kalender.example/"
_QUERIES = ("", "language=en", "limit=3", "municipality=9904", "municipality=Nowhere", "from=2026-12-01",
            "kind=meeting_cancelled", "lines=0&colour=red")  # fmt: skip
_FEEDS = ("items=ja&alarm=-P1D&hide=cancelled&past=400", "doubts=1&language=en&assume_length=PT2H", "words=skola&without=budget",
          "organization=KS", "party=V&from=2026-11-01&to=2026-12-31", "where=not skola", "hide=everything")  # fmt: skip
_COMMANDS = ("status --why", "status --overdue", "coverage", "doubts", "changes", "rounds", "search skola", "search zzz",
             "status nothing", "changes -m Nowhere", "search skola --kind wrong", "compact --dry-run", "municipalities Kinda")  # fmt: skip
_TOOLS: tuple[tuple[str, dict[str, Any]], ...] = (  # Any: JSON
    ("find_places", {}), ("find_places", {"name": "Nowhere"}), ("list_meetings", {}), ("list_meetings", {"limit": 0}),
    ("list_meetings", {"organization": "KS", "first": "2026-01-01", "limit": 50}), ("list_changes", {}),
    ("list_changes", {"kinds": ["meeting_cancelled"], "since": "2026-01-01"}), ("get_proposal", {}),
    ("get_proposal", {"reference": "KS 2026/1"}), ("search", {"words": "skola"}), ("search", {"party": "V"}),
    ("get_meeting", {"id": "none"}), ("coverage", {}),
)  # fmt: skip

_OF_BODY = {"etag", "content-length"}
"""Headers that differ where the body does."""

T = TypeVar("T")


def _write(out: Path) -> None:
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    run_demo(out, today=TODAY, base_url=BASE)
    url = f"sqlite:///{out / 'agendawatch.db'}"
    with aw.Store(url) as store:
        for kind in ("csv", "ndjson", "parquet"):
            aw.export(store, out / "exports" / kind, format=kind)
        meetings, proposals = tuple(store.meetings()), tuple(store.proposals())
        for meeting in meetings[:40]:
            told = json.dumps(aw.to_ocd(meeting), indent=1, ensure_ascii=False)
            _put(out, f"values/{meeting.id}", f"{meeting!r}\n{meeting}\n{told}")
        ids = {"meetings": [it.id for it in meetings[:10]], "proposals": [it.id for it in proposals]}
        _put(out, "python/changes", "\n".join(map(repr, store.changes())))
        asyncio.run(_ask_assistant(out, View(store, NOW), ids))
    asyncio.run(_ask_server(out, url, ids))
    _say_commands(out, url)
    for file in (*out.glob("agendawatch.db*"), out / "site/.agendawatch-site.json"):
        file.unlink()  # of many bytes that nobody sees


def _put(out: Path, name: str, text: str) -> None:
    file = out / (re.sub(r"[^\w/.=-]+", "_", name)[:180] + ".txt")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text.replace(str(out), "OUT"), encoding="utf-8")


async def _ask_server(out: Path, url: str, ids: dict[str, list[str]]) -> None:
    """Ask every operation with right and wrong parameters, and every feed of the site with some of its own."""
    service = make_service(url, SiteSettings(base_url=BASE), now=lambda: NOW)
    paths = [f"{ROOT}/openapi.json", f"{ROOT}/nothing", "/healthz", "/sok/?q=skola", "/sok/?q=", "/nothing"]
    for operation in OPERATIONS:
        known = (*ids.get(operation.path.split("/")[1], []), "none") if "{id}" in operation.path else ("",)
        asked = [f"{ROOT}{operation.path.replace('{id}', it)}?" for it in known]
        always = "words=skola&" if operation.path == "/search" else ""
        paths += [f"{it}{always}{query}" for it in asked for query in _QUERIES]
    feeds = sorted(
        it for it in (out / "site").rglob("*") if it.suffix in {".ics", ".atom", ".json"} and it.name[0] != "."
    )[::6]
    paths += [f"/{file.relative_to(out / 'site')}?{query}" for file in feeds for query in _FEEDS]
    async with httpx.AsyncClient(transport=httpx.ASGITransport(make_app(service)), base_url=BASE) as client:
        for path in paths:
            answer = await client.get(path)
            body = answer.text
            if "json" in answer.headers.get("content-type", "") and "ndjson" not in answer.headers["content-type"]:
                body = json.dumps(answer.json(), indent=1, ensure_ascii=False)
            headers = "\n".join(f"{it}: {answer.headers[it]}" for it in sorted(answer.headers.keys() - _OF_BODY))
            _put(out, f"server{path}", f"{answer.status_code}\n{headers}\n\n{body}")
    service.workers.close()
    service.store.close()


async def _ask_assistant(out: Path, view: View, ids: dict[str, list[str]]) -> None:
    async def ask(question: Callable[[View], T], /) -> T:
        return question(view)

    async with Client(make_server(ask)) as client:
        for what in (client.list_tools, client.list_resources, client.list_resource_templates, client.list_prompts):
            _put(out, f"mcp/{what.__name__}", (await what()).model_dump_json(indent=1))
        each = ((f"get_{kind.removesuffix('s')}", {"id": it}) for kind, known in ids.items() for it in known)
        for tool, arguments in chain(_TOOLS, each):
            answer = await client.call_tool(tool, dict(arguments))
            _put(out, f"mcp/{tool} {json.dumps(arguments)}", answer.model_dump_json(indent=1))


def _say_commands(out: Path, url: str) -> None:
    runner = CliRunner(env={"COLUMNS": "100", "NO_COLOR": "1"})
    asked: list[tuple[str, ...]] = [("--help",), *((name, "--help") for name in command_line.commands)]
    asked += [(*line.split(), *form) for line in _COMMANDS for form in ((), ("--json",))]
    with mock.patch("agendawatch.cli.options.now", return_value=NOW):
        for line, language in product(asked, ("sv", "en")):
            store = () if "--help" in line or line[0] == "municipalities" else ("--store", url)
            said = runner.invoke(command_line, [*line, *store, "--language", language])
            _put(out, f"cli/{language}/{' '.join(line)}", f"{said.exit_code}\n{said.output}")


def _compare(before: Path, after: Path, most: int) -> int:
    old, new = ({str(it.relative_to(root)): it for it in root.rglob("*") if it.is_file()} for root in (before, after))
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in sorted(old.keys() | new.keys()):
        was, now = (files[name].read_bytes() if name in files else b"" for files in (old, new))
        if was != now:
            one, other = (it.decode(errors="replace").splitlines() for it in (was, now))
            told = difflib.unified_diff(one, other, n=0, lineterm="")
            alike[tuple(line for line in told if not line.startswith(("---", "+++", "@@")))].append(name)
    for differs, names in sorted(alike.items(), key=lambda it: -len(it[1])):
        gone = {name: "gone" if name not in new else "new" if name not in old else "" for name in names}
        sys.stdout.write(f"## {len(names)} files: " + ", ".join(f"{it} {gone[it]}".strip() for it in names[:4]) + "\n")
        sys.stdout.writelines(f"  {line[:200]}\n" for line in differs[:most])
    count = sum(map(len, alike.values()))
    sys.stdout.write(f"{count} of {len(old.keys() | new.keys())} files differ, in {len(alike)} ways\n")
    return int(bool(alike))


def main() -> int:
    """Write what is seen, or tell what differs between two folders of it; 1 where anything does."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("write", "compare"))
    parser.add_argument("folders", type=Path, nargs="+", help="one that is written, or two that are compared")
    parser.add_argument("--lines", type=int, default=20, help="of each difference")
    asked = parser.parse_args()
    if asked.what == "compare":
        before, after = asked.folders
        return _compare(before, after, asked.lines)
    _write(asked.folders[0].absolute())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
