"""Photograph the demo's site as a phone and a desk see it: `python docs/pictures/photograph_site.py`.

It plays the demo, publishes its site as it stands an hour after the demo's last day, when all that the store holds was
known, and puts three screens into one picture. It needs Chromium (`.ci/browser`).
"""

from __future__ import annotations

import base64
import datetime as dt
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from agendawatch.demo.play import DAYS, run_demo
from agendawatch.history import Store
from agendawatch.site.places import Directory
from agendawatch.site.plan import plan
from agendawatch.site.settings import read_settings
from agendawatch.site.writing import write_site

HERE = Path(__file__).parent
NOW = DAYS[-1].at + dt.timedelta(hours=1)
SETTINGS = '[site]\nbase_url = "https://moten.example/"\ntitle = "Möten i Göteborg"\n'
DESK, PHONE = (1180, 860), (390, 860)


def publish(folder: Path) -> str:
    """Play the demo and publish its site; give the path of the proposal of March."""
    run_demo(folder / "played", say=lambda _: None)
    with Store(f"sqlite:///{folder / 'played' / 'agendawatch.db'}") as store:
        write_site(plan(store, read_settings(SETTINGS), NOW), Directory(folder / "site"))
        first = next(store.proposals())
    pages = (folder / "site" / "arende").glob("*/index.html")
    return next(
        str(page.parent.relative_to(folder / "site"))
        for page in pages
        if first.title in page.read_text(encoding="utf-8")
    )


def shoot(browser: Browser, page: Path, size: tuple[int, int], scheme: str) -> str:
    """Give a screen as an address that holds its own picture."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, locale="sv-SE")  # type: ignore[arg-type] # one of its words
    view = context.new_page()
    view.goto(page.as_uri())
    data = view.screenshot()
    context.close()
    return "data:image/png;base64," + base64.b64encode(data).decode()


def main() -> None:
    """Write `site.png`."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        proposal = publish(folder)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        site = folder / "site"
        screens = [
            shoot(browser, site / "index.html", DESK, "light"),
            shoot(browser, site / proposal / "index.html", PHONE, "light"),
            shoot(browser, site / "goteborg" / "kommunstyrelsen" / "index.html", PHONE, "dark"),
        ]
        context = browser.new_context(viewport={"width": 2140, "height": 960})
        view = context.new_page()
        pictures = "".join(f'<img src="{it}">' for it in screens)
        view.set_content(
            "<style>body{margin:0;padding:50px;display:flex;gap:40px;justify-content:center;background:#dfe7e6}"
            f"img{{border-radius:18px;box-shadow:0 8px 40px #0003}}</style>{pictures}"
        )
        view.screenshot(path=HERE / "site.png")
        browser.close()


if __name__ == "__main__":
    main()
