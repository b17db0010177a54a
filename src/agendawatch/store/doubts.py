"""What is in doubt on the pages of each site, and what people have said of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.diff.normalization import NO_GROUND, folded, with_swedish_hours
from agendawatch.errors import InputError
from agendawatch.model import Doubt, Listing, Settlement, Site, durable
from agendawatch.store import schema
from agendawatch.store.damage import read_row
from agendawatch.store.rows import insert, next_id

_NO_GROUND: dict[str, Any] = {
    "provenance": {"seen", "content_hash"},
    "alternatives": {"__all__": {"meetings": {"__all__": NO_GROUND}}},
}
"""What is new with every round. Any: pydantic's own nesting."""


@dataclass(frozen=True, slots=True)
class KnownDoubt:
    """What is withheld of a site now."""

    id: str
    """By which a person settles it."""
    site: Site
    """Whose page it is."""
    since: dt.datetime
    """When it was first seen as it is."""
    doubt: Doubt
    """What is withheld, why, and how else it may be read."""


@dataclass(frozen=True, slots=True)
class KnownSettlement:
    """A person's word that holds for the pages of a site."""

    id: str
    """By which it can be taken back."""
    site: Site
    """Whose page it is."""
    settlement: Settlement
    """What a person said."""


def doubts(connection: Connection, *, url: str | None = None, town: str | None = None) -> tuple[KnownDoubt, ...]:
    """Give what is withheld now, of a site, of a municipality by its code, or of all; in the order that it came."""
    table = schema.doubts.c
    found = []
    for number, key, seen, body, site in _last(connection, schema.doubts, (table.site_id, table.key), url, town):
        where = read_row(connection, "sites", url or key, Site.model_validate_json, site)
        doubt = read_row(connection, "doubts", number, read_doubt, body)
        if where is not None and doubt is not None:
            found.append(KnownDoubt(key, where, seen, doubt))
    return tuple(found)


def settlements(
    connection: Connection, *, url: str | None = None, town: str | None = None
) -> tuple[KnownSettlement, ...]:
    """Give the words that hold, of a site, of a municipality by its code, or of all; in the order that they were said."""
    table = schema.settlements.c
    found = []
    for number, key, _, body, site in _last(connection, schema.settlements, (table.site_id, table.key), url, town):
        where = read_row(connection, "sites", url or key, Site.model_validate_json, site)
        word = read_row(connection, "settlements", number, Settlement.model_validate_json, body)
        if where is not None and word is not None:
            found.append(KnownSettlement(key, where, word))
    return tuple(found)


def _last(
    connection: Connection,
    table: sa.Table,
    key: tuple[sa.ColumnElement[object], ...],
    url: str | None,
    town: str | None,
) -> sa.CursorResult[int, str, dt.datetime, str, str]:
    """Ask for the last row of each key, without those that say that it is gone."""
    newest = sa.select(sa.func.max(table.c.id).label("id")).group_by(*key).subquery()
    sites = schema.sites.c
    query = (
        sa.select(table.c.id, table.c.key, table.c.seen, table.c.body, sites.body)
        .join_from(newest, table, table.c.id == newest.c.id)
        .join(schema.sites, sites.id == table.c.site_id)
        .where(table.c.body.is_not(None))
        .order_by(table.c.id)
    )
    if url is not None:
        query = query.where(sites.url == url)
    if town is not None:
        query = query.where(sites.municipality == town)
    return connection.execute(query)


def note_doubts(
    connection: Connection,
    site: Site,
    listing: Listing,
    *,
    known: Mapping[str, Doubt],
    round_id: int,
    seen: dt.datetime,
) -> None:
    """Append what is in doubt now and was not, or was otherwise, and that what the listing answers for no longer is; `known` are in doubt now."""
    now = _keyed(listing.doubts)
    names = None if listing.organizations is None else {folded(name) for name in listing.organizations}
    rows: list[tuple[str, str | None]] = [
        (key, doubt.model_dump_json(exclude_defaults=True))
        for key, doubt in now.items()
        if key not in known or bare(known[key]) != bare(doubt)
    ]
    rows += [(key, None) for key, doubt in known.items() if key not in now and _answered(doubt, names)]
    if rows:
        site_id = connection.execute(sa.select(schema.sites.c.id).where(schema.sites.c.url == site.url)).scalar_one()
        base = {"site_id": site_id, "round_id": round_id, "seen": seen}
        first = next_id(connection, schema.doubts)
        told = [{"id": nth, **base, "key": key, "body": body} for nth, (key, body) in enumerate(rows, start=first)]
        insert(connection, schema.doubts, told)


def _keyed(found: Iterable[Doubt]) -> dict[str, Doubt]:
    """Name each doubt; of several that nothing tells apart, the second by its turn."""
    turns: Counter[str] = Counter()
    keyed = {}
    for doubt in found:
        turns[doubt.id] += 1
        keyed[doubt.id if turns[doubt.id] == 1 else durable(doubt.id, turns[doubt.id])] = doubt
    return keyed


def _answered(doubt: Doubt, names: set[str] | None) -> bool:
    return names is None or doubt.organization is None or folded(doubt.organization.name) in names


def bare(doubt: Doubt) -> str:
    """Write a doubt without what is new with every round."""
    return doubt.model_dump_json(exclude=_NO_GROUND, exclude_defaults=True)


def read_doubt(body: str) -> Doubt:
    """Read what a row holds of a doubt, its hours on Swedish clocks."""
    return Doubt.model_validate_json(body).with_meetings(partial(map, with_swedish_hours))


def settle(connection: Connection, doubt_id: str, reading: str | None, made: dt.datetime) -> KnownSettlement:
    """Append a person's word on what is withheld; `InputError` for a doubt or a reading that there is not."""
    known = next((row for row in doubts(connection) if row.id == doubt_id), None)
    if known is None:
        raise InputError(field="doubt", value=doubt_id, expected="the id of something that is in doubt now")
    ways = [way.reading for way in known.doubt.alternatives]
    if reading is not None and reading not in ways:
        raise InputError(field="reading", value=reading, expected=f"one of its alternatives: {', '.join(ways)}")
    if not known.doubt.shape:
        raise InputError(field="doubt", value=doubt_id, expected="one on a page that can be known again by its shape")
    word = Settlement(doubt=known.doubt, reading=reading, made=made)
    key = durable("settlement", known.site.url, *word.about)
    _say(connection, known.site, key, made, word.model_dump_json(exclude_defaults=True))
    return KnownSettlement(key, known.site, word)


def forget(connection: Connection, settlement_id: str, made: dt.datetime) -> KnownSettlement:
    """Append that a person's word holds no longer; `InputError` for one that does not."""
    known = next((row for row in settlements(connection) if row.id == settlement_id), None)
    if known is None:
        raise InputError(field="settlement", value=settlement_id, expected="the id of a word that holds")
    _say(connection, known.site, known.id, made, None)
    return known


def _say(connection: Connection, site: Site, key: str, made: dt.datetime, body: str | None) -> None:
    site_id = connection.execute(sa.select(schema.sites.c.id).where(schema.sites.c.url == site.url)).scalar_one()
    row = {"id": next_id(connection, schema.settlements), "site_id": site_id, "seen": made, "key": key, "body": body}
    insert(connection, schema.settlements, [row])


def resettled(connection: Connection, url: str) -> bool:
    """Tell whether people have said something of a site's pages, or taken it back, since these were read last."""
    sites, rounds, words = schema.sites.c, schema.rounds.c, schema.settlements.c
    said = sa.select(sa.func.max(words.seen, type_=schema.MomentColumn())).join_from(
        schema.settlements, schema.sites, sites.id == words.site_id
    )
    read = sa.select(sa.func.max(rounds.seen, type_=schema.MomentColumn())).join_from(
        schema.rounds, schema.sites, sites.id == rounds.site_id
    )
    last = connection.execute(said.where(sites.url == url)).scalar()
    taken = connection.execute(read.where(sites.url == url, rounds.state == "accepted")).scalar()
    newest = sa.select(rounds.state).join(schema.sites, sites.id == rounds.site_id).where(sites.url == url)
    if connection.execute(newest.order_by(rounds.id.desc()).limit(1)).scalar() == "withdrawal":
        return True
    return last is not None and (taken is None or last >= taken)
