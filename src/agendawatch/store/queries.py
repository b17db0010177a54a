"""Questions to the store: what changed, what is known, what was known on a day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.arguments import Moment, a, end_of, moment
from agendawatch.diff.normalization import thawed
from agendawatch.model import Listing, Meeting, Proposal, Site, Window
from agendawatch.store import schema
from agendawatch.store.damage import read_row, read_rows
from agendawatch.store.doubts import doubts
from agendawatch.store.naming import Where, Who, code_of, known_names
from agendawatch.store.rows import chunks, select_in

_AT_ONCE = 500


@dataclass(frozen=True)
class MeetingStamps:
    """When a meeting was first and last seen to be new, and how often a subscriber had to notice."""

    created: dt.datetime
    """When it was first seen."""
    last_modified: dt.datetime
    """When it was last other than before."""
    sequence: int
    """How often a subscriber had to notice."""


After = tuple[dt.date, str, str]
"""The day, the organization's folded name and the id of the last meeting of a page."""


@dataclass(frozen=True, slots=True)
class MeetingFilter:
    """Which meetings are asked for; what is left empty narrows nothing."""

    municipalities: tuple[str, ...] = ()
    """Codes."""
    organizations: tuple[str, ...] = ()
    """Names, also short ones (KS)."""
    first: dt.date | None = None
    """The first day that they may begin; `None` for no limit."""
    last: dt.date | None = None
    """The last day that they may begin; `None` for no limit."""
    holding: frozenset[str] = frozenset()
    """Pieces of text of which one stands somewhere in the meeting, in any case of letters; more may be given than asked."""
    after: After | None = None
    """Begin behind this one; `None` at the first."""
    limit: int | None = None
    """How many at most; `None` for all."""


def meetings(
    connection: Connection,
    municipality: Where = None,
    organization: Who = None,
    window: Window | None = None,
    as_of: Moment | None = None,
) -> Iterator[Meeting]:
    """Give meetings by day, as they are known; with `as_of`, as they were known then (a day: by its end in Sweden)."""
    present, versions = schema.present.c, schema.versions.c
    table = present if as_of is None else versions
    # Of a moment, organization and day are read off the versions: both may have been others then.
    where = [table.organization.in_(known_names(connection, organization))] if organization is not None else []
    if window is not None:
        where.append(table.date.between(a(Window, "window", window).first, window.last))
    town = code_of(connection, municipality) if municipality is not None else None
    here = [(column == town if town else sa.true()) for column in (present.municipality, versions.municipality)]
    query = sa.select(versions.id, versions.body)
    if as_of is None:
        query = query.select_from(schema.present_versions).where(here[0], *where)
    else:
        ids = sa.union(
            sa.select(present.meeting_id).where(here[0]),
            sa.select(versions.meeting_id).where(versions.body == "", here[1]),
        )
        last = sa.select(sa.func.max(versions.id)).group_by(versions.meeting_id)
        last = last.where(versions.seen <= end_of("as_of", as_of), versions.meeting_id.in_(ids))
        query = query.where(versions.id.in_(last), versions.body != "", *where)
    return meetings_in(connection, query.order_by(versions.date, versions.organization, versions.meeting_id))


def meetings_in(connection: Connection, query: sa.Select[int, str]) -> Iterator[Meeting]:
    """Give the meetings of versions, by number and body; those that are damaged are left out."""
    return read_rows(connection, "versions", query, thawed)


def meetings_by_id(connection: Connection, ids: Iterable[str]) -> Iterator[Meeting]:
    """Give the meetings with some ids, as they are known."""
    present, versions = schema.present.c, schema.versions.c
    query = sa.select(versions.id, versions.body).select_from(schema.present_versions).order_by(versions.id)
    for some in chunks(ids):
        yield from meetings_in(connection, query.where(present.meeting_id.in_(some)))


_BODIES = sa.select(schema.versions.c.id, schema.versions.c.body).where(
    schema.versions.c.id.in_(sa.bindparam("some", expanding=True))
)


def meetings_by_version(
    connection: Connection, versions: Iterable[int], read: Callable[[str], Meeting] = thawed
) -> dict[int, Meeting]:
    """Read meetings by the numbers of their versions; those that are damaged are left out."""
    rows = (row for some in chunks(versions) for row in connection.execute(_BODIES, {"some": some}))
    found = ((number, read_row(connection, "versions", number, read, body)) for number, body in rows)
    return {number: meeting for number, meeting in found if meeting is not None}


def last_listing(connection: Connection, site: Site, window: Window | None = None) -> Listing | None:
    """Give what a site is known to list, unlisted meetings and doubts among it; `None` before its first round."""
    rounds, present, versions = schema.rounds.c, schema.present.c, schema.versions.c
    site_id = connection.execute(sa.select(schema.sites.c.id).where(schema.sites.c.url == site.url)).scalar()
    query = sa.select(rounds.window_first, rounds.window_last, rounds.reader).where(
        rounds.site_id == site_id, rounds.state == "accepted"
    )
    spans = connection.execute(query.order_by(rounds.id)).all()
    if not spans:
        return None
    window = window or Window(first=min(first for first, _, _ in spans), last=max(last for _, last, _ in spans))
    bodies = (
        sa.select(versions.id, versions.body)
        .select_from(schema.present_versions)
        .where(present.site_id == site_id, present.date.between(window.first, window.last))
        .order_by(present.date, present.organization, present.meeting_id)
    )
    meetings = tuple(meetings_in(connection, bodies))
    withheld = tuple(row.doubt for row in doubts(connection, site=site))
    return Listing(window=window, meetings=meetings, doubts=withheld, url=site.url, reader=spans[-1].reader)


def all_stamps(connection: Connection, meetings: Collection[str] | None = None) -> dict[str, MeetingStamps]:
    """Give the stamps of every meeting known, or of those with some ids, by id: one question for thousands."""
    table = schema.present.c
    query = sa.select(table.meeting_id, table.created, table.last_modified, table.sequence)
    if meetings is None:
        return {key: MeetingStamps(*stamps) for key, *stamps in connection.execute(query)}
    rows = select_in(connection, query, table.meeting_id, meetings)
    return {key: MeetingStamps(*stamps) for key, *stamps in rows}


def stamped(connection: Connection, since: Moment | None = None) -> Iterator[tuple[Meeting, MeetingStamps]]:
    """Give meetings by day with when each was first seen and last changed; with `since`, those changed from then on."""
    present, versions = schema.present.c, schema.versions.c
    query = (
        sa.select(versions.id, versions.body, present.created, present.last_modified, present.sequence)
        .select_from(schema.present_versions)
        .order_by(present.date, present.meeting_id)
        .execution_options(yield_per=_AT_ONCE)
    )
    if since is not None:
        query = query.where(present.last_modified >= moment("since", since))
    for number, body, *stamps in connection.execute(query):
        meeting = read_row(connection, "versions", number, thawed, body)
        if meeting is not None:
            yield meeting, MeetingStamps(*stamps)


def sites(connection: Connection) -> tuple[Site, ...]:
    """Give every site that a round was recorded of, in the order that they came."""
    query = sa.select(schema.sites.c.id, schema.sites.c.body).order_by(schema.sites.c.id)
    return tuple(read_rows(connection, "sites", query, Site.model_validate_json))


def proposals(
    connection: Connection,
    municipality: Where = None,
    as_of: Moment | None = None,
    *,
    joined: bool = False,
    unfollowed: bool = False,
) -> Iterator[Proposal]:
    """Give followed proposals as they are known, or were then, as they came; `joined` also those another holds.

    With `unfollowed` also those that nobody follows any more.
    """
    table = schema.proposals.c
    newest = sa.select(sa.func.max(table.id).label("id"), sa.func.min(table.id).label("first")).group_by(
        table.proposal_id
    )
    if as_of is not None:
        newest = newest.where(table.seen <= end_of("as_of", as_of))
    chosen = newest.subquery()
    query = sa.select(table.id, table.body)
    query = query.join_from(schema.proposals, chosen, chosen.c.id == table.id).order_by(chosen.c.first)
    if municipality is not None:
        query = query.where(table.municipality == code_of(connection, municipality))
    for proposal in read_rows(connection, "proposals", query, Proposal.model_validate_json):
        if (joined or not proposal.joined_to) and (unfollowed or not proposal.unfollowed):
            yield proposal


def picked(connection: Connection, asked: MeetingFilter) -> Iterator[Meeting]:
    """Give meetings picked by several things at once, by day, organization and id; a page of them, where asked."""
    present, versions = schema.present.c, schema.versions.c
    order = (present.date, present.organization, present.meeting_id)
    query = sa.select(versions.id, versions.body).select_from(schema.present_versions).order_by(*order)
    if asked.municipalities:
        query = query.where(present.municipality.in_(asked.municipalities))
    if asked.organizations:
        names = {stands for name in asked.organizations for stands in known_names(connection, name)}
        query = query.where(present.organization.in_(sorted(names)))
    if asked.first is not None:
        query = query.where(present.date >= asked.first)
    if asked.last is not None:
        query = query.where(present.date <= asked.last)
    if asked.holding:
        # In SQLite LIKE itself takes capitals for small letters.
        holds = versions.body.like if connection.dialect.name == "sqlite" else versions.body.ilike
        query = query.where(sa.or_(*(holds(_pattern(piece)) for piece in sorted(asked.holding))))
    if asked.after is not None:
        query = query.where(sa.tuple_(*order) > sa.tuple_(*map(sa.literal, asked.after)))
    return meetings_in(connection, query.limit(asked.limit).execution_options(yield_per=200))


def _pattern(piece: str) -> str:
    """Write a piece of text as a pattern.

    >>> _pattern("förskol")
    '%f%rskol%'

    SQLite knows no capitals beyond ASCII, and a letter may be composed or not: any run of letters stands for such a one.
    """
    return f"%{re.sub(r'[^a-z0-9 -]+', '%', piece)}%"
