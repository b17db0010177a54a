"""The store: what was seen, when, and what changed. Rows are added, never edited."""

from __future__ import annotations

import datetime as dt
import weakref
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from sqlalchemy.engine import Connection
from sqlalchemy.pool import StaticPool

from agendawatch.diff.identity import Evidence
from agendawatch.diff.withheld import settled
from agendawatch.errors import InputError
from agendawatch.model import (
    Change,
    Listing,
    Meeting,
    Municipality,
    Organization,
    Party,
    Proposal,
    Route,
    Site,
    Window,
)
from agendawatch.model.coverage import Coverage, Health
from agendawatch.sources.flow import Request, Response
from agendawatch.sources.page_memory import Validators
from agendawatch.store import audit, caches, changelog, doubts, queries, statements
from agendawatch.store.audit import RoundNote, Sighting
from agendawatch.store.caches import KeptPage, UnsafePage
from agendawatch.store.compaction import Compacted, compact
from agendawatch.store.coverage import coverage
from agendawatch.store.damage import Damage, Damages
from agendawatch.store.database import begin, open_engine, rewrite
from agendawatch.store.doubts import KnownDoubt, KnownSettlement
from agendawatch.store.filtered import MeetingFilter, picked
from agendawatch.store.health import healths, note_visit
from agendawatch.store.hosts import claim_host, leave_host
from agendawatch.store.integrity import examine
from agendawatch.store.json_lines import export_lines, import_lines
from agendawatch.store.outbox import Outbox
from agendawatch.store.outline import Outline, outline
from agendawatch.store.queries import Stamps
from agendawatch.store.record_round import Recorded, record, released
from agendawatch.store.search_index import index_document, parties_by_town, without_text
from agendawatch.store.signing import Keyring, SignedStatement
from agendawatch.store.statements import Disagreement, Stated

if TYPE_CHECKING:
    from agendawatch.store.search import HitKind, Searched, SearchHit, SearchPage

__all__ = ["Recorded", "Stamps", "Store"]

Where = Municipality | str | None
Who = Organization | str | None
When = dt.datetime | dt.date | None
T = TypeVar("T")


class Store:
    """A database of what was seen: SQLite by a file, or PostgreSQL by address.

    It is opened at the version of this release; one of an earlier release is brought there first.
    One process writes at a time, the others wait; readers never wait. Each call is one transaction:
    a process that is killed leaves what was whole.
    """

    def __init__(self, url: str = "sqlite:///agendawatch.db", *, make: bool = True) -> None:
        """Open a database; where there is none it is laid out, or raises `StoreError` when we are not to `make` it."""
        self.url = url
        self._engine = open_engine(url, make=make)
        self.in_memory = isinstance(self._engine.pool, StaticPool)
        """Whether it lives in this process alone."""
        self._damages: Damages = self._engine.get_execution_options()["damages"]
        self._later = changelog.Later(self._engine)
        # One that is dropped unclosed gives back its connections too, and Python has nothing to warn of.
        weakref.finalize(self, self._later.close)

    def __enter__(self) -> Self:
        """Close it at the end of a `with`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    @property
    def damages(self) -> tuple[Damage, ...]:
        """The damaged rows that were met and left out so far, each with its table and key."""
        return tuple(self._damages)

    def examine(self) -> tuple[Damage, ...]:
        """Read every row, and give those that cannot be read; a large store takes its time."""
        with begin(self._engine, writes=False) as connection:
            return examine(connection)

    def compact(self, before: dt.datetime) -> Compacted:
        """Make the store smaller, every change kept.

        Earlier forms of meetings are packed, and of rounds before a moment that found the same in a row the first and
        the last stay. SQLite's file is written anew, for which there must be room beside it; PostgreSQL uses again what
        came free.
        """
        _aware("before", before)
        with begin(self._engine, writes=True) as connection:
            done = compact(connection, before)
        rewrite(self._engine)
        return done

    def close(self) -> None:
        """Give back every connection."""
        self._later.close()

    def _streamed(self, ask: Callable[[Connection], Iterator[T]]) -> Iterator[T]:
        """Give rows as they come; a database in memory has one connection, and gives them all at once."""
        with begin(self._engine, writes=False) as connection:
            rows = list(ask(connection)) if self.in_memory else None
            if rows is None:
                yield from ask(connection)
        yield from rows or ()

    def add(
        self,
        listing: Listing,
        *,
        site: Site,
        seen: dt.datetime,
        looked: Collection[str] | None = None,
        trusted: bool = False,
    ) -> Recorded:
        """Record a round of a site: identify, compare with what is known, append; all of it or nothing.

        `looked` holds the ids, as in `listing`, of the meetings whose agenda was asked for: of the others
        agenda and documents stand as they were. `None` takes the listing at its word: no agenda is none.
        `trusted` is a person's word that a list which shrinks is right.
        """
        _aware("seen", seen)
        with begin(self._engine, writes=True) as connection:
            return record(connection, listing, site=site, seen=seen, looked=looked, trusted=trusted)

    def release(self, site: Site, *, seen: dt.datetime) -> Recorded:
        """Believe a site's last listing that was held back, on a person's word."""
        _aware("seen", seen)
        with begin(self._engine, writes=True) as connection:
            return released(connection, site, seen)

    def last(self, site: Site, window: Window | None = None) -> Listing | None:
        """Give what a site is known to list, unlisted meetings and doubts among it; `None` before its first round."""
        with begin(self._engine, writes=False) as connection:
            return queries.last_listing(connection, site.url, window)

    def doubts(self, municipality: Where = None, site: Site | None = None) -> tuple[KnownDoubt, ...]:
        """Give what is withheld now, since we are not sure of it, in the order that it came."""
        town = queries.code_of(municipality) if municipality is not None else None
        with begin(self._engine, writes=False) as connection:
            return doubts.doubts(connection, url=site.url if site else None, town=town)

    def settlements(self, municipality: Where = None, site: Site | None = None) -> tuple[KnownSettlement, ...]:
        """Give what people have said of doubts and holds still, in the order that it was said."""
        town = queries.code_of(municipality) if municipality is not None else None
        with begin(self._engine, writes=False) as connection:
            return doubts.settlements(connection, url=site.url if site else None, town=town)

    def settle(self, doubt_id: str, reading: str | None, *, made: dt.datetime) -> KnownSettlement:
        """Keep a person's word on how to read what is withheld; `None` says that it tells of no meetings.

        It holds from the site's next round on, for every page of the site that has the same shape.
        """
        _aware("made", made)
        with begin(self._engine, writes=True) as connection:
            return doubts.settle(connection, doubt_id, reading, made)

    def forget_settlement(self, settlement_id: str, *, made: dt.datetime) -> KnownSettlement:
        """Take a person's word back: from the next round on we are in doubt again."""
        _aware("made", made)
        with begin(self._engine, writes=True) as connection:
            return doubts.forget(connection, settlement_id, made)

    def settled(self, listing: Listing, site: Site) -> Listing:
        """Read a listing's doubts as people have said that those of its site are read."""
        return settled(listing, (row.settlement for row in self.settlements(site=site)))

    def is_resettled(self, site: Site) -> bool:
        """Tell whether people have said something of a site's pages since they were read: then they are read anew."""
        with begin(self._engine, writes=False) as connection:
            return doubts.resettled(connection, site.url)

    def state(
        self, signed: SignedStatement, keyring: Keyring, *, seen: dt.datetime, site: Site | None = None
    ) -> tuple[Change, ...]:
        """Append what a municipality states of a meeting, and give what changes by it; `site` is where an added one stands.

        It goes before what its page says, in this round and every later one, until it is taken back.
        """
        _aware("seen", seen)
        with begin(self._engine, writes=True) as connection:
            return statements.state(connection, signed, keyring, site=site, seen=seen)

    def statements(self, meetings: Collection[str] | None = None) -> tuple[Stated, ...]:
        """Give what was stated, of some meetings by id or of all, in the order that it was appended."""
        with begin(self._engine, writes=False) as connection:
            return statements.statements(connection, meetings)

    def disagreements(self, today: dt.date) -> tuple[Disagreement, ...]:
        """Give the coming meetings of which a page says otherwise than what is stated."""
        with begin(self._engine, writes=False) as connection:
            return statements.disagreements(connection, today)

    def changes(
        self,
        since: When = None,
        municipality: Where = None,
        organization: Who = None,
        kinds: Collection[str] | None = None,
        meetings: Collection[str] | None = None,
    ) -> Iterator[Change]:
        """Give changes in the order that they were seen; `since` takes a moment, or a day from its beginning in Sweden.

        `municipality` is a value, a name or a code; `organization` is a value or a name, also a short one ("KS");
        `meetings` are ids.
        """
        asked = changelog.Asked(since, municipality, organization, kinds, meetings)
        later = None if self.in_memory else self._later
        return self._streamed(lambda connection: changelog.changes(connection, asked, later))

    def numbered_changes(self, after: int = 0, *, limit: int | None = None) -> Iterator[tuple[int, Change]]:
        """Give changes with their numbers, in the order that they were written down: behind one comes never an earlier.

        What a number leads to stays; the numbers of one store say nothing in another.
        """
        yield from self._streamed(lambda connection: changelog.numbered(connection, after, limit))

    def last_change(self) -> int:
        """Give the number of the last change that was written down; 0 before the first."""
        with begin(self._engine, writes=False) as connection:
            return changelog.last_number(connection)

    def stamped_meetings(
        self, since: When = None, *, municipality: Where = None, organization: Who = None
    ) -> Iterator[tuple[Meeting, Stamps]]:
        """Give meetings by day with when each was first seen and last changed; with `since`, those changed from then on."""
        moment = None if since is None else queries.moment(since)
        yield from self._streamed(lambda connection: queries.stamped(connection, moment, municipality, organization))

    def meetings(
        self,
        municipality: Where = None,
        organization: Who = None,
        window: Window | None = None,
        as_of: When = None,
    ) -> Iterator[Meeting]:
        """Give meetings by day, as they are known; with `as_of`, as they were known then (a day: by its end in Sweden)."""
        yield from self._streamed(
            lambda connection: queries.meetings(
                connection, municipality=municipality, organization=organization, window=window, as_of=as_of
            )
        )

    def pick(self, asked: MeetingFilter) -> Iterator[Meeting]:
        """Give meetings picked by several things at once, by day, organization and id; a page of them, where asked."""
        yield from self._streamed(lambda connection: picked(connection, asked))

    def meeting(self, meeting_id: str) -> Meeting | None:
        """Give a meeting by its id, as it is known; `None` for one that is not."""
        with begin(self._engine, writes=False) as connection:
            return queries.meeting(connection, meeting_id)

    def stamps(self, meeting_id: str) -> Stamps | None:
        """Give when a meeting was first seen, when it last changed, and its `SEQUENCE`; `None` for one not known."""
        with begin(self._engine, writes=False) as connection:
            return queries.stamps(connection, meeting_id)

    def all_stamps(self, meetings: Collection[str] | None = None) -> dict[str, Stamps]:
        """Give the stamps of every meeting known, or of those with some ids, by id: one question for thousands."""
        with begin(self._engine, writes=False) as connection:
            return queries.all_stamps(connection, meetings)

    def outline(self, *, since: dt.datetime) -> Outline:
        """Give every meeting without its body, and the changes seen since a moment: what a whole site hangs on."""
        with begin(self._engine, writes=False) as connection:
            return outline(connection, since=since)

    def parties(self) -> dict[str, tuple[Party, ...]]:
        """Give the parties that are named on agendas, in minutes and by followed proposals, by municipality's code."""
        with begin(self._engine, writes=False) as connection:
            return parties_by_town(connection)

    def sites(self) -> tuple[Site, ...]:
        """Give every site that a round was recorded of."""
        with begin(self._engine, writes=False) as connection:
            return queries.sites(connection)

    def rounds(self, site: Site | None = None, *, limit: int = 100) -> tuple[RoundNote, ...]:
        """Give the last rounds, latest first: what was taken, what is held back, and why."""
        with begin(self._engine, writes=False) as connection:
            return audit.rounds(connection, site.url if site else None, limit)

    def first_visits(self) -> frozenset[tuple[str | None, dt.datetime]]:
        """Give each site's municipality, by code, with the moment of its first round: what lay behind then is no news."""
        with begin(self._engine, writes=False) as connection:
            return audit.first_visits(connection)

    def evidence(self, meeting_id: str) -> tuple[Evidence, ...]:
        """Give why a meeting was, or was not, held to be one with another."""
        with begin(self._engine, writes=False) as connection:
            return audit.evidence(connection, meeting_id)

    def sightings(self, url: str) -> tuple[Sighting, ...]:
        """Give the hashes that a document's address has answered with, in order."""
        with begin(self._engine, writes=False) as connection:
            return audit.sightings(connection, url)

    def note_visit(
        self, site: Site, *, seen: dt.datetime, error: str | None = None, unread_by: str | None = None
    ) -> Health:
        """Note how a visit to a site went; with an error it is left in peace for a while, longer each time.

        `unread_by` names the reader that could not read what the site answered.
        """
        _aware("seen", seen)
        with begin(self._engine, writes=True) as connection:
            return note_visit(connection, site, seen, error, unread_by)

    def healths(self, url: str | None = None) -> tuple[Health, ...]:
        """Give how every site, or the one at an address, answered last."""
        with begin(self._engine, writes=False) as connection:
            return healths(connection, url)

    def claim_host(self, host: str, *, holder: str, now: dt.datetime, until: dt.datetime) -> dt.datetime | None:
        """Take a host's turn until a moment; where another has it, give the moment when it may be asked for again.

        A holder is any word that no other has. Clocks of machines that share a store are to agree to a second.
        """
        _aware("now", now)
        _aware("until", until)
        with begin(self._engine, writes=True) as connection:
            return claim_host(connection, host, holder, now, until)

    def leave_host(self, host: str, *, holder: str, until: dt.datetime) -> None:
        """Give a host's turn back: from a moment on anybody may ask it."""
        _aware("until", until)
        with begin(self._engine, writes=True) as connection:
            leave_host(connection, host, holder, until)

    def coverage(self, today: dt.date, *, agenda_days: int = 7, minutes_days: int = 21) -> tuple[Coverage, ...]:
        """Tell how well each organization is followed, and which agendas and minutes are late."""
        with begin(self._engine, writes=False) as connection:
            return coverage(connection, today=today, agenda_days=agenda_days, minutes_days=minutes_days)

    def search(
        self,
        text: str,
        *,
        municipality: Where = None,
        organization: Who = None,
        party: Party | str | None = None,
        kind: HitKind | None = None,
        since: dt.date | None = None,
        until: dt.date | None = None,
        limit: int = 20,
        today: dt.date | None = None,
    ) -> tuple[SearchHit, ...]:
        """Find items, meetings, documents and followed proposals that hold every word, best first.

        Words are found in their inflections and compounds, case numbers however they are written, and a word that
        stands nowhere as a slip of one letter; text within quotes must stand in a row. `since` and `until` are days of
        meetings. Of what is alike the nearest to `today` comes first, else the latest. Raises `InputError` for more
        than can be asked at once.
        """
        from agendawatch.store.search import Searched  # noqa: PLC0415 - a round needs no search

        asked = Searched(
            text,
            () if municipality is None else (municipality,),
            () if organization is None else (organization,),
            () if party is None else (party,),
            () if kind is None else (kind,),
            since,
            until,
        )
        return self.search_page(asked, limit=limit, today=today).hits

    def search_page(
        self, asked: Searched, *, limit: int = 20, offset: int = 0, today: dt.date | None = None, count: bool = False
    ) -> SearchPage:
        """Find as `search` does, a page at a time; with `count`, how much there is of each kind and place too."""
        from agendawatch.store.search import search  # noqa: PLC0415 - a round needs no search

        with begin(self._engine, writes=False) as connection:
            return search(connection, asked, limit=limit, offset=offset, today=today, count=count)

    def index_document(self, content_hash: str, pages: Sequence[str]) -> None:
        """Let search find a document's text, page by page; telephone numbers, and names of those who wrote to the municipality, are taken out first."""
        with begin(self._engine, writes=True) as connection:
            index_document(connection, content_hash, pages)

    def without_text(self, hashes: Sequence[str]) -> tuple[str, ...]:
        """Give those of some documents whose bytes are kept, and whose text search does not know."""
        with begin(self._engine, writes=False) as connection:
            return without_text(connection, hashes)

    def proposals(
        self, municipality: Where = None, as_of: When = None, *, joined: bool = False, unfollowed: bool = False
    ) -> Iterator[Proposal]:
        """Give followed proposals as they are known, or were then, as they came; `joined` also those another holds.

        With `unfollowed` also those that nobody follows any more.
        """
        yield from self._streamed(
            lambda connection: queries.proposals(
                connection, municipality=municipality, as_of=as_of, joined=joined, unfollowed=unfollowed
            )
        )

    def save_proposal(self, proposal: Proposal, seen: dt.datetime) -> bool:
        """Append a proposal as it is known from `seen` on; tell whether it is other than it was."""
        _aware("seen", seen)
        with begin(self._engine, writes=True) as connection:
            return caches.save_proposal(connection, proposal, seen)

    def ledger(self, address: str) -> Outbox:
        """Open what an address was told of, by a key that gives away nothing of it."""
        return Outbox(self._engine, address)

    def recall(self, key: str) -> Validators | None:
        """Tell by what a page is known again; `None` when it was never received."""
        with begin(self._engine, writes=False) as connection:
            return caches.recall(connection, key)

    def remember(self, key: str, validators: Validators) -> None:
        """Keep by what a page is known again, in place of what was kept before."""
        with begin(self._engine, writes=True) as connection:
            caches.remember(connection, key, validators)

    def recall_itinerary(self, name: str) -> tuple[Request, ...] | None:
        """Tell what a conversation asked last time; `None` when it never ended well."""
        with begin(self._engine, writes=False) as connection:
            return caches.recall_itinerary(connection, name)

    def remember_itinerary(self, name: str, asks: tuple[Request, ...]) -> None:
        """Keep what a conversation asked, in place of what was kept before; `()` forgets it."""
        with begin(self._engine, writes=True) as connection:
            caches.remember_itinerary(connection, name, asks)

    def recall_route(self, name: str) -> Route | None:
        """Tell by which way a site's meetings were found; `None` when nobody looked."""
        with begin(self._engine, writes=False) as connection:
            return caches.recall_route(connection, name)

    def remember_route(self, name: str, route: Route) -> None:
        """Keep by which way a site's meetings were found, in place of what was kept before."""
        with begin(self._engine, writes=True) as connection:
            caches.remember_route(connection, name, route)

    def unsafe(self, content_hash: str) -> str | None:
        """Tell what limit a page passed when it stopped a reader of this version or a later one; `None` if none."""
        with begin(self._engine, writes=False) as connection:
            return caches.unsafe(connection, content_hash)

    def note_unsafe(self, content_hash: str, limit: str, seen: dt.datetime) -> None:
        """Keep that a page stopped its reader: until a newer version of ours it is not read again."""
        _aware("seen", seen)
        with begin(self._engine, writes=True) as connection:
            caches.note_unsafe(connection, content_hash, limit, seen)

    def unsafe_pages(self) -> tuple[UnsafePage, ...]:
        """List the pages and documents that stopped their reader, the oldest first."""
        with begin(self._engine, writes=False) as connection:
            return caches.unsafe_pages(connection)

    def kept_events(self, content_hashes: Sequence[str], format_version: int) -> dict[str, bytes]:
        """Give the bytes of many calendar events, by hash; one that was never written is not in the answer."""
        with begin(self._engine, writes=False) as connection:
            return caches.kept_events(connection, content_hashes, format_version)

    def keep_events(self, data: Mapping[str, bytes], format_version: int) -> None:
        """Keep the bytes of many calendar events by hash, in one transaction."""
        with begin(self._engine, writes=True) as connection:
            caches.keep_events(connection, data, format_version)

    def save_page(self, url: str, body: bytes, seen: dt.datetime) -> str:
        """Keep a raw body, compressed, and give its hash. Nothing here does so unasked."""
        _aware("seen", seen)
        with begin(self._engine, writes=True) as connection:
            return caches.save_page(connection, url, body, seen)

    def kept_page(self, content_hash: str) -> bytes | None:
        """Give a raw body by its hash; `None` when it was not kept."""
        with begin(self._engine, writes=False) as connection:
            return caches.kept_page(connection, content_hash)

    def received(self, content_hash: str) -> Response | None:
        """Give a page as it was received, by the hash of its body; `None` when that was not kept."""
        with begin(self._engine, writes=False) as connection:
            return caches.received(connection, content_hash)

    def kept_pages(self) -> tuple[KeptPage, ...]:
        """List the raw bodies that are kept, the oldest first, without the bodies themselves."""
        with begin(self._engine, writes=False) as connection:
            return caches.kept_pages(connection)

    def forget_pages(self, before: When = None) -> int:
        """Delete raw bodies that were received last before a moment, or a day in Sweden; all of them unless it is given."""
        with begin(self._engine, writes=True) as connection:
            return caches.forget_pages(connection, queries.moment(before, "before") if before else None)

    def export_lines(self, as_of: When = None) -> Iterator[str]:
        """Give all that was added as JSON Lines, the same from SQLite and PostgreSQL.

        With `as_of`, what was known then (a day: by its end in Sweden), without what is kept to ask and to write again.
        """
        until = None if as_of is None else queries.end(as_of)
        yield from self._streamed(lambda connection: export_lines(connection, until))

    def as_of(self, when: dt.datetime | dt.date) -> Store:
        """Give the store as it stood at a moment, or at the end of a day in Sweden: a copy in memory."""
        past = Store("sqlite://")
        past.import_lines(self.export_lines(when))
        return past

    def import_lines(self, lines: Iterable[str]) -> int:
        """Take in what `export_lines` gave, into an empty store, all of it or nothing; give how many rows came."""
        with begin(self._engine, writes=True) as connection:
            return import_lines(connection, lines)


def _aware(field: str, moment: dt.datetime) -> None:
    if moment.utcoffset() is None:
        raise InputError(field, moment, "a moment with its zone")
