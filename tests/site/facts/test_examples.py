"""Which pages show what is no fact of the world, and how they say so."""

from __future__ import annotations

import re

import pytest
from tests.site.invented import BOARD, HOME, NOW, TODAY, meeting

from agendawatch.model import (
    Action,
    ActionCode,
    Certainty,
    Change,
    ChangeKind,
    Municipality,
    Proposal,
    Provenance,
)
from agendawatch.model.provenance import IN_A_RELEASE
from agendawatch.site.facts.front import front_page
from agendawatch.site.facts.meetings import meeting_page
from agendawatch.site.facts.months import month_page
from agendawatch.site.facts.organizations import municipality_page, organization_page
from agendawatch.site.facts.page import STATIC_PAGES, Page
from agendawatch.site.facts.proposals import proposal_page
from agendawatch.site.pages import render
from agendawatch.site.settings import SiteSettings

REAL = Municipality(code="1480", name="Göteborg", county="Västra Götalands län")
NOWHERE = Municipality(code="9901", name="Ängelvik")
GROUND = Provenance(url="https://kommun.example/moten", seen=NOW)
NOTICES = {
    "made up": ("Påhittat exempel.", "Made-up example."),
    "constructed": ("Konstruerat exempel.", "Constructed example."),
}


def pages(town: Municipality, ground: Provenance = GROUND) -> dict[str, Page]:
    """Make every kind of page that shows facts, of one town."""
    held = meeting(municipality=town, provenance=ground)
    new = Change(kind=ChangeKind.MEETING_ADDED, meeting=held, seen=NOW)
    action = Action(code=ActionCode.SUBMITTED, date=TODAY, words="Badhus", provenance=ground)
    followed = Proposal(id="p", title="Badhus", municipality=town, actions=(action,))
    return {
        "front": front_page(towns=[town], meetings=[held], changes=[new], proposals=[followed], now=NOW),
        "municipality": municipality_page(town, meetings=[held], changes=[new], proposals=[followed], now=NOW),
        "organization": organization_page(town, BOARD, meetings=[held], changes=[new], now=NOW),
        "meeting": meeting_page(held, today=TODAY, changes=[new]),
        "month": month_page(held.date.year, held.date.month, meetings=[held], months=[]),
        "proposal": proposal_page(followed, today=TODAY),
    }


def text(page: Page, language: str = "sv", site: SiteSettings = HOME) -> str:
    """Give what a page says, without its marks."""
    data = render(page, site, "sv" if language == "sv" else "en").decode()
    return " ".join(re.sub(r"<[^>]*>", " ", data.partition("<main")[2]).split())


@pytest.mark.parametrize("kind", list(pages(REAL)))
def test_every_page_that_shows_an_example_says_so_at_its_top(kind: str) -> None:
    """In both languages, of made-up towns and of what was read from what we made; of what is real nothing is said."""
    made = GROUND.model_copy(update={"constructed": True})
    for page, (swedish, english) in (
        (pages(NOWHERE)[kind], NOTICES["made up"]),
        (pages(REAL, made)[kind], NOTICES["constructed"]),
    ):
        assert swedish in text(page)[:200]
        assert english in text(page, "en")[:200]
    assert "exempel." not in text(pages(REAL)[kind])


def test_where_both_are_shown_each_example_says_so() -> None:
    """A meeting, a change, a proposal and a municipality, and none of those that are real."""
    held = [meeting(municipality=town) for town in (REAL, NOWHERE)]
    news = [Change(kind=ChangeKind.MEETING_ADDED, meeting=meeting, seen=NOW) for meeting in held]
    followed = [Proposal(id=town.code, title=f"Badhus i {town}", municipality=town) for town in (REAL, NOWHERE)]
    page = front_page(towns=[REAL, NOWHERE], meetings=held, changes=news, proposals=followed, now=NOW)
    said = text(page)

    assert "Det som är exempel säger det." in said
    assert said.count("Påhittat exempel") == 1 + 4
    assert re.search(r"Badhus i Ängelvik okänt Påhittat exempel", said)
    assert not re.search(r"Badhus i Göteborg okänt Påhittat exempel", said)


def test_a_site_where_no_town_exists_says_so_on_every_page() -> None:
    """Also where nothing of them is shown; another site's standing pages say nothing of the kind."""
    for kind in ("about", "subscribe", "missing"):
        page = STATIC_PAGES[kind]
        assert "Påhittat exempel." in text(page, site=HOME.model_copy(update={"made_up": True}))
        assert "exempel." not in text(page)


def test_few_municipalities_have_a_button_each() -> None:
    """To subscribe to where the site knows its address, to the file where not; thirteen are too many."""
    towns = [Municipality(code=str(9901 + nth), name=f"Ort {nth}") for nth in range(13)]
    few = front_page(towns=towns[:12], meetings=(), now=NOW)
    many = front_page(towns=towns, meetings=(), now=NOW)

    def buttons(page: Page, site: SiteSettings) -> list[str]:
        return re.findall(r'class="button" href="([^"]*)"', render(page, site, "sv").decode())

    assert buttons(few, HOME)[0] == "webcal://moten.example/ort-0.ics"
    assert buttons(few, SiteSettings())[0] == "./ort-0.ics"
    assert (len(buttons(few, SiteSettings())), buttons(many, SiteSettings())) == (12, [])


def test_a_meeting_that_a_press_release_speaks_of_is_not_the_municipalitys_word() -> None:
    """Its page leads to the release, says what it follows from, and that nobody of us saw a page; a list's does none of it."""
    told = Provenance(
        words="på onsdag",
        url="https://partiet.example/",
        place=IN_A_RELEASE,
        certainty=Certainty.DERIVED,
        retold=True,
    )
    said, usual = (
        text(meeting_page(one, today=TODAY, first_seen=NOW, last_changed=NOW))
        for one in (meeting(at=None, municipality=REAL, provenance=ground) for ground in (told, GROUND))
    )
    assert "härlett ur ett pressmeddelande" in said
    assert "Läs pressmeddelandet" in said
    assert "på onsdag ( återberättat med andra ord )".replace("( ", "(").replace(" )", ")") in said
    assert "Läs hos kommunen" not in said
    assert "Först sett" not in said
    assert ("tid okänd" in said, "När det börjar." in said) == (True, True)
    assert ("tid ej publicerad" in said, "ingen tid är publicerad" in said) == (False, False)
    assert "pressmeddelande" not in usual
