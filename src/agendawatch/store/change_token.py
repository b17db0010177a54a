"""Whether a store is there, of our version, and other than it was: cheap enough to ask each second."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.pool import NullPool

from agendawatch.store import schema
from agendawatch.store.database import address_of, check_file, engine_of, known_version, translated_errors
from agendawatch.store.upgrade import HEAD

_PATIENCE = 1
"""Seconds to wait for a database that somebody holds alone."""
_GROWING = (schema.rounds, schema.versions, schema.changes, schema.proposals)
"""Tables that only grow: their last row tells whether anything came."""


@dataclass(frozen=True, slots=True)
class ChangeToken:
    """What a look at a store tells."""

    version: str
    """Of its migrations."""
    mark: str
    """Other whenever anything that a page or feed tells may be."""
    last_round: dt.datetime | None
    """When a site was last visited; `None` when none was."""
    last_change: dt.datetime | None
    """When anything was last seen to be different."""

    @property
    def current(self) -> bool:
        """Whether it is of the version that this release reads."""
        return self.version == HEAD


class ChangeTokenReader:
    """Reads a store's change token, with a connection for each time: a file that was taken away or replaced is noticed.

    It lays nothing out, upgrades nothing, and waits a second at most for a store that is held.
    """

    def __init__(self, url: str) -> None:
        """Look at a database by its address; nothing is opened yet."""
        address = address_of(url)
        sqlite = address.get_backend_name() == "sqlite"
        self._file = Path(address.database) if sqlite and address.database else None
        wait = {"timeout" if sqlite else "connect_timeout": _PATIENCE}
        self._engine = engine_of(address, poolclass=NullPool, connect_args=wait)

    @property
    def names(self) -> tuple[str, ...]:
        """Give what errors call the database: its address, and its file."""
        return (self._engine.url.render_as_string(), *([str(self._file)] if self._file else ()))

    def read(self) -> ChangeToken:
        """Look at it; `StoreError` when it is missing, locked, or not to be reached."""
        check_file(self._engine.url)
        with translated_errors(self._engine), self._engine.connect() as connection:
            found = known_version(connection)
            if found != HEAD:
                return ChangeToken(found, "", None, None)
            ids = [connection.execute(sa.select(sa.func.max(table.c.id))).scalar() for table in _GROWING]
            visits, tried = connection.execute(sa.select(sa.func.count(), sa.func.max(schema.health.c.tried))).one()
            seen = sa.select(schema.changes.c.seen).order_by(schema.changes.c.id.desc()).limit(1)
            mark = "-".join(str(part or 0) for part in (*ids, visits, tried))
            return ChangeToken(found, mark, last_round=tried, last_change=connection.execute(seen).scalar())

    def identity(self) -> tuple[int, int] | None:
        """Tell which file it is, so that a replaced one is known as another; `None` where it is no file."""
        if self._file is None or not self._file.exists():
            return None
        state = self._file.stat()
        return state.st_dev, state.st_ino
