"""A municipality known by a landing page alone, as a replica: `python -m tests.replicas.landing` records it for the README.

The address is Ydre's in the registry. The pages are ours, their days made up, and every answer says so.
"""

from __future__ import annotations

import datetime as dt
import sys
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from agendawatch.crawl.client import Client
from agendawatch.fetch import FetchPolicy, Recorder
from agendawatch.fetch.message import Answer, Answers, Question
from agendawatch.model import Window

FOLDER = Path(__file__).parents[1] / "cassettes" / "landing"
_NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
_TOP = "/ydre-kommun/kommun-och-politik"
_HUB = f"{_TOP}/kallelser-handlingar-och-protokoll"
_DAYS = {
    "Kommunfullmäktige": ("23 februari", "27 april", "15 juni", "28 september", "30 november"),
    "Kommunstyrelsen": ("2 februari", "2 mars", "7 april", "1 juni", "7 september", "9 november"),
    "Samhällsbyggnadsnämnden": ("21 januari", "18 mars", "20 maj", "16 september", "18 november"),
}


def answer(question: Question) -> Answer:
    """Answer as the site would."""
    parts = urlsplit(question.url)
    if parts.path == "/robots.txt":
        return Answer("User-agent: *\nDisallow: /intranat\n", content_type="text/plain")
    pages = _pages()
    if parts.hostname != "www.ydre.se" or parts.path not in pages:
        return Answer("<!doctype html><title>Ydre</title><h1>Sidan finns inte</h1>", status=404)
    title, content = pages[parts.path]
    crumbs = f'<a href="/">Start</a> / <a href="{_TOP}">Kommun och politik</a> / <a href="{_HUB}">Kallelser och protokoll</a>'
    menu = "".join(
        f'<li><a href="{path}">{words}</a>'
        for words, path in (("Bygga och bo", "/bygga"), ("Kommun och politik", _TOP))
    )
    return Answer(
        f'<!doctype html><html lang="sv"><title>{title} - Ydre</title><header><nav><ul>{menu}</ul></nav></header>'
        f'<nav aria-label="Brödsmulor">{crumbs}</nav><main><h1>{title}</h1>{content}</main></html>'
    )


def _pages() -> dict[str, tuple[str, str]]:
    links = "".join(f'<li><a href="{_address(name)}">{escape(name)}</a>' for name in _DAYS)
    pages = {
        "/": ("Ydre kommun", "<p>Välkommen.</p>"),
        _TOP: ("Kommun och politik", f'<ul><li><a href="{_HUB}">Kallelser, handlingar och protokoll</a></ul>'),
        _HUB: ("Kallelser, handlingar och protokoll", f"<p>Välj nämnd.</p><ul>{links}</ul>"),
    }
    for name, days in _DAYS.items():
        rows = "".join(f"<li>{day} klockan 13.00" for day in days)
        pages[_address(name)] = (name, f"<h2>Sammanträden 2026</h2><ul>{rows}</ul>")
    return pages


def _address(name: str) -> str:
    return f"{_HUB}/{name.casefold().replace('ä', 'a').replace('ö', 'o')}"


def main() -> int:
    """Record what the README asks."""
    with Client(transport=Recorder(FOLDER, Answers(answer)), now=lambda: _NOW, policy=FetchPolicy(pause=0)) as client:
        client.meetings("Ydre", window=Window.year(2026))
    return 0


if __name__ == "__main__":
    sys.exit(main())
