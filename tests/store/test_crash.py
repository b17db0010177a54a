"""A watcher is killed in the middle of a round, or is not alone: the store holds whole rounds, each once.

`AGENDAWATCH_TEST_KILLS` asks for more kills than the few of a plain run.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from tests.store.invented import HOUR, MORNING, SITE, TOWN, listed, meet

from agendawatch.model import AgendaItem, Document, Meeting, Municipality, Site
from agendawatch.store import Store

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked, and this system cannot")

KILLS = int(os.environ.get("AGENDAWATCH_TEST_KILLS", "10"))
MEETINGS = 12


def _meet(nth: int, round_: int, town: Municipality = TOWN) -> Meeting:
    """Make the nth meeting as the page shows it in a round: now and then something is new."""
    news = (nth + round_) % 4 == 0
    items = tuple(AgendaItem(title=f"Ärende {number} i omgång {round_ if news else 0}") for number in range(6))
    paper = Document(
        url=f"https://exempelkoping.example/{nth}.pdf", title="Kallelse", content_hash=f"{round_ if news else 0:064x}"
    )
    agenda = items if news or round_ > 2 else None
    day = 10 + (round_ if nth == round_ else 0)
    return meet(1 + nth, day, municipality=town, start=None, agenda=agenda, documents=(paper,))


ROUNDS = tuple(listed(*(_meet(nth, round_) for nth in range(MEETINGS))) for round_ in range(5))


def _add(store: Store, nth: int) -> None:
    store.records.add(ROUNDS[nth], site=SITE, seen=MORNING + nth * HOUR)


def _lines(store: Store) -> tuple[str, ...]:
    return tuple(store.maintenance.export_lines())


@pytest.fixture(scope="module")
def undisturbed() -> tuple[tuple[str, ...], ...]:
    """Tell what a store holds after no round, after one, and so on."""
    with Store("sqlite://") as store:
        told = [_lines(store)]
        for nth in range(len(ROUNDS)):
            _add(store, nth)
            told.append(_lines(store))
    return tuple(told)


def _forked(work: Callable[[], None]) -> int:
    """Start a process that does the work and ends; give its number."""
    with warnings.catch_warnings():
        # Since Python 3.12: pytest-xdist has threads, of which the child needs none.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid:
        return pid
    try:
        work()
    except BaseException:  # noqa: BLE001 - a forked test must not go on as a second pytest
        os._exit(1)
    os._exit(0)


def _watch(database: str, said: Path, statement: int | None, together: Callable[[], object] = int) -> None:
    """Add every round, writing down each that is done; die at a statement, if one is given.

    `together` waits for others before each round: two watchers see a page at the same moments.
    """
    with Store(database) as store:
        if statement is not None:
            left = iter(range(statement))

            def count(*_about: object) -> None:
                if next(left, None) is None:
                    os.kill(os.getpid(), signal.SIGKILL)

            sa.event.listen(store._database.engine, "before_cursor_execute", count)  # noqa: SLF001 - where rounds can be cut
            sa.event.listen(store._database.engine, "commit", count)  # noqa: SLF001 - likewise
        for nth in range(len(ROUNDS)):
            together()
            _add(store, nth)
            with said.open("a") as file:
                file.write(".")


def _killed(database: str, said: Path, chance: random.Random) -> None:
    """Start a watcher and kill it: at a statement, or at a moment."""
    said.write_text("")
    statement = chance.randrange(150) if chance.random() < 0.5 else None
    pid = _forked(lambda: _watch(database, said, statement))
    if statement is None:
        time.sleep(chance.random() * 0.4)
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) in {0, -signal.SIGKILL}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("database", "seed"),
    [*(("sqlite", seed) for seed in range(KILLS)), *(("postgresql", seed) for seed in range(KILLS // 2))],
    indirect=["database"],
)
@pytest.mark.timeout(60)
def test_a_killed_round_leaves_no_half(
    database: str, tmp_path: Path, undisturbed: tuple[tuple[str, ...], ...], seed: int
) -> None:
    """What is there is whole and no less than was said to be done; going on ends as if nothing had happened."""
    said = tmp_path / "said"
    Store(database).close()

    _killed(database, said, random.Random(seed))  # noqa: S311 - where to cut is no secret

    with Store(database) as store:
        store.records.save_requests("nothing", ())  # waits for what a server may still be writing
        done = undisturbed.index(_lines(store))
        assert done >= len(said.read_text())
        for nth in range(done, len(ROUNDS)):
            _add(store, nth)
        assert _lines(store) == undisturbed[-1]
        assert len(store.search("ärende")) > 0


def test_two_watchers_of_one_site_add_each_change_once(
    database: str, undisturbed: tuple[tuple[str, ...], ...], tmp_path: Path
) -> None:
    """Both see the same pages at the same moments."""
    Store(database).close()

    both = multiprocessing.Barrier(2)
    pids = [_forked(lambda nth=nth: _watch(database, tmp_path / str(nth), None, both.wait)) for nth in range(2)]  # type: ignore[misc] # mypy infers no lambda with a default
    codes = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]

    with Store("sqlite://") as alone, Store(database) as store:
        alone.maintenance.import_lines(undisturbed[-1])
        assert codes == [0, 0]
        assert tuple(store.changes()) == tuple(alone.changes())
        assert tuple(store.meetings()) == tuple(alone.meetings())


@pytest.mark.slow
def test_two_watchers_of_two_sites_lose_nothing(database: str) -> None:
    """Each waits for the other's round."""
    Store(database).close()

    def watch(nth: int) -> None:
        town = Municipality(code=f"990{nth}", name="Provby")
        site = Site(url=f"https://provby.example/{nth}", municipality=town)
        with Store(database) as store:
            for round_ in range(len(ROUNDS)):
                own = listed(*(_meet(row, round_, town) for row in range(MEETINGS)))
                store.records.add(own, site=site, seen=MORNING + round_ * HOUR)

    pids = [_forked(lambda nth=nth: watch(nth)) for nth in (1, 2)]  # type: ignore[misc] # as above
    codes = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]

    with Store(database) as store:
        assert codes == [0, 0]
        assert len(tuple(store.meetings())) == 2 * MEETINGS
        first, second = (len(tuple(store.changes(municipality=code))) for code in ("9901", "9902"))
        assert first == second > MEETINGS
