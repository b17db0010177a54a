"""The desk makes an answer once for all who ask, and again when its ground is another."""

from __future__ import annotations

import asyncio
import datetime as dt
import threading

import pytest
from tests.site.server.country import ANGSBY, BOARD, NOW, Served

from agendawatch.errors import AgendawatchError, InputError, StoreError, UnknownMunicipalityError
from agendawatch.history import Store
from agendawatch.model import Listing, Meeting, Site, Window
from agendawatch.site.server.answers import Answer, Ready
from agendawatch.site.server.desk import refusal
from agendawatch.site.server.headers import Kind
from agendawatch.site.server.state import State

PATIENCE = 60
TARGET = (b"/x", b"")


def test_many_who_ask_at_once_are_answered_by_one_making(served: Served) -> None:
    """A crowd costs what one costs."""
    made = []
    go_on = threading.Event()

    def make(_store: Store, _state: State) -> Answer:
        made.append(1)
        go_on.wait(PATIENCE)
        return Answer(b"x", "text/plain", Kind.DATA)

    async def crowd() -> list[Ready]:
        asked = [asyncio.create_task(served.desk.ready(TARGET, make)) for _ in range(50)]
        await asyncio.sleep(0)
        go_on.set()
        return await asyncio.gather(*asked)

    answers = asyncio.run(crowd())
    again = asyncio.run(served.desk.ready(TARGET, make))

    assert len(made) == 1
    assert {id(answer) for answer in [*answers, again]} == {id(again)}


def test_a_client_that_leaves_takes_nobody_with_it(served: Served) -> None:
    """The others have their answer."""
    go_on = threading.Event()

    def make(_store: Store, _state: State) -> Answer:
        go_on.wait(PATIENCE)
        return Answer(b"x", "text/plain", Kind.DATA)

    async def two() -> Ready:
        first, second = (asyncio.create_task(served.desk.ready(TARGET, make)) for _ in range(2))
        await asyncio.sleep(0)
        first.cancel()
        go_on.set()
        return await second

    assert asyncio.run(two()).body == b"x"


def test_a_refusal_is_made_anew(served: Served) -> None:
    """It is not held: the next may fare better."""
    made = []

    def make(_store: Store, _state: State) -> Answer:
        made.append(1)
        raise InputError(field="words", value="x", expected="y")

    for _ in range(2):
        assert asyncio.run(served.desk.ready(TARGET, make)).status == 400
    assert len(made) == 2
    assert len(served.desk.shelf) == 0


def test_an_answer_of_an_older_state_is_not_held(served: Served) -> None:
    """What was begun before a change is given to those who asked, and to nobody later."""

    def make(_store: Store, _state: State) -> Answer:
        meeting = Meeting(municipality=ANGSBY, organization=BOARD, date=dt.date(2026, 6, 3))
        with Store(served.url) as writer:
            site = Site(url="https://9901.example/sen", municipality=ANGSBY)
            writer.add(Listing(window=Window.year(2026), meetings=(meeting,)), site=site, seen=NOW)
        asyncio.run_coroutine_threadsafe(served.desk.look(), loops[0]).result(PATIENCE)
        return Answer(b"old", "text/plain", Kind.DATA)

    async def asked() -> Ready:
        loops.append(asyncio.get_running_loop())
        return await served.desk.ready(TARGET, make)

    loops: list[asyncio.AbstractEventLoop] = []

    assert asyncio.run(asked()).body == b"old"
    assert served.desk.shelf.get(TARGET) is None


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (InputError(field="words", value="x", expected="y"), 400),
        (UnknownMunicipalityError("Nowhere", ("Norrköping",)), 400),
        (StoreError("the store is locked"), 503),
    ],
)
def test_every_error_says_what_to_do(error: AgendawatchError, status: int) -> None:
    """Mend what you gave, or come again."""
    answer = refusal(error)

    assert answer.status == status
    assert str(error).encode() in answer.body.replace(b'\\"', b'"')
    assert (b"retry-after" in dict(answer.more)) is (status == 503)
