"""MeetingsPlus as PLATFORMS tells it: relative links, two tabs, files by slug, and a missing page that says 200."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote

from tests.replicas.server import Given, Wanted

_MISSING = (
    '<!doctype html><html class="no-js" lang="sv"><head><title>Sidan saknas | MeetingPlus [sv]</title></head>'
    "<body><h1>Sidan saknas</h1><p>Sidan du efterfrågade kunde inte hittas.</p></body></html>"
)


@dataclass(frozen=True, slots=True)
class File:
    """A file by its slug; `under` puts it under another meeting's address."""

    slug: str
    text: str = ""
    body: bytes = b""
    under: str = ""
    query: str = "?downloadMode=open"


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting of a committee."""

    slug: str
    label: str
    """What the row says."""
    protocols: tuple[File, ...] = ()
    agenda: tuple[File, ...] = ()
    items: tuple[tuple[str, tuple[File, ...]], ...] = ()
    number: int = 0
    past: bool = True
    linked: bool = True


@dataclass(slots=True)
class Body:
    """A committee."""

    slug: str
    name: str
    gatherings: list[Gathering]
    number: int = 0


@dataclass(frozen=True, slots=True)
class Announcement:
    """A notice on the board."""

    number: int
    title: str
    kind: str = "Protokoll"
    start: str = ""
    description: str = ""


@dataclass(slots=True)
class Portal:
    """The portal, as an app for `serve`."""

    bodies: list[Body]
    announcements: list[Announcement] = field(default_factory=list)
    tabs: bool = True
    """Whether the page is served with the past ones too."""
    api: bool = True
    board_api: str = "list"
    """`list`, `items`, or `` for none."""
    missing: bytes = _MISSING.encode()
    root: str = "/committees"
    page_relative: bool = False

    def __call__(self, wanted: Wanted) -> Given:
        """Answer a request."""
        path = wanted.path.rstrip("/")
        if path == "/404":
            return Given(self.missing)
        if path == "/committees":
            return Given(self._page("Nämnder", "".join(_committee(it, self.root) for it in self.bodies)))
        if path == "/digital-bulletin-board":
            return Given(self._board(int(wanted.query.get("pageIndex", "1"))))
        given = self._api(wanted) if path.startswith("/api/") else self._place(path)
        return given or Given(status=302, headers=(("Location", f"/404?aspxerrorpath={quote(wanted.path, safe='')}"),))

    def _place(self, path: str) -> Given | None:
        for body in self.bodies:
            own = f"{self.root}/{body.slug}"
            if path == own:
                return Given(self._committee_page(body))
            for it in body.gatherings:
                if path == f"{own}/{it.slug}":
                    return Given(self._meeting_page(body, it))
                for kind, file in _files(it):
                    if path == _address(self.root, body, it, kind, file) and file.body:
                        return Given(file.body, content_type="application/pdf")
        return None

    def _page(self, title: str, content: str) -> str:
        return (
            f'<!doctype html><html class="no-js" lang="sv"><head><title>{escape(title)} | MeetingPlus [sv]</title>'
            '<script>document.meetingsPlusUser = "anonymous";</script></head><body><header><span>Meetings+</span>'
            '<nav><a id="PageLink_overview" href="/overview">Översikt</a>'
            '<a id="PageLink_committees" href="/committees">Nämnder &amp; Styrelser</a></nav></header>'
            f'<main id="main"><h1>{escape(title)}</h1>{content}</main><footer>Copyright</footer></body></html>'
        )

    def _committee_page(self, body: Body) -> str:
        coming = "".join(self._row(body, it) for it in body.gatherings if not it.past)
        gone = "".join(self._row(body, it) for it in reversed(body.gatherings) if it.past)
        decoy = '<a href="/committees/annan-namnd/mote-2026-01-01" aria-label="2026-01-01">Annan nämnd 2026-01-01</a>'
        past = f'<div id="committeesRecentContent"><table>{gone}</table></div>' if self.tabs else ""
        number = f'<div data-committee-id="{body.number}"></div>' if body.number else ""
        empty = "" if body.gatherings else "<p>Det finns ingen information att visa</p>"
        return self._page(body.name, f"{number}<div><table>{coming}</table></div>{past}{empty}{decoy}")

    def _row(self, body: Body, it: Gathering) -> str:
        if not it.linked:
            return f"<tr role='row'><td>{escape(it.label)}</td></tr>"
        link = f"{body.slug}/{it.slug}" if self.page_relative else f"{self.root}/{body.slug}/{it.slug}"
        label, _, rest = it.label.partition(" ")
        cells = "".join(
            f'<td><a class="accessible-table-cell" href="{link}" aria-label="{escape(it.label)}">{escape(text)}</a></td>'
            for text in (label, rest)
        )
        return f'<tr role="row">{cells}</tr>'

    def _meeting_page(self, body: Body, it: Gathering) -> str:
        def link(kind: str, file: File, attributes: str = "") -> str:
            url = f"{_address(self.root, body, it, kind, file)}{file.query}"
            # The same address often stands twice.
            return f'<a {attributes} href="{url}">{escape(file.text)}</a><a {attributes} href="{url}"></a>'

        def listed(files: tuple[File, ...]) -> str:
            return "".join(f"<li>{link('agenda', file)}</li>" for file in files)

        files = listed(it.agenda)
        items = "".join(f"<h3>{escape(title)}</h3><ul>{listed(own)}</ul>" for title, own in it.items)
        protocols = "".join(link("protocol", file, 'id="openProtocol"') for file in it.protocols)
        shut = (
            '<a id="openProtocol" href="javascript:void(0);">Öppna protokoll</a><p>Inget protokoll har publicerats</p>'
        )
        nothing = "" if it.agenda or it.items else "<p>Ingen agenda har publicerats</p>"
        tabs = f"<section><h2>Kallelse</h2>{nothing}<ul>{files}</ul>{items}</section><section><h2>Protokoll</h2>{protocols or shut}</section>"
        return self._page(f"{body.name} {it.label}", tabs)

    def _api(self, wanted: Wanted) -> Given | None:
        parts = wanted.path.strip("/").split("/")
        if parts[1] == "dbb":
            return self._board_api(wanted)
        if not self.api:
            return None
        if parts[2] == "committees":
            body = next(it for it in self.bodies if str(it.number) == parts[3])
            return _json([{"Id": it.number, "DateLabel": it.label} for it in body.gatherings])
        it = next((it for body in self.bodies for it in body.gatherings if str(it.number) == parts[3]), None)
        if it is None or len(parts) < 6:
            return Given(status=404)
        files = it.protocols if parts[5] == "Protocol" else it.agenda
        return Given(files[0].body, content_type="application/pdf") if files else Given("<h1>Error</h1>", status=500)

    def _board_api(self, wanted: Wanted) -> Given | None:
        if not self.board_api:
            return None
        kinds = sorted({it.kind for it in self.announcements})
        rows: list[dict[str, object]] = [{"Id": number, "Name": kind} for number, kind in enumerate(kinds, 1)]
        if wanted.path.endswith("/published"):
            kind = kinds[int(wanted.query["announcementTypeId"]) - 1]
            rows = [
                {"Id": it.number, "Title": it.title, "StartDate": it.start, "Description": it.description}
                for it in self.announcements
                if it.kind == kind
            ]
        return _json({"Items": rows} if self.board_api == "items" else rows)

    def _board(self, number: int) -> str:
        rows = "".join(
            f'<div role="row"><a href="/digital-bulletin-board/announcements/{it.number}">{escape(it.title)}</a>'
            f"<span>Anslaget {it.start}</span></div>"
            for it in self.announcements[2 * number - 2 : 2 * number]
        )
        return self._page("Anslagstavla", rows or "<p>Det finns ingen information att visa</p>")


def _json(value: object) -> Given:
    return Given(json.dumps(value), content_type="application/json; charset=utf-8")


def _committee(body: Body, root: str) -> str:
    return f'<li><a href="{root}/{body.slug}">{escape(body.name)}</a></li>'


def _files(it: Gathering) -> list[tuple[str, File]]:
    own = [*it.agenda, *(file for _, files in it.items for file in files)]
    return [*(("agenda", file) for file in own), *(("protocol", file) for file in it.protocols)]


def _address(root: str, body: Body, it: Gathering, kind: str, file: File) -> str:
    return f"{root}/{body.slug}/{file.under or it.slug}/{kind}/{file.slug}"
