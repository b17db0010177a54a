"""PostgreSQL servers of a test's own, which it may kill: started from the programs that the machine has."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa
from tests.replicas.programs import works

PATIENCE = 60
_ALIKE = ("-E", "UTF8", "--locale=C")
"""Whatever the language of whoever runs the tests."""
_PLACES = ("/usr/lib/postgresql", "/usr/local/lib/postgresql", "/opt/homebrew/opt")
_USER = "postgres" if hasattr(os, "geteuid") and os.geteuid() == 0 else None
"""A server refuses to run as root."""
_SETTINGS = "-c listen_addresses=127.0.0.1 -c fsync=off -c wal_level=replica -c shared_buffers=16MB -c hot_standby=on"


def _programs() -> Path:
    found = shutil.which("pg_ctl")
    if found and all(
        works(str(Path(found).with_name(name)), "--version") for name in ("pg_ctl", "initdb", "pg_basebackup")
    ):
        return Path(found).parent
    newest = sorted(path for place in _PLACES for path in Path(place).glob("*/bin/initdb"))
    if not newest:
        pytest.skip("needs PostgreSQL's programs (AGENDAWATCH_TEST_POSTGRES)")
    return newest[-1].parent


@dataclass(slots=True)
class Server:
    """A server in a folder of its own."""

    folder: Path
    port: int
    programs: Path

    @property
    def address(self) -> str:
        """Give the address of its database."""
        return f"postgresql+psycopg://agendawatch@127.0.0.1:{self.port}/postgres"

    def address_with(self, other: Server) -> str:
        """Give the address of whichever of two may be written."""
        hosts = f"host=127.0.0.1:{self.port}&host=127.0.0.1:{other.port}"
        return f"postgresql+psycopg://agendawatch@/postgres?{hosts}&target_session_attrs=read-write"

    def run(self, program: str, *arguments: str) -> None:
        """Run one of its programs."""
        command = [str(self.programs / program), *arguments]
        done = subprocess.run(  # noqa: S603 - programs of the machine
            command, user=_USER, cwd=self.folder.parent, stdout=subprocess.DEVNULL, timeout=PATIENCE, check=False
        )
        assert done.returncode == 0, command

    def start(self) -> None:
        """Start it, unless it runs."""
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
            return
        options = f"-p {self.port} -k {self.folder.parent} {_SETTINGS}"
        self.run("pg_ctl", "-D", str(self.folder), "-l", f"{self.folder}.log", "-w", "-o", options, "start")

    def crash(self) -> None:
        """End it as a machine that loses its power."""
        self.run("pg_ctl", "-D", str(self.folder), "-m", "immediate", "-w", "stop")

    def empty(self) -> None:
        """Take everything away that a test left."""
        with self._asked() as connection:
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")

    def promote(self) -> None:
        """Make a standby the first."""
        self.run("pg_ctl", "-D", str(self.folder), "-w", "promote")

    def wait_for(self, standby: Server) -> None:
        """Wait until a standby has all that is here."""
        with self._asked() as connection:
            here = connection.exec_driver_sql("SELECT pg_current_wal_lsn()").scalar()
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with standby._asked() as connection:
                if connection.exec_driver_sql(f"SELECT pg_last_wal_replay_lsn() >= '{here}'::pg_lsn").scalar():
                    return
            time.sleep(0.05)
        msg = "the standby never came after"
        raise AssertionError(msg)

    @contextmanager
    def standby(self) -> Iterator[Server]:
        """Start a second server that follows this one."""
        other = Server(self.folder.with_name("standby"), _free_port(), self.programs)
        source = ("-h", "127.0.0.1", "-p", str(self.port), "-U", "agendawatch")
        self.run("pg_basebackup", *source, "-D", str(other.folder), "-R", "-X", "stream", "-c", "fast")
        other.start()
        try:
            yield other
        finally:
            other.crash()
            shutil.rmtree(other.folder)

    @contextmanager
    def _asked(self) -> Iterator[sa.Connection]:
        engine = sa.create_engine(self.address, poolclass=sa.NullPool)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            yield connection


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


@contextmanager
def own_server() -> Iterator[Server]:
    """Lay a server out in a folder, start it, and take both away."""
    programs = _programs()
    # Not in the test's own folder: that is nobody else's to enter, and a server runs as another user.
    place = Path(tempfile.mkdtemp(prefix="agendawatch-postgres-"))
    try:
        if _USER is not None:
            shutil.chown(place, _USER)
        made = Server(place / "first", _free_port(), programs)
        made.run("initdb", "-D", str(made.folder), "-A", "trust", "-U", "agendawatch", "--no-sync", *_ALIKE)
        made.start()
        try:
            yield made
        finally:
            with suppress(AssertionError):
                made.crash()
    finally:
        shutil.rmtree(place, ignore_errors=True)
