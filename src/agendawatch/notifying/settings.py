"""The `[notify]` table of `agendawatch.toml`: to whom, how often, of what."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from agendawatch.errors import InputError
from agendawatch.following.watch_file import line_of
from agendawatch.i18n import Language

__all__ = ["NotifySettings", "read_notify"]

_TABLE = "notify"
_KEYS = ("to", "when", "hour", "language", "watches", "all", "proposals")
_WHENS = ("at-once", "daily")
_LANGUAGES: tuple[Language, ...] = ("sv", "en")
_LAST_HOUR = 23


@dataclass(frozen=True, slots=True)
class NotifySettings:
    """What the table says."""

    to: tuple[str, ...] = ()
    """Addresses as Apprise writes them, or `$NAME` of variables that hold them."""
    digest: bool = False
    """Whether news come together once a day (`when = "daily"`), or at once."""
    hour: int = 7
    """The hour in Sweden from which a day's digest is sent."""
    language: Language | None = None
    """`None` where the table leaves it open."""
    watches: tuple[str, ...] = ()
    """Names of the watches that tell; `()` for all of the file."""
    everything: bool = False
    """Whether every change is told, found by a watch or not (`all = true`)."""
    proposals: bool = True
    """Whether what is done with followed proposals is told."""


def read_notify(text: str) -> NotifySettings:
    r"""Read the table; other tables are somebody else's, and without it all is as usual.

    >>> read_notify('[notify]\nto = ["$MIN_KANAL"]\nwhen = "daily"').digest
    True

    What is wrong raises `InputError` with its line; an address is never shown, since it may be a key.
    """
    try:
        table = tomllib.loads(text).get(_TABLE, {})
    except tomllib.TOMLDecodeError as error:
        field = "agendawatch.toml"
        raise InputError(field, str(error), "TOML") from error
    if not isinstance(table, dict):
        field = f"line {line_of(text, _TABLE, 0)}"
        raise InputError(field, _TABLE, "[notify], with one pair of brackets")
    return _Table(text, table).read()


class _Table:
    """The table while it is read."""

    def __init__(self, text: str, table: Mapping[str, object]) -> None:
        self._text = text
        self._table = table

    def read(self) -> NotifySettings:
        """Check key by key."""
        for key in self._table.keys() - set(_KEYS):
            near = get_close_matches(key, _KEYS, 1)
            raise self._wrong(key, key, near[0] if near else f"one of {', '.join(_KEYS)}")
        language = self._choice("language", _LANGUAGES)
        return NotifySettings(
            to=self._texts("to"),
            digest=self._choice("when", _WHENS) == "daily",
            hour=self._hour(),
            language=next((it for it in _LANGUAGES if it == language), None),
            watches=self._texts("watches"),
            everything=self._flag("all", usual=False),
            proposals=self._flag("proposals", usual=True),
        )

    def _texts(self, key: str) -> tuple[str, ...]:
        value = self._table.get(key, [])
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(it, str) and it.strip() for it in values):
            raise self._wrong(key, "…", f'a list of texts, as {key} = ["…"]')
        return tuple(values)

    def _choice(self, key: str, known: tuple[str, ...]) -> str | None:
        value = self._table.get(key)
        if value is not None and value not in known:
            raise self._wrong(key, value, " or ".join(known))
        return value if isinstance(value, str) else None

    def _hour(self) -> int:
        key = "hour"
        value = self._table.get(key, NotifySettings().hour)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _LAST_HOUR:
            raise self._wrong(key, value, f"an hour of the day, 0 to {_LAST_HOUR}")
        return value

    def _flag(self, key: str, *, usual: bool) -> bool:
        value = self._table.get(key, usual)
        if not isinstance(value, bool):
            raise self._wrong(key, value, "true or false")
        return value

    def _wrong(self, key: str, value: object, expected: str) -> InputError:
        line = line_of(self._text, _TABLE, 0, key, value if isinstance(value, str) else None)
        return InputError(f"line {line}: {key}", value, expected)
