"""The store: what was seen, when, and what changed. Rows are added, never edited."""

from __future__ import annotations

import datetime as dt
import weakref
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

import sqlalchemy as sa

from agendawatch.arguments import Day, Moment, a
from agendawatch.arguments import moment as moment_of
from agendawatch.diff.identity import Evidence
from agendawatch.model import (
    Change,
    Meeting,
    Municipality,
    Organization,
    Party,
    Proposal,
    Site,
    Window,
)
from agendawatch.model.change import Coverage, Health
from agendawatch.store import changelog, doubts, naming, queries, schema
from agendawatch.store.coverage import coverage
from agendawatch.store.damage import read_row
from agendawatch.store.database import Database, open_engine
from agendawatch.store.doubts import KnownDoubt, KnownSettlement
from agendawatch.store.health import healths
from agendawatch.store.maintenance import Maintenance
from agendawatch.store.outline import Outline, organizations, outline
from agendawatch.store.queries import MeetingFilter, MeetingStamps, picked
from agendawatch.store.records import Records
from agendawatch.store.rows import read_names
from agendawatch.store.search_index import cases_by_town, parties_by_town

if TYPE_CHECKING:
    from agendawatch.store.search import HitKind, SearchHit, SearchPage, SearchQuery

Where = Municipality | str | None
Who = Organization | str | None
When = Moment | None
T = TypeVar("T")


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

    def settlements(self, municipality: Where = None, site: Site | None = None) -> tuple[KnownSettlement, ...]:
        """Give what people have said of doubts and holds still, in the order that it was said."""
        with self._database.read() as connection:
            town = naming.code_of(connection, municipality) if municipality is not None else None
            return doubts.settlements(connection, url=site.url if site else None, town=town)

    def numbered_changes(self, after: int = 0, *, limit: int | None = None) -> Iterator[tuple[int, Change]]:
        """Give changes with their numbers, in the order that they were written down: behind one comes never an earlier.

        What a number leads to stays; the numbers of one store say nothing in another.
        """
        yield from self._database.stream(lambda connection: changelog.numbered(connection, after, limit))

    def last_change_number(self, before: dt.datetime | None = None) -> int:
        """Give the number of the last change, or of the last that was seen before a moment; 0 where there is none."""
        with self._database.read() as connection:
            return changelog.last_number(connection, before)

    def filtered_meetings(self, asked: MeetingFilter) -> Iterator[Meeting]:
        """Give meetings picked by several things at once, by day, organization and id; a page of them, where asked."""
        yield from self._database.stream(lambda connection: picked(connection, asked))

    def stamped_meetings(self, since: When = None) -> Iterator[tuple[Meeting, MeetingStamps]]:
        """Give meetings by day with when each was first seen and last changed; with `since`, those changed from then on."""
        moment = None if since is None else moment_of("since", since)
        yield from self._database.stream(lambda connection: queries.stamped(connection, moment))

    def stamps(self, meeting_id: str) -> MeetingStamps | None:
        """Give when a meeting was first seen, when it last changed, and its `SEQUENCE`; `None` for one not known."""
        with self._database.read() as connection:
            return queries.all_stamps(connection, [meeting_id]).get(meeting_id)

    def all_stamps(self, meetings: Collection[str] | None = None) -> dict[str, MeetingStamps]:
        """Give the stamps of every meeting known, or of those with some ids, by id: one question for thousands."""
        with self._database.read() as connection:
            return queries.all_stamps(connection, meetings)

    def outline(self, *, since: dt.datetime) -> Outline:
        """Give every meeting without its body, and the changes seen since a moment: what a whole site hangs on."""
        with self._database.read() as connection:
            return outline(connection, since=since)

    def municipality(self, name: Municipality | str) -> Municipality:
        """Find a municipality by name, code or slug: one of Sweden's, else one that the store follows."""
        with self._database.read() as connection:
            return naming.find_municipality(connection, name)

    def organizations(self) -> tuple[tuple[Municipality | None, Organization, int], ...]:
        """Give who meets, by municipality and name, and how many meetings of theirs are known."""
        with self._database.read() as connection:
            return tuple(organizations(connection))

    def parties(self) -> dict[str, tuple[Party, ...]]:
        """Give the parties that are named on agendas, in minutes and by followed proposals, by municipality's code."""
        with self._database.read() as connection:
            return parties_by_town(connection)

    def cases(self, most: int) -> dict[str, dict[str, tuple[str, ...]]]:
        """Give the case numbers that agendas name, by municipality's code, each with its meetings' ids; none where they are more."""
        with self._database.read() as connection:
            return cases_by_town(connection, most)

    def rounds(self, site: Site | None = None, *, limit: int = 100) -> tuple[RoundRecord, ...]:
        """Give the last rounds, latest first: what was taken, what is held back, and why."""
        with self._database.read() as connection:
            table, sites = schema.rounds.c, schema.sites.c
            query = (
                sa.select(
                    sites.url,
                    table.seen,
                    table.window_first,
                    table.window_last,
                    table.organizations,
                    table.state,
                    table.count,
                    table.reason,
                    table.id,
                )
                .join_from(schema.rounds, schema.sites, sites.id == table.site_id)
                .order_by(table.id.desc())
                .limit(limit)
            )
            if site is not None:
                query = query.where(sites.url == site.url)
            return tuple(
                RoundRecord(
                    number=number,
                    url=address,
                    seen=seen,
                    window=Window(first=first, last=last),
                    organizations=None if names is None else read_row(connection, "rounds", number, read_names, names),
                    state=state,
                    count=count,
                    reason=reason,
                )
                for address, seen, first, last, names, state, count, reason, number in connection.execute(query)
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
            read = (
                read_row(connection, "evidence", number, Evidence.model_validate_json, body)
                for number, body in connection.execute(query)
            )
            return tuple(row for row in read if row is not None)

    def site_health(self, url: str | None = None) -> tuple[Health, ...]:
        """Give how every site, or the one at an address, answered last."""
        with self._database.read() as connection:
            return healths(connection, url)

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

    def changes(
        self,
        since: When = None,
        municipality: Where | Collection[Municipality | str] = None,
        organization: Who | Collection[Organization | str] = None,
        kinds: Collection[str] | str | None = None,
        meetings: Collection[str] | str | None = None,
        *,
        until: When = None,
    ) -> Iterator[Change]:
        """Give changes in the order that they were seen; `since` takes a moment, or a day from its beginning in Sweden.

        `municipality` is a value, a name or a code; `organization` is a value or a name, also a short one ("KS");
        `meetings` are ids; of each several may be given, and any will do. `until` is the last moment, or the last day.
        """
        asked = changelog.ChangeFilter(since, municipality, organization, kinds, meetings, until)
        return self._database.stream(lambda connection: changelog.changes(connection, asked))

    def meetings(
        self,
        municipality: Where = None,
        organization: Who = None,
        window: Window | None = None,
        as_of: When = None,
    ) -> Iterator[Meeting]:
        """Give meetings by day, as they are known; with `as_of`, as they were known then (a day: by its end in Sweden)."""
        yield from self._database.stream(
            lambda connection: queries.meetings(
                connection, municipality=municipality, organization=organization, window=window, as_of=as_of
            )
        )

    def meeting(self, meeting_id: str) -> Meeting | None:
        """Give a meeting by its id, as it is known; `None` for one that is not."""
        with self._database.read() as connection:
            return next(queries.meetings_by_id(connection, [meeting_id]), None)

    def proposals(
        self, municipality: Where = None, as_of: When = None, *, joined: bool = False, unfollowed: bool = False
    ) -> Iterator[Proposal]:
        """Give followed proposals as they are known, or were then, as they came; `joined` also those another holds.

        With `unfollowed` also those that nobody follows any more.
        """
        yield from self._database.stream(
            lambda connection: queries.proposals(
                connection, municipality=municipality, as_of=as_of, joined=joined, unfollowed=unfollowed
            )
        )

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

    def sites(self) -> tuple[Site, ...]:
        """Give every site that a round was recorded of."""
        with self._database.read() as connection:
            return queries.sites(connection)

    def coverage(self, today: dt.date, *, agenda_days: int = 7, minutes_days: int = 21) -> tuple[Coverage, ...]:
        """Tell how well each organization is followed, and which agendas and minutes are late."""
        with self._database.read() as connection:
            return coverage(connection, today=today, agenda_days=agenda_days, minutes_days=minutes_days)

    def doubts(self, municipality: Where = None, site: Site | None = None) -> tuple[KnownDoubt, ...]:
        """Give what is withheld now, since we are not sure of it, in the order that it came."""
        with self._database.read() as connection:
            town = naming.code_of(connection, municipality) if municipality is not None else None
            return doubts.doubts(connection, url=site.url if site else None, town=town)

    def as_of(self, when: Moment) -> Store:
        """Give the store as it stood at a moment, or at the end of a day in Sweden: a copy in memory."""
        past = Store("sqlite://")
        past.maintenance.import_lines(self.maintenance.export_lines(when))
        return past
