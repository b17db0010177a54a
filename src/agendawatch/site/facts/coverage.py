"""What the page on coverage says: who is followed, how fresh it is, and the gaps."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from agendawatch.model import Doubt, Jurisdiction, Municipality
from agendawatch.model.change import Coverage
from agendawatch.model.listing import Unreached
from agendawatch.registry import municipalities
from agendawatch.site.addresses import COVERAGE
from agendawatch.site.facts.page import Examples, alphabetical, examples_of

SHOWN = 60
"""Lines of a list that stand open on the page."""


@dataclass(frozen=True, slots=True)
class TownCoverage:
    """How well a municipality's organizations are followed."""

    municipality: Municipality | None
    organizations: int
    meetings: int
    last_success: dt.datetime | None
    """When its slowest site last gave meetings; `None` when one never did."""
    failing: Coverage | None
    """Of the organizations the one whose site fails longest, with why; `None` where none fails."""
    without_agenda: int
    without_minutes: int
    unreached: tuple[Unreached, ...]
    """Organizations that its pages name, and whose meetings were not found."""


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """Coverage and freshness, with its gaps."""

    template: ClassVar[str] = "coverage"
    shown: ClassVar[int] = SHOWN
    feeds: ClassVar[tuple[str, ...]] = ()
    path: ClassVar[str] = COVERAGE

    towns: tuple[TownCoverage, ...]
    """By name; those whose sites have given meetings."""
    silent: tuple[TownCoverage, ...]
    """Asked, and no meeting has come."""
    municipalities: int
    """Municipalities (kommuner) that have given meetings."""
    of_municipalities: int
    regions: int
    of_regions: int
    missing: tuple[str, ...]
    """Names of those that nobody asks."""
    doubts: tuple[tuple[Municipality | None, Doubt], ...] = ()
    """What is not read with certainty, and withheld, by municipality; a whole page's once."""
    unreached: tuple[tuple[Municipality | None, tuple[Unreached, ...]], ...] = ()
    """Organizations that a municipality's pages name, and whose meetings were not found."""

    @property
    def more_doubts(self) -> tuple[tuple[Municipality | None, int, bool], ...]:
        """Whose the doubts are that there is no room for, how many, and whether the municipality's page has them."""
        own = {town.municipality for town in self.towns}
        left = Counter(town for town, _ in self.doubts[SHOWN:])
        return tuple((town, count, town in own) for town, count in left.items())

    @property
    def examples(self) -> Examples:
        """What kinds of examples it shows."""
        return examples_of(
            *(town.municipality for town in (*self.towns, *self.silent)), *(town for town, _ in self.doubts)
        )


def coverage_page(rows: Iterable[Coverage]) -> CoveragePage:
    """Gather coverage by municipality, and name those of the whole country that are not followed."""
    rows = tuple(rows)
    grouped: defaultdict[str, list[Coverage]] = defaultdict(list)
    for row in rows:
        grouped[row.municipality.code if row.municipality else ""].append(row)
    told = sorted(map(_town, grouped.values()), key=_by_town)
    read = [town for town in told if town.organizations]
    codes = {town.municipality.code for town in read if town.municipality}
    country = municipalities()
    towns = [place for place in country if place.classification is Jurisdiction.MUNICIPALITY]
    regions = [place for place in country if place.classification is Jurisdiction.REGION]
    return CoveragePage(
        towns=tuple(read),
        silent=tuple(town for town in told if not town.organizations),
        municipalities=sum(town.code in codes for town in towns),
        of_municipalities=len(towns),
        regions=sum(region.code in codes for region in regions),
        of_regions=len(regions),
        doubts=tuple(
            dict.fromkeys((it.municipality, doubt) for it in sorted(rows, key=_by_town) for doubt in it.doubts)
        ),
        unreached=tuple((town.municipality, town.unreached) for town in told if town.unreached),
        missing=tuple(sorted((place.name for place in country if place.code not in grouped), key=alphabetical)),
    )


def _by_town(it: Coverage | TownCoverage) -> str:
    return alphabetical(it.municipality.name if it.municipality else None)


def _town(rows: Sequence[Coverage]) -> TownCoverage:
    successes = [row.last_success for row in rows]
    failing = [(row.failing_since, nth, row) for nth, row in enumerate(rows) if row.failing_since is not None]
    return TownCoverage(
        municipality=rows[0].municipality,
        # One that is known by what is in doubt of it alone has no page.
        organizations=sum(row.organization is not None and (row.meetings > 0 or not row.doubts) for row in rows),
        meetings=sum(row.meetings for row in rows),
        last_success=min((success for success in successes if success), default=None) if all(successes) else None,
        failing=min(failing)[2] if failing else None,
        without_agenda=sum(len(row.without_agenda) for row in rows),
        without_minutes=sum(len(row.without_minutes) for row in rows),
        unreached=tuple(dict.fromkeys(body for row in rows for body in row.unreached)),
    )
