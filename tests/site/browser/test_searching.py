"""The server's page of a search in a real browser: a screen reader's rules, a keyboard, a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.cases import table
from tests.server.country import fill, serve
from tests.server.test_runner import running
from tests.site.browser.test_browser import keep_the_rules

pytestmark = pytest.mark.slow

SEARCHES = [f"{language}{path}" for language in ("", "en/") for path in table(__file__, "SEARCHES")]
"""Nothing asked, hits of each kind, narrowed ones, a case number, hostile titles, nothing found, hostile words."""


@pytest.fixture
def search(browser: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Page, str]]:
    """Give a window and the address of a server over a small country; told by `screen` how the window is."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    fill(url)
    mark = request.node.get_closest_marker("screen")
    context = browser.new_context(locale="sv-SE", timezone_id="Europe/Stockholm", **(mark.kwargs if mark else {}))
    with running(serve(url)) as port:
        yield context.new_page(), f"http://127.0.0.1:{port}/"
    context.close()


@pytest.mark.screen(color_scheme="light", viewport={"width": 390, "height": 844})
def test_a_search_keeps_the_rules(search: tuple[Page, str]) -> None:
    """axe-core finds no violation of WCAG 2.2 AA in either language, and nothing is wider than a phone."""
    keep_the_rules(*search, SEARCHES)


@pytest.mark.screen(color_scheme="dark", viewport={"width": 1280, "height": 900})
def test_a_search_keeps_them_on_a_dark_desk(search: tuple[Page, str]) -> None:
    """Where what narrows it stands beside the hits."""
    keep_the_rules(*search, SEARCHES)


@pytest.mark.screen(java_script_enabled=False)
def test_the_keyboard_alone_searches(search: tuple[Page, str]) -> None:
    """Without a script: words and Enter find, Tab goes through what is found, and Enter opens a hit."""
    page, base = search
    page.goto(f"{base}sok")
    page.locator("input[name=words]").focus()
    page.keyboard.type("cykelbana")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"words=cykelbana"))
    hit = page.get_by_role("link", name=re.compile("Cykelbanor vid torget")).first

    for _ in range(40):
        page.keyboard.press("Tab")
        if hit.evaluate("it => it === document.activeElement"):
            break
    expect(hit).to_be_focused()
    expect(hit).to_be_in_viewport()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("/kommunstyrelsen/"))
    expect(page.locator("main")).to_contain_text("Cykelbanor vid torget")
