"""Each file is put to the day, the year and the organization that stand above it or beside it."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases
from tests.replicas.asking import page

from agendawatch.documents.html import html_document
from agendawatch.sources.page import FiledDocument, Scope, read_files

A = '<a href="/a.pdf">Kallelse</a>'
NAMED = '<a href="/a.pdf">Protokoll 2026-04-04</a>'


def _read(html: str) -> tuple[FiledDocument, ...]:
    return read_files(page(html), html_document(html).passages, page(html).url)


@cases("html", "day")
def test_a_file_has_the_day_that_stands_nearest(html: str, day: dt.date | None) -> None:
    """The row, then the headings, then the file's own name; prose that mentions a day is none of these."""
    (filed,) = _read(f"<main><h1>Tekniska nämnden</h1>{html}</main>")

    assert filed.day == day


@cases("html", "name")
def test_a_file_has_the_organization_that_stands_nearest(html: str, name: str | None) -> None:
    """The heading's, else the file's own."""
    (filed,) = _read(f"<main>{html}</main>")

    assert (filed.organization.name if filed.organization else None) == name


def test_what_is_not_content_is_left() -> None:
    """Files of the page's frame belong to no meeting; links to pages are no files; a file stands once."""
    html = f'<nav>{A}</nav><main><h2>5 april 2026</h2><a href="/b.pdf">B</a><a href="/b.pdf">B</a><a href="/c">C</a></main>'

    assert [filed.document.url for filed in _read(html)] == ["https://example.se/b.pdf"]


@cases("column", "name", "kind")
def test_a_column_of_papers_leaves_the_word_to_the_file(column: str, name: str, kind: str) -> None:
    """A column tells what its files are, but "Handlingar" may be anything."""
    table = f'<table><tr><th>Datum<th>{column}</tr><tr><td>5 april<td><a href="/a.pdf">{name}</a></tr></table>'

    (filed,) = _read(f"<main><h1>Socialnämnden</h1><h2>2026</h2>{table}</main>")

    assert filed.document.classification == kind


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
