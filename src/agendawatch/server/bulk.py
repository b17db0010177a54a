"""All that is known, line by line (NDJSON): the meetings as they stand, and the changes that follow them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from agendawatch.answers.question import Question
from agendawatch.diff.normalization import folded
from agendawatch.i18n.caveats import json_context
from agendawatch.model.grounds import change_link
from agendawatch.server.cursors import read_cursor, read_moment, write_cursor
from agendawatch.server.feed_builder import FeedRequest
from agendawatch.server.lists import meeting_links

NDJSON = "application/x-ndjson; charset=utf-8"
_MOST_OCTETS = 8 * 1024 * 1024


def change_lines(asking: FeedRequest, asked: Question, _identifier: str) -> bytes:
    """Write the changes behind a number, each with its own; the last one is asked with next.

    Numbers grow in the order that rounds were written down, so that none is skipped and none comes twice, also while
    a round writes.
    """
    context = json_context(asking.wanted.language)
    rows = asking.budget.looking(asking.store.queries.numbered_changes(asked.after, limit=asked.lines))
    return _written(
        b'{"number":%d,"link":%s,"change":%s}'
        % (nth, json.dumps(change_link(change)).encode(), change.model_dump_json(context=context).encode())
        for nth, change in rows
        if asking.view.is_shown(change.meeting.municipality)
    )


def snapshot_lines(asking: FeedRequest, asked: Question, _identifier: str) -> bytes:
    """Write meetings by day: first the number to ask for changes behind, then a meeting a line, then where to go on.

    Whoever reads all pages and then the changes behind the first page's number misses nothing; a change that a later
    page held already is met again.
    """
    picked = asking.view.picked(asked)
    if asked.cursor is not None:
        day, board, identifier = map(str, read_cursor(asked.cursor, str, str, str))
        picked = replace(picked, after=(read_moment(f"{day}T00:00:00+00:00").date(), board, identifier))
    lines = asked.lines
    context = json_context(asking.wanted.language)
    last = asking.store.queries.last_change_number()
    rows = list(
        islice(
            asking.budget.looking(asking.store.queries.filtered_meetings(replace(picked, limit=lines + 1))), lines + 1
        )
    )
    told = [b'{"after":%d}' % last]
    octets, cursor = 0, None
    for place, meeting in enumerate(rows):
        line = b'{"meeting":%s,"links":%s}' % (
            meeting.model_dump_json(context=context).encode(),
            json.dumps(meeting_links([meeting])).encode(),
        )
        octets += len(line)
        if place == lines or (place and octets > _MOST_OCTETS):
            before = rows[place - 1]
            cursor = write_cursor(before.date.isoformat(), folded(before.organization.name), before.id)
            break
        told.append(line)
    told.append(json.dumps({"next": cursor}).encode())
    return b"\n".join(told) + b"\n"


def _written(lines: Iterator[bytes]) -> bytes:
    """Join lines, no more than one answer may have; where it ends sooner the last number tells how far it came."""
    parts: list[bytes] = []
    octets = 0
    for line in lines:
        octets += len(line)
        if parts and octets > _MOST_OCTETS:
            break
        parts.append(line)
    return b"".join(part + b"\n" for part in parts)
