"""How well each organization is followed, read off what is kept."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from agendawatch.diff.content import grouped
from agendawatch.diff.normalization import folded
from agendawatch.model import DocumentClassification, Doubt, MeetingStatus
from agendawatch.model.caveat import WITHHOLDS_AGENDA
from agendawatch.model.change import Coverage, Health
from agendawatch.model.listing import Unreached
from agendawatch.store import schema
from agendawatch.store.damage import read_row
from agendawatch.store.doubts import KnownDoubt, doubts
from agendawatch.store.known import healths
from agendawatch.store.outline import who_meet
from agendawatch.store.queries import meetings_by_version, sites

_BEHIND = dt.timedelta(days=180)
_AHEAD = dt.timedelta(days=400)
_AT_ONCE = 500
_MINUTES = frozenset({DocumentClassification.MINUTES, DocumentClassification.PARTIAL_MINUTES})
_OFF = frozenset({MeetingStatus.CANCELLED, MeetingStatus.POSTPONED, MeetingStatus.UNLISTED})
_PAST = re.compile(r" \d{4}\.\.\d{4}$")
"""How the name of a route ends that was gone for years long past."""
_AGENDAS = frozenset({DocumentClassification.NOTICE, DocumentClassification.AGENDA})

Key = tuple[str, str]
"""A municipality's code, and an organization's folded name."""


def coverage(
    connection: Connection, today: dt.date, *, agenda_days: int = 7, minutes_days: int = 21
) -> tuple[Coverage, ...]:
    """Tell how well each organization is followed, and which agendas and minutes are late; by municipality.

    Sites that gave no meeting come last.

    One whose meetings all lie further off than half a year back or 400 days ahead has its line without them, and so
    has one of which all is withheld in doubt.
    A meeting of today or of the coming `agenda_days` days should have its agenda, and one of more
    than `minutes_days` days ago its minutes; those that were called off, or are gone, are not waited for.
    """
    near, late = today + dt.timedelta(days=agenda_days), today - dt.timedelta(days=minutes_days)
    groups, places = _groups(connection, today, near=near, late=late)
    late_ones = {it for group in groups.values() for it in (*group.without_agenda, *group.without_minutes)}
    meetings = meetings_by_version(connection, late_ones)
    changed = _changes(connection)
    known = {health.url: health for health in healths(connection)}
    doubted = doubts(connection)
    rows = []
    for key, (place, organization) in sorted(who_meet(connection), key=itemgetter(0)):
        group = groups.get(key, _CoverageGroup())
        row = _row(
            known,
            places[key],
            municipality=place,
            organization=organization,
            last_change=changed.get(key),
            doubts=_doubts(doubted, key, places[key]),
            meetings=group.meetings,
            without_agenda=tuple(meetings[it] for it in group.without_agenda if it in meetings),
            without_minutes=tuple(meetings[it] for it in group.without_minutes if it in meetings),
        )
        rows.append(row)
    rows += _withheld(known, doubted, rows)
    given = {url for row in rows for url in row.sites}
    towns = {site.url: site.municipality for site in sites(connection)}
    held = grouped((it.site.url, it.doubt) for it in doubted if it.doubt.organization is None)
    others = sorted({*known, *towns} - given)
    rows += (_row(known, (url,), municipality=towns.get(url), doubts=tuple(held[url])) for url in others)
    return tuple(_with_unreached(connection, rows))


def _with_unreached(connection: Connection, rows: Sequence[Coverage]) -> Iterator[Coverage]:
    """Add whom the sites name beside those whose meetings they gave; one that another site gives is not missed."""
    # Whom sites name and whose meetings were not found, by the site's address; what is long past is left out.
    routes = schema.routes.c
    query = sa.select(routes.name, routes.body).where(routes.body.like('%"unreached":[{%')).order_by(routes.name)
    named: defaultdict[str, tuple[Unreached, ...]] = defaultdict(tuple)
    for name, body in connection.execute(query).all():
        if _PAST.search(name):
            continue
        # What another version wrote is left out: the next round looks for it anew.
        with suppress(ValueError, LookupError, TypeError):
            # A route holds every meeting of its pages, and takes a while to be read whole.
            told = json.loads(body)["unreached"]
            named[name.partition(" ")[0]] += tuple(Unreached.model_validate_json(json.dumps(it)) for it in told)
    met = {(_code(row), folded(row.organization.name)) for row in rows if row.organization and row.meetings}
    for row in rows:
        found = (it for url in row.sites for it in named.get(url, ()))
        missed = tuple(dict.fromkeys(it for it in found if (_code(row), folded(it.organization)) not in met))
        yield row.model_copy(update={"unreached": missed}) if missed else row


def _code(row: Coverage) -> str:
    return row.municipality.code if row.municipality else ""


def _doubts(doubted: Iterable[KnownDoubt], key: Key, urls: Collection[str]) -> tuple[Doubt, ...]:
    """Choose what is withheld of an organization: what is in doubt of it, and of the pages that it is read from."""
    return tuple(
        it.doubt for it in doubted if _whose(it) == key or (it.doubt.organization is None and it.site.url in urls)
    )


def _whose(known: KnownDoubt) -> Key | None:
    who, town = known.doubt.organization, known.site.municipality
    return (town.code if town else "", folded(who.name)) if who else None


def _withheld(known: dict[str, Health], doubted: Sequence[KnownDoubt], rows: Iterable[Coverage]) -> list[Coverage]:
    """Tell of organizations that are known by what is in doubt of them alone."""
    listed = {(_code(row), folded(row.organization.name)) for row in rows if row.organization}
    found = grouped((who, it) for it in doubted if (who := _whose(it)) is not None and who not in listed)
    told = []
    for key, held in sorted(found.items()):
        urls, first = {it.site.url for it in held}, held[0]
        place, organization = first.site.municipality, first.doubt.organization
        doubts_of = _doubts(doubted, key, urls)
        told.append(_row(known, urls, municipality=place, organization=organization, doubts=doubts_of))
    return told


@dataclass(slots=True)
class _CoverageGroup:
    """Meetings of one organization: how many, and which are asked for, by their versions. A country has tens of thousands."""

    meetings: int = 0
    without_agenda: list[int] = field(default_factory=list)
    without_minutes: list[int] = field(default_factory=list)


def _groups(
    connection: Connection, today: dt.date, *, near: dt.date, late: dt.date
) -> tuple[dict[Key, _CoverageGroup], dict[Key, set[str]]]:
    """Look at the meetings around today by who meets, and the sites that they were read from."""
    present, versions, sites = schema.present, schema.versions, schema.sites
    query = (
        sa.select(
            versions.c.id, versions.c.body, present.c.date, present.c.municipality, present.c.organization, sites.c.url
        )
        .select_from(schema.present_versions)
        .join(sites, sites.c.id == present.c.site_id)
        .where(present.c.date.between(today - _BEHIND, today + _AHEAD))
        .order_by(present.c.date, present.c.meeting_id)
        .execution_options(yield_per=_AT_ONCE)
    )
    groups: defaultdict[Key, _CoverageGroup] = defaultdict(_CoverageGroup)
    places: defaultdict[Key, set[str]] = defaultdict(set)
    for version, body, date, town, organization, url in connection.execute(query):
        lacking = read_row(connection, "versions", version, _lacking, body)
        if lacking is None:
            continue
        group = groups[town or "", organization]
        group.meetings += 1
        if "agenda" in lacking and today <= date <= near:
            group.without_agenda.append(version)
        if "minutes" in lacking and date < late:
            group.without_minutes.append(version)
        places[town or "", organization].add(url)
    # Of everybody else only the sites are noted that their meetings were read from.
    everywhere = sa.select(present.c.municipality, present.c.organization, sites.c.url).distinct()
    for town, organization, url in connection.execute(everywhere.join(sites, sites.c.id == present.c.site_id)):
        if (town or "", organization) not in groups:
            places[town or "", organization].add(url)
    return groups, places


def _lacking(body: str) -> frozenset[str]:
    """Tell off a meeting's JSON which of agenda and minutes it lacks, as `frozen` writes it: what is usual is not in it."""
    told = json.loads(body)
    withheld = any(it.get("code") in WITHHOLDS_AGENDA for it in told.get("warnings", ()))
    items, papers = told.get("agenda"), {paper.get("classification") for paper in told.get("documents", ())}
    there = {
        "agenda": items is not None or withheld or not papers.isdisjoint(_AGENDAS),
        "minutes": not papers.isdisjoint(_MINUTES) or any(item.get("decision") for item in items or ()),
    }
    # Of a damaged row all is looked at before nothing is awaited of it: it is told, and left out.
    awaited = told.get("status") not in _OFF and not told.get("reserve")
    return frozenset(name for name, held in there.items() if awaited and not held)


def _changes(connection: Connection) -> dict[Key, dt.datetime]:
    table = schema.changes.c
    query = sa.select(table.municipality, table.organization, sa.func.max(table.seen, type_=schema.MomentColumn()))
    rows = connection.execute(query.group_by(table.municipality, table.organization))
    return {(town or "", folded(organization)): seen for town, organization, seen in rows}


def _row(known: dict[str, Health], urls: Iterable[str], **facts: Any) -> Coverage:  # noqa: ANN401 - Any: Coverage's own
    """Tell what is known of some sites together, beside facts of who is followed there."""
    listed = tuple(sorted(urls))
    told = [known[url] for url in listed if url in known]
    failing = min((it for it in told if it.failing_since), key=lambda it: str(it.failing_since), default=None)
    return Coverage(
        sites=listed,
        last_success=max((it.succeeded for it in told if it.succeeded), default=None),
        failing_since=failing.failing_since if failing else None,
        error=failing.error if failing else None,
        failure=failing.failure if failing else None,
        status=failing.status if failing else None,
        **facts,
    )
