"""What is in doubt on the pages of each site, and what people have said of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import starmap
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.arguments import aware
from agendawatch.diff.normalization import NO_GROUND, folded, with_swedish_hours
from agendawatch.errors import InputError
from agendawatch.model import Doubt, Listing, Settlement, Site, durable
from agendawatch.store import schema
from agendawatch.store.damage import read_row
from agendawatch.store.naming import Where, code_of
from agendawatch.store.rows import add_rows

T = TypeVar("T")

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


def doubts(connection: Connection, municipality: Where = None, site: Site | None = None) -> tuple[KnownDoubt, ...]:
    """Give what is withheld now, since we are not sure of it, in the order that it came."""
    return tuple(starmap(KnownDoubt, _last(connection, schema.doubts, municipality, site, read_doubt)))


def settlements(
    connection: Connection, municipality: Where = None, site: Site | None = None
) -> tuple[KnownSettlement, ...]:
    """Give what people have said of doubts and holds still, in the order that it was said."""
    found = _last(connection, schema.settlements, municipality, site, Settlement.model_validate_json)
    return tuple(KnownSettlement(key, where, word) for key, where, _, word in found)


def _last(
    connection: Connection, table: sa.Table, municipality: Where, site: Site | None, read: Callable[[str], T]
) -> Iterator[tuple[str, Site, dt.datetime, T]]:
    """Read the last row of each key of a site, without those that say that it is gone: key, site, moment, value."""
    newest = sa.select(sa.func.max(table.c.id)).group_by(table.c.site_id, table.c.key)
    sites = schema.sites.c
    query = (
        sa.select(table.c.id, table.c.key, table.c.seen, table.c.body, sites.body)
        .join_from(table, schema.sites, sites.id == table.c.site_id)
        .where(table.c.id.in_(newest), table.c.body.is_not(None))
        .order_by(table.c.id)
    )
    if site is not None:
        query = query.where(sites.url == site.url)
    if municipality is not None:
        query = query.where(sites.municipality == code_of(connection, municipality))
    for number, key, seen, body, home in connection.execute(query):
        where = read_row(connection, "sites", site.url if site else key, Site.model_validate_json, home)
        value = read_row(connection, table.name, number, read, body)
        if where is not None and value is not None:
            yield key, where, seen, value


def note_doubts(
    connection: Connection,
    listing: Listing,
    *,
    known: Mapping[str, Doubt],
    site_id: int,
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
    for key, doubt in known.items():
        who = folded(doubt.organization.name) if doubt.organization else None
        if key not in now and (names is None or who is None or who in names):
            rows.append((key, None))
    base = {"site_id": site_id, "round_id": round_id, "seen": seen}
    add_rows(connection, schema.doubts, ({**base, "key": key, "body": body} for key, body in rows))


def _keyed(found: Iterable[Doubt]) -> dict[str, Doubt]:
    """Name each doubt; of several that nothing tells apart, the second by its turn."""
    turns: Counter[str] = Counter()
    keyed = {}
    for doubt in found:
        turns[doubt.id] += 1
        keyed[doubt.id if turns[doubt.id] == 1 else durable(doubt.id, turns[doubt.id])] = doubt
    return keyed


def bare(doubt: Doubt) -> str:
    """Write a doubt without what is new with every round."""
    return doubt.model_dump_json(exclude=_NO_GROUND, exclude_defaults=True)


def read_doubt(body: str) -> Doubt:
    """Read what a row holds of a doubt, its hours on Swedish clocks."""
    return Doubt.model_validate_json(body).with_meetings(partial(map, with_swedish_hours))


def settle(connection: Connection, doubt_id: str, reading: str | None, *, made: dt.datetime) -> KnownSettlement:
    """Keep a person's word on how to read what is withheld; `None` says that it tells of no meetings.

    It holds from the site's next round on, for every page of the site that has the same shape. `InputError` for a doubt
    or a reading that there is not.
    """
    aware("made", made)
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


def forget(connection: Connection, settlement_id: str, *, made: dt.datetime) -> KnownSettlement:
    """Take a person's word back: from the next round on we are in doubt again; `InputError` for one that does not hold."""
    aware("made", made)
    known = next((row for row in settlements(connection) if row.id == settlement_id), None)
    if known is None:
        raise InputError(field="settlement", value=settlement_id, expected="the id of a word that holds")
    _say(connection, known.site, known.id, made, None)
    return known


def _say(connection: Connection, site: Site, key: str, made: dt.datetime, body: str | None) -> None:
    site_id = connection.execute(sa.select(schema.sites.c.id).where(schema.sites.c.url == site.url)).scalar_one()
    add_rows(connection, schema.settlements, [{"site_id": site_id, "seen": made, "key": key, "body": body}])


def resettled(connection: Connection, site: Site) -> bool:
    """Tell whether people have said something of a site's pages since they were read, or took the last round back.

    Then they are read anew.
    """
    sites, rounds, words = schema.sites.c, schema.rounds.c, schema.settlements.c
    own = sa.select(sites.id).where(sites.url == site.url).scalar_subquery()
    newest = sa.select(rounds.state).where(rounds.site_id == own).order_by(rounds.id.desc()).limit(1)
    if connection.execute(newest).scalar() == "withdrawal":
        return True
    said = sa.select(sa.func.max(words.seen, type_=schema.MomentColumn())).where(words.site_id == own)
    read = sa.select(sa.func.max(rounds.seen, type_=schema.MomentColumn())).where(rounds.site_id == own)
    last = connection.execute(said).scalar()
    taken = connection.execute(read.where(rounds.state == "accepted")).scalar()
    return last is not None and (taken is None or last >= taken)
