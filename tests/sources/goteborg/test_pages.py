"""What a page of Göteborg's portal says, drawn here in other shapes than the replica's."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases
from tests.replicas.asking import page

from agendawatch.errors import LayoutError
from agendawatch.model import CaveatCode, DocumentClassification, Meeting, Organization, Site
from agendawatch.sources.goteborg import (
    YEAR,
    check_day,
    find_filter,
    last_page,
    read_documents,
    read_form,
    read_rows,
    real_choices,
)

DAY = dt.date(2026, 3, 11)
STATE = "https://goteborg.se/wps/portal/start/valj/!ut/p/z1/04_Sj9C/"
FILE = '<a href="https://www4.goteborg.se/x.nsf/0A/$File/{0}?OpenElement">{0}</a>'


def _rows(html: str) -> dict[str, Meeting]:
    return read_rows(page(html), Site(url="https://goteborg.se/"), Organization(name="Kommunstyrelsen"))


def test_a_form_is_known_by_its_fields() -> None:
    """Of several forms the one with both selects; options without a value send their words."""
    form = read_form(
        page(
            "<form><input name=q></form><form class=c-form><select name=snNamnd><option>Valnämnden</select>"
            "<select name=snAr><option>Välj år<option value=''>Alla<option>2026<option disabled>2019</select></form>"
        )
    )

    assert [it.value for it in real_choices(form, YEAR)] == ["2026"]


@pytest.mark.parametrize("html", ["", "<form></form>", "<form><select name=snNamnd><option>A</select></form>"])
def test_a_page_without_the_form_is_told(html: str) -> None:
    """Half a form is none."""
    with pytest.raises(LayoutError, match="snNamnd and snAr"):
        read_form(page(html))


@cases("href", "words", "day", "doubt", doubt=CaveatCode)
def test_a_row_is_known_by_its_link(href: str, words: str, day: dt.date, doubt: CaveatCode | None) -> None:
    """The words' day goes before the link's; where they differ the row says so."""
    again = "" if doubt else f'<a href="{href}"></a>'

    (row,) = _rows(f'{again}<a href="{href}">{words}</a>{again}<a href="/x">x</a>').values()

    assert (row.date, (row.provenance and row.provenance.words) or "") == (day, words)
    assert [it.code for it in row.warnings] == ([doubt] if doubt else [])


def test_a_row_without_a_possible_day_is_told() -> None:
    """A date that cannot be, and no other: we cannot say when it is."""
    with pytest.raises(LayoutError, match="2026-30-30"):
        _rows('<a href="showmote!Kommunstyrelsen2026-30-30">Sammanträde</a>')


@pytest.mark.parametrize(
    "html", ["<main><p>Inga handlingar hittades</p></main>", "<main><ul class=c-list></ul></main>"]
)
def test_an_empty_result_says_so(html: str) -> None:
    """In words, or by a list without rows."""
    assert _rows(html) == {}


def test_a_page_that_says_nothing_is_not_empty() -> None:
    """No rows and no word of it: the layout has changed."""
    with pytest.raises(LayoutError, match="showmote!"):
        _rows("<main><h1>Nämndhandlingar</h1><div id=app></div></main>")


@pytest.mark.parametrize(
    ("html", "last"),
    [
        ("<a href='?sitePage=0'>1</a><a href='?sitePage=3&x=1'>4</a><a href='?sitePage=1'>2</a>", 3),
        ("<a href='?page=3'>4</a>", None),
        ("", None),
    ],
)
def test_a_pager_tells_the_last_page(html: str, last: int | None) -> None:
    """The highest number; nothing where there is no pager."""
    assert last_page(page(html)) == last


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Sammanträde 2026-03-11</h2>",
        "<h1>Kommunstyrelsen den 11 mars 2026</h1>",
        f"<h1>Handlingar</h1>{FILE.format('2_20260311.pdf')}",
        f"<h1>Handlingar</h1>{FILE.format('Arsrapport.pdf')}",
    ],
)
def test_a_meetings_page_names_its_day_or_holds_files(html: str) -> None:
    """In figures or words."""
    check_day(page(html), DAY)


@pytest.mark.parametrize(
    "html",
    [
        f"<h2>Sammanträde 2026-02-04</h2>{FILE.format('2_20260204.pdf')}",
        "<form class=c-form></form>",
        "<h2>Sammanträde 2026-02-04</h2>",
    ],
)
def test_another_page_is_told(html: str) -> None:
    """Another meeting, or the form again."""
    with pytest.raises(LayoutError, match="the meeting of 2026-03-11"):
        check_day(page(html), DAY)


@cases("name", "kind", kind=DocumentClassification)
def test_files_are_told_by_their_names(name: str, kind: DocumentClassification) -> None:
    """The portal's own ways of naming."""
    (document,) = read_documents(page(FILE.format(name)))

    assert (document.title, document.classification) == (name, kind)


def test_files_stand_once_and_in_order() -> None:
    """A link without words has the file's name; the page's frame holds no files."""
    html = (
        f"<footer>{FILE.format('x.pdf')}</footer>{FILE.format('b.pdf')}{FILE.format('a.pdf')}{FILE.format('b.pdf')}"
        '<a href="https://www4.goteborg.se/x.nsf/0A/$File/c.pdf?OpenElement"></a>'
    )

    assert [it.title for it in read_documents(page(html))] == ["b.pdf", "a.pdf", "c.pdf"]


@pytest.mark.parametrize(
    ("html", "url", "expected"),
    [
        ("<a href='/p0/A=MEaction!filter==/?x=1'>", STATE, "https://goteborg.se/p0/A=MEaction!filter==/"),
        ("<form action='/p0/A=MEaction!filter==/'>", STATE, "https://goteborg.se/p0/A=MEaction!filter==/"),
        ("", STATE, f"{STATE}p0/IZ7_IA2C14412H5PD06CMQABQOIML3=CZ6_IA2C14412H5PD06CMQABQOIM13=MEaction!filter==/"),
        ("", f"{STATE}p0/A=MEaction!filter==/?snAr=2026", None),
        ("", "https://goteborg.se/wps/portal/start/valj", None),
    ],
)
def test_the_portlet_is_found_where_the_form_does_not_name_it(html: str, url: str, expected: str | None) -> None:
    """Named on the page, else behind the portal's state; not sought where it has answered already."""
    assert find_filter(page(html, url)) == expected
