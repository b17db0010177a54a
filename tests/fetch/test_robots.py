"""A host's robots.txt is heeded, in every form that it comes in."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.errors import RefusedError
from agendawatch.fetch import FetchPolicy, run
from agendawatch.fetch.exchange import Robots
from agendawatch.fetch.message import HTTPRequest
from agendawatch.sources.flow import Response

NOON = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)
URL = "https://example.se/moten/protokoll.pdf"


def _admit(body: bytes, status: int = 200, *, pause: float = 1.0, url: str = URL) -> float:
    robots = Robots(FetchPolicy(pause=pause), lambda: NOON)
    return run(robots.admit(url), lambda request: Response(request.url, status, body, NOON))


@pytest.mark.parametrize(
    "body",
    [
        b"User-agent: *\nDisallow: /moten/",
        b"\xef\xbb\xbfUser-agent: *\nDisallow: /moten/",
        b"User-agent: agendawatch\nDisallow: /moten/\n\nUser-agent: *\nDisallow:\n",
        b"User-agent: *\nDisallow: /*.pdf$",
    ],
    ids=["plain", "byte order mark", "by name", "wildcard"],
)
def test_what_is_ruled_out_is_refused(body: bytes) -> None:
    """A rule holds, whether it names us or everybody, and with a byte order mark before it."""
    with pytest.raises(RefusedError, match=r"protokoll\.pdf"):
        _admit(body)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 200),
        (b"not found", 404),
        (b"no", 403),
        (b"<!doctype html><title>Sidan saknas</title>User-agent: *\nDisallow: /", 200),
        (b"User-agent: other\nDisallow: /", 200),
    ],
    ids=["empty", "none", "forbidden", "a page of HTML", "another's"],
)
def test_no_rules_rule_nothing_out(body: bytes, status: int) -> None:
    """A host without rules may be asked; a page of HTML in their place is none."""
    assert _admit(body, status) == 1.0


@pytest.mark.parametrize(
    ("delay", "pause", "expected"), [(b"5", 1.0, 5.0), (b"0.5", 1.0, 1.0), (b"3600", 1.0, 60.0), (b"5", 0.0, 0.0)]
)
def test_a_crawl_delay_is_kept(delay: bytes, pause: float, expected: float) -> None:
    """The longer of the host's pause and ours holds, up to a limit; a test's 0 stays 0."""
    assert _admit(b"User-agent: *\nCrawl-delay: " + delay, pause=pause) == expected


def test_rules_are_asked_for_once_a_day_and_host() -> None:
    """What a host rules is kept for a day."""
    clock = [NOON]
    asked: list[str] = []
    robots = Robots(FetchPolicy(), lambda: clock[0])

    def answer(request: HTTPRequest) -> Response:
        asked.append(request.url)
        return Response(request.url, 404, b"", NOON)

    for url in (URL, URL, "https://other.example.se/"):
        run(robots.admit(url), answer)
    clock[0] += dt.timedelta(hours=25)
    run(robots.admit(URL), answer)

    own, other = "https://example.se/robots.txt", "https://other.example.se/robots.txt"
    assert asked == [own, other, own]


def test_rules_may_have_moved() -> None:
    """A redirect of robots.txt is followed."""

    def answer(request: HTTPRequest) -> Response:
        if request.url == "https://example.se/robots.txt":
            return Response(request.url, 301, b"", NOON, headers=(("Location", "https://www.example.se/robots.txt"),))
        return Response(request.url, 200, b"User-agent: *\nDisallow: /moten/", NOON)

    with pytest.raises(RefusedError):
        run(Robots(FetchPolicy(), lambda: NOON).admit(URL), answer)
