"""What a meeting was read from, marked, in a real browser: the site's content policy lets it be shown as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.server.country import serve
from tests.server.test_runner import running
from tests.site.test_kept_pages import NOW, SHOWN, keep

from agendawatch.store import Store

pytestmark = pytest.mark.slow


@pytest.mark.screen
def test_a_reader_goes_from_a_meeting_to_the_words_it_rests_on(browser: Browser, tmp_path: Path) -> None:
    """By its link and the fact's, to a mark that stands out; nothing is refused by the policy."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    with Store(url) as store:
        keep(store)
        first = next(iter(store.meetings())).id
    context = browser.new_context(locale="sv-SE")
    with running(serve(url, SHOWN, now=NOW)) as port:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"http://127.0.0.1:{port}/exempelkoping/kommunstyrelsen/{first}/")
        page.get_by_role("link", name="Se det markerat i det som det lästes ur").click()
        page.locator("li#f3 a").click()
        mark = page.locator("i:target + a.mark")
        words, outline = mark.inner_text(), mark.evaluate("it => getComputedStyle(it).outlineStyle")
        text = page.locator("main").inner_text()
    context.close()

    assert (words.strip(), outline) == ("Brygga vid ån KS 2031/0012", "solid")
    assert "Exempelsson" not in text
    assert said == []
