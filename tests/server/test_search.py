"""The page of a search: found without scripts, narrowed by links, subscribed to by an address."""

from __future__ import annotations

import re
from html import unescape

import pytest
from tests.cases import cases
from tests.server.country import Served

from agendawatch.server.askers import Askers, ServerSettings

_HIT = re.compile(r'<ol class="hits".*?</ol>', re.DOTALL)
_LINK = re.compile(r'<a[^>]* href="([^"]*)"')


def test_a_word_finds_items_with_a_way_to_each(served: Served) -> None:
    """The link leads to the item's own place on its meeting's page."""
    answer = served.ask("/sok/?words=cykelbanor")
    hits = _HIT.search(answer.text)

    assert answer.status_code == 200
    assert hits
    path, _, anchor = _LINK.findall(hits[0])[0].removeprefix("../").partition("#")
    assert re.fullmatch(r"punkt-\d+", anchor)
    assert f'id="{anchor}"' in served.ask(f"/{path}").text


def test_a_search_is_subscribed_to_by_its_address(served: Served) -> None:
    """As a calendar and as a feed, which look for the same."""
    page = served.ask("/sok/?words=cykelbanor&municipality=9901").text
    feed = next(unescape(link) for link in _LINK.findall(page) if "feed.atom?" in link)

    answer = served.ask("/" + feed.rsplit("../", 1)[-1])

    assert answer.status_code == 200
    assert "ykelban" in answer.text


@pytest.mark.parametrize(
    "path", ["/sok/", "/en/sok/", "/sok/?words=", "/sok/?q=%F0%9F%9A%B2", "/sok/?words=%22%27%3B--"]
)
def test_any_question_is_answered(served: Served, path: str) -> None:
    """A form without a question, in both languages, and whatever letters there are."""
    assert served.ask(path).status_code == 200


@cases("query")
def test_what_cannot_be_asked_is_told_on_the_page(served: Served, query: str) -> None:
    """With its reason, as a page for people."""
    answer = served.ask(f"/sok/?{query}")

    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


def test_choices_narrow_and_can_be_taken_away(served: Served) -> None:
    """Each is a link, and so is the way back."""
    narrowed = served.ask("/sok/?words=cykelbanor&type=item").text

    assert "?words=cykelbanor" in narrowed
    assert len(narrowed.encode()) < 60_000


@pytest.mark.parametrize(("path", "there"), [("/sok?words=cykelbanor", "sok/?words=cykelbanor"), ("/en/sok", "sok/")])
def test_without_its_slash_the_page_is_found_under_any_path(served: Served, path: str, there: str) -> None:
    """A server behind `/moten/` has no address of its own to send to: the way is told from where one stands."""
    answer = served.ask(path)

    assert (answer.status_code, answer.headers["location"]) == (308, there)


def test_what_holds_most_words_is_shown_where_nothing_holds_all(served: Served) -> None:
    """And it is said, and is nothing to subscribe to."""
    page = served.ask("/sok/?words=cykelbanor+zzzzzz").text

    assert _HIT.search(page)
    assert "Ingenting har alla ord" in page
    assert "feed.atom?" not in page


def test_an_asker_who_searches_without_end_waits_alone(served: Served) -> None:
    """By the page and by the API: then 429, and others search as before; what was made is given to all."""
    served.service.turns.seconds = 0.0005
    paths = [
        f"/sok/?words=cykelbanor+{nth}" if nth % 2 else f"/api/v1/search?words=cykelbanor+{nth}" for nth in range(12)
    ]
    answers = [served.ask(path) for path in paths]
    served.service.askers = Askers(ServerSettings(proxies=("192.0.2.7",)))
    other = served.ask("/sok/?words=torget", x_forwarded_for="198.51.100.7")
    told = answers[-1]

    assert answers[0].status_code == 200
    assert (told.status_code, told.headers["retry-after"]) == (429, "10")
    assert other.status_code == served.ask(paths[0]).status_code == 200
