"""Who is meant by a name: municipalities and organizations, as the registry and the store itself know them."""

from __future__ import annotations

from difflib import get_close_matches

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.arguments import a
from agendawatch.diff.normalization import folded
from agendawatch.errors import InputError, UnknownMunicipalityError
from agendawatch.lang.sv.organizations import read_organization
from agendawatch.model import Municipality, Organization, Site, slug
from agendawatch.registry import municipality as registered
from agendawatch.store import schema
from agendawatch.store.damage import read_row

_ALIKE = 0.85
"""From how like a name of somebody known another is held to be a slip of it."""
_NEAR = 5


def names_of(who: Organization | str) -> set[str]:
    """Give the names that an organization may stand under: its own, and the full one of a short form (KS)."""
    if isinstance(who, Organization):
        return {folded(who.name)}
    a(str, "organization", who)
    return {folded(who), folded(read_organization(who).name)}


def known_names(connection: Connection, who: Organization | str) -> set[str]:
    """Give the same of one that is asked for: refused where nobody of that name was met, and one of a near name was."""
    found = names_of(who)
    held = [table.c.organization for table in (schema.present, schema.changes, schema.texts)]
    if isinstance(who, Organization) or any(
        connection.execute(sa.select(sa.literal(1)).where(it.in_(found)).limit(1)).first() for it in held
    ):
        return found
    met = connection.execute(sa.select(schema.present.c.organization).distinct()).scalars()
    near = get_close_matches(folded(who), met, 1, _ALIKE)
    if near:
        expected = f"one that is known here ({near[0][:1].upper()}{near[0][1:]}, perhaps)"
        raise InputError(field="organization", value=who, expected=expected)
    return found


def code_of(connection: Connection, where: Municipality | str) -> str:
    """Give a municipality's code: of a value, of a code, or of a name that the registry or the store knows."""
    return where if isinstance(where, str) and where.isdigit() else find_municipality(connection, where).code


def find_municipality(connection: Connection, where: Municipality | str) -> Municipality:
    """Find a municipality by name, code or slug: one of Sweden's, else one that the store follows."""
    try:
        return registered(where)
    except UnknownMunicipalityError as error:
        known = {town.slug: town for town in _followed(connection)}
        name = str(where).strip()
        found = known.get(slug(name)) or next((it for it in known.values() if name == it.code), None)
        if found is not None:
            return found
        near = (known[it].name for it in get_close_matches(slug(name), known, _NEAR))
        raise UnknownMunicipalityError(name[:100], tuple(dict.fromkeys((*near, *error.near)))[:_NEAR]) from error


def _followed(connection: Connection) -> set[Municipality]:
    """Give the municipalities of sites, and those of meetings that no site of theirs lists."""
    rows = connection.execute(sa.select(schema.sites.c.id, schema.sites.c.body))
    sites = [read_row(connection, "sites", number, Site.model_validate_json, body) for number, body in rows]
    return {site.municipality for site in sites if site is not None and site.municipality is not None}
