"""What a store holds, in outline: a line a meeting, without its body, and the news of late. Cheap to ask for."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.history import schema
from agendawatch.model import Municipality, Organization

__all__ = ["MeetingLine", "NewsLine", "Outline", "outline"]

Who = tuple[str, str]
"""A municipality's code ("" for none), and an organization's folded name."""


class MeetingLine(NamedTuple):
    """A meeting without its body; two lines of one `version` are of equal meetings with equal changes."""

    id: str
    version: int
    who: Who
    date: dt.date
    created: dt.datetime
    last_modified: dt.datetime


class NewsLine(NamedTuple):
    """A change without its body."""

    id: int
    meeting_id: str
    who: Who
    seen: dt.datetime


@dataclass(frozen=True, slots=True)
class Outline:
    """All meetings by who meets and by day, the changes of late in the order seen, and who they are."""

    meetings: tuple[MeetingLine, ...] = ()
    news: tuple[NewsLine, ...] = ()
    names: Mapping[Who, tuple[Municipality | None, Organization]] = field(default_factory=dict)


def outline(connection: Connection, *, since: dt.datetime) -> Outline:
    """Ask for it; news are those seen from a moment on."""
    return Outline(tuple(_meetings(connection)), tuple(_news(connection, since)), dict(_names(connection)))


def _meetings(connection: Connection) -> Iterator[MeetingLine]:
    table = schema.present.c
    query = sa.select(
        table.meeting_id,
        table.version_id,
        table.municipality,
        table.organization,
        table.date,
        table.created,
        table.last_modified,
    ).order_by(table.municipality, table.organization, table.date, table.meeting_id)
    for identifier, version, town, organization, date, created, modified in connection.execute(query):
        yield MeetingLine(identifier, version, (town or "", organization), date, created, modified)


def _news(connection: Connection, since: dt.datetime) -> Iterator[NewsLine]:
    table = schema.changes.c
    query = (
        sa.select(table.id, table.meeting_id, schema.present.c.municipality, schema.present.c.organization, table.seen)
        .join_from(schema.changes, schema.present, schema.present.c.meeting_id == table.meeting_id)
        .where(table.seen >= since)
        .order_by(table.seen, table.id)
    )
    for identifier, meeting, town, organization, seen in connection.execute(query):
        yield NewsLine(identifier, meeting, (town or "", organization), seen)


def _names(connection: Connection) -> Iterator[tuple[Who, tuple[Municipality | None, Organization]]]:
    """Read who meets off the newest version of each."""
    present, versions = schema.present.c, schema.versions.c
    newest = (
        sa.select(sa.func.max(present.version_id).label("id")).group_by(present.municipality, present.organization)
    ).subquery()
    query = (
        sa.select(present.municipality, present.organization, versions.body)
        .join_from(newest, schema.versions, versions.id == newest.c.id)
        .join(schema.present, present.version_id == versions.id)
    )
    for town, organization, body in connection.execute(query):
        told = json.loads(body)
        place = told.get("municipality")
        yield (
            (town or "", organization),
            (
                Municipality.model_validate_json(json.dumps(place)) if place else None,
                Organization.model_validate_json(json.dumps(told["organization"])),
            ),
        )
