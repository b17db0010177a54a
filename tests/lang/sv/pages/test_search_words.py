"""A diary is searched by the words that meetings' documents bear."""

from __future__ import annotations

from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.lang.sv.pages.portals import MEETING_SEARCHES
from agendawatch.model import DocumentClassification


def test_each_word_finds_documents_of_a_meeting() -> None:
    """Both that it is convened and that it is held."""
    assert {classify_document(it) for it in MEETING_SEARCHES} == {
        DocumentClassification.MINUTES,
        DocumentClassification.NOTICE,
    }
