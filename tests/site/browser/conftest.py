"""Two sites, and a real browser that looks at them: the demo's store, whole, and a country where everything has happened.

`.ci/browser` installs Chromium and axe-core. Where one does not run the tests are skipped with the reason; never when CI=true.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright
from tests.replicas.programs import works
from tests.replicas.server import Given, Wanted, serve

from agendawatch.crawl.update import update
from agendawatch.demo import DemoReport
from agendawatch.site.file_stores import DirectoryStore
from agendawatch.site.plan import plan
from agendawatch.site.planned_file import content_type
from agendawatch.site.settings import read_settings
from agendawatch.site.writer import write_site
from agendawatch.store import Store
from agendawatch.testing import Clock, Country

HOME = Path(os.environ.get("AGENDAWATCH_CLIENTS") or Path.home() / ".cache" / "agendawatch-clients")
AXE = HOME / "js" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SETTINGS = Path(__file__).with_name("agendawatch.toml").read_text(encoding="utf-8")
HOSTILE = (
    "<img src=x onerror=alert(1)><script>alert(2)</script>",
    'Taxa "för" <b>vatten</b> & avlopp \u202egnirtsmoc\u202c',
    "Utredning av " + "badplatsernas " * 20,
    "</script><svg onload=alert(3)>{{ 7 * 7 }}",
)


@dataclass(slots=True)
class Seen:
    """What a page did while it was looked at."""

    page: Page
    base: str
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Go to a page of the site."""
        self.page.goto(self.base + path)
        return self.page

    @property
    def strangers(self) -> list[str]:
        """Requests to any other host than the site's."""
        return [url for url in self.asked if not url.startswith((self.base, "data:"))]


def _answer(site: Path, wanted: Wanted) -> Given:
    """Answer as static hosts do: a folder by its index, and what is missing by the site's own page."""
    path = wanted.path.lstrip("/") + ("index.html" if wanted.path.endswith("/") else "")
    if not (site / path).is_file():
        return Given((site / "404.html").read_bytes(), status=404)
    return Given((site / path).read_bytes(), content_type=content_type(path), etag=False)


@pytest.fixture(scope="session")
def sites(demo: DemoReport, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Give the addresses of the demo's site and of a country's, served from their files."""
    root = tmp_path_factory.mktemp("sites")
    with Store(f"sqlite:///{demo.database}") as store:
        _write(store, root / "demo", demo.now)
    _country(root / "country")
    with serve(partial(_answer, root / "demo")) as first, serve(partial(_answer, root / "country")) as second:
        yield {"demo": f"{first.address}/", "country": f"{second.address}/"}


def _write(store: Store, out: Path, now: dt.datetime) -> None:
    assert write_site(plan(store, read_settings(SETTINGS), now), DirectoryStore(out)).left_out == ()


def _country(out: Path) -> None:
    """Publish a country where everything has happened to some meeting, in words that were meant to hurt."""
    clock, country, store = Clock("2026-03-06 08:00"), Country(), Store("sqlite://")
    names = ("Ängelvik", "Östra Hamnby", "Långsele-Vargträsk med omnejd")
    towns = [country.town(name) for name in names]

    def look() -> None:
        with country.client(clock, memory=store.records) as client:
            assert update(store, [town.site for town in towns], now=clock(), client=client).failed == ()
        clock.advance(days=1)

    for town in towns:
        town.announce("Kommunstyrelsen", "2026-03-11", "2026-04-15", "2026-05-20", "2026-06-10")
        town.announce("Barn- och utbildningsnämndens arbetsutskott", "2026-03-18", "2026-04-22", time=None)
    look()
    first = towns[0]
    first.publish_agenda("Kommunstyrelsen", "2026-03-11", HOSTILE)
    first.move("Kommunstyrelsen", "2026-04-15", to="2026-04-16")
    first.cancel("Kommunstyrelsen", "2026-05-20")
    look()
    first.unlist("Kommunstyrelsen", "2026-06-10")
    look()
    with store:
        _write(store, out, clock())


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give Debian's Chromium, for one module: while it is open no other test could run an event loop of its own."""
    if CHROMIUM is None or not works(CHROMIUM, "--version") or not (AXE.is_file() and AXE.stat().st_size):
        pytest.skip("needs Chromium and axe-core (.ci/browser)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def look(browser: Browser, sites: dict[str, str], request: pytest.FixtureRequest) -> Iterator[Seen]:
    """Give a page of a fresh browser window, and what it asks for and says; told by `screen` how it is."""
    mark = request.node.get_closest_marker("screen")
    asked = dict(mark.kwargs) if mark else {}
    site = asked.pop("site", "demo")
    context = browser.new_context(locale="sv-SE", timezone_id="Europe/Stockholm", **asked)
    page = context.new_page()
    seen = Seen(page, sites[site])

    def note(request: Request) -> None:
        seen.asked.append(request.url)

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            seen.said.append(message.text)

    page.on("request", note)
    page.on("console", hear)
    page.on("pageerror", lambda error: seen.said.append(str(error)))
    page.on("dialog", lambda dialog: seen.said.append(f"a dialog: {dialog.message}"))
    yield seen
    context.close()
