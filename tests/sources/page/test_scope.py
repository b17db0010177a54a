"""What stands above a place holds until something of its own level follows."""

from __future__ import annotations

import datetime as dt

from agendawatch.documents.html import html_document
from agendawatch.sources.page_files import Scope


def _after(html: str) -> Scope:
    scope = Scope()
    for block in html_document(html).passages:
        scope.enter(block)
    return scope


def test_headings_close_those_below_them() -> None:
    """A new year's heading closes last year's days."""
    scope = _after("<h2>Kommunstyrelsen 2025</h2><h3>11 mars</h3><h2>Kommunfullmäktige 2026</h2>")

    assert (scope.day, scope.stated_year) == (None, 2026)
    assert scope.organization is not None
    assert scope.organization.name == "Kommunfullmäktige"


def test_what_stands_above_holds_below() -> None:
    """The nearest of each: day, year, organization."""
    scope = _after("<h1>Kommunstyrelsen</h1><h2>2026</h2><h3>11 mars</h3><h4>Protokoll</h4><p>Text.</p>")

    assert (scope.day, scope.words, scope.stated_year) == (dt.date(2026, 3, 11), "11 mars", 2026)
    assert scope.organization is not None
    assert scope.organization.name == "Kommunstyrelsen"
