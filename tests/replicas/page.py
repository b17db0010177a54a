"""Any page that lists meetings and files, as SiteVision and its like make them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote

from tests.replicas.server import Given, Wanted


@dataclass(frozen=True, slots=True)
class Files:
    """The files under one heading, in the portlet's HTML or in its state."""

    heading: str
    names: tuple[str, ...]
    as_state: bool = False


@dataclass(slots=True)
class ListingSite:
    """A site of one page and its files, as an app for `serve`."""

    title: str
    plan: tuple[str, ...] = ()
    """The sentence before the list of dates, and the dates."""
    files: list[Files] = field(default_factory=list)
    bodies: dict[str, bytes] = field(default_factory=dict)
    """What stands in a file, by its name."""
    path: str = "/kommun-och-politik/sammantraden"
    html: str | None = None
    """The page as a whole, where it is drawn by hand."""

    def __call__(self, wanted: Wanted) -> Given:
        """Answer a request."""
        if wanted.path == "/robots.txt":
            return Given("User-agent: *\nDisallow: /*?sv*\n", content_type="text/plain")
        if wanted.path == self.path:
            return Given(self.html if self.html is not None else self.page())
        name = wanted.path.rpartition("/")[2]
        if wanted.path.startswith("/download/18.") and name in self.bodies:
            return Given(self.bodies[name], content_type="application/pdf")
        return Given("<h1>404</h1>", status=404)

    def page(self) -> str:
        """Draw the page."""
        plan = ""
        if self.plan:
            dates = "".join(f"<li>{escape(it)}</li>" for it in self.plan[1:])
            plan = f"<p>{escape(self.plan[0])}</p><ul>{dates}</ul>"
        portlets = "".join(_portlet(place, it) for place, it in enumerate(self.files))
        states = "".join(_state(place, it) for place, it in enumerate(self.files) if it.as_state)
        return (
            f'<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>{escape(self.title)}</title></head><body>'
            '<nav><a href="/">Startsida</a></nav><main>'
            f"<h1>{escape(self.title)}</h1>{plan}{portlets}</main>"
            f'<footer><a href="/download/18.ffffff/1789626584000/Integritetspolicy%202019-05-20.pdf">Integritet</a></footer>'
            f"{states}</body></html>"
        )


def _address(place: int, number: int, name: str) -> str:
    return f"/download/18.{place:04x}{number:04x}abcdef/{1_789_626_584_000 + number}/{quote(name)}"


def _portlet(place: int, files: Files) -> str:
    heading = f"<h3>{escape(files.heading)}</h3>"
    if files.as_state:
        return f'{heading}<div class="sv-file-portlet" id="svid12_{place:04x}"></div>'
    rows = "".join(
        f'<li><a href="{_address(place, number, name)}">{escape(name)}'
        '<span class="env-assistive-text"> Pdf, 206.5 kB.</span></a></li>'
        for number, name in enumerate(files.names)
    )
    return f'{heading}<div class="sv-file-portlet"><ul>{rows}</ul></div>'


def _state(place: int, files: Files) -> str:
    rows = [
        {
            "id": f"18.{place:04x}{number:04x}",
            "name": name,
            "uri": _address(place, number, name),
            "url": _address(place, number, name),
            "fileSize": 206_512,
            "lastModifiedDateTime": 1_789_626_584_000 + number,
            "lastModifiedBy": "Webbredaktionen",
        }
        for number, name in enumerate(files.names)
    ]
    return f"<script>AppRegistry.registerInitialState('12.{place:04x}',{json.dumps({'files': rows})});</script>"
