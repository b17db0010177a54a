"""A portal is found; calls carry their session, and answers are taken out of their envelopes."""

from __future__ import annotations

import pytest
from tests.cases import cases
from tests.replicas.asking import Answering

from agendawatch.errors import ReadError
from agendawatch.fetch import run
from agendawatch.model import Site
from agendawatch.sources.ciceron import DiarySearch, PortalSession, open_session, opened


def test_an_error_in_the_answer_is_one() -> None:
    """It says which method and what the server said."""
    portal = Answering({"error": {"code": -1, "message": "nej"}})

    with pytest.raises(ReadError, match=r"ReadHotspots.*nej"):
        run(PortalSession("https://sok.example.se").call("ReadHotspots", {}), portal)


def test_envelopes_have_an_end() -> None:
    """What nests for ever is left as it is."""
    value: object = []
    for _ in range(50):
        value = {"result": value}

    assert isinstance(opened(value, ""), dict)


@pytest.mark.parametrize("ids", [("0", "1", "2"), ("0", "1", "0"), ("", "", "")])
def test_rows_are_gathered_over_pages(ids: tuple[str, str, str]) -> None:
    """Whatever they call themselves; a page that repeats itself ends it."""
    rows = [{"id": place, "title": f"Row {n}"} for n, place in enumerate(ids)]
    portal = Answering({"session_id": "s"}, {"result": {"hits": "3"}}, {"result": rows[:2]}, {"result": rows[2:]})
    search = DiarySearch(PortalSession("https://sok.example.se"), "Search", {"doctype": 1})

    assert [it["title"] for it in run(search.run(), portal).values()] == ["Row 0", "Row 1", "Row 2"]


@cases("url", "portal")
def test_a_portals_own_address_is_known(url: str, portal: str) -> None:
    """No page is asked for to find it."""
    assert run(open_session(Site(url=url)), Answering()).portal == portal


def test_search_and_board_may_stand_on_two_hosts() -> None:
    """Each is found by its own route."""
    html = '<a href="https://a.example.se/#!/search/">Sök</a><a href="https://b.example.se/#!/billboard/">Anslag</a>'
    site = Site(url="https://example.se/moten")
    answer = Answering(html)

    assert run(open_session(site, route="!/search"), answer).portal == "https://a.example.se"
    assert run(open_session(site, "board", "!/billboard"), answer).portal == "https://b.example.se"
