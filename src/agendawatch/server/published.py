"""The files of the static site, at the addresses that a static host would give them."""

from __future__ import annotations

from http import HTTPStatus

from agendawatch.server.answers import Answer
from agendawatch.server.headers import Kind
from agendawatch.server.service import Make
from agendawatch.server.state import ServerState
from agendawatch.site import addresses
from agendawatch.site.content import content_type, is_feed
from agendawatch.site.planned_file import PlannedFile
from agendawatch.store import Store

_INDEX = "index.html"
_ASSETS = "assets/"


def find_file(state: ServerState, path: str) -> PlannedFile | None:
    """Find the file that an address stands for; `None` when it leads nowhere."""
    return state.files.get(f"{path}{_INDEX}" if not path or path.endswith("/") else path)


def moved(state: ServerState, path: str) -> str | None:
    """Tell where a page is whose address lacks its last slash, seen from there; `None` when there is none either.

    What is seen from there holds under whatever path the site is published.
    """
    return f"{path.rpartition('/')[2]}/" if path and f"{path}/{_INDEX}" in state.files else None


def kind_of(path: str) -> Kind:
    """Tell what a file is to who asks for it."""
    if path.startswith(_ASSETS):
        return Kind.ASSET
    if path.endswith(".html"):
        return Kind.PAGE
    return Kind.FEED if is_feed(path) else Kind.DATA


def file_answer(planned: PlannedFile, status: HTTPStatus = HTTPStatus.OK) -> Make:
    """Make an answer of a file."""

    def make(store: Store, state: ServerState) -> Answer:
        del store, state
        kind = kind_of(planned.path)
        name = planned.path.replace("/", "-") if kind is Kind.FEED else None
        return Answer(planned.make(None), content_type(planned.path), kind, status=status, filename=name)

    return make


def missing_page(state: ServerState, path: str) -> PlannedFile | None:
    """Find the page that says that an address leads nowhere, in its language; `None` where a feed would stand.

    A calendar that is shown a page of HTML may take it for an empty calendar.
    """
    if is_feed(path):
        return None
    language = "en" if path.startswith("en/") else "sv"
    return state.files.get(addresses.file_path(addresses.MISSING, language)) or state.files.get("404.html")
