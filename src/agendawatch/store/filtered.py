"""Meetings picked by several things at once, in pages: what a list or a feed with filters asks for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.model import Meeting
from agendawatch.store import schema
from agendawatch.store.queries import meetings_in, names_of

__all__ = ["After", "MeetingFilter", "picked"]

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
    """The first day that they may begin."""
    last: dt.date | None = None
    """The last day that they may begin."""
    holding: frozenset[str] = frozenset()
    """Pieces of text of which one stands somewhere in the meeting, in any case of letters; more may be given than asked."""
    after: After | None = None
    """Begin behind this one."""
    limit: int | None = None


def picked(connection: Connection, asked: MeetingFilter) -> Iterator[Meeting]:
    """Give meetings as they are known, by day, organization and id."""
    present, versions = schema.present.c, schema.versions.c
    query = (
        sa.select(versions.id, versions.body)
        .join_from(schema.present, schema.versions, versions.id == present.version_id)
        .where(*_conditions(asked, any_case=connection.dialect.name == "sqlite"))
        .order_by(present.date, present.organization, present.meeting_id)
        .limit(asked.limit)
    )
    yield from meetings_in(connection, query.execution_options(yield_per=200))


def _conditions(asked: MeetingFilter, *, any_case: bool) -> Iterator[sa.ColumnElement[bool]]:
    """Narrow a query; `any_case` where LIKE itself takes capitals for small letters."""
    present, body = schema.present.c, schema.versions.c.body
    if asked.municipalities:
        yield present.municipality.in_(asked.municipalities)
    if asked.organizations:
        names = {stands for name in asked.organizations for stands in names_of(name)}
        yield present.organization.in_(sorted(names))
    if asked.first is not None:
        yield present.date >= asked.first
    if asked.last is not None:
        yield present.date <= asked.last
    if asked.holding:
        patterns = [_pattern(piece) for piece in sorted(asked.holding)]
        yield sa.or_(*(body.like(pattern) if any_case else body.ilike(pattern) for pattern in patterns))
    if asked.after is not None:
        yield sa.tuple_(present.date, present.organization, present.meeting_id) > sa.tuple_(
            *(sa.literal(value) for value in asked.after)
        )


def _pattern(piece: str) -> str:
    """Write a piece of text as a pattern.

    >>> _pattern("förskol")
    '%f%rskol%'

    SQLite knows no capitals beyond ASCII, and a letter may be composed or not: any run of letters stands for such a one.
    """
    return f"%{re.sub(r'[^a-z0-9 -]+', '%', piece)}%"
