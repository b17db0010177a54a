"""The query of an address as named values: bounded, decoded, and nothing in it that nobody knows."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import unquote_to_bytes

from agendawatch.errors import InputError

__all__ = ["Values", "read_query", "shortened"]

_LONGEST_QUERY = 4096
"""Bytes of a whole query."""
_LONGEST_VALUE = 300
"""Letters of one value."""
_MOST_VALUES = 20
"""Values of one parameter."""
_SHOWN = 60
"""Letters of a wrong value that an error repeats."""


@dataclass(frozen=True, slots=True)
class Values:
    """Parameters as they were written, by name."""

    written: dict[str, tuple[str, ...]]

    def without(self, name: str) -> Values:
        """Leave a parameter out."""
        return Values({key: values for key, values in self.written.items() if key != name})

    def several(self, name: str) -> tuple[str, ...]:
        """Give the values of a parameter that may hold several; `()` when it is not there."""
        found = tuple(part for value in self.written.get(name, ()) for raw in value.split(",") if (part := raw.strip()))
        if not found and name in self.written:
            raise InputError(name, "", "a value")
        if len(found) > _MOST_VALUES:
            raise InputError(name, f"{len(found)} values", f"at most {_MOST_VALUES}")
        for value in found:
            _check_length(name, value)
        return found

    def single(self, name: str) -> str | None:
        """Give the value of a parameter that holds one; `None` when it is not there."""
        found = self.written.get(name)
        if found is None:
            return None
        if len(found) > 1:
            raise InputError(name, shortened(" and ".join(found)), "one value; it is there more than once")
        if not found[0].strip():
            raise InputError(name, found[0], "a value")
        _check_length(name, found[0])
        return found[0].strip()


def _check_length(name: str, value: str) -> None:
    if len(value) > _LONGEST_VALUE:
        raise InputError(name, shortened(value), f"at most {_LONGEST_VALUE} letters")


def shortened(value: str) -> str:
    """Cut a value for an error that repeats it.

    >>> len(shortened("å" * 10_000))
    61
    """
    return value if len(value) <= _SHOWN else value[:_SHOWN] + "…"


def read_query(query: bytes, names: Collection[str]) -> Values:
    """Read a query as values of the parameters named; all else raises `InputError`.

    >>> read_query(b"party=V&party=MP,S", ["party"]).several("party")
    ('V', 'MP', 'S')
    """
    if len(query) > _LONGEST_QUERY:
        raise InputError(field="query", value=f"{len(query)} bytes", expected=f"at most {_LONGEST_QUERY}")
    written: dict[str, tuple[str, ...]] = {}
    for pair in query.split(b"&"):
        if not pair:
            continue
        raw, _, value = pair.partition(b"=")
        name = _text("query", raw)
        if name not in names:
            near = get_close_matches(name, list(names), 1, cutoff=0.5)
            hint = f"{near[0]}, perhaps" if near else f"one of {', '.join(sorted(names))}"
            raise InputError(shortened(name), shortened(_text("query", value)), f"a parameter that there is: {hint}")
        written[name] = (*written.get(name, ()), _text(name, value))
    return Values(written)


def _text(name: str, raw: bytes) -> str:
    """Decode what an address holds: UTF-8 by per cent signs, with plus for a space, and no control characters."""
    decoded = unquote_to_bytes(raw.replace(b"+", b" "))
    try:
        text = unicodedata.normalize("NFC", decoded.decode())
    except UnicodeDecodeError as error:
        raise InputError(name, shortened(decoded.decode(errors="replace")), "text in UTF-8") from error
    wrong = next((letter for letter in text if unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"}), None)
    if wrong is not None:
        raise InputError(name, shortened(text), f"text without control characters (U+{ord(wrong):04X})")
    return text
