"""The service makes an answer once for all who ask, of a store that is held open, and again when its ground is another."""

from __future__ import annotations

import asyncio
import datetime as dt
import threading
from collections.abc import Iterable
from pathlib import Path

import httpx
import pytest
from tests.server.country import BOARD, NOW, Served, fill

from agendawatch.errors import AgendawatchError, InputError, StoreError, UnknownMunicipalityError
from agendawatch.model import Municipality
from agendawatch.server.answers import Answer, Kind, PreparedAnswer
from agendawatch.server.service import refusal
from agendawatch.server.state import ALL, ServerState, SitePlan, StoreHandle, midnight, read_state, scopes, state_key
from agendawatch.site.planned_file import PlannedFile
from agendawatch.store import Store

PATIENCE = 60
TARGET = (b"/x", b"")


def test_many_who_ask_at_once_are_answered_by_one_making(served: Served) -> None:
    """A crowd costs what one costs; a client that leaves takes nobody with it."""
    made = []
    go_on = threading.Event()

    def make(_store: Store, _state: ServerState) -> Answer:
        made.append(1)
        go_on.wait(PATIENCE)
        return Answer(b"x", "text/plain", Kind.DATA)

    async def crowd() -> list[PreparedAnswer]:
        leaving, *asked = [asyncio.create_task(served.service.ready(TARGET, make)) for _ in range(50)]
        await asyncio.sleep(0)
        leaving.cancel()
        go_on.set()
        return await asyncio.gather(*asked)

    answers = asyncio.run(crowd())
    again = asyncio.run(served.service.ready(TARGET, make))

    assert len(made) == 1
    assert {id(answer) for answer in [*answers, again]} == {id(again)}


def test_a_refusal_is_made_anew(served: Served) -> None:
    """It is not held: the next may fare better."""
    made = []

    def make(_store: Store, _state: ServerState) -> Answer:
        made.append(1)
        raise InputError(field="words", value="x", expected="y")

    for _ in range(2):
        assert asyncio.run(served.service.ready(TARGET, make)).status == 400
    assert len(made) == 2
    assert len(served.service.cache) == 0


def test_an_answer_of_an_older_state_is_not_held(served: Served) -> None:
    """What was begun before a change is given to those who asked, and to nobody later."""

    def make(_store: Store, _state: ServerState) -> Answer:
        served.add()
        asyncio.run_coroutine_threadsafe(served.service.look(), loops[0]).result(PATIENCE)
        return Answer(b"old", "text/plain", Kind.DATA)

    async def asked() -> PreparedAnswer:
        loops.append(asyncio.get_running_loop())
        return await served.service.ready(TARGET, make)

    loops: list[asyncio.AbstractEventLoop] = []

    assert asyncio.run(asked()).body == b"old"
    assert served.service.cache.get(TARGET) is None


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


def test_a_site_that_cannot_be_looked_through_is_told_and_looked_at_again(served: Served) -> None:
    """What stands stays; `/healthz` says that it is old, until it goes well."""
    before = served.ask("/angsby.ics")
    plan, broken = served.service.plan, threading.Event()
    broken.set()

    def breaks(store: Store, moment: dt.datetime) -> Iterable[PlannedFile]:
        if broken.is_set():
            raise RuntimeError
        return plan(store, moment)

    async def watched() -> tuple[httpx.Response, httpx.Response, httpx.Response]:
        looking = asyncio.create_task(served.service.poll_store(poll=0.001))
        while served.service.trouble is None:  # noqa: ASYNC110 - the service tells nobody when it has looked
            await asyncio.sleep(0.001)
        ill, stands = await asyncio.gather(*(asyncio.to_thread(served.ask, it) for it in ("/healthz", "/angsby.ics")))
        broken.clear()
        while served.service.trouble is not None:  # noqa: ASYNC110 - likewise
            await asyncio.sleep(0.001)
        looking.cancel()
        return ill, stands, await asyncio.to_thread(served.ask, "/healthz")

    served.service.plan = breaks
    served.add()
    ill, stands, well = asyncio.run(asyncio.wait_for(watched(), PATIENCE))

    assert (ill.status_code, well.status_code) == (503, 200)
    assert "log" in ill.json()["reason"]
    assert stands.content == before.content


# The state of a store tells what its site and feeds are.


def test_no_name_takes_the_place_of_all_there_is() -> None:
    """A municipality called so has another address, or none of its own here."""
    town = Municipality(code="9903", name="Feed")

    assert scopes([(town, BOARD)], [], [])["feed"] == ALL


def test_a_state_is_of_a_store_and_a_day(served: Served) -> None:
    """The day begins and ends in Sweden; what is made twice in a day is the same."""
    store, token = served.service.store.get(), served.service.store.change_token()
    plan = SitePlan(served.service.settings)

    state = read_state(store, token, NOW, plan, served.service.settings)
    later = read_state(store, token, NOW + dt.timedelta(hours=10), plan, served.service.settings)

    assert state.mark == later.mark == state_key(token, NOW)
    assert state_key(token, NOW + dt.timedelta(days=1)) != state.mark
    assert {path: it.key for path, it in state.files.items()} == {path: it.key for path, it in later.files.items()}
    assert state.now == midnight(NOW)
    assert state.modified == midnight(NOW)


# A store is held open, and found again when it was away.


def test_a_store_is_opened_once(tmp_path: Path) -> None:
    """And again when another file has taken its place."""
    file = tmp_path / "a.db"
    fill(f"sqlite:///{file}")
    held = StoreHandle(f"sqlite:///{file}")
    first = held.get()
    again = held.get()
    Store(f"sqlite:///{tmp_path / 'b.db'}").close()
    (tmp_path / "b.db").replace(file)
    other = held.get()
    meetings = list(other.meetings())
    held.close()

    assert first is again
    assert other is not first
    assert meetings == []


def test_a_store_that_comes_later_is_found(tmp_path: Path) -> None:
    """It is tried again after a pause, not by every request."""
    moment = [0.0]
    file = tmp_path / "a.db"
    held = StoreHandle(f"sqlite:///{file}", clock=lambda: moment[0])
    with pytest.raises(StoreError, match="there is no database of this server"):
        held.get()
    Store(f"sqlite:///{file}").close()
    with pytest.raises(StoreError):
        held.get()
    moment[0] = 5.0

    assert held.get().sites() == ()
    assert held.change_token().current
    held.close()
