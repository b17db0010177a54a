"""What a replaced document says now that it did not say before, appended to the log of changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.model import Change, ChangeKind
from agendawatch.store import schema
from agendawatch.store.changelog import numbered
from agendawatch.store.rows import Row, insert, next_id, written_differences
from agendawatch.store.search_index import passages_by_hash


def note_text_changes(connection: Connection, hashes: Sequence[str], seen: dt.datetime) -> tuple[Change, ...]:
    """Hold the text of documents against the text that each replaced, append what differs, and give it.

    Nothing is told twice, of texts that say the same, and where one of the two was not kept.
    """
    from agendawatch.diff.texts import text_differences  # noqa: PLC0415 - most rounds keep no text

    made: list[Row] = []
    for content_hash in hashes:
        for row in _untold(connection, content_hash):
            texts = passages_by_hash(connection, [row["before"], row["after"]])
            before, after = texts.get(row["before"]), texts.get(row["after"])
            found = text_differences(before, after) if before and after else ()
            if found:
                kind = ChangeKind.DOCUMENT_TEXT_CHANGED.value
                made.append({**row, "seen": seen, "kind": kind, "differences": written_differences(found)})
    first = next_id(connection, schema.changes)
    insert(connection, schema.changes, [{**row, "id": number} for number, row in enumerate(made, start=first)])
    return tuple(change for _, change in numbered(connection, first - 1))


def _untold(connection: Connection, content_hash: str) -> list[Row]:
    """Give the changes by which a document came in place of another, and after which its text is not told of."""
    log, known = schema.changes.c, schema.documents.c
    owners = sa.select(known.meeting_id).where(known.content_hash == content_hash)
    query = sa.select(schema.changes).where(log.meeting_id.in_(owners), log.after == content_hash).order_by(log.id)
    untold: dict[tuple[object, ...], Row] = {}
    for row in map(dict, connection.execute(query).mappings()):
        if row["kind"] == ChangeKind.DOCUMENT_REPLACED:
            untold[_turn(row)] = row
        elif row["kind"] == ChangeKind.DOCUMENT_TEXT_CHANGED:
            untold.pop(_turn(row), None)
    return list(untold.values())


def _turn(row: Row) -> tuple[object, ...]:
    return tuple(row[name] for name in ("meeting_id", "item", "before", "after"))
