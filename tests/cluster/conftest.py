"""A cluster of two processes on this machine, one of which may be killed."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any

import pytest

LIMIT = 120
"""Seconds that anything of the cluster may take: far more than any machine needs."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster that is running."""

    client: Any  # Any: half of what distributed.Client has is untyped

    @property
    def executor(self) -> Executor:
        """What hands work out to it."""
        made: Executor = self.client.get_executor()
        return made

    def surround(self, variables: dict[str, str]) -> None:
        """Set environment variables on every machine."""
        self.client.wait_for_workers(2, timeout=LIMIT)
        self.client.run(os.environ.update, variables)

    def kill_one(self) -> int:
        """Kill the worker that has the most to do, as a machine that loses its power; give its process's number."""
        doing = self.client.processing()
        pids: dict[str, int] = self.client.run(os.getpid)
        busiest = max(pids, key=lambda name: len(doing.get(name, ())))
        os.kill(pids[busiest], signal.SIGKILL)
        return pids[busiest]

    def pids(self) -> set[int]:
        """Give the numbers of the processes that are there, two of them."""
        self.client.wait_for_workers(2, timeout=LIMIT)
        return set(self.client.run(os.getpid).values())


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """Start two processes; one that dies is started again."""
    distributed = pytest.importorskip("distributed", reason="the extra cluster is not installed")
    import dask  # noqa: PLC0415 - comes with it

    patience = {"distributed.comm.timeouts.connect": f"{LIMIT}s", "distributed.comm.timeouts.tcp": f"{LIMIT}s"}
    with (
        dask.config.set(patience),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=":0", silence_logs=50
        ) as running,
        distributed.Client(running, timeout=LIMIT) as client,
    ):
        client.wait_for_workers(2, timeout=LIMIT)
        yield Cluster(client)
