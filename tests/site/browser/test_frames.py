"""A page of another host frames a list, and one that is not listed cannot: in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.replicas.server import Given, serve
from tests.server import country
from tests.server.test_runner import running

from agendawatch.site.settings import read_settings

pytestmark = pytest.mark.slow


@contextmanager
def another_site(framed: list[str]) -> Iterator[str]:
    """Serve a page of another host that frames an address."""
    page = '<!doctype html><title>Kommunen</title><h1>Kommunen</h1><iframe src="{}"></iframe>'
    with serve(lambda _: Given(page.format(framed[0]))) as replica:
        yield replica.address


@pytest.mark.screen
def test_a_listed_host_frames_a_list_and_another_does_not(browser: Browser, tmp_path: Path) -> None:
    """The browser shows it on the one page, and refuses on the other."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    country.fill(url)
    shown: dict[str, str] = {}
    framed = [""]
    with another_site(framed) as listed, another_site(framed) as stranger:
        context = browser.new_context(locale="sv-SE")
        with running(country.serve(url, read_settings(f'[site]\nframes = ["{listed}"]'))) as port:
            framed[0] = f"http://127.0.0.1:{port}/inbaddat/angsby/"
            for name, site in (("listed", listed), ("stranger", stranger)):
                page = context.new_page()
                page.goto(site)
                page.wait_for_load_state("networkidle")
                inside = page.frames[1]
                shown[name] = "" if inside.url.startswith("chrome-error") else inside.locator("body").inner_text()
        context.close()

    assert "Kommunstyrelsen" in shown["listed"]
    assert "Kommunstyrelsen" not in shown["stranger"]
