"""How a sandbox and its processes speak: messages with their length before them, over pipes."""

from __future__ import annotations

import struct
from enum import IntEnum
from typing import IO, NamedTuple

__all__ = ["Kind", "Message", "receive", "send"]

_HEAD = struct.Struct("!B?Q")


class Kind(IntEnum):
    """What a message is."""

    CALL = 0
    READY = 1
    """The process has started."""
    VALUE = 2
    """What the function gave."""
    ERROR = 3
    """An error of ours."""
    BUG = 4
    """What the function fell over."""
    MEMORY = 5
    """There was no memory left."""


class Message(NamedTuple):
    """What is said."""

    kind: Kind
    body: bytes = b""
    last: bool = False
    """Whether the process ends after it."""


def send(to: IO[bytes], message: Message) -> None:
    """Say something."""
    to.write(_HEAD.pack(message.kind, message.last, len(message.body)))
    to.write(message.body)
    to.flush()


def receive(whence: IO[bytes], most: int | None) -> Message | None:
    """Hear what is said; `None` when there is nobody any more. Raises `ValueError` for what is over the most bytes."""
    head = whence.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, last, size = _HEAD.unpack(head)
    if most is not None and size > most:
        msg = f"an answer of {size} bytes"
        raise ValueError(msg)
    body = whence.read(size)
    return Message(Kind(kind), body, last) if len(body) == size else None
