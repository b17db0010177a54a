"""The sites in a real browser: a phone, a desk, a keyboard, a screen reader's rules, no JavaScript."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.cases import table
from tests.site.browser.conftest import AXE, Seen

from agendawatch.proposals import read_watches

pytestmark = pytest.mark.slow

PAGES = table(__file__, "PAGES")
"""Pages of the demo's store whose addresses are known beforehand; meetings and proposals are found by their links."""
COUNTRY = ("", "angelvik/", "angelvik/kommunstyrelsen/", "angelvik/manad/2026-04/", "bevakning/badplatser/")
WIDTHS = (320, 390, 768, 1280, 3840)
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
VIOLATIONS = """async (tags) => (await axe.run(document, {runOnly: tags, resultTypes: ["violations"]})).violations
  .map(it => it.id + ": " + it.nodes.map(node => node.target.join(" ")).slice(0, 3).join(" | "))"""


def _found(seen: Seen, start: str, part: str) -> list[str]:
    """Give the paths of a page's links that hold a part, below the site."""
    page = seen.open(start)
    links = page.eval_on_selector_all("a[href]", "them => them.map(it => it.href)")
    return sorted({link.removeprefix(seen.base) for link in links if link.startswith(seen.base + part)})


def _meetings(seen: Seen, board: str) -> list[str]:
    """Give the paths of a board's meetings that have a page."""
    meetings = [path for path in _found(seen, board, board) if path.count("/") > 2]
    assert meetings
    return meetings


def _all_pages(seen: Seen) -> list[str]:
    proposals = _found(seen, "", "arende/")
    assert proposals
    swedish = [*PAGES, *_meetings(seen, "goteborg/kommunstyrelsen/"), *proposals]
    return [*swedish, *(f"en/{path}" for path in swedish)]


def _country_pages(seen: Seen) -> list[str]:
    return [*COUNTRY, *_meetings(seen, "angelvik/kommunstyrelsen/")]


@pytest.mark.screen(color_scheme="light", viewport={"width": 390, "height": 844})
def test_every_page_keeps_the_rules_and_asks_no_stranger(look: Seen) -> None:
    """axe-core finds no violation of WCAG 2.2 AA on any page of the demo's site; none complains, or asks another host."""
    keep_the_rules(look.page, look.base, [path for path in _all_pages(look) if not path.startswith("en/")])
    assert (look.said, look.strangers) == ([], [])


@pytest.mark.screen(color_scheme="dark", viewport={"width": 1280, "height": 900})
def test_the_dark_desk_keeps_them_too(look: Seen) -> None:
    """Nor do the English ones on a dark screen at a desk: colours know no language, and words no colour."""
    keep_the_rules(look.page, look.base, [path for path in _all_pages(look) if path.startswith("en/")])
    assert (look.said, look.strangers) == ([], [])


@pytest.mark.screen(site="country", color_scheme="dark", viewport={"width": 320, "height": 640})
def test_a_country_keeps_them_too(look: Seen) -> None:
    """Nor on a small dark screen, where meetings are moved, cancelled and gone, and titles are hostile."""
    keep_the_rules(look.page, look.base, _country_pages(look))
    assert (look.said, look.strangers) == ([], [])


def keep_the_rules(page: Page, base: str, paths: Iterable[str]) -> None:
    """Hold pages against axe-core's rules, in a window that none may be wider than."""
    broken = {}
    for path in paths:
        answer = page.goto(base + path)
        assert answer is not None
        assert answer.status == 200, path
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
        page.evaluate(AXE.read_text(encoding="utf-8"))
        if found := page.evaluate(VIOLATIONS, list(RULES)):
            broken[path] = found
    assert broken == {}


@pytest.mark.screen(site="country")
def test_words_that_were_meant_to_hurt_are_only_words(look: Seen) -> None:
    """Markup in titles is shown, not obeyed."""
    look.open("angelvik/kommunstyrelsen/")
    look.page.locator("a", has_text=re.compile("11 mars")).first.click()

    expect(look.page.locator("main")).to_contain_text("<svg onload=alert(3)>")
    expect(look.page.locator("main")).to_contain_text("{{ 7 * 7 }}")
    assert look.said == []


@pytest.mark.screen(site="country")
def test_an_address_of_a_meeting_whose_page_is_gone_leads_to_where_it_stands(look: Seen) -> None:
    """To its page under another organization; to its month where it has none; an unknown one stays where it is."""
    path = _found(look, "angelvik/kommunstyrelsen/", "angelvik/kommunstyrelsen/")[-1]
    key = path.rstrip("/").rpartition("/")[2]

    look.open(f"angelvik/namnd/{key}/")
    look.page.wait_for_url(f"{look.base}{path}")

    month = {"pages": {}, "months": {"2026-03": [key]}}
    look.page.route("**/moten.json", lambda route: route.fulfill(json=month))
    look.open(f"angelvik/namnd/{key}.ics")
    look.page.wait_for_url(f"{look.base}angelvik/manad/2026-03/#{key}")
    look.page.unroute("**/moten.json")

    look.open("angelvik/namnd/0123456789abcdef0123/")
    look.page.wait_for_load_state("networkidle")
    assert look.page.url == f"{look.base}angelvik/namnd/0123456789abcdef0123/"
    expect(look.page.locator("#lost")).to_have_count(1)


def test_nothing_is_wider_than_the_screen(browser: Browser, sites: dict[str, str]) -> None:
    """From the smallest phone to 4K, no page scrolls sideways."""
    wide = []
    context = browser.new_context(locale="sv-SE")
    try:
        for base, paths in ((sites["demo"], _all_pages), (sites["country"], _country_pages)):
            seen = Seen(context.new_page(), base)
            for path in paths(seen):
                page = seen.open(path)
                for width in WIDTHS:
                    page.set_viewport_size({"width": width, "height": 900})
                    if page.evaluate("document.documentElement.scrollWidth") > width:
                        wide.append(f"{path} at {width}")
    finally:
        context.close()

    assert wide == []


@pytest.mark.screen(viewport={"width": 390, "height": 844}, has_touch=True)
@pytest.mark.parametrize(
    ("asked", "rule"),
    [("badhus skolan", 'where = "badhus and skolan"'), ('KS 2026/9 "x"', 'references = ["KS 2026/9 \\"x\\""]')],
)
def test_a_search_that_nobody_compiles_becomes_a_request(look: Seen, asked: str, rule: str) -> None:
    """From the box of the front page in two taps: a letter with the watch, whatever was typed."""
    page = look.open("")
    page.get_by_role("searchbox").fill(asked)
    page.get_by_role("link", name=f"Följ ”{asked}”").tap()
    link = page.get_by_role("link", name="Öppna en färdig begäran att skicka").get_attribute("href") or ""
    told = parse_qs(urlsplit(link).query)

    assert link.startswith("mailto:hej@moten.example?")
    assert told["subject"] == [f"Bevaka gärna: {asked}"]
    assert told["body"][0].replace("\r", "").endswith(f"[[watch]]\nname = {json.dumps(asked)}\n{rule}")
    assert read_watches(told["body"][0].partition("[[watch]]")[2].join(("[[watch]]", "")))[0].name == asked
    assert look.strangers == []


_AGENTS = table(__file__, "_AGENTS")
"""Browsers, with how the address begins that their button opens, and a word of what is said of it."""


@pytest.mark.parametrize("agent", _AGENTS)
def test_the_button_does_what_the_device_does_best(browser: Browser, sites: dict[str, str], agent: str) -> None:
    """Apple and calendar programs take webcal, Android what is installed or Google, the others their own; no way is lost."""
    begins, said = _AGENTS[agent]
    context = browser.new_context(user_agent=agent, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{sites['demo']}goteborg/kommunstyrelsen/")
    section = page.locator(".subscribe")
    section.locator("summary").first.click()

    href = section.locator("a.button").get_attribute("href") or ""
    hrefs = [link.get_attribute("href") or "" for link in section.locator("a").all()]
    shown = [line.inner_text() for line in section.locator("[data-device]").all() if line.is_visible()]
    context.close()

    assert href.startswith(begins)
    assert [said in words for words in shown] == [True]
    for way in ("calendar.google.com", "outlook.live.com", "outlook.office.com"):
        assert any(urlsplit(it).hostname == way for it in hrefs), way
    assert any(it.startswith(("webcal:", "intent:")) for it in hrefs)
    if begins == "intent:":
        assert "#Intent;scheme=webcal;S.browser_fallback_url=https%3A%2F%2Fcalendar.google.com" in href


def test_search_finds_as_one_types(look: Seen) -> None:
    """A few letters find municipality, organization and watch; what is not there is said."""
    page = look.open("")
    box = page.get_by_role("searchbox")

    box.fill("göt")
    expect(page.locator("#found a").first).to_have_text(re.compile("Göteborg"))
    box.fill("kommunst")
    expect(page.locator("#found a").first).to_contain_text("Kommunstyrelsen")
    box.fill("goteborg")
    expect(page.locator("#found a").first).to_have_text(re.compile("Göteborg"))
    box.fill("kommunstyrelsen goteborg")
    expect(page.locator("#found a").first).to_contain_text("Kommunstyrelsen")
    box.fill("sexk")
    expect(page.locator("#found a", has_text="Sexköp").first).to_be_visible()
    box.fill("zzz")
    expect(page.locator("#told")).to_contain_text("Inget")


def test_the_keyboard_leads_everywhere(look: Seen) -> None:
    """The first stop skips to the content; from the search one goes down to a hit and opens it."""
    page = look.open("")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_attribute("href", re.compile("#"))
    expect(focused).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#"))

    page.get_by_role("searchbox").focus()
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("göteborg")
    expect(page.locator("#found a").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("goteborg/"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Göteborg")


def test_what_is_found_later_takes_nobody_from_the_hit_that_one_is_at(look: Seen) -> None:
    """Files of items that come slowly add their hits; the keyboard stays where it was."""
    page = look.open("")
    held: list[Route] = []
    page.route("**/search/*.json", lambda route: held.append(route), times=1)  # noqa: PLW0108 -- no built-in takes Playwright's mark
    with page.expect_response("**/search.json"):
        page.get_by_role("searchbox").focus()
    with page.expect_request("**/search/*.json"):
        page.keyboard.type("göteborg")
    page.keyboard.press("Tab")
    hit = page.locator("#found a").first
    expect(hit).to_be_focused()
    hit.evaluate("(link) => { link.dataset.old = 'yes'; }")

    held[0].continue_()
    expect(page.locator("#found a[data-old]")).to_have_count(0)

    expect(hit).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("goteborg/"))


@pytest.mark.screen(viewport={"width": 1280, "height": 900})
def test_a_month_is_a_table_at_a_desk(look: Seen) -> None:
    """Days in columns, and a meeting in its day."""
    page = look.open("manad/2020-03/")

    expect(page.locator("table th[scope=col]")).to_have_count(8)
    expect(page.locator("td", has_text="Kommunstyrelsen").first).to_contain_text("11")


@pytest.mark.screen(site="country", viewport={"width": 390, "height": 844})
def test_a_months_hours_stand_beside_what_begins_then(look: Seen) -> None:
    """On a phone the hour is level with the meeting's name, and not with its municipality's below."""
    row = look.open("manad/2026-03/").locator(".month li", has_text="13.00").first

    hour, town = row.locator(".quiet").bounding_box(), row.locator(".town").bounding_box()
    assert hour is not None
    assert town is not None
    assert hour["y"] + hour["height"] / 2 < town["y"]


@pytest.mark.screen(java_script_enabled=False, viewport={"width": 390, "height": 844})
def test_everything_is_there_without_javascript(look: Seen) -> None:
    """Municipalities stand in a list, and every link works."""
    page = look.open("")
    page.get_by_role("link", name="Göteborg", exact=True).first.click()
    page.get_by_role("link", name="Kommunstyrelsen", exact=True).first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Kommunstyrelsen")
    expect(page.locator('a[href^="webcal:"]').first).to_be_visible()


def test_english_is_a_step_away_and_back(look: Seen) -> None:
    """The same page in the other language."""
    page = look.open("goteborg/kommunstyrelsen/")
    page.get_by_role("link", name="In English").click()

    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.get_by_role("link", name="På svenska")).to_be_visible()
    page.get_by_role("link", name="På svenska").click()
    assert page.url == f"{look.base}goteborg/kommunstyrelsen/"


def test_the_case_stands_on_its_page(look: Seen) -> None:
    """The proposal of March was to be handled on Wednesday 11 March 2020, by words told again, and no outcome is claimed."""
    pages = [look.open(path).locator("main").inner_text() for path in _found(look, "", "arende/")]
    words = next(words for words in pages if "handlingsplan" in words.split("\n\n")[0] + words[:300])

    assert "onsdag 11 mars 2020" in words
    assert "Ingen källa vi har läst säger vad som beslutades" in words
    assert "återberättat med andra ord" in words
    assert "Påhittat exempel" not in words


def test_a_page_of_any_kind_is_small_and_says_nothing_empty(look: Seen) -> None:
    """At most 60 kB without images and what pages share; no paragraph holds a dash alone, and hours are of 24."""
    for path in _all_pages(look):
        answer = look.page.goto(look.base + path)
        assert answer is not None
        assert len(answer.body()) <= 60_000, path
        told = look.page.locator("main p").all_inner_texts()
        assert [words for words in told if words.strip() == "–"] == [], path
        look.page.wait_for_function("document.querySelector('.fresh [role=status]').textContent")
        assert not re.search(r"\d [AP]M\b", look.page.locator(".fresh").inner_text()), path


def test_a_page_is_printed_without_what_paper_cannot_do(look: Seen) -> None:
    """The words are there, black on white; no menu, search or button is, and an address is written out."""
    meeting, proposal = _meetings(look, "goteborg/kommunstyrelsen/")[0], _found(look, "", "arende/")[0]
    for path in ("", "goteborg/", "manad/", meeting, proposal):
        page = look.open(path)
        page.emulate_media(media="print")
        heading = page.locator("h1").first
        colours = heading.evaluate(
            "it => [getComputedStyle(it).color, getComputedStyle(document.body).backgroundColor]"
        )

        assert heading.is_visible()
        assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"], path
        shown = [
            it for it in page.locator("header.site, .subscribe, form.search, .skip, .crumbs").all() if it.is_visible()
        ]
        assert shown == [], path
        assert page.pdf(format="A4").startswith(b"%PDF-")
        page.emulate_media(media="screen")


@pytest.mark.screen(viewport={"width": 390, "height": 844})
def test_pages_are_light(look: Seen) -> None:
    """A page with all that it asks for is under 100 kB."""
    sizes: dict[str, int] = {}
    look.page.on("response", lambda answer: sizes.__setitem__(answer.url, len(answer.body())))
    for path in PAGES:
        sizes.clear()
        look.open(path)
        look.page.wait_for_load_state("load")
        assert sum(sizes.values()) < 100_000, path
