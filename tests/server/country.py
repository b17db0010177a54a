"""A small country's store, and a server over it that is asked without a network."""

from __future__ import annotations

import asyncio
import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

import httpx
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Scope
from tests.doubting import doubt_of

from agendawatch.model import (
    AgendaItem,
    Caveat,
    CaveatCode,
    Certainty,
    Document,
    DocumentClassification,
    Joined,
    Listing,
    Match,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    Party,
    Position,
    PositionRole,
    Proposal,
    Site,
    Watch,
    Window,
)
from agendawatch.server.app import make_app, make_service
from agendawatch.server.service import Service
from agendawatch.site.settings import SiteSettings
from agendawatch.store import Store

NOW = dt.datetime(2026, 3, 10, 9, tzinfo=dt.UTC)
ANGSBY = Municipality(code="9901", name="Ängsby")
SJOSTAD = Municipality(code="9902", name="Sjöstad")
BOARD = Organization(name="Kommunstyrelsen")
BUILDING = Organization(name="Byggnadsnämnden")
CULTURE = Organization(name="Kulturnämnden")
DOUBT = Caveat.of(CaveatCode.WEEKDAY_DIFFERS, words="torsdag 20 mars", weekday=4, date="2026-03-20")
MATCH = Match(certainty=Certainty.INFERRED, evidence=(Caveat.of(CaveatCode.DAYS_APART, days=3),))
HOSTILE = '<script>alert("1")</script> & \u202e]]> Förskolan'
SETTINGS = SiteSettings(
    base_url="https://moten.example/",
    languages=("sv", "en"),
    watches=(Watch(name="Cyklar", words=("cykelbana",)),),
)


def meetings_of(town: Municipality) -> tuple[Meeting, ...]:
    """Give a town's meetings: three of its board, one of another committee."""
    items = (
        AgendaItem(title=f"Cykelbanor vid torget i {town.name}", reference="KS 2026/00123"),
        AgendaItem(
            title=HOSTILE,
            positions=(Position(party=Party(code="V", name="Vänsterpartiet"), role=PositionRole.PROPOSER),),
        ),
    )
    paper = Document(
        title="Kallelse", url=f"https://{town.code}.example/k.pdf", classification=DocumentClassification.NOTICE
    )
    rows: tuple[tuple[Organization, dt.date, dict[str, object]], ...] = (
        (BOARD, dt.date(2026, 2, 11), {"agenda": items, "documents": (paper,)}),
        (BOARD, dt.date(2026, 3, 11), {"agenda": items[:1]}),
        (BOARD, dt.date(2026, 4, 15), {"status": MeetingStatus.CANCELLED}),
        (BUILDING, dt.date(2026, 3, 20), {"warnings": (DOUBT,)}),
    )
    return tuple(
        Meeting.model_validate({"municipality": town, "organization": who, "date": day} | facts)
        for who, day, facts in rows
    )


def fill(url: str) -> None:
    """Keep two towns as seen on two days, and a followed proposal."""
    with Store(url) as store:
        for town in (ANGSBY, SJOSTAD):
            site = Site(url=f"https://{town.code}.example/", municipality=town)
            meetings = meetings_of(town)
            first = Listing(window=Window.year(2026), meetings=meetings[1:])
            store.records.add(first, site=site, seen=NOW - dt.timedelta(days=9))
            unsure = meetings[0].model_copy(update={"organization": CULTURE, "date": dt.date(2026, 3, 26)})
            doubts = (doubt_of(CULTURE.name, (unsure,), site.url),)
            whole = Listing(window=Window.year(2026), meetings=meetings, doubts=doubts)
            store.records.add(whole, site=site, seen=NOW - dt.timedelta(days=2))
            store.records.note_visit(site, seen=NOW - dt.timedelta(days=2))
        joined = Joined(other="p0", title="Fler cyklar", match=MATCH, seen=NOW)
        store.records.save_proposal(
            Proposal(id="p1", title="En plan för cyklar", municipality=ANGSBY, joined=(joined,)), NOW
        )


@dataclass
class Served:
    """A server, and the way to ask it."""

    app: ASGIApp
    service: Service
    url: str

    def ask(self, path: str, method: str = "GET", **headers: str) -> httpx.Response:
        """Ask for an address just as it is written; underscores in names of headers are hyphens."""
        return self._sent(path, method, b"", headers)

    def post(self, path: str, body: bytes, **headers: str) -> httpx.Response:
        """Send a form to an address."""
        return self._sent(path, "POST", body, headers)

    def _sent(self, path: str, method: str, body: bytes, headers: dict[str, str]) -> httpx.Response:
        raw, _, query = quote(path, safe="%/?&=:@!$'()*+,;~.-_\\").encode().partition(b"?")
        scope: Scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "server": ("moten.example", 80),
            "client": ("192.0.2.7", 4711),
            "root_path": "",
            "path": unquote(raw.decode("ascii")),
            "raw_path": raw,
            "query_string": query,
            "headers": [
                (b"host", b"moten.example"),
                *((name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()),
            ],
        }
        said: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Message) -> None:
            said.append(message)

        async def asked() -> None:
            await self.app(scope, receive, send)

        asyncio.run(asked())
        body = b"".join(message.get("body", b"") for message in said[1:])
        return httpx.Response(said[0]["status"], headers=said[0]["headers"], content=body)

    def see(self) -> None:
        """Look at the store, as the server does every second."""
        asyncio.run(self.service.look())

    def add(self, where: str = "ny", **facts: object) -> Meeting:
        """Record a meeting of Ängsby's board on a page of its own, as another process does; give it as it is kept."""
        usual = {"municipality": ANGSBY, "organization": BOARD, "date": dt.date(2026, 6, 3)}
        listing = Listing(window=Window.year(2026), meetings=(Meeting.model_validate(usual | facts),))
        with Store(self.url) as store:
            site = Site(url=f"https://9901.example/{where}", municipality=ANGSBY)
            return store.records.add(listing, site=site, seen=NOW).changes[0].meeting

    def close(self) -> None:
        """Let go of the store."""
        self.service.workers.close()
        self.service.store.close()


@contextmanager
def held(file: Path) -> Iterator[None]:
    """Hold a store as another process does that writes, so that nobody else can read it."""
    with closing(sqlite3.connect(file, isolation_level=None)) as holder:
        holder.execute("PRAGMA journal_mode=DELETE")
        holder.execute("BEGIN EXCLUSIVE")
        yield


def serve(
    url: str,
    settings: SiteSettings = SETTINGS,
    *,
    now: dt.datetime = NOW,
    beside: Callable[[Service], Sequence[BaseRoute]] = lambda _: (),
    posts: frozenset[bytes] = frozenset(),
) -> Served:
    """Make a server over a store, with routes beside the site's."""
    service = make_service(url, settings, now=lambda: now)
    return Served(make_app(service, beside=beside(service), posts=posts), service, url)
