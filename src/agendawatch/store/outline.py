"""What a store holds, in outline: a line a meeting, without its body, and the changes of late. Cheap to ask for."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.diff.normalization import thawed
from agendawatch.lang.sv.organizations import read_organization
from agendawatch.model import ChangeKind, Municipality, Organization
from agendawatch.registry import municipalities
from agendawatch.store import schema
from agendawatch.store.damage import read_row

_LONG = dt.timedelta(days=31)
"""No meeting lasts longer."""

Key = tuple[str, str]
"""A municipality's code ("" for none), and an organization's folded name."""


class OutlineMeeting(NamedTuple):
    """A meeting without its body; two lines of one `version` are of equal meetings with equal changes."""

    id: str
    """Its durable id."""
    version: int
    """The number of what is known of it now."""
    who: Key
    """Code and folded name of who meets."""
    date: dt.date
    """The local day in Sweden that it begins."""
    last_day: dt.date
    """The day it ends; told of meetings from a month before the outline's moment on, else the day it begins."""
    created: dt.datetime
    """When it was first seen."""
    last_modified: dt.datetime
    """When it was last other than before."""
    weight: int
    """How many octets its body has."""


class OutlineChange(NamedTuple):
    """A change without its body; a correction of ours is none."""

    id: int
    """Its number."""
    meeting_id: str
    """The meeting concerned."""
    who: Key
    """Code and folded name of who meets."""
    kind: str
    """What kind of difference it is."""
    seen: dt.datetime
    """When it was seen."""


@dataclass(frozen=True, slots=True)
class Outline:
    """All meetings by who meets and by day, the changes of late in the order seen, and who they are."""

    meetings: tuple[OutlineMeeting, ...] = ()
    """Every meeting, by day."""
    changes: tuple[OutlineChange, ...] = ()
    """What is news, in the order seen."""
    names: Mapping[Key, tuple[Municipality | None, Organization]] = field(default_factory=dict)
    """Who meets where, by code and folded name."""


def outline(connection: Connection, *, since: dt.datetime) -> Outline:
    """Give every meeting without its body, and the changes seen since a moment: what a whole site hangs on."""
    return Outline(tuple(_meetings(connection, since)), tuple(_changes(connection, since)), dict(who_meet(connection)))


def _meetings(connection: Connection, since: dt.datetime) -> Iterator[OutlineMeeting]:
    table = schema.present.c
    # Of meetings over several days the last one is read, by version.
    versions = schema.versions.c
    long = sa.select(versions.id, versions.body).select_from(schema.present_versions)
    long = long.where(table.date >= since.date() - _LONG, versions.body.like('%"end_date":%'))
    read = ((nth, read_row(connection, "versions", nth, _last_day, body)) for nth, body in connection.execute(long))
    several = {version: last for version, last in read if last is not None}
    # A body is counted by its octets, which need not be read for it, or by its letters in an old SQLite.
    dialect = connection.dialect
    known = dialect.name != "sqlite" or (dialect.server_version_info or ()) >= (3, 43)
    query = (
        sa.select(
            table.meeting_id,
            table.version_id,
            table.municipality,
            table.organization,
            table.date,
            table.created,
            table.last_modified,
            (sa.func.octet_length if known else sa.func.length)(versions.body),
        )
        .select_from(schema.present_versions)
        .order_by(table.municipality, table.organization, table.date, table.meeting_id)
    )
    for identifier, version, town, organization, date, created, modified, weight in connection.execute(query):
        last_day = several.get(version, date)
        yield OutlineMeeting(identifier, version, (town or "", organization), date, last_day, created, modified, weight)


def _last_day(body: str) -> dt.date | None:
    told = json.loads(body).get("end_date")
    return dt.date.fromisoformat(told) if told else None


def _changes(connection: Connection, since: dt.datetime) -> Iterator[OutlineChange]:
    table = schema.changes.c
    query = (
        sa.select(
            table.id,
            table.meeting_id,
            schema.present.c.municipality,
            schema.present.c.organization,
            table.kind,
            table.seen,
        )
        .join_from(schema.changes, schema.present, schema.present.c.meeting_id == table.meeting_id)
        .where(table.seen >= since, table.kind != ChangeKind.CORRECTED.value)
        .order_by(table.seen, table.id)
    )
    for identifier, meeting, town, organization, kind, seen in connection.execute(query):
        yield OutlineChange(identifier, meeting, (town or "", organization), kind, seen)


def organizations(connection: Connection) -> tuple[tuple[Municipality | None, Organization, int], ...]:
    """Give who meets, by municipality and name, and how many meetings of theirs are known."""
    present = schema.present.c
    query = sa.select(present.municipality, present.organization, sa.func.count())
    query = query.group_by(present.municipality, present.organization)
    counts = {(town or "", organization): count for town, organization, count in connection.execute(query)}
    return tuple((*named, counts[who]) for who, named in sorted(who_meet(connection), key=itemgetter(0)))


def who_meet(connection: Connection) -> Iterator[tuple[Key, tuple[Municipality | None, Organization]]]:
    """Read who meets off what is known last of each, by municipality's code and folded name."""
    present, versions = schema.present.c, schema.versions.c
    newest = sa.select(sa.func.max(present.version_id)).group_by(present.municipality, present.organization)
    query = sa.select(present.municipality, present.organization, versions.id, versions.body)
    query = query.select_from(schema.present_versions).where(versions.id.in_(newest))
    for town, organization, version, body in connection.execute(query):
        meeting = read_row(connection, "versions", version, thawed, body)
        if meeting is not None:
            yield (town or "", organization), (meeting.municipality, meeting.organization)
        else:
            # None can be read: they are named by what the index knows, a code and a folded name.
            place = next((municipality for municipality in municipalities() if municipality.code == town), None)
            yield (town or "", organization), (place, read_organization(organization))
