"""Rows that cannot be read any more: left out by whoever meets them, and told by their table and key."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

import sqlalchemy as sa
from pydantic import ValidationError
from sqlalchemy.engine import Connection

from agendawatch.errors import BUGS

T = TypeVar("T")
B = TypeVar("B")

_LOG = logging.getLogger(__name__)
_WORDS = 200


class Damage(NamedTuple):
    """A row that cannot be read."""

    table: str
    """Which table holds the row."""
    key: str
    """What tells it from the others of its table."""
    reason: str
    """Why it cannot be read."""

    def __str__(self) -> str:
        """Name it.

        >>> str(Damage("versions", "17", "Invalid JSON"))
        'versions 17: Invalid JSON'
        """
        return f"{self.table} {self.key}: {self.reason}"


class Damages:
    """The damaged rows that were met in a store, each once."""

    def __init__(self) -> None:
        """Have met none."""
        self._lock = threading.Lock()
        self._met: dict[tuple[str, str], Damage] = {}

    def note(self, table: str, key: object, error: Exception) -> None:
        """Take note of a row, and log it the first time."""
        damage = Damage(table, str(key), _reason(error))
        with self._lock:
            known = (damage.table, damage.key) in self._met
            self._met.setdefault((damage.table, damage.key), damage)
        if not known:
            _LOG.warning("left out, since it is damaged: %s", damage)

    def __iter__(self) -> Iterator[Damage]:
        """Give those met, in the order that they were met."""
        with self._lock:
            return iter(tuple(self._met.values()))


def _reason(error: Exception) -> str:
    """Say in a line what is wrong with a row, and little of what stands in it."""
    said = error.errors(include_url=False)[0]["msg"] if isinstance(error, ValidationError) else str(error)
    return " ".join(f"{type(error).__name__}: {said}".split())[:_WORDS]


def damages_of(connection: Connection) -> Damages:
    """Give what a connection's store has met; one that belongs to none begins anew."""
    found = connection.get_execution_options().get("damages")
    return found if isinstance(found, Damages) else Damages()


def read_row(connection: Connection, table: str, key: object, read: Callable[[B], T], held: B) -> T | None:
    """Read what a row holds; `None` where it cannot be read, which is noted by its key."""
    try:
        return read(held)
    except BUGS as error:
        damages_of(connection).note(table, key, error)
        return None


def read_rows(connection: Connection, table: str, query: sa.Executable, read: Callable[[str], T]) -> Iterator[T]:
    """Read the rows that a query gives, each by its key and its text; those that cannot be read are left out."""
    for key, held in connection.execute(query):
        value = read_row(connection, table, key, read, held)
        if value is not None:
            yield value
