"""A second visit asks whether anything changed, and reads only then."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest

from agendawatch.crawl.visit import Visit, reread, visit
from agendawatch.errors import HostError, StatusError
from agendawatch.fetch import InMemoryPages, run
from agendawatch.fetch.exchange import CachedRequest, PageReply, known_by
from agendawatch.fetch.flow import NamedFlow, ReadingApart
from agendawatch.sources import Flow, Request, Response
from agendawatch.sources.flow import Opening

NOON = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)
PLAN, FIRST, SECOND = (f"https://example.se/{name}" for name in ("plan", "first", "second"))


class _Host:
    """A host of pages with or without ETags; writes down what it was asked, and on which condition."""

    def __init__(self, *, etags: bool = True) -> None:
        self.pages = {PLAN: "first second", FIRST: "8 april", SECOND: "9 april"}
        self.etags = etags
        self.asked: list[tuple[str, bool]] = []

    def __call__(self, wanted: CachedRequest | ReadingApart) -> PageReply:
        assert isinstance(wanted, CachedRequest)
        url = wanted.ask.url
        conditional = wanted.known is not None and not wanted.asked_anew
        self.asked.append((url, conditional))
        words = self.pages.get(url)
        if words is None:
            raise StatusError(404, url=url)
        if self.etags and conditional and wanted.known and wanted.known.etag == words:
            return PageReply(None, wanted.known)
        headers = (("ETag", words),) if self.etags else ()
        page = Response(url, 200, words.encode(), NOON, headers=headers)
        return PageReply(page, known_by(page), len(page.body))


def _flow(*, repeatable: bool = True) -> Flow[str]:
    """Ask for a plan, and then for every page that it names."""
    plan = yield Request(PLAN, repeatable=repeatable)
    words = ""
    for name in plan.text.split():
        page = yield Request(f"https://example.se/{name}")
        words += f"{', ' if words else ''}{page.text}"
    return words


def _careful() -> Flow[str]:
    try:
        return (yield Request(PLAN)).text
    except StatusError:
        return "gone"


@pytest.fixture
def memory() -> InMemoryPages:
    """Remember nothing yet."""
    return InMemoryPages()


def _visit(
    host: _Host, memory: InMemoryPages, talk: Opening[str] = _flow, name: str = "talk", reader: str = ""
) -> Visit[str]:
    came = run(visit(NamedFlow(talk, name), memory, reader=reader), host)
    came.settle(memory)
    return came


@pytest.mark.parametrize(("etags", "not_modified", "size"), [(True, 3, 0), (False, 0, 26)])
def test_nothing_changed_means_nothing_read(
    memory: InMemoryPages, *, etags: bool, not_modified: int, size: int
) -> None:
    """By 304 or by the same hash, a visit where nothing changed has no value."""
    host = _Host(etags=etags)

    first, second = _visit(host, memory), _visit(host, memory)

    assert first.value == "8 april, 9 april"
    assert (second.unchanged, second.value) == (True, None)
    assert (second.asks, second.not_modified, second.bytes) == (3, not_modified, size)


def test_a_changed_page_is_asked_for_once(memory: InMemoryPages) -> None:
    """The page that tells of a change is read as it came; the others are asked for anew, for their bodies."""
    host = _Host()
    _visit(host, memory)
    host.pages[FIRST] = "15 april"
    host.asked.clear()

    came = _visit(host, memory)

    assert came.value == "15 april, 9 april"
    assert host.asked == [(PLAN, True), (FIRST, True), (PLAN, False), (SECOND, False)]


def test_a_new_page_is_found(memory: InMemoryPages) -> None:
    """A page that names another one has changed, so that the other is asked for too."""
    host = _Host()
    _visit(host, memory)
    host.pages |= {PLAN: "first second third", "https://example.se/third": "10 april"}

    assert _visit(host, memory).value == "8 april, 9 april, 10 april"
    assert _visit(host, memory).unchanged


def test_a_page_that_is_gone_is_the_conversations_matter(memory: InMemoryPages) -> None:
    """A 404 in place of a known page is a change, which the conversation judges."""
    host = _Host()
    _visit(host, memory)
    del host.pages[SECOND]

    with pytest.raises(StatusError, match="404"):
        _visit(host, memory)


def test_a_conversation_that_lived_through_an_error_is_held_again(memory: InMemoryPages) -> None:
    """What was missing may have come: such a visit is not remembered."""
    host = _Host()
    del host.pages[PLAN]

    assert _visit(host, memory, _careful).value == "gone"
    host.pages[PLAN] = "back"
    assert _visit(host, memory, _careful).value == "back"


def test_what_cannot_be_repeated_is_held_again(memory: InMemoryPages) -> None:
    """A conversation over a session is held in full each time."""
    host = _Host()

    for _ in range(2):
        assert _visit(host, memory, partial(_flow, repeatable=False)).value == "8 april, 9 april"
    assert not any(conditional for _, conditional in host.asked)


def test_visits_that_share_a_page_do_not_answer_for_each_other(memory: InMemoryPages) -> None:
    """A page that another visit has seen change has still changed for this one."""
    host = _Host()
    for name in ("one", "two"):
        _visit(host, memory, name=name)
    host.pages[PLAN] = "second"

    assert [_visit(host, memory, name=name).value for name in ("one", "two")] == ["9 april", "9 april"]


def test_a_host_that_does_not_answer_ends_the_visit(memory: InMemoryPages) -> None:
    """No answer is no change: the error comes out, and what was known stays known."""
    host = _Host()
    _visit(host, memory)

    def silent(wanted: CachedRequest | ReadingApart) -> PageReply:
        assert isinstance(wanted, CachedRequest)
        msg = "no answer"
        raise HostError(msg, url=wanted.ask.url)

    with pytest.raises(HostError):
        run(visit(NamedFlow(_flow, "talk"), memory), silent)
    assert _visit(host, memory).unchanged


def test_a_page_with_a_new_validator_and_the_same_words_is_unchanged(memory: InMemoryPages) -> None:
    """A server that gives another ETag each time is found out by the hash."""
    host = _Host()
    _visit(host, memory)
    calls = []

    def fickle(wanted: CachedRequest | ReadingApart) -> PageReply:
        assert isinstance(wanted, CachedRequest)
        calls.append(wanted)
        page = Response(
            wanted.ask.url, 200, host.pages[wanted.ask.url].encode(), NOON, headers=(("ETag", str(len(calls))),)
        )
        return PageReply(page, known_by(page), len(page.body))

    came = run(visit(NamedFlow(_flow, "talk"), memory), fickle)

    assert came.unchanged
    assert came.not_modified == 0


@pytest.mark.parametrize("etags", [True, False])
def test_another_reader_reads_all_and_knows_that_the_pages_are_the_same(memory: InMemoryPages, *, etags: bool) -> None:
    """To the byte; a page that is other is so whoever reads it, and the first visit knows of none."""
    host = _Host(etags=etags)
    first = _visit(host, memory, reader="old")

    again = run(visit(NamedFlow(_flow, "talk"), memory, reader="new"), host)
    host.pages[SECOND] = "10 april"
    other = run(visit(NamedFlow(_flow, "talk"), memory, reader="new"), host)

    assert (first.value, first.same) == ("8 april, 9 april", False)
    assert (again.value, again.unchanged, again.same) == ("8 april, 9 april", False, True)
    assert (other.value, other.same) == ("8 april, 10 april", False)
    again.settle(memory)
    host.pages[SECOND] = "9 april"
    assert _visit(host, memory, reader="new").unchanged


def test_a_visit_is_read_once_more_from_pages_that_are_kept(memory: InMemoryPages) -> None:
    """Without asking anybody; where one was not kept it is told, and a visit that was never made is none."""
    host, pages = _Host(), {PLAN: "first second", FIRST: "8 april", SECOND: "9 april"}
    kept = {
        page.content_hash: page for page in (Response(url, 200, body.encode(), NOON) for url, body in pages.items())
    }
    _visit(host, memory, reader="old")
    asked = list(host.asked)

    assert reread(NamedFlow(_flow, "talk"), memory, kept.get) == "8 april, 9 april"
    assert reread(NamedFlow(_flow, "another"), memory, kept.get) is None
    kept.popitem()
    with pytest.raises(LookupError, match="second"):
        reread(NamedFlow(_flow, "talk"), memory, kept.get)
    assert host.asked == asked
