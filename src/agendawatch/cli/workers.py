"""Whom a command hands work to: processes of this machine, or those of a cluster."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from importlib.metadata import version

import click

from agendawatch.crawl.archive import WorkerPool
from agendawatch.errors import ClusterError

_PATIENCE = 15
"""Seconds in which a scheduler, and a worker of it, must have answered."""
_OURS = version("agendawatch")

cluster = click.option(
    "--cluster",
    "address",
    metavar="ADDRESS",
    help="Hand the work to the workers of a Dask cluster, by the address of its scheduler, as tcp://host:8786.",
)


@contextmanager
def workers(count: int | None, address: str | None) -> Iterator[Executor | None]:
    """Open what work is handed to: a cluster where one is named, else so many processes; `None` where neither is."""
    if address is not None:
        with _cluster(address) as executor:
            yield executor
    elif count is not None and count > 1:
        with WorkerPool(count) as executor:
            yield executor
    else:
        yield None


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    """Open a cluster whose workers are of our version; one that is not there raises `ClusterError`."""
    try:
        import distributed  # noqa: PLC0415 - an extra
    except ImportError as error:
        msg = "a cluster needs distributed: install agendawatch[cluster]"
        raise ClusterError(msg) from error
    try:
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call] # it has half its types
    except (OSError, ValueError) as error:
        msg = f"no scheduler answers at {address}: is it running, and is that its address (as tcp://host:8786)?"
        raise ClusterError(msg) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
            found: dict[str, str] = client.run(_version)
        except (OSError, asyncio.CancelledError) as error:
            msg = f"the scheduler at {address} has no workers: start some (dask worker {address})"
            raise ClusterError(msg) from error
        except ImportError as error:
            msg = f"a worker of {address} does not have agendawatch: install the same version on every machine"
            raise ClusterError(msg) from error
        others = sorted(set(found.values()) - {_OURS})
        if others:
            msg = f"workers of {address} have agendawatch {', '.join(others)}, and this is {_OURS}: install one version"
            raise ClusterError(msg)
        yield client.get_executor()  # type: ignore[no-untyped-call] # likewise


def _version() -> str:
    """Tell a worker's version."""
    return version("agendawatch")
