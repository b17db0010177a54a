"""A site of some municipalities alone: nothing of the others is on it, in any file, whether it is published or served."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from tests.cases import cases
from tests.server.country import ANGSBY, NOW, SJOSTAD, Served, fill, serve

from agendawatch.errors import InputError
from agendawatch.model import Proposal
from agendawatch.site.plan import plan
from agendawatch.site.settings import SiteSettings, read_settings
from agendawatch.store import Store

ALL = SiteSettings(base_url="https://moten.example/")
OTHERS = SJOSTAD.name


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Fill a store with two towns, each with a followed proposal."""
    address = f"sqlite:///{tmp_path_factory.mktemp('two') / 'a.db'}"
    fill(address)
    with Store(address) as store:
        store.records.save_proposal(Proposal(id="p2", title=f"En bro i {OTHERS}", municipality=SJOSTAD), NOW)
    return address


def made(url: str, settings: SiteSettings) -> dict[str, str]:
    """Make every file of a site."""
    with Store(url) as store:
        return {planned.path: planned.make(None).decode(errors="replace") for planned in plan(store, settings, NOW)}


@pytest.fixture(scope="module")
def whole(url: str) -> dict[str, str]:
    """Make every file of the site of all."""
    return made(url, ALL)


@pytest.mark.parametrize("name", [ANGSBY.code, ANGSBY.name, ANGSBY.name.upper(), ANGSBY.slug])
def test_no_file_tells_of_the_others(url: str, whole: dict[str, str], name: str) -> None:
    """Pages, months, feeds, proposals, search, coverage: by code, name or slug; without the setting all are shown."""
    shown = made(url, ALL.model_copy(update={"only": (name,)}))

    assert [path for path, text in shown.items() if OTHERS in text] == []
    assert [path for path in shown if "sjostad" in path] == []
    assert "angsby.ics" in shown
    assert OTHERS in whole["index.html"]
    assert OTHERS in whole["tackning/index.html"]
    assert "sjostad.ics" in whole


def test_a_name_that_is_nobodys_is_a_mistake(url: str) -> None:
    """One of Sweden is none, though nothing of it is known yet; and it is kept as its code, however it is written."""
    with pytest.raises(InputError, match="only"):
        made(url, ALL.model_copy(update={"only": ("Ingenstans",)}))

    assert read_settings('[site]\nonly = ["Göteborgs Stad", "Ängsby"]').only == ("1480", "Ängsby")
    assert "Inget möte är känt" in made(url, ALL.model_copy(update={"only": ("1480",)}))["manad/index.html"]


@pytest.fixture
def served(url: str) -> Iterator[Served]:
    """Serve one of the two towns."""
    with closing(serve(url, ALL.model_copy(update={"only": (ANGSBY.name,)}))) as made:
        yield made


@pytest.mark.slow
@cases("path")
def test_no_answer_tells_of_the_others(served: Served, path: str) -> None:
    """Nor do filters and lists; of the one that is shown they tell."""
    answer = served.ask(path)

    assert answer.status_code == 200
    assert OTHERS not in answer.text
    assert ANGSBY.name in answer.text.replace("\r\n ", "")


def test_the_others_cannot_be_asked_for(served: Served, url: str) -> None:
    """By name they are refused; by id, or by their feed's address, they are not there."""
    with Store(url) as store:
        theirs = next(store.meetings(SJOSTAD))

    assert served.ask(f"/api/v1/meetings?municipality={SJOSTAD.code}").status_code == 400
    assert served.ask(f"/api/v1/meetings/{theirs.id}").status_code == 404
    assert served.ask("/api/v1/proposals/p2").status_code == 404
    assert served.ask("/api/v1/proposals/p1").status_code == 200
    assert served.ask("/sjostad.ics?items=1").status_code == 404
