"""A page may name any document; it is asked for where its municipality publishes, and nowhere else."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases
from tests.hostile.towns import schedule

from agendawatch.crawl.client import Client
from agendawatch.crawl.update import UpdateReport, update
from agendawatch.errors import RefusedError
from agendawatch.fetch import FetchPolicy
from agendawatch.fetch.exchange import check_holder
from agendawatch.fetch.message import Answer, Answers, Question
from agendawatch.model import STOCKHOLM, Municipality, Site
from agendawatch.registry import municipality, registration
from agendawatch.store import Store

NOW = dt.datetime(2026, 3, 6, 12, tzinfo=STOCKHOLM)
TOWN = Municipality(code="9901", name="Myrsjöstad", website="https://www.myrsjostad.example/")
SITE = Site(url="https://moten.sjo.example/plan", platform="page", municipality=TOWN)
SUMMONS = "<h1>Kallelse</h1><h2>Föredragningslista</h2><ol><li>Val av justerare</li><li>Budget 2027</li></ol>"


@cases("url")
def test_a_municipality_s_own_hosts_and_its_platforms_may_have_its_documents(url: str) -> None:
    """By the domain that it owns, or the platform's."""
    check_holder(url, [SITE])


@cases("url")
def test_another_host_may_not(url: str) -> None:
    """However alike its name."""
    with pytest.raises(RefusedError, match="publishes nothing"):
        check_holder(url, [SITE])


def test_the_registry_allows_further_hosts() -> None:
    """Those of a site's row, and those of the municipality's other sites."""
    told = SITE.model_copy(update={"parameters": (("document_hosts", "cdn.example arkiv.example"),)})
    check_holder("https://cdn.example/k.pdf", [told])
    check_holder("https://x.arkiv.example/k.pdf", [told])

    place = next(it for it in ("Göteborg", "Uppsala") if len(registration(it).sites) > 0)
    known = registration(place).sites[0]
    check_holder(known.url, [Site(url="https://moten.example/", municipality=municipality(place))])


def test_a_site_behind_another_counts_for_both() -> None:
    """A landing page, and the portal that was found behind it."""
    portal = Site(url="https://portal.example/", platform="page")
    check_holder("https://portal.example/k.pdf", [SITE, portal])
    check_holder("https://moten.sjo.example/k.pdf", [SITE, portal])


def _round(store: Store, summons: str) -> tuple[UpdateReport, list[str]]:
    asked: list[str] = []

    def answer(question: Question) -> Answer:
        asked.append(question.url)
        if question.url == SITE.url:
            return Answer(schedule(("11 mars 2026", summons)))
        if question.url.endswith("robots.txt"):
            return Answer("", status=404)
        return Answer(SUMMONS)

    transport = Answers(answer)
    with Client(transport=transport, policy=FetchPolicy(pause=0), now=lambda: NOW, memory=store.records) as client:
        return update(store, SITE, now=NOW, client=client), asked


def test_a_document_elsewhere_is_listed_and_not_asked_for(store: Store) -> None:
    """It is told as that agenda's failure; nothing went out."""
    made, asked = _round(store, "https://annan.example/download/18.a9/kallelse-ks-2026-03-11.html")

    assert [type(error) for _, error in made.visits[0].agendas_failed] == [RefusedError]
    assert not any("annan.example" in it for it in asked)
    assert [it.documents[0].url for it in store.meetings()] == [
        "https://annan.example/download/18.a9/kallelse-ks-2026-03-11.html"
    ]


def test_a_document_of_its_own_is_read(store: Store) -> None:
    """The twin."""
    made, asked = _round(store, "https://filer.sjo.example/download/18.a9/kallelse-ks-2026-03-11.html")

    assert not made.failed
    assert "https://filer.sjo.example/download/18.a9/kallelse-ks-2026-03-11.html" in asked
    assert [len(it.agenda or ()) for it in store.meetings()] == [2]
