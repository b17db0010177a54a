"""A folder of recorded answers: `index.json`, and a file for each body."""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from collections.abc import Callable
from contextlib import closing
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import httpx
from pydantic import Field

from agendawatch.fetch.allowed_hosts import AllowedHosts
from agendawatch.fetch.message import CONSTRUCTED
from agendawatch.fetch.network import IncomingBody, Network
from agendawatch.fetch.policy import FetchPolicy
from agendawatch.fetch.transport import sent, trust
from agendawatch.model import slug
from agendawatch.model.value import Aware, Value
from agendawatch.redaction import bare_address

INDEX = "index.json"
_KINDS = {"text/html": ".html", "application/pdf": ".pdf", "application/json": ".json", "text/plain": ".txt"}


class Entry(Value):
    """One answer to one request."""

    method: str = "GET"
    url: str
    body_hash: str | None = None
    """SHA-256 of the request's body, hexadecimal; `None` when it has none."""
    since: Aware | None = None
    """From when on the site answers so; `None` from the beginning. The last one in force holds."""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    file: str | None = None
    """The body's file in the folder; `None` for an empty body."""


class Index(Value):
    """All answers of a folder."""

    entries: tuple[Entry, ...] = Field(default=())


def body_hash(body: bytes) -> str | None:
    """Name a request's body; `None` when it has none."""
    return hashlib.sha256(body).hexdigest() if body else None


def file_name(url: str, body: bytes, media_type: str) -> str:
    """Name a body's file: what its address ends with, and a hash of the bytes.

    >>> file_name("https://example.se/x/Protokoll_20200311.pdf?OpenElement", b"", "application/pdf")
    'protokoll-20200311-e3b0c442.pdf'
    """
    path = PurePosixPath(urlsplit(url).path)
    stem = slug(path.stem)[:40].strip("-") or "page"
    suffix = _KINDS.get(media_type) or ".bin"
    return f"{stem}-{hashlib.sha256(body).hexdigest()[:8]}{suffix}"


# Recordings in place of the network: the same requests, the same answers, 304 where nothing changed.

_KEPT = frozenset({"etag", "last-modified", CONSTRUCTED[0].casefold()})
"""Headers that an answer bears too which says that nothing has changed."""


class UnknownRequestError(BaseException):
    """Nobody recorded an answer to this request.

    It is no `Exception`: a program that goes on past a host's bad day must not go on past this.
    """


class Replay(httpx.MockTransport):
    """A transport that gives the recorded answers of a folder again.

    The answer in force is the last one whose `since` has come, by the clock that is given.
    A conditional request is answered 304 when its validators match, as the host would.
    """

    def __init__(self, folder: Traversable, *, now: Callable[[], dt.datetime] | None = None) -> None:
        """Read the folder's index; without a clock the last recorded answer is in force."""
        super().__init__(self._answer)
        self._folder = folder
        self._now = now
        self._entries: dict[tuple[str, str, str | None], list[Entry]] = {}
        for entry in Index.model_validate_json((folder / INDEX).read_bytes()).entries:
            name = (entry.method, bare_address(str(httpx.URL(entry.url))), entry.body_hash)
            self._entries.setdefault(name, []).append(entry)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        recorded = self._entries.get((request.method, bare_address(str(request.url)), body_hash(request.content)), [])
        now = self._now() if self._now else None
        current = [entry for entry in recorded if now is None or entry.since is None or entry.since <= now]
        if not current:
            msg = f"no recording answers {request.method} {request.url}" + (f" at {now.isoformat()}" if now else "")
            raise UnknownRequestError(msg)
        entry = current[-1]
        headers = httpx.Headers(list(entry.headers))
        if entry.status == httpx.codes.OK and _is_known(request.headers, headers):
            kept = [(name, value) for name, value in entry.headers if name.casefold() in _KEPT]
            return httpx.Response(httpx.codes.NOT_MODIFIED, headers=kept, request=request)
        content = (self._folder / entry.file).read_bytes() if entry.file else b""
        return httpx.Response(entry.status, headers=headers, content=content, request=request)


def _is_known(asked: httpx.Headers, given: httpx.Headers) -> bool:
    """Tell whether a request names the validators of the answer (RFC 9110: the ETag goes before the date)."""
    if "if-none-match" in asked:
        named = {tag.strip().removeprefix("W/") for tag in asked["if-none-match"].split(",")}
        return given.get("etag", "").removeprefix("W/") in named
    return "if-modified-since" in asked and asked["if-modified-since"] == given.get("last-modified")


# Write what a host answers into a folder that `Replay` answers from.

_DROPPED = frozenset({"connection", "content-encoding", "content-length", "date", "server", "set-cookie",
                      "transfer-encoding", "keep-alive", "vary"})  # fmt: skip
_LENGTHS = frozenset({"content-encoding", "content-length", "transfer-encoding"})


def _names(entry: Entry) -> tuple[str, str, str | None]:
    return entry.method, entry.url, entry.body_hash


class Recorder(httpx.BaseTransport):
    """A transport that hands on another one's answers and writes them down.

    With a clock each answer is dated, so that `Replay` shows the site as it was at any moment.
    """

    def __init__(
        self,
        folder: Path,
        transport: httpx.BaseTransport | None = None,
        *,
        now: Callable[[], dt.datetime] | None = None,
    ) -> None:
        """Open a folder, in which entries that were there stay; without a transport the network answers."""
        self._folder, self._now = folder, now
        folder.mkdir(parents=True, exist_ok=True)
        index = folder / INDEX
        self._entries = list(Index.model_validate_json(index.read_bytes()).entries) if index.exists() else []
        self.allowed = getattr(transport, "allowed", None) or AllowedHosts()
        """Whom a client that asks through this may reach."""
        self._transport = transport or Network(self.allowed, trust())
        self._policy = FetchPolicy()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request, and write the answer down."""
        asked = request.read()
        with closing(self._transport.handle_request(request)) as response:
            body = IncomingBody(
                bare_address(str(request.url)), self._policy, time.monotonic() + self._policy.longest_answer
            )
            body.announce(response)
            for chunk in sent(response):
                body.add(chunk)
        # The answer again as one that has been received, its body unpacked.
        headers = [pair for pair in response.headers.multi_items() if pair[0].casefold() not in _LENGTHS]
        whole = httpx.Response(response.status_code, headers=headers, content=body.whole())
        self._write(request, asked, whole)
        return whole

    def _write(self, request: httpx.Request, asked: bytes, response: httpx.Response) -> None:
        """Write an answer; a 304 adds nothing, and the same answer again is not written twice."""
        if response.status_code == httpx.codes.NOT_MODIFIED:
            return
        media_type = response.headers.get("content-type", "").partition(";")[0].strip()
        entry = Entry(
            method=request.method,
            url=bare_address(str(request.url)),
            body_hash=body_hash(asked),
            since=self._now() if self._now else None,
            status=response.status_code,
            headers=tuple(pair for pair in response.headers.multi_items() if pair[0].casefold() not in _DROPPED),
            file=file_name(bare_address(str(request.url)), response.content, media_type) if response.content else None,
        )
        same = [old for old in self._entries if _names(old) == _names(entry)]
        if same and same[-1].model_copy(update={"since": entry.since}) == entry:
            return
        if entry.file:
            (self._folder / entry.file).write_bytes(response.content)
        self._entries.append(entry)
        words = Index(entries=tuple(self._entries)).model_dump_json(indent=1, exclude_defaults=True)
        (self._folder / INDEX).write_text(words + "\n", encoding="utf-8")

    def close(self) -> None:
        """Close the transport."""
        self._transport.close()
