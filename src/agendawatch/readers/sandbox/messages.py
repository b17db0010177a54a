"""How a sandbox and its processes speak: calls as pickles, answers with their length before them, over pipes."""

from __future__ import annotations

import datetime as dt
import importlib
import io
import os
import pickle
import struct
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum, IntEnum
from functools import cache
from types import ModuleType
from typing import IO, Any, NamedTuple
from zoneinfo import ZoneInfo

from agendawatch.errors import AgendawatchError

# How much one page or document may take of the machine, and how a process holds itself to it.

_STATM = "/proc/self/statm"
_SCRAP = 65_536
"""Bytes that a confined process may write into a file: what it complains of, and nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the reading of one page or document may take."""

    cpu: float = 30.0
    """Seconds of processor time; a summons of 1,000 dense pages takes ten."""
    wall: float = 60.0
    """Seconds by the clock, after which the process is killed, on every platform."""
    memory: int = 300_000_000
    """Bytes of address space beside what the process holds at rest and the page itself."""
    answer: int = 32_000_000
    """Bytes of what was read, as it is sent back."""

    def times(self, count: int) -> Limits:
        """Give the time for so many documents; memory stays as it is."""
        return replace(self, cpu=self.cpu * count, wall=self.wall * count)


def _resource() -> ModuleType | None:
    """Import what POSIX has and Windows has not."""
    try:
        return importlib.import_module("resource")
    except ImportError:
        return None


def contain() -> None:
    """Give up for good what a reader never needs: to leave a core, and to write more than a few lines into any file."""
    # A module's compiled form is longer than that: cut short, it would stop every process that imports it after us.
    sys.dont_write_bytecode = True
    if (resource := _resource()) is not None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (_SCRAP, _SCRAP))


def confine(limits: Limits) -> None:
    """Hold this process to the limits of one document, counted from what it has used so far."""
    if (resource := _resource()) is None:
        return
    used = sum(os.times()[:2])
    _soften(resource, resource.RLIMIT_CPU, int(used + limits.cpu) + 1)
    if (held := memory_in_use()) is not None:
        _soften(resource, resource.RLIMIT_AS, held + limits.memory)


def _soften(resource: ModuleType, kind: int, wanted: int) -> None:
    """Set a limit as low as wanted, or as what the operator has set already."""
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def memory_in_use() -> int | None:
    """Tell how many bytes of address space this process holds; `None` where the system does not say."""
    try:
        with open(_STATM, encoding="ascii") as told:  # noqa: PTH123 - asked for every document
            return int(told.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return None


# What comes back from a sandbox: values of ours as pickles, of which nothing is run or taken at its word.
#
# An ordinary pickle names functions, and whoever loads it calls them. Here a value is written as the name of its
# class and what it holds, and is made again by that class itself, which checks it; no other name is looked up.

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
        return {field.name: getattr(value, field.name) for field in fields(value)}
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


# How a sandbox and its processes speak.

_HEAD = struct.Struct("!B?Q")


class Kind(IntEnum):
    """What a message is."""

    READY = 0
    """The process has started."""
    VALUE = 1
    """What the function gave."""
    ERROR = 2
    """An error of ours."""
    BUG = 3
    """What the function fell over."""
    MEMORY = 4
    """There was no memory left."""


class Call(NamedTuple):
    """A function that a process is to call, and with what."""

    function: Callable[..., Any]  # Any: whatever a reader takes and gives
    arguments: tuple[Any, ...]
    limits: Limits


class Message(NamedTuple):
    """What a process answers."""

    kind: Kind
    body: bytes = b""
    last: bool = False
    """Whether the process ends after it."""


def send_call(to: IO[bytes], call: Call) -> None:
    """Write a call to a process, without a copy of the pages in it."""
    pickle.dump(tuple(call), to, pickle.HIGHEST_PROTOCOL)
    to.flush()


def receive_call(whence: IO[bytes]) -> Call | None:
    """Read the next call, from the process that started this one; `None` at the pipe's end."""
    try:
        return Call(*pickle.load(whence))  # noqa: S301 - as just said
    except EOFError:
        return None


def send_message(to: IO[bytes], message: Message) -> None:
    """Write a message, with its length before it."""
    to.write(_HEAD.pack(message.kind, message.last, len(message.body)))
    to.write(message.body)
    to.flush()


def receive_message(whence: IO[bytes], most: int) -> Message | None:
    """Read the next message; `None` at the pipe's end. Raises `ValueError` for one of more than `most` bytes."""
    head = whence.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, last, size = _HEAD.unpack(head)
    if size > most:
        msg = f"an answer of {size} bytes"
        raise ValueError(msg)
    body = whence.read(size)
    return Message(Kind(kind), body, last) if len(body) == size else None
