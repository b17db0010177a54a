"""An ask is answered with the page that was promised, or with an error that says what to do."""

from __future__ import annotations

import asyncio
import datetime as dt
from functools import partial

import pytest
from tests.cases import cases
from tests.replicas.nobody import NOBODY
from tests.replicas.server import Fault, Given, Wanted, serve

from agendawatch import errors
from agendawatch.crawl.client import AsyncClient, Client, SiteTime
from agendawatch.crawl.visit import visit
from agendawatch.errors import (
    AgendawatchError,
    HostError,
    RefusedError,
    StatusError,
)
from agendawatch.fetch import FetchPolicy, InMemoryPages, arun
from agendawatch.fetch.flow import NamedFlow, at_once
from agendawatch.sources import Flow, Request, Response

NOON = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)
POLICY = FetchPolicy(pause=0, first_wait=0, longest_wait=1, attempts=3, max_bytes=100_000, read_timeout=5)
PAGE = "<!doctype html><title>Möten</title><p>Sammanträde i Åmål – 8 april"


def _app(wanted: Wanted) -> Given:
    if wanted.path == "/robots.txt":
        return Given("User-agent: *\nDisallow: /hemligt\n", content_type="text/plain")
    if wanted.path.endswith(".pdf"):
        return Given(b"%PDF-1.7 ...", content_type="application/pdf")
    if wanted.path == "/stor":
        return Given("x" * 200_000, content_type="text/plain")
    return Given(PAGE)


def _ask(path: str, expects: str | None, *faults: tuple[Fault, int]) -> Response:
    with serve(_app) as replica, Client(policy=POLICY, now=lambda: NOON) as client:
        for fault, times in faults:
            replica.spoil(path, fault, times)
        return client.page(Request(replica.address + path, expects=expects))


@cases("path", "expects", "fault", "kind", "words", fault=Fault, kind=partial(getattr, errors))
def test_a_bad_day_is_told_as_what_it_is(
    path: str, expects: str | None, fault: Fault, kind: type[AgendawatchError], words: str
) -> None:
    """Each way that a server fails raises the error that says what to do, with the address."""
    with pytest.raises(kind, match=words) as caught:
        _ask(path, expects, (fault, 100))

    assert path in str(caught.value)


def test_a_redirect_is_followed() -> None:
    """The page knows the address that answered."""
    assert _ask("/plan", "html", (Fault.REDIRECT, 1)).url.endswith("/plan?moved=1")


def test_a_page_knows_its_time_and_kind() -> None:
    """Time by the clock that was given, kind and charset by the header."""
    page = _ask("/plan", "html")

    assert (page.fetched, page.media_type, page.charset) == (NOON, "text/html", "utf-8")


def test_robots_txt_keeps_us_out() -> None:
    """An address that robots.txt rules out is refused, and never asked for."""
    with serve(_app) as replica, Client(policy=POLICY) as client:
        with pytest.raises(RefusedError, match=r"robots\.txt keeps us out"):
            client.page(replica.address + "/hemligt/plan")

        assert [wanted.path for wanted in replica.asked] == ["/robots.txt"]


def test_a_host_that_does_not_answer_is_named() -> None:
    """A refused connection is a host's error, with the address."""
    with (
        Client(policy=POLICY) as client,
        pytest.raises(HostError, match=f"{NOBODY}/plan|{NOBODY}/robots"),
    ):
        client.page(f"http://{NOBODY}/plan")


def test_every_request_says_who_we_are() -> None:
    """One User-Agent, with an address behind it, on every request; robots.txt is asked once."""
    with serve(_app) as replica, Client(policy=POLICY) as client:
        client.page(replica.address + "/plan")
        client.page(replica.address + "/plan?sida=2")

        assert {wanted.headers["user-agent"] for wanted in replica.asked} == {POLICY.user_agent}
        assert [wanted.target for wanted in replica.asked] == ["/robots.txt", "/plan", "/plan?sida=2"]
        assert "+https://" in POLICY.user_agent


def test_a_host_is_not_asked_faster_than_its_pause() -> None:
    """Two requests to one host start a pause apart, in both drivers."""
    policy = FetchPolicy(pause=0.15)

    async def ask_at_once(address: str) -> None:
        async with AsyncClient(policy=policy) as client:
            await asyncio.gather(*(client.page(f"{address}/plan?sida={number}") for number in range(3)))

    with serve(_app) as replica:
        with Client(policy=policy) as client:
            client.page(replica.address + "/plan")
            client.page(replica.address + "/plan")
        gaps = [after - before for before, after in zip(replica.times, replica.times[1:], strict=False)]
        replica.times.clear()
        asyncio.run(ask_at_once(replica.address))
        gaps += [after - before for before, after in zip(replica.times, replica.times[1:], strict=False)]

    assert min(gaps) > 0.12


class _Tagged:
    """A host of one page and its ETag, which may lie: it answers 304 to whoever names the tag, whatever has changed."""

    def __init__(self) -> None:
        self.words = self.tag = ""

    def __call__(self, wanted: Wanted) -> Given:
        if wanted.path == "/robots.txt":
            return Given("", status=404)
        headers = (("ETag", self.tag),)
        if wanted.headers.get("if-none-match") == self.tag:
            return Given(status=304, content_type=None, headers=headers)
        return Given(self.words, headers=headers, etag=False)


Day = tuple[int, str, str]
"""Days from the first, the page's words, and its tag."""


def _unchanged(*days: Day) -> list[tuple[bool, bool]]:
    """Visit a page on some days; tell of each whether it was as before, and whether by the host's word."""
    now, memory, host = NOON, InMemoryPages(), _Tagged()

    def conversation(url: str) -> Flow[str]:
        return (yield Request(url)).text

    told = []
    with serve(host) as replica, Client(policy=POLICY, now=lambda: now) as client:
        for day, host.words, host.tag in days:
            now = NOON + dt.timedelta(days=day)
            plan = f"{replica.address}/plan"
            client.awaited._conduct.allowed.name(plan)  # noqa: SLF001 -- as the client does
            answer = partial(client.awaited._answer, SiteTime((), 60))  # noqa: SLF001 -- likewise
            came = at_once(arun(visit(NamedFlow(partial(conversation, plan), "plan"), memory), answer))
            came.settle(memory)
            told.append((came.unchanged, came.not_modified == 1))
    return told


def test_no_change_hides_behind_a_tag_that_nobody_has_seen_to_follow_its_page() -> None:
    """Neither the first change nor one after it; and what did not change is known by its hash."""
    lies = _unchanged((0, "8 april", '"1"'), (1, "9 april", '"1"'), (2, "10 april", '"1"'), (3, "10 april", '"1"'))

    assert lies == [(False, False), (False, False), (False, False), (True, False)]


def test_a_tag_that_followed_its_page_is_asked_by() -> None:
    """Once it has changed with the page, the host's word is enough."""
    honest = _unchanged((0, "8 april", '"1"'), (1, "9 april", '"2"'), (2, "9 april", '"2"'), (3, "10 april", '"3"'))

    assert honest == [(False, False), (False, False), (True, True), (False, False)]


def test_a_host_is_believed_for_a_week() -> None:
    """Then the body is asked for; where the tag was kept and the body was not, it is asked for always."""
    turned = _unchanged(
        (0, "8 april", '"1"'),
        (1, "9 april", '"2"'),
        (2, "10 april", '"2"'),
        (9, "10 april", '"2"'),
        (10, "11 april", '"2"'),
        (11, "11 april", '"2"'),
    )

    assert turned == [(False, False), (False, False), (True, True), (False, False), (False, False), (True, False)]


def test_not_modified_without_condition_is_no_answer() -> None:
    """A host that says so of a page that was asked for in full has failed."""

    def app(wanted: Wanted) -> Given:
        return Given("", status=404 if wanted.path == "/robots.txt" else 304, content_type=None)

    with serve(app) as replica, Client(policy=POLICY) as client, pytest.raises(StatusError, match="304"):
        client.page(replica.address + "/plan")


@pytest.mark.parametrize("status", [500, 501, 503, 520, 599])
def test_a_host_whose_rules_cannot_be_had_is_asked_nothing(status: int) -> None:
    """Any 5xx in place of robots.txt: we do not know what it forbids, and leave it in peace."""

    def app(wanted: Wanted) -> Given:
        return Given("", status=status) if wanted.path == "/robots.txt" else Given(PAGE)

    with serve(app) as replica, Client(policy=POLICY, now=lambda: NOON) as client:
        with pytest.raises(StatusError):
            client.page(f"{replica.address}/plan")

        assert {it.path for it in replica.asked} == {"/robots.txt"}


def test_rules_of_many_stars_are_weighed_at_once() -> None:
    """A file full of patterns, and an address that nearly matches them all."""
    rules = "User-agent: *\n" + "".join(f"Disallow: /{'*a' * 40}{nth}$\n" for nth in range(800))

    def app(wanted: Wanted) -> Given:
        return Given(rules, content_type="text/plain") if wanted.path == "/robots.txt" else Given(PAGE)

    with serve(app) as replica, Client(policy=POLICY, now=lambda: NOON) as client:
        assert "Möten" in client.page(f"{replica.address}/{'a' * 4000}").text
