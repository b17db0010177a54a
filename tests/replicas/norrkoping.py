"""Norrköping's interface as PLATFORMS tells it: boards, notes and agendas with offsets, dates of JavaScript's."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from tests.replicas.server import Given, Wanted, json_given

from agendawatch.model import STOCKHOLM

BOARDS = {271490: "Kommunfullmäktige", 271491: "Kommunstyrelsen"}
WHOLE = 271400
"""The municipality itself, whose id answers 500."""


def script_date(day: str, hour: str = "00:00") -> str:
    """Write a moment as JavaScript does."""
    moment = dt.datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=STOCKHOLM)
    return f"{moment:%a %b %d %Y %H:%M:%S GMT%z} (centraleuropeisk tid)"


@dataclass(frozen=True, slots=True)
class Note:
    """A row: a note (minutes), or an agenda."""

    id: int
    board: int
    day: str
    """ISO; what the interface writes follows from it."""
    date: str
    """As written."""
    name: str = ""
    """The file's name; `""` for none."""
    label: str = ""
    comment: str = ""
    body: bytes = b"%PDF-1.4 "


@dataclass(slots=True)
class Interface:
    """The interface, as an app for `serve`."""

    notes: list[Note]
    agendas: list[Note] | None = field(default_factory=list)
    """`None` where there is no such series."""
    total: int | None = None
    """What the interface says; `None` for the truth."""
    page_size: int = 100

    def __call__(self, wanted: Wanted) -> Given:
        """Answer a request."""
        match wanted.path.strip("/").split("/"):
            case ["api", "boards"]:
                rows = [
                    {"id": WHOLE, "name": "Norrköpings kommun"},
                    *({"id": key, "name": name} for key, name in BOARDS.items()),
                ]
                return json_given(rows)
            case ["api", ("notes" | "agendas") as series]:
                return self._list(series, wanted.query)
            case ["api", ("notes" | "agendas") as series, key]:
                note = self._note(series, key)
                if note is None or not note.name:
                    return Given('{"error": "not found"}', status=404, content_type="application/json")
                size = len(note.body)
                return json_given(
                    {"id": note.id, "file": {"id": f"f{key}", "name": note.name, "size": size, "comment": note.comment}}
                )
            case ["api", ("notes" | "agendas") as series, key, _]:
                note = self._note(series, key.removeprefix("f"))
                if note is not None:
                    return Given(note.body, content_type="application/pdf")
        return Given("<!doctype html><title>Diariet</title><div id=root></div>", status=404)

    def _rows(self, series: str) -> list[Note] | None:
        return self.notes if series == "notes" else self.agendas

    def _note(self, series: str, key: str) -> Note | None:
        return next((it for it in self._rows(series) or () if str(it.id) == key), None)

    def _list(self, series: str, query: dict[str, str]) -> Given:
        listed = self._rows(series)
        if listed is None:
            return Given("<h1>404</h1>", status=404)
        if query["board"] == str(WHOLE):
            return Given("<h1>500</h1>", status=500)
        mine = [it for it in listed if str(it.board) == query["board"] and query["from"] <= it.day <= query["to"]]
        first = int(query["offset"])
        shown = mine[first : first + min(int(query["limit"]), self.page_size)]
        rows = [{"id": it.id, "board": {"id": it.board, "label": it.label}, "date": it.date} for it in shown]
        return json_given({series: rows, "total": len(mine) if self.total is None else self.total})
