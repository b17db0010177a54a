"""How sites answer: when each was tried, since when it fails, and when it may be tried again."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.arguments import aware
from agendawatch.errors import AgendawatchError
from agendawatch.failure import FailureCode
from agendawatch.lang.sv.contact_details import without_contact_details
from agendawatch.model import Site
from agendawatch.model.change import Health
from agendawatch.store import schema
from agendawatch.store.damage import read_row
from agendawatch.store.known import site_row
from agendawatch.store.rows import code, replace_row

_FIRST_PAUSE = dt.timedelta(hours=1)
_LONGEST_PAUSE = dt.timedelta(days=4)
_DOUBLED_AT_MOST = 16


def note_visit(
    connection: Connection,
    site: Site,
    *,
    seen: dt.datetime,
    error: AgendawatchError | str | None = None,
    unread_by: str | None = None,
) -> Health:
    """Note how a visit to a site went; with an error it is left in peace for a while, longer each time.

    Each failure in a row doubles the pause until the next, from an hour to four days. `unread_by` names the reader that
    could not read what the site answered.
    """
    aware("seen", seen)
    site_row(connection, site, seen)
    before = next(iter(healths(connection, site.url)), None)
    failures = (before.failures if before else 0) + 1 if error is not None else 0
    pause = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(failures - 1, _DOUBLED_AT_MOST)) if failures else None
    health = Health(
        url=site.url,
        municipality=code(site.municipality),
        tried=seen,
        succeeded=seen if error is None else before.succeeded if before else None,
        failing_since=None if error is None else (before.failing_since if before else None) or seen,
        failures=failures,
        due=seen + pause if pause else None,
        error=without_contact_details(str(error)) if error is not None else None,
        failure=error.failure if isinstance(error, AgendawatchError) else None,
        status=error.status if isinstance(error, AgendawatchError) else None,
        unread_by=None if error is None else unread_by or (before.unread_by if before else None),
    )
    replace_row(connection, schema.health, dict(health))
    return health


def healths(connection: Connection, url: str | None = None) -> tuple[Health, ...]:
    """Give how every site, or the one at an address, answered last."""
    query = sa.select(schema.health).order_by(schema.health.c.url)
    if url is not None:
        query = query.where(schema.health.c.url == url)
    read = (
        read_row(connection, "health", row["url"], _read, dict(row)) for row in connection.execute(query).mappings()
    )
    return tuple(health for health in read if health is not None)


def _read(row: dict[str, object]) -> Health:
    """Read a row; a code of a later version of ours is none that we know."""
    known = next((it for it in FailureCode if it == row["failure"]), None)
    return Health.model_validate({**row, "failure": known})
