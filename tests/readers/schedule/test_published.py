"""Pages say when they were written."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases

from agendawatch.documents.html import html_document
from agendawatch.documents.plain_text import text_document
from agendawatch.readers.schedule.evidence.years import find_written


@cases("text", "published", "updated")
def test_day_of_writing(text: str, published: str | None, updated: str | None) -> None:
    """A day with a word of publishing, or alone at the top, is the page's own."""
    written = find_written(text_document(text).passages)

    assert written.published == (dt.date.fromisoformat(published) if published else None)
    assert written.updated == (dt.date.fromisoformat(updated) if updated else None)


def test_head_of_html_tells() -> None:
    """What `meta` says counts as a change."""
    written = find_written(html_document("<meta name='last-modified' content='2026-01-16T08:00'><p>Hej").passages)

    assert written.updated == dt.date(2026, 1, 16)
