"""Who is meant by a name: municipalities and organizations, as the registry and the store itself know them."""

from __future__ import annotations

import json
from difflib import get_close_matches

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.arguments import a
from agendawatch.diff.normalization import folded
from agendawatch.errors import InputError, UnknownMunicipalityError
from agendawatch.lang.sv.organizations import read_organization
from agendawatch.model import Municipality, Organization, slug
from agendawatch.registry import municipality as registered
from agendawatch.store import schema
from agendawatch.store.damage import read_row

Where = Municipality | str | None
"""A municipality by value, name or code; `None` for any."""
Who = Organization | str | None
"""An organization by value or name, also a short one (KS); `None` for any."""
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
    """Give the names that an organization asked for may stand under; refused where none was met, and a near name was."""
    found = names_of(who)
    present = schema.present.c.organization
    if isinstance(who, Organization) or _is_met(connection, present, found):
        return found
    near = get_close_matches(folded(who), connection.execute(sa.select(present).distinct()).scalars(), 1, _ALIKE)
    # Only a name near another's may be a slip of it, or an earlier one: what was is looked through for those alone.
    if near and not any(_is_met(connection, table.c.organization, found) for table in (schema.changes, schema.texts)):
        expected = f"one that is known here ({near[0][:1].upper()}{near[0][1:]}, perhaps)"
        raise InputError(field="organization", value=who, expected=expected)
    return found


def _is_met(connection: Connection, names: sa.Column[str], found: set[str]) -> bool:
    return connection.execute(sa.select(sa.literal(1)).where(names.in_(found)).limit(1)).first() is not None


def code_of(connection: Connection, where: Municipality | str) -> str:
    """Give a municipality's code: of a value, of a code, or of a name that the registry or the store knows."""
    return where if isinstance(where, str) and where.isdigit() else find_municipality(connection, where).code


def find_municipality(connection: Connection, name: Municipality | str) -> Municipality:
    """Find a municipality by name, code or slug: one of Sweden's, else one that the store follows."""
    try:
        return registered(name)
    except UnknownMunicipalityError as error:
        # The municipalities of sites as JSON has them: one of them is wanted, at most.
        rows = connection.execute(sa.select(schema.sites.c.id, schema.sites.c.body))
        sites = (read_row(connection, "sites", number, json.loads, body) for number, body in rows)
        known = {slug(town["name"]): town for site in sites if site and (town := site.get("municipality"))}
        name = str(name).strip()
        found = known.get(slug(name)) or next((it for it in known.values() if name == it["code"]), None)
        if found is not None:
            return Municipality.model_validate_json(json.dumps(found))
        near = (known[match]["name"] for match in get_close_matches(slug(name), known, _NEAR))
        raise UnknownMunicipalityError(name[:100], tuple(dict.fromkeys((*near, *error.near)))[:_NEAR]) from error
