"""Make the demo's recordings: `python -m tests.replicas.demo`.

Göteborg's portal as a replica, on four days of 2020. It holds what is known: kommunstyrelsen met on 11 and 25 March,
its meeting of 11 March was to handle the proposal, and the next one after 15 June is on 17 June. The agenda is drawn
by us and says so; it holds that one item, by the words of the press release, and no outcome.
"""

from __future__ import annotations

import datetime as dt
import io
import shutil
from pathlib import Path

import httpx
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from tests.replicas.goteborg import File, Portal, Session
from tests.replicas.server import serve

import agendawatch.demo
from agendawatch.demo.play import DAYS, ORGANIZATION, WINDOW
from agendawatch.fetch import Client, Manners, Recollection, Recorder
from agendawatch.registry import sites

__all__ = ["main"]

FOLDER = Path(agendawatch.demo.__file__).parent / "recordings"
_AGENDA = (
    ("Helvetica-Bold", 16, "Föredragningslista"),
    ("Helvetica-Bold", 12, "Kommunstyrelsen"),
    ("Helvetica", 11, "Sammanträde onsdagen den 11 mars 2020"),
    ("Helvetica", 11, ""),
    ("Helvetica-Bold", 12, "Ärenden"),
    ("Helvetica", 11, "1   Yrkande från V angående handlingsplan för insatser till personer som säljer sex"),
)
_NOTE = "Ritad för agendawatchs demo efter partiets pressmeddelande; inte stadens handling."


class Mapped(httpx.BaseTransport):
    """Asks a server on loopback under a real host's name."""

    def __init__(self, address: str) -> None:
        """Open a connection to the server at an address."""
        self._address = httpx.URL(address)
        self._inner = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request to loopback, its target unchanged."""
        url = request.url.copy_with(scheme="http", host=self._address.host, port=self._address.port)
        return self._inner.handle_request(
            httpx.Request(request.method, url, headers=request.headers, content=request.read())
        )

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()


def agenda() -> bytes:
    """Draw the agenda of 11 March, the same bytes each time."""
    drawn = io.BytesIO()
    canvas = Canvas(drawn, pagesize=A4, invariant=1)
    canvas.setTitle("Föredragningslista 2020-03-11")
    height = 780.0
    for font, size, words in _AGENDA:
        canvas.setFont(font, size)
        canvas.drawString(60, height, words)
        height -= size * 1.8
    canvas.setFont("Helvetica", 8)
    canvas.drawString(60, 40, _NOTE)
    canvas.save()
    return drawn.getvalue()


def portal(day: dt.date) -> Portal:
    """Show the portal as it stood on a day."""
    files = (File.named("fl_20200311.pdf", 311, agenda()),) if day >= dt.date(2020, 3, 9) else ()
    known = {dt.date(2020, 3, 6): "2020-03-11", dt.date(2020, 3, 9): "2020-03-25", dt.date(2020, 6, 15): "2020-06-17"}
    listed = [shown for since, shown in known.items() if since <= day]
    sessions = [Session(ORGANIZATION, shown, files if shown == "2020-03-11" else ()) for shown in listed]
    return Portal(sessions, years=("2020",))


def main() -> None:
    """Record the four days anew."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    memory = Recollection()
    for day in DAYS:
        _record(day.at, memory)


def _record(at: dt.datetime, memory: Recollection) -> None:
    """Record the portal as it stood at a moment."""
    with serve(portal(at.date())) as replica:
        recorder = Recorder(FOLDER, Mapped(replica.address), now=lambda: at)
        with Client(transport=recorder, now=lambda: at, memory=memory, manners=Manners(pause=0)) as client:
            for site in sites("Göteborg"):
                listing = client.meetings(site, ORGANIZATION, window=WINDOW)
                for meeting in listing.meetings:
                    client.agenda(meeting, site)


if __name__ == "__main__":
    main()
