"""SiteVision as PLATFORMS tells it: folders that fall back, web apps, one page a meeting, and a calendar."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote

from tests.replicas.server import Given, Wanted, json_given

PAGE, PORTLET = "4.71af2c3d184e5f6", "12.71af2c3d184e5aa"
_AT_A_TIME = 9


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of files."""

    id: str
    name: str
    files: tuple[str, ...] = ()
    folders: tuple[Folder, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of a calendar: moments in milliseconds UTC."""

    name: str
    start: int
    end: int | None = None
    uri: str = "/kalender/handelse.html"


@dataclass(slots=True)
class Portal:
    """A site on SiteVision, as an app for `serve`."""

    path: str = f"/kommun/sammantraden.{PAGE}.html"
    title: str = "Kommunfullmäktige"
    content: str = ""
    """What stands on the page beside its layouts."""
    folders: tuple[Folder, ...] = ()
    dead: set[str] = field(default_factory=set)
    """Folders that are gone: a portlet shows its first one, a web app answers 400."""
    shares: bool = False
    """Whether folders are a web app's, and not a portlet's."""
    pages: dict[str, str] = field(default_factory=dict)
    """Further pages, by path."""
    events: tuple[Event, ...] | None = None
    hit_count: int | None = None
    """What the calendar says; `None` for the truth."""
    bodies: dict[str, bytes] = field(default_factory=dict)
    robots: str = ""

    def __call__(self, wanted: Wanted) -> Given:
        """Answer a request."""
        if wanted.path == "/robots.txt":
            return Given(self.robots, content_type="text/plain")
        if wanted.path == self.path:
            return Given(self._frame(self._shown(wanted)))
        if wanted.path in self.pages:
            return Given(self._frame(self.pages[wanted.path]))
        if wanted.path.startswith("/appresource/"):
            return self._app(wanted)
        if wanted.path.startswith("/download/18."):
            return self._file(wanted.path.rpartition("/")[2], wanted)
        return Given("<h1>404</h1>", status=404)

    def _file(self, name: str, wanted: Wanted) -> Given:
        current = file_link(name)
        if wanted.target != current:
            return Given(status=301, headers=(("Location", current),))
        return Given(self.bodies.get(name, b"%PDF-1.4 "), content_type="application/pdf")

    def _all(self) -> dict[str, Folder]:
        inner = [it for folder in self.folders for it in folder.folders]
        return {it.id: it for it in (*self.folders, *inner)}

    def _shown(self, wanted: Wanted) -> str:
        parts = [f"<h1>{escape(self.title)}</h1>", self.content]
        if self.folders and not self.shares:
            parts.append(self._portlet(wanted.query.get("folder", "")))
        if self.folders and self.shares:
            rows = [{"folderId": it.id, "name": it.name} for it in self.folders]
            parts.append(
                f"<script>AppRegistry.registerInitialState('{PORTLET}',{json.dumps({'folders': rows})});</script>"
            )
        if self.events is not None:
            parts.append(f"<script>load('/appresource/{PAGE}/{PORTLET}/page')</script>")
        return "".join(parts)

    def _portlet(self, key: str) -> str:
        live = {name: it for name, it in self._all().items() if name not in self.dead}
        chosen = live.get(key, self.folders[0])
        links = "".join(
            f'<li><a href="?folder={it.id}&amp;sv.url={PORTLET}">{escape(it.name)}</a></li>'
            for it in (*self.folders, *(chosen.folders if key else ()))
        )
        files = "".join(f'<li><a href="{file_link(it)}">{escape(it)}</a></li>' for it in chosen.files)
        return f'<div class="sv-portlet" id="svid{PORTLET.replace(".", "_")}"><ul>{links}</ul><ul>{files}</ul></div>'

    def _app(self, wanted: Wanted) -> Given:
        if wanted.path == f"/appresource/{PAGE}/{PORTLET}/files":
            folder = self._all().get(wanted.query.get("folderId", ""))
            if folder is None or folder.id in self.dead:
                return Given('{"error":"folder"}', status=400, content_type="application/json")
            rows: list[dict[str, str]] = [{"name": it, "url": file_link(it)} for it in folder.files]
            rows += [{"id": it.id, "name": it.name} for it in folder.folders]
            return json_given({"files": rows})
        if wanted.path == f"/appresource/{PAGE}/{PORTLET}/page" and self.events is not None:
            if wanted.headers.get("x-requested-with") != "XMLHttpRequest":
                return Given("<h1>400</h1>", status=400)
            return self._calendar(int(wanted.query.get("p", "1")))
        return Given("<h1>404</h1>", status=404)

    def _calendar(self, number: int) -> Given:
        events = self.events or ()
        rows = [
            {"displayName": it.name, "URI": it.uri, "startDate": it.start, "endDate": it.end}
            for it in events[(number - 1) * _AT_A_TIME : number * _AT_A_TIME]
        ]
        count = len(events) if self.hit_count is None else self.hit_count
        return json_given({"hitCount": count, "items": rows})

    def _frame(self, content: str) -> str:
        return (
            f'<!doctype html><html lang="sv"><head><title>{escape(self.title)}</title></head><body class="sv-no-js">'
            f'<nav><a href="/">Start</a></nav><main>{content}</main><footer>Exempelstad</footer></body></html>'
        )


def file_link(name: str) -> str:
    """Write a file's address: its node, the moment of its change, its name."""
    node = sum(ord(letter) * place for place, letter in enumerate(name, 7)) % 10**9
    return f"/download/18.{node:x}abcdef/1789626584994/{quote(name)}"
