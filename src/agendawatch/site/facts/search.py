"""What the search on the front page knows: `search.json`, a row for each page that a person may look for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from agendawatch.model import Meeting, Municipality, Organization, Proposal, Watch
from agendawatch.site.addresses import municipality_path, organization_path, proposal_path, watch_path
from agendawatch.site.facts.ordering import alphabetical
from agendawatch.site.words.cleaning import plain

__all__ = ["Entry", "search_entries", "search_index"]

_LONGEST = 160


class Entry(NamedTuple):
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
) -> tuple[Entry, ...]:
    """List the pages to be found; `places` are organizations with meetings, as often as they come."""
    towns: dict[str, Entry] = {}
    organizations: dict[str, Entry] = {}
    for town, organization in places:
        name = _name(town.name) if town else ""
        if town is not None:
            towns.setdefault(municipality_path(town), Entry(name, municipality_path(town), "municipality"))
        path = organization_path(town, organization)
        organizations.setdefault(path, Entry(_name(organization.name), path, "organization", name))
    followed = (
        Entry(_name(it.title), proposal_path(it), "proposal", _name(it.municipality.name) if it.municipality else "")
        for it in proposals
        if it.joined_to is None
    )
    watched = (Entry(_name(it.name), watch_path(it), "watch") for it in watches)
    return (*sorted(towns.values(), key=_place), *watched, *followed, *sorted(organizations.values(), key=_place))


def places_of(meetings: Iterable[Meeting]) -> Iterable[tuple[Municipality | None, Organization]]:
    """Name who holds meetings, for `search_entries`."""
    return ((meeting.municipality, meeting.organization) for meeting in meetings)


def search_index(entries: Iterable[Entry]) -> bytes:
    """Write `search.json`: a list of rows `[name, path, kind, town]`, paths relative to the site's root."""
    rows = ",\n".join(json.dumps(list(entry), ensure_ascii=False, separators=(",", ":")) for entry in entries)
    return f"[\n{rows}\n]\n".encode()


def _place(entry: Entry) -> tuple[str, str]:
    return alphabetical(entry.name), entry.path


def _name(name: str) -> str:
    return plain(name, _LONGEST)
