"""Answers in JSON, opened with care: a field may be missing, and a number may come as words."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from typing import TypeAlias

from agendawatch.errors import LayoutError, ReadError
from agendawatch.sources.flow import Response

__all__ = ["Record", "parse", "read_json", "record", "records", "words"]

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
        expected = "JSON"
        raise ReadError(expected, f"{len(text)} characters that are none: {error}", url=url) from error


def record(value: object, url: str, missing: str) -> Record:
    """Take a value as an object; raise, naming what is missing, where it is none."""
    if not isinstance(value, dict):
        raise LayoutError(url, missing=missing, came=type(value).__name__)
    return value


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
        if isinstance(value, int | str) and not isinstance(value, bool) and (told := " ".join(str(value).split())):
            return unicodedata.normalize("NFC", told)
    return ""
