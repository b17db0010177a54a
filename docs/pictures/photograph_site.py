"""Photograph the demo's site as a phone and a desk see it: `python docs/pictures/photograph_site.py`.

It plays the demo as of today, and puts three screens of its site into one picture; with a folder's name it also leaves
there a page of every kind at 390 and 1280 pixels, served, to be looked at. It needs Chromium (`.ci/browser`).
"""

from __future__ import annotations

import base64
import datetime as dt
import re
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Route, sync_playwright
from starlette.testclient import TestClient

from agendawatch.demo import DemoReport, run_demo
from agendawatch.model import STOCKHOLM
from agendawatch.server.app import make_app, make_service
from agendawatch.site.addresses import organization_path, proposal_path
from agendawatch.site.settings import read_settings

HERE = Path(__file__).parent
DESK, PHONE = (1180, 860), (390, 860)
LOOKED_AT = ((390, 844), (1280, 900))
SEARCHES = (
    "sok/?words=badbrygga",
    "sok/?words=lekplats+zzzz+solbacken",
    "sok/?words=zzzz",
    "en/sok/?words=KS+2026/00031",
)
SETTINGS = """
[site]
base_url = "https://moten.example/"
languages = ["sv", "en"]
meeting_pages = "all"

[[watch]]
name = "Bad och bryggor"
words = ["badbrygga", "bryggan"]
"""


def shoot(browser: Browser, page: Path, size: tuple[int, int], scheme: str = "light", *, whole: bool = False) -> bytes:
    """Photograph a page, as far as the screen reaches or whole."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, locale="sv-SE")  # type: ignore[arg-type] # one of its words
    view = context.new_page()
    view.goto(page.as_uri())
    data = view.screenshot(full_page=whole)
    context.close()
    return data


def join(browser: Browser, screens: list[bytes]) -> bytes:
    """Put screens beside each other."""
    context = browser.new_context(viewport={"width": 2140, "height": 960})
    view = context.new_page()
    pictures = "".join(f'<img src="data:image/png;base64,{base64.b64encode(it).decode()}">' for it in screens)
    view.set_content(
        "<style>body{margin:0;padding:50px;display:flex;gap:40px;justify-content:center;background:#dfe7e6}"
        f"img{{border-radius:18px;box-shadow:0 8px 40px #0003}}</style>{pictures}"
    )
    return view.screenshot()


def look_at(browser: Browser, told: DemoReport, folder: Path) -> None:
    """Photograph a page of every kind that a server shows, its answers made here and no port opened."""
    service = make_service(f"sqlite:///{told.database}", read_settings(SETTINGS), now=lambda: told.now)
    with TestClient(make_app(service), base_url="https://moten.example") as served:
        kinds = {re.sub(r"\W+", "-", path).strip("-") or "front": path for path in ("", *SEARCHES)}
        for page in ("", "lingonvik/kommunfullmaktige/"):
            for link in re.findall(r'href="(?:\./|\.\./\.\./)([^"#?.]+/)"', served.get(f"/{page}").text):
                kinds.setdefault(f"{link.split('/')[0]}-{link.count('/')}", link)
        for name, path in kinds.items():
            for width, height in LOOKED_AT:
                context = browser.new_context(viewport={"width": width, "height": height}, locale="sv-SE")
                context.route("**/*", lambda route: _answer(route, served))
                view = context.new_page()
                view.goto(f"https://moten.example/{path}")
                (folder / f"{name}-{width}.png").write_bytes(view.screenshot(full_page=True))
                context.close()


def _answer(route: Route, served: TestClient) -> None:
    answer = served.get(route.request.url.removeprefix("https://moten.example"))
    route.fulfill(status=answer.status_code, body=answer.content, content_type=answer.headers["content-type"])


def main(words: list[str]) -> None:
    """Write `site.png`, and what is to be looked at where a folder is named."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        told = run_demo(
            Path(name).resolve(), today=dt.datetime.now(STOCKHOLM).date(), base_url="https://moten.example/"
        )
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        town = told.proposals[0].municipality
        council = organization_path(town, "Kommunfullmäktige")
        front, proposal = told.site / "index.html", told.site / proposal_path(told.proposals[0]) / "index.html"
        screens = [
            shoot(browser, front, DESK),
            shoot(browser, proposal, PHONE),
            shoot(browser, told.site / council / "index.html", PHONE, "dark"),
        ]
        (HERE / "site.png").write_bytes(join(browser, screens))
        for folder in map(Path, words):
            folder.mkdir(parents=True, exist_ok=True)
            look_at(browser, told, folder)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
