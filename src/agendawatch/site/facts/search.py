"""What the search on the front page knows: `search.json`, a row for each page that a person may look for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from agendawatch.model import Municipality, Organization, Proposal, Watch
from agendawatch.site.addresses import municipality_path, organization_path, proposal_path, watch_path
from agendawatch.site.facts.frame import alphabetical
from agendawatch.site.words.clean import plain
from agendawatch.store.search_index import short_forms

_LONGEST = 160


class SearchEntry(NamedTuple):
    """A page to be found: a name, where it is, what it is, and of which municipality."""

    name: str
    path: str
    kind: str
    """`municipality`, `organization`, `proposal` or `watch`."""
    town: str = ""


def search_entries(
    places: Iterable[tuple[Municipality | None, Organization]],
    *,
    proposals: Iterable[Proposal] = (),
    watches: Iterable[Watch] = (),
) -> tuple[SearchEntry, ...]:
    """List the pages to be found; `places` are organizations with meetings, as often as they come."""
    towns: dict[str, SearchEntry] = {}
    organizations: dict[str, SearchEntry] = {}
    for town, organization in places:
        name = _name(town.name) if town else ""
        if town is not None:
            towns.setdefault(municipality_path(town), SearchEntry(name, municipality_path(town), "municipality"))
        path = organization_path(town, organization)
        organizations.setdefault(path, SearchEntry(_name(organization.name), path, "organization", name))
    followed = (
        SearchEntry(
            _name(it.title), proposal_path(it), "proposal", _name(it.municipality.name) if it.municipality else ""
        )
        for it in proposals
        if it.joined_to is None
    )
    watched = (SearchEntry(_name(it.name), watch_path(it), "watch") for it in watches)
    return (*sorted(towns.values(), key=_place), *watched, *followed, *sorted(organizations.values(), key=_place))


def search_index(entries: Iterable[SearchEntry], *, shards: Iterable[str] = ()) -> bytes:
    """Write `search.json`: `others` are rows `[name, path, kind, town]`, paths relative to the site's root.

    Organizations are told shortly, for most names stand in hundreds of municipalities: `names` are rows
    `[name, end of its path, short forms]`, `towns` are rows `[name, path, the numbers of its organizations' names]`. `items` names
    the files with the items of late, those of the months ahead first.
    """
    told = tuple(entries)
    towns = {entry.path: entry for entry in told if entry.kind == "municipality"}
    names: dict[tuple[str, str], int] = {}
    boards: dict[str, list[int]] = {path: [] for path in towns}
    others: list[SearchEntry] = []
    for entry in told:
        home, _, end = entry.path.partition("/")
        if entry.kind == "organization" and f"{home}/" in towns:
            boards[f"{home}/"].append(names.setdefault((entry.name, end), len(names)))
        elif entry.kind != "municipality":
            others.append(entry)
    index = {
        "others": _rows(others),
        "names": _rows((name, end, " ".join(short_forms(name))) for name, end in names),
        "towns": _rows((towns[path].name, path, numbers) for path, numbers in boards.items()),
        "items": json.dumps(list(shards)),
    }
    return ("{" + ",".join(f'"{key}":{rows}' for key, rows in index.items()) + "}\n").encode()


def _rows(rows: Iterable[Iterable[object]]) -> str:
    """Write a list, a line a row."""
    told = ",\n".join(json.dumps(list(row), ensure_ascii=False, separators=(",", ":")) for row in rows)
    return f"[\n{told}\n]" if told else "[]"


def _place(entry: SearchEntry) -> tuple[str, str]:
    return alphabetical(entry.name), entry.path


def _name(name: str) -> str:
    return plain(name, _LONGEST)
