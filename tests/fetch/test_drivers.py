"""Both drivers hold one conversation alike."""

from __future__ import annotations

import asyncio
from collections.abc import Generator

import pytest

from agendawatch.errors import HostError
from agendawatch.fetch import arun, run


def _sum_up() -> Generator[str, int, str]:
    first = yield "first"
    try:
        second = yield "second"
    except HostError:
        second = -1
    return f"{first} and {second}"


def _answer(ask: str) -> int:
    if ask == "second":
        msg = "no answer"
        raise HostError(msg)
    return 7


async def _later(ask: str) -> int:
    await asyncio.sleep(0)
    return _answer(ask)


def test_a_conversation_may_live_through_an_error() -> None:
    """What an answer raises is thrown into the conversation, in both drivers."""
    assert run(_sum_up(), _answer) == "7 and -1"
    assert asyncio.run(arun(_sum_up(), _later)) == "7 and -1"


def test_what_a_conversation_does_not_catch_comes_out() -> None:
    """An error that nobody catches ends the conversation."""

    def careless() -> Generator[str, int, int]:
        return (yield "second")

    with pytest.raises(HostError, match="no answer"):
        run(careless(), _answer)
    with pytest.raises(HostError, match="no answer"):
        asyncio.run(arun(careless(), _later))
