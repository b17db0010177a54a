"""Readers know neither address nor moment: whoever asked for the page adds both to what was read of it."""

from __future__ import annotations

from agendawatch.model import Doubt, Meeting, Provenance
from agendawatch.sources.flow import Response

__all__ = ["doubted_on", "seen_on"]


def seen_on(page: Response, meeting: Meeting) -> Meeting:
    """Add to a meeting's provenance where and when we saw it; the page's words stay."""
    return meeting.model_copy(update={"provenance": _ground(page, meeting.provenance)})


def doubted_on(page: Response, doubt: Doubt) -> Doubt:
    """Add the same to a doubt, and to the meetings of its alternatives."""
    ways = (
        way.model_copy(update={"meetings": tuple(seen_on(page, it) for it in way.meetings)})
        for way in doubt.alternatives
    )
    return doubt.model_copy(update={"provenance": _ground(page, doubt.provenance), "alternatives": tuple(ways)})


def _ground(page: Response, ground: Provenance | None) -> Provenance:
    known = ground or Provenance()
    return known.model_copy(update={"url": page.url, "seen": page.fetched, "content_hash": page.content_hash})
