"""Göteborg's portal as PLATFORMS tells it: a form, result pages by year, relative `showmote!` links, Domino files."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from unicodedata import normalize
from urllib.parse import quote, unquote, urlsplit

from tests.replicas.server import Given, Wanted

FORM = "/wps/portal/start/kommun-och-politik/handlingar-och-protokoll/namndhandlingar/valj-namnd-och-ar"
FILES = "/prod/Intraservice/Namndhandlingar/SamrumPortal.nsf"
_ACTION = "p0/IZ7_IA2C14412H5PD06CMQABQOIML3=CZ6_IA2C14412H5PD06CMQABQOIM13=MEaction!filter==/"


@dataclass(frozen=True, slots=True)
class File:
    """A file of a meeting."""

    title: str
    url: str
    body: bytes = b""

    @classmethod
    def named(cls, title: str, number: int, body: bytes = b"", host: str = "https://www4.goteborg.se") -> File:
        """Put a file into the Domino base."""
        return cls(title, f"{host}{FILES}/{number:032X}/$File/{quote(title)}?OpenElement", body)


@dataclass(frozen=True, slots=True)
class Session:
    """A meeting as the portal shows it: a day and its files."""

    organization: str
    day: str
    files: tuple[File, ...] = ()


@dataclass(slots=True)
class Portal:
    """The portal, as an app for `serve`."""

    sessions: list[Session]
    page_size: int = 10
    repeats: bool = True
    """Whether the last page is repeated for ever; else what follows is empty."""
    ids: bool = False
    """Whether the form's values are ids and not names."""
    redirects: bool = True
    """Whether the form's bare address redirects to the one with the portal's state."""
    names_action: bool = True
    """Whether the form names the portlet that answers it; else it names nothing."""
    rotates: bool = False
    """Whether the portal's state, and with it every address, is another in each answer."""
    robots: str = "User-agent: *\nDisallow: /wps/myportal/\n"
    years: tuple[str, ...] = ()
    _answers: int = 0

    def __call__(self, wanted: Wanted) -> Given:
        """Answer a request."""
        self._answers += 1
        if wanted.path == "/robots.txt":
            return Given(self.robots, content_type="text/plain")
        if wanted.path.startswith(FILES):
            return self._file(wanted)
        if "showmote!" in wanted.path:
            return self._meeting(wanted.path)
        if "MEaction!filter" in wanted.path:
            return self._results(wanted.query)
        if wanted.path.rstrip("/") == FORM and self.redirects:
            return Given(status=302, headers=(("Location", f"{FORM}/!ut/p/z1/{self._state()}/"),))
        if wanted.path.startswith(FORM):
            return Given(self._page(self._form()))
        return Given("<h1>Not Found</h1>", status=404)

    def _names(self) -> list[str]:
        return sorted({session.organization for session in self.sessions})

    def _years(self) -> list[str]:
        return sorted({*self.years, *(session.day[:4] for session in self.sessions)}, reverse=True)

    def _form(self, chosen: dict[str, str] | None = None) -> str:
        picked = chosen or {}
        names = [(str(place) if self.ids else name, name) for place, name in enumerate(self._names(), 1)]
        years = [(year, year) for year in self._years()]
        return (
            f'<form class="c-form" method="get" action="{self._action()}">'
            f"{_select('snNamnd', 'Välj nämnd', names, picked.get('snNamnd'))}"
            f"{_select('snAr', 'Välj år', years, picked.get('snAr'))}"
            '<button type="submit" name="sok">Visa handlingar</button></form>'
        )

    def _action(self) -> str:
        return f"{FORM}/!ut/p/z1/{self._state()}/{_ACTION}" if self.names_action else ""

    def _state(self) -> str:
        return f"04_Sj9CPykssy0xPLMnMz0vMAfIjo8zi{self._answers if self.rotates else ''}"

    def _results(self, query: dict[str, str]) -> Given:
        chosen = normalize("NFC", query.get("snNamnd", ""))
        names = self._names()
        name = names[int(chosen) - 1] if self.ids and chosen.isdigit() else chosen
        found = [it for it in self.sessions if it.organization == name and it.day.startswith(query.get("snAr", "?"))]
        found.sort(key=lambda it: it.day, reverse=True)
        number = int(query.get("sitePage", "0"))
        last = max(0, (len(found) - 1) // self.page_size)
        first = (min(number, last) if self.repeats else number) * self.page_size
        rows = "".join(self._row(it) for it in found[first : first + self.page_size])
        words = f'<ul class="c-list">{rows}</ul>' if rows else "<p>Inga handlingar hittades.</p>"
        return Given(self._page(f"{self._form(query)}<h2>{escape(name)}</h2>{words}"))

    def _row(self, session: Session) -> str:
        # Relative to the result page, as the portal writes it.
        state = f"s{self._answers}/" if self.rotates else ""
        link = f"../p0/{state}showmote!{quote(session.organization)}{session.day}/"
        return f'<li><a href="{link}">Sammanträde {session.day}</a></li>'

    def _meeting(self, path: str) -> Given:
        named = normalize("NFC", unquote(path)).partition("showmote!")[2].strip("/")
        for session in self.sessions:
            if named == f"{session.organization}{session.day}":
                files = "".join(f'<li><a href="{escape(it.url)}">{escape(it.title)}</a></li>' for it in session.files)
                heading = f"<h1>Handlingar och protokoll</h1><h2>{session.organization}, sammanträde {session.day}</h2>"
                return Given(self._page(f'{heading}<ul class="c-list">{files}</ul>'))
        return Given(self._page(self._form()))

    def _file(self, wanted: Wanted) -> Given:
        for session in self.sessions:
            for file in session.files:
                if unquote(urlsplit(file.url).path) == wanted.path:
                    return Given(file.body, content_type="application/pdf")
        return Given("<h1>HTTP Web Server: Notes Exception</h1>", status=404)

    def _page(self, content: str) -> str:
        return (
            '<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Välj nämnd och år - Göteborgs Stad</title>'
            '</head><body><nav><a href="/wps/portal/start/">Start</a></nav><main>'
            f"{content}</main><footer><a href='/om.pdf'>Om webbplatsen</a></footer></body></html>"
        )


def _select(name: str, label: str, options: list[tuple[str, str]], chosen: str | None) -> str:
    shown = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(text)}</option>'
        for value, text in options
    )
    return f'<label>{label}</label><select name="{name}"><option value="">{label}</option>{shown}</select>'
