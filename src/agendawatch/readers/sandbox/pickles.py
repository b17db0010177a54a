"""What comes back from a sandbox: values of ours as pickles, of which nothing is run or taken at its word.

An ordinary pickle names functions, and whoever loads it calls them. Here a value is written as the name of its class
and what it holds, and is made again by that class itself, which checks it; no other name is looked up.
"""

from __future__ import annotations

import datetime as dt
import io
import pickle
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from agendawatch.errors import AgendawatchError

__all__ = ["packed", "unpacked"]

_OURS = "agendawatch."
_PLAIN: dict[tuple[str, str], Callable[..., Any]] = {
    ("datetime", kind.__name__): kind for kind in (dt.date, dt.datetime, dt.time, dt.timedelta, dt.timezone)
} | {("builtins", kind.__name__): kind for kind in (set, frozenset, complex, bytearray, slice, range)}
"""What may stand in a pickle beside values of ours. Any: each is called with what it needs."""


class _Packer(pickle.Pickler):
    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - pickle's own signature
        """Write a value of ours by its class's name."""
        if isinstance(value, ZoneInfo):
            return made_again, ("zoneinfo.ZoneInfo", value.key)
        if isinstance(value, dt.tzinfo) and not isinstance(value, dt.timezone):
            return dt.timezone, (value.utcoffset(None) or dt.timedelta(),)
        kind = type(value)
        if not kind.__module__.startswith(_OURS):
            return NotImplemented
        held = _held(value)
        return NotImplemented if held is None else (made_again, (f"{kind.__module__}.{kind.__qualname__}", held))


def _held(value: object) -> object:
    """Give what a value of ours is made of; `None` for what is no value."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, AgendawatchError):
        return value.args, dict(value.__dict__)
    if hasattr(value, "model_fields_set"):
        state = value.__dict__
        return {name: state[name] for name in value.model_fields_set}
    if is_dataclass(value):
        return {it.name: getattr(value, it.name) for it in fields(value)}
    if isinstance(value, Mapping):
        return dict(value)
    return value.__getnewargs__() if isinstance(value, tuple) else None  # type: ignore[attr-defined] # every tuple has it


class _Unpacker(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - pickle's own signature
        """Look up the few names that may stand in a pickle."""
        if (module, name) == (__name__, made_again.__name__):
            return made_again
        try:
            return _PLAIN[module, name]
        except KeyError:
            msg = f"{module}.{name} is none of our values"
            raise pickle.UnpicklingError(msg) from None


def made_again(name: str, held: Any) -> object:  # noqa: ANN401 - what a class of ours is made of
    """Make a value of ours again; its class refuses what it would refuse from anybody."""
    if name == "zoneinfo.ZoneInfo":
        return ZoneInfo(held)
    kind = _kind(name)
    if issubclass(kind, Enum):
        return kind(held)
    if issubclass(kind, AgendawatchError):
        error = kind.__new__(kind, *held[0])
        error.__dict__.update(held[1])
        return error
    if issubclass(kind, tuple):
        return kind(*held)
    return kind(held) if issubclass(kind, Mapping) else kind(**held)


@cache
def _kind(name: str) -> Any:  # noqa: ANN401 - any class of ours that holds values
    """Find a class of ours that holds values, by its name, in what is imported here already."""
    module, _, own = name.rpartition(".")
    found = getattr(sys.modules.get(module), own, None) if module.startswith(_OURS) else None
    if isinstance(found, type) and (
        issubclass(found, Enum | AgendawatchError | Mapping | tuple)
        or is_dataclass(found)
        or hasattr(found, "model_fields")
    ):
        return found
    msg = f"{name} is none of our values"
    raise pickle.UnpicklingError(msg)


def packed(value: object) -> bytes:
    """Write a value that a sandbox sends back."""
    written = io.BytesIO()
    _Packer(written, pickle.HIGHEST_PROTOCOL).dump(value)
    return written.getvalue()


def unpacked(data: bytes) -> Any:  # noqa: ANN401 - whatever the reader gives
    """Read what a sandbox sent back; raises `UnpicklingError`, or whatever a class says of what it does not take."""
    return _Unpacker(io.BytesIO(data)).load()
