"""The way as it is shown: a tree that a stranger understands, a row for the registry, JSON for programs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from benchmarks.drawn.sites import DrawnSite, draw_site
from tests.cli.running import STORE, run
from tests.crawl.explore.conftest import NOW
from tests.replicas.server import Given, Wanted, serve

from agendawatch import Route, Store
from agendawatch.fetch.message import Question
from agendawatch.registry.lookup import _read_county  # a row is what the registry's own reader takes


@contextmanager
def served(site: DrawnSite) -> Iterator[str]:
    """Serve a drawn site on this machine; gives its address."""

    def app(wanted: Wanted) -> Given:
        told = site.answer(Question(wanted.method, f"https://{site.host}{wanted.target}"))
        return Given(told.content, status=told.status, content_type=told.content_type)

    with serve(app) as host:
        yield f"{host.address}/"


def told(*words: str) -> str:
    """Run the command; it must end well."""
    answer = run("explore", "--year", "2026", *words)
    assert answer.exit_code == 0, answer.output
    return answer.stdout


@pytest.mark.parametrize("architecture", ["one-list", "page-per-body", "body-years", "pdf-plan", "year-pages"])
def test_a_tree_shows_what_each_page_gave(architecture: str) -> None:
    """Under the page that led to it; at the end what was found, and on how many pages."""
    with served(draw_site(architecture, 2, NOW.date())) as address:
        route = Route.model_validate_json(told(address, "--json"))
        lines = told(address).splitlines()

    assert lines[0] == f"{address}: is the front page"
    for page in route.holding:
        (line,) = [it for it in lines if f"({page.url.removeprefix(address.rstrip('/'))})" in it]
        assert f"{page.meetings} meeting" in line
    assert sum("── " in it for it in lines) == len(route.pages) - 1
    assert lines[-1].startswith("Found: meetings of ")
    assert f"on {len(route.holding)} of {route.asks} pages asked for" in lines[-1]


def test_a_row_is_pasted_into_the_registry() -> None:
    """The address nearest to all that was found, and what it is."""
    with served(draw_site("page-per-body", 2, NOW.date())) as address:
        row = told(address, "--toml")
    county = f'county = "Län"\n[[municipality]]\ncode = "9950"\nname = "Nyby"\n{row}'

    ((site,),) = [it.sites for it in _read_county(county)]
    (told_row,) = tomllib.loads(county)["municipality"][0]["site"]

    assert (site.platform, told_row["kind"], told_row["kind_basis"]) == ("page", "landing page", "opened")
    assert site.url.startswith(address)
    assert site.url != address


def test_a_way_is_kept_in_a_store() -> None:
    """A round goes by it."""
    drawn = draw_site("one-list", 2, NOW.date())
    with served(drawn) as address:
        told(address, "--store", STORE)
        drawn.asked.clear()
        watched = run("update", address)

    assert watched.exit_code == 0, watched.output
    assert f"https://{drawn.host}/" not in drawn.asked[:3]
    with Store(STORE) as store:
        assert list(store.meetings())


def test_nothing_found_names_every_page() -> None:
    """With what it was taken for."""
    with serve(lambda _: Given("<h1>Lunch</h1><p>Soppa.</p>")) as host:
        answer = run("explore", f"{host.address}/")

    assert answer.exit_code == 1
    assert f"{host.address}/ (landing)" in answer.output
