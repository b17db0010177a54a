"""Who gets what by mail: a database of its own, where everything that tells of a reader is sealed.

A row that is deleted is overwritten with zeros (SQLite's `secure_delete`), and no log of writes outlives one: nothing
of a reader who has left can be read from the file.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from agendawatch.errors import AgendawatchError, InputError, StoreError
from agendawatch.i18n import Language, tr
from agendawatch.mail.keys import Keys, new_id
from agendawatch.model import Watch

__all__ = ["Period", "Standing", "Subscription", "Subscriptions", "TooManyError"]

_VERSION = 1
_LAYOUT = """
CREATE TABLE subscriptions (
    id TEXT PRIMARY KEY, who TEXT NOT NULL, standing TEXT NOT NULL, made TEXT NOT NULL, changed TEXT NOT NULL,
    after INTEGER NOT NULL, claimed INTEGER, sent TEXT, failures INTEGER NOT NULL, sealed BLOB NOT NULL
) STRICT;
CREATE INDEX subscriptions_who ON subscriptions (who);
"""
_MOST_WAITING = 3
"""Letters that ask one address for confirmation within `STALE`: nobody's box is filled by others."""
_MOST = 20
"""Subscriptions of one address."""
_BUSY = 10.0
STALE = dt.timedelta(hours=48)
"""So long a letter that asks for confirmation can be answered; then nothing of it is left."""
FORGOTTEN = dt.timedelta(days=30)
"""So long a subscription whose letters come back is kept."""
SOFT_FAILURES = 5
"""So often in a row a server may say "not now" before a subscription is paused."""


class TooManyError(AgendawatchError):
    """More letters or subscriptions are asked for than are allowed. Come again later."""


class Period(StrEnum):
    """How often letters are sent."""

    DAILY = "daily"
    WEEKLY = "weekly"


class Standing(StrEnum):
    """How far a subscription has come."""

    PENDING = "pending"
    """Its reader was asked, and has not confirmed it: nothing else is sent."""
    ACTIVE = "active"
    PAUSED = "paused"
    """Letters came back: none is sent until its reader confirms the address anew."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """What one address wants to know, and how far it has been told."""

    address: str
    watch: Watch | None = None
    """What is looked for; `None` where a followed proposal is."""
    proposal: str | None = None
    """The id of a followed proposal."""
    title: str = ""
    """What it is of, as its reader was shown."""
    period: Period = Period.DAILY
    language: Language = "sv"
    known: tuple[str, ...] = ()
    """Keys of what was told, or known before, of the proposal."""
    id: str = ""
    standing: Standing = Standing.PENDING
    made: dt.datetime | None = None
    changed: dt.datetime | None = None
    """When its standing became what it is."""
    after: int = 0
    """The number of the last change that is done with."""
    claimed: int | None = None
    """The number up to which a letter was under way when a process was stopped; `None` when none is."""
    sent: dt.datetime | None = None
    failures: int = 0


class Subscriptions:
    """The database of one server's readers."""

    def __init__(self, file: Path, keys: Keys) -> None:
        """Open a file, or make it, for its owner alone to read; what is no such database raises `StoreError`."""
        self._file = file
        self._keys = keys
        if not file.parent.is_dir():
            msg = f"there is no folder {file.parent} for the mail database"
            raise StoreError(msg)
        if not file.exists():
            os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
        with self._begin() as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                for statement in filter(str.strip, _LAYOUT.split(";")):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version={_VERSION}")
            elif version != _VERSION:
                msg = f"the mail database is of version {version}, and we know version {_VERSION}"
                raise StoreError(msg)

    def ask(self, wanted: Subscription, *, now: dt.datetime, per_hour: int) -> Subscription:
        """Keep what somebody asked for until it is confirmed; too much of it raises `TooManyError`."""
        with self._begin() as connection:
            self._purge(connection, now)
            hour = (now - dt.timedelta(hours=1)).isoformat()
            recent = connection.execute("SELECT count(*) FROM subscriptions WHERE made > ?", (hour,)).fetchone()[0]
            mine = [row["standing"] for row in self._of(connection, wanted.address)]
            if recent >= per_hour:
                msg = tr("Too many letters are asked for at this server just now. Come again in an hour.")
                raise TooManyError(msg)
            if mine.count(Standing.PENDING) >= _MOST_WAITING:
                msg = tr("Letters to this address wait for an answer. Answer one of them, or come again in two days.")
                raise TooManyError(msg)
            if len(mine) >= _MOST:
                msg = tr(
                    "This address has {count} subscriptions, and no more are kept of one. End one first.", count=_MOST
                )
                raise TooManyError(msg)
            asked = replace(wanted, id=new_id(), standing=Standing.PENDING, made=now, changed=now)
            self._put(connection, asked)
            return asked

    def confirm(
        self, identifier: str, *, now: dt.datetime, after: int, known: Collection[str] = ()
    ) -> Subscription | None:
        """Begin to tell what was asked for from now on; `None` for what is too old, ended, or never was.

        What the same address had subscribed to before under the same terms gives way. Confirming twice changes nothing.
        """
        with self._begin() as connection:
            self._purge(connection, now)
            asked = self._get(connection, identifier)
            if asked is None or asked.standing is Standing.ACTIVE:
                return asked
            begun = replace(
                asked, standing=Standing.ACTIVE, changed=now, after=after, known=tuple(known), claimed=None, failures=0
            )
            for row in self._of(connection, asked.address):
                other = self._read(row)
                if other.id != asked.id and (other.watch, other.proposal) == (asked.watch, asked.proposal):
                    connection.execute("DELETE FROM subscriptions WHERE id = ?", (other.id,))
            self._put(connection, begun)
            # An address that answers takes letters again: what was paused since they came back goes on.
            for row in self._of(connection, asked.address):
                other = self._read(row)
                if other.standing is Standing.PAUSED:
                    self._put(connection, replace(other, standing=Standing.ACTIVE, changed=now, failures=0))
            return begun

    def get(self, identifier: str) -> Subscription | None:
        """Give a subscription; `None` where nothing is kept of it."""
        with self._begin() as connection:
            return self._get(connection, identifier)

    def of(self, address: str) -> tuple[Subscription, ...]:
        """Give all that is kept of an address, oldest first."""
        with self._begin() as connection:
            return tuple(map(self._read, self._of(connection, address)))

    def active(self) -> tuple[Subscription, ...]:
        """Give all that letters are sent for."""
        with self._begin() as connection:
            rows = connection.execute("SELECT * FROM subscriptions WHERE standing = ? ORDER BY id", (Standing.ACTIVE,))
            return tuple(map(self._read, rows.fetchall()))

    def counts(self) -> dict[Standing, int]:
        """Count subscriptions by how far they have come."""
        with self._begin() as connection:
            rows = connection.execute("SELECT standing, count(*) FROM subscriptions GROUP BY standing").fetchall()
            return dict.fromkeys(Standing, 0) | {Standing(standing): count for standing, count in rows}

    def end(self, identifier: str) -> bool:
        """Delete a subscription and all that was kept of it; `False` where nothing was."""
        with self._begin() as connection:
            return connection.execute("DELETE FROM subscriptions WHERE id = ?", (identifier,)).rowcount > 0

    def forget(self, address: str) -> int:
        """Delete all that is kept of an address, and count the subscriptions that were."""
        with self._begin() as connection:
            ids = [row["id"] for row in self._of(connection, address)]
            connection.executemany("DELETE FROM subscriptions WHERE id = ?", [(it,) for it in ids])
            return len(ids)

    def change(self, identifier: str, change: Callable[[Subscription], Subscription]) -> Subscription | None:
        """Change a subscription in one step; `None` where it is gone."""
        with self._begin() as connection:
            before = self._get(connection, identifier)
            if before is None:
                return None
            after = change(before)
            self._put(connection, after)
            return after

    def claim(self, identifier: str, *, upto: int) -> bool:
        """Take a subscription's letter to send it now; `False` where another process has it or it is gone."""
        query = "UPDATE subscriptions SET claimed = ? WHERE id = ? AND claimed IS NULL AND after < ? AND standing = ?"
        with self._begin() as connection:
            return connection.execute(query, (upto, identifier, upto, Standing.ACTIVE)).rowcount > 0

    def purge(self, now: dt.datetime) -> int:
        """Delete what nobody confirmed in time, and what letters came back of for too long; count it."""
        with self._begin() as connection:
            return self._purge(connection, now)

    def reseal(self) -> int:
        """Seal every row anew with the first key, so that the others can be given up; count them."""
        with self._begin() as connection:
            rows = connection.execute("SELECT * FROM subscriptions").fetchall()
            for row in rows:
                self._put(connection, self._read(row))
            return len(rows)

    @staticmethod
    def _purge(connection: sqlite3.Connection, now: dt.datetime) -> int:
        query = "DELETE FROM subscriptions WHERE standing = ? AND changed < ?"
        limits = ((Standing.PENDING, STALE), (Standing.PAUSED, FORGOTTEN))
        return sum(connection.execute(query, (it, (now - age).isoformat())).rowcount for it, age in limits)

    def _of(self, connection: sqlite3.Connection, address: str) -> list[sqlite3.Row]:
        places = self._keys.indexes(address)
        holes = ", ".join("?" for _ in places)
        query = f"SELECT * FROM subscriptions WHERE who IN ({holes}) ORDER BY made, id"  # noqa: S608 - question marks
        return connection.execute(query, places).fetchall()

    def _get(self, connection: sqlite3.Connection, identifier: str) -> Subscription | None:
        row = connection.execute("SELECT * FROM subscriptions WHERE id = ?", (identifier,)).fetchone()
        return self._read(row) if row else None

    def _read(self, row: sqlite3.Row) -> Subscription:
        facts = json.loads(self._keys.open(row["sealed"]))
        watch = facts.pop("watch")
        return Subscription(
            address=facts["address"],
            watch=Watch.model_validate_json(watch) if watch else None,
            proposal=facts["proposal"],
            title=facts["title"],
            period=Period(facts["period"]),
            language=facts["language"],
            known=tuple(facts["known"]),
            id=row["id"],
            standing=Standing(row["standing"]),
            made=dt.datetime.fromisoformat(row["made"]),
            changed=dt.datetime.fromisoformat(row["changed"]),
            after=row["after"],
            claimed=row["claimed"],
            sent=dt.datetime.fromisoformat(row["sent"]) if row["sent"] else None,
            failures=row["failures"],
        )

    def _put(self, connection: sqlite3.Connection, it: Subscription) -> None:
        if it.made is None or it.changed is None:
            raise InputError(field="made", value=it.made, expected="a moment")
        facts = {
            "address": it.address,
            "watch": it.watch.model_dump_json() if it.watch else None,
            "proposal": it.proposal,
            "title": it.title,
            "period": it.period,
            "language": it.language,
            "known": it.known,
        }
        row = (
            it.id,
            self._keys.index(it.address),
            it.standing,
            it.made.astimezone(dt.UTC).isoformat(),
            it.changed.astimezone(dt.UTC).isoformat(),
            it.after,
            it.claimed,
            it.sent.astimezone(dt.UTC).isoformat() if it.sent else None,
            it.failures,
            self._keys.seal(json.dumps(facts, ensure_ascii=False).encode()),
        )
        holes = ", ".join("?" for _ in row)
        connection.execute(f"INSERT OR REPLACE INTO subscriptions VALUES ({holes})", row)  # noqa: S608 - question marks

    @contextmanager
    def _begin(self) -> Iterator[sqlite3.Connection]:
        """Hold one transaction: all of it or nothing; errors of the database say what is wrong, and not of whom."""
        try:
            connection = sqlite3.connect(self._file, timeout=_BUSY, isolation_level=None)
            try:
                connection.row_factory = sqlite3.Row
                connection.execute("PRAGMA secure_delete=ON")
                connection.execute("PRAGMA journal_mode=DELETE")
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                except BaseException:
                    connection.execute("ROLLBACK")
                    raise
                connection.execute("COMMIT")
            finally:
                connection.close()
        except sqlite3.Error as error:
            msg = f"the mail database {self._file.name} cannot be used ({error})"
            raise StoreError(msg) from error
