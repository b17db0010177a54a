"""The registry: 290 municipalities and 21 regions, each with the sites known of it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from agendawatch.errors import InputError, UnknownMunicipalityError
from agendawatch.lang.sv.municipality_names import bare_municipality_name
from agendawatch.model import Jurisdiction, Municipality, Site, Value, slug

SiteKind = Literal["landing page", "list", "organization", "year", "news", "portal"]
"""What an address leads to: a page that leads on, a list of all meetings, one organization's page, a page of one year,
an old piece of news, or a platform's portal. From all but a portal the others are looked for."""


class NoticeBoard(Value):
    """A digital notice board (anslagstavla)."""

    url: str
    platform: str | None = None
    """`None` when not known; then it is read as any page is, where the site's platform has no board of its own."""


class Registration(Value):
    """A municipality or region as the registry knows it."""

    municipality: Municipality
    aliases: tuple[str, ...] = ()
    notice_board: NoticeBoard | None = None
    sites: tuple[Site, ...] = ()
    bases: tuple[Literal["documents", "host", "inferred", "landing page"], ...] = ()
    """For each site, what its platform rests on: documents were fetched there, its host tells, or the page that links to it."""
    kinds: tuple[SiteKind, ...] = ()
    """For each site, what its address is thought to be."""
    kind_bases: tuple[Literal["address", "opened"], ...] = ()
    """For each site, what that rests on: the address's own words, or somebody looked."""

    @property
    def state(self) -> Literal["known", "unconfirmed", "unknown"]:
        """`known` when documents were fetched at a site, `unconfirmed` when one is only seen, else `unknown`."""
        if "documents" in self.bases:
            return "known"
        return "unconfirmed" if self.sites else "unknown"


def municipalities() -> tuple[Municipality, ...]:
    """List every municipality and region, by code."""
    return tuple(row.municipality for row in _registrations())


def municipality(name: str | Municipality) -> Municipality:
    """Find a municipality or region by name, code, slug, alias or genitive; a value stands for itself.

    >>> municipality("Göteborgs Stad").code
    '1480'
    >>> municipality("0380").name
    'Uppsala'

    Raises `UnknownMunicipalityError`, which holds near names; so does an address's word that two share ("habo").
    """
    return name if isinstance(name, Municipality) else registration(name).municipality


def registration(where: str | Municipality) -> Registration:
    """Look up all that the registry knows of a municipality or region.

    Raises `UnknownMunicipalityError`, which holds near names.
    """
    index = _index()
    asked = where.code if isinstance(where, Municipality) else where
    if not isinstance(asked, str):
        raise InputError(field="municipality", value=where, expected="a Municipality, or its name, code or slug")
    folded = " ".join(asked.casefold().split())
    bare = bare_municipality_name(folded)
    if asked in _shared():
        raise UnknownMunicipalityError(asked, _shared()[asked])
    for key in (folded, bare, bare.removesuffix("s"), slug(asked)):
        if key in index:
            return index[key]
    raise UnknownMunicipalityError(asked, _near(bare))


@lru_cache(maxsize=1024)
def _near(bare: str) -> tuple[str, ...]:
    """Give the names near one that nobody has: a store may know it, and is asked for it again and again."""
    names = {row.municipality.name.casefold(): row.municipality.name for row in _registrations()}
    return tuple(names[key] for key in get_close_matches(bare, names, n=3, cutoff=0.6))


def sites(where: str | Municipality) -> tuple[Site, ...]:
    """List the sites known of a municipality or region, the surest first; `()` when none is known."""
    return registration(where).sites


@cache
def _registrations() -> tuple[Registration, ...]:
    counties = (file for file in (files(__package__) / "data").iterdir() if file.name.endswith(".toml"))
    rows = [row for file in counties for row in _read_county(file.read_text(encoding="utf-8"))]
    return tuple(sorted(rows, key=lambda row: row.municipality.code))


def _read_county(text: str) -> Iterator[Registration]:
    county = tomllib.loads(text)
    for row in county["municipality"]:
        place = Municipality(
            code=row["code"],
            name=row["name"],
            classification=Jurisdiction(row.get("classification", "municipality")),
            county=county["county"],
            website=row.get("website"),
        )
        known, told = row.get("site", []), row.get("notice_board")
        board = NoticeBoard(**told) if told else None
        yield Registration(
            municipality=place,
            aliases=tuple(row.get("aliases", [])),
            notice_board=board,
            sites=tuple(_site(it, place, board) for it in known),
            bases=tuple(it.get("basis", "landing page") for it in known),
            kinds=tuple(it["kind"] for it in known),
            kind_bases=tuple(it.get("kind_basis", "address") for it in known),
        )


_ABOUT = frozenset({"cms", "basis", "kind", "kind_basis", "parameters"})
"""What a row says about a site, beside the site's own fields."""


def _site(row: dict[str, Any], place: Municipality, board: NoticeBoard | None) -> Site:
    """Make a site of a row of a data file; it knows its municipality's notice board."""
    told: tuple[tuple[str, str], ...] = ()
    if board:
        made = (("board", board.url), ("board_platform", board.platform)) if board.platform else ()
        told = made or (("board_page", board.url),)
    own = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items() if key not in _ABOUT}
    parameters = (*row.get("parameters", {}).items(), *told)
    return Site.model_validate(
        {"confidence": "low", **own, "municipality": place, "parameters": parameters}, strict=True
    )


@cache
def _index() -> dict[str, Registration]:
    """Index every way to say a name; a name itself wins over one that is spelt alike in an address."""
    rows = _registrations()
    index = {row.municipality.code: row for row in rows} | {row.municipality.name.casefold(): row for row in rows}
    for row in rows:
        index[row.municipality.slug] = row
        for name in (row.municipality.name, *row.aliases):
            index.setdefault(name.casefold(), row)
            index.setdefault(slug(name), row)
    return index


@cache
def _shared() -> dict[str, tuple[str, ...]]:
    """List what several names come to in an address, and the slugs that tell them apart.

    In small letters and without marks it is nobody's name: "habo" may be Habo, or Håbo on another keyboard.
    """
    places: dict[str, list[Municipality]] = {}
    for place in municipalities():
        places.setdefault(slug(place.name), []).append(place)
    return {
        key: tuple(f"{place.name} ({place.slug})" for place in alike) for key, alike in places.items() if len(alike) > 1
    }
