"""A server that offers mail over a small country's store, and a real server of mail that takes its letters."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import httpx
import pytest
from tests.replicas.post_office import Letter, PostOffice, post_office
from tests.server.conftest import filled_store  # noqa: F401 - a fixture of these tests too
from tests.server.country import ANGSBY, BOARD, NOW, SETTINGS, Served, serve

from agendawatch.mail import Keys, LetterSender, MailSettings, Sent, SmtpMailer, Subscriptions, new_key, send_due
from agendawatch.model import AgendaItem, Listing, Meeting, Site, Window
from agendawatch.server.mail import POSTS, MailService, mail_routes
from agendawatch.site import addresses
from agendawatch.store import Store


@pytest.fixture(scope="module")
def office() -> Iterator[PostOffice]:
    """Open a server of mail."""
    with post_office() as opened:
        yield opened


@dataclass
class Town:
    """All that a reader and whoever runs the server have."""

    served: Served
    room: MailService
    office: PostOffice
    store_url: str
    file: Path
    now: dt.datetime = NOW

    def post(self, url: str, **form: str) -> httpx.Response:
        """Send a form as a browser does from a page of the site, to a path or to a link of a letter."""
        return self.served.post(_path(url), urlencode(form).encode(), origin="https://moten.example")

    def get(self, url: str) -> httpx.Response:
        """Open a page, or a link of a letter."""
        return self.served.ask(_path(url))

    def subscribe(self, address: str = "anna@post.example", path: str = "/mejl/", **wish: str) -> None:
        """Ask for mail and confirm it, as a reader does."""
        answer = self.post(path, address=address, **(wish or {"words": "cykelbana"}))
        assert answer.status_code == 202, answer.text
        link = self.office.letters.pop().links[0]
        assert self.post(link).status_code == 200

    def news(self, *titles: str, day: int = 11, hours: int = 1) -> None:
        """See an agenda at the municipality."""
        items = tuple(AgendaItem(title=title, reference="KS 2026/00123") for title in titles)
        meeting = Meeting(municipality=ANGSBY, organization=BOARD, date=dt.date(2026, 5, day), agenda=items)
        site = Site(url="https://9901.example/maj", municipality=ANGSBY)
        with Store(self.store_url) as store:
            window = Window(first=dt.date(2026, 5, day), last=dt.date(2026, 5, day))
            store.records.add(
                Listing(window=window, meetings=(meeting,)), site=site, seen=self.now + dt.timedelta(hours=hours)
            )

    def send(self, days: float = 1) -> Sent:
        """Send what is due so many days later."""
        with Store(self.store_url) as store, SmtpMailer(self.room.settings) as mailer:
            when = self.now + dt.timedelta(days=days)
            return send_due(store, self.room.subscriptions, self.room.settings, self.room.sender, mailer, now=when)

    def letter(self, *titles: str, path: str = "/mejl/", **wish: str) -> Letter:
        """Give the letter that a reader has of what is new, the day after asking."""
        self.subscribe(path=path, **wish)
        self.news(*(titles or ("Ny cykelbana",)))
        self.send()
        return self.office.letters.pop()

    @property
    def rows(self) -> int:
        """Count the rows of the mail database."""
        return sum(self.room.subscriptions.counts().values())


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


@pytest.fixture
def town(filled: Path, tmp_path: Path, office: PostOffice) -> Iterator[Town]:
    """Serve a small country with mail."""
    office.letters.clear()
    office.refuses.clear()
    office.says = None
    store = tmp_path / "agendawatch.db"
    shutil.copy(filled, store)
    room = mail_room(tmp_path / "mail.db", office.url)
    url, site = f"sqlite:///{store}", SETTINGS.model_copy(update={"mail": True})
    with closing(serve(url, site, beside=lambda service: mail_routes(service, room), posts=POSTS)) as served:
        yield Town(served, room, office, url, tmp_path / "mail.db")


def mail_room(file: Path, smtp: str) -> MailService:
    """Make what a server offers mail with, over a database of its own."""
    keys = Keys(new_key())
    settings = MailSettings(sender="nytt@moten.example", smtp=smtp, key="…", bounces="studs@moten.example", per_hour=30)
    sender = LetterSender(
        address=settings.sender,
        base_url="https://moten.example/",
        keys=keys,
        title="Möten",
        bounces=settings.bounces,
        page=lambda meeting, item: addresses.meeting_way(meeting, frozenset(), item),
    )
    return MailService(settings, Subscriptions(file, keys), sender, lambda: SmtpMailer(settings))
