"""Addresses are read as the Swedish that they spell."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.lang.sv.sentences import slug_title


@cases("slug", "title")
def test_a_slug_is_written_as_a_title(slug: str, title: str) -> None:
    """The suffix and its number go, days stay whole."""
    assert slug_title(slug) == title


def test_a_partial_protocol_is_known_by_its_slug() -> None:
    """The sign of paragraphs is spelt `ss`."""
    assert classify_document(slug_title("protokoll-ks-ss-12pdf")).value == "partial_minutes"
