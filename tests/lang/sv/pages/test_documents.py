"""Documents: known by titles that people type, and by files' names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.lang.sv.pages.documents import classify_document, is_quick_minutes
from agendawatch.model import DocumentClassification


@cases("title", "kind")
def test_a_title_tells_what_a_document_is(title: str, kind: str) -> None:
    """Misspelt, in large letters, or as a file's name."""
    assert classify_document(title) is DocumentClassification(kind)
    assert classify_document(title.upper()) is DocumentClassification(kind)


def test_quick_minutes_come_before_the_whole_ones() -> None:
    """Their name says so."""
    assert is_quick_minutes("Snabbprotokoll_20260603.pdf")
    assert not is_quick_minutes("Protokoll_20260603.pdf")


@given(st.text())
def test_no_title_is_too_strange(title: str) -> None:
    """Every title is something."""
    assert classify_document(title) in DocumentClassification
