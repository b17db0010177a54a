"""How a sandbox and its processes speak: calls as pickles, answers with their length before them, over pipes."""

from __future__ import annotations

import pickle
import struct
from collections.abc import Callable
from enum import IntEnum
from typing import IO, Any, NamedTuple

from agendawatch.readers.sandbox.limits import Limits

__all__ = ["Call", "Kind", "Message", "ask", "asked", "receive", "send"]

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
    """What is asked of a process."""

    function: Callable[..., Any]  # Any: whatever a reader takes and gives
    arguments: tuple[Any, ...]
    limits: Limits


class Message(NamedTuple):
    """What a process says."""

    kind: Kind
    body: bytes = b""
    last: bool = False
    """Whether the process ends after it."""


def ask(to: IO[bytes], call: Call) -> None:
    """Ask for something, without a copy of the pages in it."""
    pickle.dump(tuple(call), to, pickle.HIGHEST_PROTOCOL)
    to.flush()


def asked(whence: IO[bytes]) -> Call | None:
    """Hear what is asked, by who started this process; `None` when nobody asks any more."""
    try:
        return Call(*pickle.load(whence))  # noqa: S301 - as just said
    except EOFError:
        return None


def send(to: IO[bytes], message: Message) -> None:
    """Say something."""
    to.write(_HEAD.pack(message.kind, message.last, len(message.body)))
    to.write(message.body)
    to.flush()


def receive(whence: IO[bytes], most: int) -> Message | None:
    """Hear what is said; `None` when there is nobody any more. Raises `ValueError` for what is over the most bytes."""
    head = whence.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, last, size = _HEAD.unpack(head)
    if size > most:
        msg = f"an answer of {size} bytes"
        raise ValueError(msg)
    body = whence.read(size)
    return Message(Kind(kind), body, last) if len(body) == size else None
