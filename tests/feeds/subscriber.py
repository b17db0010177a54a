"""A feed as a strict subscriber takes it: read by the letter, and followed from one version to the next."""

from __future__ import annotations

import re

NOTICED = ("DTSTART", "DTEND", "STATUS", "LOCATION")
STAMPS = {"DTSTAMP", "LAST-MODIFIED", "SEQUENCE"}

Rows = dict[str, list[str]]
"""Properties by name, each with its parameters and value as written (";VALUE=DATE:20200311")."""


def _put(rows: Rows, row: str, prefix: str) -> None:
    found = re.match(r"[A-Z-]+", row)
    assert found, row
    rows.setdefault(prefix + found[0], []).append(row[found.end() :])


def parse(data: bytes) -> tuple[Rows, dict[str, Rows]]:
    """Read a feed by the letter of RFC 5545 3.1: the calendar's properties, and each event's by its identifier."""
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    for octets in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert 0 < len(octets) <= 75
        octets.decode("utf-8")
    rows = data.decode("utf-8").replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    head: Rows = {}
    events: list[Rows] = []
    stack: list[str] = []
    for row in rows:
        name, _, rest = row.partition(":")
        if name == "BEGIN":
            stack.append(rest)
            if rest == "VEVENT":
                events.append({})
        elif name == "END":
            assert stack.pop() == rest
        elif "VEVENT" in stack:
            _put(events[-1], row, "VALARM." if stack[-1] == "VALARM" else "")
        else:
            _put(head, row, "" if stack == ["VCALENDAR"] else f"{stack[-1]}.")
    assert not stack
    by_uid = {event["UID"][0].removeprefix(":"): event for event in events}
    assert len(by_uid) == len(events)
    return head, by_uid


def follows(before: tuple[Rows, dict[str, Rows]], after: tuple[Rows, dict[str, Rows]]) -> None:
    """Hold a subscriber's way from one feed to the next to the rules."""
    (old_head, old), (new_head, new) = before, after
    for key in set(old) & set(new):
        was, now = old[key], new[key]
        if {k: v for k, v in was.items() if k not in STAMPS} == {k: v for k, v in now.items() if k not in STAMPS}:
            assert was == now, "only its stamps changed"
            continue
        assert now["LAST-MODIFIED"] > was["LAST-MODIFIED"]
        assert now["DTSTAMP"] == now["LAST-MODIFIED"]
        assert now["CREATED"] == was["CREATED"]
        counts = [int(rows["SEQUENCE"][0][1:]) for rows in (was, now)]
        assert counts[1] >= counts[0]
        if any(was.get(name) != now.get(name) for name in NOTICED):
            assert counts[1] > counts[0]
    assert set(old) <= set(new), "an event vanished"
    if old != new:
        assert new_head["LAST-MODIFIED"] > old_head["LAST-MODIFIED"]
