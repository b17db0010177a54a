"""Cursors: where the next page of a list begins, opaque to who asks, and checked when they come back."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json

from agendawatch.errors import InputError

_LARGEST = 10_000_000


def write_cursor(*facts: str | int) -> str:
    """Write where a page ends.

    >>> read_cursor(write_cursor("2026-03-11", 7), str, int)
    ['2026-03-11', 7]
    """
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode("ascii").rstrip("=")


def read_cursor(written: str, *kinds: type[str | int]) -> list[str | int]:
    """Read where a page ended; what no page of this list ever ended with raises `InputError`."""
    try:
        raw = written.encode("ascii")
        facts = json.loads(base64.b64decode(raw + b"=" * (-len(raw) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError):
        facts = None
    good = (
        isinstance(facts, list)
        and [type(fact) for fact in facts] == list(kinds)
        and all(0 <= fact <= _LARGEST if isinstance(fact, int) else "\0" not in fact for fact in facts)
    )
    if not good or not isinstance(facts, list):
        raise InputError(field="cursor", value=written, expected="`next` of the page before")
    return facts


def read_moment(written: str | int) -> dt.datetime:
    """Read a moment out of a cursor."""
    try:
        moment = dt.datetime.fromisoformat(str(written))
        if moment.tzinfo is not None:
            return moment.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        pass
    raise InputError(field="cursor", value=written, expected="`next` of the page before")
