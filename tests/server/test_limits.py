"""A request costs no more than it may."""

from __future__ import annotations

import asyncio
import threading

import pytest

from agendawatch.errors import InputError
from agendawatch.server.limits import Budget, BusyError, Workers

PATIENCE = 60


def test_too_many_rows_are_refused() -> None:
    """With what to do about it; as many as there may be are taken."""
    assert list(Budget(rows=3).taking(range(3))) == [0, 1, 2]
    with pytest.raises(InputError, match="narrow it"):
        list(Budget(rows=3).taking(range(4)))


def test_what_takes_too_long_is_stopped() -> None:
    """Between two rows, by a clock of its own."""
    moments = iter([0.0, 1.0, 2.0, 99.0, 99.0])
    budget = Budget(seconds=10, clock=lambda: next(moments))

    with pytest.raises(BusyError, match="10 seconds"):
        list(budget.looking(range(10_000)))


def test_the_queue_is_bounded() -> None:
    """Who finds it full is told at once; there is room again when the work is done."""

    async def crowd() -> list[object]:
        go_on = threading.Event()
        workers = Workers(threads=1, waiting=1)
        first = [asyncio.create_task(workers.run(lambda: go_on.wait(PATIENCE))) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(BusyError, match="too many"):
            await workers.run(lambda: True)
        go_on.set()
        done = await asyncio.gather(*first)
        after = await workers.run(lambda: "room")
        workers.close()
        return [*done, after]

    assert asyncio.run(crowd()) == [True, True, "room"]


def test_nobody_waits_for_ever() -> None:
    """The loop goes on; the thread is left to end by itself."""

    async def slow() -> None:
        go_on = threading.Event()
        workers = Workers(threads=1)
        with pytest.raises(BusyError, match=r"0\.01 seconds"):
            await workers.run(lambda: go_on.wait(PATIENCE), seconds=0.01)
        go_on.set()
        workers.close()

    asyncio.run(slow())


def test_what_goes_wrong_in_a_thread_is_raised_here() -> None:
    """As what it is."""

    def wrong() -> None:
        raise InputError(field="words", value="x", expected="y")

    async def ask() -> None:
        workers = Workers()
        with pytest.raises(InputError):
            await workers.run(wrong)
        workers.close()

    asyncio.run(ask())
