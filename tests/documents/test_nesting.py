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
    "page",
    [
        "<div>" * (NESTING + 1),
        "<P-x>" * (NESTING + 1),
        "</b>" * 9000 + "<b>" * (NESTING + 1),
        "<i>" * 50_000 + "</i>" * 50_000,
    ],
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


_EVENT = '{"@type":"Event","name":"Kommunstyrelsen","startDate":"2026-03-11"'
_COMPONENT = "BEGIN:VEVENT\nUID:1\nDTSTAMP:20260101T000000Z\nDTSTART:20260311T130000Z\n"
_NESTED: dict[str, Callable[[int], str]] = {
    "JSON-LD in lists": lambda n: "[" * n + _EVENT + "}" + "]" * n,
    "JSON-LD in itself": lambda n: (_EVENT + ',"subEvent":') * n + _EVENT + "}" * (n + 1),
    "JSON-LD in a graph": lambda n: '{"@graph":[' * n + _EVENT + "}" + "]}" * n,
    "a name in lists": lambda n: '{"@type":"Event","name":' + "[" * n + '"KS"' + "]" * n + "}",
    "JSON-LD without an end": lambda n: '{"@type":[' * n,
    "events in events": lambda n: "BEGIN:VCALENDAR\n" + _COMPONENT * n + "END:VEVENT\n" * n + "END:VCALENDAR\n",
    "calendars in calendars": lambda n: "BEGIN:VCALENDAR\n" * n + _COMPONENT + "END:VEVENT\n" + "END:VCALENDAR\n" * n,
    "alarms without an end": lambda n: "BEGIN:VCALENDAR\n" + _COMPONENT + "BEGIN:VALARM\n" * n,
    "ends without a beginning": lambda n: "BEGIN:VCALENDAR\n" + "END:VEVENT\n" * n,
}
"""What a stranger may nest in a file for machines."""


@pytest.mark.parametrize("deep", [40, 480, 990, 5_000])
@pytest.mark.parametrize("shape", _NESTED)
def test_what_is_nested_in_data_is_read_or_refused(shape: str, deep: int) -> None:
    """Below the depth at which a parser gives up, at it, and far past it: errors are ours."""
    data = _NESTED[shape](deep)
    page = f'<main><script type="application/ld+json">{data}</script><p>Kommunstyrelsen 13 januari 2026</p></main>'

    with suppress(aw.ReadError):
        aw.read_ical(data.encode())
    for given in (data, page) if "@type" in data else ():
        with suppress(aw.ReadError):
            aw.read_schedule(given)
