"""Ciceron's JSON-RPC: one session, calls in it, and a search whose rows must be as many as its hits.

Results come as JSON inside words inside JSON. A session that the server has lost answers with an
error, or with hits without rows: then the search is made anew, in a new session, a few times.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from agendawatch.errors import LayoutError, ReadError
from agendawatch.sources.flow import Flow, Request
from agendawatch.sources.json_page import Record, parse, read_json, record, records, words

__all__ = ["Line", "Search", "opened"]

_SESSIONS = 3
"""How often a search is made before a lost session is an error."""
_ROWS_AT_ONCE = 100
_ROWS_AT_MOST = 20_000
_ENVELOPES = ("results", "result", "value")
"""Names that hold nothing but the answer itself; which of them a method uses differs."""
_DEEPEST = 6
_DETAILS = frozenset({"documents", "items", "tid", "plats"})


@dataclass(slots=True)
class Line:
    """A line to a portal, and the session on it."""

    portal: str
    """Scheme and host."""
    session: str | None = None
    seen: dt.datetime | None = None
    """When the portal last answered; `None` before it did."""

    @property
    def door(self) -> str:
        """The address of every call."""
        return f"{self.portal}/json"

    def call(self, method: str, params: Mapping[str, object]) -> Flow[object]:
        """Call a method, in the session; returns its answer without envelopes."""
        facts: dict[str, object] = {"jsonrpc": "2.0", "method": f"CiceronsokServer:{method}", "params": params}
        if self.session is not None:
            facts["session_id"] = self.session  # at top level: among the params it is ignored
        page = yield Request(
            self.door,
            method="POST",
            body=json.dumps(facts, ensure_ascii=False).encode(),
            headers=(("Content-Type", "application/json"),),
            expects="json",
            repeatable=False,
        )
        answer = record(read_json(page), page.url, f"an answer to {method}")
        self.seen = page.fetched
        self.session = words(answer, "session_id") or self.session
        if answer.get("error"):
            expected = f"an answer to {method}"
            raise ReadError(expected, f"the error {answer['error']!r}", url=page.url)
        return opened(answer.get("result"), page.url)


def opened(value: object, url: str) -> object:
    r"""Take an answer out of its envelopes, and out of the words it may be written in.

    >>> opened({"result": "{\"hits\": 27}"}, ""), opened({"value": "[1]"}, ""), opened({"results": []}, "")
    ({'hits': 27}, [1], [])
    """
    for _ in range(_DEEPEST):
        if isinstance(value, str) and value.lstrip()[:1] in {"{", "["}:
            value = parse(value, url)
            continue
        name = next((it for it in _ENVELOPES if isinstance(value, dict) and it in value), None)
        if name is None or not isinstance(value, dict):
            break
        value = value[name]
    return value


@dataclass(slots=True)
class Search:
    """A search: how it is made, and the rows it gave."""

    line: Line
    method: str
    params: Mapping[str, object]
    name: str = "ciceronsok_search"
    rows: tuple[Record, ...] = ()
    _nth: dict[str, str] = field(default_factory=dict)
    """Each row's place in the session, by what it shows."""

    def run(self) -> Flow[tuple[Record, ...]]:
        """Make the search, until as many rows have come as it has hits."""
        failed: ReadError | None = None
        for _ in range(_SESSIONS):
            try:
                return (yield from self._run())
            except ReadError as error:
                failed, self.line.session = error, None
        raise failed or AssertionError

    def _run(self) -> Flow[tuple[Record, ...]]:
        if self.line.session is None:
            yield from self.line.call("Test", {})
        hits = _hits((yield from self.line.call(self.method, {"search_id": self.name, **self.params})))
        found: dict[str, Record] = {}
        last: tuple[Record, ...] = ()
        while hits is None or len(found) < min(hits, _ROWS_AT_MOST):
            asked = {"search_id": self.name, "offset": len(found), "limit": _ROWS_AT_ONCE}
            came = yield from self.line.call("ReadItems", asked)
            rows = records(came, self.line.door, "a list of rows")
            if not rows or rows == last:
                break
            last = rows
            for row in rows:
                place = words(row, "id")
                found[place if place and place not in found else str(len(found))] = row
        if hits is not None and len(found) < hits:
            raise LayoutError(self.line.door, missing=f"{hits} rows", came=f"{len(found)} rows")
        self.rows = tuple(found.values())
        self._nth = dict(zip(_names(self.rows), found, strict=True))
        return self.rows

    def details(self, place: int) -> Flow[Record]:
        """Read what stands behind a row; where the session is lost, behind the same row of the search made anew."""
        name = _names(self.rows)[place]
        failed: ReadError | None = None
        for attempt in range(_SESSIONS):
            if attempt:
                self.line.session = None
                yield from self.run()
            if name not in self._nth:
                break
            asked = {"search_id": self.name, "id": self._nth[name]}
            try:
                came = yield from self.line.call("ReadObjectDetails", asked)
                return _details(came, name, self.line.door)
            except ReadError as error:
                failed = error
        raise failed or LayoutError(self.line.door, missing=f"the row {name!r}")


def _details(came: object, name: str, url: str) -> Record:
    """Take details, unless they are those of no meeting at all: a lost session answers so."""
    missing = f"the details of {name!r}"
    told = record(came, url, missing)
    if not told.keys() & _DETAILS:
        raise LayoutError(url, missing=missing, came=f"an object of {', '.join(told) or 'nothing'}")
    return told


def _hits(came: object) -> int | None:
    """Read how many rows there are; `None` where the method does not say."""
    told = words(came, "hits") if isinstance(came, dict) else ""
    return int(told) if told.isdigit() else None


def _names(rows: tuple[Record, ...]) -> list[str]:
    """Name each row by what it shows, counted: two meetings of one day show the same."""
    seen: Counter[str] = Counter()
    names = []
    for row in rows:
        shown = f"{words(row, 'title')} {words(row, 'object_link')}"
        seen[shown] += 1
        names.append(f"{shown} {seen[shown]}")
    return names
