"""What a watch's page says: what it looks for, and what it found, by which words and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from agendawatch.errors import UnknownMunicipalityError
from agendawatch.model import Watch
from agendawatch.proposals.hits import WatchHit
from agendawatch.registry import municipality
from agendawatch.site.addresses import watch_path
from agendawatch.site.facts.page import Examples, Truncated, examples_of

_MOST = 80


@dataclass(frozen=True, slots=True)
class WatchPage:
    """A watch and its hits, those of the latest meetings first."""

    template: ClassVar[str] = "watch"
    feeds: ClassVar[tuple[str, ...]] = ("ics", "atom", "json")

    path: str
    watch: Watch
    towns: tuple[str, ...]
    """The municipalities that it is narrowed to, by name."""
    hits: Truncated[WatchHit]

    @property
    def examples(self) -> Examples:
        """What kinds of examples it shows."""
        return examples_of(*(hit.meeting for hit in self.hits))


def watch_page(watch: Watch, *, hits: Iterable[WatchHit] = ()) -> WatchPage:
    """Gather what a watch found; hits of other watches are passed over."""
    own = (hit for hit in hits if hit.watch.name == watch.name)
    latest = sorted(own, key=lambda hit: (hit.meeting.date, hit.meeting.id), reverse=True)
    return WatchPage(
        path=watch_path(watch),
        watch=watch,
        towns=tuple(map(_town, watch.municipalities)),
        hits=Truncated.first(latest, _MOST),
    )


def _town(named: str) -> str:
    """Name a municipality that a watch tells by its code; one that nobody knows stays as it is."""
    try:
        return municipality(named).name
    except UnknownMunicipalityError:
        return named
