"""Every kind of answer has the headers that its readers and their browsers need."""

from __future__ import annotations

import pytest

from agendawatch.server.headers import Kind, headers_of, not_modified_headers, preflight_headers


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_keeps_browsers_from_guessing_and_framing(kind: Kind) -> None:
    """Whatever it is."""
    headers = dict(headers_of(kind, "text/plain"))

    assert headers[b"x-content-type-options"] == b"nosniff"
    assert b"frame-ancestors 'none'" in headers[b"content-security-policy"]
    assert b"unsafe-inline" not in headers[b"content-security-policy"]
    assert headers[b"referrer-policy"] == (b"same-origin" if kind is Kind.FORM else b"no-referrer")
    assert b"permissions-policy" in headers
    assert b"server" not in headers


@pytest.mark.parametrize(
    ("kind", "shared"), [(Kind.FEED, True), (Kind.DATA, True), (Kind.PAGE, False), (Kind.STATE, False)]
)
def test_feeds_and_data_are_open_to_other_sites(kind: Kind, shared: bool) -> None:
    """Pages are not: nobody reads them by script."""
    assert (b"access-control-allow-origin" in dict(headers_of(kind, "text/plain"))) is shared


def test_only_https_is_promised_for_later() -> None:
    """A server on plain http says nothing of it."""
    assert b"strict-transport-security" in dict(headers_of(Kind.PAGE, "text/html", secure=True))
    assert b"strict-transport-security" not in dict(headers_of(Kind.PAGE, "text/html"))


def test_a_304_carries_what_caches_need() -> None:
    """Its tag, how long it may be kept, and on what it hangs."""
    headers = dict(not_modified_headers(Kind.FEED, b'"a"', [(b"vary", b"Accept-Encoding")]))

    assert headers[b"etag"] == b'"a"'
    assert b"max-age" in headers[b"cache-control"]
    assert headers[b"vary"] == b"Accept-Encoding"
    assert headers[b"access-control-allow-origin"] == b"*"
    assert b"content-length" not in headers


def test_a_preflight_says_what_may_be_done() -> None:
    """Reading, with conditions."""
    headers = dict(preflight_headers())

    assert headers[b"allow"] == headers[b"access-control-allow-methods"] == b"GET, HEAD, OPTIONS"
