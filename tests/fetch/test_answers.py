"""A function answers in place of the network."""

from __future__ import annotations

import asyncio

import httpx

from agendawatch.fetch.message import Answer, Answers, Question

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
