"""What a page of HTML shows at a glance."""

from __future__ import annotations

from agendawatch.documents.html import asks_password, looks_like_html, titles_of


def test_a_page_of_html_is_told_by_its_beginning() -> None:
    """A page of HTML has an element first."""
    assert looks_like_html(b"\xef\xbb\xbf\n<!-- x --><!DOCTYPE html>")
    assert not looks_like_html(b"User-agent: *\nDisallow: /<html>")


def test_titles_are_the_pages_and_its_first_headings() -> None:
    """Entities resolved, elements inside and empty ones left out; what is no title is none."""
    page = "<title>Möten &amp; protokoll</title><h1><span>Kommun</span> styrelsen</h1><h1> </h1><h2>Januari</h2>"

    assert titles_of(page) == ("Möten & protokoll", "Kommun styrelsen")
    assert titles_of("<p>Möten</p>") == ()


def test_a_field_for_a_password_is_known() -> None:
    """By its type, wherever that stands in the element; one for words is none."""
    assert asks_password("<input name=p TYPE='password'>")
    assert not asks_password("<input name=password type=text>")
