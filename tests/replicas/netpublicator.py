"""NetPublicator as PLATFORMS tells it: a tree read by paths of ids, where `isr=true` gives the root again."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from html import escape

from tests.replicas.server import Given, Wanted

ROOT = "1ab2c3d4e5f6078"


@dataclass(frozen=True, slots=True)
class Doc:
    """A document; its id has hyphens in it."""

    text: str
    body: bytes = b""
    kind: str = "document"

    @property
    def key(self) -> str:
        """Its id."""
        return f"d{zlib.crc32(self.text.encode()):08x}-4a1b-{len(self.body)}"


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel and what it holds."""

    text: str
    inside: tuple[Channel | Meet | Doc, ...] = ()
    kind: str = "channel"

    @property
    def key(self) -> str:
        """Its id."""
        return f"{10**16 + zlib.crc32(self.text.encode())}"


@dataclass(frozen=True, slots=True)
class Meet(Channel):
    """A meeting and what it holds."""

    kind: str = "meeting"


@dataclass(frozen=True, slots=True)
class Notice:
    """A row of the board."""

    title: str
    published: str
    body: str = ""


@dataclass(slots=True)
class Site:
    """Reader, API, board and a landing page on one host, as an app for `serve`."""

    tree: list[Channel]
    notices: list[Notice] = field(default_factory=list)
    landing: str = ""
    bare: bool = False
    """Whether lists come without `items` around them."""
    ends_with_id: bool = True
    """Whether the hash of a document ends with its own id."""
    strays: str = "root"
    """What a wrong path is answered with: `root`, `404` or `html`."""
    config: str = '{"readerName":"r12345678","rootId":"1ab2c3d4e5f6078","rootName":"Politik"}'
    drawn: bool = False
    """Whether the board's rows are drawn by its script only."""

    def __call__(self, wanted: Wanted) -> Given:
        """Answer a request."""
        path = wanted.path
        if path == "/moten":
            return Given(self.landing)
        if path == "/reader/r12345678":
            return Given(
                f'<!doctype html><html><body><div data-np-config="{escape(self.config)}"></div>'
                '<script src="https://static.netpublicator.com/js/np-publicreader.js"></script></body></html>'
            )
        if path.startswith("/bulletinboard/public/"):
            return Given(self._board())
        if path == "/api/public/r12345678/read":
            return self._read(wanted.query)
        if path.startswith("/api/public/r12345678/document/"):
            return self._document(path.rpartition("/")[2], wanted.query.get("hash", ""))
        return Given("<h1>Not Found</h1>", status=404)

    def _read(self, query: dict[str, str]) -> Given:
        if query.get("isr") == "true":
            return self._listed(self.tree, [])
        found = self._find(query.get("hash", ""))
        if found is None:
            return {
                "root": self._listed(self.tree, []),
                "404": Given("", status=404),
                "html": Given("<!doctype html><title>Fel</title><h1>Fel</h1>"),
            }[self.strays]
        return self._listed(list(found.inside), [found])

    def _find(self, path: str) -> Channel | None:
        rest = path.removeprefix(ROOT)
        inside: list[Channel | Meet | Doc] = list(self.tree)
        here: Channel | None = None
        while rest:
            here = next((it for it in inside if isinstance(it, Channel) and f"{rest}-".startswith(f"-{it.key}-")), None)
            if here is None:
                return None
            rest, inside = rest.removeprefix(f"-{here.key}"), list(here.inside)
        return here

    def _listed(self, inside: list[Channel] | list[Channel | Meet | Doc], above: list[Channel]) -> Given:
        items = [
            {"id": it.key, "text": it.text, "type": it.kind, "index": n, "data": {}} for n, it in enumerate(inside)
        ]
        history = [{"id": ROOT, "text": "Politik"}, *({"id": it.key, "text": it.text} for it in above)]
        body = json.dumps(items if self.bare else {"history": history, "items": items}, ensure_ascii=False)
        return Given(body, content_type="application/json; charset=utf-8")

    def _document(self, key: str, path: str) -> Given:
        place = path.removesuffix(f"-{key}")
        if (place != path) != self.ends_with_id:
            return Given("<!doctype html><title>Fel</title><h1>Fel</h1>", status=200 if self.strays == "html" else 404)
        here = self._find(place)
        document = next((it for it in here.inside if it.key == key), None) if here else None
        if not isinstance(document, Doc):
            return Given("", status=404)
        return Given(document.body, content_type="application/pdf")

    def _board(self) -> str:
        if self.drawn:
            return "<!doctype html><html><body><div id='np-board'></div><script src='/js/bulletinboard/x.js'></script>"
        rows = "".join(
            f'<li data-npid="{n}" data-title="{escape(it.title)}" data-published="{it.published}">'
            f'<span class="bbl-item-title-small">{escape(it.body)}</span><span>{escape(it.title)}</span></li>'
            for n, it in enumerate(self.notices)
        )
        return f"<!doctype html><html><body><h1>Anslagstavla</h1><ul>{rows}</ul>{'' if rows else '<p>Inga handlingar finns'}"
