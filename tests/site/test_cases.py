"""A case's page and its feeds: every item with the number, whatever writes it so, and what happens to its meetings."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.site.towns import ANGELVIK, BERGA, NOW, SETTINGS, add, meeting

from agendawatch.model import AgendaItem, Decision, MeetingStatus, Outcome
from agendawatch.site import source
from agendawatch.site.plan import plan
from agendawatch.site.settings import SiteSettings
from agendawatch.site.words.report_link import request_link
from agendawatch.store import Store

BASE = "angelvik/arenden/ks-2026-31"


def made(store: Store, settings: SiteSettings = SETTINGS) -> dict[str, str]:
    """Make a site's text files."""
    return {
        planned.path: planned.make(None).decode()
        for planned in plan(store, settings, NOW)
        if not planned.path.startswith("assets/")
    }


def filled(store: Store) -> None:
    """Fill a store: one case at two meetings in one town, spelt in two ways, and its number in another town."""
    first = AgendaItem(title="Badbrygga", reference="KS 2026/00031", decision=Decision(outcome=Outcome.TABLED))
    then = AgendaItem(title="Svar om badbrygga", reference="Dnr KS2026-31")
    board = meeting(ANGELVIK, "Kommunstyrelsen", 2, 4, agenda=(first, AgendaItem(title="Budget")))
    add(store, board, meeting(ANGELVIK, "Kommunfullmäktige", 3, 18, agenda=(then,)))
    add(store, meeting(BERGA, "Kommunstyrelsen", 2, 4, agenda=(AgendaItem(title="Gatljus", reference="KS 2026/31"),)))


def test_a_case_is_followed_from_each_of_its_items() -> None:
    """One tap from the item to its page, one more to its calendar, which holds nothing else; each town has its own."""
    with Store("sqlite://") as store:
        filled(store)
        files = made(store)
    page, calendar, news = (files[f"{BASE}{ending}"] for ending in ("/index.html", ".ics", ".atom"))
    held = next(
        text for path, text in files.items() if path.startswith("angelvik/kommunfullmaktige/") and path.count("/") == 3
    )

    assert 'href="../../../angelvik/arenden/ks-2026-31/">Följ</a>' in held
    assert "webcal://moten.example/angelvik/arenden/ks-2026-31.ics" in page
    assert calendar.count("BEGIN:VEVENT") == 2
    assert "Gatljus" not in calendar + news + page
    assert "Budget" not in calendar + news + page
    assert "Svar om badbrygga" in page
    assert "berga/arenden/ks-2026-31/index.html" in files


def test_where_cases_are_too_many_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """No page, no feed and no link to one: the agenda leads to a request that is ready to send."""
    monkeypatch.setattr(source, "_CASES", 1)
    with Store("sqlite://") as store:
        filled(store)
        files = made(store, SETTINGS.model_copy(update={"contact": "hej@moten.example"}))
        silent = made(store, SETTINGS.model_copy(update={"contact": None}))

    assert not any("/arenden/" in path for path in (*files, *silent))
    assert not any("arenden/ks" in text for text in (*files.values(), *silent.values()))
    assert 'data-ask="' in "".join(files.values())
    assert 'data-ask="' not in "".join(silent.values())
    assert "mailto:hej@moten.example" in files["prenumerera/index.html"]


@pytest.mark.parametrize("report", [None, "https://forge.example/new?title={title}&body={body}"])
def test_a_request_holds_what_the_host_puts_into_its_settings(report: str | None) -> None:
    """A letter, or an issue's form; a site that names neither offers none."""
    site = SETTINGS.model_copy(update={"contact": "hej@moten.example", "report": report})
    link = request_link(site, "sv")
    assert link is not None
    told = parse_qs(urlsplit(link.replace("%7Brule%7D", "name%20%3D%20%22bad%22")).query)

    assert '[[watch]]\nname = "bad"' in told["body"][0].replace("\r", "")
    assert request_link(SiteSettings(contact="https://moten.example/om"), "sv") is None


def test_what_a_meeting_does_is_told_to_who_follows_its_case() -> None:
    """A meeting that is called off is news of the case on its agenda, and of no other."""
    item = AgendaItem(title="Badbrygga", reference="KS 2026/00031")
    with Store("sqlite://") as store:
        held = meeting(ANGELVIK, "Kommunstyrelsen", 3, 30, agenda=(item,))
        add(store, held, seen=NOW - dt.timedelta(days=2))
        add(store, held.model_copy(update={"status": MeetingStatus.CANCELLED, "status_words": "Inställt"}), seen=NOW)
        news = made(store)[f"{BASE}.atom"]

    assert "Inställt" in news


@pytest.mark.parametrize(("parties", "endings"), [(1, {"ics"}), (0, set())])
def test_where_parties_are_too_many_a_calendar_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, parties: int, endings: set[str]
) -> None:
    """A large site makes calendars alone, a country's none, and its pages of parties lead to the request."""
    monkeypatch.setattr(source, "_CASES", 0)
    monkeypatch.setattr(source, "_PARTIES", parties)
    item = AgendaItem(title="Motion om gatljus från Anna Ek (V)", reference="KS 2026/1")
    with Store("sqlite://") as store:
        add(store, meeting(ANGELVIK, "Kommunstyrelsen", 3, 18, agenda=(item,)))
        files = made(store, SETTINGS.model_copy(update={"contact": "hej@moten.example"}))

    assert {path.rpartition(".")[2] for path in files if path.startswith("angelvik/partier/v.")} == endings
    assert ("prenumerera/?q=" in files["angelvik/partier/v/index.html"]) == (not endings)
