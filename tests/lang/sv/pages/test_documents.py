"""Documents: known by titles that people type, and by files' names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.lang.sv.pages.documents import classify_document, is_quick_minutes
from agendawatch.model import DocumentClassification


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Kallelse", "notice"),
        ("Kallelse kommunstyrelsen 3 juni.pdf", "notice"),
        ("Kallelse och handlingar", "notice"),
        ("Kungörelse kommunfullmäktige", "notice"),
        ("Föredragningslista", "agenda"),
        ("FL_20260603.pdf", "agenda"),
        ("just_fl_20260603.pdf", "agenda"),
        ("Dagordning 3 juni", "agenda"),
        ("Tilläggslista", "supplementary_agenda"),
        ("Kompletterande kallelse", "supplementary_agenda"),
        ("Handlingar", "papers"),
        ("Sammanträdeshandlingar 3 juni", "papers"),
        ("Yrkande V 20260603", "proposal"),
        ("12_Yrkande_S_M_20260603.pdf", "proposal"),
        ("Motion om cykelbanor", "proposal"),
        ("Protokoll", "minutes"),
        ("Protokoll_20260603.pdf", "minutes"),
        ("Protkoll 3 juni", "minutes"),
        ("potokoll", "minutes"),
        ("Snabbprotokoll_20260603.pdf", "minutes"),
        ("Protokoll_20260603_OJ.pdf", "partial_minutes"),
        ("Protokoll 3 juni § 48", "partial_minutes"),
        ("Omedelbart justerat protokoll", "partial_minutes"),
        ("Protokollsutdrag", "partial_minutes"),
        ("Anslagsbevis protokoll 3 juni", "minutes_notice"),
        ("Tillkännagivande av justerat protokoll", "minutes_notice"),
        ("Bilaga 1", "attachment"),
        ("Tjänsteskrivelse", "attachment"),
        ("Voteringslista § 48", "attachment"),
        ("Närvarorapport", "attachment"),
        ("Minnesanteckningar", "other"),
        ("12_20260603.pdf", "other"),
        ("Återkallelse av beslut", "other"),
        ("Byte av kallelsesystem", "other"),
        ("Förhandling och behandling", "other"),
        ("Karta över centrum", "other"),
        ("", "other"),
    ],
)
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
