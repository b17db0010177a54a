"""Sites of a few pages, drawn sites, and clients that ask them in place of the network."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from agendawatch.crawl.client import Client
from agendawatch.fetch import FetchPolicy, Memory
from agendawatch.fetch.message import Answer, Answers, Question
from agendawatch.model import Listing, Municipality, Route, Site, Window

NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
YEAR = Window.year(2026)
HOME = "https://www.nyby.example/"
NYBY = Municipality(code="9950", name="Nyby")
DAYS = "<ul><li>14 januari 2026 kl. 13.00<li>11 februari 2026 kl. 13.00<li>8 april 2026 kl. 13.00<li>10 juni 2026 kl. 13.00</ul>"


def asking(answer: Callable[[Question], Answer], now: dt.datetime = NOW, memory: Memory | None = None) -> Client:
    """Give a client that asks whoever answers, once and without pauses."""
    policy = FetchPolicy(pause=0, attempts=1)
    return Client(transport=Answers(answer), now=lambda: now, memory=memory, policy=policy)


class Pages:
    """A site of pages by their paths; a page is its content, an answer, or a function of the question."""

    def __init__(self, **pages: str) -> None:
        """Begin without pages; `robots` is what robots.txt says."""
        self.pages: dict[str, str | Answer | Callable[[Question], Answer]] = dict(pages)
        self.robots = ""
        self.asked: list[str] = []

    def __setitem__(self, path: str, page: str | Answer | Callable[[Question], Answer]) -> None:
        """Put a page up."""
        self.pages[path] = page

    def answer(self, question: Question) -> Answer:
        """Answer a request."""
        parts = urlsplit(question.url)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        if path == "/robots.txt":
            return Answer(self.robots, content_type="text/plain")
        self.asked.append(path)
        page = self.pages.get(path, self.pages.get("*"))
        if page is None:
            return Answer("<h1>Sidan finns inte</h1>", status=404)
        if isinstance(page, str):
            return Answer(draw(path, page))
        return page if isinstance(page, Answer) else page(question)

    def client(self, now: dt.datetime = NOW, memory: Memory | None = None) -> Client:
        """Give a client that asks this site."""
        return asking(self.answer, now, memory)

    def list(self, start: str = HOME) -> Listing:
        """List the meetings of this site, from an address of it."""
        with self.client() as client:
            return client.meetings(Site(url=start, municipality=NYBY), window=YEAR)

    def explore(self, start: str = HOME) -> Route:
        """Find the way from an address of this site."""
        with self.client() as client:
            return client.explore(Site(url=start, municipality=NYBY), window=YEAR)


def draw(title: str, content: str) -> str:
    """Draw a page; a content with a heading of its own goes by that."""
    heading = "" if "<h1>" in content else f"<h1>{title}</h1>"
    return f'<!doctype html><html lang="sv"><title>Nyby</title><main>{heading}{content}</main></html>'


def links(*labels: str, paths: dict[str, str] | None = None, **named: str) -> str:
    """Draw a list of links: a label's path is its own unless told."""
    told = {**(paths or {}), **named}
    rows = [(f"/{label.casefold().replace(' ', '-')}", label) for label in labels] + [
        (path, label) for label, path in told.items()
    ]
    return f"<ul>{''.join(f'<li><a href={chr(34)}{path}{chr(34)}>{label}</a>' for path, label in rows)}</ul>"


@pytest.fixture
def site() -> Pages:
    """Draw a site whose front page leads to a list of the board's meetings, by way of a page of politics."""
    found = Pages()
    found["/"] = links("Kommun och politik", "Bygga och bo", "Nyheter")
    found["/kommun-och-politik"] = links("Sammanträdestider")
    found["/sammanträdestider"] = f"<h1>Sammanträdestider</h1><h2>Kommunstyrelsen</h2>{DAYS}"
    found["/sammantr%C3%A4destider"] = f"<h1>Sammanträdestider</h1><h2>Kommunstyrelsen</h2>{DAYS}"
    return found
