"""Headers are read as they come: any letter case, with and without parameters."""

from __future__ import annotations

import datetime as dt

import httpx
from tests.cases import cases

from agendawatch.fetch import FetchPolicy
from agendawatch.fetch.message import HTTPRequest
from agendawatch.fetch.transport import Conduct, PacedTransport
from agendawatch.sources.flow import Response

NOON = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)


def _sent(*headers: tuple[str, str]) -> Response:
    answer = httpx.Response(200, headers=headers)
    return PacedTransport(Conduct(FetchPolicy(), lambda: NOON), httpx.MockTransport(lambda _: answer)).send(
        HTTPRequest("https://example.se/")
    )


@cases("header", "media_type", "charset")
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
