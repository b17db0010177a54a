"""A request costs no more than it may."""

from __future__ import annotations

import asyncio
import threading

import pytest

from agendawatch.errors import InputError
from agendawatch.server.limits import Budget, BusyError, SpentError, Turns, Workers

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


async def wait_turn(turns: Turns, who: str, order: list[str]) -> None:
    """Have one turn, and note whose it was; one that is refused is noted too."""
    try:
        async with turns.of(who):
            order.append(who)
            await asyncio.sleep(0)
    except BusyError:
        order.append(f"{who} is refused")


def test_whoever_has_had_least_comes_first_and_nobody_waits_for_ever() -> None:
    """One who asks for much waits for oneself; so does everybody whom nobody can tell from another."""

    async def crowd() -> list[str]:
        work = iter([0.0, 0.9, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0])
        turns = Turns(clock=lambda: 0.0, spent=lambda: next(work))
        async with turns.of("greedy") as counted:
            counted(lambda: None)
        order: list[str] = []
        async with turns.of("first"):
            asking = [asyncio.create_task(wait_turn(turns, who, order)) for who in ("greedy", "greedy", "modest")]
            await asyncio.sleep(0.01)
        await asyncio.gather(*asking)
        return order

    assert asyncio.run(crowd()) == ["modest", "greedy", "greedy"]


def test_an_asker_has_a_second_of_work_and_some_more_each_second() -> None:
    """Then that asker alone is told to come again; a queue of one's own is bounded too."""

    async def ask() -> list[object]:
        moment, work = [0.0], [0.0]
        turns = Turns(clock=lambda: moment[0], spent=lambda: work[0])

        def dear() -> str:
            work[0] += 1.5
            return "made"

        got: list[object] = []
        async with turns.of("one") as counted:
            got.append(counted(dear))
        for who in ("one", "other", None):
            try:
                async with turns.of(who) as counted:
                    got.append(counted(dear))
            except SpentError:
                got.append("refused")
        moment[0] = 20.0
        async with turns.of("one"):
            waiting = [asyncio.create_task(turns.of("one").__aenter__()) for _ in range(6)]
            done, left = await asyncio.wait(waiting, timeout=0.05)
        got.append(sum(isinstance(it.exception(), SpentError) for it in done))
        for it in left:
            it.cancel()
        return got

    assert asyncio.run(ask()) == ["made", "refused", "made", "made", 2]


def test_a_turn_that_is_given_up_is_anothers() -> None:
    """Whoever is no longer there holds nothing."""

    async def crowd() -> int:
        turns = Turns(spent=lambda: 0.0)
        tasks = [asyncio.create_task(wait_turn(turns, f"a{nth % 12}", [])) for nth in range(60)]
        for task in tasks[::7]:
            await asyncio.sleep(0)
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        async with asyncio.timeout(PATIENCE), turns.of("last"):
            return len(tasks)

    assert asyncio.run(crowd()) == 60


def test_what_waits_in_all_is_bounded_and_whoever_has_most_in_it_gives_way() -> None:
    """Many askers of many networks keep nobody else waiting for long: they are told to come again."""

    async def crowd() -> list[str]:
        turns = Turns(in_all=2, clock=lambda: 0.0, spent=lambda: 0.0)
        order: list[str] = []
        async with turns.of("first"):
            asking = []
            for who in ("greedy", "greedy", "greedy", "other", "modest", "late"):
                asking.append(asyncio.create_task(wait_turn(turns, who, order)))
                await asyncio.sleep(0)
            for _ in range(9):
                await asyncio.sleep(0)
            refused = sorted(order)
        await asyncio.gather(*asking)
        return refused + sorted(order[len(refused) :])

    assert asyncio.run(crowd()) == [
        "greedy is refused", "greedy is refused", "greedy is refused", "late is refused", "modest", "other",
    ]  # fmt: skip


def test_a_turn_of_whoever_leaves_at_that_moment_is_the_next_ones() -> None:
    """Who leaves has not been told of it yet when the turn comes."""

    async def crowd() -> list[str]:
        turns = Turns(clock=lambda: 0.0, spent=lambda: 0.0)
        order: list[str] = []
        async with turns.of("first"):
            leaving, staying = (asyncio.create_task(wait_turn(turns, who, order)) for who in ("leaving", "staying"))
            await asyncio.sleep(0.01)
            leaving.cancel()
        await staying
        await wait_turn(turns, "after", order)
        return order

    assert asyncio.run(asyncio.wait_for(crowd(), 5)) == ["staying", "after"]
