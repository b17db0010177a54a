"""The items of late for the search of a site without a server: by month, in files small enough for a phone."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial

from agendawatch.model import Meeting
from agendawatch.site.addresses import key_of, meeting_way, organization_path
from agendawatch.site.planned_file import PlannedFile, fingerprint
from agendawatch.site.source import SiteData
from agendawatch.site.words.clean import plain
from agendawatch.store.outline import OutlineMeeting
from agendawatch.store.search_index import short_forms

LARGEST = 100_000
"""Octets of one file, at most."""
_DAYS = 400
"""So far back items are found."""
_MEETINGS = 25
"""Meetings of one file."""
_TITLE = 140
_CUT = 60
"""Letters of a title where a file would else grow too large."""


def search_shards(source: SiteData, base: str) -> tuple[PlannedFile, ...]:
    """Plan the files, the months ahead first."""
    first = source.today - dt.timedelta(days=_DAYS)
    months: defaultdict[tuple[int, int], list[OutlineMeeting]] = defaultdict(list)
    for line in source.outline.meetings:
        if line.date >= first:
            months[line.date.year, line.date.month].append(line)
    return tuple(
        shard for month in sorted(months, reverse=True) for shard in _of_month(source, base, month, months[month])
    )


def _of_month(
    source: SiteData, base: str, month: tuple[int, int], lines: list[OutlineMeeting]
) -> Iterator[PlannedFile]:
    # In the order that they came: a new meeting changes the last file alone.
    ordered = sorted(lines, key=lambda line: (line.created, line.id))
    for nth, start in enumerate(range(0, len(ordered), _MEETINGS), start=1):
        part = ordered[start : start + _MEETINGS]
        own = source.frame.own
        key = fingerprint(base, *((line.id, line.version, own is None or line.id in own) for line in part))
        path = f"search/{month[0]:04}-{month[1]:02}-{nth}.json"
        yield PlannedFile(path, key, partial(_written, source, month, tuple(line.id for line in part)))


def _written(source: SiteData, month: tuple[int, int], ids: tuple[str, ...], _: bytes | None) -> bytes:
    held = {meeting.id: meeting for meeting in source.month(*month)}
    meetings = [held[it] for it in ids if it in held]
    for longest in (_TITLE, _CUT, _CUT // 3):
        data = _shard(meetings, source.frame.own, longest)
        if len(data) <= LARGEST:
            break
    return data


def _shard(meetings: Iterable[Meeting], own: frozenset[str] | None, longest: int) -> bytes:
    """Write meetings and their items as rows that name one another by number.

    `who` are `[organization, short forms, municipality, path]`, `meetings` are `[row of who, key, day, way]`, and `items`
    are `[row of the meeting, place, title, case number]`.
    """
    who: dict[tuple[str, str, str, str], int] = {}
    when: list[list[object]] = []
    items: list[list[object]] = []
    for meeting in meetings:
        town = meeting.municipality.name if meeting.municipality else ""
        name = meeting.organization.name
        path = organization_path(meeting.municipality, meeting.organization)
        place = who.setdefault((plain(name), " ".join(short_forms(name)), plain(town) if town else "", path), len(who))
        way = meeting_way(meeting, own)
        # Where it has no page of its own, the way to its month.
        when.append([place, key_of(meeting.id), meeting.date.isoformat(), *([way] if "#" in way else ())])
        items += [
            [len(when) - 1, nth, plain(item.title, longest), plain(item.reference, 40) if item.reference else ""]
            for nth, item in enumerate(meeting.agenda or (), start=1)
        ]
    told = {"who": [list(row) for row in who], "meetings": when, "items": items}
    return (json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
