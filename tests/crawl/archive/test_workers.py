"""Processes that outlive any of them."""

from __future__ import annotations

import os
import signal
import time
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from tests.crawl.archive.work import LIMIT, wait_for, work

from agendawatch.crawl.archive import WorkerPool

pytestmark = pytest.mark.timeout(600)


def test_work_that_kills_its_process_is_known_and_the_rest_is_done() -> None:
    """Only its own answer is an error."""
    with WorkerPool(2) as workers:
        asked = [workers.submit(work, nth, 3) for nth in range(8)]
        errors = [it.exception(LIMIT) for it in asked]

    assert [nth for nth, error in enumerate(errors) if error] == [3]
    assert isinstance(errors[3], BrokenProcessPool)
    assert [it.result()[0] for nth, it in enumerate(asked) if nth != 3] == [0, 1, 2, 4, 5, 6, 7]


def test_work_whose_process_is_killed_is_done_again(tmp_path: Path) -> None:
    """The work was not at fault."""
    door, here = tmp_path / "door", tmp_path / "door.here"
    with WorkerPool(1) as workers:
        asked: Future[str] = workers.submit(wait_for, door)
        for _ in range(LIMIT * 100):
            if here.exists() and here.read_text():
                break
            time.sleep(0.01)
        os.kill(int(here.read_text()), signal.SIGKILL)
        door.touch()

        assert asked.result(LIMIT) == "door"


def test_an_error_comes_home() -> None:
    """As it was raised."""
    with WorkerPool(1) as workers, pytest.raises(ZeroDivisionError):
        workers.submit(divmod, 1, 0).result(LIMIT)


def test_workers_who_were_sent_home_take_nothing_more() -> None:
    """What they were asked before is done."""
    workers = WorkerPool(1)
    asked = workers.submit(work, 1)
    workers.shutdown()

    assert asked.result(0)[0] == 1
    with pytest.raises(RuntimeError):
        workers.submit(work, 2)


def test_work_that_was_taken_back_is_not_done() -> None:
    """Those who wait for it are told."""
    workers = WorkerPool(1)
    asked = [workers.submit(work, nth) for nth in range(50)]
    workers.shutdown(cancel_futures=True)

    assert any(it.cancelled() for it in asked)
    assert all(it.cancelled() or it.result(LIMIT) for it in asked)
