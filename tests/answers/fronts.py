"""The fronts of the house, each asked as its own users ask it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.cli.running import run
from tests.mcp.client import talk
from tests.server.country import Served

from agendawatch.store import Store

Json = dict[str, Any]
"""An answer. Any: JSON."""


@dataclass(frozen=True)
class Fronts:
    """One store behind all of them."""

    store: Store
    served: Served
    url: str
    today: dt.date
    folder: Path

    def api(self, path: str, **query: str) -> Json:
        """Ask the API; the answer has its HTTP status beside it."""
        answer = self.served.ask(f"/api/v1/{path}?{_query(query)}", accept_language="en")
        told: Json = answer.json()
        return {"http": answer.status_code, **told}

    def site(self, path: str, **query: str) -> tuple[int, str]:
        """Ask for a page or a feed."""
        answer = self.served.ask(f"/{path}?{_query(query)}")
        return answer.status_code, answer.text

    def mcp(self, tool: str, **arguments: object) -> Json:
        """Call a tool as an assistant does."""
        told, _ = talk(self.store, self.today, lambda assistant: assistant.ask(tool, **arguments))
        return told

    def cli(self, *words: str) -> tuple[int, str]:
        """Type a command; gives its exit code, and what it said."""
        came = run(*words, "--store", self.url)
        return came.exit_code, came.output

    def cli_json(self, *words: str) -> Any:  # noqa: ANN401 - JSON
        """Type a command that prints facts for programs."""
        came = run(*words, "--store", self.url, "--json")
        assert came.exit_code == 0, came.output
        return json.loads(came.stdout)


def _query(asked: Mapping[str, str]) -> str:
    return "&".join(f"{name.rstrip('_')}={quote(value)}" for name, value in asked.items())


def uids(calendar: str) -> set[str]:
    """Give the ids of a calendar's events."""
    return set(re.findall(r"UID:(\S+)", calendar.replace("\r\n ", "")))
