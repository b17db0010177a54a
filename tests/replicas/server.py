"""A real HTTP server on loopback, with honest ETags and bad days on request; every answer says that we made it."""

from __future__ import annotations

import hashlib
import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TypeAlias
from urllib.parse import parse_qsl, unquote, urlsplit

from agendawatch.fetch.message import CONSTRUCTED


@dataclass(frozen=True, slots=True)
class Wanted:
    """A request as a replica sees it."""

    method: str
    target: str
    """Path and query as sent."""
    headers: dict[str, str]
    """Names in small letters."""
    body: bytes = b""

    @property
    def path(self) -> str:
        """The path, unquoted."""
        return unquote(urlsplit(self.target).path)

    @property
    def query(self) -> dict[str, str]:
        """The query's fields, unquoted."""
        return dict(parse_qsl(urlsplit(self.target).query, keep_blank_values=True))


@dataclass(frozen=True, slots=True)
class Given:
    """An answer; a page of HTML unless it says otherwise."""

    body: bytes | str = b""
    status: int = 200
    content_type: str | None = "text/html; charset=UTF-8"
    headers: tuple[tuple[str, str], ...] = ()
    etag: bool = True

    @property
    def is_html(self) -> bool:
        """Whether it says that it is a page."""
        return self.content_type is not None and self.content_type.startswith("text/html")

    def encoded(self) -> bytes:
        """Give the body as bytes."""
        return self.body.encode() if isinstance(self.body, str) else self.body


def json_given(value: object, status: int = 200) -> Given:
    """Answer with JSON."""
    return Given(json.dumps(value, ensure_ascii=False), status, "application/json")


App: TypeAlias = Callable[[Wanted], Given]
"""What a replica answers."""

SOFT_404 = "<!doctype html><title>Sidan saknas | Exempel</title><h1>Sidan saknas</h1><p>Sidan kunde inte hittas."
LOGIN = '<!doctype html><title>Logga in</title><h1>Logga in</h1><form><input name="u"><input type="password" name="p"></form>'
FIREWALL = "<!doctype html><title>Request Rejected</title>The requested URL was rejected."


class Fault(Enum):
    """A server's bad day."""

    SOFT_404 = "soft_404"
    LOGIN = "login"
    FIREWALL = "firewall"
    FORBIDDEN = "forbidden"
    BAD_GATEWAY = "bad_gateway"
    BUSY = "busy"
    EMPTY = "empty"
    TRUNCATED = "truncated"
    WRONG_CHARSET = "wrong_charset"
    NO_CHARSET = "no_charset"
    REDIRECT = "redirect"
    LOOP = "loop"
    TO_LOGIN = "to_login"
    SLOW = "slow"
    HANG_UP = "hang_up"

    def spoil(self, wanted: Wanted, given: Given) -> Given | None:
        """Answer badly; `None` closes the connection without a word."""
        return {
            Fault.SOFT_404: Given(SOFT_404),
            Fault.LOGIN: Given(LOGIN),
            Fault.FIREWALL: Given(FIREWALL),
            Fault.FORBIDDEN: Given("<h1>Forbidden</h1>", status=403),
            Fault.BAD_GATEWAY: Given("<h1>Bad Gateway</h1>", status=502),
            Fault.BUSY: Given("", status=429, headers=(("Retry-After", "7"),)),
            Fault.EMPTY: replace(given, body=b""),
            Fault.TRUNCATED: replace(given, body=given.encoded()[: len(given.encoded()) // 2]),
            Fault.WRONG_CHARSET: _in_windows_letters(given, "text/html; charset=iso-8859-1"),
            Fault.NO_CHARSET: _in_windows_letters(given, "text/html"),
            Fault.REDIRECT: Given(status=302, headers=(("Location", _moved(wanted)),)),
            Fault.LOOP: Given(status=302, headers=(("Location", wanted.target),)),
            Fault.TO_LOGIN: Given(status=302, headers=(("Location", "/AuthorizationServer/Account/login?x=1"),)),
            Fault.SLOW: given,
            Fault.HANG_UP: None,
        }[self]


def _in_windows_letters(given: Given, content_type: str) -> Given:
    """Write a page's letters as Windows does, and say something else of them; an interface's are as they were."""
    if not given.is_html:
        return given
    text = given.encoded().decode().replace('<meta charset="utf-8">', "")
    return replace(given, body=text.encode("cp1252", "replace"), content_type=content_type)


def _moved(wanted: Wanted) -> str:
    return f"{wanted.target}{'&' if '?' in wanted.target else '?'}moved=1"


@dataclass(slots=True)
class Replica:
    """A server that is running: its address, what it was asked, and what is wrong with it."""

    app: App
    address: str = ""
    asked: list[Wanted] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    """When each request came, by a monotonic clock."""
    faults: list[tuple[str, Fault, int]] = field(default_factory=list)

    def spoil(self, part: str, fault: Fault, times: int = 10**6) -> None:
        """Answer addresses that hold some words badly, so many times."""
        self.faults.append((part, fault, times))

    def answer(self, wanted: Wanted) -> Given | None:
        """Answer a request, conditional ones with 304 where nothing changed."""
        self.asked.append(wanted)
        self.times.append(time.monotonic())
        given: Given | None = self.app(wanted)
        for place, (part, fault, left) in enumerate(self.faults):
            if part in unquote(wanted.target) and left > 0 and "moved=1" not in wanted.target and given is not None:
                self.faults[place] = (part, fault, left - 1)
                if fault is Fault.SLOW:
                    time.sleep(0.4)
                given = fault.spoil(wanted, given)
        return None if given is None else _conditional(wanted, given)


def _conditional(wanted: Wanted, given: Given) -> Given:
    if given.status != 200 or not given.etag:
        return given
    etag = f'"{hashlib.sha256(given.encoded()).hexdigest()[:16]}"'
    if wanted.headers.get("if-none-match") == etag:
        return Given(status=304, content_type=None, headers=(("ETag", etag),))
    return replace(given, headers=(*given.headers, ("ETag", etag)))


def _handler(replica: Replica) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = 1 << 20  # an answer at once: head and page apart wait 40 ms for the client's acknowledgement

        def _do(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            given = replica.answer(Wanted(self.command, self.path, headers, body))
            if given is None:
                self.close_connection = True
                return
            # The base class's has a date of its own, which is today's.
            (self.send_response_only if "Date" in dict(given.headers) else self.send_response)(given.status)
            for name, value in (CONSTRUCTED, *given.headers):
                self.send_header(name, value)
            if given.content_type:
                self.send_header("Content-Type", given.content_type)
            self.send_header("Content-Length", str(len(given.encoded())))
            self.end_headers()
            self.wfile.write(given.encoded())

        do_GET = do_POST = do_PUT = do_DELETE = _do  # noqa: N815 -- the names are the base class's

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name is the base class's
            """Say nothing: what was asked stands in the replica."""

    return Handler


@contextmanager
def serve(app: App, host: str = "127.0.0.1", *, tls: bool = False) -> Iterator[Replica]:
    """Serve an app on loopback while the block runs; over TLS with a certificate that nobody vouches for."""
    replica = Replica(app)
    server = ThreadingHTTPServer((host, 0), _handler(replica))
    server.daemon_threads = True
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(Path(__file__).with_name("self_signed.pem"))
        server.socket = context.wrap_socket(server.socket, server_side=True)
    replica.address = f"http{'s' if tls else ''}://{host}:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.002}, daemon=True)
    thread.start()
    try:
        yield replica
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
