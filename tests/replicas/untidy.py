"""The same meetings on every platform, drawn as untidily as people leave them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from tests.replicas import ciceron, evolution, goteborg, lex2, meetingsplus, netpublicator, norrkoping, opengov
from tests.replicas.page import ListingSite
from tests.replicas.server import App, Given, Wanted
from tests.replicas.sitevision import Folder, Portal

BODY, DAY, NUMBER = "Kommunfullmäktige", "2026-03-11", 271490


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting of 11 March: its hour, and its files by name."""

    files: tuple[str, ...]
    hour: str = "13:00"
    typed: str = ""
    """The day as somebody typed it, where a title tells it."""

    def day(self, usual: str) -> str:
        """Give the day as typed, else as usual."""
        return self.typed or usual


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
            address = f"http://{wanted.headers['host']}"
            return Given(self.page.encoded().decode().replace("HOST", address), content_type=self.page.content_type)
        name = wanted.path.rpartition("/")[2]
        return Given(self.bodies.get(name, b"User-agent: *\n"), content_type="application/pdf")


def _ciceron(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    sittings = [
        ciceron.Sitting(BODY, DAY, tid=it.hour, papers=tuple(ciceron.Paper(name, bodies[name]) for name in it.files))
        for it in held
    ]
    return "/", ciceron.Diary(sittings)


def _evolution(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    folders = [
        evolution.folder(
            f"u-{place}",
            f"{BODY}_Möte {it.day(DAY)}",
            documents=[evolution.paper(name, name.removesuffix(".pdf")) for name in it.files],
        )
        for place, it in enumerate(held)
    ]
    return "/", evolution.DocumentWeb([evolution.folder("u", BODY, *folders)], dict(bodies))


def _goteborg(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    numbers = {name: place for place, name in enumerate(bodies)}
    sessions = [
        goteborg.Session(
            BODY, DAY, tuple(goteborg.File.named(name, numbers[name], bodies[name], "") for name in it.files)
        )
        for it in held
    ]
    return goteborg.FORM, goteborg.Portal(sessions)


def _ical(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    events = "".join(
        f"BEGIN:VEVENT\nUID:{it.hour}@x\nDTSTART;TZID=Europe/Stockholm:20260311T{it.hour.replace(':', '')}00\nSUMMARY:{BODY}\n"
        + "".join(f'ATTACH;FILENAME="{name}":HOST/{name.replace(" ", "_")}\n' for name in it.files)
        + "END:VEVENT\n"
        for it in held
    )
    page = Given(f"BEGIN:VCALENDAR\n{events}END:VCALENDAR\n", content_type="text/calendar")
    return "/moten", _Host(page, _by_address(bodies))


def _jsonld(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    nodes = [
        {
            "@type": "Event",
            "name": BODY,
            "startDate": f"{DAY}T{it.hour}",
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
            f"KF/{DAY}",
            BODY,
            tuple(lex2.Paper(name, bodies[name]) for name in it.files),
            f"Sammanträde {DAY} kl. {it.hour.replace(':', '.')}",
        )
        for it in held
    ]
    return lex2.BASE, lex2.Publisher(sessions)


def _meetingsplus(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    gatherings = [
        meetingsplus.Gathering(f"kommunfullmaktige-{place}", f"{DAY} kl. {it.hour}", *_tabs(it.files, bodies))
        for place, it in enumerate(held)
    ]
    return "/committees", meetingsplus.Portal([meetingsplus.Body("kommunfullmaktige", BODY, gatherings)])


def _tabs(
    names: Iterable[str], bodies: Mapping[str, bytes]
) -> tuple[tuple[meetingsplus.File, ...], tuple[meetingsplus.File, ...]]:
    files = [meetingsplus.File(_slug(name), name, bodies[name]) for name in names]
    minutes = tuple(it for it in files if it.slug.startswith("protokoll"))
    return minutes, tuple(it for it in files if it not in minutes)


def _netpublicator(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    meets = tuple(
        netpublicator.Meet(
            it.day(f"{DAY} kl. {it.hour}"), tuple(netpublicator.Doc(name, bodies[name]) for name in it.files)
        )
        for it in held
    )
    return "/reader/r12345678", netpublicator.Site([netpublicator.Channel(BODY, meets)])


def _norrkoping(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    rows = [(it.hour, name) for it in held for name in it.files]
    notes = [
        norrkoping.Note(place, NUMBER, DAY, f"Wed Mar 11 2026 {hour}:00 GMT+0100", name, body=bodies[name])
        for place, (hour, name) in enumerate(rows, 1)
    ]
    return "/", norrkoping.Interface(
        [it for it in notes if it.name.startswith("Protokoll")],
        [it for it in notes if not it.name.startswith("Protokoll")],
    )


def _opengov(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    numbers = {name: str(place) for place, name in enumerate(bodies, 70)}
    sessions = [
        opengov.Session(
            DAY,
            f"50{place}",
            it.hour,
            papers=tuple(opengov.Paper(numbers[name], name, body=bodies[name]) for name in it.files),
        )
        for place, it in enumerate(held)
    ]
    return "/Meetings/exempelkommun", opengov.Tenant([opengov.Board("11", BODY, sessions)])


def _page(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    sections = "".join(
        f"<h3>{it.day(_named(it.hour))}</h3><ul>"
        + "".join(f'<li><a href="/download/18.abcdef/1789626584994/{quote(name)}">{name}</a></li>' for name in it.files)
        + "</ul>"
        for it in held
    )
    html = f"<!doctype html><title>Möten</title><main><h1>{BODY}s sammanträden</h1>{sections}</main>"
    return "/moten", ListingSite(BODY, bodies=dict(bodies), path="/moten", html=html)


def _rss(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    items = "".join(
        f"<item><title>{name.removesuffix('.pdf')} {BODY} {it.day(DAY)}</title><link>/{name.replace(' ', '_')}</link></item>"
        for it in held
        for name in it.files
    )
    page = Given(f"<rss><channel><title>Nytt</title>{items}</channel></rss>", content_type="application/rss+xml")
    return "/moten", _Host(page, _by_address(bodies))


def _sitevision(held: tuple[Held, ...], bodies: Mapping[str, bytes]) -> Drawn:
    folders = tuple(
        Folder(f"19.b{place}", f"{BODY} {it.day(_named(it.hour))}", it.files) for place, it in enumerate(held)
    )
    portal = Portal(folders=(Folder("19.a2026", "2026", (), folders),), bodies=dict(bodies))
    return portal.path, portal


def _named(hour: str) -> str:
    return f"11 mars 2026 kl. {hour.replace(':', '.')}"


def _by_address(bodies: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name.replace(" ", "_"): body for name, body in bodies.items()}


def _slug(name: str) -> str:
    return name.lower().replace("§", "ss").replace(".", "").replace(" ", "-")


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
