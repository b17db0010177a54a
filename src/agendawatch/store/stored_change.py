"""A change as a row of the store: what it holds is read when it is asked for.

Why it is a `Change` that hides its rows stands in `docs/decisions/009-a-recorded-change-is-read-when-asked.md`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, TypeAdapter

from agendawatch.diff.normalization import thawed
from agendawatch.model import AgendaItem, Change, ChangeKind, Document, Meeting, TextDifference

COLUMNS = ("kind", "seen", "item", "document", "before", "after", "words", "differences")
"""A change's own columns, in the order of its row; the number of its meeting's version comes after them."""

Raw = tuple[Any, ...]
"""A row as the driver gives it. Any: columns hold what they hold."""

Fetch = Callable[[Sequence[int]], Mapping[int, str]]
"""Gives the bodies of versions by their numbers."""

read_meeting = lru_cache(maxsize=256)(thawed)
"""Meetings by their JSON: many changes are of one version."""


def _moment(seen: str | dt.datetime) -> dt.datetime:
    """Read a moment: PostgreSQL gives one with its zone, SQLite the text of one in UTC."""
    if isinstance(seen, dt.datetime):
        return seen.astimezone(dt.UTC)
    return dt.datetime.fromisoformat(seen).replace(tzinfo=dt.UTC)


class Bodies:
    """The meetings of some changes, as JSON: fetched together when the first of them is looked at."""

    __slots__ = ("_fetch", "_held", "_versions")

    def __init__(self, versions: Collection[int], fetch: Fetch) -> None:
        """Know which versions are meant."""
        self._versions = versions
        self._fetch = fetch
        self._held: Mapping[int, str] | None = None

    def meeting(self, version: int) -> Meeting:
        """Read the meeting of a version."""
        if self._held is None:
            # Versions are only ever added: what is fetched later is what would have been fetched at once.
            self._held = self._fetch(sorted(set(self._versions)))
        return read_meeting(self._held[version])


_DIFFERENCES = TypeAdapter(tuple[TextDifference, ...])


def read_differences(words: str | None) -> tuple[TextDifference, ...]:
    """Read the passages that differ off a change's column."""
    return _DIFFERENCES.validate_json(words) if words else ()


_READ: Mapping[str, Callable[[Raw], object]] = {
    "kind": lambda row: ChangeKind(row[0]),
    "meeting": lambda row: row[-1].meeting(row[8]),
    "item": lambda row: AgendaItem.model_validate_json(row[2]) if row[2] else None,
    "document": lambda row: Document.model_validate_json(row[3]) if row[3] else None,
    "before": lambda row: row[4],
    "after": lambda row: row[5],
    "words": lambda row: row[6],
    "differences": lambda row: read_differences(row[7]),
    "seen": lambda row: _moment(row[1]),
}
"""How each field is read off a row, in the order of the fields."""

_ORDER = tuple(_READ)


def check_row(row: Raw) -> bool:
    """Read all of a row but its meeting, and give true; raises whatever comes of one that is damaged."""
    for name in ("kind", "seen", "item", "document", "differences"):
        _READ[name](row)
    return True


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

    __slots__ = ("_bodies", "_row")

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a field has the type that `Change` gives it
        """Read a field when it is asked for the first time."""
        if name in _READ:
            value = _held(self)[name] = _READ[name]((*_row_of(self), _bodies_of(self)))
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


_row_slot, _bodies_slot = (type.__getattribute__(RecordedChange, name) for name in ("_row", "_bodies"))
_row_of, _put_row = _row_slot.__get__, _row_slot.__set__
_bodies_of, _put_bodies = _bodies_slot.__get__, _bodies_slot.__set__
_new = RecordedChange.__new__


def recorded(batches: Iterable[Sequence[Raw]], fetch: Fetch) -> Iterator[Change]:
    """Make a change of every row; the meetings of a batch are fetched together, when one of them is looked at."""
    for rows in batches:
        bodies = Bodies([row[8] for row in rows], fetch)
        for row in rows:
            change = _new(RecordedChange)
            _put_row(change, row)
            _put_bodies(change, bodies)
            yield change
