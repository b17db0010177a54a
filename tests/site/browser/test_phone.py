"""Every kind of page on phones, from the narrowest to the widest, in both languages, with text at 100 to 200 per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Page
from tests.cases import table
from tests.mail.conftest import mail_room
from tests.replicas.nobody import NOBODY
from tests.server.country import SETTINGS, fill, serve
from tests.server.test_runner import running
from tests.site.browser.test_browser import COUNTRY

from agendawatch.mail import Purpose
from agendawatch.server.mail import POSTS, mail_routes

pytestmark = pytest.mark.slow

WIDTHS = (320, 360, 390, 430)
SIZES = (100, 150, 200)
"""Per cent of the text that somebody who changes nothing has."""
USUAL = 16
KINDS = table(__file__, "KINDS")
WRONG = Path(__file__).with_name("wrong.js").read_text(encoding="utf-8")


@pytest.fixture
def phone(browser: Browser, sites: dict[str, str]) -> Iterator[Phone]:
    """Give a phone that is held anew for each page."""
    context = browser.new_context(
        locale="sv-SE", timezone_id="Europe/Stockholm", viewport={"width": 390, "height": 844}, has_touch=True
    )
    page = context.new_page()
    yield Phone(page, context.new_cdp_session(page), sites)
    context.close()


class Phone:
    """A screen that is as wide, and a text that is as large, as asked for."""

    def __init__(self, page: Page, session: CDPSession, sites: dict[str, str]) -> None:
        """Hold a page."""
        self.page, self.sites, self._session = page, sites, session

    def paths(self, site: str, kinds: tuple[str, ...], below: tuple[str, ...]) -> list[str]:
        """Give one page of each kind, in both languages; meetings and proposals are found by links."""
        found = list(kinds)
        for start, pattern in zip(below[::2], below[1::2], strict=True):
            self.page.goto(self.sites[site] + start)
            links = self.page.eval_on_selector_all("main a[href]", "them => them.map(it => it.href)")
            inside = [link.removeprefix(self.sites[site]) for link in links if link.startswith(self.sites[site])]
            found += [next(it for it in inside if re.fullmatch(pattern, it))]
        return [*found, *(f"en/{path}" for path in found)]

    def wrong(self, site: str, path: str) -> dict[str, list[str]]:
        """Tell what is wrong with a page, by width and size."""
        found = {}
        self.page.goto(self.sites[site] + path)
        for size in SIZES:
            self._session.send("Page.setFontSizes", {"fontSizes": {"standard": USUAL * size // 100, "fixed": 13}})
            for width in _widths(size, path):
                self.page.set_viewport_size({"width": width, "height": 844})
                if told := self.page.evaluate(WRONG, size > SIZES[0]):
                    found[f"{path} {width} px {size} %"] = told
        return found


def _widths(size: int, path: str) -> tuple[int, ...]:
    """Give the widths to try: all of them in Swedish; its words are the longer ones, so that in English the ends are enough."""
    if path.startswith("en/"):
        return WIDTHS[:1] if size == SIZES[1] else (WIDTHS[0], WIDTHS[-1])
    return WIDTHS if size != SIZES[1] else (WIDTHS[0], WIDTHS[-1])


def _looked_over(phone: Phone, site: str, kinds: tuple[str, ...], *below: str) -> str:
    """Look at every page, and write what is wrong, a line for each thing."""
    wrong: dict[str, list[str]] = {}
    for path in phone.paths(site, kinds, below):
        wrong |= phone.wrong(site, path)
    return "\n".join(f"{where}: {told}" for where, all_of in wrong.items() for told in all_of)


@pytest.mark.screen
def test_every_kind_of_page_fits_a_phone(phone: Phone) -> None:
    """No text lies over another, no day or hour is broken, no button is cut, nothing is wider than the screen."""
    meeting, proposal = r"goteborg/kommunstyrelsen/[0-9a-f]{12,}/", r"arende/[^/]+/"

    assert _looked_over(phone, "demo", KINDS, "goteborg/kommunstyrelsen/", meeting, "", proposal) == ""


@pytest.mark.screen
def test_long_and_hostile_titles_fit_a_phone(phone: Phone) -> None:
    """Where everything has happened, in long words and words that were meant to hurt."""
    meeting = r"angelvik/kommunstyrelsen/[0-9a-f]{12,}/"

    assert _looked_over(phone, "country", COUNTRY, "angelvik/kommunstyrelsen/", meeting) == ""


@pytest.mark.screen
def test_what_a_server_alone_shows_fits_a_phone(phone: Phone, tmp_path: Path) -> None:
    """The form of mail, with what is wrong in it, a link that has ended, and a list in a frame."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    fill(url)
    room = mail_room(tmp_path / "mail.db", f"smtp://{NOBODY}")
    settings = SETTINGS.model_copy(update={"mail": True, "frames": ("https://www.kommun.example",)})
    token = room.sender.keys.token(Purpose.MANAGE, "0" * 16)
    paths = (
        "mejl/?municipality=9901",
        "mejl/?municipality=Nergard",
        f"mejl/avsluta/?k={token}",
        "mejl/bekrafta/?k=0",
        "inbaddat/angsby/",
    )
    with running(serve(url, settings, beside=lambda service: mail_routes(service, room), posts=POSTS)) as port:
        phone.sites["server"] = f"http://127.0.0.1:{port}/"
        assert _looked_over(phone, "server", paths) == ""
