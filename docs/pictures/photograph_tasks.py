"""Do six tasks on a phone, tap by tap, and photograph each step: `python docs/pictures/photograph_tasks.py`.

It plays the demo as of a fixed day, serves it without a port, taps what a visitor would tap, and writes a strip of
screens for each task into `tasks/`, what is tapped next outlined; it prints how many taps each took. It needs Chromium.
"""

from __future__ import annotations

import base64
import datetime as dt
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, Route, sync_playwright
from starlette.testclient import TestClient

from agendawatch.demo import run_demo
from agendawatch.server.app import make_app, make_service

HERE = Path(__file__).parent / "tasks"
BASE = "https://moten.example/"
DAY = dt.date(2026, 12, 1)
TASKS: dict[str, tuple[str, ...]] = {
    "nasta-mote": ("Lingonvik",),
    "folj-ett-arende": ("Sommarköping", "Kommunstyrelsen 9", "Följ", "Prenumerera"),
    "folj-ett-parti": ("Lingonvik", "LLI", "Prenumerera"),
    "folj-en-sokning": ("? badbrygga", "Prenumerera"),
    "vad-blev-det-av-motionen": ("Lingonlistan vill att bryggan öppnas för bad",),
    "vad-kan-paverkas": ("Sommarköping",),
}
"""By name what is tapped, from the front page; `?` types into the box and sends it."""
OUTLINE = "it => { it.style.outline = '4px solid #c2410c'; it.style.outlineOffset = '2px' }"


def target(page: Page, what: str) -> Locator:
    """Find what is tapped: a button, a meeting of a day, or the first link of the name that is shown."""
    if what == "Prenumerera":
        return page.locator(".subscribe a.button").first
    if what == "Kommunstyrelsen 9":
        return page.locator(".row", has=page.locator('[datetime="2026-12-09"]')).get_by_role("link").first
    if what == "Följ":
        return page.locator(".agenda a.follow").nth(2)
    return page.get_by_role("link", name=what, exact=True).first


def done(browser: Browser, served: TestClient, steps: tuple[str, ...]) -> tuple[list[bytes], int]:
    """Do a task; give a screen for each step and how many taps it took, with the last one that opens the calendar."""
    context = browser.new_context(
        viewport={"width": 390, "height": 700}, device_scale_factor=0.6, locale="sv-SE", has_touch=True
    )
    context.route("**/*", lambda route: _answer(route, served))
    page, screens, taps = context.new_page(), [], 0
    page.goto(BASE)
    for step in steps:
        if step.startswith("? "):
            page.get_by_role("searchbox").fill(step[2:])
            screens.append(page.screenshot())
            page.get_by_role("searchbox").press("Enter")
            taps += 2  # the field, and the key that sends it
            continue
        found = target(page, step)
        found.scroll_into_view_if_needed()
        found.evaluate(OUTLINE)
        screens.append(page.screenshot())
        taps += 1
        if step != "Prenumerera":  # it leads out of the browser, into the calendar
            found.tap()
            page.wait_for_load_state()
    if steps[-1] != "Prenumerera":
        screens.append(page.screenshot())
    context.close()
    return screens, taps


def _answer(route: Route, served: TestClient) -> None:
    answer = served.get(route.request.url.removeprefix(BASE.rstrip("/")))
    kind = answer.headers.get("content-type", "")
    route.fulfill(status=answer.status_code, body=answer.content, content_type=kind)


def strip(browser: Browser, screens: list[bytes]) -> bytes:
    """Put the steps of a task beside each other."""
    context = browser.new_context(viewport={"width": 20 + 250 * len(screens), "height": 450})
    view = context.new_page()
    pictures = "".join(f'<img src="data:image/png;base64,{base64.b64encode(it).decode()}">' for it in screens)
    view.set_content(f"<style>body{{margin:15px;display:flex;gap:16px;background:#dfe7e6}}</style>{pictures}")
    made = view.screenshot(type="jpeg", quality=70)
    context.close()
    return made


def main() -> None:
    """Do every task, and tell how many taps it took."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        told = run_demo(Path(name).resolve(), today=DAY, base_url=BASE)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        service = make_service(f"sqlite:///{told.database}", told.settings, now=lambda: told.now)
        with TestClient(make_app(service), base_url=BASE) as served:
            for task, steps in TASKS.items():
                screens, taps = done(browser, served, steps)
                (HERE / f"{task}.jpg").write_bytes(strip(browser, screens))
                print(f"{task}: {taps}")  # noqa: T201 - a command
        browser.close()


if __name__ == "__main__":
    main()
