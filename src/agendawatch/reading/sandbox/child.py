"""The program of a sandbox's process: it takes a function and what to call it with, and gives back what came of it."""

from __future__ import annotations

import os
import pickle
import sys
import traceback
from collections.abc import Callable
from typing import Any, BinaryIO, NamedTuple

from agendawatch.errors import BUGS, AgendawatchError
from agendawatch.reading.sandbox.limits import Limits, confine, contain, memory_in_use
from agendawatch.reading.sandbox.messages import Kind, Message, receive, send
from agendawatch.reading.sandbox.pickles import packed

__all__ = ["Call", "main"]

_OVER = 2
"""Part of the memory of one document that may stay in use after it: past that, a fresh process is cheaper."""


class Call(NamedTuple):
    """What is asked of the process."""

    function: Callable[..., Any]  # Any: whatever a reader takes and gives
    arguments: tuple[Any, ...]
    limits: Limits


def main() -> None:
    """Answer calls until nobody asks any more, or too much memory stays in use."""
    asked, told = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # Whatever a library prints is no answer.
    os.dup2(2, 1)
    contain()
    send(told, Message(Kind.READY))
    rest, last = None, False
    while not last and (call := _next(asked)) is not None:
        rest = rest or memory_in_use()
        answer = _answer(call)
        limit = call.limits.memory // _OVER
        del call
        last = answer.kind is Kind.MEMORY or (rest is not None and (memory_in_use() or 0) - rest > limit)
        send(told, answer._replace(last=last))


def _next(asked: BinaryIO) -> Call | None:
    """Read a call, and import what it names: that costs its document nothing. `None` when nobody asks any more."""
    message = receive(asked, None)
    return None if message is None else Call(*pickle.loads(message.body))  # noqa: S301 - from who started this process


def _answer(call: Call) -> Message:
    confine(call.limits)
    try:
        return Message(Kind.VALUE, packed(call.function(*call.arguments)))
    except MemoryError:
        return Message(Kind.MEMORY)
    except AgendawatchError as error:
        return Message(Kind.ERROR, packed(error))
    except BUGS as error:
        return Message(Kind.BUG, packed((f"{type(error).__name__}: {error}", traceback.format_exc())))
