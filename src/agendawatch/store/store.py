"""The store: what was seen, when, and what changed. Rows are added, never edited."""

from __future__ import annotations

import datetime as dt
import weakref
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Self

import sqlalchemy as sa

from agendawatch.arguments import Day, Moment, a
from agendawatch.diff.identity import Evidence
from agendawatch.model import Meeting, Party, Site, Window
from agendawatch.store import changelog, doubts, naming, queries, schema
from agendawatch.store.coverage import coverage
from agendawatch.store.damage import read_row, read_rows
from agendawatch.store.database import Database, open_engine, reading, streaming
from agendawatch.store.known import healths
from agendawatch.store.maintenance import Maintenance
from agendawatch.store.naming import Where, Who
from agendawatch.store.outline import organizations, outline
from agendawatch.store.queries import MeetingStamps
from agendawatch.store.records import Records
from agendawatch.store.rows import read_names
from agendawatch.store.search_index import cases_by_town, parties_by_town

if TYPE_CHECKING:
    from agendawatch.store.search import HitKind, SearchHit, SearchPage, SearchQuery


@dataclass(frozen=True)
class RoundRecord:
    """A round of a site, as it was noted."""

    number: int
    """Rounds are counted in the order that they were made, whatever their moments."""

    url: str
    """The site's address."""
    seen: dt.datetime
    """When the site was asked."""
    window: Window
    """The days that it answered for."""
    organizations: tuple[str, ...] | None
    """The organizations that it answered for; `None` for all."""
    state: str
    """`accepted`, `quarantined` (held back), `withdrawn` (taken back) or `withdrawal` (takes one back)."""
    count: int
    """How many meetings the list held."""
    reason: str | None
    """Why not all of it was taken, in words for a person; `None` when all was."""


class Queries:
    """Asks a store for what programs need beside its meetings, changes and proposals: reached as `store.queries`."""

    def __init__(self, _database: Database) -> None:
        """Ask a database."""
        self._database = _database

    settlements = reading(doubts.settlements)
    numbered_changes = streaming(changelog.numbered)
    last_change_number = reading(changelog.last_number)
    filtered_meetings = streaming(queries.picked)
    stamped_meetings = streaming(queries.stamped)
    all_stamps = reading(queries.all_stamps)
    outline = reading(outline)
    municipality = reading(naming.find_municipality)
    organizations = reading(organizations)
    parties = reading(parties_by_town)
    cases = reading(cases_by_town)
    site_health = reading(healths)

    def stamps(self, meeting_id: str) -> MeetingStamps | None:
        """Give when a meeting was first seen, when it last changed, and its `SEQUENCE`; `None` for one not known."""
        with self._database.read() as connection:
            return queries.all_stamps(connection, [meeting_id]).get(meeting_id)

    def rounds(self, site: Site | None = None, *, limit: int = 100) -> tuple[RoundRecord, ...]:
        """Give the last rounds, latest first: what was taken, what is held back, and why."""
        with self._database.read() as connection:
            table, sites = schema.rounds.c, schema.sites.c
            # Its body is not read here: it is a whole listing where one is held back.
            columns = (column for column in table if column is not table.body)
            query = sa.select(*columns, sites.url).join_from(schema.rounds, schema.sites)
            if site is not None:
                query = query.where(sites.url == site.url)
            return tuple(
                RoundRecord(
                    row["id"],
                    row["url"],
                    row["seen"],
                    Window(first=row["window_first"], last=row["window_last"]),
                    None
                    if row["organizations"] is None
                    else read_row(connection, "rounds", row["id"], read_names, row["organizations"]),
                    row["state"],
                    row["count"],
                    row["reason"],
                )
                for row in connection.execute(query.order_by(table.id.desc()).limit(limit)).mappings()
            )

    def first_rounds(self) -> frozenset[tuple[str | None, dt.datetime]]:
        """Give each site's municipality, by code, with the moment of its first round: what lay behind then is no news."""
        with self._database.read() as connection:
            table, sites = schema.rounds.c, schema.sites.c
            first = sa.select(sa.func.min(table.id)).group_by(table.site_id)
            query = sa.select(sites.municipality, table.seen).join_from(
                schema.rounds, schema.sites, sites.id == table.site_id
            )
            return frozenset((town, seen) for town, seen in connection.execute(query.where(table.id.in_(first))))

    def evidence(self, meeting_id: str) -> tuple[Evidence, ...]:
        """Give why a meeting was, or was not, held to be one with another."""
        with self._database.read() as connection:
            table = schema.evidence.c
            query = (
                sa.select(table.id, table.body)
                .where(sa.or_(table.before == meeting_id, table.after == meeting_id))
                .order_by(table.id)
            )
            return tuple(read_rows(connection, "evidence", query, Evidence.model_validate_json))

    def search_page(
        self, asked: SearchQuery, *, limit: int = 20, offset: int = 0, today: dt.date | None = None, count: bool = False
    ) -> SearchPage:
        """Find as `search` does, a page at a time; with `count`, how much there is of each kind and place too."""
        from agendawatch.store.search import search  # noqa: PLC0415 - a round needs no search

        with self._database.read() as connection:
            return search(connection, asked, limit=limit, offset=offset, today=today, count=count)


class Store:
    """A database of what was seen: SQLite by a file, or PostgreSQL by address.

    It is opened at the version of this release; one of an earlier version is brought there first, or refused.
    One process writes at a time, the others wait; readers never wait. Each call is one transaction:
    a process that is killed leaves what was whole.

    What people ask stands here. `queries` answers what programs ask beside it, `records` holds what a round writes and
    reads back, and `maintenance` looks the store through, frees its room and carries it elsewhere.
    """

    changes = streaming(changelog.changes)
    meetings = streaming(queries.meetings)
    proposals = streaming(queries.proposals)
    sites = reading(queries.sites)
    coverage = reading(coverage)
    doubts = reading(doubts.doubts)

    def __init__(self, url: str = "sqlite:///agendawatch.db", *, make: bool = True) -> None:
        """Open a database; where there is none it is laid out, or raises `StoreError` when we are not to `make` it."""
        self.url = url
        self._database = Database(open_engine(url, make=make))
        self.in_memory = self._database.in_memory
        """Whether it lives in this process alone."""
        self.records = Records(self._database)
        self.queries = Queries(self._database)
        self.maintenance = Maintenance(self._database)
        # One that is dropped unclosed gives back its connections too, and Python has nothing to warn of.
        weakref.finalize(self, self._database.engine.dispose)

    def __enter__(self) -> Self:
        """Close it at the end of a `with`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Give back every connection."""
        self._database.engine.dispose()

    def meeting(self, meeting_id: str) -> Meeting | None:
        """Give a meeting by its id, as it is known; `None` for one that is not."""
        with self._database.read() as connection:
            return next(queries.meetings_by_id(connection, [meeting_id]), None)

    def search(
        self,
        text: str,
        *,
        municipality: Where = None,
        organization: Who = None,
        party: Party | str | None = None,
        kind: HitKind | None = None,
        since: Day | None = None,
        until: Day | None = None,
        limit: int = 20,
        today: dt.date | None = None,
    ) -> tuple[SearchHit, ...]:
        """Find items, meetings, documents and followed proposals that hold every word, best first.

        Words are found in their inflections and compounds, case numbers however they are written, and a word that
        stands nowhere as a slip of one letter; text within quotes must stand in a row. `since` and `until` are days of
        meetings. Of what is alike the nearest to `today` comes first, else the latest. Raises `InputError` for more
        than can be asked at once.
        """
        from agendawatch.store.search import SearchQuery  # noqa: PLC0415 - a round needs no search

        asked = SearchQuery(
            text,
            () if municipality is None else (municipality,),
            () if organization is None else (organization,),
            () if party is None else (party,),
            () if kind is None else (kind,),
            since,
            until,
        )
        return self.queries.search_page(asked, limit=a(int, "limit", limit), today=today).hits

    def as_of(self, when: Moment) -> Store:
        """Give the store as it stood at a moment, or at the end of a day in Sweden: a copy in memory."""
        past = Store("sqlite://")
        past.maintenance.import_lines(self.maintenance.export_lines(when))
        return past
