"""A change as a row of the store: what it holds is read when it is asked for.

Why it is a `Change` that hides its rows stands in `docs/decisions/009-a-recorded-change-is-read-when-asked.md`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from agendawatch.history.essence import thawed
from agendawatch.model import AgendaItem, Change, ChangeKind, Document

__all__ = ["COLUMNS", "Raw", "RecordedChange", "recorded"]

COLUMNS = ("kind", "seen", "item", "document", "before", "after", "words")
"""A change's own columns, in the order of its row; the body of its meeting's version comes after them."""

Raw = tuple[Any, ...]
"""A row as the driver gives it. Any: columns hold what they hold."""

_meeting = lru_cache(maxsize=256)(thawed)
"""Meetings by their JSON: many changes are of one version."""


def _moment(seen: str | dt.datetime) -> dt.datetime:
    """Read a moment: PostgreSQL gives one with its zone, SQLite the text of one in UTC."""
    if isinstance(seen, dt.datetime):
        return seen.astimezone(dt.UTC)
    return dt.datetime.fromisoformat(seen).replace(tzinfo=dt.UTC)


_READ: Mapping[str, Callable[[Raw], object]] = {
    "kind": lambda row: ChangeKind(row[0]),
    "meeting": lambda row: _meeting(row[7]),
    "item": lambda row: AgendaItem.model_validate_json(row[2]) if row[2] else None,
    "document": lambda row: Document.model_validate_json(row[3]) if row[3] else None,
    "before": lambda row: row[4],
    "after": lambda row: row[5],
    "words": lambda row: row[6],
    "seen": lambda row: _moment(row[1]),
}
"""How each field is read off a row, in the order of the fields."""

_ORDER = tuple(_READ)
_BLANK: Mapping[str, Callable[[], object]] = {
    "__pydantic_fields_set__": lambda: set(_ORDER),
    "__pydantic_extra__": lambda: None,
    "__pydantic_private__": lambda: None,
}
"""What pydantic keeps beside the fields of a value."""

_held = BaseModel.__dict__["__dict__"].__get__
"""Finds the dictionary in which a value of pydantic's holds its fields."""


class RecordedChange(Change):
    """A change of the log. It equals, hashes, prints, copies, pickles and dumps as the `Change` that it is."""

    __slots__ = ("_row",)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a field has the type that `Change` gives it
        """Read a field when it is asked for the first time."""
        if name in _READ:
            value = _held(self)[name] = _READ[name](_row_of(self))
            return value
        if name in _BLANK:
            return _BLANK[name]()
        msg = f"{Change.__name__!r} object has no attribute {name!r}"
        raise AttributeError(msg)

    @property
    def __dict__(self) -> dict[str, Any]:  # type: ignore[override] # what pydantic looks into: it must be whole
        """Read what is left, and give all of it in the order of the fields."""
        held: dict[str, Any] = _held(self)
        if tuple(held) != _ORDER:
            whole = {name: getattr(self, name) for name in _READ}
            held.clear()
            held.update(whole)
        return held

    def plain(self) -> Change:
        """Make the same change without its row."""
        return Change.model_construct(**self.__dict__)

    def __eq__(self, other: object) -> bool:
        """Compare by content with any change, recorded or not."""
        return isinstance(other, Change) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        """Hash by content, as any change."""
        return super().__hash__()

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle as the change that it is."""
        return copy, (self.plain(),)

    def __copy__(self) -> Change:  # type: ignore[override] # what comes of it is no row any more
        """Copy as the change that it is."""
        return self.plain()

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Change:  # type: ignore[override] # likewise
        """Copy as the change that it is."""
        return self.plain().__deepcopy__(memo)

    def __repr_name__(self) -> str:
        """Print as the change that it is."""
        return Change.__name__


_slot = type.__getattribute__(RecordedChange, "_row")
_row_of, _put_row, _new = _slot.__get__, _slot.__set__, RecordedChange.__new__


def recorded(rows: Iterable[Raw]) -> Iterator[Change]:
    """Make a change of every row."""
    for row in rows:
        change = _new(RecordedChange)
        _put_row(change, row)
        yield change
