"""The host's own page of doubts: its key, one doubt at a time, and the word that settles it."""

from __future__ import annotations

import base64
import datetime as dt
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from tests.cli.test_doubts import DAYS, SITE
from tests.doubting import doubt_of
from tests.server.country import NOW, Served, serve

from agendawatch.answers.doubts import open_doubts
from agendawatch.errors import ConfigError
from agendawatch.model import Listing, Span, Window
from agendawatch.readers.opening import open_document
from agendawatch.server.askers import read_server
from agendawatch.server.doubts import POSTS, doubt_routes
from agendawatch.store import Store

KEY = "en nyckel som ingen gissar: å"
PAGE = "/osakert/"
OURS = {"origin": "https://moten.example", "sec_fetch_site": "same-origin"}
BODY = "<html><body><h2>Presidiet</h2><p>Kulturnämnden: 6 mars och 20 mars. Skriv till nils.nilsson@kommun.example.</p></body></html>".encode()


def fill(url: str) -> None:
    """Withhold the days of three committees, the first by a page that is kept."""
    text = open_document(BODY).text
    spans = tuple(Span(start=text.index(it), end=text.index(it) + len(it)) for it in ("6 mars", "20 mars"))
    doubts = [doubt_of(name, DAYS).model_copy(update={"shape": name}) for name in ("Kulturnämnden", "Valnämnden", "Jävsnämnden")]  # fmt: skip
    with Store(url) as store:
        held = store.records.save_page(SITE.url, BODY, NOW)
        ground = doubts[0].provenance
        assert ground is not None
        told = {"words": "6 mars … 20 mars", "url": SITE.url, "content_hash": held, "spans": spans}
        doubts[0] = doubts[0].model_copy(update={"provenance": ground.model_copy(update=told)})
        store.records.add(
            Listing(window=Window.year(2031), meetings=(), doubts=tuple(doubts)),
            site=SITE,
            seen=NOW - dt.timedelta(days=1),
        )


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Serve a store with doubts, and its host's page."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    fill(url)
    with closing(serve(url, beside=lambda service: doubt_routes(service, KEY), posts=POSTS)) as made:
        yield made


def key(written: str) -> str:
    """Write a password as browsers do."""
    return "Basic " + base64.b64encode(f"host:{written}".encode()).decode()


def seen(served: Served, path: str = PAGE) -> str:
    """Give the page as its host sees it."""
    answer = served.ask(path, authorization=key(KEY))
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    return answer.text


def press(served: Served, **form: str) -> httpx.Response:
    """Send the form, as a button of the page does."""
    return served.post(PAGE, urlencode(form).encode(), authorization=key(KEY), **OURS)


def doubt_in(page: str) -> str:
    """Find which doubt a page asks of."""
    found = re.search(r'name="doubt" value="(\w+)"', page)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("header", [{}, {"authorization": key("fel")}, {"authorization": "Basic ?"}, {"authorization": f"Bearer {KEY}"}])  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_door_opens_to_its_key_alone(served: Served, method: str, header: dict[str, str]) -> None:
    """Whoever has none is asked for it, and sees nothing of what is in doubt."""
    answer = served.ask(PAGE, method, **header)

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Basic ")
    assert "nämnden" not in answer.text


def test_both_readings_stand_side_by_side_with_the_pages_words(served: Served) -> None:
    """With their days and a key each; the kept page's words are marked, and what reaches a person is hidden."""
    page, english = seen(served), seen(served, f"/en{PAGE}")

    assert "1 av 3" in page
    assert "<h2><bdi>Kulturnämnden</bdi></h2>" in page
    assert "<h2><bdi>Kulturnämndens presidium</bdi></h2>" in page
    assert re.findall(r'data-key="(.)"', page) == ["o", "1", "2", "0", " "]
    assert re.findall(r'class="mark f1"[^>]*>([^<]*)', page) == ["6 mars", "20 mars"]
    assert "nils.nilsson" not in page
    assert "by the column&#39;s head" in english


def test_a_key_settles_one_and_the_next_is_asked(served: Served) -> None:
    """Until nothing is left; what was said last is told, and taken back by a key."""
    first = seen(served)
    answer = press(served, doubt=doubt_in(first), key="2", next="x")
    second = seen(served, answer.headers["location"])
    press(served, doubt=doubt_in(second), key="0")
    third = seen(served)
    press(served, doubt=doubt_in(third), key="1")

    with Store(served.url) as store:
        words = store.queries.settlements()
        assert [word.settlement.reading for word in words] == ["heading", None, "column_head"]
        assert open_doubts(store) == ()
    assert answer.status_code == 303
    assert "Du sade senast:" in second
    assert "Ingenting är osäkert" in seen(served)
    press(served, back=words[1].id)
    assert doubt_in(seen(served)) == doubt_in(second)


def test_what_is_left_for_later_is_passed(served: Served) -> None:
    """By a link, and nothing is said."""
    page = seen(served)
    later = re.search(r'href="(\?from=\w+)" data-key=" "', page)

    assert later is not None
    assert "2 av 3" in seen(served, PAGE + later[1])


@pytest.mark.parametrize("headers", [{}, {"origin": "https://evil.example"}, {"sec_fetch_site": "cross-site"}])
def test_a_form_of_another_site_says_nothing(served: Served, headers: dict[str, str]) -> None:
    """A browser that holds the key sends it along wherever the form stood."""
    form = urlencode({"doubt": doubt_in(seen(served)), "key": "1"}).encode()

    assert served.post(PAGE, form, authorization=key(KEY), **headers).status_code == 403
    with Store(served.url) as store:
        assert store.queries.settlements() == ()


@pytest.mark.parametrize(("form", "status"), [({"key": "9"}, 400), ({"doubt": "x", "key": "1"}, 400), ({"back": "x"}, 400), ({"a": "a" * 9000}, 413)])  # fmt: skip
def test_what_is_no_answer_is_refused(served: Served, form: dict[str, str], status: int) -> None:
    """And changes nothing."""
    told = form if "doubt" in form or "back" in form or "a" in form else {"doubt": doubt_in(seen(served)), **form}

    assert press(served, **told).status_code == status


@pytest.mark.parametrize(
    ("written", "why"), [("kort", "16 letters or more"), ("$NYCKEL_SAKNAS", "NYCKEL_SAKNAS to be set")]
)
def test_a_key_that_can_be_guessed_is_none(written: str, why: str) -> None:
    """It is told as a mistake of the file, and never shown."""
    with pytest.raises(ConfigError, match=why) as told:
        read_server(f'[server]\nkey = "{written}"', {})

    assert "kort" not in str(told.value)
    assert read_server('[server]\nkey = "$NYCKEL"', {"NYCKEL": KEY}).key == KEY
