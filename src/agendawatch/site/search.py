"""The search of a site without a server: `search.json`, a row for each page that a person may look for, and the items of late.

Items stand by month, in files small enough for a phone.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from agendawatch.model import Meeting, Municipality, Organization, Proposal, Watch
from agendawatch.site.addresses import (
    key_of,
    meeting_way,
    municipality_path,
    organization_path,
    proposal_path,
    watch_path,
)
from agendawatch.site.facts.page import alphabetical
from agendawatch.site.planned_file import PlannedFile, fingerprint
from agendawatch.site.source import SiteData
from agendawatch.site.words.display import plain
from agendawatch.store.outline import OutlineMeeting
from agendawatch.store.search_index import short_forms

LARGEST = 100_000
"""Octets of one file, at most."""
_DAYS = 400
"""So far back items are found."""
_MEETINGS = 25
"""Meetings of one file."""
_TITLE = 140
_LONGEST = 160
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
        own = source.site.own
        key = fingerprint(base, *((line.id, line.version, own is None or line.id in own) for line in part))
        path = f"search/{month[0]:04}-{month[1]:02}-{nth}.json"
        yield PlannedFile(path, key, partial(_written, source, month, tuple(line.id for line in part)))


def _written(source: SiteData, month: tuple[int, int], ids: tuple[str, ...], _: bytes | None) -> bytes:
    held = {meeting.id: meeting for meeting in source.month(*month)}
    meetings = [held[it] for it in ids if it in held]
    for longest in (_TITLE, _CUT, _CUT // 3):
        data = _shard(meetings, source.site.own, longest)
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


def search_index(
    places: Iterable[tuple[Municipality | None, Organization]],
    *,
    proposals: Iterable[Proposal] = (),
    watches: Iterable[Watch] = (),
    shards: Iterable[str] = (),
) -> bytes:
    """Write `search.json`; `places` are organizations with meetings, as often as they come.

    `others` are rows `[name, path, kind, municipality]`, paths relative to the site's root.
    Organizations are told shortly, for most names stand in hundreds of municipalities: `names` are rows
    `[name, end of its path, short forms]`, `towns` are rows `[name, path, the numbers of its organizations' names]`.
    `items` names the files with the items of late, those of the months ahead first.
    """
    towns: dict[str, str] = {}
    boards: dict[str, str] = {}
    for town, organization in places:
        if town is not None:
            towns.setdefault(municipality_path(town), _name(town.name))
        boards.setdefault(organization_path(town, organization), _name(organization.name))
    others = [(_name(watch.name), watch_path(watch), "watch", "") for watch in watches]
    others += [
        (
            _name(proposal.title),
            proposal_path(proposal),
            "proposal",
            _name(proposal.municipality.name) if proposal.municipality else "",
        )
        for proposal in proposals
        if proposal.joined_to is None
    ]
    names: dict[tuple[str, str], int] = {}
    numbers: dict[str, list[int]] = {path: [] for path, _ in _by_name(towns)}
    for path, name in _by_name(boards):
        home, _, end = path.partition("/")
        if f"{home}/" in towns:
            numbers[f"{home}/"].append(names.setdefault((name, end), len(names)))
        else:
            others.append((name, path, "organization", ""))
    index = {
        "others": _rows(others),
        "names": _rows((name, end, " ".join(short_forms(name))) for name, end in names),
        "towns": _rows((towns[path], path, found) for path, found in numbers.items()),
        "items": json.dumps(list(shards)),
    }
    return ("{" + ",".join(f'"{key}":{rows}' for key, rows in index.items()) + "}\n").encode()


def _rows(rows: Iterable[Iterable[object]]) -> str:
    """Write a list, a line a row."""
    told = ",\n".join(json.dumps(list(row), ensure_ascii=False, separators=(",", ":")) for row in rows)
    return f"[\n{told}\n]" if told else "[]"


def _by_name(pages: Mapping[str, str]) -> list[tuple[str, str]]:
    """Give paths and names in the order of the alphabet."""
    return sorted(pages.items(), key=lambda page: (alphabetical(page[1]), page[0]))


def _name(name: str) -> str:
    return plain(name, _LONGEST)
