"""Watches as people write them, in `agendawatch.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from difflib import get_close_matches

from agendawatch.errors import AgendawatchError, InputError
from agendawatch.following.terms import read_term
from agendawatch.following.watch_file import line_of
from agendawatch.following.watch_index import condition
from agendawatch.model import ChangeKind, Municipality, Watch

__all__ = ["read_watches"]

_TABLE = "watch"
_LISTS = ("words", "phrases", "references", "without", "parties", "organizations", "municipalities", "kinds")
_KEYS = ("name", "where", *_LISTS)
_KINDS = tuple(kind for kind in ChangeKind if kind is not ChangeKind.CORRECTED)
"""Of what somebody did; what we correct of our own is no news."""


def read_watches(text: str, *, municipality: Callable[[str], Municipality] | None = None) -> tuple[Watch, ...]:
    r"""Read the `[[watch]]` tables of a file; other tables are somebody else's.

    >>> read_watches('[[watch]]\nname = "Cyklar"\nwords = ["cykelbana"]')[0].words
    ('cykelbana',)

    `municipality` looks names up, and raises for one that nobody knows; without it any name will do.
    What is wrong raises `InputError` with its line: no terms, a short word, an unknown organization, party, kind or
    key, a name twice. Names are kept as codes where they are looked up.
    """
    try:
        tables = tomllib.loads(text).get(_TABLE, [])
    except tomllib.TOMLDecodeError as error:
        field = "agendawatch.toml"
        raise InputError(field, str(error), "TOML") from error
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        field = f"line {line_of(text, _TABLE, 0)}"
        raise InputError(field, _TABLE, "[[watch]], with two brackets, once for each")
    found: dict[str, Watch] = {}
    for nth, table in enumerate(tables):
        watch = _Table(text, nth, table, municipality).read()
        if watch.name in found:
            field = f"line {line_of(text, _TABLE, nth, 'name')}: name"
            raise InputError(field, watch.name, "a name that no other watch has")
        found[watch.name] = watch
    return tuple(found.values())


class _Table:
    """One `[[watch]]` while it is read."""

    def __init__(
        self,
        text: str,
        nth: int,
        table: Mapping[str, object],
        municipality: Callable[[str], Municipality] | None,
    ) -> None:
        self._text = text
        self._nth = nth
        self._table = table
        self._municipality = municipality

    def read(self) -> Watch:
        """Check key by key, then the whole."""
        for key in self._table.keys() - set(_KEYS):
            near = get_close_matches(key, _KEYS, 1)
            raise self._wrong(key, key, f"{near[0]}" if near else f"one of {', '.join(_KEYS)}")
        lists = {key: self._list(key) for key in _LISTS}
        places = tuple(map(self._place, lists["municipalities"]))
        try:
            watch = Watch(
                name=self._string("name") or "",
                where=self._string("where"),
                words=lists["words"],
                phrases=lists["phrases"],
                references=lists["references"],
                without=lists["without"],
                parties=lists["parties"],
                organizations=lists["organizations"],
                municipalities=places,
                kinds=tuple(ChangeKind(kind) for kind in lists["kinds"]),
            )
            condition(watch)
        except InputError as error:
            raise self._wrong(error.field, error.value, error.expected) from error
        return watch

    def _string(self, key: str) -> str | None:
        value = self._table.get(key)
        if (value is None and key != "name") or (isinstance(value, str) and value.strip()):
            return value
        raise self._wrong(key, value, "text in quotation marks")

    def _list(self, key: str) -> tuple[str, ...]:
        """Read a list of texts, each as what its key says."""
        values = self._table.get(key, [])
        if not isinstance(values, list):
            raise self._wrong(key, values, f'a list, as {key} = ["…"]')
        for value in values:
            if not isinstance(value, str) or not value.strip():
                raise self._wrong(key, value, "text in quotation marks")
            if key == "kinds" and value not in _KINDS:
                near = get_close_matches(value, _KINDS, 1, cutoff=0.3)
                raise self._wrong(key, value, f"a kind of change, as {near[0] if near else 'item_added'}")
            try:
                read_term(key, value)
            except InputError as error:
                raise self._wrong(key, value, error.expected) from error
        return tuple(values)

    def _place(self, name: str) -> str:
        try:
            return self._municipality(name).code if self._municipality else name
        except AgendawatchError as error:
            raise self._wrong(key="municipalities", value=name, expected=f"a municipality ({error})") from error

    def _wrong(self, key: str, value: object, expected: str) -> InputError:
        """Name the line of a mistake beside the field."""
        line = line_of(self._text, _TABLE, self._nth, key, value if isinstance(value, str) else None)
        return InputError(f"line {line}: {key}", value, expected)
