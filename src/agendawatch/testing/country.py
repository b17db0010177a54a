"""A country that does not exist: some municipalities, and a client that asks them in place of the network."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from html import escape
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from urllib.parse import urlsplit

from agendawatch.answers.words import SWEDISH
from agendawatch.crawl.client import AsyncClient, Client
from agendawatch.errors import InputError
from agendawatch.fetch import FetchPolicy, Memory, Replay
from agendawatch.fetch.message import Answer, Answers, Question
from agendawatch.fetch.recording import UnknownRequestError
from agendawatch.model import Municipality, Site, slug

# The pages of a municipality that does not exist, drawn as real ones are.

SOFT_404 = "<!doctype html><title>Sidan saknas</title><main><h1>Sidan saknas</h1><p>Sidan kunde inte hittas.</p></main>"


PICTURE = """<!doctype html><title>Sammanträden</title><main><h1>Sammanträden</h1><p>Se bilden för årets sammanträden.</p>
<img src="/sammantraden.png" alt=""></main>"""
"""A page that nobody can read without seeing it."""


@dataclass(frozen=True, slots=True)
class TownRow:
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


def draw_schedule(town: str, rows: Iterable[TownRow]) -> str:
    """Draw the page that lists every organization's meetings."""
    ordered = sorted(rows, key=attrgetter("organization", "day"))
    placed = any(row.place for row in ordered)
    head = f"<tr><th>Datum<th>Tid{'<th>Plats' if placed else ''}<th>Anmärkning<th>Handlingar</tr>"
    body = ""
    for organization, its in groupby(ordered, key=attrgetter("organization")):
        lines = "".join(_draw_row(row, placed=placed) for row in its)
        body += f"<h2>{escape(organization)}</h2><table>{head}{lines}</table>"
    return _page(f"Sammanträden i {town}", body or "<p>Det finns inga planerade sammanträden.</p>")


def draw_board(town: str, notices: Iterable[tuple[TownRow, dt.date]]) -> str:
    """Draw the notice board: of which meetings the minutes are adjusted, and when each notice was put up."""
    rows = "".join(
        f'<tr><td>{escape(row.organization)}<td><a href="{row.path("protokoll")}">Justerat protokoll</a>'
        f"<td>{row.day.isoformat()}<td>{posted.isoformat()}<td>{(posted + _POSTED_FOR).isoformat()}</tr>"
        for row, posted in notices
    )
    head = "<tr><th>Organ<th>Typ<th>Sammanträdesdatum<th>Anslaget sätts upp<th>Tas ner</tr>"
    body = f"<table>{head}{rows}</table>" if rows else "<p>Just nu finns inga anslag.</p>"
    return _page(f"Anslagstavla, {town}", body)


def draw_document(row: TownRow, path: str) -> str | None:
    """Draw the document of a meeting that has an address; `None` when it is not this meeting's, or not published."""
    if path == row.path("kallelse") and row.agenda is not None:
        title = f"Kallelse till {row.organization} {row.day.isoformat()}"
        items = "".join(f"<li>{escape(item)}" for item in row.agenda)
        return _page(title, f"<h2>Föredragningslista</h2><ol>{items}</ol>")
    if path == row.path("protokoll") and row.minutes is not None:
        title, body = f"Protokoll {row.organization} {row.day.isoformat()}", ""
        for place, (matter, decision) in enumerate(row.minutes, 1):
            paragraphs = "".join(f"<p>{escape(part)}</p>" for part in decision.split("\n\n"))
            body += f"<h2>§ {place} {escape(matter)}</h2><h3>Beslut</h3>{paragraphs}"
        return _page(title, body)
    return None


def written_day(day: dt.date) -> str:
    """Write a day as pages do ("11 mars 2026")."""
    return f"{day.day} {SWEDISH.months[day.month - 1]} {day.year}"


def _draw_row(row: TownRow, *, placed: bool) -> str:
    published = [name for name, papers in (("Kallelse", row.agenda), ("Protokoll", row.minutes)) if papers is not None]
    whose = f"{escape(row.organization)} {row.day.isoformat()}"
    links = " ".join(f'<a href="{row.path(name.lower())}">{name} {whose}</a>' for name in published)
    place = f"<td>{escape(row.place)}" if placed else ""
    return f"<tr><td>{written_day(row.day)}<td>{escape(row.time or '')}{place}<td>{escape(row.note)}<td>{links}</tr>"


def _page(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>{escape(title)}</title></head>'
        f"<body><main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )


# A municipality that does not exist, whose page changes when a test says so.

_LIST, _BOARD = "/sammantraden", "/anslagstavla"
_POSTED_FOR = dt.timedelta(days=22)


@dataclass(slots=True)
class Town:
    """What one municipality's page shows now; every verb changes what the next visit sees.

    Days are text or dates ("2026-03-11"); times are text ("13:00"), and `None` is a meeting without one.
    A verb about a meeting that is not listed raises `InputError`.
    """

    name: str
    code: str
    rows: dict[tuple[str, str], TownRow] = field(default_factory=dict)
    notices: list[tuple[TownRow, dt.date]] = field(default_factory=list)
    """Of which meetings a notice is up, and since when; a town that has put none up has no board."""
    _failure: Answer | None = None

    @property
    def municipality(self) -> Municipality:
        """The municipality, as the library knows others."""
        return Municipality(code=self.code, name=self.name)

    @property
    def site(self) -> Site:
        """Its site: one page that lists the meetings of every organization, and the notice board beside it if it has one."""
        board = (("board", f"https://{self.host}{_BOARD}"), ("board_platform", "page"))
        return Site(
            url=f"https://{self.host}{_LIST}",
            platform="page",
            municipality=self.municipality,
            parameters=board if self.notices else (),
        )

    @property
    def host(self) -> str:
        """Its host name; the ending is reserved for examples (RFC 2606)."""
        return f"www.{slug(self.name)}.example"

    def announce(self, organization: str, *days: str | dt.date, time: str | None = "13:00", place: str = "") -> None:
        """List meetings of an organization, at a place where one is told."""
        for day in days:
            self._put(TownRow(organization, _day(day), time, place=place))

    def move(self, organization: str, day: str | dt.date, *, to: str | dt.date, time: str | None = None) -> None:
        """List a meeting on another day in place of the old one, without a word about it."""
        row = self._row(organization, day)
        self.unlist(organization, day)
        self._put(replace(row, day=_day(to), time=time or row.time))

    def cancel(self, organization: str, day: str | dt.date, *, words: str = "Inställt") -> None:
        """Write that a meeting is cancelled."""
        self._put(replace(self._row(organization, day), note=words))

    def reinstate(self, organization: str, day: str | dt.date) -> None:
        """Take the words about a meeting away again."""
        self._put(replace(self._row(organization, day), note=""))

    def unlist(self, organization: str, day: str | dt.date) -> None:
        """Take a meeting off the page, without a word about it."""
        self._row(organization, day)
        del self.rows[organization, _iso(day)]

    def publish_agenda(self, organization: str, day: str | dt.date, titles: Iterable[str]) -> None:
        """Publish a meeting's summons with these items; a case number stands in brackets behind a title."""
        self._put(replace(self._row(organization, day), agenda=tuple(titles)))

    def publish_minutes(self, organization: str, day: str | dt.date, decisions: Iterable[tuple[str, str]]) -> None:
        """Publish a meeting's minutes: title and decision of each item ("Kommunstyrelsen avslår motionen.").

        What stands behind an empty line is a paragraph of its own ("Beslutet fattas med 17 röster mot 14.").
        """
        self._put(replace(self._row(organization, day), minutes=tuple(decisions)))

    def post_notice(self, organization: str, day: str | dt.date, *, posted: str | dt.date) -> None:
        """Put up the notice that a meeting's minutes are adjusted, on a board that there is from then on.

        It hangs for three weeks and a day, as the law has it: the time to appeal is counted from the day it was posted.
        """
        self.notices.append((self._row(organization, day), _day(posted)))

    def fail(self, status: int = 503) -> None:
        """Answer everything with a status, until `recover`; 200 is an error page that does not say so (a soft 404)."""
        self._failure = Answer(SOFT_404 if status == 200 else "", status=status)  # noqa: PLR2004 - HTTP's own

    def obscure(self) -> None:
        """Show the list as a picture, so that no day of it can be read, until `recover`."""
        self._failure = Answer(PICTURE)

    def recover(self) -> None:
        """Answer as before again."""
        self._failure = None

    def answer(self, question: Question) -> Answer:
        """Answer a request to the town's host."""
        path = question.url.partition(self.host)[2]
        if path == "/robots.txt":
            return Answer("", status=404)
        if self._failure is not None:
            return self._failure
        if path == _LIST:
            return Answer(draw_schedule(self.name, self.rows.values()))
        if path == _BOARD and self.notices:
            return Answer(draw_board(self.name, self.notices))
        document = next((drawn for row in self.rows.values() if (drawn := draw_document(row, path))), None)
        return Answer(document) if document else Answer("<h1>404</h1>", status=404)

    def _row(self, organization: str, day: str | dt.date) -> TownRow:
        row = self.rows.get((organization, _iso(day)))
        if row is None:
            expected = f"a meeting that is listed: {', '.join(map(' '.join, self.rows)) or 'nothing'}"
            raise InputError(field="day", value=f"{organization} {_iso(day)}", expected=expected)
        return row

    def _put(self, row: TownRow) -> None:
        self.rows[row.organization, row.day.isoformat()] = row


def _day(day: str | dt.date) -> dt.date:
    try:
        return dt.date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError:
        raise InputError(field="day", value=day, expected="a day as in 2026-03-11") from None


def _iso(day: str | dt.date) -> str:
    return _day(day).isoformat()


# Real pages that were recorded, in place of the network.


def recorded(folder: Path, *, now: Callable[[], dt.datetime]) -> Client:
    """Give a client that answers from a folder that `agendawatch record` wrote, by a clock.

    A request that was not recorded raises `UnknownRequestError`, which no `except Exception` catches.
    """
    return Client(transport=Replay(folder, now=now), now=now, policy=_AT_ONCE)


# A country that does not exist.

_FIRST_CODE = 9901
"""No municipality of Sweden has a code of this century: the counties end at 25."""


class Country:
    """Municipalities that answer as real ones do, with ETags, and no pauses.

    A request to any other host raises `UnknownRequestError`, which no `except Exception` catches.
    """

    def __init__(self) -> None:
        """Begin with an empty country."""
        self.towns: dict[str, Town] = {}
        self.asked: list[str] = []
        """Every address that was asked for, in order."""

    def town(self, name: str) -> Town:
        """Give a town by its name; it is founded when it is first named."""
        if name not in self.towns:
            founded = Town(name, str(_FIRST_CODE + len(self.towns)))
            if any(founded.host == town.host for town in self.towns.values()):
                raise InputError(field="name", value=name, expected="a name with a host of its own")
            self.towns[name] = founded
        return self.towns[name]

    def client(self, now: Callable[[], dt.datetime], *, memory: Memory | None = None) -> Client:
        """Give a client that asks this country, by a clock; `memory` (a store) makes its second visit conditional."""
        return Client(transport=self.transport(), now=now, memory=memory, policy=_AT_ONCE)

    def async_client(self, now: Callable[[], dt.datetime], *, memory: Memory | None = None) -> AsyncClient:
        """Give such a client that is awaited."""
        return AsyncClient(transport=self.transport(), now=now, memory=memory, policy=_AT_ONCE)

    def transport(self) -> Answers:
        """Give what answers in place of the network, for a client of one's own; every answer says that we made it."""
        return Answers(self._answer)

    def _answer(self, question: Question) -> Answer:
        self.asked.append(question.url)
        host = urlsplit(question.url).hostname
        town = next((town for town in self.towns.values() if town.host == host), None)
        if town is None:
            msg = f"no town of this country answers {question.method} {question.url}"
            raise UnknownRequestError(msg)
        return town.answer(question)


_AT_ONCE = FetchPolicy(pause=0, first_wait=0)
