"""The same meetings on every platform, drawn as untidily as people leave them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from tests.replicas import ciceron, evolution, goteborg, lex2, meetingsplus, netpublicator, norrkoping, opengov
from tests.replicas.page import ListingSite
from tests.replicas.server import App, Given, Wanted
from tests.replicas.sitevision import Folder, Portal

BODY = "Kommunfullmäktige"


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting of March 2026: its files by name, its hour, its day and whose it is; meetings of one stand together."""

    files: tuple[str, ...] = ()
    hour: str = "13:00"
    typed: str = ""
    """The day as somebody typed it, where a title tells it."""
    date: int = 11
    body: str = BODY
    note: str = ""
    """"INSTÄLLT", where a platform has a place for it."""
    items: tuple[str, ...] = ()
    """Where a platform lists them itself."""

    @property
    def day(self) -> str:
        """Its day."""
        return f"2026-03-{self.date:02}"

    @property
    def named(self) -> str:
        """Its day and hour as people write them."""
        return f"{self.date} mars 2026 kl. {self.hour.replace(':', '.')}"

    def title(self, usual: str) -> str:
        """Give the day as typed, else as usual, with what is noted of it."""
        return f"{self.typed or usual} {self.note}".strip()


Drawn = tuple[str, App]
"""The path of the site, and who answers."""
_Draw = Callable[[tuple[Held, ...], Mapping[str, bytes]], Drawn]


@dataclass(frozen=True, slots=True)
class _Host:
    """A host of one page and of files by name."""

    page: Given
    bodies: Mapping[str, bytes]

    def __call__(self, wanted: Wanted) -> Given:
        """Answer a request."""
        if wanted.path == "/moten":
            host = wanted.headers["host"]
            address = f"http://{host}" if ":" in host else f"https://{host}"
            return Given(self.page.encoded().decode().replace("HOST", address), content_type=self.page.content_type)
        name = wanted.path.rpartition("/")[2]
        return Given(self.bodies.get(name, b"User-agent: *\n"), content_type="application/pdf")


def _ciceron(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    sittings = [
        ciceron.Sitting(
            it.body,
            it.day,
            tid="" if it.note else it.hour,
            papers=tuple(ciceron.Paper(name, bodies[name]) for name in it.files),
            cases=tuple(ciceron.Case(f"{nth}. {title}") for nth, title in enumerate(it.items, 1)),
            title=it.note and f"{it.note} {it.body} {it.day}",
        )
        for it in held
    ]
    return "/", ciceron.Diary(sittings)


def _evolution(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    folders = [
        evolution.folder(
            f"u-{nth}",
            name,
            *(
                evolution.folder(
                    f"u-{nth}-{place}",
                    f"{name}_Möte {it.title(it.day)}",
                    documents=[evolution.paper(file, file.removesuffix(".pdf")) for file in it.files],
                )
                for place, it in enumerate(own)
            ),
        )
        for nth, (name, own) in enumerate(_by_body(held))
    ]
    return "/", evolution.DocumentWeb(folders, dict(bodies))


def _goteborg(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    numbers = {name: place for place, name in enumerate(bodies)}
    sessions = [
        goteborg.Session(
            it.body, it.day, tuple(goteborg.File.named(name, numbers[name], bodies[name], "") for name in it.files)
        )
        for it in held
    ]
    return goteborg.FORM, goteborg.Portal(sessions)


def _ical(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    events = "".join(
        f"BEGIN:VEVENT\nUID:{it.hour}-{it.date}@x\nSUMMARY:{it.body}\n"
        f"DTSTART;TZID=Europe/Stockholm:{it.day.replace('-', '')}T{it.hour.replace(':', '')}00\n"
        + "".join(f'ATTACH;FILENAME="{name}":HOST/{name.replace(" ", "_")}\n' for name in it.files)
        + f"STATUS:{'CANCELLED' if it.note else 'CONFIRMED'}\nEND:VEVENT\n"
        for it in held
    )
    page = Given(f"BEGIN:VCALENDAR\n{events}END:VCALENDAR\n", content_type="text/calendar")
    return "/moten", _Host(page, _by_address(bodies))


def _jsonld(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    nodes = [
        {
            "@type": "Event",
            "name": it.body,
            "startDate": f"{it.day}T{it.hour}",
            "eventStatus": "https://schema.org/EventCancelled" if it.note else None,
            "subjectOf": [
                {"@type": "DigitalDocument", "name": name, "url": f"/{name.replace(' ', '_')}"} for name in it.files
            ],
        }
        for it in held
    ]
    page = Given(f'<title>Möten</title><script type="application/ld+json">{json.dumps(nodes)}</script>')
    return "/moten", _Host(page, _by_address(bodies))


def _lex2(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    sessions = [
        lex2.Session(
            f"{it.body}/{it.day}",
            it.body,
            tuple(lex2.Paper(name, bodies[name]) for name in it.files),
            it.note or f"Sammanträde {it.day} kl. {it.hour.replace(':', '.')}",
        )
        for it in held
    ]
    return lex2.BASE, lex2.Publisher(sessions)


def _meetingsplus(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    committees = [
        meetingsplus.Body(
            _slug(name),
            name,
            [
                meetingsplus.Gathering(
                    _slug(f"{name} {it.date} {place} {it.note}"), f"{it.day} kl. {it.hour}", *_tabs(it.files, bodies)
                )
                for place, it in enumerate(own)
            ],
        )
        for name, own in _by_body(held)
    ]
    return "/committees", meetingsplus.Portal(committees)


def _tabs(
    names: Iterable[str], bodies: Mapping[str, bytes]
) -> tuple[tuple[meetingsplus.File, ...], tuple[meetingsplus.File, ...]]:
    files = [meetingsplus.File(_slug(name), name, bodies[name]) for name in names]
    minutes = tuple(it for it in files if it.slug.startswith("protokoll"))
    return minutes, tuple(it for it in files if it not in minutes)


def _netpublicator(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    channels = [
        netpublicator.Channel(
            name,
            tuple(
                netpublicator.Meet(
                    it.title(f"{it.day} kl. {it.hour}"),
                    tuple(netpublicator.Doc(file, bodies[file]) for file in it.files),
                )
                for it in own
            ),
        )
        for name, own in _by_body(held)
    ]
    return "/reader/r12345678", netpublicator.Site(channels)


def _norrkoping(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    boards = {name: number for number, name in norrkoping.BOARDS.items()}
    rows = [(it, name) for it in held for name in it.files]
    notes = [
        norrkoping.Note(
            place, boards[it.body], it.day, norrkoping.script_date(it.day, it.hour), name, body=bodies[name]
        )
        for place, (it, name) in enumerate(rows, 1)
    ]
    agendas = [it for it in notes if not it.name.startswith("Protokoll")]
    return "/", norrkoping.Interface([it for it in notes if it not in agendas], agendas)


def _opengov(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    numbers = {name: str(place) for place, name in enumerate(bodies, 70)}
    boards = [
        opengov.Board(
            str(nth),
            name,
            [
                opengov.Session(
                    it.day,
                    None if it.note else f"50{place}",
                    it.note or it.hour,
                    papers=tuple(opengov.Paper(numbers[file], file, body=bodies[file]) for file in it.files),
                    items=tuple(opengov.Item(f"{n} - {title}", f"80{n}") for n, title in enumerate(it.items, 1)),
                )
                for place, it in enumerate(own)
            ],
        )
        for nth, (name, own) in enumerate(_by_body(held), 11)
    ]
    return "/Meetings/exempelkommun", opengov.Tenant(boards)


def _page(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    sections = "".join(
        f"<h3>{it.body} {it.title(it.named)}</h3><ul>"
        + "".join(f'<li><a href="/download/18.abcdef/1789626584994/{quote(name)}">{name}</a></li>' for name in it.files)
        + "</ul>"
        for it in held
    )
    html = f"<!doctype html><title>Möten</title><main><h1>Sammanträden</h1>{sections}</main>"
    return "/moten", ListingSite(BODY, bodies=dict(bodies), path="/moten", html=html)


def _rss(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    entries = [(it, name) for it in held for name in it.files or (it.note and (it.note,)) or ()]
    items = "".join(
        f"<item><title>{name.removesuffix('.pdf')} {it.body} {it.typed or it.day}</title><link>/{name.replace(' ', '_')}</link></item>"
        for it, name in entries
    )
    page = Given(f"<rss><channel><title>Nytt</title>{items}</channel></rss>", content_type="application/rss+xml")
    return "/moten", _Host(page, _by_address(bodies))


def _sitevision(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    folders = tuple(
        Folder(f"19.b{place}", f"{it.body} {it.title(it.named)}", it.files) for place, it in enumerate(held)
    )
    portal = Portal(folders=(Folder("19.a2026", "2026", (), folders),), bodies=dict(bodies))
    return portal.path, portal


def _by_body(held: Iterable[Held]) -> Iterator[tuple[str, Iterator[Held]]]:
    return groupby(held, lambda it: it.body)


def _by_address(bodies: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name.replace(" ", "_"): body for name, body in bodies.items()}


def _slug(name: str) -> str:
    plain = str.maketrans({"å": "a", "ä": "a", "ö": "o", "§": "ss", ".": "", " ": "-"})
    return name.lower().translate(plain)


DRAWN: dict[str, _Draw] = {
    "ciceron": _ciceron,
    "evolution": _evolution,
    "goteborg": _goteborg,
    "ical": _ical,
    "jsonld": _jsonld,
    "lex2": _lex2,
    "meetingsplus": _meetingsplus,
    "netpublicator": _netpublicator,
    "norrkoping": _norrkoping,
    "opengov360": _opengov,
    "page": _page,
    "rss": _rss,
    "sitevision": _sitevision,
}

CANNOT: dict[tuple[str, str], str] = {
    ("twice", "goteborg"): "a meeting's address is its day",
    ("twice", "rss"): "an entry tells no hour that would part them",
    ("twice", "sitevision"): "a folder tells a day; pages of one meeting each tell hours",
    ("wrong_year", "rss"): "an entry's title is all that is told",
    ("doubled", "lex2"): "ids rotate: two papers of one name are not known to be one",
    ("doubled", "norrkoping"): "a row is one file",
    **{
        ("typed", platform): "the system writes the day"
        for platform in (
            "ciceron",
            "goteborg",
            "ical",
            "jsonld",
            "lex2",
            "meetingsplus",
            "norrkoping",
            "opengov360",
        )
    },
}
"""What cannot occur on a platform, and why."""
