"""Write what a host answers into a folder that `Replay` answers from."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import httpx

from agendawatch.fetch.allowed_hosts import Reach
from agendawatch.fetch.body import Body
from agendawatch.fetch.network import Network
from agendawatch.fetch.policy import FetchPolicy
from agendawatch.fetch.recording import INDEX, Entry, Index, body_hash, file_name
from agendawatch.fetch.transport import sent, trust
from agendawatch.redaction import bare_address

__all__ = ["Recorder"]

_DROPPED = frozenset({"connection", "content-encoding", "content-length", "date", "server", "set-cookie",
                      "transfer-encoding", "keep-alive", "vary"})  # fmt: skip
_LENGTHS = frozenset({"content-encoding", "content-length", "transfer-encoding"})
_NOT_MODIFIED = 304


class _Folder:
    """The folder while it is written; entries that were there stay."""

    def __init__(self, folder: Path, now: Callable[[], dt.datetime] | None) -> None:
        self._folder = folder
        self._now = now
        folder.mkdir(parents=True, exist_ok=True)
        index = folder / INDEX
        self._entries = list(Index.model_validate_json(index.read_bytes()).entries) if index.exists() else []

    def write(self, request: httpx.Request, asked: bytes, response: httpx.Response) -> None:
        """Write an answer; a 304 adds nothing, and the same answer again is not written twice."""
        if response.status_code == _NOT_MODIFIED:
            return
        entry = self._entry(request, asked, response)
        same = [old for old in self._entries if _names(old) == _names(entry)]
        if same and same[-1].model_copy(update={"since": entry.since}) == entry:
            return
        if entry.file:
            (self._folder / entry.file).write_bytes(response.content)
        self._entries.append(entry)
        words = Index(entries=tuple(self._entries)).model_dump_json(indent=1, exclude_defaults=True)
        (self._folder / INDEX).write_text(words + "\n", encoding="utf-8")

    def _entry(self, request: httpx.Request, asked: bytes, response: httpx.Response) -> Entry:
        media_type = response.headers.get("content-type", "").partition(";")[0].strip()
        return Entry(
            method=request.method,
            url=bare_address(str(request.url)),
            body_hash=body_hash(asked),
            since=self._now() if self._now else None,
            status=response.status_code,
            headers=tuple(pair for pair in response.headers.multi_items() if pair[0].casefold() not in _DROPPED),
            file=file_name(bare_address(str(request.url)), response.content, media_type) if response.content else None,
        )


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
        """Open a folder; without a transport the network answers."""
        self._folder = _Folder(folder, now)
        self.reach = getattr(transport, "reach", None) or Reach()
        """Whom a client that asks through this may reach."""
        self._transport = transport or Network(self.reach, trust())
        self._policy = FetchPolicy()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request, and write the answer down."""
        asked = request.read()
        with closing(self._transport.handle_request(request)) as response:
            body = Body(bare_address(str(request.url)), self._policy, time.monotonic() + self._policy.longest_answer)
            body.announce(response)
            for chunk in sent(response):
                body.add(chunk)
        whole = _whole(response, body.whole())
        self._folder.write(request, asked, whole)
        return whole

    def close(self) -> None:
        """Close the transport."""
        self._transport.close()


def _whole(response: httpx.Response, body: bytes) -> httpx.Response:
    """Give the answer again as one that has been received, its body unpacked."""
    headers = [pair for pair in response.headers.multi_items() if pair[0].casefold() not in _LENGTHS]
    return httpx.Response(response.status_code, headers=headers, content=body)
