"""A site's pages of parties: which there are, that they follow the store, and whom they name."""

from __future__ import annotations

import datetime as dt

from tests.site.facts.test_parties import MOTION, V, item, stand
from tests.site.towns import ANGELVIK, BERGA, NOW, SETTINGS, add, meeting

from agendawatch.model import (
    Action,
    ActionCode,
    AgendaItem,
    Outcome,
    Party,
    Proposal,
)
from agendawatch.site.plan import plan
from agendawatch.site.settings import SiteSettings
from agendawatch.store import Store

LOCAL = Party(code="ÄP", name="ÄP")


def made(store: Store, settings: SiteSettings = SETTINGS, days: int = 0) -> dict[str, tuple[str, str]]:
    """Make the pages of parties: key and text, by path."""
    planned = plan(store, settings, NOW + dt.timedelta(days=days))
    return {
        it.path: (it.key, it.make(None).decode())
        for it in planned
        if "/partier/" in it.path and it.path.endswith(".html")
    }


def test_a_party_has_a_page_where_it_acts_and_the_municipality_leads_there() -> None:
    """In each language, in no other municipality; letters beyond ASCII are no other party's."""
    with Store("sqlite://") as store:
        add(
            store,
            meeting(
                ANGELVIK,
                "Kommunstyrelsen",
                2,
                4,
                agenda=(item(MOTION, Outcome.REJECTED, stand("reservation", LOCAL, "Per Öst")),),
            ),
        )
        add(store, meeting(BERGA, "Kommunstyrelsen", 2, 4, agenda=(AgendaItem(title="Budget (Bilaga)"),)))
        pages = made(store)
        files = {planned.path: planned for planned in plan(store, SETTINGS, NOW)}
        town = files["angelvik/index.html"].make(None).decode()
        sitemap = files["sitemap.xml"].make(None).decode()

    assert {path.split("/")[-2].split("-")[0] for path in pages} == {"v", "ap"}
    assert {path.split("/")[0] for path in pages} == {"angelvik", "en"}
    assert len(pages) == 4
    assert '<a href="../angelvik/partier/v/"><bdi>Vänsterpartiet</bdi></a>' in town
    assert "https://moten.example/angelvik/partier/v/" in sitemap
    assert "<b>1</b>" in pages["angelvik/partier/v/index.html"][1]


def test_a_followed_proposal_gives_its_party_a_page() -> None:
    """Also where no minutes have been read."""
    sent = (Action(code=ActionCode.SUBMITTED, date=dt.date(2026, 1, 20)),)
    with Store("sqlite://") as store:
        add(store, meeting(ANGELVIK, "Kommunstyrelsen", 2, 4))
        store.records.save_proposal(
            Proposal(id="p", title="Gatljus", municipality=ANGELVIK, parties=(V,), actions=sent), NOW
        )
        page = made(store)["angelvik/partier/v/index.html"][1]

    assert 'href="../../../arende/p/"' in page
    assert "inte läst något protokoll" in page


def test_an_elected_person_is_named_only_by_the_setting() -> None:
    """And gone again when it is turned off: the key tells."""
    named = SETTINGS.model_copy(update={"persons": True})
    budget = item("Budget", Outcome.APPROVED, stand("reservation", V, "Bo Al"))
    held = meeting(ANGELVIK, "Kommunstyrelsen", 2, 4, agenda=(budget,))
    with Store("sqlite://") as store:
        add(store, held)
        without, within = (made(store, it)["angelvik/partier/v/index.html"] for it in (SETTINGS, named))

    assert "Bo Al" not in without[1]
    assert "Bo Al" in within[1]
    assert without[0] != within[0]


def test_a_page_whose_key_stands_is_the_same_on_any_later_day() -> None:
    """What is yet to be handled today is unknown when the day has been."""
    with Store("sqlite://") as store:
        add(store, meeting(ANGELVIK, "Kommunstyrelsen", 3, 18, agenda=(item(MOTION),)))
        seen = [made(store, days=days)["angelvik/partier/v/index.html"] for days in (0, 8, 9, 10, 45)]

    assert "inte behandlat än" in seen[0][1]
    assert "inte behandlat än" not in seen[-1][1]
    assert len({key for key, _ in seen}) == len(set(seen))


def test_names_that_were_meant_to_hurt_stay_within_their_page() -> None:
    """A local party's letters are what minutes say."""
    hostile = Party(code="../<b>", name="../<b>")
    with Store("sqlite://") as store:
        budget = item("Budget", None, stand("supporter", hostile))
        add(store, meeting(ANGELVIK, "Kommunstyrelsen", 2, 4, agenda=(budget,)))
        pages = made(store)

    assert len(pages) == 2
    assert all(".." not in path and "<b>" not in text.replace("<bdi>", "") for path, (_, text) in pages.items())
