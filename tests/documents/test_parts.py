"""Parts of a page are found by selector, links counted from the right address, forms read as browsers send them."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.documents.page import read_document
from agendawatch.documents.parts import FormChoice, open_page

URL = "https://example.se/moten/sida"


@cases("href", "expected")
def test_links_are_absolute_and_quoted(href: str, expected: str | None) -> None:
    """As a browser would ask for them; what leads to no page is `None`."""
    assert open_page(f'<a href="{href}">x</a>', URL).all("a")[0].link() == expected


def test_a_base_goes_before_the_address() -> None:
    """Links count from the page's `base` where it has one."""
    root = open_page('<head><base href="https://cdn.se/x/"></head><a href="y">x</a>', URL)

    assert (root.all("a")[0].link(), root.base) == ("https://cdn.se/x/y", "https://cdn.se/x/")


def test_a_form_is_read_as_it_is_sent() -> None:
    """Hidden and ticked inputs, options with and without a value; buttons and unticked boxes are not sent."""
    form = open_page(
        """<form action="sok?x=1" method="post"><input type="hidden" name="state" value="s"><input name="q">
        <input type="checkbox" name="no"><input type="checkbox" name="yes" value="1" checked>
        <input type="submit" name="go"><select name="year"><option value="">Välj<option>2026<option value="25" selected>
        2025</select><select name="old"><option disabled value="1">x</select></form>""",
        URL,
    ).all("form")[0].form()  # fmt: skip

    assert (form.action, form.method) == ("https://example.se/moten/sok?x=1", "POST")
    assert form.fields == (("state", "s"), ("q", ""), ("yes", "1"))
    assert form.options("year") == (
        FormChoice("", "Välj"),
        FormChoice("2026", "2026"),
        FormChoice("25", "2025", chosen=True),
    )
    assert form.options("old")[0].disabled
    assert form.options("none") == ()


def test_a_part_knows_where_it_stands() -> None:
    """Inside which elements, with which words and attributes."""
    root = open_page("<footer><p><a href='/x' hidden>Om  <b>oss</b></a></p></footer>", URL)
    link = root.all("a")[0]

    assert (link.within("footer"), link.within("main", "nav")) == (True, False)
    assert (link.text, link.has("hidden"), link.has("title")) == ("Om oss", True, False)
    assert root.first("main") is None


@cases("written", "whole")
def test_links_are_whole_or_none(written: str, whole: str | None) -> None:
    """Whatever the page counts them from; the words of a link that leads to no page stay."""
    document = read_document(f'<p><a href="{written}">5 mars</a>', URL)

    assert [link.url for link in document.links] == ([whole] if whole else [])
    assert document.text == "5 mars"
