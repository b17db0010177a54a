"""Every way in which a host may fail, through a whole round, to the sentence that the public page then shows."""

from __future__ import annotations

import datetime as dt
import gzip
import re
import socket
import ssl
from collections.abc import Callable
from html import unescape

import httpx
import pytest
from tests.cli.running import run
from tests.replicas.server import Given, Wanted, serve

from agendawatch.crawl.client import Client
from agendawatch.crawl.update import UpdateReport, update
from agendawatch.failure import FailureCode
from agendawatch.fetch import FetchPolicy
from agendawatch.i18n.failures import FAILURES, failure_words
from agendawatch.model import STOCKHOLM, Municipality, Site, Window
from agendawatch.site.render import html
from agendawatch.site.settings import SiteSettings
from agendawatch.site.source import SiteData, Subject
from agendawatch.store import Store

NOW = dt.datetime(2026, 3, 6, 12, tzinfo=STOCKHOLM)
TOWN = Municipality(code="9901", name="Exempelköping")
URL = "https://kommun.example/sammantraden"
POLICY = FetchPolicy(pause=0, attempts=1, max_bytes=200_000, longest_answer=5)
Answer = Callable[[httpx.Request], httpx.Response]


def _page(words: str, *, title: str = "Sammanträden", body: str = "") -> bytes:
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{words}</p>{body}</body></html>".encode()


def _answers(status: int = 200, body: bytes = b"", /, **headers: str) -> Answer:
    """Answer every page so; the host has no rules."""
    told = {"content-type": "text/html; charset=utf-8", **{name.replace("_", "-"): it for name, it in headers.items()}}

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/robots.txt":
            return httpx.Response(404)
        return httpx.Response(status, headers=told, stream=httpx.ByteStream(body))

    return answer


def _rules(status: int, body: bytes = b"", **headers: str) -> Answer:
    """Answer so where rules are asked for, and else with a page that holds no meetings."""

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/robots.txt":
            return httpx.Response(status, headers=headers, stream=httpx.ByteStream(body))
        return httpx.Response(200, headers={"content-type": "text/html"}, stream=httpx.ByteStream(_page("Kontakt")))

    return answer


def _raises(error: Exception, *, at: str = "") -> Answer:
    def answer(request: httpx.Request) -> httpx.Response:
        if at and request.url.path != at:
            return httpx.Response(404)
        raise error

    return answer


def _of_tls(words: str) -> Exception:
    error = httpx.ConnectError(words)
    error.__cause__ = ssl.SSLCertVerificationError(1, words)
    return error


def _looped(request: httpx.Request) -> httpx.Response:
    if request.url.path == "/robots.txt":
        return httpx.Response(404)
    return httpx.Response(302, headers={"location": f"{URL}?{len(request.url.query)}"})


_LOGIN = _page("", title="Logga in", body='<form><input name="u"><input type="password"></form>')
_C = FailureCode
KINDS: dict[str, tuple[Answer, FailureCode, int | None]] = {
    "refused": (_raises(httpx.ConnectError("[Errno 111] Connection refused")), _C.CONNECT, None),
    "unreachable": (_raises(httpx.ConnectError("[Errno 113] No route to host")), _C.CONNECT, None),
    "reset while reading": (
        _raises(httpx.ReadError("[Errno 104] reset by peer"), at="/sammantraden"),
        _C.CONNECT,
        None,
    ),
    "no HTTP": (_raises(httpx.RemoteProtocolError("robots refused 403 login")), _C.CONNECT, None),
    "proxy says no": (_raises(httpx.ProxyError("403 Forbidden")), _C.CONNECT, None),
    "expired certificate": (_raises(_of_tls("certificate has expired")), _C.TLS, None),
    "certificate of another": (_raises(_of_tls("Hostname mismatch")), _C.TLS, None),
    "connecting takes too long": (_raises(httpx.ConnectTimeout("")), _C.TIMEOUT, None),
    "reading takes too long": (_raises(httpx.ReadTimeout(""), at="/sammantraden"), _C.TIMEOUT, None),
    "rules take too long": (_raises(httpx.ReadTimeout(""), at="/robots.txt"), _C.TIMEOUT, None),
    "rules keep us out": (_rules(200, b"User-agent: *\nDisallow: /\n"), _C.ROBOTS, None),
    "rules are not answered": (_rules(503), _C.STATUS, 503),
    "rules are for others to see": (_rules(403), _C.LAYOUT, None),
    "rules are for those who log in": (_rules(401), _C.LAYOUT, None),
    "rules lead nowhere": (_rules(302, location="http://[kommun"), _C.STATUS, None),
    "401": (_answers(401, _page("")), _C.LOGIN, 401),
    "403": (_answers(403, _page("")), _C.STATUS, 403),
    "404": (_answers(404, _page("")), _C.STATUS, 404),
    "410": (_answers(410, _page("")), _C.STATUS, 410),
    "429": (_answers(429, _page(""), retry_after="9000"), _C.STATUS, 429),
    "500": (_answers(500, _page("")), _C.STATUS, 500),
    "503": (_answers(503, _page("")), _C.STATUS, 503),
    "login page": (_answers(200, _LOGIN), _C.LOGIN, None),
    "led to a login": (_answers(302, location="https://kommun.example/login?next=x"), _C.LOGIN, None),
    "firewall": (_answers(200, _page("", title="Attention Required! | Cloudflare")), _C.BLOCK_PAGE, None),
    "firewall with a status": (_answers(403, _page("", title="Just a moment...")), _C.BLOCK_PAGE, 403),
    "soft 404": (_answers(200, _page("", title="Sidan kunde inte hittas")), _C.LAYOUT, None),
    "a page without meetings": (_answers(200, _page("Öppettider: 8–16")), _C.LAYOUT, None),
    "nothing": (_answers(200, b""), _C.LAYOUT, None),
    "broken gzip": (_answers(200, b"\x1f\x8b\x08 no gzip at all", content_encoding="gzip"), _C.LAYOUT, None),
    "half a gzip": (_answers(200, gzip.compress(b"x" * 999)[:20], content_encoding="gzip"), _C.LAYOUT, None),
    "too many bytes": (_answers(200, b"<html>" + b"x" * 300_000), _C.LIMIT, None),
    "round and round": (_looped, _C.LIMIT, None),
    "off the web": (_answers(302, location="ftp://kommun.example/"), _C.STATUS, None),
}


def _round(store: Store, answer: Answer | None, url: str = URL) -> UpdateReport:
    """Visit a site whose answers are told, or who is on the network."""
    transport = httpx.MockTransport(answer) if answer else None
    with Client(now=lambda: NOW, memory=store.records, policy=POLICY, transport=transport) as client:
        return update(store, [Site(url=url, municipality=TOWN)], now=NOW, window=Window.year(2026), client=client)


def _shown(store: Store, subject: str) -> str:
    page = html(SiteData(store, SiteSettings(), NOW), Subject(subject), "sv").decode()
    return " ".join(unescape(re.sub("<[^>]*>", " ", page)).split())


@pytest.mark.parametrize("kind", KINDS)
def test_the_public_page_says_what_was_seen_of_a_failure_and_no_more(store: Store, kind: str) -> None:
    """By a code that is kept, with the municipality's name, on the page of coverage and the first one alike."""
    answer, failure, status = KINDS[kind]

    made = _round(store, answer)

    (health,) = store.queries.site_health()
    assert (health.failure, health.status) == (failure, status), made.visits[0].failed
    said = failure_words(failure, "sv", status=status)
    for subject in ("coverage", "front"):
        shown = _shown(store, subject)
        assert said in shown
        assert "Exempelköping" in shown
        assert "Ingen kommun angiven" not in shown
        assert "Inget bevakas ännu" not in shown
        assert [it for it in FAILURES if failure_words(it, "sv", status=status) in shown] in ([failure], [])


@pytest.mark.parametrize("failed", [socket.gaierror(-2, "Name or service not known"), socket.gaierror(-3, "again")])
def test_without_a_network_nothing_is_said_of_a_site(
    store: Store, monkeypatch: pytest.MonkeyPatch, failed: OSError
) -> None:
    """A name that is not found is no site's word, whatever its address ends in."""

    def look(*_: object, **__: object) -> None:
        raise failed

    monkeypatch.setattr(socket, "getaddrinfo", look)
    _round(store, None)

    assert [it.failure for it in store.queries.site_health()] == [FailureCode.DNS]
    assert "det kan bero på nätet här" in _shown(store, "coverage")
    assert "program" not in failure_words(FailureCode.DNS, "sv")


def _inwards(wanted: Wanted) -> Given:
    """Lead into the network that it is in."""
    if wanted.path == "/robots.txt":
        return Given(status=404)
    return Given(status=302, headers=(("Location", "http://inne.example/"),))


@pytest.mark.parametrize(("tls", "failure"), [(True, FailureCode.TLS), (False, FailureCode.DNS)])
def test_what_only_a_real_connection_shows_has_its_code_too(
    store: Store, monkeypatch: pytest.MonkeyPatch, *, tls: bool, failure: FailureCode
) -> None:
    """A certificate that nobody vouches for, and a way into a network that is not public."""
    look = socket.getaddrinfo
    inside = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **named: inside if host == "inne.example" else look(host, *rest, **named),
    )
    with serve(_inwards, tls=tls) as host:
        _round(store, None, host.address)

    assert [it.failure for it in store.queries.site_health()] == [failure]


def test_not_read_and_nothing_changed_are_two_things(database: str) -> None:
    """`changes` names who was never read, and why, and does not say that nothing has changed."""
    with Store(database) as store:
        _round(store, KINDS["refused"][0])

    told = run("changes", "--store", database)

    assert told.exit_code == 1
    assert "Nothing has been read yet." in told.output
    assert "Exempelköping has not been read yet. We got no connection" in told.output
    assert "Nothing has changed" not in told.output
