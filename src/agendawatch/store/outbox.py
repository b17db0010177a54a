"""What an address was told of: written before and after, so that nothing is told twice. Rows are added, never edited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from agendawatch.store import schema
from agendawatch.store.changelog import last_number
from agendawatch.store.database import begin
from agendawatch.store.rows import add_rows

_TABLE = schema.told
_SINCE = "since"
"""The key of the row that says after which change an address wants to know."""


class DeliveryState(StrEnum):
    """How far a piece of news has come towards an address; the last row of each tells."""

    KNOWN = "known"
    """It was so before the address was told anything: it is never told."""
    BEGUN = "telling"
    """It is on its way; where nothing follows, the process was stopped, and whether it arrived is not known."""
    TOLD = "told"
    FAILED = "failed"
    """The address did not take it; it is told another time."""


class Outbox:
    """What one address was told of.

    Two processes never get the same piece of news to tell: the one that claims it first has it.
    """

    def __init__(self, engine: Engine, address: str) -> None:
        """Open the pages of an address, by a key that gives away nothing of it."""
        self._engine = engine
        self._address = address

    def since(self) -> int | None:
        """Give the number of the last change that the address was not to be told of; `None` before it was known."""
        with begin(self._engine, writes=False) as connection:
            return self._since(connection)

    def open(self, known: Iterable[str], *, seen: dt.datetime, since: int | None = None) -> bool:
        """Begin to tell an address what comes after a change, or from now on; `False` where it had begun before.

        `known` are news of other kinds that are never to be told.
        """
        with begin(self._engine, writes=True) as connection:
            if self._since(connection) is not None:
                return False
            after = last_number(connection) if since is None else since
            self._write(connection, [_SINCE], str(after), seen)
            self._write(connection, dict.fromkeys(known), DeliveryState.KNOWN, seen)
            return True

    def move(self, since: int, *, seen: dt.datetime) -> None:
        """Say that all changes up to one are done with; it never goes back."""
        with begin(self._engine, writes=True) as connection:
            if since > (self._since(connection) or 0):
                self._write(connection, [_SINCE], str(since), seen)

    def states(self) -> dict[str, tuple[DeliveryState, dt.datetime]]:
        """Give how far each piece of news has come, and since when."""
        with begin(self._engine, writes=False) as connection:
            return self._states(connection)

    def claim(self, keys: Collection[str], *, seen: dt.datetime, again: bool = False) -> tuple[str, ...]:
        """Take what nobody has told or is telling, to tell it now; `again` also what was on its way and may be lost."""
        with begin(self._engine, writes=True) as connection:
            standing = self._states(connection)
            free = {DeliveryState.FAILED, DeliveryState.BEGUN} if again else {DeliveryState.FAILED}
            mine = tuple(key for key in dict.fromkeys(keys) if key not in standing or standing[key][0] in free)
            self._write(connection, mine, DeliveryState.BEGUN, seen)
            return mine

    def settle(self, keys: Collection[str], how: DeliveryState, *, seen: dt.datetime) -> None:
        """Say what became of what was claimed."""
        with begin(self._engine, writes=True) as connection:
            self._write(connection, keys, how, seen)

    def _since(self, connection: Connection) -> int | None:
        query = sa.select(_TABLE.c.state).where(_TABLE.c.address == self._address, _TABLE.c.key == _SINCE)
        found = connection.execute(query.order_by(_TABLE.c.id.desc()).limit(1)).scalar()
        return None if found is None else int(found)

    def _states(self, connection: Connection) -> dict[str, tuple[DeliveryState, dt.datetime]]:
        query = sa.select(_TABLE.c.key, _TABLE.c.state, _TABLE.c.seen)
        query = query.where(_TABLE.c.address == self._address, _TABLE.c.key != _SINCE).order_by(_TABLE.c.id)
        return {key: (DeliveryState(state), seen) for key, state, seen in connection.execute(query)}

    def _write(self, connection: Connection, keys: Collection[str], state: str, seen: dt.datetime) -> None:
        rows = ({"address": self._address, "key": key, "state": str(state), "seen": seen} for key in keys)
        add_rows(connection, _TABLE, rows)
