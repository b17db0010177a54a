"""Conditional requests are read as RFC 9110 has them."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.server.answers import matched, not_since, takes_gzip

TAGS = (b'"abc"', b'"abc-gz"')
MOMENT = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (b'"abc"', b'"abc"'),
        (b'"abc-gz"', b'"abc-gz"'),
        (b'W/"abc"', b'"abc"'),
        (b'"x", W/"abc-gz" ,"y"', b'"abc-gz"'),
        (b"*", b'"abc"'),
        (b" * ", b'"abc"'),
        (b'"x"', None),
        (b"abc", None),
        (b'"abc', None),
        (b"", None),
        (b'"' * 100_000, None),
        (b'"a" ' * 5_000 + b'"abc"', None),
    ],
)
def test_a_tag_is_found_among_those_named(asked: bytes, found: bytes | None) -> None:
    """Weakly compared; a header without end is not read to its end."""
    assert matched(asked, TAGS) == found


@pytest.mark.parametrize(
    ("asked", "good"),
    [
        (b"Tue, 10 Mar 2026 12:00:00 GMT", True),
        (b"Wed, 11 Mar 2026 12:00:00 GMT", True),
        (b"Tue, 10 Mar 2026 11:59:59 GMT", False),
        (b"Tue, 10 Mar 2026 12:00:00 -0000", True),
        (b"Tuesday, 10-Mar-26 12:00:00 GMT", True),
        (b"not a date", False),
        (b"", False),
        (b"\xff", False),
        (b"Tue, 99 Mar 99999999999 12:00:00 GMT", False),
    ],
)
def test_a_date_is_compared_when_it_is_one(asked: bytes, good: bool) -> None:
    """What is no date says nothing."""
    assert not_since(asked, MOMENT) is good


@pytest.mark.parametrize(
    ("accepted", "takes"),
    [
        (b"gzip", True),
        (b"gzip, deflate, br", True),
        (b"GZIP;q=0.5", True),
        (b"x-gzip", True),
        (b"*", True),
        (b"", False),
        (b"identity", False),
        (b"gzip;q=0", False),
        (b"gzip; q=0.000", False),
        (b"*, gzip;q=0", False),
        (b"*;q=0", False),
        (b"gzipped", False),
    ],
)
def test_gzip_is_sent_to_those_who_take_it(accepted: bytes, takes: bool) -> None:
    """And to nobody else."""
    assert takes_gzip(accepted) is takes
