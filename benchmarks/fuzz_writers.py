"""What writes: calendars, feeds, pages, search and the server's queries, given damaged words wherever a source's stand.

Each writes from words, and sees that what it wrote is whole: a calendar of as many events, XML and JSON that parse, a
page with as many tags as the same page of plain words. What may be refused is refused with `InputError` alone.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from tests.site.invented import NOW, pages, told_changes, told_meeting

from agendawatch.feeds import to_atom, to_ical, to_json_feed, to_jsonld
from agendawatch.model import AgendaItem, Listing, Meeting, MeetingStatus, Site, Window
from agendawatch.readers.calendar import read_ical
from agendawatch.server.queries import FILTER, read_query
from agendawatch.site.pages import render
from agendawatch.site.settings import SiteSettings
from agendawatch.store import Store

_HOME = SiteSettings(
    title="Möten", base_url="https://moten.example/", publisher="Öppna möten", contact="hej@moten.example"
)
_FEW = (MeetingStatus.SCHEDULED, MeetingStatus.CANCELLED)
_LONGEST = 400
"""Letters that stand in each place: a title of a megabyte is another fault's business."""
_OCTETS = 75


def said(page: bytes) -> str:
    """Take words from the middle of what was damaged."""
    text = page.decode("utf-8", "replace").strip() or "x"
    middle = len(text) // 2
    return text[max(0, middle - _LONGEST // 2) : middle + _LONGEST // 2].strip() or "x"


@cache
def _usual() -> Meeting:
    return told_meeting("Ord")


def _calendar(page: bytes) -> object:
    words = said(page)
    meeting = told_meeting(words)
    written = to_ical([meeting], name=words, items=True)
    assert written.count(b"\r\nBEGIN:VEVENT\r\n") == to_ical([_usual()], items=True).count(b"\r\nBEGIN:VEVENT\r\n")
    assert all(len(line) <= _OCTETS for line in written.split(b"\r\n"))
    assert b"\n" not in written.replace(b"\r\n", b"")
    return read_ical(written)


def _atom(page: bytes) -> object:
    words = said(page)
    root = ET.fromstring(to_atom(told_changes(words, told_meeting(words)), name=words))  # noqa: S314 - ours
    assert root.tag.endswith("feed")
    return root


def _json(page: bytes) -> object:
    words = said(page)
    meeting = told_meeting(words)
    linked = to_jsonld([meeting], items=True)
    assert b"<" not in linked
    return json.loads(to_json_feed(told_changes(words, meeting), name=words)), json.loads(linked)


class _Tags(HTMLParser):
    """Counts what a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.met: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that could do something, and attributes that could."""
        doing = [name for name, _ in attrs if name.startswith("on")]
        if tag in {"script", "style", "iframe", "object", "embed", "svg", "form", "base"} or doing:
            self.met += [tag, *doing]


def _met(html: bytes) -> list[str]:
    seen = _Tags()
    seen.feed(html.decode())
    return sorted(seen.met)


@cache
def _usually() -> tuple[list[str], ...]:
    return tuple(_met(render(it, _HOME, "sv")) for it in pages("Ord", _FEW))


def _pages(page: bytes) -> object:
    drawn = [render(it, _HOME, "sv") for it in pages(said(page), _FEW)]
    for usual, html in zip(_usually(), drawn, strict=True):
        assert set(_met(html)) <= set(usual), html
    return drawn


@cache
def _store() -> Store:
    """Keep some items to be searched."""
    store = Store("sqlite://")
    items = tuple(
        AgendaItem(title=title) for title in ("Cykelplan 2027", "Svar på motion om simskola", "Köp av Norrgården 3:17")
    )
    meeting = _usual().model_copy(update={"agenda": items})
    site = Site(url="https://nyby.example/", municipality=meeting.municipality)
    store.records.add(
        Listing(window=Window.year(2026), meetings=(meeting,)), site=site, seen=NOW - dt.timedelta(days=1)
    )
    return store


def _search(page: bytes) -> object:
    return _store().search(said(page)[:60])


WRITERS: dict[str, Callable[[bytes], object]] = {
    "to_ical": _calendar,
    "to_atom": _atom,
    "to_json_feed and to_jsonld": _json,
    "search": _search,
    "pages of the site": _pages,
}
QUERIES: dict[str, Callable[[bytes], object]] = {
    "read_query": lambda page: read_query(re.sub(rb"[^!-~]", lambda it: b"%%%02X" % it[0][0], page[:2000]), FILTER),
}


def queries() -> tuple[str, ...]:
    """Give queries of the server as readers write them, to be damaged."""
    return (
        "words=cykelbana,cykelplan&municipality=goteborg,1384&hide=cancelled&past=30",
        "where=cykel+and+not+(torg+or+%22plan+f%C3%B6r%22)&party=V,MP&alarm=1d,2h&items=1",
        "reference=KS+2026/123&from=2026-03-01&to=2026-12-31&language=en&kind=agenda_published&since=2026-01-01",
        "phrase=plan+f%C3%B6r+cyklar&without=remiss&organization=KS&assume_length=2h&doubts=1",
    )
