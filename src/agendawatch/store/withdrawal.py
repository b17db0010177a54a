"""Taking a round back: what it alone said is corrected; what was read before and after it stands."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.arguments import aware
from agendawatch.diff.differences import changes_between, when
from agendawatch.diff.normalization import thawed
from agendawatch.errors import InputError
from agendawatch.model import Change, ChangeKind, Listing, Meeting, Window
from agendawatch.store import schema
from agendawatch.store.damage import read_row
from agendawatch.store.known import KnownMeeting, answered_rounds, rows_where
from agendawatch.store.record_round import RowOrigin, append
from agendawatch.store.rows import add_rows, select_in

_TAKEN = ("accepted", "quarantined")


def withdrawn(connection: Connection, number: int, *, seen: dt.datetime) -> tuple[Change, ...]:
    """Take a round back by its number, and give what is corrected by it; what was read before and after stands.

    What a later round answered for is that round's word, and is left alone. The site's pages are read anew in its next
    round. `InputError` for a round that was not taken.
    """
    aware("seen", seen)
    rounds = schema.rounds.c
    row = connection.execute(sa.select(schema.rounds).where(rounds.id == number)).mappings().one_or_none()
    if row is None or row["state"] not in _TAKEN:
        expected = "the number of a round that was taken; agendawatch rounds lists them"
        raise InputError(field="round", value=number, expected=expected)
    connection.execute(sa.update(schema.rounds).where(rounds.id == number).values(state="withdrawn"))
    told = {"seen": seen, "state": "withdrawal", "reason": f"takes round {number} back"}
    empty = {"count": 0, "content_hash": "", "gone": None, "body": None}
    taken_back = add_rows(connection, schema.rounds, [{**row, **told, **empty}])
    _doubts(connection, number, taken_back, seen)
    _health(connection, row["site_id"], row["seen"])
    # The meetings whose last word is the round's, and for which no later round of its site answered.
    its = sa.select(schema.versions.c.id).where(schema.versions.c.round_id == number)
    later = list(answered_rounds(connection, row["site_id"], rounds.id > number))
    last = rows_where(connection, schema.present.c.version_id.in_(its))
    rows = {key: known for key, known in last.items() if not any(it.covers(known.meeting) for it in later)}
    before = _before(connection, number, rows)
    found: list[Change] = []
    homes: defaultdict[int, list[str]] = defaultdict(list)
    for key in rows.keys() | before.keys():
        homes[before[key][1] if key in before else row["site_id"]].append(key)
    for home, keys in sorted(homes.items()):
        own = {key: rows[key] for key in keys if key in rows}
        meetings = tuple(before[key][0] for key in sorted(keys) if key in before)
        days = [it.meeting.date for it in own.values()] + [meeting.date for meeting in meetings]
        after = Listing(window=Window(first=min(days), last=max(days)), meetings=meetings)
        # What the round said is corrected: what never was, and what is otherwise or was after all.
        stands = {meeting.id for meeting in meetings}
        never = (known.meeting for key, known in sorted(own.items()) if key not in stands)
        corrections = [Change(kind=ChangeKind.CORRECTED, meeting=it, before=when(it)) for it in never]
        said = tuple(known.meeting for key, known in own.items() if key in stands)
        corrections += changes_between(after.model_copy(update={"meetings": said}), after, misread=lambda _: True)
        changes = tuple(correction.model_copy(update={"seen": seen}) for correction in corrections)
        append(connection, RowOrigin(home, taken_back, seen), own, after, changes)
        found += changes
    return tuple(found)


def _before(connection: Connection, number: int, rows: dict[str, KnownMeeting]) -> dict[str, tuple[Meeting, int]]:
    """Give what was known of meetings before a round, each with its site; those that it took back itself among them."""
    versions = schema.versions.c
    later = sa.select(versions.meeting_id).where(versions.round_id > number)
    ended = sa.select(versions.meeting_id).where(
        versions.round_id == number, versions.body == "", versions.meeting_id.not_in(later)
    )
    found: dict[str, tuple[Meeting, int]] = {}
    query = sa.select(versions.id, versions.meeting_id, versions.body, versions.site_id)
    query = query.where(versions.round_id < number).order_by(versions.id)
    keys = {*rows, *connection.execute(ended).scalars()}
    for nth, key, body, site_id in select_in(connection, query, versions.meeting_id, keys):
        meeting = read_row(connection, "versions", nth, thawed, body) if body else None
        found.pop(key, None)
        if meeting is not None:
            found[key] = (meeting, site_id)
    return found


def _doubts(connection: Connection, number: int, taken_back: int, seen: dt.datetime) -> None:
    """Append again what was in doubt before a round, of what it was the last to speak of."""
    table = schema.doubts
    last = sa.select(sa.func.max(table.c.id)).group_by(table.c.site_id, table.c.key)
    query = sa.select(table).where(table.c.round_id == number, table.c.id.in_(last))
    rows = []
    for row in connection.execute(query).mappings().all():
        older = sa.select(table.c.body).where(
            table.c.site_id == row["site_id"], table.c.key == row["key"], table.c.round_id < number
        )
        body = connection.execute(older.order_by(table.c.id.desc()).limit(1)).scalar()
        rows.append({**row, "round_id": taken_back, "seen": seen, "body": body})
    add_rows(connection, table, rows)


def _health(connection: Connection, site_id: int, moment: dt.datetime) -> None:
    """Let a site be as fresh as the round before, where the one that is taken back was its last."""
    rounds, sites, health = schema.rounds.c, schema.sites.c, schema.health
    url = connection.execute(sa.select(sites.url).where(sites.id == site_id)).scalar_one()
    query = sa.select(rounds.seen).where(rounds.site_id == site_id, rounds.state.in_(_TAKEN))
    older = connection.execute(query.order_by(rounds.id.desc()).limit(1)).scalar()
    for column in (health.c.succeeded, health.c.tried):
        if column is health.c.succeeded or older is not None:
            where = (health.c.url == url, column == moment)
            connection.execute(sa.update(health).where(*where).values({column: older}))
