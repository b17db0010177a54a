"""One ask answered: robots.txt heeded, redirects followed, the page looked at. A generator; it does no I/O."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
import zlib
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TypeAlias
from urllib.parse import urljoin, urlsplit

from protego import Protego

from agendawatch.documents import decode
from agendawatch.documents.html import asks_password, is_pdf, looks_like_html, titles_of
from agendawatch.errors import (
    AgendawatchError,
    AnswerLimitError,
    DocumentError,
    HostError,
    InputError,
    ReadError,
    RefusedError,
    StatusError,
    UnknownMunicipalityError,
)
from agendawatch.failure import FailureCode
from agendawatch.fetch.allowed_hosts import domain_of, host_and_port
from agendawatch.fetch.message import HTTPRequest
from agendawatch.fetch.policy import FetchPolicy
from agendawatch.model import Route, Site
from agendawatch.redaction import shown_address
from agendawatch.sources.flow import Request, Response
from agendawatch.sources.page_memory import Validators, address

# Where a municipality's documents may be: at its own hosts, its platforms', and those that the registry allows.

_PLATFORMS = (
    "netpublicator.com", "formpipe.com", "opengov.360online.com", "opengov.cloudapp.net", "ciceron.cloud", "unikom.se",
)  # fmt: skip
"""Hosts of platforms that many municipalities publish on."""
_HOSTS = "document_hosts"
"""A site's parameter: further hosts that hold its documents, with spaces between."""


def check_holder(url: str, sites: Iterable[Site]) -> None:
    """Raise `RefusedError` for a document at a host where the municipality of some sites does not publish."""
    host, _ = host_and_port(url)
    listed = tuple(sites)
    told = (it for site in listed for it in (site.parameter(_HOSTS) or "").casefold().split())
    if any(host == it or host.endswith(f".{it}") for it in (*_PLATFORMS, *told)):
        return
    if not any(domain_of(host) == domain_of(own) for site in listed for own in _hosts(site)):
        msg = f"a page names a document at {host}, where its municipality publishes nothing"
        raise RefusedError(msg, url=url)


def _hosts(site: Site) -> Iterator[str]:
    """Give the hosts known of a site and of its municipality, those that cost nothing to know first."""
    for url in (site.url, site.municipality.website if site.municipality else None):
        if url:
            yield host_and_port(url)[0]
    if site.municipality is None:
        return
    from agendawatch.registry import registration  # noqa: PLC0415 -- 311 files are read on import

    try:
        known = registration(site.municipality)
    except UnknownMunicipalityError:
        return
    for url in (*(it.url for it in known.sites), *((known.notice_board.url,) if known.notice_board else ())):
        yield host_and_port(url)[0]


# What a host's robots.txt lets us ask, and how slowly.

_KEPT_FOR = dt.timedelta(hours=24)
_READ_BYTES = 512_000
_REDIRECTS = 5
_REDIRECTED = frozenset({301, 302, 303, 307, 308})


class Robots:
    """The rules of every host met so far."""

    def __init__(self, policy: FetchPolicy, now: Callable[[], dt.datetime]) -> None:
        """Know no host yet."""
        self._policy = policy
        self._now = now
        self._rules: dict[str, tuple[Protego, dt.datetime]] = {}
        """By host, and when they were read."""

    def admit(self, url: str) -> Generator[HTTPRequest, Response, float]:
        """Tell the pause to keep at an address that we may ask for; raise where we may not.

        A host's rules are asked for once a day. A host that has none (4xx, or a page of HTML in
        their place) rules nothing out; one that cannot answer (5xx) is left alone for now.
        """
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc.rpartition('@')[2].casefold()}"
        rules, seen = self._rules.get(host, (None, self._now()))
        if rules is None or self._now() - seen > _KEPT_FOR:
            answer = yield from self._ask(f"{host}/robots.txt")
            # utf-8-sig: a byte order mark would make the parser drop the first group, which allows everything.
            words = answer.body[:_READ_BYTES].decode("utf-8-sig", errors="replace")
            # An answer that is no rules holds none.
            found = answer.status in _OK and not looks_like_html(answer.body)
            rules = Protego.parse(words if found else "")
            self._rules[host] = rules, self._now()
        if not rules.can_fetch(url, self._policy.product):
            msg = "robots.txt keeps us out"
            raise RefusedError(msg, url=url, failure=FailureCode.ROBOTS)
        delay = rules.crawl_delay(self._policy.product)
        own = self._policy.pause_at(url)
        if delay is None or self._policy.pause == 0:
            return own
        return max(own, min(float(delay), self._policy.longest_pause))

    def _ask(self, url: str) -> Generator[HTTPRequest, Response, Response]:
        for _ in range(_REDIRECTS + 1):
            answer = yield HTTPRequest(url, pause=self._policy.pause_at(url))
            target = answer.header("location") if answer.status in _REDIRECTED else None
            if target is None:
                break
            try:
                url = urljoin(url, target)
            except ValueError as error:
                msg = f"robots.txt is redirected to what is no address: {target!r}"
                raise HostError(msg, url=url, failure=FailureCode.STATUS) from error
        if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise StatusError(answer.status, url=url)
        return answer


# Whether a host's word that a page is unchanged is taken: only where its tag is seen to follow the body.

_DIGESTS = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b", "blake2s")
_ENOUGH = 8
"""Hexadecimal digits of a digest that no tag holds by chance."""


def known_by(page: Response, known: Validators | None = None) -> Validators:
    """Tell by what a page will be known again, and whether its tag is believed, after what was known of it before.

    A tag is believed where it can be computed from the body that it came with, where the body is a PDF (a file has one
    date; a page is put together when it is asked for, and its date is often that of a part), or where it has been seen
    to change when the body did. One that stayed while the body changed, or changed while the body stayed, does not
    follow the body: such a page is known by its hash alone from then on.
    """
    headers = {name.casefold(): value for name, value in reversed(page.headers)}
    fresh = Validators(headers.get("etag"), headers.get("last-modified"), page.content_hash, page.fetched)
    seen: bool | None = None
    before, after = _tag(known), _tag(fresh)
    if known is not None and known.content_hash is not None and before and after and before[0] == after[0]:
        # Whether the tag changed as the body did; nothing where both are as they were.
        same_tag, same_body = before == after, known.content_hash == fresh.content_hash
        seen = None if same_tag and same_body else same_tag == same_body
    was = known.believed if known is not None else None
    if was is False or seen is False:
        believed: bool | None = False
    elif is_pdf(page.body) or (fresh.etag is not None and is_computed(fresh.etag, page.body)):
        believed = True
    else:
        believed = was if seen is None else seen
    return replace(fresh, believed=believed)


def _tag(validators: Validators | None) -> tuple[str, str] | None:
    """Choose what a page is asked for by: its ETag, else its date (RFC 9110, 13.2.2: the ETag goes before it)."""
    if validators is not None and validators.etag:
        return "If-None-Match", validators.etag
    return ("If-Modified-Since", validators.last_modified) if validators and validators.last_modified else None


def is_computed(etag: str, body: bytes) -> bool:
    """Tell whether a tag holds a digest of the body, or the beginning of one, so that it must change with it.

    >>> is_computed('W/"5d41402abc4b2a76"', b"hello")
    True
    >>> is_computed('"always"', b"hello")
    False
    """
    return any(digest in etag or digest.upper() in etag for digest in _beginnings(body))


def _beginnings(body: bytes) -> Iterator[str]:
    """Write how each usual digest of a body begins, hexadecimal and in base 64."""
    for name in _DIGESTS:
        digest = hashlib.new(name, body, usedforsecurity=False).digest()
        yield digest.hex()[:_ENOUGH]
        yield base64.b64encode(digest).decode()[:_ENOUGH]
        yield base64.urlsafe_b64encode(digest).decode()[:_ENOUGH]
    for checksum in (zlib.crc32(body), zlib.adler32(body)):
        yield f"{checksum:08x}"


# Look at an answer, whether it is the page that was promised or something that stands in its place.

_TITLE_WITHIN = 200_000
_LOGIN_PATH = re.compile(
    r"/(?:account/login|site/login|login|logon|signin|logga-in|saml2?|adfs)(?:[/.?]|$)", re.IGNORECASE
)
_NAMES = {"html": "a page of HTML", "pdf": "a PDF", "json": "JSON"}
_MISSING, _LOGIN, _BLOCKED = "missing", "login", "blocked"
FindRefusal: TypeAlias = Callable[[str], str | None]
"""Tells by a title why a page is not the one asked for: it is missing, one must log in, or a firewall keeps us out."""
_OK = range(200, 300)


def is_login(url: str) -> bool:
    """Tell by an address's path whether one logs in there."""
    return _LOGIN_PATH.search(urlsplit(url).path) is not None


def check(answer: Response, expects: str | None, find_refusal: FindRefusal) -> Response:
    """Let the promised page pass; raise for a refusal, a status that is no page, or anything in its place."""
    markup = decode(answer.body[:_TITLE_WITHIN], charset=answer.charset) if looks_like_html(answer.body) else None
    titles = titles_of(markup) if markup else ()
    if answer.status in {401, 403, 407, 451}:
        msg = f"answered with status {answer.status}{_quoted(titles)}"
        blocked = _BLOCKED in map(find_refusal, titles)
        failure = FailureCode.LOGIN if answer.status == HTTPStatus.UNAUTHORIZED else FailureCode.STATUS
        failure = FailureCode.BLOCK_PAGE if blocked else failure
        raise RefusedError(msg, url=answer.url, failure=failure, status=answer.status)
    if markup:
        _check_stand_in(answer, markup, titles, expects, {find_refusal(title) for title in titles})
    if answer.status not in _OK:
        raise StatusError(answer.status, url=answer.url)
    if expects is not None:
        # Raise when the body is of another kind than promised.
        promised = _NAMES[expects]
        body = answer.body
        if not body.strip():
            raise DocumentError(promised, "an empty body", url=answer.url)
        if expects == "pdf" and not is_pdf(body):
            raise DocumentError(promised, _describe(answer, titles), url=answer.url)
        if expects == "html" and (is_pdf(body) or b"<" not in body):
            raise ReadError(promised, _describe(answer, titles), url=answer.url)
        if expects == "json" and body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in {b"{", b"[", b'"'}:
            raise ReadError(promised, _describe(answer, titles), url=answer.url)
    return answer


def _check_stand_in(
    answer: Response, markup: str, titles: tuple[str, ...], expects: str | None, found: Collection[str | None]
) -> None:
    """Raise when a page of HTML stands in for the one asked for."""
    if _BLOCKED in found:
        msg = f"a firewall answered{_quoted(titles)}"
        raise RefusedError(msg, url=answer.url, failure=FailureCode.BLOCK_PAGE)
    if asks_password(markup) and (_LOGIN in found or is_login(answer.url)):
        msg = f"a login page answered{_quoted(titles)}"
        raise RefusedError(msg, url=answer.url, failure=FailureCode.LOGIN)
    if _MISSING in found and answer.status in _OK:
        expected = "the page asked for"
        kind = DocumentError if expects == "pdf" else ReadError
        raise kind(expected, f"a page that says it is missing{_quoted(titles)}", url=answer.url)


def _describe(answer: Response, titles: tuple[str, ...]) -> str:
    if looks_like_html(answer.body):
        return f"a page of HTML{_quoted(titles)}"
    if is_pdf(answer.body):
        return "a PDF"
    return f"{len(answer.body)} bytes of {answer.media_type or 'an unnamed kind'}"


def _quoted(titles: tuple[str, ...]) -> str:
    return f", titled {titles[0]!r}" if titles else ""


# A memory that lasts as long as the program.


class InMemoryPages:
    """A `Memory` in dictionaries."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._validators: dict[str, Validators] = {}
        self._itineraries: dict[str, tuple[Request, ...]] = {}
        self._routes: dict[str, Route] = {}
        self._unsafe: dict[str, str] = {}

    def validators(self, key: str) -> Validators | None:
        """Tell by what a page is known again; `None` when it was never received."""
        return self._validators.get(key)

    def save_validators(self, key: str, validators: Validators) -> None:
        """Keep by what a page is known again."""
        self._validators[key] = validators

    def requests(self, name: str) -> tuple[Request, ...] | None:
        """List the requests of a flow's last run; `None` when it never ended well."""
        return self._itineraries.get(name)

    def save_requests(self, name: str, asks: tuple[Request, ...]) -> None:
        """Keep a flow's requests; `()` forgets them."""
        self._itineraries[name] = asks

    def unsafe_limit(self, content_hash: str) -> str | None:
        """Tell what limit a page passed when it stopped its reader; `None` when it never did."""
        return self._unsafe.get(content_hash)

    def save_unsafe_limit(self, content_hash: str, limit: str, seen: dt.datetime) -> None:
        """Keep that a page stopped its reader; when is of no matter, since no newer version comes while we live."""
        del seen
        self._unsafe[content_hash] = limit

    def route(self, name: str) -> Route | None:
        """Tell by which way a site's meetings were found; `None` when nobody looked."""
        return self._routes.get(name)

    def save_route(self, name: str, route: Route) -> None:
        """Keep by which way a site's meetings were found."""
        self._routes[name] = route


# One ask answered.

_ACCEPTS = {
    "html": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
    "pdf": "application/pdf,*/*;q=0.5",
    "json": "application/json,*/*;q=0.5",
    None: "*/*",
}


@dataclass(frozen=True, slots=True)
class CachedRequest:
    """An ask, and by what we would know the page again."""

    ask: Request
    known: Validators | None = None
    """`None` wants the body in any case."""
    asked_anew: bool = False
    """Whether to ask without condition for what we know: the body itself tells whether it is the same."""

    @property
    def condition(self) -> tuple[tuple[str, str], ...]:
        """The header that asks whether the page has changed; none where the answer could not be believed."""
        # RFC 9110, 13.1.2: what is no GET would be refused, not answered "not modified".
        asked = self.known is not None and self.known.believed and self.ask.method == "GET" and not self.asked_anew
        tag = _tag(self.known) if asked else None
        return (tag,) if tag is not None else ()


@dataclass(frozen=True, slots=True)
class PageReply:
    """What came of a request."""

    page: Response | None
    """`None` when the host says that the page is the one we know."""
    validators: Validators
    size: int = 0
    """Bytes of the body, decompressed."""


class Exchange:
    """How requests are run: by which policy, clock and rules of hosts."""

    def __init__(self, policy: FetchPolicy, now: Callable[[], dt.datetime], find_refusal: FindRefusal) -> None:
        """Know no host yet; what a title means is a language's business, and none is known here."""
        self._policy = policy
        self._now = now
        self._find_refusal = find_refusal
        self._robots = Robots(policy, now)
        self._clocks: dict[str, dt.datetime] = {}
        """What time the first hosts said it was, by host."""
        self.on_page: Callable[[Response], object] | None = None
        """Shown every page that is received; `None` when nobody wants to see them."""

    def saw(self, answer: Response) -> Response:
        """Take note of what time the host of an answer says it is, and give the answer back."""
        with suppress(ValueError, OverflowError):
            # When the answer was made, and how long a cache has held it (RFC 9110, 9111).
            made = parsedate_to_datetime(answer.header("date") or "")
            held = dt.timedelta(seconds=int((answer.header("age") or "0")[:9]))
            moment = made.replace(tzinfo=made.tzinfo or dt.UTC).astimezone(dt.UTC) + held
            if len(self._clocks) < _CLOCKS_ASKED:
                self._clocks.setdefault(host_and_port(answer.url)[0], moment)
        return answer

    def run(self, wanted: CachedRequest, sites: Collection[Site] = ()) -> Generator[HTTPRequest, Response, PageReply]:
        """Run a request: yields requests, is sent answers. A document is asked for where some sites may have theirs."""
        ask = wanted.ask
        known = wanted.known
        if known is not None and known.seen is not None and self._now() - known.seen > self._policy.believed_for:
            # Even a tag that was seen to follow its body may cease to; only the body itself tells.
            wanted = replace(wanted, asked_anew=True)
        own = (("Accept", _ACCEPTS[ask.expects]), ("Accept-Language", "sv, en;q=0.5"), *wanted.condition)
        hop = HTTPRequest(address(ask), ask.method, ask.body, (*own, *ask.headers))
        for _ in range(self._policy.max_redirects + 1):
            host_and_port(hop.url)
            if ask.document and sites:
                check_holder(hop.url, sites)
            pause = yield from self._robots.admit(hop.url)
            answer = yield replace(hop, pause=pause)
            target = answer.header("location") if answer.status in _REDIRECTED else None
            if target is None:
                if answer.status == HTTPStatus.NOT_MODIFIED and wanted.known is not None and wanted.condition:
                    return PageReply(None, wanted.known)
                page = check(answer, wanted.ask.expects, self._find_refusal)
                if self.on_page is not None:
                    self.on_page(page)
                return PageReply(page, known_by(page, wanted.known), len(page.body))
            hop = _follow(hop, answer, target)
        raise AnswerLimitError(limit=f"{self._policy.max_redirects} redirects", url=address(ask))

    def check_clock(self, urls: Iterable[str]) -> Generator[HTTPRequest, Response, None]:
        """Raise `InputError` where most of at least three hosts say another hour than our clock does.

        Their rules are asked for, which the round needs in any case; a few hosts are enough.
        """
        hosts: dict[str, str] = {}
        for url in urls:
            with suppress(HostError):
                hosts.setdefault(host_and_port(url)[0], url)
        asked = list(hosts.values())[:_CLOCKS_ASKED]
        for nth, url in enumerate(asked):
            if len(self._clocks) + len(asked) - nth < _CLOCKS:
                break
            with suppress(AgendawatchError):
                yield from self._robots.admit(url)
        now = self._now()
        off = [moment for moment in self._clocks.values() if abs(moment - now) > _CLOCK_OFF]
        if len(self._clocks) >= _CLOCKS and len(off) * 2 > len(self._clocks):
            expected = f"the time that {len(off)} of {len(self._clocks)} hosts say, about {sorted(off)[len(off) // 2]:%Y-%m-%d %H:%M %Z}"
            raise InputError(field="now", value=now.isoformat(), expected=expected)


_CLOCKS = 3
"""Hosts that must say what time it is before our clock is doubted."""
_CLOCKS_ASKED = 5
_CLOCK_OFF = dt.timedelta(hours=1)


def _follow(hop: HTTPRequest, answer: Response, target: str) -> HTTPRequest:
    """Take the next hop, as browsers do; raise where it leads to a login or off the web."""
    try:
        url = urljoin(hop.url, target)
        host_and_port(url)
        scheme = urlsplit(url).scheme
    except (ValueError, HostError):
        scheme = None
    if scheme not in {"http", "https"}:
        msg = f"redirected to an address that is not the web's: {shown_address(target)!r}"
        raise HostError(msg, url=hop.url, failure=FailureCode.STATUS)
    if is_login(url):
        msg = f"redirected to a login page, {shown_address(url)}"
        raise RefusedError(msg, url=hop.url, failure=FailureCode.LOGIN)
    if answer.status in {307, 308} or hop.method in {"GET", "HEAD"}:
        return replace(hop, url=url)
    return replace(hop, url=url, method="GET", body=None)
