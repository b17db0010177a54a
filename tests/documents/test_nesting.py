"""Pages that would cost a parser far more than their length."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

import agendawatch as aw
from agendawatch.documents.html import ATTRIBUTES, NESTING, check_nesting, html_document
from agendawatch.errors import TooLargeError

_DIFFERENT = "<p>" + "".join(f"<b id={number}>" for number in range(1900)) + "</p>"


@pytest.mark.parametrize(
    "page", ["<div>" * (NESTING + 1), "</b>" * 9000 + "<b>" * (NESTING + 1), "<i>" * 50_000 + "</i>" * 50_000]
)
def test_deep_nesting_is_refused(page: str) -> None:
    """The parser's time grows with the square of the depth."""
    with pytest.raises(TooLargeError, match="open elements"):
        check_nesting(page)


def test_elements_that_are_opened_again_in_every_block_are_refused() -> None:
    """Thirty kilobytes of unclosed bold text would become a gigabyte of elements."""
    with pytest.raises(TooLargeError, match="opened again"):
        check_nesting(_DIFFERENT + "<p>a</p>" * 1000)


def test_tags_with_endless_attributes_are_refused() -> None:
    """The parser compares each attribute with all before it."""
    page = "<p>a<p " + " ".join(f"a{number}='1 > 0'" for number in range(ATTRIBUTES + 1)) + ">b"

    with pytest.raises(TooLargeError, match="attributes in a tag"):
        check_nesting(page.replace(" > ", " "))


@pytest.mark.parametrize(
    "page",
    [
        "<p title='" + "ord " * 20_000 + "'>a",
        "<pre>" + "ord " * 20_000 + "</pre>",
        "<script>" + "if (a < 1) b; " * 5_000 + "</script>",
    ],
)
def test_long_texts_are_no_attributes(page: str) -> None:
    """Words in a value, on the page or in a script are not counted."""
    check_nesting(page)


@pytest.mark.parametrize("page", ["<p><font size=2>a" * 900 + "<p>b" * 9000, "<li><b>a</b>" * 9000, "<p>a<br>" * 5000])
def test_sloppy_pages_are_read(page: str) -> None:
    """Elements that nobody closed, and those without an end, do not nest."""
    assert html_document(page).blocks


@pytest.mark.parametrize("unit", ["<div>", "<table><tr><td>", "<ul><li>", "<dl><dd>", "<blockquote>KS 3 mars 2026"])
@pytest.mark.parametrize("read", [aw.read_schedule, aw.read_agenda, aw.read_minutes], ids=lambda it: it.__name__)
def test_what_is_nested_below_the_limit_is_read_or_refused(read: Callable[[str], object], unit: str) -> None:
    """No reader calls itself once for each box that a stranger opened."""
    page = "<h1>Kommunstyrelsen 2026</h1>" + unit * ((NESTING - 9) // unit.count("<")) + "13 januari kl. 13"

    with suppress(aw.ReadError):
        read(page)
