"""Insyn Sverige as PLATFORMS tells it: a year by postback, a page for each meeting, files that may be gone."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from urllib.parse import parse_qs

from tests.replicas.server import Given, Wanted

__all__ = ["Office", "Session"]

_SELECT = "ctl00$ctrMain$ctlPreviousMeetings$ctrFilterByYear"


@dataclass(frozen=True, slots=True)
class Session:
    """A meeting that was held."""

    day: str
    files: tuple[int, ...] = ()
    """Numbers of its files: the summons, then the minutes."""
    text: str = ""
    """The minutes as they stand on its page."""


@dataclass(slots=True)
class Office:
    """An organization's pages, as an app for `serve`."""

    sessions: list[Session]
    planned: tuple[str, ...] = ()
    bodies: dict[int, bytes] = field(default_factory=dict)
    """What is in a file; one that is not here is gone."""
    title: str = "Kommunfullmäktige - Exempelstad"
    stuck: bool = False
    """Whether a postback shows the first year again, whichever is asked for."""
    path: str = "/exempelstad-kf"
    robots: str = ""

    def __call__(self, wanted: Wanted) -> Given:
        """Answer a request."""
        if wanted.path == "/robots.txt":
            return Given(self.robots, content_type="text/plain")
        if wanted.path == self.path:
            return self._list(wanted)
        if wanted.path == f"{self.path}/protokoll":
            return self._meeting(wanted.query.get("date", ""))
        if wanted.path.endswith("documentHandler.ashx"):
            body = self.bodies.get(int(wanted.query.get("did", "0")))
            if body is not None:
                return Given(body, content_type="application/pdf")
        return Given("<h1>404 - Filen eller katalogen kunde inte hittas</h1>", status=404)

    def _list(self, wanted: Wanted) -> Given:
        years = sorted({it.day[:4] for it in self.sessions}, reverse=True)
        told = parse_qs(wanted.body.decode(), keep_blank_values=True)
        year = years[0]
        if wanted.method == "POST":
            if told.get("__VIEWSTATE") != ["/wEPDwUKLTE="] or told.get("__EVENTTARGET") != [_SELECT]:
                return Given("<h1>Server Error in '/' Application. Invalid viewstate</h1>", status=500)
            year = years[0] if self.stuck else told[_SELECT][0]
        options = "".join(f'<option{" selected" if it == year else ""} value="{it}">{it}</option>' for it in years)
        rows = "".join(
            f'<li><a href="{self.path[1:]}/protokoll?date={it.day}">Sammanträde {it.day}</a></li>'
            for it in self.sessions
            if it.day.startswith(year)
        )
        plan = "".join(f"<li>{escape(it)}</li>" for it in self.planned)
        return Given(
            self._frame(
                f'<form method="post" action="{self.path}"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUKLTE=">'
                '<input type="hidden" name="__EVENTTARGET" value=""><input type="submit" name="sok" value="Sök">'
                f'<h2>Senaste sammanträden</h2><select name="{_SELECT}" id="{_SELECT.replace("$", "_")}">{options}</select>'
                f"<ul>{rows}</ul><h2>Möteskalender</h2><ul>{plan}</ul></form>"
            )
        )

    def _meeting(self, day: str) -> Given:
        session = next((it for it in self.sessions if it.day == day), None)
        if session is None:
            return Given("<h1>404</h1>", status=404)
        links = "".join(
            f'<p><a href="/documentHandler.ashx?did={it}">Ladda ner som PDF</a></p>' for it in session.files
        )
        return Given(self._frame(f"<h2>Sammanträde {day}</h2>{links}{session.text}"))

    def _frame(self, content: str) -> str:
        return (
            f'<!DOCTYPE html><html><head><base href="/"><title>{escape(self.title)}</title></head><body>'
            f"<h1>{escape(self.title)}</h1>{content}</body></html>"
        )
