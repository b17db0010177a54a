"""Recordings in place of the network: the same requests, the same answers, 304 where nothing changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from importlib.resources.abc import Traversable

import httpx

from agendawatch.fetch.answers import CONSTRUCTED
from agendawatch.fetch.recording import INDEX, Entry, Index, body_hash
from agendawatch.redaction import bare_address

__all__ = ["Recordings", "Replay", "UnknownRequestError"]


_KEPT = frozenset({"etag", "last-modified", CONSTRUCTED[0].casefold()})
"""Headers that an answer bears too which says that nothing has changed."""


class UnknownRequestError(BaseException):
    """Nobody recorded an answer to this request.

    It is no `Exception`: a program that goes on past a host's bad day must not go on past this.
    """


class Recordings(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport that gives recorded answers again.

    The answer in force is the last one whose `since` has come, by the clock that is given.
    A conditional request is answered 304 when its validators match, as the host would.
    """

    def __init__(
        self, entries: Iterable[Entry], body: Callable[[str], bytes], *, now: Callable[[], dt.datetime] | None = None
    ) -> None:
        """Take the answers and the way to a body by its file; without a clock the last one is in force."""
        self._body = body
        self._now = now
        self._entries: dict[tuple[str, str, str | None], list[Entry]] = {}
        for entry in entries:
            name = (entry.method, bare_address(str(httpx.URL(entry.url))), entry.body_hash)
            self._entries.setdefault(name, []).append(entry)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request."""
        return self._answer(request, request.read())

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request, awaited."""
        return self._answer(request, await request.aread())

    def _answer(self, request: httpx.Request, body: bytes) -> httpx.Response:
        entry = self._in_force(request, body)
        headers = httpx.Headers(list(entry.headers))
        if entry.status == httpx.codes.OK and _is_known(request.headers, headers):
            kept = [(name, value) for name, value in entry.headers if name.casefold() in _KEPT]
            return httpx.Response(httpx.codes.NOT_MODIFIED, headers=kept, request=request)
        content = self._body(entry.file) if entry.file else b""
        return httpx.Response(entry.status, headers=headers, content=content, request=request)

    def _in_force(self, request: httpx.Request, body: bytes) -> Entry:
        recorded = self._entries.get((request.method, bare_address(str(request.url)), body_hash(body)), [])
        now = self._now() if self._now else None
        current = [entry for entry in recorded if now is None or entry.since is None or entry.since <= now]
        if not current:
            msg = f"no recording answers {request.method} {request.url}" + (f" at {now.isoformat()}" if now else "")
            raise UnknownRequestError(msg)
        return current[-1]


class Replay(Recordings):
    """A transport that answers from a folder of recordings."""

    def __init__(self, folder: Traversable, *, now: Callable[[], dt.datetime] | None = None) -> None:
        """Read the folder's index; without a clock the last recorded answer is in force."""
        index = Index.model_validate_json((folder / INDEX).read_bytes())
        super().__init__(index.entries, lambda file: (folder / file).read_bytes(), now=now)


def _is_known(asked: httpx.Headers, given: httpx.Headers) -> bool:
    """Tell whether a request names the validators of the answer (RFC 9110: the ETag goes before the date)."""
    if "if-none-match" in asked:
        named = {tag.strip().removeprefix("W/") for tag in asked["if-none-match"].split(",")}
        return given.get("etag", "").removeprefix("W/") in named
    return "if-modified-since" in asked and asked["if-modified-since"] == given.get("last-modified")
