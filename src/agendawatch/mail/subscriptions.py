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
from contextlib import closing, contextmanager
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path

from pydantic import TypeAdapter

from agendawatch.errors import AgendawatchError, InputError, StoreError
from agendawatch.i18n import Language, tr
from agendawatch.mail.keys import Keys, new_id
from agendawatch.mail.settings import mailbox_of
from agendawatch.model import Watch
from agendawatch.store.upgrade import check_tables

_VERSION = 2
_OWN = frozenset({"subscriptions"})
"""The table that every version has laid out."""
_LAYOUT = """
CREATE TABLE subscriptions (
    id TEXT PRIMARY KEY, who TEXT NOT NULL, standing TEXT NOT NULL, made TEXT NOT NULL, changed TEXT NOT NULL,
    after INTEGER NOT NULL, claimed INTEGER, sent TEXT, failures INTEGER NOT NULL, sealed BLOB NOT NULL,
    box TEXT NOT NULL
) STRICT;
CREATE INDEX subscriptions_who ON subscriptions (who);
CREATE INDEX subscriptions_box ON subscriptions (box);
CREATE TABLE asks (at TEXT NOT NULL, host TEXT NOT NULL, network TEXT NOT NULL) STRICT;
"""
"""The mailbox that an address leads to, and who asked for anything within the hour, as nobody can read."""
_OF_HOST, _OF_NETWORK = 10, 30
"""What one host, and all hosts of its network, may ask for in an hour."""
_AN_HOUR = dt.timedelta(hours=1)
_BETWEEN_LETTERS = dt.timedelta(hours=24)
"""One mailbox is asked for confirmation so seldom. The link of the last letter shows all that waits, and holds for as
long again: whoever asks in somebody's name takes nothing from them."""
_MOST_WAITING = 10
"""What may wait for one mailbox's answer; the next takes the place of one of whoever asked for most."""
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
    """When the last letter went; while it is pending, the one that asks for confirmation."""
    failures: int = 0
    asked_from: str = ""
    """Whose network asked, as nobody can read; empty when it is confirmed."""


_SUBSCRIPTION = TypeAdapter(Subscription)
_COLUMNS = ("id", "standing", "made", "changed", "after", "claimed", "sent", "failures")
_SEALED = tuple(field.name for field in fields(Subscription) if field.name not in _COLUMNS)
"""What tells of a reader."""


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
        with self._connected() as connection:
            self._check(connection)  # before a connection of our kind would write into anybody's file
        with self._begin() as connection:
            if not self._check(connection):
                for statement in _LAYOUT.strip().split(";"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version={_VERSION}")

    def ask(
        self, wanted: Subscription, *, now: dt.datetime, asker: tuple[str, str], per_hour: int
    ) -> Subscription | None:
        """Keep what somebody asked for until it is confirmed, and give it where a letter is to ask for that.

        `asker` is a host and its network. `None` where the mailbox was asked within a day: the link of that letter shows
        this too. Only what the asker did raises `TooManyError`, never what is known of the address.
        """
        host, network = (self._keys.index(f"asker {it}") for it in asker)
        with self._begin() as connection:
            self._purge(connection, now)
            self._count(connection, host, network, per_hour)
            connection.execute("INSERT INTO asks VALUES (?, ?, ?)", (_moment(now), host, network))
            waiting = self._waiting(connection, wanted.address)
            sent = next((it.sent for it in waiting if it.sent and it.sent > now - _BETWEEN_LETTERS), None)
            # The row that a letter leads to stays: it is what the others are found by.
            loose = [it for it in waiting if it.sent is None or it.sent != sent]
            terms = (wanted.address, wanted.watch, wanted.proposal, wanted.period)
            same = [it for it in waiting if (it.address, it.watch, it.proposal, it.period) == terms]
            if any(it not in loose for it in same):
                return None
            given_way = same or (loose if len(waiting) >= _MOST_WAITING else [])
            if given_way:
                by = [it.asked_from for it in waiting]
                most = max(given_way, key=lambda it: by.count(it.asked_from))
                connection.execute("DELETE FROM subscriptions WHERE id = ?", (most.id,))
            asked = replace(wanted, id=new_id(), standing=Standing.PENDING, made=now, changed=now)
            asked = replace(asked, sent=None if sent else now, asked_from=network)
            self._put(connection, asked)
            return None if sent else asked

    @staticmethod
    def _count(connection: sqlite3.Connection, host: str, network: str, per_hour: int) -> None:
        """Refuse what a host, a network, or all of them together ask for too much of in an hour."""
        query = "SELECT count(*), coalesce(sum(host = ?), 0), coalesce(sum(network = ?), 0) FROM asks"
        every, of_host, of_network = connection.execute(query, (host, network)).fetchone()
        if of_host >= _OF_HOST or of_network >= _OF_NETWORK:
            msg = tr("Too many letters are asked for from where you are. Come again in an hour.")
            raise TooManyError(msg)
        # The second half of the hour's letters is for networks that have had none: a few cannot use up everybody's.
        if every >= (per_hour // 2 if of_network else per_hour):
            msg = tr("Too many letters are asked for at this server just now. Come again in an hour.")
            raise TooManyError(msg)

    def waiting(self, it: Subscription) -> tuple[Subscription, ...]:
        """Give all that waits for the answer of a subscription's mailbox, oldest first."""
        with self._begin() as connection:
            return tuple(self._waiting(connection, it.address))

    def confirm(
        self, identifier: str, *, now: dt.datetime, after: int, known: Collection[str] = (), link: str | None = None
    ) -> Subscription | None:
        """Begin to tell what was asked for from now on; `None` for what is too old, ended, or never was.

        `link` is the subscription whose letter led here, where that is another of the same mailbox: letters go to the
        address that it was sent to. What that address had subscribed to before under the same terms gives way.
        Confirming twice changes nothing; more subscriptions than an address may have raise `TooManyError`.
        """
        with self._begin() as connection:
            self._purge(connection, now)
            asked = self._get(connection, identifier)
            led = asked if link is None else self._get(connection, link)
            if asked is None or led is None or mailbox_of(asked.address) != mailbox_of(led.address):
                return None
            if asked.standing is Standing.ACTIVE:
                return asked
            mine = [it for it in map(self._read, self._of(connection, led.address)) if it.id != asked.id]
            same = [it for it in mine if (it.watch, it.proposal) == (asked.watch, asked.proposal)]
            if sum(it.standing is not Standing.PENDING and it not in same for it in mine) >= _MOST:
                msg = tr(
                    "This address has {count} subscriptions, and no more are kept of one. End one first.", count=_MOST
                )
                raise TooManyError(msg)
            begun = replace(
                asked,
                address=led.address,
                standing=Standing.ACTIVE,
                changed=now,
                after=after,
                known=tuple(known),
                claimed=None,
                sent=None,
                failures=0,
                asked_from="",
            )
            for other in mine:
                if other in same:
                    connection.execute("DELETE FROM subscriptions WHERE id = ?", (other.id,))
                elif other.standing is Standing.PAUSED:
                    # An address that answers takes letters again: what was paused since they came back goes on.
                    self._put(connection, replace(other, standing=Standing.ACTIVE, changed=now, failures=0))
            self._put(connection, begun)
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
            connection.executemany("DELETE FROM subscriptions WHERE id = ?", [(identifier,) for identifier in ids])
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
        connection.execute("DELETE FROM asks WHERE at <= ?", (_moment(now - _AN_HOUR),))
        query = "DELETE FROM subscriptions WHERE standing = ? AND changed < ?"
        limits = ((Standing.PENDING, STALE), (Standing.PAUSED, FORGOTTEN))
        return sum(connection.execute(query, (it, _moment(now - age))).rowcount for it, age in limits)

    def _of(self, connection: sqlite3.Connection, address: str, column: str = "who") -> list[sqlite3.Row]:
        places = self._keys.indexes(address)
        holes = ", ".join("?" for _ in places)
        query = f"SELECT * FROM subscriptions WHERE {column} IN ({holes}) ORDER BY made, id"  # noqa: S608 - our own
        return connection.execute(query, places).fetchall()

    def _waiting(self, connection: sqlite3.Connection, address: str) -> list[Subscription]:
        rows = self._of(connection, mailbox_of(address), "box")
        return [self._read(row) for row in rows if row["standing"] == Standing.PENDING]

    def _get(self, connection: sqlite3.Connection, identifier: str) -> Subscription | None:
        row = connection.execute("SELECT * FROM subscriptions WHERE id = ?", (identifier,)).fetchone()
        return self._read(row) if row else None

    def _read(self, row: sqlite3.Row) -> Subscription:
        facts = json.loads(self._keys.open(row["sealed"]))
        watch = json.loads(facts["watch"]) if facts["watch"] else None
        return _SUBSCRIPTION.validate_json(json.dumps({**facts, "watch": watch} | {it: row[it] for it in _COLUMNS}))

    def _put(self, connection: sqlite3.Connection, it: Subscription) -> None:
        if it.made is None or it.changed is None:
            raise InputError(field="made", value=it.made, expected="a moment")
        facts = {name: getattr(it, name) for name in _SEALED}
        facts["watch"] = it.watch.model_dump_json() if it.watch else None
        row = (
            it.id,
            self._keys.index(it.address),
            it.standing,
            _moment(it.made),
            _moment(it.changed),
            it.after,
            it.claimed,
            _moment(it.sent) if it.sent else None,
            it.failures,
            self._keys.seal(json.dumps(facts, ensure_ascii=False).encode()),
            self._keys.index(mailbox_of(it.address)),
        )
        holes = ", ".join("?" for _ in row)
        connection.execute(f"INSERT OR REPLACE INTO subscriptions VALUES ({holes})", row)  # noqa: S608 - question marks

    def _check(self, connection: sqlite3.Connection) -> bool:
        """Tell whether the database is laid out; one that is not ours, or of another version, raises `StoreError`."""
        rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        found = frozenset(row["name"] for row in rows)
        check_tables(found, _OWN, self._file.name)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if found and version != _VERSION:
            msg = f"the mail database is of version {version}, and we know version {_VERSION}"
            raise StoreError(msg)
        return bool(found)

    @contextmanager
    def _begin(self) -> Iterator[sqlite3.Connection]:
        """Hold one transaction: all of it or nothing."""
        with self._connected() as connection:
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        """Hold a connection; errors of the database say what is wrong, and not of whom."""
        try:
            with closing(sqlite3.connect(self._file, timeout=_BUSY, isolation_level=None)) as connection:
                connection.row_factory = sqlite3.Row
                yield connection
        except sqlite3.Error as error:
            msg = f"the mail database {self._file.name} cannot be used ({error})"
            raise StoreError(msg) from error


def _moment(when: dt.datetime) -> str:
    """Write a moment so that the order of texts is that of time."""
    return when.astimezone(dt.UTC).isoformat(timespec="microseconds")
