"""Headers are read as they come, and a function answers in place of the network."""

from __future__ import annotations

import asyncio
import datetime as dt

import httpx
from tests.cases import cases

from agendawatch.fetch import FetchPolicy
from agendawatch.fetch.message import Answer, Answers, HTTPRequest, Question
from agendawatch.fetch.transport import Conduct, PacedTransport
from agendawatch.sources.flow import Response

NOON = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)


def _sent(*headers: tuple[str, str]) -> Response:
    answer = httpx.Response(200, headers=headers)
    return PacedTransport(Conduct(FetchPolicy(), lambda: NOON), httpx.MockTransport(lambda _: answer)).send(
        HTTPRequest("https://example.se/")
    )


@cases("header", "media_type", "charset")
def test_content_type_is_taken_apart(header: str, media_type: str | None, charset: str | None) -> None:
    """The kind and the charset, each `None` where the header is silent."""
    answer = _sent(("Content-Type", header))

    assert (answer.media_type, answer.charset) == (media_type, charset)


def test_a_silent_header_says_nothing() -> None:
    """No header is no kind."""
    assert (_sent().media_type, _sent().charset) == (None, None)


def test_a_host_is_known_by_name_and_port() -> None:
    """Names of users are no part of it, letter case neither."""
    assert HTTPRequest("https://user:word@Example.SE:8443/plan").host == "example.se:8443"


ADDRESS = "https://www.exempel.example/moten"


def _answer(question: Question) -> Answer:
    return Answer("Å") if question.url == ADDRESS else Answer("nej", status=404, content_type="text/plain")


def test_the_function_answers() -> None:
    """It is told the request, and its answer comes as it stands."""
    client = httpx.Client(transport=Answers(_answer))

    assert client.get(ADDRESS).text == "Å"
    assert client.get("https://www.exempel.example/annat").status_code == 404


def test_an_answer_of_bytes_is_sent_as_it_is() -> None:
    """A picture is no text."""
    client = httpx.Client(transport=Answers(lambda _: Answer(b"\xff\xd8", content_type="image/jpeg")))

    assert client.get(ADDRESS).content == b"\xff\xd8"


def test_the_same_bytes_are_not_sent_twice() -> None:
    """Who names the tag is answered 304; an error has no tag."""
    client = httpx.Client(transport=Answers(_answer))
    tag = client.get(ADDRESS).headers["etag"]

    assert client.get(ADDRESS, headers={"if-none-match": tag}).status_code == 304
    assert client.get(ADDRESS, headers={"if-none-match": '"other"'}).status_code == 200
    assert "etag" not in client.get("https://www.exempel.example/annat").headers


def test_it_is_awaited_too() -> None:
    """The same function serves both clients."""

    async def ask() -> str:
        async with httpx.AsyncClient(transport=Answers(_answer)) as client:
            return (await client.post(ADDRESS, content=b"x")).text

    assert asyncio.run(ask()) == "Å"
