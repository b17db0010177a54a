"""The pages of a municipality that does not exist, drawn as real ones are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import groupby
from operator import attrgetter

from agendawatch.feeds.words import SWEDISH
from agendawatch.model import slug

__all__ = ["PICTURE", "SOFT_404", "Row", "Shown", "draw_board", "draw_document", "draw_schedule"]

SOFT_404 = "<!doctype html><title>Sidan saknas</title><main><h1>Sidan saknas</h1><p>Sidan kunde inte hittas.</p></main>"


PICTURE = """<!doctype html><title>Sammanträden</title><main><h1>Sammanträden</h1><p>Se bilden för årets sammanträden.</p>
<img src="/sammantraden.png" alt=""></main>"""
"""A page that nobody can read without seeing it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting as the page lists it."""

    organization: str
    day: dt.date
    time: str | None = None
    note: str = ""
    place: str = ""
    agenda: tuple[str, ...] | None = None
    """None until the summons is published."""
    minutes: tuple[tuple[str, str], ...] | None = None
    """None until the minutes are published; title and decision of each item."""

    def path(self, kind: str) -> str:
        """Give the address of one of the meeting's documents, below the host."""
        return f"/download/18.a9e2c5/{kind}-{slug(self.organization)}-{self.day.isoformat()}.html"


def draw_schedule(town: str, rows: Iterable[Row]) -> str:
    """Draw the page that lists every organization's meetings."""
    ordered = sorted(rows, key=attrgetter("organization", "day"))
    placed = any(row.place for row in ordered)
    head = f"<tr><th>Datum<th>Tid{'<th>Plats' if placed else ''}<th>Anmärkning<th>Handlingar</tr>"
    parts = [
        f"<h2>{escape(organization)}</h2><table>{head}{''.join(_draw_row(row, placed=placed) for row in its)}</table>"
        for organization, its in groupby(ordered, key=attrgetter("organization"))
    ]
    body = "".join(parts) or "<p>Det finns inga planerade sammanträden.</p>"
    return _page(f"Sammanträden i {town}", body)


@dataclass(frozen=True, slots=True)
class Shown:
    """A notice of adjusted minutes as the board shows it."""

    organization: str
    day: dt.date
    posted: dt.date
    removed: dt.date
    minutes: str
    """The address of the minutes, below the host."""


def draw_board(town: str, notices: Iterable[Shown]) -> str:
    """Draw the notice board."""
    rows = "".join(
        f'<tr><td>{escape(it.organization)}<td><a href="{it.minutes}">Justerat protokoll</a><td>{it.day.isoformat()}'
        f"<td>{it.posted.isoformat()}<td>{it.removed.isoformat()}</tr>"
        for it in notices
    )
    head = "<tr><th>Organ<th>Typ<th>Sammanträdesdatum<th>Anslaget sätts upp<th>Tas ner</tr>"
    body = f"<table>{head}{rows}</table>" if rows else "<p>Just nu finns inga anslag.</p>"
    return _page(f"Anslagstavla, {town}", body)


def draw_document(row: Row, path: str) -> str | None:
    """Draw the document of a meeting that has an address; `None` when it is not this meeting's, or not published."""
    if path == row.path("kallelse") and row.agenda is not None:
        title = f"Kallelse till {row.organization} {row.day.isoformat()}"
        return _page(title, "<h2>Föredragningslista</h2><ol>" + _list(row.agenda) + "</ol>")
    if path == row.path("protokoll") and row.minutes is not None:
        title = f"Protokoll {row.organization} {row.day.isoformat()}"
        return _page(title, "".join(_draw_item(place, *it) for place, it in enumerate(row.minutes, 1)))
    return None


def _draw_row(row: Row, *, placed: bool) -> str:
    day = f"{row.day.day} {SWEDISH.months[row.day.month - 1]} {row.day.year}"
    named = {"Kallelse": ("kallelse", row.agenda), "Protokoll": ("protokoll", row.minutes)}
    links = " ".join(
        f'<a href="{row.path(kind)}">{name} {escape(row.organization)} {row.day.isoformat()}</a>'
        for name, (kind, published) in named.items()
        if published is not None
    )
    place = f"<td>{escape(row.place)}" if placed else ""
    return f"<tr><td>{day}<td>{escape(row.time or '')}{place}<td>{escape(row.note)}<td>{links}</tr>"


def _draw_item(place: int, title: str, decision: str) -> str:
    said = "".join(f"<p>{escape(part)}</p>" for part in decision.split("\n\n"))
    return f"<h2>§ {place} {escape(title)}</h2><h3>Beslut</h3>{said}"


def _list(titles: Iterable[str]) -> str:
    return "".join(f"<li>{escape(title)}" for title in titles)


def _page(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>{escape(title)}</title></head>'
        f"<body><main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )
