"""The program of a sandbox's process: it takes a function and what to call it with, and gives back what came of it."""

from __future__ import annotations

import os
import sys
import traceback

from agendawatch.errors import BUGS, AgendawatchError
from agendawatch.readers.sandbox.messages import (
    Call,
    Kind,
    Message,
    confine,
    contain,
    memory_in_use,
    packed,
    receive_call,
    send_message,
)

_OVER = 2
"""Part of the memory of one document that may stay in use after it: past that, a fresh process is cheaper."""


def main() -> None:
    """Answer calls until nobody asks any more, or too much memory stays in use."""
    told = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints is no answer.
    os.dup2(2, 1)
    contain()
    send_message(told, Message(Kind.READY))
    rest, last = None, False
    while not last:
        try:
            call = receive_call(sys.stdin.buffer)
        except BUGS as error:
            # A reader that stands in no module, or in none that can be imported: no page's fault.
            send_message(told, _bug(error)._replace(last=True))
            return
        if call is None:
            return
        # What the call names is imported by now, and costs its document nothing.
        rest = rest or memory_in_use()
        answer = _answer(call)
        limit = call.limits.memory // _OVER
        del call
        last = answer.kind is Kind.MEMORY or (rest is not None and (memory_in_use() or 0) - rest > limit)
        send_message(told, answer._replace(last=last))


def _answer(call: Call) -> Message:
    confine(call.limits)
    try:
        return Message(Kind.VALUE, packed(call.function(*call.arguments)))
    except MemoryError:
        return Message(Kind.MEMORY)
    except AgendawatchError as error:
        return Message(Kind.ERROR, packed(error))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - of a source that somebody else wrote
        return _bug(error)


def _bug(error: BaseException) -> Message:
    return Message(Kind.BUG, packed((f"{type(error).__name__}: {error}", traceback.format_exc())))
