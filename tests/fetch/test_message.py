"""Headers are read as they come: any letter case, with and without parameters."""

from __future__ import annotations

import datetime as dt

import httpx
import pytest

from agendawatch.fetch import FetchPolicy
from agendawatch.fetch.message import HTTPRequest
from agendawatch.fetch.transport import PacedTransport
from agendawatch.sources.flow import Response

NOON = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)


def _sent(*headers: tuple[str, str]) -> Response:
    answer = httpx.Response(200, headers=headers)
    return PacedTransport(FetchPolicy(), lambda: NOON, httpx.MockTransport(lambda _: answer)).send(
        HTTPRequest("https://example.se/")
    )


@pytest.mark.parametrize(
    ("header", "media_type", "charset"),
    [
        ("text/html; charset=UTF-8", "text/html", "utf-8"),
        ('Text/HTML;charset="iso-8859-1"', "text/html", "iso-8859-1"),
        ("application/pdf", "application/pdf", None),
        ("", None, None),
    ],
)
def test_content_type_is_taken_apart(header: str, media_type: str | None, charset: str | None) -> None:
    """The kind and the charset, each `None` where the header is silent."""
    answer = _sent(("Content-Type", header))

    assert (answer.media_type, answer.charset) == (media_type, charset)


def test_a_silent_header_says_nothing() -> None:
    """No header is no kind."""
    assert (_sent().media_type, _sent().charset) == (None, None)


def test_a_host_is_known_by_name_and_port() -> None:
    """Names of users are no part of it, letter case neither."""
    assert HTTPRequest("https://user:word@Example.SE:8443/plan").host == "example.se:8443"
