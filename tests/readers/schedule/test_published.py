"""Pages say when they were written."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.documents.html import html_document
from agendawatch.documents.plain_text import text_document
from agendawatch.readers.schedule.evidence.years import find_written


@pytest.mark.parametrize(
    ("text", "published", "updated"),
    [
        ("Nyhet\n\nPublicerad 3 mars 2026", "2026-03-03", None),
        ("2026-03-03 08.15\n\nMötet ställs in", "2026-03-03", None),
        ("Plan\n\nSenast uppdaterad: 9 januari 2026", None, "2026-01-09"),
        ("Plan\n\nMöten 9 januari 2026", None, None),
        ("Beslut\n\nDatum: 9 januari 2026", "2026-01-09", None),
        ("Kallelse\n\nDatum: 9 januari 2026\nTid: 9.00", None, None),
        ("Kallelse\n\nDatum: fredagen den 9 januari 2026", None, None),
    ],
)
def test_day_of_writing(text: str, published: str | None, updated: str | None) -> None:
    """A day with a word of publishing, or alone at the top, is the page's own."""
    written = find_written(text_document(text).passages)

    assert written.published == (dt.date.fromisoformat(published) if published else None)
    assert written.updated == (dt.date.fromisoformat(updated) if updated else None)


def test_head_of_html_tells() -> None:
    """What `meta` says counts as a change."""
    written = find_written(html_document("<meta name='last-modified' content='2026-01-16T08:00'><p>Hej").passages)

    assert written.updated == dt.date(2026, 1, 16)
