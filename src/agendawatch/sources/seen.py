"""Readers know neither address nor moment: whoever asked for the page adds both to what was read of it."""

from __future__ import annotations

from agendawatch.model import Meeting, Provenance
from agendawatch.sources.conversation import Page

__all__ = ["seen_on"]


def seen_on(page: Page, meeting: Meeting) -> Meeting:
    """Add to a meeting's provenance where and when we saw it; the page's words stay."""
    ground = meeting.provenance or Provenance()
    seen = ground.model_copy(update={"url": page.url, "seen": page.fetched, "content_hash": page.content_hash})
    return meeting.model_copy(update={"provenance": seen})
