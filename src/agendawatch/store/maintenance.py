"""What keeps a store whole and small: damaged rows, saved pages, exports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from agendawatch.store import caches, queries
from agendawatch.store.caches import KeptPage, UnsafePage
from agendawatch.store.damage import Damage, Damages
from agendawatch.store.database import Database
from agendawatch.store.integrity import examine
from agendawatch.store.json_lines import export_lines, import_lines

__all__ = ["Maintenance"]

When = dt.datetime | dt.date | None


class Maintenance:
    """Looks a store through, frees its room, and carries it elsewhere: reached as `store.maintenance`."""

    def __init__(self, database: Database) -> None:
        """Maintain a database."""
        self._database = database
        self._damages: Damages = database.engine.get_execution_options()["damages"]

    @property
    def damages(self) -> tuple[Damage, ...]:
        """The damaged rows that were met and left out so far, each with its table and key."""
        return tuple(self._damages)

    def examine(self) -> tuple[Damage, ...]:
        """Read every row, and give those that cannot be read; a large store takes its time."""
        with self._database.read() as connection:
            return examine(connection)

    def unsafe_pages(self) -> tuple[UnsafePage, ...]:
        """List the pages and documents that stopped their reader, the oldest first."""
        with self._database.read() as connection:
            return caches.unsafe_pages(connection)

    def saved_pages(self) -> tuple[KeptPage, ...]:
        """List the raw bodies that are kept, the oldest first, without the bodies themselves."""
        with self._database.read() as connection:
            return caches.kept_pages(connection)

    def delete_pages(self, before: When = None) -> int:
        """Delete raw bodies that were received last before a moment, or a day in Sweden; all of them unless it is given."""
        with self._database.write() as connection:
            return caches.forget_pages(connection, queries.moment(before, "before") if before else None)

    def export_lines(self, as_of: When = None) -> Iterator[str]:
        """Give all that was added as JSON Lines, the same from SQLite and PostgreSQL.

        With `as_of`, what was known then (a day: by its end in Sweden), without what is kept to ask and to write again.
        """
        until = None if as_of is None else queries.end(as_of)
        yield from self._database.stream(lambda connection: export_lines(connection, until))

    def import_lines(self, lines: Iterable[str]) -> int:
        """Take in what `export_lines` gave, into an empty store, all of it or nothing; give how many rows came."""
        with self._database.write() as connection:
            return import_lines(connection, lines)
