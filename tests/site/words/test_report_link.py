"""Every page leads to where somebody tells that it is wrong, with the facts filled in, and without a script."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from tests.site.invented import HOME, TODAY, meeting, pages

from agendawatch.model import Provenance
from agendawatch.site.facts.meetings import meeting_page
from agendawatch.site.facts.page import Page
from agendawatch.site.pages import render
from agendawatch.site.settings import SiteSettings, read_settings

HERE = HOME.model_copy(update={"contact": "hej@moten.example"})
FORM = "https://forge.example/moten/issues/new?labels=fel&title={title}&body={body}"
WORDS = 'den 11 mars & "inställt"? #2 100 %'
HELD = meeting_page(
    meeting(
        location="Rådhuset <sal> A&B",
        provenance=Provenance(url="https://angelvik.example/moten?a=1&b=2", words=WORDS),
    ),
    today=TODAY,
)


def link(page: Page, site: SiteSettings, language: str = "sv") -> tuple[str, str]:
    """Find the link as a browser does: its address, and its words."""
    told = render(page, site, "sv" if language == "sv" else "en").decode()
    (found,) = re.findall(r'<p class="wrong"><a href="([^"]*)">([^<]*)</a>', told)
    return unescape(found[0]), found[1]


@pytest.mark.parametrize("page", pages("Ord"), ids=lambda page: page.template)
def test_every_page_leads_to_the_operator(page: Page) -> None:
    """By mail, and says which page it is of."""
    address, words = link(page, HERE)

    assert words == "Stämmer det inte?"
    parts = urlsplit(address)
    assert (parts.scheme, parts.path) == ("mailto", "hej@moten.example")
    told = parse_qs(parts.query, strict_parsing=True)
    assert told["subject"][0].startswith("Stämmer det inte? ")
    assert f"https://moten.example/{page.path}" in told["body"][0].split("\r\n")
    assert link(page, HERE, "en")[1] == "Is this not right?"


def test_the_facts_of_a_meeting_are_filled_in() -> None:
    """Whatever stands in them; nothing of them becomes a part of the address."""
    told = parse_qs(urlsplit(link(HELD, HERE)[0]).query, strict_parsing=True)

    assert set(told) == {"subject", "body"}
    lines = told["body"][0].split("\r\n")
    assert lines[0] == "Vad är fel?"
    assert f"id: {HELD.meeting.id}" in lines
    assert "https://angelvik.example/moten?a=1&b=2" in lines
    assert f"“{WORDS}”" in lines
    assert "Rådhuset <sal> A&B" in lines


def test_a_form_for_issues_goes_before_mail() -> None:
    """With title and body where the operator says."""
    parts = urlsplit(
        link(HELD, HERE.model_copy(update={"report": read_settings(f'[site]\nreport = "{FORM}"').report}))[0]
    )
    told = parse_qs(parts.query, strict_parsing=True)

    assert (parts.hostname, told["labels"]) == ("forge.example", ["fel"])
    assert told["title"][0].startswith("Stämmer det inte?")
    assert f"“{WORDS}”" in told["body"][0]


@pytest.mark.parametrize(
    ("contact", "leads"), [(None, "om/#wrong"), ("https://moten.example/skriv", "https://moten.example/skriv")]
)
def test_without_mail_it_leads_to_whom_to_write_to(contact: str | None, leads: str) -> None:
    """The publisher's own page, or what the site says of itself."""
    assert link(HELD, HERE.model_copy(update={"contact": contact}))[0].endswith(leads)


def test_an_address_stays_short_enough_to_be_followed() -> None:
    """However much a page says."""
    long = meeting(location="Å" * 5000, provenance=Provenance(words="ö" * 5000, url="https://angelvik.example/"))

    assert len(unquote(link(meeting_page(long, today=TODAY), HERE)[0])) < 1200
