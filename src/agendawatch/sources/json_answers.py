"""Rows of an answer in JSON that is a list, or an object that holds one; and the moments in them."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from contextlib import suppress
from email.utils import parsedate_to_datetime
from typing import TypeAlias

from agendawatch.errors import LayoutError, ReadError
from agendawatch.model import STOCKHOLM
from agendawatch.sources.flow import Request, Response
from agendawatch.visible import one_line

# Answers in JSON, opened with care: a field may be missing, and a number may come as words.

Record: TypeAlias = Mapping[str, object]
"""An object of JSON."""


def read_json(page: Response) -> object:
    """Read a page as JSON; raise with its address where it is none."""
    return parse(page.text, page.url)


def parse(text: str, url: str) -> object:
    """Parse JSON, also where it came as words inside other JSON."""
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise ReadError(expected="JSON", came=f"{len(text)} characters that are none: {error}", url=url) from error


def record(value: object, url: str, missing: str) -> Record:
    """Take a value as an object; raise, naming what is missing, where it is none."""
    if not isinstance(value, dict):
        raise LayoutError(url, missing=missing, came=type(value).__name__)
    return value


def json_call(url: str, told: object, *, repeatable: bool = False) -> Request:
    """Post some JSON, to be answered with JSON."""
    body = json.dumps(told, ensure_ascii=False).encode()
    headers = (("Content-Type", "application/json"),)
    return Request(url, method="POST", body=body, headers=headers, expects="json", repeatable=repeatable)


def records(value: object, url: str, missing: str) -> tuple[Record, ...]:
    """Take a value as a list of objects; raise, naming what is missing, where it is none."""
    if not isinstance(value, list):
        raise LayoutError(url, missing=missing, came=type(value).__name__)
    return tuple(record(it, url, missing) for it in value)


def words(row: Record, *names: str) -> str:
    r"""Look up the first of some fields that holds words, white space folded, NFC; `""` where none does.

    >>> words({"Title": None, "Name": "Protokoll\r\nKS ", "Id": 7}, "Title", "Name"), words({"Id": 7}, "Id")
    ('Protokoll KS', '7')
    """
    for name in names:
        value = row.get(name)
        if isinstance(value, int | str) and not isinstance(value, bool) and (told := one_line(str(value))):
            return told
    return ""


_ZONE = re.compile(r"(?:GMT|UTC)?([+-]\d\d):?(\d\d)\b")
"""`Mon Jan 26 2026 13:00:00 GMT+0100 (CET)`: how JavaScript writes a date, which names its zone twice."""
_YEAR = re.compile(r"\b[12]\d{3}\b")
_HOUR = re.compile(r"\d:\d")


def json_rows(page: Response, *names: str) -> tuple[Record, ...]:
    """Read an answer's rows: the answer itself, or what stands under the first of some names that it has."""
    value = read_json(page)
    missing = f"a list{' or one under ' + ' or '.join(names) if names else ''}"
    if isinstance(value, dict):
        held = [value[name] for name in names if name in value]
        if not held:
            raise LayoutError(page.url, missing=missing, came=f"an object of {', '.join(map(str, value)) or 'nothing'}")
        value = held[0]
    return records(value, page.url, missing)


def read_local(value: object, page: Response) -> dt.datetime:
    """Read a moment as the local one; raise where it is none."""
    found = find_local(value)
    if found is None:
        raise LayoutError(page.url, missing="a date", came=repr(value))
    return found


def find_local(value: object) -> dt.datetime | None:
    """Find the local moment that ISO 8601, milliseconds or a date of JavaScript's stand for; `None` in other words.

    >>> find_local("2026-03-09T18:00:00").isoformat(), find_local("Mon Mar 09 2026 17:00:00 GMT+0000").isoformat()
    ('2026-03-09T18:00:00+01:00', '2026-03-09T18:00:00+01:00')
    """
    try:
        if isinstance(value, int) and not isinstance(value, bool):
            return _in_sweden(dt.datetime.fromtimestamp(value / 1000, dt.UTC))
        if not isinstance(value, str):
            return None
        with suppress(ValueError):
            return _in_sweden(dt.datetime.fromisoformat(value.strip()))
        words = _ZONE.sub(r"\1\2", value)
        year = _YEAR.search(words)
        if year is None:
            return None
        hour = "" if _HOUR.search(words) else " 00:00"
        return _in_sweden(parsedate_to_datetime(f"{words[: year.end()]}{hour}{words[year.end() :]}"))
    except (ValueError, OverflowError, OSError):
        return None


def _in_sweden(moment: dt.datetime) -> dt.datetime:
    """Take a moment to Sweden; midnight as written stands for a day without an hour, in whichever zone."""
    if moment.time() == dt.time(0) or moment.tzinfo is None:
        return moment.replace(tzinfo=STOCKHOLM)
    return moment.astimezone(STOCKHOLM)
