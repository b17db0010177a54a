"""Where in a TOML file a key stands: what a parser forgets, and a person with a mistake needs."""

from __future__ import annotations

import re

__all__ = ["line_of"]

_TABLE = re.compile(r"^\s*\[\[?\s*(?P<name>[^\[\]]{1,200}?)\s*\]\]?\s*(?:#.*)?$")


def line_of(text: str, table: str, nth: int, key: str | None = None, value: str | None = None) -> int:
    r"""Tell the line, from 1, of a table's `nth` heading, or of a key or a value in it where that is found.

    >>> line_of('[[watch]]\nname = "a"\n\n[[watch]]\nname = "b"\nwords = [\n  "x",\n]', "watch", 1, "words", "x")
    7
    """
    lines = text.splitlines()
    found, seen = 1, -1
    in_key = False
    for number, line in enumerate(lines, start=1):
        heading = _TABLE.match(line)
        if heading:
            seen += heading["name"] == table
            if seen == nth and heading["name"] == table:
                found = number
            elif seen >= nth:
                break
        elif seen == nth and key is not None:
            in_key = in_key or re.match(rf"""\s*["']?{re.escape(key)}["']?\s*=""", line) is not None
            if in_key and (value is None or f'"{value}"' in line or f"'{value}'" in line):
                return number
            if in_key and found == line_of(text, table, nth):
                found = number
    return found
